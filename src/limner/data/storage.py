"""Pictures into storage at any URL that fsspec knows: gs://, s3://, az://, file:// ..., below prefixes an operator allows.

Credentials are the storage's own (its environment variables, fsspec's configuration). With STORAGE_EMULATOR_HOST set, gs://
goes to that emulator without credentials.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from limner.errors import InvalidRequest, LimnerError, MissingDependency, OutputFailed

FIELD = "storageUri"
_URL = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]{0,15})://(?P<rest>[^\x00-\x20?#\\]*)")
_KIT = {"gs": "gcsfs", "gcs": "gcsfs", "s3": "s3fs", "az": "adlfs", "abfs": "adlfs", "abfss": "adlfs"}


class Denied(LimnerError):  # noqa: N818 - errors read as what happened
    """A place that the operator has not opened to callers."""

    grpc_status = "PERMISSION_DENIED"
    http_code = 403

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field


@dataclass(frozen=True)
class Storage:
    """Where callers may have pictures written. prefixes: URLs such as gs://bucket/limner/; everything below one is open,
    nothing else is."""

    prefixes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for prefix in self.prefixes:
            _split(prefix, "storage")

    def check(self, url: str, field: str = FIELD) -> str:
        """The URL of the folder, with its last slash. Raises InvalidRequest for what is no URL, Denied for what lies
        outside, MissingDependency where what writes there is not installed."""
        scheme, path = _split(url, field)
        if not any(_below(scheme, path, *_split(prefix, "storage")) for prefix in self.prefixes):
            opened = ", ".join(self.prefixes) or "nothing: the operator names prefixes with --storage"
            raise Denied(field, f"{url} is not open for writing here; open is {opened}")
        _system(scheme)
        return f"{scheme}://{path}"

    def write(self, url: str, data: bytes, mime: str, field: str = FIELD) -> None:
        """Write a whole object at a URL below a checked folder. Raises OutputFailed with the storage's own words."""
        scheme, path = _split(url, field)
        path = path.rstrip("/")
        try:
            if scheme == "file":
                _write_file(Path(path), data)
                return
            system = _system(scheme)
            system.pipe_file(
                f"{scheme}://{path}", data, **({"content_type": mime} if _KIT.get(scheme) == "gcsfs" else {})
            )
        except LimnerError:
            raise
        except Exception as error:  # every storage has errors of its own
            told = str(error).strip() or type(error).__name__
            raise OutputFailed(f"{field}: could not write {url}: {told[:300]}") from error


def _split(url: str, field: str) -> tuple[str, str]:
    """(scheme, path with its last slash). Raises InvalidRequest."""
    found = _URL.fullmatch(url)
    if found is None or "::" in url:
        raise InvalidRequest(field, f"expected a URL such as gs://bucket/folder/, got {url!r}")
    path = found["rest"] if found["rest"].endswith("/") else found["rest"] + "/"
    parts = unquote(path).split("/")
    first = parts[1] if found["scheme"] == "file" and parts[0] == "" and len(parts) > 1 else parts[0]
    if any(part in (".", "..") for part in parts) or not first or "@" in parts[0]:
        raise InvalidRequest(field, f"expected a URL without empty or dotted parts, got {url!r}")
    return found["scheme"], path


def _below(scheme: str, path: str, known: str, prefix: str) -> bool:
    if scheme != known:
        return False
    if scheme == "file":
        # Links inside an open folder must not lead out of it.
        return Path(path).resolve().is_relative_to(Path(prefix).resolve())
    return path.startswith(prefix)


def _system(scheme: str) -> Any:
    """The file system behind a scheme. Raises MissingDependency, InvalidRequest for a scheme nobody knows."""
    if scheme == "file":
        return None
    emulator = os.environ.get("STORAGE_EMULATOR_HOST")
    options: dict[str, Any] = {}
    if _KIT.get(scheme) == "gcsfs" and emulator:
        # Else gcsfs asks the emulator for the kind of bucket in a protocol that it does not speak, for a minute a call.
        os.environ.setdefault("GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT", "false")
        options = {"token": "anon"}
    try:
        import fsspec
    except ImportError:
        raise MissingDependency("storage needs fsspec: pip install 'limner[data]'") from None
    try:
        return fsspec.filesystem(scheme, **options)
    except ImportError as error:
        kit = _KIT.get(scheme, error.name or "its driver")
        raise MissingDependency(f"writing to {scheme}:// needs {kit}: pip install {kit}") from None
    except ValueError as error:
        raise InvalidRequest(FIELD, f"no storage is known for {scheme}://: {error}") from None


def _write_file(path: Path, data: bytes) -> None:
    from limner.picture import write_whole

    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)
