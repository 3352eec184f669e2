"""How the service is set up: from its command line and the environment, checked once."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from pathlib import Path

from limner.data.storage import Storage
from limner.errors import InvalidRequest

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class Settings:
    """host, port: where to listen. storage: URL prefixes below which callers may have pictures written. keys: SHA-256 of
    each API key by its owner's name; none: open, on loopback only.
    largest_body: bytes of a request. rate: requests a minute for each key, 0 for no limit. patience: seconds that a
    synchronous call waits. public: how clients reach this service, for the addresses it gives out. log_prompts: write
    prompts into the log."""

    host: str = "127.0.0.1"
    port: int = 8000
    folder: Path = Path()
    storage: tuple[str, ...] = ()
    keys: dict[str, bytes] = field(default_factory=dict, repr=False)
    largest_body: int = 20 << 20
    rate: int = 0
    patience: float = 600.0
    keep: float = 24 * 3600.0
    most_waiting: int = 200
    public: str = ""
    log_prompts: bool = False
    open_to_all: bool = False

    def __post_init__(self) -> None:
        Storage(self.storage)
        if not self.keys and self.host not in LOOPBACK and not self.open_to_all:
            raise InvalidRequest(
                "host",
                f"without API keys the service listens on this machine only, not on {self.host}: set LIMNER_API_KEYS, or "
                "say --open-to-all",
            )

    def owner(self, key: str | None) -> str | None:
        """Whose key this is; 'anybody' where no keys are set; None when it is nobody's."""
        if not self.keys:
            return "anybody"
        digest = hashlib.sha256((key or "").encode()).digest()
        # Every key is compared, each in constant time, so that the time tells nothing.
        found = [name for name, known in self.keys.items() if hmac.compare_digest(known, digest)]
        return found[0] if found else None


def api_keys() -> dict[str, bytes]:
    """Digests of the keys in LIMNER_API_KEYS (comma-separated, each KEY or NAME=KEY) and in the lines of the file
    LIMNER_API_KEYS_FILE. Raises InvalidRequest for a key of under 8 characters."""
    entries = [e.strip() for e in os.environ.get("LIMNER_API_KEYS", "").split(",")]
    path = os.environ.get("LIMNER_API_KEYS_FILE")
    if path:
        try:
            entries += [line.strip() for line in Path(path).read_text("utf-8").splitlines()]
        except OSError as error:
            raise InvalidRequest("LIMNER_API_KEYS_FILE", f"cannot read {path}: {error.strerror}") from None
    out = {}
    for number, entry in enumerate(e for e in entries if e and not e.startswith("#")):
        name, _, key = entry.rpartition("=")
        if len(key) < 8:
            raise InvalidRequest("LIMNER_API_KEYS", "expected keys of at least 8 characters")
        out[name or f"key-{number + 1}"] = hashlib.sha256(key.encode()).digest()
    return out
