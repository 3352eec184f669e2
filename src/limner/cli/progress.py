"""Progress on a terminal as a bar, elsewhere as plain lines; and work that Ctrl-C stops at once."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

import click

from limner.engines import Step
from limner.picture import leave

T = TypeVar("T")
WIDTH = 28


class Meter:
    """Shows steps on stderr: one moving bar on a terminal, a line at each quarter and stage otherwise."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.bar = sys.stderr.isatty()
        self._told = (-1, "")

    def __call__(self, step: Step) -> None:
        """Take one step."""
        if self.quiet:
            return
        if self.bar:
            full = round(step.share * WIDTH)
            line = f"\r{step.picture + 1}/{step.count} [{'#' * full}{'.' * (WIDTH - full)}] {step.stage:<8}"
            click.echo(line, nl=step.share >= 1, err=True)
            return
        mark = (step.picture * 5 + int(step.share * 4), step.stage)
        if mark != self._told:
            self._told = mark
            click.echo(f"picture {step.picture + 1} of {step.count}: {step.share:.0%} {step.stage}", err=True)


def interruptible(work: Callable[[Callable[[], bool]], T]) -> T:
    """Run `work(cancelled)` in a thread, so that Ctrl-C is heard while the renderer is in native code.

    After Ctrl-C the process ends at once (exit code 130): nothing is waited for but a file that is just being written,
    0.2 s at most. Files are written whole or not at all, so nothing half-made stays behind.
    """
    stop = threading.Event()
    result: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(work(stop.is_set))
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(0.1)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop.set()
        click.echo("\nlimner: stopped; nothing partial was written", err=True)
        sys.stderr.flush()
        # Native threads may still be rendering; waiting for them would take longer than a person wants to.
        leave(130)
    if failure:
        raise failure[0]
    return result[0]
