"""Vegetables: carrot, broccoli, tomato, corn, pumpkin, mushroom."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look
from limner.diorama.shapes.fruit import leaf, turned_fruit
from limner.diorama.shapes.toybox import LEAF, Piece, curve, paint, second, stand, tube
from limner.diorama.solids import blend, capsule, lathe, limb_field, smooth_min, sphere


def _carrot(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    flesh = look.surface(paint("#f27c22", 0.4, 0.4))
    body = turned_fruit(
        [(0, 0), (0.004, 0.003), (0.012, 0.05), (0.02, 0.11), (0.024, 0.15), (0.018, 0.163), (0, 0.164)]
    )
    out: list[Piece] = [(body, flesh)]
    for i, z in enumerate((0.05, 0.08, 0.105, 0.13)):
        a0, r = i * 1.3 + 3.4, 0.0035 + 0.019 * (z / 0.15) ** 0.9
        out.append(
            (
                tube([(r * np.cos(a0 + d), r * np.sin(a0 + d), z) for d in (0, 0.4, 0.8)], 0.0011, sides=8),
                flesh,
            )
        )
    for x, h in ((-0.024, 0.05), (-0.01, 0.066), (0.006, 0.07), (0.022, 0.055)):
        out.append(
            (
                tube(
                    [(x * 0.2, 0, 0.16), (x * 0.6, 0, 0.16 + h * 0.5), (x, 0, 0.16 + h)],
                    [0.004, 0.006, 0.0075],
                    sides=10,
                ),
                LEAF,
            )
        )
    return stand([(m.turned(-38, "y"), p) for m, p in out], turn=-10, top=(0, 0, 0.12))


def _broccoli(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    crown, stalk = look.surface(paint("#3f8f3a", 0.7, 0.0)), second(look, paint("#9cc36a", 0.5, 0.2))
    out: list[Piece] = []
    stems = [((0, 0, 0.0), (0, 0, 0.06), 0.021, 0.019)]
    heads = [
        (0.0, 0.0, 0.125, 0.036),
        (-0.042, -0.004, 0.1, 0.03),
        (0.042, -0.006, 0.1, 0.03),
        (0.004, -0.034, 0.1, 0.029),
        (0, 0.034, 0.1, 0.03),
        (-0.02, -0.02, 0.118, 0.028),
        (0.022, 0.018, 0.118, 0.028),
    ]

    def trunk(p: np.ndarray) -> np.ndarray:
        d = limb_field(p, *stems[0])
        for x, y, z, _ in heads[:5]:
            d = smooth_min(
                d, limb_field(p, (0, 0, 0.045), (x * 0.9, y * 0.9, z - 0.015), 0.014, 0.013), 0.012
            )
        return d

    out.append((blend(trunk, (-0.07, -0.07, -0.025), (0.07, 0.07, 0.14), cells=44), stalk))
    g = (np.sqrt(5) - 1) / 2
    for x, y, z, r in heads:
        out.append((sphere(r * 0.92, steps=14).moved(x, y, z), crown))
        for k in range(38):
            h = 1 - 1.35 * (k + 0.5) / 38
            a, w = 2 * np.pi * g * k, np.sqrt(max(1 - h * h, 0))
            out.append(
                (
                    sphere(r * 0.24 * (0.85 + 0.3 * float(rng.random())), steps=6).moved(
                        x + r * w * np.cos(a), y + r * w * np.sin(a), z + r * h
                    ),
                    crown,
                )
            )
    return stand(out, top=(0, 0, 0.165))


def _pumpkin(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    a, t = np.meshgrid(np.linspace(0, 2 * np.pi, 96, endpoint=False), np.linspace(0, 1, 28))
    prof = curve(
        [(0.0, 0.03), (0.06, 0.0), (0.13, 0.03), (0.165, 0.11), (0.13, 0.19), (0.06, 0.215), (0.0, 0.185)], 6
    )
    s = np.linspace(0, 1, len(prof))
    r, z = np.interp(t, s, prof[:, 0]), np.interp(t, s, prof[:, 1])
    groove = 1 - 0.1 * np.abs(np.cos(5 * a)) ** 6 * np.sin(np.pi * t) ** 0.5
    from limner.diorama.shapes.toybox import skin

    body = skin(np.stack([r * groove * np.cos(a), r * groove * np.sin(a), z], axis=2), crease=80)
    out: list[Piece] = [(body, look.surface(paint("#f0801f", 0.4, 0.4)))]
    out.append(
        (
            tube([(0, 0, 0.17), (0.004, 0, 0.22), (0.03, 0, 0.26)], [0.026, 0.017, 0.02], sides=10),
            paint("#6f8a35", 0.6, 0.0),
        )
    )
    return stand(out, top=(0, 0, 0.21))


def _tomato(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    out: list[Piece] = [
        (
            turned_fruit(
                [
                    (0, 0.004),
                    (0.016, 0.0),
                    (0.034, 0.014),
                    (0.04, 0.032),
                    (0.032, 0.052),
                    (0.014, 0.058),
                    (0, 0.053),
                ]
            ),
            look.surface(paint("#e03a2c", 0.2, 1.0)),
        )
    ]
    out += [
        (leaf(0.032, 0.014).turned(90, "x").turned(14, "y").turned(72 * i).moved(0, 0, 0.058), LEAF)
        for i in range(5)
    ]
    out.append((tube([(0, 0, 0.053), (0.001, 0, 0.064), (0.005, 0, 0.07)], 0.002), LEAF))
    return stand(out, top=(0, 0, 0.058))


def _mushroom(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    cap = [
        (0, 0.052),
        (0.03, 0.05),
        (0.05, 0.05),
        (0.056, 0.056),
        *[(0.056 * np.cos(t), 0.058 + 0.046 * np.sin(t)) for t in np.linspace(0.08, 1.5, 12)],
        (0, 0.104),
    ]
    out: list[Piece] = [(lathe(cap, crease=60), look.surface(paint("#da3b34", 0.28, 0.8)))]
    out.append(
        (
            turned_fruit([(0, 0), (0.02, 0.001), (0.024, 0.012), (0.016, 0.035), (0.017, 0.056), (0, 0.06)]),
            paint("#f7ecd8", 0.6, 0.1),
        )
    )
    for a, e, r in (
        (-1.6, 0.45, 0.01),
        (-0.8, 0.85, 0.009),
        (-2.4, 0.8, 0.009),
        (-0.5, 0.25, 0.007),
        (-2.7, 0.25, 0.0075),
        (-1.5, 1.15, 0.008),
        (0.6, 0.5, 0.009),
        (2.2, 0.5, 0.009),
    ):
        out.append(
            (
                sphere(r, steps=12)
                .scaled(1, 1, 0.8)
                .moved(
                    0.053 * np.cos(e) * np.cos(a), 0.053 * np.cos(e) * np.sin(a), 0.058 + 0.042 * np.sin(e)
                ),
                paint("#fbf6ea"),
            )
        )
    return stand(out, top=(0, 0, 0.104))


def _corn(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    kernel = look.surface(paint("#f6c832", 0.3, 0.7))
    out: list[Piece] = [(capsule((0, 0, 0.03), (0, 0, 0.17), 0.021, 0.01), kernel)]
    for row in range(17):
        z = 0.03 + 0.0088 * row
        r = float(np.interp(z, [0.03, 0.1, 0.16, 0.18], [0.023, 0.022, 0.016, 0.01]))
        out += [
            (
                sphere(0.0056, steps=6).moved(
                    r * np.cos(2 * np.pi * (i + row % 2 / 2) / 13),
                    r * np.sin(2 * np.pi * (i + row % 2 / 2) / 13),
                    z,
                ),
                kernel,
            )
            for i in range(13)
        ]
    for i, turn in enumerate((0, 120, 240)):
        out.append(
            (
                leaf(0.12, 0.045).turned(90, "x").turned(-74 + 4 * i, "y").turned(turn - 30).moved(0, 0, 0.0),
                LEAF,
            )
        )
    return stand([(m.turned(14, "y"), p) for m, p in out], top=(0, 0, 0.18))


CONCEPTS: tuple[Concept, ...] = (
    Concept("broccoli", _broccoli, "food", ("broccoli floret",), 0.17),
    Concept("carrot", _carrot, "food", (), 0.22),
    Concept("pumpkin", _pumpkin, "food", ("squash",), 0.33),
    Concept("tomato", _tomato, "food", (), 0.08),
    Concept("mushroom", _mushroom, "plant", ("toadstool",), 0.11),
    Concept("corn", _corn, "food", ("corn cob", "corn on the cob", "maize"), 0.2),
)
