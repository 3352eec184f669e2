"""`limner show`: what a picture file says about itself."""

from __future__ import annotations

import json

import click

from limner.finish import metadata
from limner.picture import read_text


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="The whole record as JSON.")
def command(file: str, as_json: bool) -> None:
    """Print prompt, seed, engine, version, size and style of FILE."""
    text = read_text(file)
    record = metadata.parse(text, file)
    if as_json:
        click.echo(json.dumps(json.loads(text["limner"]), indent=2, ensure_ascii=False))
        return
    request = record.request
    rows = [
        ("prompt", request.prompt), ("negative", request.negative or ""), ("seed", str(record.seed)),
        ("picture", str(record.index)), ("size", f"{request.width}x{request.height}"),
        ("engine", record.engine),
        ("model", record.model), ("style", str(record.details.get("style", ""))),
        ("quality", request.quality), ("variant", str(record.details.get("variant", ""))),
        ("software", record.software),
    ]  # fmt: skip
    for name, value in rows:
        if value:
            click.echo(f"{name:9} {value}")
