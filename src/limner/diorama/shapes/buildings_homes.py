"""Houses people live in: house, cottage, cabin, hut, barn, igloo, tent."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.masonry import (
    PLINTH,
    ROOF,
    TRIM,
    Pieces,
    arch,
    chimney,
    door,
    gabled,
    rosette,
    shingled,
    shrub,
    window,
)
from limner.diorama.shapes.toybox import DARK_WOOD, coin, paint, rods, second, skin, slab, stand
from limner.diorama.solids import box, capsule, cylinder, frustum, sphere

ANGLE = 24.0


def _house(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#f3dcae", 0.6, 0.1))
    roof = look.surface(ROOF, 1) if len(look.colours) > 1 or look.material else ROOF
    half, high, rise, deep = 1.15, 1.35, 0.95, 1.9
    y = -deep / 2
    out: Pieces = [
        (gabled(half, high, rise, deep), wall),
        (box(half * 2 + 0.12, deep + 0.12, 0.18, round=0.04).moved(z=0.09), PLINTH),
        (shingled(half, rise, deep + 0.42, eave=0.26).moved(z=high + 0.02), roof),
        *chimney(0.62, 0.25, high + 0.2, 0.95, paint("#b4644e", 0.8, 0.0)),
        *door(-0.42, y, 0.54, 0.98, z=0.12),
        *window(0.5, y, 0.78, 0.5, 0.52),
        *rosette(0.0, y, high + 0.32, 0.2),
        *window(half, -0.35, 0.82, 0.46, 0.54, turn=90),
        *window(half, 0.42, 0.82, 0.46, 0.54, turn=90),
        *window(-half, 0.0, 0.82, 0.46, 0.54, turn=-90),
        (box(0.86, 0.42, 0.12, round=0.035).moved(-0.42, y - 0.2, 0.06), PLINTH),
        # A little roof over the door.
        (slab([(-0.48, 0), (0.48, 0), (0, 0.26)], 0.34, bevel=0.03).moved(-0.42, y - 0.13, 1.24), roof),
        (box(0.56, 0.16, 0.12, round=0.03).moved(0.5, y - 0.11, 0.42), DARK_WOOD),
        *shrub(0.62, y - 0.24, 0.2),
    ]
    for k, colour in enumerate(("#e2596a", "#f5c542", "#e2596a")):
        out.append((sphere(0.065, steps=10).moved(0.33 + 0.17 * k, y - 0.13, 0.51), paint(colour, 0.6, 0.1)))
    return stand(out, turn=ANGLE, top=(0, 0, high + rise))


def _cottage(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#fbf3e2", 0.7, 0.05))
    straw = (
        second(look, paint("#c79a4b", 0.95, 0.0)) if len(look.colours) > 1 else paint("#c79a4b", 0.95, 0.0)
    )
    half, high, deep = 1.3, 0.95, 1.7
    y = -deep / 2
    # A thatched roof: soft, thick, low over the windows.
    side = [(-half - 0.34, -0.28), (-half - 0.3, 0.0), (-0.72, 0.78), (0, 1.16), (0.72, 0.78), (half + 0.3, 0.0),
            (half + 0.34, -0.28), (half + 0.12, -0.24), (0, 0.78), (-half - 0.12, -0.24)]  # fmt: skip
    out: Pieces = [
        (gabled(half, high, 0.84, deep), wall),
        (box(half * 2 + 0.1, deep + 0.1, 0.16, round=0.04).moved(z=0.08), PLINTH),
        (slab(side, deep + 0.46, bevel=0.11, corner=0.07).moved(z=high + 0.04), straw),
        (
            capsule((0, -deep / 2 - 0.08, high + 1.1), (0, deep / 2 + 0.08, high + 1.1), 0.1),
            paint("#a97f38", 0.95, 0.0),
        ),
        *chimney(-0.62, 0.2, high + 0.3, 0.95, PLINTH),
        *door(0.0, y, 0.52, 0.88, z=0.08, round=True, leaf=paint("#4e8a5a", 0.45, 0.2)),
        *window(-0.76, y, 0.62, 0.42, 0.42),
        *window(0.76, y, 0.62, 0.42, 0.42),
        *rosette(0.0, y, 1.24, 0.13),
        *shrub(-0.95, y - 0.24, 0.18),
        *shrub(0.95, y - 0.24, 0.18),
        (box(0.7, 0.36, 0.08, round=0.03).moved(0, y - 0.2, 0.04), PLINTH),
    ]
    for x, dz, colour in (
        (-1.05, 0.2, "#e2596a"), (-0.86, 0.28, "#f7f0dd"), (0.84, 0.26, "#e2596a"), (1.06, 0.18, "#f5c542"),
        (-0.74, 0.16, "#f5c542"), (1.1, 0.28, "#f7f0dd"),
    ):  # fmt: skip
        out.append((sphere(0.05, steps=10).moved(x, y - 0.39, dz), paint(colour, 0.6, 0.1)))
    return stand(out, turn=ANGLE, top=(0, 0, high + 1.2))


def _cabin(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    log = look.surface(paint("#a9713f", 0.7, 0.0))
    end = paint("#d9ab74", 0.7, 0.0)
    roof = second(look, paint("#4f6b52", 0.7, 0.05)) if len(look.colours) > 1 else paint("#4f6b52", 0.7, 0.05)
    half, deep, r, rows = 1.1, 1.7, 0.12, 6
    high, rise = rows * r * 2, 0.8
    y = -deep / 2
    core = paint("#8a5a31", 0.8, 0.0)
    out: Pieces = [(gabled(half - 0.04, high, rise, deep - 0.08), core)]
    for k in range(rows):
        z = r + 2 * r * k
        for s in (-1, 1):
            out.append(
                (
                    cylinder(r, half * 2 + 0.42, round=0.025, steps=20)
                    .turned(90, "y")
                    .moved(-half - 0.21, s * deep / 2, z),
                    log,
                )
            )
            out.append(
                (
                    cylinder(r, deep + 0.42, round=0.025, steps=20)
                    .turned(-90, "x")
                    .moved(s * half, -deep / 2 - 0.21, z),
                    log,
                )
            )
            for t in (-1, 1):
                out.append(
                    (
                        coin(r * 0.72, 0.02, round=0.006, steps=20).moved(
                            s * half, t * (deep / 2 + 0.212), z
                        ),
                        end,
                    )
                )
                out.append(
                    (
                        coin(r * 0.72, 0.02, round=0.006, steps=20)
                        .turned(90)
                        .moved(t * (half + 0.212), s * deep / 2, z),
                        end,
                    )
                )
    for k in range(3):
        w = half * (1 - (k + 0.6) / 3.5)
        out.append(
            (
                cylinder(r, w * 2, round=0.025, steps=20)
                .turned(90, "y")
                .moved(-w, y + 0.02, high + r + 2 * r * k),
                log,
            )
        )
    out += [
        (shingled(half, rise, deep + 0.7, eave=0.36, courses=4).moved(z=high + 0.02), roof),
        *chimney(0.55, 0.3, high + 0.1, 0.95, PLINTH),
        *door(-0.3, y - 0.12, 0.52, 0.96, leaf=paint("#c4503f", 0.5, 0.2), z=0.02),
        *window(0.55, y - 0.12, 0.75, 0.42, 0.42),
        *window(half + 0.12, 0.0, 0.75, 0.5, 0.44, turn=90),
        (box(0.8, 0.36, 0.1, round=0.03).moved(-0.3, y - 0.38, 0.05), DARK_WOOD),
    ]
    return stand(out, turn=ANGLE, top=(0, 0, high + rise))


def _hut(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    mud = look.surface(paint("#c98f5a", 0.85, 0.0))
    straw = paint("#d2ab58", 0.95, 0.0)
    out: Pieces = [(frustum(0.95, 0.88, 1.0, round=0.05), mud)]
    for k, (r, z, h) in enumerate(((1.32, 0.8, 0.62), (0.98, 1.14, 0.6), (0.6, 1.5, 0.62))):
        a = np.linspace(0, 2 * np.pi, 72, endpoint=False)
        fringe = 1 + 0.025 * np.cos(24 * a + k)
        rings = [
            np.stack([(edge := q * r * (fringe if q > 0.8 else 1)) * np.cos(a), edge * np.sin(a), 0 * a + z + u], 1)
            for q, u in ((0.0, 0.06), (0.9, 0.0), (1.0, 0.02), (0.96, 0.12), (0.5, h * 0.66), (0.12, h))
        ]  # fmt: skip
        out.append((skin(np.array(rings), crease=60), straw))
    out.append((cylinder(0.1, 0.16, round=0.04).moved(z=2.02), DARK_WOOD))
    out += door(0, -0.93, 0.5, 0.74, round=True, leaf=DARK_WOOD, trim=paint("#e6c18c", 0.8, 0.0))
    return stand(out, top=(0, 0, 2.15))


def _barn(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wall = look.surface(paint("#c23a32", 0.6, 0.1))
    roof = second(look, paint("#6b7280", 0.6, 0.1)) if len(look.colours) > 1 else paint("#6b7280", 0.6, 0.1)
    deep = 2.5
    y = -deep / 2
    body = [(-1.2, 0), (1.2, 0), (1.2, 1.25), (0.78, 2.0), (0, 2.42), (-0.78, 2.0), (-1.2, 1.25)]
    outer = [(-1.48, 1.02), (-1.42, 1.2), (-0.9, 2.12), (0, 2.6), (0.9, 2.12), (1.42, 1.2), (1.48, 1.02),
             (1.36, 0.98), (0.8, 1.98), (0, 2.42), (-0.8, 1.98), (-1.36, 0.98)]  # fmt: skip
    out: Pieces = [
        (slab(body, deep, bevel=0.03), wall),
        (slab(outer, deep + 0.34, bevel=0.035, corner=0.03), roof),
        (box(2.52, deep + 0.1, 0.16, round=0.03).moved(z=0.08), PLINTH),
    ]
    edge = [(-1.2, 1.25), (-0.78, 2.0), (0, 2.42), (0.78, 2.0), (1.2, 1.25)]
    for a, b in pairwise(edge):
        out.append(
            (capsule((a[0], y - 0.02, a[1] - 0.05), (b[0], y - 0.02, b[1] - 0.05), 0.045, sides=12), TRIM)
        )
    # Planks, then the great doors with their crosses.
    for k in range(-6, 7):
        out.append(
            (
                box(0.018, 0.02, 1.9 - 0.08 * abs(k), round=0.006, steps=1).moved(k * 0.18, y - 0.004, 1.05),
                paint("#a32f29", 0.7, 0.0),
            )
        )
    for s in (-1, 1):
        x = s * 0.36
        out.append((box(0.68, 0.07, 1.1, round=0.02).moved(x, y - 0.03, 0.64), wall))
        for w, h, dx, dz in (
            (0.68, 0.09, 0, 0.5),
            (0.68, 0.09, 0, -0.5),
            (0.09, 1.1, 0.3, 0),
            (0.09, 1.1, -0.3, 0),
        ):
            out.append((box(w, 0.05, h, round=0.018, steps=2).moved(x + dx, y - 0.075, 0.64 + dz), TRIM))
        for t in (-1, 1):
            out.append(
                (
                    capsule(
                        (x - 0.27, y - 0.07, 0.64 - t * 0.45),
                        (x + 0.27, y - 0.07, 0.64 + t * 0.45),
                        0.035,
                        sides=10,
                    ),
                    TRIM,
                )
            )
    out += window(0, y, 1.72, 0.46, 0.42, glass=paint("#5a3b26", 0.7, 0.0), sill=False, bars=False)
    out += [
        (capsule((s * -0.2, y - 0.06, 1.54), (s * 0.2, y - 0.06, 1.9), 0.025, sides=10), TRIM)
        for s in (-1, 1)
    ]
    for dy in (-0.7, 0.0, 0.7):
        out += window(1.2, dy, 0.72, 0.34, 0.36, turn=90)
        out += window(-1.2, dy, 0.72, 0.34, 0.36, turn=-90)
    out += [(box(0.34, 0.34, 0.4, round=0.03).moved(0, 0.2, 2.66), TRIM)]
    out += [(slab([(-0.28, 0), (0.28, 0), (0, 0.26)], 0.52, bevel=0.03).moved(0, 0.2, 2.84), roof)]
    return stand(out, turn=ANGLE, top=(0, 0, 2.6))


def _igloo(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    snow = look.surface(paint("#eef5fb", 0.5, 0.2))
    gap = paint("#b9d3e6", 0.7, 0.0)
    out: Pieces = [(sphere(0.985, steps=32).moved(z=0.0), gap)]
    rows = 6
    for i in range(rows):
        t0, t1 = np.radians(90) * i / rows, np.radians(90) * (i + 1) / rows
        n = max(5, round(14 * float(np.cos((t0 + t1) / 2))))
        if i == rows - 1:
            cap = sphere(0.3, 0.3, 0.08, steps=16).moved(z=0.95)
            out.append((cap, snow))
            break
        for k in range(n):
            out.append((_ice_block(t0, t1, 2 * np.pi * (k + 0.5 * (i % 2)) / n, 2 * np.pi / n), snow))
    shell = slab(
        np.concatenate([arch(1.0, 0.86), [[-0.3, 0.0], *arch(0.6, 0.62)[::-1], [0.3, 0.0]]]),
        0.5,
        bevel=0.05,
        corner=0.0,
    )
    out.append((shell.moved(y=-1.08), snow))
    out.append((slab(arch(0.62, 0.64), 0.3, bevel=0.0, corner=0.0).moved(y=-1.0), paint("#3d5873", 0.9, 0.0)))
    low = [(m, s) for m, s in out]
    body = stand(_above_ground(low), top=(0, 0, 1.0))
    return body


def _ice_block(t0: float, t1: float, a: float, wide: float) -> Mesh:
    """One rounded block of the dome between two heights (angles) about direction a."""
    block = box(1.0, 0.12, 1.0, round=0.1, steps=3)
    v = block.vertices.astype(np.float64)
    u, w, r = v[:, 0], v[:, 2] + 0.5, 0.98 - v[:, 1]
    angle = a + u * wide * 0.955
    lift = t0 + (t1 - t0) * (0.02 + 0.95 * w)
    p = np.stack(
        [r * np.cos(lift) * np.sin(angle), r * np.cos(lift) * np.cos(angle), r * np.sin(lift)], axis=1
    )
    faces = block.faces[:, ::-1] if _inward(p, block.faces) else block.faces
    return Mesh.of(p, faces, crease=60)


def _inward(p: np.ndarray, faces: np.ndarray) -> bool:
    t = p[faces]
    return float(np.einsum("ij,ij->i", t[:, 0], np.cross(t[:, 1], t[:, 2])).sum()) < 0


def _above_ground(pieces: Pieces) -> Pieces:
    """Pieces cut off at z = 0 by pressing what is lower flat."""
    out: Pieces = []
    for mesh, material in pieces:
        if float(mesh.bounds[0][2]) < 0:
            v = mesh.vertices.copy()
            v[:, 2] = np.maximum(v[:, 2], 0)
            mesh = Mesh(v, mesh.faces, mesh.normals)
        out.append((mesh, material))
    return out


def _tent(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    canvas = look.surface(paint("#f08a3c", 0.85, 0.0))
    inner = paint("#6d3f2a", 0.9, 0.0)
    half, high, deep = 1.15, 1.3, 1.9
    y = -deep / 2
    t = np.linspace(-1, 1, 25)
    roof = np.stack([t * half, high * (1 - np.abs(t) ** 0.86)], axis=1)
    under = np.stack([t[::-1] * (half - 0.07), (high - 0.08) * (1 - np.abs(t[::-1]) ** 0.86)], axis=1)
    shell = np.concatenate([roof, under])
    out: Pieces = [
        (slab(shell, deep, bevel=0.02, corner=0.0), canvas),
        (
            slab(np.concatenate([under, under[:1]])[:-1], 0.04, bevel=0.0, corner=0.0).moved(
                y=deep / 2 - 0.1
            ),
            canvas,
        ),
        (slab(under, 0.04, bevel=0.0, corner=0.0).moved(y=y + 0.75), inner),
        (box(half * 2 - 0.1, deep - 0.1, 0.05, round=0.02).moved(z=0.025), paint("#55705c", 0.9, 0.0)),
    ]
    # The two flaps, turned back.
    for s in (-1, 1):
        flap = slab(
            [(s * 0.06, 1.12), (s * (half - 0.12), 0.03), (s * 0.52, 0.03), (s * 0.3, 0.55)],
            0.05,
            bevel=0.02,
            corner=0.03,
        )
        out.append((flap.moved(y=y + 0.06), second(look, paint("#ffd27a", 0.85, 0.0))))
        out.append(
            (
                capsule((s * 0.5, y - 0.02, 0.6), (s * 0.66, y - 0.02, 0.62), 0.03, sides=12),
                paint("#3f7f78", 0.7, 0.0),
            )
        )
    pole = paint("#e8dcc2", 0.4, 0.3)
    out.append((rods([((0, y - 0.03, 0), (0, y - 0.03, high + 0.1))], 0.028), pole))
    for s in (-1, 1):
        for t2 in (-1, 1):
            a, b = (s * 0.62, t2 * deep * 0.49, 0.66), (s * 1.5, t2 * (deep * 0.5 + 0.16), 0.03)
            out.append((capsule(a, b, 0.012, sides=8), pole))
            out.append((frustum(0.03, 0.022, 0.14, round=0.01, steps=12).moved(b[0], b[1], 0), DARK_WOOD))
    return stand(out, turn=20, top=(0, 0, high))


CONCEPTS = (
    Concept("house", _house, "building", ("home", "family house", "villa", "bungalow"), 8.0),
    Concept("cottage", _cottage, "building", ("thatched cottage", "farmhouse", "country house"), 7.0),
    Concept("cabin", _cabin, "building", ("log cabin", "lodge", "chalet", "wooden cabin", "wooden hut"), 6.5),
    Concept("hut", _hut, "building", ("straw hut", "mud hut", "bungalow hut"), 4.5),
    Concept("barn", _barn, "building", ("red barn", "farm building", "stable"), 12.0),
    Concept("igloo", _igloo, "building", ("snow house", "ice house"), 4.0),
    Concept("tent", _tent, "building", ("camping tent", "canvas tent"), 3.0),
)  # fmt: skip
