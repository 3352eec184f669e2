"""The command line: one file a verb, each imported only when it is used."""

from __future__ import annotations

import importlib
import sys

import click

from limner.errors import Blocked, Cancelled, InvalidRequest, LimnerError, NotFound

VERBS = {
    "generate": "Make pictures of a prompt.",
    "scene": "Print what a prompt is read as, as JSON.",
    "show": "Print what a picture file says about itself.",
    "verify": "Say where a picture file comes from, and whether it was altered.",
    "history": "List the pictures made here, or find one by its watermark.",
    "rerun": "Make the same pixels again from a picture file.",
    "bodies": "List the things, places and styles that can be drawn.",
    "serve": "Serve pictures over HTTP.",
    "data": "Make and look through training data.",
    "train": "Train the neural engine by a recipe.",
    "tune": "Learn an adapter (LoRA) from a handful of pictures.",
    "distil": "Teach a student to paint in a few steps.",
    "evaluate": "Measure the engine on lists of prompts.",
    "doctor": "Say what runs here, and how to make it faster.",
}


class _Verbs(click.Group):
    """Knows the verbs by name; a verb's file is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        return importlib.import_module(f"limner.cli.{cmd_name}").command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="limner")
def cli() -> None:
    """Words go in, pictures come out.

    limner generate "a fox reading a book under a tree" -o fox.png
    """


def main() -> None:
    """Entry point. Wrong input ends with exit code 2, a refusal by the safety policy with 3, a failure with 1, an
    interrupt with 130."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = 2
    except Cancelled as error:
        click.echo(f"limner: {error}", err=True)
        code = 130
    except Blocked as error:
        click.echo(f"limner: {error}", err=True)
        code = 3
    except LimnerError as error:
        click.echo(f"limner: {error}", err=True)
        wrong = isinstance(error, InvalidRequest | NotFound) or error.grpc_status in (
            "PERMISSION_DENIED",
            "FAILED_PRECONDITION",
        )
        code = 2 if wrong else 1
    sys.exit(code if isinstance(code, int) else 0)
