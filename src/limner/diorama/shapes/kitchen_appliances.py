"""Kitchen machines: toaster, microwave, oven, refrigerator, sink, blender, and the pots that go on them."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    ASH,
    BULB,
    CERAMIC,
    CREAM,
    INK,
    SLATE,
    STEEL,
    TEAL,
    assemble,
    block,
    paint,
    pillow,
    rectangle,
    rods,
    slab,
    tinted_glass,
    tube,
)
from limner.diorama.shapes.kitchen_vessels import vessel
from limner.diorama.solids import cylinder, lathe

TOAST = Material(srgb("#d9964a"), roughness=0.9)
CRUMB = Material(srgb("#f3cf8e"), roughness=0.95)
PANE = Material(srgb("#2b3340"), roughness=0.08, clearcoat=1.0)


def knob(x: float, z: float, y: float, radius: float = 0.025) -> Mesh:
    """A round knob on a front that lies at `y`."""
    return cylinder(radius, radius * 1.1, round=radius * 0.3, steps=32).turned(90, "x").moved(x, y, z)


def toaster(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round-shouldered toaster with two slices popping up, turned a little."""
    shell = pillow(0.34, 0.21, 0.25, soft=0.42, outline=0.42).moved(z=0.145)
    foot = block(0.28, 0.17, 0.04, (0, 0, 0), round=0.015)
    slots = [block(0.22, 0.032, 0.02, (0, y, 0.255), round=0.008) for y in (-0.042, 0.042)]
    slices, crumbs = [], []
    for y in (-0.042, 0.042):
        bread = rectangle(0.16, 0.13, 0.045, z=0.275)
        slices.append(slab(bread, 0.026, y=y, bevel=0.008))
        crumbs.append(slab(bread.buffer(-0.014), 0.028, y=y, bevel=0.004))
    lever = [block(0.04, 0.05, 0.022, (0.18, 0, 0.17), round=0.01)]
    dial = [knob(0.1, 0.075, -0.098, 0.02)]
    return assemble(
        look,
        (0, paint("#e2604f", 0.2, 1.0), [shell]),
        (None, STEEL, slots),
        (None, INK, [foot, *lever]),
        (1, CREAM, dial),
        (None, TOAST, slices),
        (None, CRUMB, crumbs),
        turn=-14,
    )


def microwave(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A microwave oven: a window, a clock and two dials."""
    shell = block(0.52, 0.36, 0.31, (0, 0, 0.02), round=0.04)
    door = slab(rectangle(0.345, 0.245, 0.035, x=-0.065, z=0.175), 0.03, y=-0.185)
    window = slab(rectangle(0.235, 0.14, 0.03, x=-0.085, z=0.175), 0.02, y=-0.198)
    handle = tube(
        [(0.085, -0.2, 0.1), (0.085, -0.232, 0.12), (0.085, -0.232, 0.23), (0.085, -0.2, 0.25)], 0.011
    )
    clock = slab(rectangle(0.085, 0.04, 0.01, x=0.185, z=0.262), 0.012, y=-0.18)
    digits = [
        slab(rectangle(0.009, 0.018, 0.003, x=0.165 + k * 0.014, z=0.262), 0.004, y=-0.187) for k in range(4)
    ]
    dials = [knob(0.185, z, -0.18, 0.026) for z in (0.19, 0.11)]
    feet = [block(0.06, 0.06, 0.03, (s * 0.2, t * 0.12, 0), round=0.01) for s in (-1, 1) for t in (-1, 1)]
    green = Material(srgb("#7fe3a1"), roughness=0.5, emission=(0.35, 0.9, 0.5))
    return assemble(
        look,
        (0, paint("#f2e6d0", 0.25, 0.6), [shell, door]),
        (None, PANE, [window, clock]),
        (None, STEEL, [handle]),
        (1, paint("#e2725b"), dials),
        (None, green, digits),
        (None, INK, feet),
        turn=-10,
        anchors={"top": (0, 0, 0.33)},
    )


def oven(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A cooker: oven door with a window below, knobs, and four burners on top."""
    body = block(0.66, 0.6, 0.84, (0, 0, 0.05), round=0.035)
    back = block(0.66, 0.07, 0.17, (0, 0.265, 0.84), round=0.03)
    door = slab(rectangle(0.56, 0.48, 0.04, z=0.37), 0.04, y=-0.305)
    window = slab(rectangle(0.36, 0.22, 0.04, z=0.37), 0.02, y=-0.325)
    handle = tube(
        [(-0.22, -0.32, 0.55), (-0.2, -0.365, 0.555), (0.2, -0.365, 0.555), (0.22, -0.32, 0.55)], 0.018
    )
    knobs = [knob(x, 0.75, -0.298, 0.036) for x in (-0.22, -0.075, 0.075, 0.22)]
    rings = [
        lathe([(0, 0), (0.105, 0), (0.11, 0.012), (0.085, 0.022), (0.05, 0.014), (0, 0.014)]).moved(
            x, y, 0.885
        )
        for x in (-0.16, 0.16)
        for y in (-0.14, 0.12)
    ]
    feet = legs_short(0.27, 0.23)
    warm = Material(srgb("#f0a04b"), roughness=0.3, clearcoat=0.8, emission=(0.5, 0.22, 0.06))
    tray = slab(rectangle(0.28, 0.03, 0.012, z=0.34), 0.008, y=-0.336)
    return assemble(
        look,
        (0, paint("#f4eee2", 0.25, 0.6), [body, back, door]),
        (None, PANE, [window]),
        (None, STEEL, [handle]),
        (1, paint("#d9574a"), knobs),
        (None, INK, [*rings, *feet]),
        (None, warm, [tray]),
        turn=-10,
        anchors={"top": (0, 0, 0.905), "inside": (0, 0, 0.905)},
    )


def legs_short(x: float, y: float) -> list[Mesh]:
    """Four stubby feet, 6 cm high."""
    return [block(0.06, 0.06, 0.08, (s * x, t * y, 0), round=0.02) for s in (-1, 1) for t in (-1, 1)]


def refrigerator(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round-shouldered two-door refrigerator of the fifties."""
    body = block(0.74, 0.62, 1.68, (0, 0.03, 0.06), round=0.13, steps=6)
    lower = slab(rectangle(0.7, 1.0, 0.08, z=0.62), 0.09, y=-0.3, bevel=0.04)
    upper = slab(rectangle(0.7, 0.5, 0.1, z=1.42), 0.09, y=-0.3, bevel=0.04)
    handles = [
        tube(
            [(-0.26, -0.34, a), (-0.26, -0.395, a + 0.04), (-0.26, -0.395, b - 0.04), (-0.26, -0.34, b)],
            0.022,
        )
        for a, b in ((0.78, 1.06), (1.22, 1.42))
    ]
    badge = slab(rectangle(0.2, 0.045, 0.02, x=0.14, z=1.55), 0.02, y=-0.35)
    return assemble(
        look,
        (0, paint("#8fc9c4", 0.2, 0.8), [body, lower, upper]),
        (None, STEEL, [*handles, badge]),
        (None, INK, legs_short(0.28, 0.2)),
        turn=-14,
        anchors={"top": (0, 0.03, 1.74), "front": (0, -0.36, 0.75)},
    )


def sink(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A wash basin on its pedestal, with a tap and water in the bowl."""
    basin = vessel([(0.07, 0.6), (0.16, 0.62), (0.25, 0.7), (0.285, 0.8), (0.29, 0.86)], 0.045, 0.685).scaled(
        1.12, 0.85, 1
    )
    deck = block(0.56, 0.14, 0.1, (0, 0.22, 0.78), round=0.04)
    column = lathe(
        [(0, 0), (0.15, 0), (0.165, 0.03), (0.13, 0.1), (0.1, 0.3), (0.095, 0.5), (0.15, 0.66), (0, 0.67)],
        crease=60,
    )
    tap = [tube([(0, 0.22, 0.86), (0, 0.22, 1.0), (0, 0.17, 1.07), (0, 0.08, 1.07), (0, 0.05, 1.01)], 0.024)]
    tap += [cylinder(0.028, 0.05, round=0.01).moved(x, 0.22, 0.87) for x in (-0.14, 0.14)]
    crosses = [block(0.1, 0.03, 0.028, (x, 0.22, 0.92), round=0.013) for x in (-0.14, 0.14)]
    water = Material(srgb("#7cc9e8"), roughness=0.04, clearcoat=1.0)
    pool = lathe([(0, 0.74), (0.225, 0.74), (0.228, 0.75), (0, 0.75)]).scaled(1.12, 0.85, 1)
    return assemble(
        look,
        (0, CERAMIC, [basin, deck, column]),
        (None, STEEL, [*tap, *crosses]),
        (None, water, [pool]),
        anchors={"inside": (0, -0.03, 0.75), "top": (0, -0.03, 0.75)},
    )


def blender(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A blender full of berry shake."""
    base = lathe([(0, 0), (0.1, 0), (0.112, 0.015), (0.095, 0.12), (0.07, 0.16), (0, 0.16)], crease=50)
    jug = vessel([(0.055, 0.16), (0.065, 0.17), (0.075, 0.22), (0.1, 0.4)], 0.006, 0.175)
    shake = lathe([(0, 0.18), (0.062, 0.18), (0.07, 0.22), (0.089, 0.345), (0, 0.35)])
    lid = lathe(
        [(0, 0.39), (0.106, 0.39), (0.108, 0.415), (0.07, 0.43), (0.035, 0.435), (0.035, 0.455), (0, 0.458)],
        crease=50,
    )
    handle = tube([(0.09, 0, 0.36), (0.14, 0, 0.36), (0.145, 0, 0.26), (0.08, 0, 0.22)], 0.013)
    pink = Material(srgb("#e0588a"), roughness=0.3, clearcoat=0.5)
    own = Material(srgb("#eef6fa"), roughness=0.02, transmission=0.92, ior=1.2)
    return assemble(
        look,
        (0, paint("#3f8fd2", 0.25, 0.8), [base, lid, handle]),
        (0, tinted_glass(look, own), [jug]),
        (0 if look.colours else None, pink, [shake]),
        (1, CREAM, [knob(0, 0.07, -0.1, 0.03)]),
        turn=-15,
    )


def washing_machine(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A front-loading washing machine."""
    body = block(0.62, 0.58, 0.82, (0, 0, 0.03), round=0.05)
    ring = (
        lathe([(0.15, 0), (0.21, 0), (0.22, 0.02), (0.21, 0.045), (0.17, 0.05), (0.15, 0.03)], crease=60)
        .turned(90, "x")
        .moved(y=-0.275, z=0.4)
    )
    pane = pillow(0.32, 0.32, 0.08, soft=0.8, outline=1).turned(90, "x").moved(y=-0.29, z=0.4)
    drawer = slab(rectangle(0.2, 0.09, 0.02, x=-0.16, z=0.74), 0.02, y=-0.29)
    glassy = Material(srgb("#4f8fb8"), roughness=0.05, clearcoat=1.0)
    return assemble(
        look,
        (0, paint("#f3f1ec", 0.25, 0.6), [body]),
        (0 if look.colours else None, ASH, [ring, drawer]),
        (None, glassy, [pane]),
        (1, TEAL, [knob(0.05, 0.74, -0.288, 0.04)]),
        (None, SLATE, [knob(0.2, 0.74, -0.288, 0.022)]),
        turn=-12,
        anchors={"top": (0, 0, 0.85)},
    )


def fan(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A table fan behind its guard."""
    blades = [
        pillow(0.15, 0.1, 0.02, soft=0.6, outline=0.9).turned(18, "x").moved(x=0.09).turned(a).turned(90, "x")
        for a in (0, 90, 180, 270)
    ]
    guard = [
        tube(
            [(r * np.cos(a), y, r * np.sin(a)) for a in np.arange(24) * np.pi / 12],
            0.007,
            steps=2,
            closed=True,
        )
        for r, y in ((0.2, 0.0), (0.14, -0.045), (0.075, -0.06))
    ]
    spokes = [
        tube(
            [
                (0.2 * np.cos(a), 0, 0.2 * np.sin(a)),
                (0.14 * np.cos(a), -0.045, 0.14 * np.sin(a)),
                (0.02 * np.cos(a), -0.065, 0.02 * np.sin(a)),
            ],
            0.005,
        )
        for a in np.arange(12) * np.pi / 6
    ]
    head = [pillow(0.12, 0.14, 0.12, outline=0.8).moved(y=0.07)]
    up = [m.moved(z=0.4) for m in [*blades, *head]]
    cage = [m.moved(z=0.4) for m in [*guard, *spokes, pillow(0.07, 0.03, 0.07, outline=0.9).moved(y=-0.065)]]
    stand = [cylinder(0.13, 0.035, round=0.015), *rods(0.024, ((0, 0.06, 0.03), (0, 0.07, 0.36)))]
    return assemble(look, (0, paint("#67b7a9"), [*up, *stand]), (0, ASH, cage), (None, BULB, []), turn=-15)


CONCEPTS: tuple[Concept, ...] = (
    Concept("toaster", toaster, "thing", (), 0.34),
    Concept("microwave", microwave, "thing", ("microwave oven",), 0.52),
    Concept("oven", oven, "furniture", ("stove", "cooker", "kitchen stove", "range"), 1.01),
    Concept("refrigerator", refrigerator, "furniture", ("fridge", "freezer", "icebox"), 1.74),
    Concept("sink", sink, "furniture", ("washbasin", "basin", "wash basin", "kitchen sink"), 1.09),
    Concept("blender", blender, "thing", ("food mixer",), 0.46),
    Concept("washing machine", washing_machine, "furniture", ("washer", "dryer", "dishwasher"), 0.85),
    Concept("fan", fan, "thing", ("electric fan", "ventilator"), 0.61),
)
