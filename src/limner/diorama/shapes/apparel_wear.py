"""Clothing: tie, hats, crown, glasses, scarf, shirt, dress, bow tie.

`hat`, `top hat`, `crown`, `glasses` and `scarf` are also worn: their origin lies where they touch the head
(a head about 0.2 m wide), and what goes on a head is hollow below.
"""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    BRASS,
    CREAM,
    RED,
    assemble,
    cloth,
    curve,
    disc,
    paint,
    pillow,
    polygon,
    rectangle,
    slab,
    tube,
)
from limner.diorama.solids import lathe, sphere, torus


def tie(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A necktie with its knot and collar loop, striped, standing on its point."""
    blade = polygon([(-1.7, 33), (1.7, 33), (4.4, 6.4), (0, 0.2), (-4.4, 6.4)], round=0.4)
    knot = polygon([(-3.1, 38.6), (3.1, 38.6), (1.9, 32.4), (-1.9, 32.4)], round=0.7)
    loop = tube(
        [
            (-2.4, 0.2, 38),
            (-5.2, 1.5, 41),
            (-5.6, 5, 43.5),
            (0, 8, 44.5),
            (5.6, 5, 43.5),
            (5.2, 1.5, 41),
            (2.4, 0.2, 38),
        ],
        0.9,
    ).scaled(1, 0.6, 1)
    bands = []
    for z in (8.5, 15.5, 22.5, 29.0):
        band = polygon([(-6, z - 2.4), (6, z + 1.6), (6, z + 3.2), (-6, z - 0.8)]).intersection(
            blade.buffer(-0.15)
        )
        bands.append(slab(band, 0.3, y=-0.95, bevel=0.08))
    return assemble(
        look,
        (0, cloth("#d23b45"), [slab(blade, 1.7, bevel=0.6), slab(knot, 2.8, y=-0.4, bevel=0.9), loop]),
        (1, cloth("#f6e7cd"), bands),
        scale=0.01,
        lean=6,
    )


def hat(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round-crowned brimmed hat with a ribbon; hollow below."""
    shell = lathe(
        [
            (0.098, 0.0),
            (0.13, -0.006),
            *curve(
                [
                    (0.17, -0.004),
                    (0.195, 0.012),
                    (0.192, 0.022),
                    (0.16, 0.014),
                    (0.118, 0.018),
                    (0.112, 0.07),
                    (0.102, 0.115),
                    (0.07, 0.135),
                ],
                5,
            ),
            (0, 0.137),
            (0, 0.127),
            (0.06, 0.126),
            (0.093, 0.1),
            (0.1, 0.05),
            (0.098, 0.0),
        ],
        crease=50,
    )
    ribbon = lathe([(0.115, 0.018), (0.121, 0.02), (0.118, 0.05), (0.111, 0.052)], crease=60)
    return assemble(
        look,
        (0, cloth("#c98f4e"), [shell]),
        (1, cloth("#7a3b34"), [ribbon]),
        centre=False,
        anchors={"top": (0, 0, 0.137)},
    ).grounded()


def top_hat(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A tall black hat with a red band; hollow below."""
    shell = lathe(
        [
            (0.1, 0.0),
            (0.17, 0.002),
            (0.19, 0.02),
            (0.186, 0.028),
            (0.165, 0.017),
            (0.112, 0.018),
            (0.108, 0.08),
            (0.12, 0.218),
            (0.118, 0.228),
            (0.108, 0.234),
            (0, 0.236),
            (0, 0.225),
            (0.105, 0.222),
            (0.098, 0.08),
            (0.1, 0.0),
        ],
        crease=50,
    )
    band = lathe([(0.112, 0.019), (0.1165, 0.021), (0.1155, 0.064), (0.108, 0.066)], crease=60)
    return assemble(
        look,
        (0, Material(srgb("#2a2b33"), roughness=0.55, clearcoat=0.3), [shell]),
        (1, cloth("#d23b45"), [band]),
        anchors={"top": (0, 0, 0.236)},
    )


def cap(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A baseball cap, its peak towards the viewer."""
    t = np.linspace(0, np.pi / 2, 12)
    dome = lathe(
        [
            *np.stack([0.108 * np.cos(t), 0.118 * np.sin(t)], 1),
            *np.stack([0.1 * np.cos(t), 0.108 * np.sin(t)], 1)[::-1],
            (0.108, 0),
        ],
        crease=60,
    )
    peak = pillow(0.18, 0.2, 0.02, soft=0.6, outline=0.8).turned(8, "x").moved(0, -0.1, 0.012)
    return assemble(
        look,
        (0, cloth("#3f74c4"), [dome, peak]),
        (
            1,
            CREAM,
            [sphere(0.014).moved(z=0.12), slab(disc(0.034, z=0.06), 0.01).turned(-22, "x").moved(y=-0.08)],
        ),
        turn=-14,
        anchors={"top": (0, 0, 0.12)},
    )


def crown(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A five-pointed golden crown with jewels; open above and below."""
    n, points = 160, 5
    a = np.arange(n) * 2 * np.pi / n
    wave = np.abs(np.mod(a / (2 * np.pi) * points + 0.25, 1) - 0.5) * 2
    high = 0.06 + 0.062 * wave**1.1
    rows = [
        (0.1, 0.0 + 0 * a),
        (0.104, 0.01 + 0 * a),
        (0.1, 0.022 + 0 * a),
        (0.104, high * 0.7),
        (0.114, high),
        (0.109, high + 0.003),
        (0.098, high * 0.7),
        (0.093, 0.022 + 0 * a),
        (0.092, 0 * a),
        (0.1, 0 * a),
    ]
    ring = np.concatenate([np.stack([r * np.cos(a), r * np.sin(a), z], 1) for r, z in rows])
    from limner.diorama.solids import _weave, _without_slivers

    band = Mesh.of(ring, _without_slivers(ring, _weave(len(rows), n)), crease=45)
    tips = [
        sphere(0.0155, steps=16).moved(0.113 * np.cos(t), 0.113 * np.sin(t), 0.128)
        for t in (np.arange(points) - 0.25) * 2 * np.pi / points
    ]
    gems = [
        sphere(0.014, 0.009, 0.017, steps=16)
        .turned(np.degrees(t) + 90)
        .moved(0.103 * np.cos(t), 0.103 * np.sin(t), 0.042)
        for t in (np.arange(10) + 0.5) * 2 * np.pi / 10
    ]
    red, blue = paint("#d62f4b", 0.08, 1.0), paint("#2f6fd6", 0.08, 1.0)
    return assemble(
        look,
        (0, BRASS, [band, *tips]),
        (None, red, gems[::2]),
        (None, blue, gems[1::2]),
        anchors={"top": (0, 0, 0.14), "inside": (0, 0, 0)},
    )


def _glasses(look: Look, frame: Material, lens: Material, tinted: bool) -> Body:
    """Two round rims, a bridge and temples reaching back."""
    rims = [torus(0.031, 0.0052).turned(90, "x").moved(s * 0.037, 0, 0.034) for s in (-1, 1)]
    bridge = tube([(-0.009, 0, 0.04), (0, -0.004, 0.045), (0.009, 0, 0.04)], 0.0045)
    arms = [
        tube(
            [
                (s * 0.067, 0, 0.045),
                (s * 0.076, 0.01, 0.046),
                (s * 0.08, 0.08, 0.045),
                (s * 0.077, 0.13, 0.03),
            ],
            0.0042,
        )
        for s in (-1, 1)
    ]
    panes = [
        pillow(0.06, 0.06, 0.008, soft=0.7, outline=1).turned(90, "x").moved(s * 0.037, 0, 0.034)
        for s in (-1, 1)
    ]
    slot = 0 if look.colours else None
    return assemble(
        look,
        (0, frame, [*rims, bridge, *arms]),
        (slot if tinted else None, lens, panes),
        turn=0,
        anchors={"face": (0, 0, 0.034)},
    )


def glasses(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """Round spectacles."""
    return _glasses(
        look, paint("#7a3f28"), Material(srgb("#e6f4fa"), roughness=0.0, transmission=0.95, ior=1.15), False
    )


def sunglasses(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """Dark round sunglasses."""
    return _glasses(look, RED, Material(srgb("#23252e"), roughness=0.05, clearcoat=1.0), True)


def scarf(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A knitted scarf wound in a ring with two fringed ends hanging in front; its hollow takes a neck."""
    ring = [
        tube(
            [
                (0.105 * np.cos(a), 0.095 * np.sin(a), z + 0.012 * np.sin(2 * a))
                for a in np.arange(16) * np.pi / 8
            ],
            0.04,
            steps=4,
            closed=True,
        ).scaled(1, 1, 1)
        for z in (0.26, 0.3)
    ]
    ends = [
        pillow(0.1, 0.036, 0.26, soft=0.35, outline=0.5)
        .turned(s * 7, "y")
        .turned(-6, "x")
        .moved(s * 0.05 + 0.01, -0.125 - 0.012 * s, 0.145)
        for s in (-1, 1)
    ]
    bands, fringe = [], []
    for s in (-1, 1):
        for dz in (0.055, 0.095):
            bands.append(
                pillow(0.104, 0.042, 0.02, soft=0.4, outline=0.5)
                .turned(s * 7, "y")
                .moved(s * 0.05 + 0.01 - s * 0.015 * (1 - dz / 0.145), -0.135 - 0.012 * s, dz)
            )
        fringe += [
            tube(
                [
                    (s * 0.037 + 0.01 + x, -0.137 - 0.012 * s, 0.03),
                    (s * 0.037 + 0.01 + x, -0.14 - 0.012 * s, 0.005),
                ],
                0.0075,
                sides=10,
            )
            for x in np.linspace(-0.038, 0.038, 5)
        ]
    return assemble(
        look,
        (0, cloth("#d6423f"), [*ring, *ends, *fringe]),
        (1, cloth("#f6e7cd"), bands),
        anchors={"neck": (0, 0, 0.28)},
    )


def t_shirt(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A T-shirt standing as if worn."""
    shape = polygon(
        [
            (-0.2, 0.0),
            (0.2, 0.0),
            (0.21, 0.4),
            (0.3, 0.3),
            (0.38, 0.39),
            (0.24, 0.6),
            (0.1, 0.64),
            (-0.1, 0.64),
            (-0.24, 0.6),
            (-0.38, 0.39),
            (-0.3, 0.3),
            (-0.21, 0.4),
        ],
        round=0.02,
    )
    from shapely.affinity import scale

    neck = scale(disc(1, z=0.645), 0.095, 0.07)
    body = slab(shape.difference(neck), 0.13, bevel=0.055)
    collar = slab(
        scale(disc(1, z=0.645), 0.115, 0.09)
        .difference(neck)
        .intersection(rectangle(0.4, 0.12, 0.001, z=0.575)),
        0.14,
        bevel=0.01,
    )
    return assemble(
        look,
        (0, cloth("#f08a4b"), [body]),
        (1, CREAM, [collar]),
        lean=4,
        turn=-8,
        anchors={"front": (0, -0.07, 0.36)},
    )


def dress(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A summer dress with a wide skirt and a sash."""
    skirt = lathe(
        [(0, 0.02), (0.34, 0.0), (0.36, 0.015), (0.22, 0.36), (0.115, 0.56), (0, 0.57)], steps=96, crease=60
    )
    v = skirt.vertices.copy()
    a = np.arctan2(v[:, 1], v[:, 0])
    v[:, :2] *= (1 + 0.055 * np.cos(a * 12) * np.clip(1 - v[:, 2] / 0.5, 0, 1))[:, None]
    skirt = Mesh.of(v, skirt.faces, crease=60).scaled(1, 0.75, 1)
    top = lathe(
        [(0, 0.54), (0.115, 0.55), (0.13, 0.68), (0.155, 0.78), (0.15, 0.8), (0, 0.79)], crease=50
    ).scaled(1, 0.62, 1)
    straps = [
        tube([(s * 0.1, -0.07, 0.78), (s * 0.095, -0.02, 0.88), (s * 0.1, 0.06, 0.78)], 0.02) for s in (-1, 1)
    ]
    sash = lathe([(0.116, 0.535), (0.13, 0.54), (0.13, 0.59), (0.118, 0.595)], crease=60).scaled(1, 0.66, 1)
    return assemble(look, (0, cloth("#e8638c"), [skirt, top, *straps]), (1, cloth("#fbeed3"), [sash]))


def bow_tie(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A bow tie."""
    wings = slab(
        polygon([(-6, 0.2), (-6, 7.4), (0, 4.8), (6, 7.4), (6, 0.2), (0, 2.8)], round=0.7), 2.2, bevel=0.9
    )
    return assemble(
        look,
        (0, cloth("#d23b45"), [wings, pillow(2.6, 3.2, 3.4, soft=0.6, outline=0.6).moved(z=3.8)]),
        scale=0.01,
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("tie", tie, "clothing", ("necktie",), 0.45),
    Concept("hat", hat, "clothing", ("fedora", "sun hat", "straw hat"), 0.39),
    Concept("top hat", top_hat, "clothing", (), 0.38),
    Concept("cap", cap, "clothing", ("baseball cap",), 0.31),
    Concept("crown", crown, "clothing", ("tiara", "diadem"), 0.25),
    Concept("glasses", glasses, "clothing", ("eyeglasses", "spectacles"), 0.165),
    Concept("sunglasses", sunglasses, "clothing", ("shades",), 0.165),
    Concept("scarf", scarf, "clothing", ("muffler",), 0.34),
    Concept("t-shirt", t_shirt, "clothing", ("shirt", "tee shirt", "tshirt", "tank top"), 0.75),
    Concept("dress", dress, "clothing", ("gown", "frock"), 0.9),
    Concept("bow tie", bow_tie, "clothing", ("bowtie",), 0.12),
)
