"""What protocols share on the wire: JSON bodies read with care, and the header that lists what was emulated."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any, NoReturn

from starlette.requests import Request as Http

from limner.errors import LimnerError

DEEPEST = 64
"""Levels of nesting that are read; the deepest real request has nine."""
_SMALL = 1 << 16


class NotJson(LimnerError):  # noqa: N818 - errors read as what happened
    """A body that is no JSON, or JSON that no text can be made of."""

    grpc_status = "INVALID_ARGUMENT"
    http_code = 400


async def body(http: Http) -> Any:
    """The call's JSON. Raises NotJson. Large bodies are parsed off the event loop."""
    data = await http.body()
    return parse(data) if len(data) < _SMALL else await asyncio.to_thread(parse, data)


def parse(data: bytes) -> Any:
    """Bytes as JSON values: finite numbers, whole characters, at most DEEPEST levels. Raises NotJson."""
    try:
        value = json.loads(data, parse_constant=_refuse)
    except RecursionError:
        raise NotJson(f"nested deeper than {DEEPEST} levels") from None
    except ValueError as error:
        raise NotJson(str(error)) from None
    _check(value)
    return value


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _check(value: Any) -> None:
    level = [value]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for one in level:
            if isinstance(one, str):
                _whole(one)
            elif isinstance(one, dict):
                for key in one:
                    _whole(key)
                below.extend(one.values())
            elif isinstance(one, list):
                below.extend(one)
            elif isinstance(one, float) and one in (float("inf"), float("-inf")):
                raise NotJson("a number too large")
        level = below
        if not level:
            return
    raise NotJson(f"nested deeper than {DEEPEST} levels")


def _whole(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotJson("half a surrogate pair, which is no character") from None


def warned(warnings: list[str] | tuple[str, ...]) -> dict[str, str]:
    """`X-Limner-Warnings`: what was emulated or does nothing here; {} for nothing. Headers are printable ASCII."""
    if not warnings:
        return {}
    told = "; ".join(dict.fromkeys(warnings))
    return {"x-limner-warnings": re.sub(r"[^\x20-\x7e]", "?", told)[:2000]}
