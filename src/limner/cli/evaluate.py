"""`limner evaluate`: measures on lists of prompts."""

from __future__ import annotations

import json
from pathlib import Path

import click

from limner.picture import Picture, write_whole


@click.group()
def command() -> None:
    """Measure the engine on lists of prompts."""


@command.command()
@click.option("--prompts", required=True, metavar="FILE", help="Lines in GenEval's format.")
@click.option("--limit", type=int, metavar="N", help="That many lines, spread evenly over the file.")
@click.option("--size", type=int, default=512, show_default=True, help="Pixels a side.")
@click.option("--json", "out", metavar="OUT", help="Write scores and every verdict there.")
@click.option("--failures", metavar="DIR", help="Keep the pictures that failed.")
def geneval(prompts: str, limit: int | None, size: int, out: str | None, failures: str | None) -> None:
    """Objects, counts, colours and positions, judged from rendered pixels."""
    from limner.evaluate import geneval as suite

    if failures:
        Path(failures).mkdir(parents=True, exist_ok=True)

    def told(verdict: suite.Verdict, picture: Picture | None) -> None:
        click.echo(f"{'pass' if verdict.passed else 'FAIL'}  {verdict.prompt}  {'; '.join(verdict.reasons)}")
        if failures and picture is not None and not verdict.passed:
            picture.save(Path(failures) / f"{picture.seed:04d}.png")

    score = suite.run(suite.load(prompts, limit), side=size, on_verdict=told)
    for tag, (good, total) in sorted(score.by_tag().items()):
        click.echo(f"{tag:14} {good:4}/{total:<4} {good / total:.3f}")
    click.echo(f"{'overall':14} {score.overall():.3f}  (masks from the renderer, not from a detector)")
    if out:
        record = {
            "overall": score.overall(), "by_tag": score.by_tag(), "size": size,
            "verdicts": [vars(v) for v in score.verdicts],
        }  # fmt: skip
        write_whole(Path(out), json.dumps(record, indent=1).encode())


@command.command()
@click.option(
    "--prompts", required=True, metavar="FILE", help='Lines: a text, a prompt with "text", or JSON.'
)
@click.option("--limit", type=int, metavar="N")
@click.option("--size", type=int, default=512, show_default=True, help="Pixels a side.")
@click.option("--json", "out", metavar="OUT", help="Write every reading there.")
def lettering(prompts: str, limit: int | None, size: int, out: str | None) -> None:
    """Texts, rendered and read back by OCR."""
    from limner.evaluate import lettering as suite

    def told(read: suite.Read, _picture: Picture | None) -> None:
        click.echo(f"{'exact' if read.exact else 'MISS '}  {read.text!r}  read as {read.read!r}")

    reads = suite.run(suite.load(prompts, limit), side=size, on_read=told)
    good = sum(read.exact for read in reads)
    click.echo(f"exact match {good}/{len(reads)} = {good / max(len(reads), 1):.3f}")
    if out:
        rows = [{"text": r.text, "prompt": r.prompt, "read": r.read, "exact": r.exact} for r in reads]
        write_whole(
            Path(out), json.dumps({"exact": good / max(len(reads), 1), "reads": rows}, indent=1).encode()
        )
