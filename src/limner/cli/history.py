"""`limner history`: the pictures made here."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import datetime

import click

from limner.errors import InvalidRequest, NotFound


@click.command()
@click.argument("payload", required=False)
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    help="How many, newest first.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a picture.")
@click.option(
    "--clear", type=click.Choice(["all", "prompts"]), help="Forget all pictures, or only their words."
)
def command(payload: str | None, limit: int, as_json: bool, clear: str | None) -> None:
    """List the pictures made here, or the one whose watermark says PAYLOAD (16 hexadecimal digits).

    LIMNER_LEDGER=off keeps no list; =prompts keeps the words as well.
    """
    from limner.finish import ledger

    if clear is not None:
        if payload is not None:
            raise InvalidRequest("clear", "give --clear or a payload, not both")
        click.echo(f"{ledger.clear(prompts_only=clear == 'prompts')} forgotten", err=True)
        return
    if payload is not None:
        if not re.fullmatch(r"[0-9a-fA-F]{16}", payload):
            raise InvalidRequest("payload", f"expected 16 hexadecimal digits, got {payload!r}")
        entry = ledger.find(int(payload, 16))
        if entry is None:
            raise NotFound(f"payload: no picture made here has {payload}")
        found = [entry]
    else:
        found = ledger.entries(limit)
    for entry in found:
        if as_json:
            click.echo(json.dumps(asdict(entry), ensure_ascii=False))
            continue
        words = "" if entry.request is None else "  " + json.loads(entry.request).get("prompt", "")
        when = datetime.fromtimestamp(entry.made).isoformat(" ", "seconds")
        click.echo(
            f"{entry.payload}  {when}  {entry.engine}  seed {entry.seed}  {entry.width}x{entry.height}{words}"
        )
    if not found and ledger.mode() == "off":
        click.echo("no list is kept (LIMNER_LEDGER=off)", err=True)
