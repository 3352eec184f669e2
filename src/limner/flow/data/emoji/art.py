"""`Art`: one drawing of one concept in one style, from the packages of art; how it is turned into pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from limner.errors import NotFound
from limner.flow.data.emoji.concepts import Concept, normal
from limner.flow.data.npm import Package


@dataclass(frozen=True)
class Style:
    """words: how captions call it, the usual one first. licence, author: of the art."""

    key: str
    package: str
    words: tuple[str, ...]
    licence: str
    author: str
    source: str


STYLES = (
    Style("glossy", "@iconify-json/fluent-emoji", ("glossy style", "soft gradient style", "shaded icon style"),
          "MIT", "Microsoft Corporation", "https://github.com/microsoft/fluentui-emoji"),
    Style("flat", "@iconify-json/fluent-emoji-flat", ("flat style", "flat icon style", "flat colour style"),
          "MIT", "Microsoft Corporation", "https://github.com/microsoft/fluentui-emoji"),
    Style("noto", "@iconify-json/noto", ("cartoon style", "emoji style", "noto style"),
          "Apache-2.0", "Google Inc", "https://github.com/googlefonts/noto-emoji"),
    Style("blob", "@iconify-json/noto-v1", ("blob style", "old emoji style", "rounded cartoon style"),
          "Apache-2.0", "Google Inc", "https://github.com/googlefonts/noto-emoji"),
    Style("simple", "@iconify-json/twemoji", ("simple style", "bold simple style", "minimal emoji style"),
          "CC-BY-4.0", "Twitter, Inc and other contributors", "https://github.com/jdecked/twemoji"),
    Style("3d", "@lobehub/fluent-emoji-3d", ("3d style", "3d render style", "plastic 3d style"),
          "MIT", "Microsoft Corporation", "https://github.com/microsoft/fluentui-emoji"),
)  # fmt: skip
CONCEPTS_PACKAGE = "emojibase-data"
CODES_FROM = {
    "@iconify-json/fluent-emoji": "@iconify-json/fluent-emoji-flat", "@iconify-json/noto-v1": "@iconify-json/noto",
}  # fmt: skip
"""Sets without code points of their own, and those that name their drawings alike."""


@dataclass(frozen=True)
class Art:
    """source: SVG text, or a file with pixels."""

    style: Style
    concept: Concept
    source: str | Path

    def pixels(self, side: int) -> np.ndarray:
        """uint8 RGBA (side, side, 4), not premultiplied."""
        if isinstance(self.source, Path):
            with Image.open(self.source) as image:
                return np.asarray(image.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS))
        import resvg_py

        png = bytes(resvg_py.svg_to_bytes(svg_string=self.source, width=side, height=side))
        with Image.open(io.BytesIO(png)) as image:
            return np.asarray(image.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS))


def collect(packages: dict[str, Package], concepts: dict[str, Concept]) -> list[Art]:
    """Every drawing whose concept is known, by style and then code."""
    found = []
    for style in STYLES:
        here = _drawn(style, packages, concepts)
        found += [Art(style, concepts[code], here[code]) for code in sorted(here) if code in concepts]
    return found


def _drawn(style: Style, packages: dict[str, Package], concepts: dict[str, Concept]) -> dict[str, str | Path]:
    package = packages[style.package]
    if style.key == "3d":
        files = sorted((package.folder / "assets").glob("*.webp"))
        if not files:
            raise NotFound(f"{package.name} {package.version} has no assets/*.webp: its layout has changed")
        return {normal(file.stem): file for file in files}
    icons = package.json("icons.json")
    slugs = dict(_slugs(package, packages, concepts))
    drawn: dict[str, str | Path] = {}
    for code, slug in slugs.items():
        icon = icons["icons"].get(slug) or icons["icons"].get(icons["aliases"].get(slug, {}).get("parent"))
        if icon:
            w, h = icon.get("width", icons.get("width", 16)), icon.get("height", icons.get("height", 16))
            left, top = icon.get("left", 0), icon.get("top", 0)
            drawn[code] = (
                f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
                f'viewBox="{left} {top} {w} {h}">{icon["body"]}</svg>'
            )
    return drawn


def _slugs(
    package: Package, packages: dict[str, Package], concepts: dict[str, Concept]
) -> Iterator[tuple[str, str]]:
    """(code, name of the drawing)."""
    # Unicode's names, spelled as the sets mostly spell them; what a set says itself comes later and wins.
    for code, concept in concepts.items():
        yield code, "-".join("".join(c if c.isalnum() else " " for c in _said(concept.name)).split())
    for code, slug in packages[CODES_FROM.get(package.name, package.name)].json("chars.json").items():
        yield normal(code), slug


def _said(name: str) -> str:
    return name.lower().replace("flag of ", "flag for flag ").replace(" with ", " ").replace("’", "")
