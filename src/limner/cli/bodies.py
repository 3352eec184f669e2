"""`limner bodies`: what can be drawn."""

from __future__ import annotations

import click


@click.command()
@click.argument("word", required=False)
@click.option("--places", "what", flag_value="places", help="List places instead.")
@click.option("--styles", "what", flag_value="styles", help="List styles instead.")
@click.option("--assets", metavar="DIR", help="Count in a folder of your own bodies.")
def command(word: str | None, what: str | None, assets: str | None) -> None:
    """List the things that can be drawn, or those whose names hold WORD."""
    if what == "places":
        from limner.diorama import places

        lines = sorted(places.PLACES)
    elif what == "styles":
        from limner.diorama import styles

        lines = list(styles.names())
    else:
        from limner.diorama import catalog
        from limner.diorama.assets import load_assets

        own = load_assets(assets) if assets else None
        lines = [
            key + (f"  ({', '.join(names)})" if names else "")
            for key, names, _ in catalog.vocabulary_entries(own)
        ]
    for line in lines:
        if word is None or word.lower() in line.lower():
            click.echo(line)
