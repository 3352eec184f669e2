"""`limner train`: a recipe and a folder to a trained model; called again, it goes on."""

from __future__ import annotations

import click

from limner.errors import Cancelled, EngineFailed, InvalidRequest, MissingDependency


@click.command()
@click.argument("recipe")
@click.option(
    "--out",
    required=True,
    metavar="RUN",
    help="The run's folder; checkpoints may lie at gs:// or another URL.",
)
@click.option(
    "--init", metavar="WEIGHTS", help="Begin from these weights (a folder, a name) with a fresh optimiser."
)
@click.option("--data", metavar="URL", help="In place of the recipe's data.url.")
@click.option("--until", type=int, metavar="STEP", help="Stop there; the same command goes on later.")
@click.option(
    "--distributed", is_flag=True, help="One process of several hosts (a TPU pod slice, a cluster)."
)
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def command(
    recipe: str,
    out: str,
    init: str | None,
    data: str | None,
    until: int | None,
    distributed: bool,
    quiet: bool,
) -> None:
    """Train by RECIPE (a TOML file) in the folder RUN. Run it again and it resumes.

    On SIGTERM or Ctrl-C it saves and stops. The averaged weights are in RUN/ema: `limner generate ... --engine flow
    --weights RUN`.
    """
    needed()
    if distributed:
        _join()
    from limner.flow.train import recipe as recipes
    from limner.flow.train.run import Run, keep_compiled

    keep_compiled()
    given = recipes.read(recipe, data)
    if until is not None and until < 1:
        raise InvalidRequest("until", f"expected 1 or more, got {until}")
    result = Run(given, out, init=init, until=until, quiet=quiet).go()
    if not result.finished and (until is None or result.step < until):
        raise Cancelled(f"stopped at step {result.step}; saved")
    if not quiet:
        how = ": nothing was left to do" if result.loss is None else f", loss {result.loss:.4f}"
        click.echo(f"step {result.step}{how}; weights in {out}/ema")


def _join() -> None:
    """Find the other hosts. Raises InvalidRequest where JAX knows of none, EngineFailed where they do not answer."""
    import jax

    try:
        jax.distributed.initialize()
    except ValueError as error:
        raise InvalidRequest(
            "distributed", f"expected one process of a TPU slice or a cluster, got none that JAX knows ({error}); on one "
            "machine leave --distributed out",
        ) from None  # fmt: skip
    except RuntimeError as error:
        raise EngineFailed(f"distributed: the hosts did not find one another: {error}") from None


def needed() -> None:
    """Raises MissingDependency where the extra `train` is not installed."""
    import importlib.util

    missing = [
        name
        for name in (
            "jax",
            "optax",
            "orbax.checkpoint",
            "tensorboardX",
            "fsspec",
            "jaxtyping",
            "threadpoolctl",
        )
        if importlib.util.find_spec(name.partition(".")[0]) is None
    ]
    if missing:
        raise MissingDependency(f"training needs {', '.join(missing)}: pip install 'limner[train]'")
