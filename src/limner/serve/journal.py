"""The log: one JSON object a line on stderr. What people wrote in prompts is not in it unless the operator asks."""

from __future__ import annotations

import datetime
import json
import logging
import sys
import traceback
from typing import Any


class Lines(logging.Formatter):
    """Records as JSON: time (UTC), level, logger, event, and what `facts` the record carries. prompts: whether messages of
    exceptions, which may quote a prompt, are told as well as their type and place."""

    def __init__(self, *, prompts: bool = False) -> None:
        super().__init__()
        self.prompts = prompts

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        line: dict[str, Any] = {
            "time": at.isoformat(timespec="milliseconds"), "level": record.levelname.lower(), "logger": record.name,
            "event": record.getMessage(), **getattr(record, "facts", {}),
        }  # fmt: skip
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = told(record.exc_info[1], prompts=self.prompts)
        return json.dumps(line, ensure_ascii=False, default=str)


def told(error: BaseException, *, prompts: bool) -> dict[str, Any]:
    """An exception for the log: type, where it was raised, and its message if messages may be told."""
    places = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)[-8:]]
    out: dict[str, Any] = {"type": type(error).__name__, "at": places}
    if prompts:
        out["message"] = str(error)
    return out


def setup(*, prompts: bool = False, level: str = "INFO") -> None:
    """Send every logger of this process, uvicorn's too, to stderr as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(prompts=prompts))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    # Its lines on starting and stopping say what ours say; its warnings are wanted.
    logging.getLogger("uvicorn.error").setLevel("WARNING")
    logging.getLogger("uvicorn.access").disabled = True


def note(log: logging.Logger, event: str, *, level: int = logging.INFO, **facts: Any) -> None:
    """Write one line."""
    log.log(level, event, extra={"facts": facts})
