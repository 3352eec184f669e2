"""Small things for hand and table: sauces, nuts, a whistle, a calculator, an Easter basket."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Build, Concept
from limner.diorama.material import Look
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.toybox import (
    BLACK,
    CHROME,
    CREAM,
    Piece,
    coin,
    curve,
    gores,
    hoop,
    paint,
    rods,
    slab,
    stand,
    tube,
)
from limner.diorama.solids import box, lathe, sphere, torus


def _easter_basket(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    wicker, dark = look.surface(paint("#cf9a5b", 0.75, 0.0)), paint("#a87340", 0.75, 0.0)
    n = 40
    a = 2 * np.pi * np.arange(n) / n
    out: list[Piece] = [
        (lathe([(0, 0), (0.1, 0), (0.125, 0.09), (0.115, 0.09), (0.09, 0.02), (0, 0.02)], steps=40), dark)
    ]
    for row in range(6):
        r = 0.104 + 0.0046 * row + 0.0045 * np.where((np.arange(n) + row) % 2, 1, -1)
        out.append(
            (
                tube(
                    np.stack([r * np.cos(a), r * np.sin(a), np.full(n, 0.012 + 0.015 * row)], axis=1),
                    0.008,
                    steps=2,
                    sides=8,
                    closed=True,
                ),
                (wicker, dark)[row % 2],
            )
        )
    t = np.linspace(0, np.pi, 13)
    out += [
        (tube([(0.13 * np.cos(u), 0, 0.09 + 0.2 * np.sin(u)) for u in t], 0.0095, steps=3, sides=10), wicker),
        (torus(0.133, 0.01, steps=48).moved(z=0.1), wicker),
    ]
    straw = paint("#8fc65a", 0.8, 0.0)
    for k in range(70):
        r, b = 0.122 * np.sqrt((k + 0.5) / 70), 2.399963 * k
        d = rng.normal(0, 0.02, 2)
        out.append(
            (
                tube(
                    [
                        (r * np.cos(b), r * np.sin(b), 0.09),
                        (r * np.cos(b) + d[0], r * np.sin(b) + d[1], 0.118),
                        (r * np.cos(b) + 1.9 * d[0], r * np.sin(b) + 1.9 * d[1], 0.108),
                    ],
                    0.003,
                    steps=2,
                    sides=5,
                ),
                straw,
            )
        )
    shades = ("#f285b5", "#7cc8ee", "#f7d257", "#b690e8", "#8fdc8f", "#f59a5c")
    for k, (x, y, z) in enumerate(
        (
            (-0.06, -0.04, 0.125),
            (0.015, -0.07, 0.125),
            (0.072, -0.015, 0.125),
            (-0.045, 0.045, 0.13),
            (0.04, 0.05, 0.13),
            (0.0, -0.008, 0.158),
        )
    ):
        egg = paint(shades[k], 0.25, 0.7)
        band = paint(("#fff6e6", shades[(k + 2) % 6])[k % 2], 0.3, 0.6)
        bits: list[Piece] = [
            (sphere(0.032, 0.032, 0.042, steps=22), egg),
            (torus(0.0318, 0.0022, steps=36).moved(z=0.004), band),
            *[
                (sphere(0.004, steps=8).moved(0.029 * np.cos(u), 0.029 * np.sin(u), 0.018), band)
                for u in np.arange(8) * np.pi / 4
            ],
        ]
        out += [
            (
                m.turned((-34, 8, 30, -14, 22, 6)[k], "y")
                .turned((18, 30, 10, -20, -14, 20)[k], "x")
                .moved(x, y, z),
                c,
            )
            for m, c in bits
        ]
    bow = paint("#f285b5", 0.5, 0.2)
    out += [
        (
            tube(
                [
                    (0, -0.012, 0.295),
                    (s * 0.035, -0.02, 0.32),
                    (s * 0.06, -0.02, 0.3),
                    (s * 0.035, -0.02, 0.283),
                    (0, -0.012, 0.295),
                ],
                [0.007, 0.011, 0.012, 0.011, 0.007],
            ),
            bow,
        )
        for s in (-1, 1)
    ]
    out.append((sphere(0.013, steps=14).moved(0, -0.018, 0.295), bow))
    return stand(out, turn=-14, top=(0, 0, 0.19))


def _squeeze(colour: str, cap: str) -> Build:
    """A squeeze bottle of sauce with a pointed cap and a blank label."""

    def build(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
        sauce, top = look.surface(paint(colour, 0.15, 0.9)), paint(cap, 0.3, 0.6)
        body = curve(
            [(0, 0), (0.03, 0), (0.034, 0.006), (0.034, 0.1), (0.03, 0.125), (0.022, 0.14), (0, 0.14)], 4
        ).clip(0)
        out: list[Piece] = [
            (lathe(body, steps=44), sauce),
            (
                lathe(
                    [(0, 0.138), (0.024, 0.138), (0.024, 0.156), (0.012, 0.164), (0.0045, 0.196), (0, 0.197)],
                    steps=36,
                ),
                top,
            ),
        ]
        label = gores([(0.032, 0.034), (0.0349, 0.034), (0.0349, 0.09), (0.032, 0.09)], 4, [CREAM], steps=16)[
            0
        ][0].turned(-135)
        out.append((label, CREAM))
        return stand(out, turn=-6, top=(0, 0, 0.197), front=(0, -0.035, 0.062))

    return build


def _calculator(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    case = look.surface(paint("#3f4752", 0.4, 0.4))
    out: list[Piece] = [
        (box(0.09, 0.016, 0.15, round=0.007, steps=4), case),
        (box(0.074, 0.004, 0.03, round=0.003).moved(0, -0.0075, 0.05), paint("#b9d3b0", 0.15, 0.7)),
    ]
    for row in range(5):
        for col in range(4):
            shade = "#f28a2e" if col == 3 else "#e8e4da" if row else "#a9b2bd"
            out.append(
                (
                    box(0.0145, 0.007, 0.0125, round=0.003).moved(
                        (col - 1.5) * 0.0188, -0.0095, 0.018 - 0.0185 * row
                    ),
                    paint(shade, 0.4, 0.3),
                )
            )
    out.append(
        (
            rods(
                [
                    ((x, -0.0098, 0.052 - h), (x, -0.0098, 0.052 + h))
                    for x, h in ((0.01, 0.007), (0.02, 0.007), (0.03, 0.007))
                ],
                0.0015,
                sides=6,
            ),
            BLACK,
        )
    )
    return stand([(m.turned(-24, "x"), c) for m, c in out], turn=-16, top=(0, 0, 0.07))


def _whistle(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    shell = look.surface(paint("#f2c02e", 0.2, 0.8))
    side = curve(
        [
            (0.0, -0.017),
            (-0.017, 0.0),
            (0.0, 0.017),
            (0.045, 0.017),
            (0.045, 0.004),
            (0.017, 0.001),
            (0.012, -0.012),
        ],
        5,
        closed=True,
    )
    out: list[Piece] = [
        (slab(side, 0.022, bevel=0.004, corner=0.001), shell),
        (coin(0.01, 0.0235, round=0.002, steps=32), paint("#d99a1e", 0.3, 0.5)),
        (box(0.008, 0.017, 0.006, round=0.001).moved(0.012, 0, 0.0165), BLACK),
        (hoop(0.0055, 0.0015, steps=28).moved(-0.021, 0, 0), CHROME),
    ]
    cord = [
        (-0.024, 0, 0),
        (-0.04, -0.01, -0.012),
        (-0.055, -0.03, -0.0155),
        (-0.03, -0.055, -0.0155),
        (0.02, -0.05, -0.0155),
        (0.05, -0.03, -0.0155),
        (0.065, 0.0, -0.0155),
    ]
    out.append((tube(cord, 0.0024, sides=8), paint("#d8352f", 0.7, 0.1)))
    return stand(out, turn=-24, top=(0, 0, 0.017))


def _almond(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    nut = look.surface(paint("#b9753c", 0.7, 0.1))
    prof = curve(
        [(0, -0.013), (0.005, -0.011), (0.0083, -0.003), (0.0062, 0.006), (0.002, 0.0125), (0, 0.0135)], 5
    ).clip([0, -1])
    kernel = lathe(prof, steps=44, crease=180)
    a = np.arctan2(kernel.vertices[:, 1], kernel.vertices[:, 0])
    shaped = Mesh.of(
        kernel.vertices * (1 + 0.022 * np.sin(16 * a))[:, None] * np.array([1, 0.62, 1]),
        kernel.faces,
        crease=180,
    )
    return stand([(shaped.turned(62, "x").turned(28), nut)], top=(0, 0, 0.008))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "easter basket",
        _easter_basket,
        "thing",
        ("basket of easter eggs", "basket of eggs"),
        0.3,
    ),
    Concept(
        "ketchup",
        _squeeze("#d22f27", "#f5f1e6"),
        "food",
        ("bottle of ketchup", "ketchup bottle", "tomato sauce bottle", "hot sauce"),
        0.2,
    ),
    Concept("mustard", _squeeze("#f2c12e", "#c8372f"), "food", ("bottle of mustard", "mustard bottle"), 0.2),
    Concept("calculator", _calculator, "thing", ("pocket calculator",), 0.15),
    Concept("whistle", _whistle, "thing", ("referee whistle",), 0.12),
    Concept("almond", _almond, "food", ("cashew", "hazelnut"), 0.027),
)
