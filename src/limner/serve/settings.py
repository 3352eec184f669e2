"""How the service is set up: from its command line and the environment, checked once."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field
from pathlib import Path

from limner.data.storage import Storage
from limner.errors import InvalidRequest
from limner.serve.keys import Key, digest

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_ORIGIN = re.compile(r"https?://[^/*\s]+|\*")


@dataclass(frozen=True)
class Settings:
    """host, port: where to listen. storage: URL prefixes below which callers may have pictures written. keys: by their
    owner's name; none: open, on loopback only. largest_body: bytes of a
    request. body_seconds: in which a body must have come. rate: calls a minute for each key, 0 for no limit. patience:
    seconds that a synchronous call waits. keep, disk: how long, and how many bytes of, pictures are kept. most_waiting,
    most_each: jobs open in all and for each key. workers: processes that make pictures. memory: bytes they may take, 0 for
    any number. job_seconds: a job may run for, 0 for ever. grace: seconds from cancelling to killing. drain: seconds that
    jobs in hand get when the service is told to end. cors: origins whose pages may call. public: how clients reach this
    service, for the addresses it gives out. metrics_port: a second port with the metrics alone, without keys; 0 for none.
    warm: an engine that workers get ready before the first call. log_prompts: write prompts into the log. traces: send
    OpenTelemetry traces, as the OTEL_ variables say."""

    host: str = "127.0.0.1"
    port: int = 8000
    folder: Path = Path()
    storage: tuple[str, ...] = ()
    keys: dict[str, Key] = field(default_factory=dict)
    largest_body: int = 20 << 20
    body_seconds: float = 30.0
    rate: int = 0
    patience: float = 600.0
    keep: float = 24 * 3600.0
    disk: int = 0
    most_waiting: int = 200
    most_each: int = 100
    workers: int = 1
    memory: int = 0
    job_seconds: float = 0.0
    grace: float = 20.0
    drain: float = 20.0
    cors: tuple[str, ...] = ()
    public: str = ""
    metrics_port: int = 0
    warm: str | None = None
    log_prompts: bool = False
    traces: bool = False
    open_to_all: bool = False

    def __post_init__(self) -> None:
        """Raises InvalidRequest naming the first setting that is wrong."""
        Storage(self.storage)
        if not self.keys and self.host not in LOOPBACK and not self.open_to_all:
            raise InvalidRequest(
                "host",
                f"without API keys the service listens on this machine only, not on {self.host}: set LIMNER_API_KEYS, or "
                "say --open-to-all",
            )
        for origin in self.cors:
            if not _ORIGIN.fullmatch(origin):
                raise InvalidRequest(
                    "cors", f"expected an origin such as https://example.org, got {origin!r}"
                )
        if self.metrics_port and self.metrics_port == self.port:
            raise InvalidRequest("metrics_port", f"expected another port than {self.port}")

    def key(self, given: str | None) -> Key | None:
        """The key that was given; one called 'anybody' where no keys are set; None when it is nobody's."""
        if not self.keys:
            return Key("anybody", b"")
        found = None
        # Every key is compared, each in constant time, so that the time tells nothing.
        asked = digest(given or "")
        for key in self.keys.values():
            if hmac.compare_digest(key.digest, asked):
                found = key
        return found
