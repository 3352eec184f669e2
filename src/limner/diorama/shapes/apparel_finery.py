"""Shoes, socks and gloves, and jewellery: ring, necklace, watch."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    BRASS,
    CREAM,
    INK,
    MUSTARD,
    RED,
    WHITE,
    assemble,
    block,
    cloth,
    disc,
    lying,
    paint,
    polygon,
    profile,
    rectangle,
    slab,
    stroke,
    tube,
)
from limner.diorama.solids import cylinder, lathe, sphere, torus


def _shoe(sole: float, height: float, shaft: float) -> tuple[Mesh, Mesh, Mesh]:
    """(upper, sole, mouth) of one shoe 0.28 m long pointing to -y: `shaft` is the height of its leg."""
    from limner.diorama.solids import ball_field, blend, limb_field, smooth_min

    def field(p: np.ndarray) -> np.ndarray:
        d = ball_field(p, (0, -0.085, sole + 0.02), (0.05, 0.068, height))
        d = smooth_min(d, limb_field(p, (0, 0.075, sole + 0.03), (0, -0.06, sole + 0.02), 0.047, 0.036), 0.03)
        d = smooth_min(d, limb_field(p, (0, 0.075, sole + 0.03), (0, 0.07, shaft), 0.047, 0.048), 0.025)
        d = np.maximum(d, sole - p[:, 2])
        d = np.maximum(d, p[:, 2] - shaft)
        return np.maximum(d, -limb_field(p, (0, 0.07, shaft + 0.1), (0, 0.07, shaft - 0.02), 0.036))

    upper = blend(field, (-0.07, -0.17, -0.01), (0.07, 0.14, shaft + 0.02), cells=72)
    from shapely import union_all

    base = lying(
        union_all([stroke([(0, 0.08), (0, -0.09)], 0.053), disc(0.058, z=-0.095)])
        .buffer(0.01)
        .buffer(-0.006),
        sole + 0.012,
        bevel=0.008,
    )
    cuff = tube(
        [(0.043 * np.cos(a), 0.07 + 0.043 * np.sin(a), shaft) for a in np.arange(16) * np.pi / 8],
        0.009,
        steps=2,
        closed=True,
    )
    return upper, base, cuff


def _laces(z: float, rise: float) -> list[Mesh]:
    return [
        tube(
            [
                (-0.03, -0.03 + k * 0.022, z + k * rise - 0.008),
                (0, -0.036 + k * 0.022, z + k * rise + 0.004),
                (0.03, -0.03 + k * 0.022, z + k * rise - 0.008),
            ],
            0.0055,
            sides=10,
        )
        for k in range(3)
    ]


def sneaker(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A trainer with a thick white sole and laces, seen from its side."""
    upper, base, cuff = _shoe(0.025, 0.05, 0.12)
    stripes = [
        tube([(0.051, 0.0 + y, 0.04), (0.047, 0.025 + y, 0.085)], 0.006, sides=10) for y in (-0.02, 0.01)
    ]
    both = [*stripes, *(m.mirrored() for m in stripes)]
    return assemble(look, (0, RED, [upper, cuff]), (1, WHITE, [base, *_laces(0.088, 0.008), *both]), turn=-62)


def shoe(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A leather shoe with a dark sole, seen from its side."""
    upper, base, cuff = _shoe(0.018, 0.042, 0.095)
    heel = block(0.085, 0.075, 0.02, (0, 0.08, 0), round=0.006)
    return assemble(
        look,
        (
            0,
            Material(srgb("#9a5a34"), roughness=0.25, clearcoat=0.6),
            [upper.moved(z=0.014), cuff.moved(z=0.014)],
        ),
        (1, INK, [base.moved(z=0.014), heel, *[m.moved(z=0.014) for m in _laces(0.075, 0.006)]]),
        turn=-62,
    )


def boot(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A wellington boot, seen from its side."""
    upper, base, cuff = _shoe(0.022, 0.052, 0.27)
    return assemble(
        look, (0, paint("#f2b632", 0.2, 0.8), [upper]), (1, INK, [base]), (0, MUSTARD, [cuff]), turn=-62
    )


def sock(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A striped sock."""
    from shapely.affinity import translate

    leg = stroke([(0.05, 0.3), (0.05, 0.09)], 0.05)
    foot = stroke([(0.05, 0.055), (-0.1, 0.05)], 0.05)
    body = slab(leg.union(foot).buffer(0.03).buffer(-0.03), 0.08, bevel=0.035)
    heel = slab(disc(0.043, x=0.062, z=0.048), 0.086, bevel=0.03)
    toe = slab(translate(disc(0.045), -0.105, 0.05), 0.086, bevel=0.03)
    bands = [
        slab(rectangle(0.108, 0.026, 0.01, x=0.05, z=z), 0.088, bevel=0.01) for z in (0.325, 0.27, 0.215)
    ]
    return assemble(look, (0, cloth("#58a9d8"), [body]), (1, cloth("#fbeed3"), [heel, toe, *bands]), turn=-12)


def glove(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A woollen glove, fingers up."""
    from shapely import union_all

    fingers = [
        stroke([(x, 11.0), (x * 1.25, z)], 1.25)
        for x, z in ((-3.6, 16.0), (-1.2, 18.2), (1.2, 18.4), (3.5, 16.6))
    ]
    thumb = stroke([(3.6, 5.5), (7.2, 10.2)], 1.35)
    hand = slab(
        union_all([*fingers, thumb, rectangle(9.6, 9.5, 3.0, z=7.6)]).buffer(0.3).buffer(-0.3), 3.2, bevel=0.8
    )
    cuff = slab(rectangle(8.4, 4.6, 1.6, z=2.3), 4.0, bevel=1.0)
    return assemble(
        look, (0, cloth("#d6423f"), [hand]), (1, cloth("#fbeed3"), [cuff]), scale=0.01, lean=8, turn=-8
    )


def ring(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A gold ring with a diamond, standing."""
    band = torus(1.0, 0.17).turned(90, "x").moved(z=1.17)
    gem = lathe([(0, 2.05), (0.62, 2.65), (0.42, 2.9), (0, 2.9)], steps=8, crease=5)
    claw = lathe([(0, 2.02), (0.2, 2.05), (0.45, 2.42), (0.38, 2.46), (0.1, 2.2), (0, 2.2)])
    stone = Material(srgb("#a9e6ff"), roughness=0.02, clearcoat=1.0)
    return assemble(look, (0, BRASS, [band, claw]), (1, stone, [gem]), scale=0.01, turn=-24)


def necklace(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A string of pearls with a heart pendant, held upright."""
    beads = []
    for a in np.linspace(-np.pi / 2, 1.5 * np.pi, 37)[:-1]:
        beads.append(sphere(0.75, steps=16).moved(8.2 * np.cos(a), 0, 13.5 + 9.2 * np.sin(a)))
    heart = (
        disc(1.1, x=-0.85, z=2.7)
        .union(disc(1.1, x=0.85, z=2.7))
        .union(polygon([(-1.8, 2.2), (1.8, 2.2), (0, 0.1)]))
    )
    return assemble(
        look,
        (0, paint("#f3e6da", 0.12, 1.0), beads),
        (1, paint("#d62f4b", 0.1, 1.0), [slab(heart, 1.3, y=-0.3)]),
        scale=0.01,
        lean=10,
    )


def watch(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A wristwatch standing on its closed strap, dial to the viewer."""
    a = np.linspace(0, 2 * np.pi, 49)[:-1]
    loop = stroke([*np.stack([2.7 * np.cos(a), 3.0 + 2.7 * np.sin(a)], 1).tolist(), (2.7, 3.0)], 0.28)
    strap = profile(loop, 2.3, bevel=0.12)
    case = cylinder(2.1, 0.9, round=0.25).turned(90, "x").moved(y=-2.5, z=3.0)
    face = cylinder(1.65, 0.3, round=0.05).turned(90, "x").moved(y=-3.2, z=3.0)
    ticks = [
        block(0.16, 0.1, 0.36, (0, -3.54, 1.15), round=0.04).turned(30 * k, "y").moved(z=3.0)
        for k in range(12)
    ]
    hands = [
        tube([(0, -3.6, 0), (0, -3.6, 0.8)], 0.12).turned(-57, "y").moved(z=3.0),
        tube([(0, -3.6, 0), (0, -3.6, 1.2)], 0.1).turned(60, "y").moved(z=3.0),
    ]
    return assemble(
        look,
        (0, paint("#9a5a34"), [strap]),
        (0 if look.colours else None, BRASS, [case]),
        (1, CREAM, [face]),
        (None, INK, [*ticks, *hands]),
        scale=0.01,
        turn=-16,
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("sneaker", sneaker, "clothing", ("sneakers", "trainer", "running shoe"), 0.3),
    Concept("shoe", shoe, "clothing", ("shoes",), 0.3),
    Concept("boot", boot, "clothing", ("boots", "wellington"), 0.33),
    Concept("sock", sock, "clothing", ("socks",), 0.36),
    Concept("glove", glove, "clothing", ("gloves", "mitten"), 0.2),
    Concept("ring", ring, "clothing", ("diamond ring", "wedding ring"), 0.029),
    Concept("necklace", necklace, "clothing", ("pearls",), 0.235),
    Concept("watch", watch, "clothing", ("wristwatch",), 0.06),
)
