"""`limner distil`: a student of a few steps from a trained run."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("run")
@click.option("--out", metavar="DIR", help="The student's folder; RUN/student where nothing is said.")
@click.option("--steps", type=int, default=4, show_default=True, help="Steps the student will take.")
@click.option("--train", type=int, default=2000, show_default=True, help="Training steps.")
@click.option("--batch", type=int, default=32, show_default=True)
@click.option("--rate", type=float, default=1e-3, show_default=True)
@click.option(
    "--guidance",
    type=float,
    default=4.0,
    show_default=True,
    help="That the student is used with; it learns up to 8.",
)
@click.option("--seed", type=int, default=0, show_default=True)
def command(
    run: str, out: str | None, steps: int, train: int, batch: int, rate: float, guidance: float, seed: int
) -> None:
    """Teach a student to paint in a few steps what RUN (a folder of `limner train`) paints in many."""
    import json

    from limner.cli.train import needed
    from limner.errors import NotFound

    needed()
    from limner.flow.train.distil import Ask, distil
    from limner.flow.train.recipe import Recipe

    kept = Path(run) / "recipe.json"
    if not kept.is_file():
        raise NotFound(f"run: no recipe.json in {run}; expected the folder of a `limner train` run")
    recipe = Recipe.from_mapping(json.loads(kept.read_text()))
    ask = Ask(
        steps=steps,
        train=train,
        batch=batch,
        rate=rate,
        used=guidance,
        guidance=max(8.0, guidance),
        seed=seed,
    )

    def told(step: int, error: float) -> None:
        if step % 50 == 0 or step == train:
            click.echo(f"{step}/{train}  error {error:.4f}", err=True)

    where = Path(out) if out else Path(run) / "student"
    distil(run, recipe, where, ask, told=told)
    click.echo(f"{where}: a student of {steps} steps")
