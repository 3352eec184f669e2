"""Stores of data and runs, a folder here or any URL that fsspec knows: their errors, told with the field at fault."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import fsspec

from limner.errors import InvalidRequest, LimnerError, OutputFailed

# gcsfs logs a traceback of what it raises as well.
logging.getLogger("gcsfs").addHandler(logging.NullHandler())


def open_store(url: str, field: str) -> tuple[Any, str]:
    """The file system of `url` and the path in it. Asks it once, so that a store out of reach is told now and not after
    an hour's work.

    Raises InvalidRequest for what no driver knows, and what `speaking` raises.
    """
    try:
        fs, root = fsspec.core.url_to_fs(url)
    except (ValueError, ImportError) as error:
        raise InvalidRequest(
            field, f"cannot open {url}: {said(error)}; expected a folder or a URL such as gs://bucket/folder"
        ) from None
    with speaking(url, field):
        fs.exists(root)
    return fs, root


@contextmanager
def speaking(url: str, field: str) -> Iterator[None]:
    """What the store raises in here becomes OutputFailed for `out`, InvalidRequest for any other field."""
    try:
        yield
    except LimnerError:
        raise
    except Exception as error:  # every store has errors of its own
        why = said(error) + ("; check the address and the store's credentials" if "://" in url else "")
        if field == "out":
            raise OutputFailed(f"out: {url} cannot be written: {why}") from error
        raise InvalidRequest(field, f"{url} cannot be read: {why}") from error


def said(error: Exception) -> str:
    """An error's words, or its name where it has none."""
    return str(error).strip()[:300] or type(error).__name__
