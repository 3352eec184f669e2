"""`limner doctor`: what runs here."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

import click

PARTS = ("numpy", "mitsuba", "pyoidn", "spacy", "resvg-py", "pillow", "trimesh")


@click.command()
def command() -> None:
    """Say which renderer runs here, why, and how to get the fast one; list engines and versions."""
    from limner import engines
    from limner.diorama import device

    found = device.choose()
    click.echo(f"limner    {_version('limner')}, Python {platform.python_version()}, {os.cpu_count()} cores")
    click.echo(f"renderer  {found.variant}: {found.reason}")
    if found.library:
        click.echo(f"          {found.library}")
    if found.variant == device.SLOW:
        click.echo(f"          several times slower than {device.FAST}; to get it: {device.advice()}")
    click.echo(f"engines   {', '.join(engines.names())}")
    click.echo("parts     " + ", ".join(f"{name} {_version(name)}" for name in PARTS))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
