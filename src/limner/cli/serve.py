"""`limner serve`: the HTTP service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from limner.errors import MissingDependency

_GB = 1e9


@click.command(context_settings={"auto_envvar_prefix": "LIMNER_SERVE"})
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
    "--public",
    default="",
    metavar="URL",
    help="How clients reach this service, for the addresses it gives out.",
)
@click.option("--open-to-all", is_flag=True, help="Listen beyond this machine without API keys.")
@click.option(
    "--cors", multiple=True, metavar="ORIGIN", help="Pages of this origin may call; * for any. Repeatable."
)
@click.option(
    "--rate", type=click.IntRange(min=0), default=0, help="Calls a minute for each key [default: no limit]."
)
@click.option(
    "--most-waiting", type=click.IntRange(min=1), default=200, show_default=True, help="Jobs open, in all."
)
@click.option(
    "--most-each", type=click.IntRange(min=1), default=100, show_default=True, help="Jobs open, of each key."
)
@click.option(
    "--patience",
    type=click.FloatRange(min=1),
    default=600,
    show_default=True,
    help="Seconds that a call waits for its pictures.",
)
@click.option(
    "--keep",
    type=click.IntRange(min=60),
    default=86400,
    show_default=True,
    help="Seconds that pictures are kept.",
)
@click.option(
    "--disk",
    type=click.FloatRange(min=0),
    default=0,
    help="GB of pictures kept, the oldest go first [default: no limit].",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that make pictures; one uses every core.",
)
@click.option(
    "--memory",
    type=click.FloatRange(min=0),
    help="GB that workers may take; 0 for any [default: four fifths of the machine's].",
)
@click.option(
    "--job-seconds",
    type=click.FloatRange(min=0),
    default=0,
    help="Seconds a job may be worked on [default: no limit].",
)
@click.option(
    "--grace",
    type=click.FloatRange(min=0.1),
    default=20,
    show_default=True,
    help="Seconds from cancelling a job to killing a worker that goes on.",
)
@click.option(
    "--drain",
    type=click.FloatRange(min=0),
    default=20,
    show_default=True,
    help="Seconds for the jobs in hand when told to end.",
)
@click.option(
    "--body-seconds",
    type=click.FloatRange(min=0.1),
    default=30,
    show_default=True,
    help="Seconds in which the body of a call must have come.",
)
@click.option(
    "--metrics-port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Metrics, without keys, on a port of their own.",
)
@click.option(
    "--warm/--no-warm", default=True, show_default=True, help="Get a worker ready before the first call."
)
@click.option("--log-prompts", is_flag=True, help="Let prompts into the log.")
def command(
    folder: Path | None, disk: float, memory: float | None, warm: bool, log_prompts: bool, **given: Any
) -> None:  # fmt: skip
    """Serve pictures over HTTP: Vertex AI's Imagen protocol, OpenAI's Images API, and limner's own.

    LIMNER_API_KEYS holds the keys (comma-separated, KEY or NAME=KEY), or LIMNER_API_KEYS_FILE names a file of them; without
    keys it listens on this machine only. Every option may also be given as LIMNER_SERVE_OPTION in the environment.
    """
    try:
        from limner.serve import journal, traces
        from limner.serve.app import create
        from limner.serve.run import Server
    except ImportError as error:
        raise MissingDependency(f"the service needs {error.name}: pip install 'limner[serve]'") from None
    from limner.finish.home import home
    from limner.jobs.keeping import lock
    from limner.jobs.memory import machine
    from limner.serve.keys import load
    from limner.serve.settings import Settings

    given["public"] = given["public"].rstrip("/")
    settings = Settings(
        **given, folder=folder or home(), keys=load(), disk=int(disk * _GB), warm="diorama" if warm else None,
        memory=int(memory * _GB) if memory is not None else machine() * 4 // 5, log_prompts=log_prompts,
        traces=traces.wanted(),
    )  # fmt: skip
    # Said in words here; the service itself takes the lock when it starts.
    (settings.folder / "jobs").mkdir(mode=0o700, parents=True, exist_ok=True)
    if (held := lock(settings.folder / "jobs")) is not None:
        held.close()
    app = create(settings)
    journal.setup(prompts=log_prompts)
    click.echo(f"limner serves on http://{settings.host}:{settings.port}; Ctrl-C ends it", err=True)
    Server(app, settings).run()
