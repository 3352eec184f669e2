"""Electric things: clocks, cameras, radios and a robot."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import merge
from limner.diorama.shapes.joinery import (
    BRASS,
    CORAL,
    CREAM,
    HONEY,
    INK,
    MUSTARD,
    RED,
    SLATE,
    STEEL,
    TEAL,
    WHITE,
    Piece,
    assemble,
    block,
    curve,
    disc,
    legs,
    paint,
    pillow,
    polygon,
    rectangle,
    rods,
    slab,
    stroke,
    tube,
)
from limner.diorama.solids import cylinder, frustum, lathe, sphere, torus

LENS = Material(srgb("#1d2a3d"), roughness=0.03, clearcoat=1.0)


def clock(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round clock on two feet, showing ten past ten."""
    ring = lathe(
        [
            (0.092, -0.03),
            (0.13, -0.045),
            (0.15, -0.03),
            (0.155, 0),
            (0.15, 0.03),
            (0.13, 0.046),
            (0.105, 0.044),
            (0.095, 0.03),
        ],
        steps=72,
        crease=70,
    )
    case = merge([ring.turned(90, "x"), cylinder(0.14, 0.05, round=0.01).turned(90, "x").moved(y=0.045)])
    face = cylinder(0.104, 0.02, round=0.003, steps=72).turned(90, "x").moved(y=-0.012)
    ticks = [
        block(
            0.009 if k % 3 else 0.013, 0.006, 0.016 if k % 3 else 0.024, (0, -0.033, 0.07), round=0.003
        ).turned(30 * k, "y")
        for k in range(12)
    ]
    hands = [
        tube([(0, -0.036, -0.01), (0, -0.036, 0.043)], 0.0065).turned(-57, "y"),
        tube([(0, -0.04, -0.012), (0, -0.04, 0.066)], 0.005).turned(60, "y"),
    ]
    pin = [sphere(0.011, steps=16).moved(y=-0.043)]
    feet = rods(0.018, ((-0.075, 0, -0.12), (-0.1, 0, -0.155)), ((0.075, 0, -0.12), (0.1, 0, -0.155)))
    return assemble(
        look,
        (0, paint("#ef6a55", 0.2, 0.8), [case, *feet]),
        (1, CREAM, [face]),
        (None, INK, [*ticks, *hands]),
        (None, BRASS, pin),
        turn=-10,
        anchors={"front": (0, -0.04, 0), "top": (0, 0, 0.155)},
    )


def alarm_clock(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A clock with two bells on top."""
    base = clock(look, pose, rng)
    bells = [
        pillow(0.11, 0.11, 0.075, soft=0.8, outline=1).turned(s * 32, "y").moved(s * 0.085, 0, 0.325)
        for s in (-1, 1)
    ]
    arch = tube([(-0.085, 0, 0.36), (0, 0, 0.41), (0.085, 0, 0.36)], 0.009)
    top = assemble(look, (0, BRASS if not look.colours else RED, bells), (None, STEEL, [arch]), centre=False)
    return Body((*base.parts, *top.parts), dict(base.anchors))


def camera(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A camera with a big lens."""
    body = block(0.15, 0.06, 0.095, (0, 0, 0), round=0.016)
    hump = block(0.055, 0.05, 0.03, (0, 0, 0.085), round=0.01)
    band = block(0.153, 0.062, 0.045, (0, 0, 0.02), round=0.016)
    barrel = [
        lathe(
            [
                (0, 0),
                (0.043, 0),
                (0.045, 0.004),
                (0.045, 0.02),
                (0.039, 0.022),
                (0.039, 0.045),
                (0.036, 0.05),
                (0.028, 0.05),
                (0.026, 0.044),
                (0, 0.044),
            ],
            crease=50,
        )
        .turned(90, "x")
        .moved(y=-0.025, z=0.046)
    ]
    glassy = pillow(0.055, 0.055, 0.02, soft=0.9, outline=1).turned(90, "x").moved(y=-0.068, z=0.046)
    shutter = [cylinder(0.011, 0.012, round=0.004).moved(-0.052, 0, 0.093)]
    dial = [cylinder(0.015, 0.012, round=0.004).moved(0.05, 0, 0.093)]
    flash = [slab(rectangle(0.03, 0.016, 0.005, z=0.1), 0.008, y=-0.025)]
    return assemble(
        look,
        (0, paint("#39a6a0"), [body, hump]),
        (0 if look.colours else None, CREAM, [band]),
        (0 if look.colours else None, INK, barrel),
        (None, LENS, [glassy]),
        (None, RED, shutter),
        (None, STEEL, dial),
        (None, WHITE, flash),
        turn=-18,
    )


def radio(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A retro radio with a round speaker, a dial and an aerial."""
    body = block(0.32, 0.12, 0.2, (0, 0, 0.02), round=0.045)
    cone = [
        lathe([(0, 0), (0.07, 0), (0.074, 0.008), (0.066, 0.014), (0, 0.006)], crease=60)
        .turned(90, "x")
        .moved(-0.065, -0.058, 0.12)
    ]
    dots = [
        sphere(0.006, steps=10).moved(-0.065 + r * np.cos(a), -0.068, 0.12 + r * np.sin(a))
        for r, n in ((0.018, 6), (0.036, 11), (0.053, 16))
        for a in np.arange(n) * 2 * np.pi / n
    ]
    scale = [slab(rectangle(0.12, 0.05, 0.015, x=0.075, z=0.165), 0.012, y=-0.06)]
    needle = [block(0.005, 0.006, 0.04, (0.09, -0.067, 0.145), round=0.002)]
    knobs = [cylinder(0.02, 0.02, round=0.006).turned(90, "x").moved(x, -0.058, 0.09) for x in (0.045, 0.105)]
    grip = [tube([(-0.12, 0, 0.21), (-0.11, 0, 0.265), (0.11, 0, 0.265), (0.12, 0, 0.21)], 0.011)]
    aerial = [
        *rods(0.004, ((0.13, 0.03, 0.21), (0.2, 0.03, 0.38))),
        sphere(0.009, steps=12).moved(0.2, 0.03, 0.38),
    ]
    feet = legs(0.12, 0.03, 0.03, 0.012)
    return assemble(
        look,
        (0, CORAL, [body]),
        (0 if look.colours else 1, CREAM, cone),
        (1, CREAM, [*scale, *knobs]),
        (None, INK, [*dots, *needle, *feet]),
        (None, STEEL, [*grip, *aerial]),
        turn=-12,
    )


def robot(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A lovable robot: a big head with round glowing eyes, an aerial, a heart on its chest, bent arms."""
    head = pillow(0.5, 0.4, 0.36, soft=0.5, outline=0.5).moved(z=0.83)
    body = pillow(0.4, 0.32, 0.38, soft=0.55, outline=0.55).moved(z=0.44)
    visor = pillow(0.41, 0.1, 0.24, soft=0.55, outline=0.6).moved(y=-0.172, z=0.83)
    eyes = [pillow(0.085, 0.04, 0.1, soft=0.9, outline=0.9).moved(s * 0.095, -0.22, 0.84) for s in (-1, 1)]
    smile = [tube([(-0.04, -0.222, 0.762), (0, -0.226, 0.747), (0.04, -0.222, 0.762)], 0.009)]
    ears = [cylinder(0.065, 0.05, round=0.018).turned(s * 90, "y").moved(s * 0.235, 0, 0.83) for s in (-1, 1)]
    aerial = [*rods(0.013, ((0, 0, 1.0), (0, 0, 1.1)))]
    bulb = [sphere(0.038).moved(z=1.12)]
    arms = [
        tube([(s * 0.19, 0, 0.54), (s * 0.29, -0.02, 0.47), (s * 0.3, -0.1, 0.38)], 0.05) for s in (-1, 1)
    ]
    hands = [sphere(0.068).moved(s * 0.3, -0.115, 0.36) for s in (-1, 1)]
    feet = [pillow(0.17, 0.24, 0.13, soft=0.5, outline=0.6).moved(s * 0.1, -0.03, 0.065) for s in (-1, 1)]
    shins = rods(0.05, ((-0.1, 0, 0.1), (-0.1, 0, 0.3)), ((0.1, 0, 0.1), (0.1, 0, 0.3)))
    neck = rods(0.07, ((0, 0, 0.58), (0, 0, 0.7)))
    heart = slab(
        disc(0.04, x=-0.03, z=0.5)
        .union(disc(0.04, x=0.03, z=0.5))
        .union(polygon([(-0.064, 0.482), (0.064, 0.482), (0, 0.415)])),
        0.04,
        y=-0.158,
        bevel=0.012,
    )
    shine = Material(srgb("#7df3ff"), roughness=0.4, emission=(0.4, 1.6, 1.8))
    return assemble(
        look,
        (0, paint("#59b8c9", 0.25, 0.8), [head, body, *arms]),
        (0 if look.colours else 1, CREAM, [*ears, *hands, *feet]),
        (None, SLATE, [*shins, *neck, *aerial]),
        (None, INK, [visor]),
        (None, shine, [*eyes, *smile]),
        (None, RED, [heart]),
        (None, MUSTARD, bulb),
        anchors={
            "head": (0, 0, 1.0),
            "face": (0, -0.22, 0.83),
            "neck": (0, 0, 0.64),
            "hand_left": (0.3, -0.18, 0.36),
            "hand_right": (-0.3, -0.18, 0.36),
            "lap": (0, -0.3, 0.36),
        },
    )


def headphones(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """Headphones standing on their cups."""
    band = tube(
        [(0.085 * np.cos(a) * 1.05, 0, 0.1 + 0.1 * np.sin(a)) for a in np.linspace(-0.1, np.pi + 0.1, 13)],
        0.011,
    )
    pad = tube(
        [(0.083 * np.cos(a) * 1.05, 0, 0.1 + 0.1 * np.sin(a)) for a in np.linspace(0.7, np.pi - 0.7, 9)],
        0.016,
    )
    cups = [
        pillow(0.09, 0.09, 0.05, soft=0.5, outline=1).turned(90, "y").moved(s * 0.095, 0, 0.06)
        for s in (-1, 1)
    ]
    foam = [
        pillow(0.085, 0.085, 0.045, soft=0.6, outline=1).turned(90, "y").moved(s * 0.068, 0, 0.06)
        for s in (-1, 1)
    ]
    return assemble(look, (0, CORAL, [band, *cups, pad]), (1, INK, foam), turn=-32)


def hair_drier(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A hair drier standing on its handle, blowing to the viewer's left."""
    from limner.diorama.mesh import rotation

    barrel = lathe(
        [
            (0, -8.2),
            *curve([(2.6, -8.0), (4.2, -6.6), (4.8, -3.0), (4.5, 1.0), (3.6, 5.0), (3.3, 8.5)], 6),
            (0, 8.5),
        ],
        crease=50,
    )
    nozzle = lathe(
        [(2.6, 8.0), (3.4, 8.2), (3.8, 9.0), (4.1, 13.0), (3.7, 13.3), (3.3, 13.0), (2.8, 9.0)], crease=60
    ).scaled(1.0, 0.8, 1)
    vent = lathe([(0, -8.7), (2.3, -8.7), (2.9, -8.3), (2.9, -7.6), (0, -7.6)], crease=60)
    turn = rotation(-90, "y")
    head = [m.transformed(turn).moved(z=17.5) for m in (barrel, nozzle, vent)]
    handle = tube([(0.8, 0, 14.0), (1.6, 0, 8), (2.6, 0, 2.0)], [2.1, 1.75, 1.95]).scaled(1, 0.85, 1)
    switch = [slab(rectangle(1.2, 3.0, 0.5, x=1.4, z=9.5), 1.0, y=-1.6)]
    foot = tube([(2.6, 0, 2.0), (2.9, 0, 0.5)], [1.95, 1.2]).scaled(1, 0.85, 1)
    cable = tube([(2.8, 0, 0.8), (5.0, 0, 0.6), (8.0, -1.0, 0.6), (10.5, 1.0, 0.6)], 0.5)
    return assemble(
        look,
        (0, paint("#e86a9a", 0.2, 0.8), [head[0], handle]),
        (None, INK, [head[1], head[2], foot, cable]),
        (1, CREAM, switch),
        scale=0.01,
        turn=22,
    )


def speaker(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A two-way loudspeaker."""
    box = block(0.24, 0.22, 0.4, (0, 0, 0), round=0.03)
    rings, cones = [], []
    for z, r in ((0.14, 0.085), (0.3, 0.052)):
        rings.append(torus(r, 0.012).turned(90, "x").moved(y=-0.11, z=z))
        cones.append(
            lathe([(0, 0), (r, 0), (r, 0.012), (r * 0.36, 0.004), (r * 0.3, 0.016), (0, 0.018)], crease=60)
            .turned(90, "x")
            .moved(y=-0.108, z=z)
        )
    return assemble(
        look, (0, HONEY, [box]), (1, STEEL, rings), (None, INK, cones), turn=-16, anchors={"top": (0, 0, 0.4)}
    )


def controller(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A game controller, its face towards the viewer."""
    from shapely import union_all

    outline = union_all(
        [
            stroke([(-4.6, 6.2), (4.6, 6.2)], 3.0),
            stroke([(-5.2, 6.0), (-6.4, 2.4)], 2.3),
            stroke([(5.2, 6.0), (6.4, 2.4)], 2.3),
        ]
    )
    case = slab(outline.buffer(-1).buffer(2).buffer(-1), 3.4, bevel=1.4)
    pad = [
        slab(rectangle(2.6, 0.9, 0.2, x=-4.5, z=7).union(rectangle(0.9, 2.6, 0.2, x=-4.5, z=7)), 0.8, y=-1.8)
    ]
    sticks = [
        pillow(2.2, 2.2, 1.6, soft=0.6, outline=1).turned(90, "x").moved(x, -2.0, 4.6) for x in (-2.0, 2.0)
    ]
    tones = ((RED, 5.6, 7), (TEAL, 3.6, 7), (MUSTARD, 4.6, 8), (CORAL, 4.6, 6))
    buttons: list[Piece] = [
        (None, m, [pillow(0.95, 0.95, 0.7, soft=0.6, outline=1).turned(90, "x").moved(x, -1.8, z)])
        for m, x, z in tones
    ]
    return assemble(
        look, (0, paint("#6c63c7"), [case]), (1, INK, [*pad, *sticks]), *buttons, scale=0.01, lean=22, turn=-8
    )


def microphone(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A stage microphone on a short stand."""
    head = sphere(0.038).scaled(1, 1, 1.12).moved(z=0.215)
    mesh = [
        torus(0.038 * np.cos(t), 0.0022, steps=40, sides=8).moved(z=0.215 + 0.0425 * np.sin(t))
        for t in np.linspace(-1.1, 1.1, 7)
    ]
    collar = cylinder(0.036, 0.014, round=0.005).moved(z=0.168)
    grip = frustum(0.02, 0.03, 0.11, round=0.01).moved(z=0.062)
    foot = [cylinder(0.055, 0.02, round=0.008), *rods(0.009, ((0, 0, 0.015), (0, 0, 0.08)))]
    return assemble(
        look, (0, STEEL, [head, *mesh]), (1, BRASS, [collar]), (0, paint("#343a4a"), [grip, *foot])
    )


def telephone(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A rotary telephone with its receiver on."""
    body = frustum(0.13, 0.075, 0.11, round=0.03).scaled(1, 0.85, 1)
    dial = [cylinder(0.055, 0.016, round=0.005).turned(52, "x").moved(y=-0.075, z=0.075)]
    holes = [
        sphere(0.009, steps=12)
        .moved(0.036 * np.cos(a), 0.036 * np.sin(a), 0.015)
        .turned(52, "x")
        .moved(y=-0.075, z=0.075)
        for a in np.arange(9) * 0.62
    ]
    receiver = tube(
        [(-0.12, 0, 0.135), (-0.06, 0, 0.165), (0.06, 0, 0.165), (0.12, 0, 0.135)],
        [0.022, 0.018, 0.018, 0.022],
    )
    ends = [
        pillow(0.075, 0.07, 0.05, soft=0.6, outline=1).turned(s * 20, "y").moved(s * 0.12, 0, 0.13)
        for s in (-1, 1)
    ]
    return assemble(look, (0, RED, [body, receiver, *ends]), (1, CREAM, dial), (None, INK, holes), turn=-14)


CONCEPTS: tuple[Concept, ...] = (
    Concept("clock", clock, "thing", ("wall clock", "timepiece"), 0.33),
    Concept("alarm clock", alarm_clock, "thing", (), 0.42),
    Concept("camera", camera, "thing", ("photo camera",), 0.155),
    Concept("radio", radio, "thing", ("transistor radio",), 0.4),
    Concept("robot", robot, "thing", ("android", "bot"), 1.16),
    Concept("headphones", headphones, "thing", ("earphones", "headset"), 0.23),
    Concept("hair drier", hair_drier, "thing", ("hair dryer", "blow dryer", "hairdryer"), 0.24),
    Concept("speaker", speaker, "thing", ("loudspeaker",), 0.4),
    Concept("game controller", controller, "thing", ("gamepad", "joystick", "video game controller"), 0.175),
    Concept("microphone", microphone, "thing", ("mic",), 0.26),
    Concept("telephone", telephone, "thing", ("rotary phone", "landline"), 0.32),
)
