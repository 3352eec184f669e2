"""Every error a caller can meet.

LimnerError
├── InvalidRequest        a field of the request is wrong           INVALID_ARGUMENT     400
│   └── Unsupported       this engine cannot do what was asked      INVALID_ARGUMENT     400
├── Blocked               safety verdicts stand against it          INVALID_ARGUMENT     400
├── NotFound              a file, engine or model is not there      NOT_FOUND            404
├── MissingDependency     an optional part is not installed         FAILED_PRECONDITION  412
├── OutputFailed          the result could not be written           PERMISSION_DENIED    403
├── Cancelled             the caller asked to stop                  CANCELLED            499
└── EngineFailed          the engine broke; our fault               INTERNAL             500
"""

from __future__ import annotations

from typing import Any, ClassVar


class LimnerError(Exception):
    """Base of all errors. `grpc_status` and `http_code` say how a service reports it."""

    grpc_status: ClassVar[str] = "UNKNOWN"
    http_code: ClassVar[int] = 500


class InvalidRequest(LimnerError):
    """A field of the request is wrong. `field` names it; the text says what was expected and what came."""

    grpc_status = "INVALID_ARGUMENT"
    http_code = 400

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class Unsupported(InvalidRequest):
    """The chosen engine cannot do what `field` asks; another one may."""


class Blocked(LimnerError):
    """A prompt or a picture that the policy does not allow. `verdicts` say why: what was found, where, how surely."""

    grpc_status = "INVALID_ARGUMENT"
    http_code = 400

    def __init__(self, verdicts: tuple[Any, ...]) -> None:
        stage, why = (
            verdicts[0].stage,
            "; ".join(dict.fromkeys(f"{v.category}: {v.why}" for v in verdicts if v.blocked)),
        )
        super().__init__(f"{stage}: not allowed ({why})")
        self.verdicts = verdicts


class NotFound(LimnerError):
    """A file, engine, style or model that was named does not exist."""

    grpc_status = "NOT_FOUND"
    http_code = 404


class MissingDependency(LimnerError):
    """An optional part is not installed; the text gives the command that installs it."""

    grpc_status = "FAILED_PRECONDITION"
    http_code = 412


class OutputFailed(LimnerError):
    """The result could not be written where the caller wanted it."""

    grpc_status = "PERMISSION_DENIED"
    http_code = 403


class Cancelled(LimnerError):
    """The caller asked to stop; nothing was written."""

    grpc_status = "CANCELLED"
    http_code = 499


class EngineFailed(LimnerError):
    """The engine broke while making a picture."""

    grpc_status = "INTERNAL"
    http_code = 500
