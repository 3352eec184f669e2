"""Running the application: uvicorn, ending in good order when it is told to."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI

from limner.serve.settings import Settings

_AFTER = 5.0
"""Seconds beyond `Settings.drain` in which replies may leave."""


class Server(uvicorn.Server):
    """Stops taking work at the first signal to end, and lets what is in hand be finished."""

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        self._app = app
        super().__init__(
            uvicorn.Config(
                app,
                host=settings.host,
                port=settings.port,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=int(settings.drain + _AFTER),
                h11_max_incomplete_event_size=64 << 10,
            )
        )

    def run(self, sockets: Any = None) -> None:
        """Serve until told to end. uvicorn raises the signal again when all is done; being told to end is no failure."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        super().run(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Called in the middle of whatever the main thread does, perhaps with a lock in hand: another thread drains."""
        service = getattr(self._app.state, "service", None)
        if service is not None and not service.queue.draining:
            threading.Thread(target=service.drain, daemon=True).start()
        super().handle_exit(sig, frame)
