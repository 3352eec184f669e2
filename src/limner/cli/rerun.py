"""`limner rerun`: the same pixels again, from what a picture file says about itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import numpy as np

from limner.cli.generate import tell
from limner.cli.progress import Meter, interruptible
from limner.finish import metadata
from limner.picture import format_of, read_text


@click.command()
@click.argument("file")
@click.option("-o", "--output", metavar="FILE", help="[default: FILE's name with -again]")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def command(file: str, output: str | None, quiet: bool) -> None:
    """Make the picture in FILE again and say whether the pixels are the same."""
    from PIL import Image

    from limner import pipeline
    from limner.diorama.device import choose

    record = metadata.parse(read_text(file), file)
    target = Path(output) if output else Path(file).with_name(f"{Path(file).stem}-again.png")
    format_of(target)
    variant = record.details.get("variant")
    if record.engine == "diorama" and variant != choose().variant:
        click.echo(
            f"note: made with {variant}, which is not here; {choose().variant} differs in the last bits",
            err=True,
        )
    request = replace(record.request, seed=record.seed, first=record.index, count=1)

    def work(cancelled: Callable[[], bool]) -> None:
        for picture in pipeline.run(
            request, scene=record.scene, on_progress=Meter(quiet=quiet), cancelled=cancelled
        ):
            picture.save(target)
            tell(picture, target, as_json=False)
            with Image.open(file) as old:
                lossless = old.format == "PNG"
                same = np.array_equal(np.asarray(old.convert("RGB")), picture.pixels[..., :3])
            if same:
                click.echo("the pixels are the same", err=True)
            else:
                why = "" if lossless else f" ({file} is a lossy copy, so they cannot be)"
                click.echo(f"the pixels differ{why}", err=True)

    interruptible(work)
