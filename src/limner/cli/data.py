"""`limner data`: makes and looks through training data."""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np

from limner.errors import MissingDependency


@click.group()
def command() -> None:
    """Make training data, or look through it."""
    from importlib.util import find_spec

    if find_spec("fsspec") is None:
        raise MissingDependency("training data needs fsspec: pip install 'limner[train]'")


@command.command()
@click.option(
    "--out", required=True, metavar="DIR", help="An empty or new folder, or any URL (gs://, s3://)."
)
@click.option("--size", type=int, default=64, show_default=True, help="Pixels a side, 32 to 512.")
@click.option("--count", type=int, default=48000, show_default=True, help="Pictures.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--packages", metavar="DIR", help="Keep the npm packages there, or find them there.")
def emoji(out: str, size: int, count: int, seed: int, packages: str | None) -> None:
    """Captioned pictures of openly licensed emoji art, from the npm registry."""
    from limner.flow.data.emoji.make import make

    from_home = packages or str(_cache() / "npm")
    made = make(out, size=size, count=count, seed=seed, packages=Path(from_home), told=_told)
    click.echo(f"{made} pictures in {out}; licences in {out}/LICENSES.txt")


@command.command()
@click.option("--out", required=True, metavar="DIR", help="An empty or new folder, or any URL.")
@click.option("--size", type=int, default=256, show_default=True, help="Pixels a side, 256 to 2048.")
@click.option("--count", type=int, default=200, show_default=True, help="Pictures.")
@click.option("--seed", type=int, default=0, show_default=True)
def diorama(out: str, size: int, count: int, seed: int) -> None:
    """Captioned pictures made by the diorama engine."""
    import limner
    from limner.diorama import catalog, places, styles
    from limner.flow.data.diorama import Words, make

    def paint(prompt: str, seed: int) -> np.ndarray:
        picture = limner.generate(
            prompt, size=str(size), seed=seed, quality="draft", watermark=False, provenance="none"
        )[0]
        return np.asarray(picture.pixels)

    words = Words(
        sorted(catalog.modelled()),
        [f"in the {place.replace('_', ' ')}" for place in sorted(places.PLACES)],
        styles.names(),
    )
    made = make(out, size=size, count=count, seed=seed, words=words, paint=paint, told=_told)
    click.echo(f"{made} pictures in {out}")


@command.command()
@click.argument("path")
@click.option("--sheet", metavar="PNG", help="Write a contact sheet there.")
@click.option("--limit", type=int, metavar="N", help="Look at that many samples, spread evenly.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def check(path: str, sheet: str | None, limit: int | None, as_json: bool) -> None:
    """Count, measure and show the captioned pictures at PATH (a folder, shards, any URL)."""
    import json

    from limner.flow.data.check import check as look

    report = look(path, limit=limit, sheet=sheet)
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False) if as_json else report.text())


def _told(done: int, of: int) -> None:
    click.echo(f"{done} of {of}", err=True)


def _cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("limner"))
