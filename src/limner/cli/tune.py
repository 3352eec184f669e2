"""`limner tune`: an adapter (LoRA) from a handful of pictures."""

from __future__ import annotations

import click


@click.command()
@click.argument("weights")
@click.option("--data", metavar="URL", help="A folder of pictures, each with a .txt of the same name.")
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    help="The adapter, .safetensors; with --merge: a folder of weights.",
)
@click.option("--steps", type=int, default=200, show_default=True)
@click.option("--rank", type=int, default=8, show_default=True)
@click.option("--rate", type=float, default=2e-3, show_default=True)
@click.option("--batch", type=int, default=4, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--target",
    "targets",
    multiple=True,
    metavar="PART",
    help="Only matrices whose names hold this; repeatable.",
)
@click.option(
    "--merge",
    "merged",
    multiple=True,
    metavar="FILE[:SCALE]",
    help="Learn nothing: merge these adapters for good.",
)
def command(
    weights: str, data: str | None, out: str, steps: int, rank: int, rate: float, batch: int, seed: int,
    targets: tuple[str, ...], merged: tuple[str, ...],
) -> None:  # fmt: skip
    """Learn an adapter for WEIGHTS (a folder or a name) from the pictures at --data."""
    from limner.errors import InvalidRequest

    if merged:
        if data is not None:
            raise InvalidRequest("merge", "merging takes no --data")
        from pathlib import Path

        from limner.engines.learned import parse_lora
        from limner.flow import lora
        from limner.flow import weights as store

        whole = lora.merge(store.load(weights), [parse_lora(text) for text in merged])
        store.save(out, whole.config, whole.flat, usual=whole.usual, few=whole.few)
        click.echo(f"{whole.name} in {Path(out)}")
        return
    if data is None:
        raise InvalidRequest("data", "expected a folder or URL with captioned pictures")
    from limner.cli.train import needed

    needed()
    from limner.flow.train.tune import Ask, tune

    ask = Ask(steps=steps, rank=rank, rate=rate, batch=batch, seed=seed, targets=targets)

    def told(step: int, loss: float) -> None:
        if step % 20 == 0 or step == steps:
            click.echo(f"{step}/{steps}  loss {loss:.4f}", err=True)

    tune(weights, data, out, ask, told=told)
    click.echo(
        f"{out}: use it with --lora {out}, or merge it with limner tune {weights} --merge {out} --out FOLDER"
    )
