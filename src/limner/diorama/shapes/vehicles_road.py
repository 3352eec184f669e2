"""Cars, buses, trucks and their kin: side-on with the front to the left, turned a little towards the camera."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    CREAM,
    GLASS,
    GREY,
    HEADLIGHT,
    STEEL,
    TAIL_LIGHT,
    TYRE,
    WHITE,
    Piece,
    coin,
    glow,
    paint,
    rectangle,
    second,
    slab,
    soft,
    stand,
    tapered,
    wheel,
)  # fmt: skip
from limner.diorama.solids import box, capsule, cylinder, extrude, frustum, sphere

TURN = 24.0


def shell(
    outline: Sequence[tuple[float, float]] | np.ndarray,
    depth: float,
    bevel: float,
    arches: Sequence[tuple[float, float, float]] = (),
) -> Mesh:
    """A body panel: a soft outline (x, z) with wheel arches (x, z, radius) cut out, `depth` wide."""
    from shapely.geometry import Point, Polygon

    shape = Polygon(soft(outline, bevel * 1.15, fillet=0.05))
    for x, z, r in arches:
        shape = shape.difference(Point(x, z).buffer(r, quad_segs=10))
    # Only the outer corners between arch and sill are broken; a plain opening does it.
    shape = shape.buffer(-0.03).buffer(0.03)
    return extrude(shape, depth, bevel=bevel, steps=5)


def axles(
    xs: Sequence[float], radius: float, width: float, track: float, cap: Material = STEEL
) -> list[Piece]:
    """Pairs of wheels at the given x, `track` metres from outside to outside."""
    y = track / 2 - width / 2
    return [piece for x in xs for side in (-y, y) for piece in wheel(radius, width, (x, side, radius), cap)]


def _car_pieces(body: Material, roof: Material, trim: Material = CHROME) -> list[Piece]:
    """A small round saloon, 3.7 m long, its front to -x."""
    arches = ((-1.12, 0.36, 0.45), (1.12, 0.36, 0.45))
    hull = shell(
        [(-1.86, 0.26), (1.86, 0.26), (1.88, 0.86), (1.2, 0.98), (-1.0, 0.98), (-1.84, 0.84)],
        1.72,
        0.16,
        arches,
    )
    cabin_line = [(-0.92, 0.84), (1.42, 0.84), (1.06, 1.5), (-0.42, 1.5)]

    def taper(m: Mesh) -> Mesh:
        return tapered(m, 0.9, 1.5, 0.84)

    cabin = taper(shell(cabin_line, 1.6, 0.14))
    front_glass = slab(
        [(-0.72, 1.0), (0.2, 1.0), (0.2, 1.38), (-0.42, 1.38)], 1.625, bevel=0.012, corner=0.06
    )
    back_glass = slab([(0.3, 1.0), (1.14, 1.0), (0.96, 1.38), (0.3, 1.38)], 1.625, bevel=0.012, corner=0.06)
    screen = slab([(-0.845, 1.0), (-0.7, 1.0), (-0.42, 1.42), (-0.505, 1.42)], 1.26, bevel=0.02, corner=0.025)
    rear = slab([(1.1, 1.0), (1.36, 1.0), (1.145, 1.42), (0.9, 1.42)], 1.22, bevel=0.02, corner=0.025)
    out: list[Piece] = [(hull, body), (cabin, roof)]
    out += [(taper(g), GLASS) for g in (front_glass, back_glass, screen, rear)]
    out.append((box(3.2, 1.5, 0.2, round=0.05).moved(0, 0, 0.34), BLACK))
    return out + fittings(body, trim)


def fittings(body: Material, trim: Material = CHROME) -> list[Piece]:
    """What a small car has about its hull, with a roof or without: bumpers, lamps, doors' seams and handles, mirrors, wheels."""
    out: list[Piece] = []
    for x in (-1.86, 1.86):
        out.append((box(0.17, 1.66, 0.17, round=0.08, steps=4).moved(x, 0, 0.4), trim))
    for y in (-0.58, 0.58):
        out.append((sphere(0.1, 0.17, 0.15, steps=16).moved(-1.83, y, 0.69), HEADLIGHT))
        out.append((sphere(0.07, 0.15, 0.1, steps=14).moved(1.84, y, 0.7), TAIL_LIGHT))
        out.append((box(0.16, 0.04, 0.04, round=0.018).moved(0.12, np.sign(y) * 0.875, 0.86), trim))
        out.append((box(0.012, 0.012, 0.52, round=0.005).moved(0.27, np.sign(y) * 0.856, 0.66), BLACK))
        out.append((box(0.012, 0.012, 0.42, round=0.005).moved(-0.62, np.sign(y) * 0.856, 0.71), BLACK))
        out.append((sphere(0.08, 0.09, 0.07, steps=12).moved(-0.72, np.sign(y) * 0.9, 1.02), body))
    out.append((box(0.06, 0.7, 0.16, round=0.03).moved(-1.855, 0, 0.62), BLACK))
    return out + axles((-1.12, 1.12), 0.36, 0.26, 1.72)


CAR_ANCHORS: dict[str, tuple[float, float, float]] = {
    "top": (0.3, 0, 1.5),
    "seat": (0.1, 0, 0.7),
    "front": (0.2, -0.86, 0.65),
}


def _car(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#e2483d", 0.28, 0.8))
    return stand(_car_pieces(body, second(look, paint("#e2483d", 0.28, 0.8))), turn=TURN, **CAR_ANCHORS)


def checkers() -> list[Piece]:
    """A taxi's band of squares along its doors."""
    tile = box(0.11, 1.73, 0.055, round=0.004)
    return [
        (tile.moved(-0.72 + i * 0.11, 0, 0.6 + k * 0.055), BLACK) for i in range(14) for k in range(2) if (i + k) % 2 == 0
    ]


def _taxi(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#f6b92c", 0.28, 0.8))
    out = _car_pieces(body, body) + checkers()
    out.append((box(0.26, 0.62, 0.18, round=0.06).moved(0.3, 0, 1.57), WHITE))
    out.append((box(0.27, 0.4, 0.06, round=0.02).moved(0.3, 0, 1.57), BLACK))
    return stand(out, turn=TURN, **{**CAR_ANCHORS, "top": (0.3, 0, 1.66)})


def _police(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#2b57b5", 0.28, 0.8))
    out = _car_pieces(body, second(look, paint("#f4f3ee", 0.28, 0.8)))
    out.append((shell([(-0.6, 0.42), (0.88, 0.42), (0.88, 0.9), (-0.6, 0.9)], 1.735, 0.03), WHITE))
    star = [
        (
            0.16 * np.sin(np.pi * i / 5) * (1, 0.45)[i % 2] + 0.15,
            0.64 + 0.16 * np.cos(np.pi * i / 5) * (1, 0.45)[i % 2],
        )
        for i in range(10)
    ]
    out.append((slab(star, 1.76, corner=0.01, bevel=0.005), paint("#f2b632")))
    out.append((box(0.24, 0.96, 0.08, round=0.03).moved(0.3, 0, 1.52), BLACK))
    out.append((box(0.22, 0.42, 0.14, round=0.06).moved(0.3, -0.25, 1.6), glow("#ff3b3b", 0.6)))
    out.append((box(0.22, 0.42, 0.14, round=0.06).moved(0.3, 0.25, 1.6), glow("#3b74ff", 0.6)))
    return stand(out, turn=TURN, **{**CAR_ANCHORS, "top": (0.3, 0, 1.66)})


def _windows(
    xs: Sequence[float], width: float, low: float, high: float, depth: float, corner: float = 0.09
) -> list[Piece]:
    """Side windows through the whole body, so that they show on both sides."""
    return [
        (
            slab(rectangle(width, high - low, cx=x, cz=(low + high) / 2), depth, bevel=0.012, corner=corner),
            GLASS,
        )
        for x in xs
    ]


def _lamps(x: float, y: float, z: float, size: float, lens: Material) -> list[Piece]:
    return [(coin(size, 0.1, round=0.04).turned(90).moved(x, side, z), lens) for side in (-y, y)]


def bus_pieces(look: Look) -> list[Piece]:
    """A coach, 6.4 m long, its front to -x."""
    body, band = look.surface(paint("#f2a32c", 0.3, 0.7)), second(look, paint("#fbf1dc", 0.3, 0.7))
    arches = ((-2.05, 0.48, 0.62), (1.95, 0.48, 0.62))
    hull = shell([(-3.2, 0.36), (3.2, 0.36), (3.2, 2.9), (-3.12, 2.9)], 2.3, 0.26, arches)
    out: list[Piece] = [(hull, body)]
    out += _windows((-1.1, -0.15, 0.8, 1.75, 2.62), 0.8, 1.55, 2.4, 2.33)
    out += _windows((-2.2,), 0.72, 0.6 + 0.35, 2.4, 2.33)
    out.append((box(0.02, 2.35, 1.4, round=0.008).moved(-2.2, 0, 1.68), body))
    out.append((box(0.1, 1.9, 1.0, round=0.04).moved(-3.15, 0, 1.95), GLASS))
    out.append((box(0.1, 1.7, 0.75, round=0.04).moved(3.17, 0, 2.0), GLASS))
    out.append((box(0.12, 1.3, 0.22, round=0.05).moved(-3.12, 0, 2.66), WHITE))
    out.append((slab(rectangle(4.3, 0.16, cx=0.95, cz=1.3), 2.34, bevel=0.01, corner=0.06), band))
    out.append((box(5.4, 1.9, 0.12, round=0.06).moved(0.1, 0, 2.92), band))
    for x in (-3.2, 3.2):
        out.append((box(0.16, 2.2, 0.24, round=0.08).moved(x, 0, 0.52), second(look, GREY)))
    out += _lamps(-3.2, 0.8, 0.9, 0.17, HEADLIGHT) + _lamps(3.2, 0.85, 0.95, 0.12, TAIL_LIGHT)
    for y in (-1.0, 1.0):
        out.append((capsule((-3.15, y, 2.3), (-3.36, y * 1.22, 2.2), 0.03), BLACK))
        out.append((box(0.1, 0.14, 0.34, round=0.045).moved(-3.36, y * 1.24, 2.05), BLACK))
    out.append((box(5.6, 1.9, 0.3, round=0.05).moved(0, 0, 0.5), BLACK))
    return out + axles((-2.05, 1.95), 0.48, 0.34, 2.3, second(look, STEEL))


def _bus(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    return stand(bus_pieces(look), turn=TURN, top=(0, 0, 2.98), seat=(0, 0, 1.2), front=(0.15, -1.15, 0.88))


def _cab(body: Material, x: float, width: float = 2.1) -> list[Piece]:
    """A lorry's cab whose back is at `x`, its front 1.75 m before it."""
    arch = ((x - 0.85, 0.48, 0.6),)
    hull = shell(
        [(x - 1.75, 0.42), (x, 0.42), (x, 2.35), (x - 1.35, 2.35), (x - 1.75, 1.4)], width, 0.2, arch
    )
    out: list[Piece] = [(hull, body)]
    out.append(
        (
            slab(
                [(x - 1.42, 1.42), (x - 0.5, 1.42), (x - 0.5, 2.08), (x - 1.2, 2.08)],
                width + 0.03,
                bevel=0.012,
                corner=0.09,
            ),
            GLASS,
        )
    )
    screen = slab(
        [(x - 1.765, 1.42), (x - 1.6, 1.42), (x - 1.34, 2.12), (x - 1.46, 2.12)],
        width - 0.5,
        bevel=0.02,
        corner=0.03,
    )
    out.append((screen, GLASS))
    out.append((box(0.1, 1.2, 0.42, round=0.04).moved(x - 1.74, 0, 0.98), GREY))
    for i in range(3):
        out.append((box(0.12, 1.08, 0.04, round=0.015).moved(x - 1.755, 0, 0.86 + 0.12 * i), CHROME))
    out.append((box(0.24, width + 0.04, 0.3, round=0.1).moved(x - 1.72, 0, 0.5), CHROME))
    out += _lamps(x - 1.75, width / 2 - 0.25, 0.9, 0.16, HEADLIGHT)
    for y in (-1, 1):
        out.append((box(0.18, 0.05, 0.05, round=0.02).moved(x - 0.55, y * (width / 2 + 0.01), 1.28), CHROME))
        out.append((box(0.1, 0.12, 0.36, round=0.045).moved(x - 1.6, y * (width / 2 + 0.13), 1.75), BLACK))
        out.append(
            (
                capsule(
                    (x - 1.55, y * (width / 2 - 0.05), 1.75), (x - 1.6, y * (width / 2 + 0.13), 1.75), 0.025
                ),
                BLACK,
            )
        )
    return out


def _truck(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, cargo = look.surface(paint("#2f8f8b", 0.3, 0.7)), second(look, paint("#f3e3c3", 0.4, 0.4))
    out = _cab(body, -1.2)
    out.append((box(4.1, 2.2, 2.1, round=0.14, steps=4).moved(1.0, 0, 1.9), cargo))
    for z in (1.16, 2.64):
        out.append((box(3.7, 2.23, 0.09, round=0.03).moved(1.0, 0, z), look.surface(paint("#e8b04a"), 1)))
    out.append((box(5.2, 1.2, 0.26, round=0.06).moved(0.3, 0, 0.66), BLACK))
    out += _lamps(3.0, 0.9, 0.7, 0.1, TAIL_LIGHT)
    out.append((cylinder(0.09, 1.9, round=0.04).moved(-1.1, -0.85, 0.8), CHROME))
    out += axles((-2.05, 0.75, 1.9), 0.48, 0.34, 2.14)
    return stand(
        out, turn=TURN, top=(1.0, 0, 2.95), inside=(1.0, 0, 2.95), seat=(-2, 0, 1.2), front=(1.0, -1.1, 1.9)
    )


def _fire_engine(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#d9322e", 0.26, 0.9))
    out = _cab(body, -1.1)
    out.append((box(4.0, 2.1, 1.62, round=0.12, steps=4).moved(1.05, 0, 1.4), body))
    out.append((box(3.9, 2.13, 0.16, round=0.02).moved(1.05, 0, 1.0), CREAM))
    for x in (0.1, 1.1, 2.1):
        out.append((box(0.86, 2.14, 0.72, round=0.05).moved(x, 0, 1.64), STEEL))
        for k in range(4):
            out.append((box(0.8, 2.16, 0.025, round=0.01).moved(x, 0, 1.4 + 0.16 * k), GREY))
    rails = [((-0.9, y, 2.42), (3.3, y, 2.66)) for y in (-0.4, 0.4)]
    out += [(capsule(a, b, 0.06), WHITE) for a, b in rails]
    for i in range(11):
        t = (i + 0.5) / 11
        x, z = -0.9 + 4.2 * t, 2.42 + 0.24 * t
        out.append((capsule((x, -0.4, z), (x, 0.4, z), 0.04, sides=12), WHITE))
    out.append((frustum(0.42, 0.34, 0.24, round=0.06).moved(2.4, 0, 2.2), GREY))
    out.append((box(0.3, 1.3, 0.16, round=0.05).moved(-1.9, 0, 2.38), BLACK))
    out.append((box(0.28, 1.1, 0.2, round=0.09).moved(-1.9, 0, 2.48), glow("#3f7dff", 0.7)))
    out.append((box(5.2, 1.2, 0.26, round=0.06).moved(0.3, 0, 0.6), BLACK))
    out += _lamps(3.06, 0.85, 0.8, 0.1, TAIL_LIGHT) + axles((-1.95, 1.6), 0.5, 0.34, 2.1)
    return stand(out, turn=TURN, top=(1.0, 0, 2.6), seat=(-2, 0, 1.2), front=(1.05, -1.05, 1.0))


def _van(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, upper = look.surface(paint("#5bb5c4", 0.28, 0.8)), second(look, paint("#f7f0df", 0.28, 0.8))
    arches = ((-1.3, 0.38, 0.48), (1.25, 0.38, 0.48))
    lower = shell([(-2.12, 0.28), (2.1, 0.28), (2.1, 1.15), (-2.16, 1.15)], 1.8, 0.14, arches)
    top = tapered(shell([(-2.1, 0.95), (2.08, 0.95), (2.0, 2.02), (-1.7, 2.02)], 1.76, 0.22), 1.0, 2.0, 0.92)
    out: list[Piece] = [(lower, body), (top, upper)]
    for x, w in ((-0.3, 0.78), (0.62, 0.78), (1.52, 0.74)):
        out.append(
            (
                tapered(
                    slab(rectangle(w, 0.5, cx=x, cz=1.5), 1.795, bevel=0.012, corner=0.09), 1.0, 2.0, 0.92
                ),
                GLASS,
            )
        )
    out.append(
        (
            tapered(
                slab(
                    [(-1.74, 1.25), (-0.8, 1.25), (-0.8, 1.75), (-1.56, 1.75)],
                    1.795,
                    bevel=0.012,
                    corner=0.08,
                ),
                1.0,
                2.0,
                0.92,
            ),
            GLASS,
        )
    )
    out.append(
        (
            slab([(-2.075, 1.25), (-1.9, 1.25), (-1.7, 1.8), (-1.86, 1.8)], 1.34, bevel=0.02, corner=0.03),
            GLASS,
        )
    )
    out.append((box(3.9, 1.83, 0.05, round=0.02).moved(0, 0, 1.14), CHROME))
    for x in (-2.12, 2.1):
        out.append((box(0.16, 1.78, 0.18, round=0.08).moved(x, 0, 0.42), CHROME))
    out += _lamps(-2.13, 0.6, 0.82, 0.16, HEADLIGHT) + _lamps(2.1, 0.7, 0.8, 0.1, TAIL_LIGHT)
    out.append((box(3.4, 1.4, 0.2, round=0.05).moved(0, 0, 0.36), BLACK))
    out += axles((-1.3, 1.25), 0.38, 0.28, 1.8)
    return stand(out, turn=TURN, top=(0, 0, 2.02), seat=(-1, 0, 0.9), front=(0.2, -0.9, 0.75))


def _tractor(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body, rim = look.surface(paint("#3f9b48", 0.3, 0.7)), look.surface(paint("#f4c52f", 0.35, 0.5), 1)
    out: list[Piece] = []
    bonnet = shell([(-1.75, 0.72), (0.1, 0.68), (0.1, 1.42), (-1.62, 1.32)], 0.86, 0.14)
    out.append((bonnet, body))
    out.append((box(0.1, 0.62, 0.44, round=0.04).moved(-1.7, 0, 1.0), BLACK))
    out += _lamps(-1.74, 0.24, 1.12, 0.1, HEADLIGHT)
    out.append((box(1.5, 1.0, 0.4, round=0.1).moved(0.75, 0, 0.86), body))
    for y in (-0.66, 0.66):
        guard = [(0.82 + 0.95 * np.cos(a), 0.78 + 0.95 * np.sin(a)) for a in np.linspace(0.2, 2.9, 18)]
        inner = [(0.82 + 0.86 * np.cos(a), 0.78 + 0.86 * np.sin(a)) for a in np.linspace(2.9, 0.2, 18)]
        out.append((slab(guard + inner, 0.5, bevel=0.03, corner=0).moved(0, y, 0), body))
    cabin = tapered(shell([(0.0, 1.2), (1.4, 1.2), (1.34, 2.25), (0.14, 2.25)], 1.06, 0.1), 1.2, 2.3, 0.92)
    out.append((cabin, GLASS))
    for x0, x1 in ((0.03, 0.16), (1.38, 1.32), (0.78, 0.78)):
        for y in (-0.51, 0.51):
            out.append((capsule((x0, y, 1.2), (x1, y * 0.93, 2.25), 0.055), body))
    out.append((box(1.62, 1.24, 0.16, round=0.075, steps=4).moved(0.72, 0, 2.3), body))
    out.append((cylinder(0.06, 0.75, round=0.02).moved(-0.95, -0.2, 1.3), BLACK))
    out.append((cylinder(0.09, 0.24, round=0.03).moved(-0.95, -0.2, 1.55), BLACK))
    for y in (-0.72, 0.72):
        out += wheel(0.8, 0.42, (0.82, y, 0.8), rim, hub=0.56)
        out += wheel(0.46, 0.3, (-1.28, y * 0.82, 0.46), rim, hub=0.56)
        for i in range(18):
            a = 2 * np.pi * i / 18
            lug = box(0.12, 0.4, 0.07, round=0.025, steps=2).turned(90 - np.degrees(a), "y")
            out.append((lug.moved(0.82 + 0.79 * np.cos(a), y, 0.8 + 0.79 * np.sin(a)), TYRE))
    return stand(out, turn=TURN, top=(0.72, 0, 2.38), seat=(0.7, 0, 1.3), front=(-0.8, -0.43, 1.05))


CONCEPTS: tuple[Concept, ...] = (
    Concept("car", _car, "vehicle", ("automobile", "motorcar", "sedan", "auto", "hatchback", "vehicle"), 3.8),
    Concept("bus", _bus, "vehicle", ("coach", "school bus", "omnibus", "autobus"), 6.5),
    Concept("truck", _truck, "vehicle", ("lorry", "semi", "cargo truck"), 6.0),
    Concept("delivery truck", _truck, "vehicle", ("box truck", "moving truck"), 6.0),
    Concept("taxi", _taxi, "vehicle", ("cab", "taxicab", "yellow cab"), 3.8),
    Concept("police car", _police, "vehicle", ("patrol car", "squad car", "police cruiser"), 3.8),
    Concept("fire engine", _fire_engine, "vehicle", ("fire truck", "firetruck"), 6.0),
    Concept("van", _van, "vehicle", ("minivan", "minibus", "camper van", "camper", "ambulance van"), 4.3),
    Concept("tractor", _tractor, "vehicle", ("farm tractor",), 3.5),
)
