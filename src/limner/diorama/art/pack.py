"""The art pack: drawings as SVG text, read one at a time out of `art.zip` (made by scripts/build_art.py)."""

from __future__ import annotations

import zipfile
from functools import lru_cache
from importlib.resources import as_file, files

from limner.errors import NotFound

SETS = ("fluent", "noto", "flat")
"""fluent: shaded (Microsoft, MIT). noto: what fluent lacks (Google, Apache-2.0). flat: fluent without
shading."""


@lru_cache(maxsize=1)
def _archive() -> zipfile.ZipFile:
    with as_file(files("limner.diorama.art") / "art.zip") as path:
        if not path.is_file():
            raise NotFound(f"the art pack {path} is not there; reinstall limner, or run scripts/build_art.py")
        return zipfile.ZipFile(path)


@lru_cache(maxsize=1)
def icons() -> tuple[str, ...]:
    """Ids of all drawings, `<set>/<name>`, sorted."""
    return tuple(sorted(name.removesuffix(".svg") for name in _archive().namelist()))


def svg(icon: str) -> str:
    """The SVG text of a drawing. Raises NotFound for an id that `icons()` does not list."""
    try:
        return _archive().read(f"{icon}.svg").decode()
    except KeyError:
        raise NotFound(
            f"expected a drawing of the art pack, got {icon!r} (an id looks like fluent/red-apple)"
        ) from None
