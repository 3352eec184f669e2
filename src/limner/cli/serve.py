"""`limner serve`: the HTTP service."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from limner.errors import MissingDependency


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Queue and pictures [default: in your data folder].",
)
@click.option(
    "--storage",
    multiple=True,
    metavar="URL",
    help="Callers may have pictures written below this prefix, such as gs://bucket/limner/. May be given again.",
)
@click.option(
    "--rate", type=click.IntRange(min=0), default=0, help="Calls a minute for each key [default: no limit]."
)
@click.option(
    "--most-waiting", type=click.IntRange(min=1), default=200, show_default=True, help="Jobs in the queue."
)
@click.option(
    "--keep",
    type=click.IntRange(min=60),
    default=86400,
    show_default=True,
    help="Seconds that pictures are kept.",
)
@click.option(
    "--public",
    default="",
    metavar="URL",
    help="How clients reach this service, for the addresses it gives out.",
)
@click.option("--open-to-all", is_flag=True, help="Listen beyond this machine without API keys.")
def command(
    host: str,
    port: int,
    folder: Path | None,
    storage: tuple[str, ...],
    rate: int,
    most_waiting: int,
    keep: int,
    public: str,
    open_to_all: bool,
) -> None:
    """Serve pictures over HTTP: Vertex AI's Imagen protocol, OpenAI's Images API, and limner's own.

    LIMNER_API_KEYS holds the keys (comma-separated, KEY or NAME=KEY); without keys it listens on this machine only.
    """
    try:
        import uvicorn

        from limner.serve.app import create
    except ImportError as error:
        raise MissingDependency(f"the service needs {error.name}: pip install 'limner[serve]'") from None
    from limner.finish.home import home
    from limner.serve.settings import Settings, api_keys

    settings = Settings(
        host=host, port=port, folder=folder or home(), keys=api_keys(), rate=rate, most_waiting=most_waiting,
        storage=storage, keep=float(keep), public=public.rstrip("/"), open_to_all=open_to_all,
    )  # fmt: skip
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    click.echo(f"limner serves on http://{host}:{port} (docs at /docs); Ctrl-C ends it", err=True)
    uvicorn.run(create(settings), host=host, port=port, log_level="warning", access_log=False)
