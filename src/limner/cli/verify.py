"""`limner verify`: where picture files come from."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from limner.finish.verify import Report


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file.")
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Say where each FILE comes from, and whether it was altered.

    Exit code: 0 all authentic, 1 one is altered or unsigned, 2 one is unreadable.
    """
    from limner.finish.verify import verify

    worst = 0
    for file in files:
        report = verify(file)
        worst = max(worst, report.code)
        click.echo(report.to_json() if as_json else "\n".join(map(plain, lines(report))))
    ctx.exit(worst)


def plain(line: str) -> str:
    """The line without what would move a terminal's cursor, and of bearable length: a stranger may have written it."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + " ..."


def lines(report: Report) -> list[str]:
    """The report for people."""
    out = [f"{report.file}: {report.why}"]
    signature = report.signature
    if signature is not None:
        whose = f"{signature.signer or 'unknown'} ({signature.issuer or 'unknown issuer'})"
        out.append(f"  signed by   {whose}{'' if signature.known else ', not trusted here'}")
        clock = "" if not signature.time or signature.stamped else " (by the signer's own clock)"
        rows = [
            ("made with", signature.generator), ("signed at", signature.time + clock),
            ("made by", SOURCES.get(signature.source, signature.source)),
            ("told", ", ".join(f"{k} {v}" for k, v in signature.told.items())),
            ("edited from", ", ".join(signature.ingredients)), ("problem", "; ".join(signature.problems)),
        ]  # fmt: skip
        out += [f"  {name:11} {value}" for name, value in rows if value]
    if report.mark is not None:
        mark = report.mark
        moved = "" if abs(mark["scale"] - 1) < 0.003 and abs(mark["turn"]) < 0.1 else (
            f"; since then scaled by {mark['scale']:.2f} and turned by {mark['turn']:.1f} degrees")  # fmt: skip
        public = " (public key: anybody could have made it)" if mark["key"] == "public" else ""
        out.append(f"  watermark   payload {mark['payload']}, certainty {mark['score']:.2f}{public}{moved}")
    elif report.readable:
        out.append("  watermark   none found")
    if report.entry is not None:
        entry = report.entry
        when = datetime.fromtimestamp(entry.made).isoformat(" ", "seconds")
        out.append(
            f"  made here   {when}, {entry.engine}, seed {entry.seed}, picture {entry.index}, {entry.width}x{entry.height}"
        )
        if entry.request is not None:
            out.append(f"  asked for   {json.loads(entry.request).get('prompt', '')}")
    return out


LONGEST = 2000
SOURCES = {
    "algorithmicMedia": "an algorithm, without training data",
    "trainedAlgorithmicMedia": "an algorithm out of training data (generative AI)",
    "compositeSynthetic": "putting pictures together, some of them synthetic",
    "compositeWithTrainedAlgorithmicMedia": "editing a picture with generative AI",
    "digitalCapture": "a camera",
}
