"""`limner scene`: what a prompt is read as."""

from __future__ import annotations

from pathlib import Path

import click

from limner.picture import write_whole
from limner.request import Request


@click.command()
@click.argument("prompt")
@click.option("-o", "--output", metavar="FILE", help="Write it there instead of stdout.")
@click.option("--negative", help="What must not be seen.")
@click.option("--assets", metavar="DIR", help="A folder of your own bodies.")
def command(prompt: str, output: str | None, negative: str | None, assets: str | None) -> None:
    """Print the scene of PROMPT as JSON; edit it and draw it with `limner generate --scene`."""
    from limner import pipeline

    scene = pipeline.read(Request(prompt=prompt, negative=negative, assets=assets))
    assert scene is not None
    for word in scene.unresolved:
        click.echo(word.line, err=True)
    if output is None:
        click.echo(scene.to_json())
    else:
        write_whole(Path(output), (scene.to_json() + "\n").encode())
