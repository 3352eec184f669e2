"""Step-level batching: pictures of one size share calls of the network, whatever step each is at; they come and go
between steps, and a picture's bytes do not depend on who else is there."""

from __future__ import annotations

import threading
from collections import deque

from limner.errors import EngineFailed
from limner.flow.painter import Canvas, Painter

SLOTS = 8
"""Canvases in one call."""


class Batch:
    """Canvases in work, for several threads: each asks `advance` for its own; one of them makes the call for all."""

    def __init__(self, painter: Painter, slots: int = SLOTS) -> None:
        self.painter, self.slots = painter, slots
        self.steps = 0
        self._waiting: deque[Canvas] = deque()
        self._busy = False
        self._change = threading.Condition()

    def admit(self, canvas: Canvas) -> None:
        """Let a canvas take part from the next step on."""
        with self._change:
            self._waiting.append(canvas)

    def drop(self, canvas: Canvas) -> None:
        """Take a canvas out, from the next step on; one that is not in is fine."""
        with self._change:
            if canvas in self._waiting:
                self._waiting.remove(canvas)

    def advance(self, canvas: Canvas) -> None:
        """Return once a step of the batch is over in which this canvas may have had its part. Raises what the network
        raised in that step; EngineFailed where the canvas was not admitted."""
        with self._change:
            if canvas.done:
                return
            if canvas not in self._waiting:
                raise EngineFailed("a canvas was asked for that was not admitted")
            if self._busy:
                seen = self.steps
                self._change.wait_for(lambda: self.steps != seen)
                self._tell(canvas)
                return
            self._busy = True
            some = self._next()
        error: Exception | None = None
        try:
            self.painter.predict(some)
        except Exception as caught:
            error = caught
        finally:
            with self._change:
                self._busy = False
                self.steps += 1
                for member in some:
                    if error is not None:
                        member.error = error
                    if member.done and member in self._waiting:
                        self._waiting.remove(member)
                self._change.notify_all()
        self._tell(canvas)

    def _next(self) -> list[Canvas]:
        """Who takes part in the next step: those of the size of the one that waited longest. They go to the end of the
        line, so that another size, or more canvases than slots, have their turn."""
        first = self._waiting[0]
        size = first.query.z.shape
        some = [canvas for canvas in self._waiting if canvas.query.z.shape == size][: self.slots]
        for canvas in some:
            self._waiting.remove(canvas)
            self._waiting.append(canvas)
        return some

    @staticmethod
    def _tell(canvas: Canvas) -> None:
        if canvas.error is not None:
            raise canvas.error
