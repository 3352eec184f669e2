"""What stands along a street: lamps, mailboxes, fences, fountains, bridges."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    GLASS,
    GREY,
    STEEL,
    STONE,
    WHITE,
    Piece,
    coin,
    curve,
    glow,
    hoop,
    paint,
    second,
    slab,
    stand,
    tube,
)  # fmt: skip
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, sweep


def lowered(
    pieces: list[Piece], by: float, above: float, *, turn: float, **anchors: tuple[float, float, float]
) -> Body:
    """The pieces stood up with all that is above `above` let down by `by` metres: toys have short posts, so that
    what is on them shows."""
    from dataclasses import replace

    def down(m: Mesh) -> Mesh:
        v = m.vertices.copy()
        v[:, 2] -= np.where(v[:, 2] > above, by, 0).astype(np.float32)
        return replace(m, vertices=v)

    low = {name: (x, y, z - by) for name, (x, y, z) in anchors.items()}
    return stand([(down(m), p) for m, p in pieces], turn=turn, **low)


def _fire_hydrant(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red, cap = look.surface(paint("#dd3a2f", 0.28, 0.9)), second(look, paint("#f2bd3b", 0.3, 0.8))
    body = [(0, 0), (0.2, 0), (0.21, 0.02), (0.21, 0.07), (0.19, 0.09), (0.145, 0.1), (0.14, 0.14), (0.135, 0.46), (0.14, 0.5),
            (0.185, 0.51), (0.195, 0.53), (0.195, 0.56), (0.185, 0.58), (0.165, 0.585)]  # fmt: skip
    dome = [(0.165 * np.cos(t), 0.585 + 0.13 * np.sin(t)) for t in np.linspace(0.1, 1.45, 9)]
    out: list[Piece] = [(lathe([*body, *dome, (0.0, 0.715)], crease=38), red)]
    out.append((cylinder(0.055, 0.07, round=0.02, steps=6).moved(0, 0, 0.7), cap))
    for side in (-1, 1):
        out.append((cylinder(0.075, 0.1, round=0.02).turned(90 * side, "y").moved(side * 0.12, 0, 0.4), red))
        out.append((cylinder(0.09, 0.06, round=0.025).turned(90 * side, "y").moved(side * 0.2, 0, 0.4), cap))
        out.append(
            (
                cylinder(0.035, 0.04, round=0.012, steps=6)
                .turned(90 * side, "y")
                .moved(side * 0.255, 0, 0.4),
                cap,
            )
        )
    out.append((coin(0.105, 0.1, round=0.02).moved(0, -0.14, 0.36), red))
    out.append((coin(0.12, 0.06, round=0.025).moved(0, -0.2, 0.36), cap))
    out.append((coin(0.042, 0.05, round=0.015, steps=6).moved(0, -0.245, 0.36), cap))
    for i in range(8):
        a = 2 * np.pi * (i + 0.5) / 8
        out.append((sphere(0.018, steps=8).moved(0.178 * np.cos(a), 0.178 * np.sin(a), 0.09), red))
        out.append((sphere(0.016, steps=8).moved(0.178 * np.cos(a), 0.178 * np.sin(a), 0.583), red))
    return stand(out, turn=16, top=(0, 0, 0.77), front=(0, -0.2, 0.25))


def _street_lamp(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    iron = look.surface(paint("#2f5d50", 0.35, 0.6))
    post = [
        (0, 0),
        (0.24, 0),
        (0.24, 0.1),
        (0.17, 0.16),
        (0.15, 0.5),
        (0.1, 0.6),
        (0.065, 0.7),
        (0.055, 2.5),
        (0.1, 2.56),
        (0.12, 2.64),
        (0.05, 2.7),
        (0, 2.7),
    ]
    out: list[Piece] = [(lathe(post, crease=40), iron)]
    out.append((frustum(0.14, 0.24, 0.5, round=0.03).moved(0, 0, 2.68), glow("#ffe3a1", 1.1)))
    for i in range(6):
        a = 2 * np.pi * (i + 0.5) / 6
        out.append(
            (
                capsule(
                    (0.145 * np.cos(a), 0.145 * np.sin(a), 2.68),
                    (0.245 * np.cos(a), 0.245 * np.sin(a), 3.18),
                    0.016,
                    sides=8,
                ),
                iron,
            )
        )
    out.append(
        (
            lathe(
                [(0, 3.16), (0.3, 3.16), (0.31, 3.2), (0.2, 3.3), (0.07, 3.4), (0.05, 3.46), (0, 3.5)],
                crease=40,
            ),
            iron,
        )
    )
    out.append((sphere(0.06, steps=12).moved(0, 0, 3.52), iron))
    out.append((capsule((-0.36, 0, 2.4), (0.36, 0, 2.4), 0.03), iron))
    return stand(out, top=(0, 0, 3.56))


def _mailbox(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    body = look.surface(paint("#2f63b8", 0.3, 0.7))
    arch = [(0.3 * np.cos(t), 0.95 + 0.3 * np.sin(t)) for t in np.linspace(0, np.pi, 24)]
    out: list[Piece] = [(slab([(-0.3, 0.2), (0.3, 0.2), *arch], 0.56, bevel=0.04, corner=0.03), body)]
    out += [
        (box(0.09, 0.09, 0.26, round=0.03).moved(x, y, 0.13), body)
        for x in (-0.22, 0.22)
        for y in (-0.2, 0.2)
    ]
    out.append((box(0.42, 0.06, 0.05, round=0.02).moved(0, -0.29, 1.0), BLACK))
    out.append((box(0.46, 0.07, 0.03, round=0.014).moved(0, -0.31, 1.05), second(look, STEEL)))
    out.append((box(0.3, 0.02, 0.2, round=0.01).moved(0, -0.285, 0.66), WHITE))
    for a, b in (((-0.15, 0.76), (0, 0.65)), ((0.15, 0.76), (0, 0.65))):
        out.append((capsule((a[0], -0.296, a[1]), (b[0], -0.296, b[1]), 0.008, sides=8), GREY))
    return stand(out, turn=-18, top=(0, 0, 1.25), front=(0, -0.29, 0.45))


def _can(look: Look, outline: list[tuple[float, float]]) -> list[Piece]:
    """The can without its lid, of this outline."""
    body = look.surface(paint("#6f8f8a", 0.35, 0.5))
    out: list[Piece] = [(lathe(outline, crease=40), body)]
    for i in range(20):
        a = 2 * np.pi * i / 20
        out.append(
            (
                capsule(
                    (0.243 * np.cos(a), 0.243 * np.sin(a), 0.08),
                    (0.294 * np.cos(a), 0.294 * np.sin(a), 0.66),
                    0.012,
                    sides=8,
                ),
                body,
            )
        )
    out.append((hoop(0.3, 0.024).turned(90, "x").moved(0, 0, 0.7), body))
    return out


def _trash_can(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out = _can(look, [(0, 0), (0.24, 0), (0.3, 0.7), (0.28, 0.72), (0, 0.72)])
    out.append(
        (
            lathe([(0, 0.71), (0.33, 0.71), (0.34, 0.75), (0.33, 0.79), (0.2, 0.86), (0, 0.88)], crease=40),
            second(look, paint("#59726f", 0.35, 0.5)),
        )
    )
    out.append((tube([(-0.09, 0, 0.86), (-0.07, 0, 0.95), (0.07, 0, 0.95), (0.09, 0, 0.86)], 0.018), BLACK))
    return stand(out, top=(0, 0, 0.88), inside=(0, 0, 0.7))


def _open_trash_can(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """The can with its lid off and leaning against it: somebody is in it."""
    out = _can(look, [(0, 0), (0.24, 0), (0.3, 0.7), (0.29, 0.72), (0.275, 0.7), (0.26, 0.42), (0, 0.42)])
    lid = lathe([(0, 0), (0.33, 0), (0.34, 0.02), (0.33, 0.05), (0.2, 0.12), (0, 0.14)], crease=40)
    out.append((lid.turned(72, "x").moved(0.44, -0.24, 0.33), second(look, paint("#59726f", 0.35, 0.5))))
    return stand(out, top=(0, 0, 0.7), inside=(0, 0, 0.42))


def _fence(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wood = look.surface(paint("#f5f1e6", 0.5, 0.2))
    out: list[Piece] = [(box(2.1, 0.05, 0.09, round=0.02).moved(0, 0.05, z), wood) for z in (0.32, 0.7)]
    for i in range(9):
        x = -0.96 + 0.24 * i
        out.append(
            (
                slab(
                    [(x - 0.075, 0), (x + 0.075, 0), (x + 0.075, 0.86), (x, 1.0), (x - 0.075, 0.86)],
                    0.05,
                    bevel=0.015,
                    corner=0.015,
                ),
                wood,
            )
        )
    return stand(out, turn=8, top=(0, 0, 0.95))


def _fountain(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone, water = look.surface(paint("#d9cfbf", 0.7, 0.1)), paint("#58b8dc", 0.08, 1.0)
    basin = [
        (0, 0),
        (1.1, 0),
        (1.12, 0.06),
        (1.02, 0.12),
        (1.08, 0.42),
        (1.16, 0.46),
        (1.16, 0.52),
        (1.02, 0.53),
        (0.98, 0.4),
        (0, 0.38),
    ]
    bowl = [
        (0, 0.3),
        (0.16, 0.3),
        (0.12, 0.8),
        (0.2, 0.9),
        (0.56, 1.06),
        (0.6, 1.12),
        (0.54, 1.14),
        (0.5, 1.08),
        (0, 1.06),
    ]
    cup = [
        (0, 1.0),
        (0.09, 1.0),
        (0.07, 1.35),
        (0.12, 1.42),
        (0.3, 1.52),
        (0.31, 1.57),
        (0.27, 1.57),
        (0, 1.53),
    ]
    out: list[Piece] = [(lathe(p, crease=38), stone) for p in (basin, bowl, cup)]
    out += [
        (cylinder(r, 0.04, round=0.01).moved(0, 0, z), water)
        for r, z in ((0.99, 0.44), (0.5, 1.08), (0.27, 1.535))
    ]
    for radius, top, low, n in ((0.52, 1.13, 0.48, 10), (0.26, 1.57, 1.12, 7)):
        for i in range(n):
            a = 2 * np.pi * i / n
            ring = [
                (radius, top - 0.02),
                (radius + 0.12, top + 0.03),
                (radius + 0.22, (top + low) / 2),
                (radius + 0.25, low),
            ]
            out.append((tube([(q * np.cos(a), q * np.sin(a), z) for q, z in ring], 0.028, sides=8), water))
    out.append((capsule((0, 0, 1.5), (0, 0, 1.9), 0.04, 0.055), water))
    return stand(out, top=(0, 0, 1.9), inside=(0, 0, 0.48))


def _phone_booth(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    red = look.surface(paint("#cf2f2b", 0.28, 0.8))
    out: list[Piece] = [
        (box(0.84, 0.84, 1.94, round=0.03).moved(0, 0, 1.15), GLASS),
        (box(1.0, 1.0, 0.2, round=0.04).moved(0, 0, 0.1), red),
    ]
    out += [
        (box(0.16, 0.16, 2.1, round=0.04).moved(x, y, 1.15), red) for x in (-0.4, 0.4) for y in (-0.4, 0.4)
    ]
    out += [(box(0.8, 0.93, 0.045, round=0.015).moved(0, 0, 0.62 + 0.3 * k), red) for k in range(5)]
    out += [(box(0.93, 0.8, 0.045, round=0.015).moved(0, 0, 0.62 + 0.3 * k), red) for k in range(5)]
    for x in (-0.14, 0.14):
        out += [
            (box(0.05, 0.93, 1.6, round=0.015).moved(x, 0, 1.2), red),
            (box(0.93, 0.05, 1.6, round=0.015).moved(0, x, 1.2), red),
        ]
    out += [
        (box(0.94, 0.94, 0.34, round=0.03).moved(0, 0, 0.34), red),
        (box(1.0, 1.0, 0.3, round=0.04).moved(0, 0, 2.14), red),
    ]
    out.append((box(0.66, 1.03, 0.14, round=0.02).moved(0, 0, 2.15), WHITE))
    out.append((sphere(0.49, 0.49, 0.17, steps=20).moved(0, 0, 2.28), red))
    return stand(out, turn=22, top=(0, 0, 2.44), front=(0, -0.51, 2.15))


def _bridge(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    stone = look.surface(STONE)
    arc = [(-1.15 * np.cos(t), 0.92 * np.sin(t)) for t in np.linspace(0, np.pi, 24)]
    # What drives over it wants a level deck.
    humped = pose != "level"
    hump = [(-2.4, 0.35), (-1.2, 1.05), (0, 1.35), (1.2, 1.05), (2.4, 0.35)]
    deck = curve(hump if humped else [(-2.4, 1.3), (-0.8, 1.3), (0.8, 1.3), (2.4, 1.3)], 8)
    side = [*arc, (2.4, 0.0), *deck[::-1], (-2.4, 0.0)]
    out: list[Piece] = [(slab(side, 1.3, bevel=0.04, corner=0.03), stone)]
    for y in (-0.6, 0.6):
        out.append(
            (
                sweep(
                    np.stack([deck[:, 0], np.full(len(deck), y), deck[:, 1] + 0.3], axis=1), 0.08, sides=12
                ),
                stone,
            )
        )
        for i in range(2, len(deck) - 1, 4):
            out.append(
                (
                    capsule((deck[i, 0], y, deck[i, 1]), (deck[i, 0], y, deck[i, 1] + 0.3), 0.06, sides=12),
                    stone,
                )
            )
    return stand(out, turn=14, top=(0, 0, 1.35 if humped else 1.3))


CONCEPTS: tuple[Concept, ...] = (
    Concept("fire hydrant", _fire_hydrant, "thing", ("hydrant",), 0.78),
    Concept(
        "street lamp", _street_lamp, "thing", ("lamppost", "lamp post", "streetlight", "street light"), 3.5
    ),
    Concept("mailbox", _mailbox, "thing", ("letterbox", "postbox", "post box", "letter box"), 1.25),
    Concept(
        "trash can", _trash_can, "thing", ("garbage can", "dustbin", "bin", "rubbish bin", "trash bin"), 0.95
    ),
    Concept("open trash can", _open_trash_can, "thing", (), 0.95),
    Concept("fence", _fence, "thing", ("picket fence",), 2.1),
    Concept("fountain", _fountain, "building", ("water fountain",), 2.3),
    Concept("phone booth", _phone_booth, "thing", ("telephone booth", "telephone box", "phone box"), 2.45),
    Concept("bridge", _bridge, "building", ("stone bridge",), 4.8, poses=("level",)),
)
