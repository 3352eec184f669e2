"""Things made to carry text: signs, banners, posters, labels, pages, screens, neon, speech bubbles,
shirts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from limner.diorama.body import Body, Part
from limner.diorama.inks import contrast, opposite, shade
from limner.diorama.material import PLAIN, RGB, Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.solids import box, capsule, cylinder, extrude, sphere
from limner.diorama.typeset import Face, typeset
from limner.prompt.scene import Surface

WOOD = Material(srgb("#b98250"), roughness=0.55)
METAL = Material(srgb("#d9dce0"), roughness=0.3, metallic=0.9)
PIXELS = 1024


def carrier(
    text: str,
    surface: Surface = "sign",
    *,
    look: Look = PLAIN,
) -> Body:
    """A thing about 1 m high that shows `text` on its front, standing on z = 0 and facing -y.

    look: its first colour is the letters' (unless asked, whatever reads best on the board), its second the
    board's. A colour too close to the board's own moves the board, not the letters. Anchors: `front`, `top`.
    """
    if surface == "letters":
        from limner.diorama.lettering import letters

        return letters(text, look=look)
    colour, board = (*look.colours[:2], None, None)[:2]
    return _MAKERS[surface](text, colour, board)


def printed(
    text: str,
    width: float,
    height: float,
    *,
    ink: RGB,
    paper: RGB,
    face: Face = "display",
    margin: float = 0.09,
    largest: float = 0.4,
    align: Literal["centre", "left"] = "centre",
) -> NDArray[np.uint8]:
    """`text` printed on a width x height board as an (H, W, 3) uint8 sRGB texture, its short side >= 1024
    pixels where
    the board is not very long. margin: share of the short side. largest: em as a share of the height."""
    from PIL import Image, ImageDraw

    short = min(width, height)
    scale = min(PIXELS / short, 2 * PIXELS / max(width, height))
    w, h = round(width * scale), round(height * scale)
    block = typeset(
        text, width=width - 2 * margin * short, height=height - 2 * margin * short, face=face, align=align,
        largest=largest * height,
    )  # fmt: skip
    fine = 3
    image = Image.new("L", (w * fine, h * fine), 0)
    draw = ImageDraw.Draw(image)
    for glyph in block.glyphs:
        for polygon in sorted(getattr(glyph, "geoms", [glyph]), key=lambda p: -p.area):
            for ring, value in ((polygon.exterior, 255), *((r, 0) for r in polygon.interiors)):
                xy = np.asarray(ring.coords) * [1, -1] * scale * fine + [w * fine / 2, h * fine / 2]
                draw.polygon([(float(x), float(y)) for x, y in xy], fill=value)
    cover = np.asarray(image.resize((w, h), Image.Resampling.BOX), np.float64)[..., None] / 255
    # Mixed in linear light, so that the edges of light letters stay as fine as those of dark ones.
    linear = np.asarray(paper) * (1 - cover) + np.asarray(ink) * cover
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(np.clip(encoded, 0, 1) * 255).astype(np.uint8)


def _face(
    texture: NDArray[np.uint8], width: float, height: float, z: float, y: float, *, sag: float = 0.0
) -> Part:
    """A textured sheet centred at (0, y, z), facing -y; `sag` bows it towards the viewer at its middle."""
    n = 2 if sag == 0 else 24
    u, v = (a.ravel() for a in np.meshgrid(np.linspace(0, 1, n), np.linspace(0, 1, n), indexing="ij"))
    bow = sag * np.sin(u * 2 * np.pi * 1.5)
    vertices = np.stack([(u - 0.5) * width, y + bow, z + (v - 0.5) * height], axis=1)
    i = (np.arange(n - 1)[:, None] * n + np.arange(n - 1)).ravel()
    faces = np.concatenate([np.stack([i, i + n, i + n + 1], 1), np.stack([i, i + n + 1, i + 1], 1)])
    mesh = Mesh.of(vertices, faces, crease=180, uv=np.stack([u, v], axis=1).astype(np.float32))
    return Part(mesh, Material(roughness=0.7, texture=texture))


def _inks(colour: RGB | None, board: RGB | None, usual: RGB) -> tuple[RGB, RGB]:
    """(ink, paper): what was asked for, with a readable difference."""
    paper = board or usual
    ink = colour or opposite(paper)
    if contrast(ink, paper) < 2.6:
        if board is not None:
            return opposite(paper), paper
        paper = opposite(ink)
    return ink, paper


def _rounded(width: float, height: float, radius: float) -> Any:
    from shapely.geometry import box as rectangle

    return rectangle(
        -width / 2 + radius, -height / 2 + radius, width / 2 - radius, height / 2 - radius
    ).buffer(radius, quad_segs=8)


def _proportion(text: str, wide: float, tall: float) -> float:
    """Width over height of a board that suits the text: long words want a wide one."""
    block = typeset(text, width=wide, height=tall)
    return float(np.clip(block.width / max(block.height, 1e-6), 1.15, 2.6))


def _raised(
    text: str, width: float, height: float, z: float, y: float, ink: RGB, *, x: float = 0.0, **more: Any
) -> Part:
    block = typeset(text, width=width, height=height, tracking=0.03)
    mesh = extrude(block.outline, 0.07 * block.size, bevel=0.015 * block.size, steps=2)
    return Part(mesh.moved(x, y - 0.03 * block.size, z), Material(ink, roughness=0.45, **more))


def _sign(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """A painted board with a wooden frame on two posts."""
    ink, paper = _inks(colour, board, srgb("#fbf1dc"))
    h = 0.62
    w = h * _proportion(text, 1.5, 0.6)
    z = 0.72
    parts = [
        Part(extrude(_rounded(w + 0.1, h + 0.1, 0.07), 0.07, bevel=0.02).moved(z=z), WOOD),
        Part(
            extrude(_rounded(w, h, 0.04), 0.03, bevel=0.008).moved(y=-0.032, z=z),
            Material(paper, roughness=0.6),
        ),
    ]
    for side in (-1, 1):
        x = side * w * 0.32
        parts.append(Part(box(0.085, 0.085, 1.08, round=0.02).moved(x, 0.07, 0.54), WOOD))
        parts.append(Part(sphere(0.055, steps=16).moved(x, 0.07, 1.09), Material(paper, roughness=0.6)))
    if len(text) <= 32:
        parts.append(_raised(text, w * 0.86, h * 0.78, z, -0.05, ink))
    else:
        parts.append(
            _face(
                printed(text, w * 0.97, h * 0.95, ink=ink, paper=paper, margin=0.05),
                w * 0.97,
                h * 0.95,
                z,
                -0.0505,
            )
        )
    return Body(tuple(parts), {"front": (0, -0.06, z), "top": (0, 0, z + h / 2 + 0.05)})


def _banner(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """Cloth between two poles."""
    ink, paper = _inks(colour, board, srgb("#c8322f"))
    w, h, z = 1.9, 0.55, 0.85
    parts = [
        _face(printed(text, w, h, ink=ink, paper=paper, margin=0.1, largest=0.6), w, h, z, -0.02, sag=0.012)
    ]
    for side in (-1, 1):
        parts.append(Part(cylinder(0.03, 1.22, round=0.01, steps=24).moved(x=side * (w / 2 + 0.02)), WOOD))
        parts.append(
            Part(
                sphere(0.055, steps=16).moved(side * (w / 2 + 0.02), 0, 1.25),
                Material(srgb("#f5c04a"), roughness=0.3),
            )
        )
        parts.append(Part(cylinder(0.13, 0.05, round=0.02, steps=32).moved(x=side * (w / 2 + 0.02)), WOOD))
    return Body(tuple(parts), {"front": (0, -0.05, z), "top": (0, 0, 1.25)})


def _poster(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """A framed sheet on an easel."""
    ink, paper = _inks(colour, board, srgb("#fdf6e6"))
    w, h, z = 0.86, 1.05, 0.78
    parts = [
        Part(
            extrude(_rounded(w + 0.09, h + 0.09, 0.03), 0.05, bevel=0.014).moved(z=z),
            Material(srgb("#3a3550"), roughness=0.4),
        ),
        _face(printed(text, w, h, ink=ink, paper=paper, margin=0.09, largest=0.32), w, h, z, -0.0265),
        Part(box(w * 0.95, 0.1, 0.05, round=0.015).moved(0, -0.01, z - h / 2 - 0.08), WOOD),
        Part(capsule((0, 0.1, z + h / 2 + 0.05), (0, 0.5, 0.03), 0.028), WOOD),
    ]
    parts += [
        Part(capsule((s * 0.1, 0.06, z + h / 2 + 0.08), (s * 0.38, 0.03, 0.03), 0.028), WOOD) for s in (-1, 1)
    ]
    return Body(tuple(parts), {"front": (0, -0.03, z), "top": (0, 0, z + h / 2)})


def _label(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """A big tag with an eyelet and a string, standing."""
    from shapely.geometry import Point, Polygon

    ink, paper = _inks(colour, board, srgb("#f2c14e"))
    w, h = 1.5, 0.68
    shape = Polygon(
        [
            (-w / 2, -h / 2 + 0.16),
            (-w / 2 + 0.16, -h / 2),
            (w / 2, -h / 2),
            (w / 2, h / 2),
            (-w / 2 + 0.16, h / 2),
            (-w / 2, h / 2 - 0.16),
        ]
    )
    shape = shape.buffer(-0.04).buffer(0.04).difference(Point(-w / 2 + 0.14, 0).buffer(0.055))
    z = h / 2
    parts = [
        Part(extrude(shape, 0.06, bevel=0.018).moved(z=z), Material(paper, roughness=0.6)),
        _raised(text, w - 0.5, h * 0.74, z, -0.03, ink, x=0.1),
    ]
    return Body(tuple(parts), {"front": (0, -0.04, z), "top": (0, 0, h)})


def _page(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """A standing book, open at its first page."""
    ink, paper = _inks(colour, board, srgb("#fffaf0"))
    w, h = 0.86, 1.12
    z = h / 2 + 0.03
    cover = Material(srgb("#2f6f73"), roughness=0.5)
    few = len(text) < 40
    sheet = printed(
        text, w, h, ink=ink, paper=paper, face="text", margin=0.1, largest=0.16 if few else 0.1,
        align="centre" if few else "left",
    )  # fmt: skip
    parts = [
        Part(extrude(_rounded(w + 0.08, h + 0.06, 0.03), 0.03, bevel=0.01).moved(y=0.06, z=z), cover),
        Part(box(w, 0.09, h, round=0.012).moved(0, 0.0, z), Material(shade(paper, 0.9), roughness=0.9)),
        Part(cylinder(0.06, h + 0.06, round=0.015, steps=32).moved(x=-w / 2 - 0.035, y=0.02), cover),
        _face(sheet, w * 0.985, h * 0.985, z, -0.0462),
    ]
    return Body(tuple(parts), {"front": (0, -0.05, z), "top": (0, 0, h + 0.03)})


def _screen(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """A monitor on a stand."""
    ink, paper = _inks(colour, board, srgb("#1d2a4d"))
    w, h, z = 1.42, 0.84, 0.74
    body = Material(srgb("#f0ede6"), roughness=0.35, clearcoat=0.3)
    parts = [
        Part(extrude(_rounded(w + 0.1, h + 0.1, 0.06), 0.08, bevel=0.025).moved(z=z), body),
        _face(printed(text, w, h, ink=ink, paper=paper, margin=0.12, largest=0.34), w, h, z, -0.0415),
        Part(box(0.16, 0.07, 0.36, round=0.02).moved(0, 0.05, 0.18), body),
        Part(box(0.6, 0.34, 0.04, round=0.018).moved(0, 0.04, 0.02), body),
    ]
    return Body(tuple(parts), {"front": (0, -0.05, z), "top": (0, 0, z + h / 2 + 0.05)})


def _neon(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """Glowing letters on a dark panel, with a lit border."""
    glow = colour or srgb("#ff4f9a")
    panel = board if board is not None and contrast(board, glow) > 2.6 else srgb("#191a2c")
    h = 0.72
    w = h * _proportion(text, 1.5, 0.6)
    z = h / 2 + 0.22
    peak = max(glow)
    lit: RGB = cast(RGB, tuple((0.12 + 0.88 * c / peak) * 1.7 for c in glow)) if peak > 0 else (1.5, 1.5, 1.5)
    ring = _rounded(w - 0.08, h - 0.08, 0.08)
    rim = ring.difference(_rounded(w - 0.12, h - 0.12, 0.06))
    second = Material(srgb("#39d7e8"), roughness=0.4, emission=(0.25, 1.2, 1.4))
    parts = [
        Part(
            extrude(_rounded(w + 0.06, h + 0.06, 0.1), 0.06, bevel=0.02).moved(z=z),
            Material(panel, roughness=0.35),
        ),
        Part(extrude(rim, 0.025, bevel=0.006).moved(y=-0.045, z=z), second),
        _raised(text, w * 0.76, h * 0.66, z, -0.05, glow, emission=lit),
    ]
    for side in (-1, 1):
        parts.append(Part(cylinder(0.03, 0.3, round=0.005, steps=20).moved(x=side * w * 0.3, y=0.01), METAL))
        parts.append(Part(cylinder(0.11, 0.03, round=0.01, steps=32).moved(x=side * w * 0.3, y=0.01), METAL))
    return Body(tuple(parts), {"front": (0, -0.06, z), "top": (0, 0, z + h / 2 + 0.03)})


def _bubble(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """A rounded speech bubble whose tail touches the ground."""
    from shapely.geometry import Polygon

    ink, paper = _inks(colour, board, srgb("#fffdf6"))
    h = 0.74
    w = h * min(_proportion(text, 1.5, 0.6), 2.2)
    z = h / 2 + 0.26
    tail = Polygon([(-w * 0.28, -h / 2 + 0.1), (-w * 0.02, -h / 2 + 0.1), (-w * 0.3, -h / 2 - 0.26)])
    shape = _rounded(w, h, 0.24).union(tail).buffer(0.03).buffer(-0.06).buffer(0.03)
    parts = [
        Part(
            extrude(shape, 0.12, bevel=0.045, steps=5).moved(z=z),
            Material(paper, roughness=0.35, clearcoat=0.3),
        ),
        _raised(text, w * 0.8, h * 0.66, z, -0.06, ink),
    ]
    return Body(tuple(parts), {"front": (0, -0.07, z), "top": (0, 0, z + h / 2)}).grounded()


def _shirt(text: str, colour: RGB | None, board: RGB | None) -> Body:
    """A T-shirt on a stand."""
    from shapely.geometry import Point, Polygon

    ink, paper = _inks(colour, board, srgb("#3f7fd0"))
    outline = [
        (-0.36, 0), (0.36, 0), (0.35, 0.6), (0.52, 0.5), (0.66, 0.72), (0.34, 1.0), (0.16, 1.05), (-0.16,
        1.05), (-0.34, 1.0), (-0.66, 0.72), (-0.52, 0.5), (-0.35, 0.6),
    ]  # fmt: skip
    shape = Polygon(outline).difference(Point(0, 1.1).buffer(0.15)).buffer(-0.03).buffer(0.06).buffer(-0.03)
    cloth = Material(paper, roughness=0.95)
    parts = [
        Part(extrude(shape, 0.2, bevel=0.085, steps=6).moved(z=0.18), cloth),
        _raised(text, 0.56, 0.46, 0.72, -0.1, ink),
        Part(cylinder(0.03, 0.3, round=0.01, steps=20), METAL),
        Part(cylinder(0.2, 0.04, round=0.015, steps=40), METAL),
    ]
    return Body(tuple(parts), {"front": (0, -0.11, 0.72), "top": (0, 0, 1.23)})


_MAKERS: dict[str, Callable[[str, RGB | None, RGB | None], Body]] = {
    "sign": _sign, "banner": _banner, "poster": _poster, "label": _label, "page": _page, "screen": _screen,
    "neon": _neon, "bubble": _bubble, "shirt": _shirt,
}  # fmt: skip
