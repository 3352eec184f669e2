"""What a run tells: lines of JSON, TensorBoard, and a bar with the time that is left."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from limner.errors import MissingDependency, OutputFailed

BAR = 24


class Log:
    """Writes `log.jsonl` and `tensorboard/` in the run's folder; only the first host does."""

    def __init__(
        self, folder: Path, *, active: bool = True, quiet: bool = False, out: TextIO | None = None
    ) -> None:
        self.active, self.quiet, self.out = active, quiet or not active, out or sys.stderr
        if not active:
            return
        try:
            from tensorboardX import SummaryWriter
        except ImportError:
            raise MissingDependency("training logs need tensorboardX: pip install 'limner[train]'") from None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lines = (folder / "log.jsonl").open("a")
        except OSError as error:
            raise OutputFailed(
                f"out: expected a folder that can be written, got {folder} ({error.strerror}); choose another"
            ) from None
        self._board = SummaryWriter(str(folder / "tensorboard"))
        self._shown = 0.0

    def record(self, step: int, kind: str, values: dict[str, Any]) -> None:
        """One line, and its numbers as curves."""
        if not self.active:
            return
        line = {"step": step, "kind": kind, "time": round(time.time(), 1), **values}
        self._lines.write(json.dumps(line) + "\n")
        self._lines.flush()
        for name, value in values.items():
            if isinstance(value, int | float):
                self._board.add_scalar(f"{kind}/{name}", value, step)

    def picture(self, step: int, name: str, pixels: np.ndarray) -> None:
        """A picture, uint8 (H, W, 3), for TensorBoard."""
        if self.active:
            self._board.add_image(name, pixels, step, dataformats="HWC")

    def say(self, text: str) -> None:
        """A line for people."""
        if not self.quiet:
            clear = "\r\x1b[K" if self.out.isatty() else ""
            self.out.write(f"{clear}{text}\n")
            self.out.flush()

    def bar(self, step: int, steps: int, left: float, values: dict[str, float]) -> None:
        """Where the run stands; on a terminal one moving line, elsewhere a line a minute."""
        if self.quiet:
            return
        now, moving = time.monotonic(), self.out.isatty()
        if not moving and now - self._shown < 60 and step < steps:
            return
        self._shown = now
        full = round(step / steps * BAR)
        text = f"{step}/{steps} [{'#' * full}{'.' * (BAR - full)}] {_span(left)} left"
        text += "".join(f"  {name} {value:.4g}" for name, value in values.items())
        self.out.write(f"\r\x1b[K{text}" if moving and step < steps else f"{text}\n")
        self.out.flush()

    def close(self) -> None:
        """Close the files."""
        if self.active:
            self._lines.close()
            self._board.close()


def _span(seconds: float) -> str:
    if not np.isfinite(seconds):
        return "? h"
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours} h {rest // 60:02d} min" if hours else f"{rest // 60} min {rest % 60:02d} s"
