"""Indoors: a warm living room, and its kin: kitchen, library, classroom, museum, cafe."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.places import PlaceAsk
from limner.diorama.places.studio import softboxes
from limner.diorama.places.unwanted import marked, shows
from limner.diorama.solids import box, capsule, cylinder, extrude, frustum, sphere, torus
from limner.diorama.stage import Backdrop, Placed

WALL = 4.4


@dataclass(frozen=True)
class _Room:
    """Colours of a room (sRGB): wall, lower wall (None: none), floor, and how it is floored."""

    wall: str
    floor: str
    panel: str | None = None
    tiles: bool = False
    rug: str | None = None


_ROOMS: dict[str, _Room] = {
    "room": _Room("#e9d3b8", "#b9865a", rug="#c65f4a"),
    "kitchen": _Room("#dfe9e0", "#e6ddcf", tiles=True),
    "library": _Room("#6f8578", "#8f6443", rug="#a5433c"),
    "classroom": _Room("#e6e2cf", "#c49a6c", panel="#b9cbb8"),
    "museum": _Room("#ece9e3", "#c9b79d"),
    "cafe": _Room("#d9a98a", "#9c7350", panel="#4f6f66"),
}
_BOOKS = ("#c8503f", "#e0a53f", "#3f7f8c", "#6b5b95", "#7d9b57", "#e8dcc4", "#3c4f76", "#d98a6a")


def build(ask: PlaceAsk) -> Backdrop:
    """The room `ask.place` names; a living room for any other word."""
    key = ask.place if ask.place in _ROOMS else "room"
    style = _ROOMS[key]
    rng = ask.rng(5)
    night = ask.time in ("night", "dusk")
    parts = [*_shell(style, rng, window=key in ("room", "kitchen", "cafe", "library"), night=night)]
    parts += {
        "room": _living, "kitchen": _kitchen, "library": _shelves, "classroom": _class, "museum": _gallery,
        "cafe": _cafe }[key](rng)  # fmt: skip
    if style.rug:
        parts += _rug(style.rug)
    warm: RGB = (1.0, 0.86, 0.68) if night else (1.0, 0.95, 0.87)
    sky = softboxes(
        ((-48, 40, 30, 1.3), (50, 32, 24, 0.8)), level=0.34 if night else 0.52, tint=warm,
        key=(-0.55, -0.6, 0.66),
        strength=1.1 if night else 1.45, size=9, warm=(1.0, 0.84, 0.62) if night else (1.0, 0.93, 0.82),
    )  # fmt: skip
    return Backdrop((Placed(Body(tuple(parts))),), sky)


def _paint(colour: str, roughness: float = 0.6) -> Material:
    return Material(srgb(colour), roughness=roughness)


def _shell(style: _Room, rng: np.random.Generator, *, window: bool, night: bool) -> list[Part]:
    """Floor, back wall (with a window on the left), side wall far to the left, skirting."""
    from shapely.geometry import box as rectangle

    base = np.array(srgb(style.floor))
    parts = []
    if style.tiles:
        parts.append(
            Part(box(22, 22, 0.1, round=0).moved(0, -4, -0.058), Material((0.5, 0.47, 0.42), roughness=0.8))
        )
        for i in range(-9, 10):
            for j in range(-14, 6):
                r, g, b = np.clip(base * (rng.uniform(0.96, 1.03) if (i + j) % 2 else 0.74), 0, 1)
                tile = box(0.79, 0.79, 0.1, round=0.012, steps=1).moved(i * 0.8, j * 0.8, -0.05)
                parts.append(Part(tile, Material((float(r), float(g), float(b)), roughness=0.25)))
    else:
        parts.append(
            Part(box(22, 30, 0.1, round=0).moved(0, -4, -0.09), Material((0.16, 0.09, 0.05), roughness=0.9))
        )
        for i in range(-22, 23):
            shift = float(rng.uniform(-1.5, 1.5))
            for j in range(-5, 3):
                r, g, b = np.clip(base * rng.uniform(0.86, 1.1), 0, 1)
                plank = box(0.355, 3.195, 0.08, round=0.006, steps=1).moved(i * 0.36, j * 3.2 + shift, -0.04)
                parts.append(Part(plank, Material((float(r), float(g), float(b)), roughness=0.42)))
    wall = rectangle(-12, 0, 12, 6)
    if window:
        wall = wall.difference(rectangle(-2.75, 1.0, -1.15, 2.75))
    parts.append(Part(extrude(wall, 0.2).moved(y=WALL + 0.1), _paint(style.wall, 0.95)))
    if window:
        parts += _window(night)
    if style.panel:
        low = rectangle(-12, 0, 12, 0.98)
        parts.append(Part(extrude(low, 0.05).moved(y=WALL - 0.02), _paint(style.panel, 0.8)))
        parts.append(Part(box(24, 0.09, 0.07, round=0.02).moved(0, WALL - 0.03, 1.0), _paint("#f4efe6")))
    parts.append(Part(box(24, 0.07, 0.2, round=0.02).moved(0, WALL - 0.03, 0.1), _paint("#f4efe6")))
    return parts


def _window(night: bool) -> list[Part]:
    frame = _paint("#f8f4ea", 0.5)
    x, z, w, h, y = -1.95, 1.875, 1.6, 1.75, WALL
    pane = Material(
        srgb("#2a3d6b") if night else srgb("#bfe2f5"),
        roughness=0.4,
        emission=(0.02, 0.04, 0.1) if night else (0.5, 0.66, 0.75),
    )
    parts = [Part(box(w, 0.03, h, round=0).moved(x, y + 0.16, z), pane)]
    for dx in (-w / 2, 0, w / 2):
        parts.append(Part(box(0.09 if dx else 0.06, 0.16, h + 0.1, round=0.02).moved(x + dx, y, z), frame))
    for dz in (-h / 2, 0.1, h / 2):
        parts.append(
            Part(box(w + 0.1, 0.16, 0.09 if dz != 0.1 else 0.06, round=0.02).moved(x, y, z + dz), frame)
        )
    parts.append(Part(box(w + 0.4, 0.34, 0.07, round=0.025).moved(x, y - 0.1, z - h / 2 - 0.04), frame))
    plant = [Part(cylinder(0.1, 0.17, round=0.02).moved(x + 0.45, y - 0.12, z - h / 2), _paint("#d0714f", 0.7))]
    for k in range(7):
        a = k * 2.4
        leaf = capsule(
            (0, 0, 0), (0.16 * np.cos(a), 0.1 * np.sin(a), 0.24 + 0.03 * (k % 3)), 0.02, 0.05, sides=12
        )
        plant.append(Part(leaf.moved(x + 0.45, y - 0.12, z - h / 2 + 0.15), _paint("#5f9b57", 0.6)))
    return parts + marked(plant, "potted plant")


@shows("rug")
def _rug(colour: str) -> list[Part]:
    rings = ((2.5, colour, 0.02), (2.15, "#f0dcbf", 0.025), (1.95, colour, 0.03))
    return [Part(cylinder(r, z, round=0.008, steps=96), _paint(c, 1.0)) for r, c, z in rings]


@shows("potted plant")
def _pot(x: float, y: float, pot: str = "#e8e1d4", scale: float = 1.0) -> list[Part]:
    """A leafy plant in a pot."""
    parts = [Part(frustum(0.2 * scale, 0.27 * scale, 0.45 * scale, round=0.03).moved(x, y), _paint(pot, 0.5))]
    for k in range(13):
        a, lean = k * 2.4, 0.22 + 0.3 * ((k * 7) % 5) / 5
        tip = (lean * np.cos(a) * scale, lean * np.sin(a) * scale * 0.8, (1.35 - lean * 1.1) * scale)
        stem = capsule((0, 0, 0.4 * scale), tip, 0.012 * scale, sides=8)
        leaf = sphere(0.12, 0.05, 0.2, steps=12).scaled(scale).turned(-38, "x").turned(np.degrees(a) + 90)
        parts.append(Part(stem.moved(x, y), _paint("#4d8a4c")))
        parts.append(
            Part(
                leaf.moved(x + tip[0], y + tip[1], tip[2]),
                _paint(("#5ea35a", "#4c8f52", "#79b566")[k % 3], 0.5),
            )
        )
    return parts


@shows("book")
def _books(
    x0: float, x1: float, y: float, z: float, rng: np.random.Generator, tall: float = 0.36
) -> list[Part]:
    parts, x = [], x0
    while x < x1 - 0.1:
        w, h = float(rng.uniform(0.045, 0.1)), tall * float(rng.uniform(0.66, 0.95))
        if rng.random() < 0.12:
            x += 0.16
            continue
        colour = _BOOKS[int(rng.integers(len(_BOOKS)))]
        parts.append(
            Part(
                box(w - 0.006, 0.24, h, round=0.012, steps=1).moved(x + w / 2, y, z + h / 2),
                _paint(colour, 0.7),
            )
        )
        x += w
    return parts


@shows("bookshelf")
def _case(x: float, width: float, rows: int, rng: np.random.Generator, wood: str = "#a3714a") -> list[Part]:
    """A bookcase against the wall."""
    h, y, m = rows * 0.46 + 0.1, WALL - 0.22, _paint(wood, 0.5)
    parts = [Part(box(width, 0.02, h, round=0).moved(x, y + 0.16, h / 2), m)]
    parts += [Part(box(0.06, 0.36, h, round=0.015).moved(x + s * width / 2, y, h / 2), m) for s in (-1, 1)]
    for k in range(rows + 1):
        parts.append(Part(box(width, 0.36, 0.05, round=0.012).moved(x, y, 0.06 + k * 0.46), m))
        if k < rows:
            parts += _books(x - width / 2 + 0.06, x + width / 2 - 0.04, y - 0.02, 0.085 + k * 0.46, rng)
    return parts


@shows("picture frame")
def _picture(x: float, z: float, w: float, h: float, frame: str, colours: tuple[str, ...]) -> list[Part]:
    """A framed abstract: a sun over hills."""
    from shapely.geometry import Point
    from shapely.geometry import box as rectangle

    y = WALL - 0.04
    sheet = rectangle(-w / 2, -h / 2, w / 2, h / 2)
    parts = [
        Part(box(w + 0.12, 0.07, h + 0.12, round=0.02).moved(x, y, z), _paint(frame, 0.4)),
        Part(extrude(sheet, 0.01).moved(x, y - 0.04, z), _paint(colours[0], 0.9)),
        Part(
            extrude(Point(w * 0.14, h * 0.12).buffer(min(w, h) * 0.2), 0.012).moved(x, y - 0.042, z),
            _paint(colours[1], 0.9),
        ),
    ]
    for k, c in enumerate(colours[2:]):
        hill = Point(w * (-0.3 + 0.55 * k), -h * 0.85 - 0.02 * k).buffer(h * 0.62).intersection(sheet)
        parts.append(Part(extrude(hill, 0.014 + 0.002 * k).moved(x, y - 0.044, z), _paint(c, 0.9)))
    return parts


@shows("lamp")
def _pendant(x: float, y: float, z: float, colour: str) -> list[Part]:
    glow = Material((1.0, 0.9, 0.7), emission=(2.6, 2.0, 1.2))
    return [
        Part(cylinder(0.012, 3, round=0.002, steps=12).moved(x, y, z + 0.28), _paint("#3a3a40")),
        Part(frustum(0.36, 0.1, 0.3, round=0.03).moved(x, y, z), _paint(colour, 0.4)),
        Part(sphere(0.11, steps=20).moved(x, y, z + 0.0), glow),
    ]


def _living(rng: np.random.Generator) -> list[Part]:
    parts = _case(3.1, 1.7, 4, rng) + _pot(-3.6, WALL - 0.7) + _pot(4.6, WALL - 0.8, "#d0714f", 0.8)
    parts += _picture(0.35, 2.1, 0.95, 0.75, "#8a5f3c", ("#f4e6cf", "#e59a4e", "#7fa69a", "#3f6f73"))
    parts += _picture(1.35, 2.15, 0.5, 0.66, "#3a3550", ("#f6d8c8", "#d65f4a", "#8f7fb5", "#5a4f86"))
    parts += _pendant(1.75, 3.2, 2.75, "#d98a4a")
    sofa = _paint("#6f94a8", 0.95)
    for x, w, h, y, d in (
        (0.2, 2.1, 0.42, 3.7, 0.9),
        (0.2, 2.1, 0.86, 4.05, 0.28),
        (-0.95, 0.3, 0.62, 3.7, 0.9),
        (1.35, 0.3, 0.62, 3.7, 0.9),
    ):
        parts.append(marked(Part(box(w, d, h, round=0.11, steps=5).moved(x, y, h / 2 + 0.04), sofa), "couch"))
    cushion = box(0.46, 0.18, 0.42, round=0.09, steps=5).turned(12, "x").moved(-0.5, 3.72, 0.68)
    parts.append(marked(Part(cushion, _paint("#e8b04f", 0.95)), "couch", "pillow"))
    return parts


def _kitchen(rng: np.random.Generator) -> list[Part]:
    front, top, tile = _paint("#7fa79b", 0.5), _paint("#f0e6d6", 0.3), _paint("#fbf7ee", 0.2)
    y = WALL - 0.32
    parts = [
        Part(box(9, 0.66, 0.06, round=0.02).moved(0, y - 0.02, 0.94), top),
        Part(box(9, 0.56, 0.1, round=0).moved(0, y, 0.05), _paint("#55504a")),
    ]
    knob = Material(srgb("#e0b050"), roughness=0.25, metallic=1.0)
    for k in range(-5, 6):
        parts.append(Part(box(0.79, 0.6, 0.8, round=0.025).moved(k * 0.81, y, 0.51), front))
        parts.append(
            Part(box(0.63, 0.02, 0.64, round=0.008).moved(k * 0.81, y - 0.305, 0.51), _paint("#8fb5a9", 0.5))
        )
        parts.append(Part(sphere(0.03, steps=12).moved(k * 0.81 + 0.22, y - 0.34, 0.75), knob))
    for i in range(-22, 23):
        for j in range(4):
            parts.append(
                Part(
                    box(0.195, 0.02, 0.155, round=0.008, steps=1).moved(
                        i * 0.2 + 0.1 * (j % 2), WALL - 0.01, 1.06 + j * 0.16
                    ),
                    tile,
                )
            )
    parts = [
        p
        for p in parts
        if not (
            float(p.mesh.bounds[0][0]) > -2.8
            and float(p.mesh.bounds[1][0]) < -1.1
            and float(p.mesh.bounds[0][2]) > 1.0
        )
    ]
    for k in range(4):
        parts.append(Part(box(0.78, 0.36, 0.78, round=0.025).moved(0.75 + k * 0.81, WALL - 0.2, 2.35), front))
        parts.append(Part(sphere(0.03, steps=12).moved(0.98 + k * 0.81, WALL - 0.4, 2.08), knob))
    for x, c, s in ((-0.5, "#d65f4a", 1.0), (-0.2, "#e8b04f", 0.8), (0.05, "#5f8fb0", 0.65)):
        parts.append(Part(cylinder(0.11 * s, 0.3 * s, round=0.03).moved(x, y, 0.97), _paint(c, 0.3)))
        parts.append(Part(sphere(0.03, steps=12).moved(x, y, 0.99 + 0.3 * s), _paint("#8a5f3c")))
    parts += marked([Part(frustum(0.1, 0.22, 0.14, round=0.03).moved(1.6, y, 0.97), _paint("#f4efe6", 0.3))], "bowl", "fruit")
    fruit = [
        Part(sphere(0.09, steps=20).moved(1.6 + dx, y + dy, 1.12), _paint(c, 0.4))
        for dx, dy, c in ((-0.08, 0, "#e5703f"), (0.08, 0.02, "#d8443c"), (0, -0.08, "#f0c04a"))
    ]
    return parts + marked(fruit, "bowl", "fruit", "apple", "orange")


def _shelves(rng: np.random.Generator) -> list[Part]:
    parts = []
    for x in (-4.6, -0.05, 1.75, 3.55, 5.35):
        parts += _case(x, 1.72, 6, rng, "#7d5233")
    parts += _pendant(0.9, 3.0, 2.8, "#3f6f5a")
    return parts


def _class(rng: np.random.Generator) -> list[Part]:
    wood = _paint("#b58352", 0.5)
    parts = [
        Part(box(3.6, 0.06, 1.5, round=0.015).moved(0, WALL - 0.04, 1.9), wood),
        Part(box(3.4, 0.03, 1.3, round=0).moved(0, WALL - 0.08, 1.9), _paint("#2f5d4c", 0.9)),
    ]
    parts.append(Part(box(3.4, 0.12, 0.05, round=0.015).moved(0, WALL - 0.12, 1.17), wood))
    parts += [
        Part(box(0.12, 0.03, 0.03, round=0.01).moved(x, WALL - 0.13, 1.21), _paint("#fbf7ee"))
        for x in (-0.6, -0.4, 0.7)
    ]
    parts = marked(parts, "blackboard")
    parts += _picture(-2.9, 2.0, 0.8, 1.0, "#d8443c", ("#cfe6f5", "#f0c04a", "#7fb069", "#4f8a5b"))
    parts += _case(3.2, 1.5, 2, rng)
    brass = Material(srgb("#e0b050"), roughness=0.3, metallic=1.0)
    globe = [
        Part(sphere(0.24, steps=32).moved(3.0, WALL - 0.22, 1.4), _paint("#4f90c4", 0.3)),
        Part(torus(0.28, 0.015).turned(80, "x").moved(3.0, WALL - 0.22, 1.4), brass),
    ]
    return parts + marked(globe, "globe") + _pot(-4.3, WALL - 0.6)


def _gallery(rng: np.random.Generator) -> list[Part]:
    gilt = "#c99a3f"
    parts = _picture(-2.3, 1.9, 1.2, 0.95, gilt, ("#f2dfc0", "#e5703f", "#6f9bab", "#2f5d73"))
    parts += _picture(0, 1.95, 1.7, 1.15, gilt, ("#bcd9ee", "#f6dca8", "#79a86a", "#3f6f5a"))
    parts += _picture(2.4, 1.9, 1.0, 1.25, gilt, ("#f2bfcb", "#fbf1dc", "#b0719f", "#5a4f86"))
    for x in (-3.9, 3.9):
        parts.append(Part(box(0.7, 0.7, 1.0, round=0.02).moved(x, 3.2, 0.5), _paint("#f8f6f1")))
    vase = Part(frustum(0.12, 0.28, 0.5, round=0.05).moved(-3.9, 3.2, 1.0), _paint("#3f7f8c", 0.2))
    bronze = Material(srgb("#c98a4a"), roughness=0.25, metallic=1.0)
    ring = Part(torus(0.26, 0.09).turned(90, "x").moved(3.9, 3.2, 1.35), bronze)
    return [*parts, marked(vase, "vase"), marked(ring, "statue")]


def _cafe(rng: np.random.Generator) -> list[Part]:
    wood, dark = _paint("#a8703f", 0.45), _paint("#3d3a3a", 0.4)
    parts = [
        Part(box(4.2, 0.7, 1.05, round=0.03).moved(1.9, 3.75, 0.53), _paint("#3f6258", 0.6)),
        Part(box(4.4, 0.85, 0.07, round=0.025).moved(1.9, 3.72, 1.09), wood),
    ]
    for z in (1.75, 2.25):
        parts.append(Part(box(3.2, 0.26, 0.05, round=0.015).moved(1.9, WALL - 0.13, z), wood))
        for k in range(12):
            c = ("#f4efe6", "#d65f4a", "#e8b04f", "#7fa79b")[(k * 5 + int(z * 4)) % 4]
            parts.append(
                Part(
                    cylinder(0.07, 0.15 + 0.05 * (k % 3), round=0.025, steps=24).moved(
                        0.5 + k * 0.255, WALL - 0.14, z + 0.025
                    ),
                    _paint(c, 0.3),
                )
            )
    for x in (0.8, 1.9, 3.0):
        parts += _pendant(x, 3.2, 2.6, "#d9803f")
    parts.append(
        Part(
            box(0.6, 0.42, 0.45, round=0.06).moved(2.6, 3.8, 1.35),
            Material(srgb("#c9cdd2"), roughness=0.25, metallic=0.9),
        )
    )
    parts += [
        Part(cylinder(0.5, 0.05, round=0.02).moved(-2.9, 3.0, 0.74), wood),
        Part(cylinder(0.04, 0.74, round=0.01).moved(-2.9, 3.0), dark),
        Part(cylinder(0.28, 0.04, round=0.015).moved(-2.9, 3.0), dark),
    ]
    return parts + _pot(-4.1, WALL - 0.6)
