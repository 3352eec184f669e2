"""Things with a screen or keys: television, monitor, laptop, keyboard, mouse, remote, phone.

A screen shows a small landscape; when a colour is asked for, the screen takes it too, because it is
most of what one sees of the thing.
"""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import Look, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.shapes.joinery import (
    ASH,
    CORAL,
    CREAM,
    INK,
    NAVY,
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
    paint,
    pillow,
    polygon,
    rectangle,
    slab,
    stroke,
    tube,
)
from limner.diorama.solids import frustum, sphere, torus

GLOW = Material(srgb("#58c6e8"), roughness=0.25, clearcoat=0.6, emission=(0.03, 0.14, 0.2))


def picture(look: Look, width: float, height: float, x: float, y: float, z: float) -> list[Piece]:
    """A lit screen facing the viewer, its middle at (x, y, z): sky, sun and hills."""
    glass = slab(rectangle(width, height, min(width, height) * 0.06), height * 0.02).moved(x, y, z)
    if look.colours or look.material:
        shine = [
            slab(polygon([(-0.42, -0.42), (-0.3, -0.42), (0.02, 0.42), (-0.1, 0.42)]), 0.02, bevel=0.0),
            slab(polygon([(-0.24, -0.42), (-0.2, -0.42), (0.12, 0.42), (0.08, 0.42)]), 0.02, bevel=0.0),
        ]
        gleam = [m.scaled(width, height * 0.2, height).moved(x, y - height * 0.012, z) for m in shine]
        dark = Material(GLOW.colour, roughness=0.12, clearcoat=1.0)
        return [(0, dark, [glass]), (None, paint("#e9f2f7"), gleam)]
    left, right, low = -width / 2, width / 2, -height / 2
    line = curve(
        [
            (left, 0.02 * height),
            (left * 0.4, 0.12 * height),
            (width * 0.1, -0.12 * height),
            (right, -0.02 * height),
        ],
        8,
    )
    hills = polygon([(left, low), *reversed(line.tolist()[::-1]), (right, low)]).intersection(
        rectangle(width * 0.995, height * 0.99, height * 0.05)
    )
    sun = disc(height * 0.13, x=width * 0.22, z=height * 0.2)
    green = Material(srgb("#67c587"), roughness=0.25, clearcoat=0.6, emission=(0.03, 0.12, 0.05))
    yellow = Material(srgb("#ffd25e"), roughness=0.25, clearcoat=0.6, emission=(0.3, 0.2, 0.04))
    return [
        (None, GLOW, [glass]),
        (None, yellow, [slab(sun, height * 0.012, bevel=0).moved(x, y - height * 0.008, z)]),
        (None, green, [slab(hills, height * 0.012, bevel=0).moved(x, y - height * 0.011, z)]),
    ]


def keys(columns: int, rows: int, pitch: float, size: float, height: float, z: float, y: float) -> list[Mesh]:
    """Key caps in rows on a flat board whose face is at `z`; the last row (nearest) has a space bar."""
    out = []
    for row in range(rows):
        for k in range(columns):
            if row == 0 and columns * 0.25 <= k + 0.5 <= columns * 0.75:
                continue
            out.append(
                block(
                    size,
                    size,
                    height,
                    ((k - (columns - 1) / 2) * pitch, y + row * pitch, z),
                    round=size * 0.22,
                    steps=2,
                )
            )
    out.append(
        block(columns * 0.5 * pitch - (pitch - size), size, height, (0, y, z), round=size * 0.22, steps=2)
    )
    return out


def _screen(look: Look, width: float, height: float, lift: float, frame: Material, wide: bool) -> Body:
    """A flat screen on a stand; its bezel is toy-thick."""
    rim = 0.055 * width
    z = lift + height / 2
    case = slab(rectangle(width, height, rim * 1.2, z=z), 0.07 * width, bevel=0.022 * width)
    show = picture(look, width - 2 * rim, height - 2 * rim, 0, -0.036 * width, z)
    if wide:
        feet = [
            tube(
                [
                    (s * width * 0.3, 0, lift + 0.02),
                    (s * width * 0.34, -width * 0.1, 0.018),
                    (s * width * 0.345, -width * 0.13, 0.018),
                ],
                0.018,
            )
            for s in (-1, 1)
        ]
        feet += [
            tube(
                [
                    (s * width * 0.3, 0, lift + 0.02),
                    (s * width * 0.34, width * 0.1, 0.018),
                    (s * width * 0.345, width * 0.13, 0.018),
                ],
                0.018,
            )
            for s in (-1, 1)
        ]
    else:
        feet = [
            frustum(0.13, 0.11, 0.025, round=0.01),
            block(0.08, 0.035, lift + 0.04, (0, 0.01, 0.01), round=0.012),
        ]
    light = [sphere(0.009, steps=12).moved(width * 0.4, -0.036 * width, lift + rim * 0.5)]
    return assemble(
        look,
        (0, frame, [case]),
        *show,
        (0, SLATE, feet),
        (None, RED, light),
        turn=-10,
        anchors={"front": (0, -0.045 * width, z), "top": (0, 0, lift + height)},
    )


def tv(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A television on two feet."""
    return _screen(look, 1.1, 0.66, 0.1, INK, True)


def monitor(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A computer monitor on its stand."""
    return _screen(look, 0.58, 0.37, 0.12, ASH, False)


def laptop(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """An open laptop, screen leaning back, keys showing."""
    from limner.diorama.shapes.joinery import lying

    base = lying(rectangle(0.36, 0.25, 0.025), 0.022, bevel=0.008)
    lid = [slab(rectangle(0.36, 0.245, 0.025, z=0.1225), 0.018, bevel=0.007)]
    show = picture(look, 0.315, 0.2, 0, -0.0095, 0.127)
    tilt = [
        (slot, paint, [m.turned(-17, "x").moved(y=0.118, z=0.016) for m in ms])
        for slot, paint, ms in [(0, ASH, lid), *show]
    ]
    caps = keys(12, 4, 0.0255, 0.021, 0.006, 0.0215, -0.018)
    pad = lying(rectangle(0.1, 0.055, 0.008), 0.003, z=0.0215).moved(y=-0.075)
    return assemble(
        look,
        (0, ASH, [base]),
        *tilt,
        (1 if look.colours else None, INK if not look.colours else WHITE, caps),
        (1, STEEL, [pad]),
        turn=-18,
        anchors={"front": (0, 0.07, 0.14), "top": (0, -0.02, 0.028)},
    )


def keyboard(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A computer keyboard propped towards the viewer."""
    from limner.diorama.shapes.joinery import lying

    base = lying(rectangle(0.42, 0.165, 0.025), 0.026, bevel=0.01)
    caps = keys(13, 5, 0.0295, 0.0225, 0.011, 0.025, -0.059)
    bright = [caps.pop(k) for k in (41, 12)]
    return assemble(
        look,
        (0, paint("#4d6fa8"), [base]),
        (0 if look.colours else None, CREAM, caps),
        (1, CORAL, bright),
        lean=-38,
        turn=-8,
    )


def mouse(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A computer mouse with a wheel and the start of its cable, its nose towards the viewer's left."""
    body = pillow(0.072, 0.118, 0.072, soft=0.75, outline=0.8)
    v = body.vertices.copy()
    v[:, 2] = np.where(v[:, 2] < 0, v[:, 2] * 0.25, v[:, 2]) * (1 + 1.6 * v[:, 1])
    shell = Mesh.of(v, body.faces, crease=60).moved(z=0.011)
    seam = tube([(0, -0.058, 0.012), (0, -0.045, 0.035), (0, -0.02, 0.043), (0, 0.002, 0.0475)], 0.0018)
    cross = tube(
        [
            (-0.034, 0.0, 0.022),
            (-0.02, 0.0, 0.043),
            (0, 0.002, 0.0475),
            (0.02, 0.0, 0.043),
            (0.034, 0.0, 0.022),
        ],
        0.0018,
    )
    wheel = torus(0.008, 0.0045, steps=24, sides=12).turned(90, "y").moved(y=-0.03, z=0.042)
    cable = tube(
        [
            (0, -0.055, 0.012),
            (0, -0.075, 0.008),
            (-0.012, -0.1, 0.005),
            (0.01, -0.125, 0.005),
            (0.0, -0.15, 0.005),
        ],
        0.004,
    )
    return assemble(
        look,
        (0, paint("#f0efec", 0.25, 0.5), [shell]),
        (None, SLATE, [seam, cross, cable]),
        (1, TEAL, [wheel]),
        turn=-38,
    )


def remote(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A remote control standing on end, its buttons to the viewer."""
    case = slab(rectangle(5.2, 18, 2.0, z=9), 2.2, bevel=0.8)
    face = -1.1
    red = [slab(disc(0.62, x=-1.2, z=16.1), 0.7, y=face)]
    ring = [
        slab(disc(1.55, z=12.3).difference(disc(0.85, z=12.3)), 0.6, y=face),
        slab(disc(0.6, z=12.3), 0.6, y=face),
    ]
    dots = [
        slab(rectangle(0.95, 0.7, 0.25, x=x, z=z), 0.6, y=face)
        for x in (-1.4, 0, 1.4)
        for z in (9.2, 7.8, 6.4, 5.0)
    ]
    bars = [slab(rectangle(1.0, 1.9, 0.45, x=x, z=2.7), 0.6, y=face) for x in (-1.2, 1.2)]
    small = paint("#e8e6df")
    return assemble(
        look,
        (0, paint("#3a3f4d"), [case]),
        (None, RED, red),
        (1, small, [*ring, *dots, *bars]),
        scale=0.01,
        lean=12,
        turn=-10,
    )


def phone(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A mobile phone standing, with a grid of app icons."""
    case = slab(rectangle(7.6, 15.4, 1.3, z=7.7), 1.3, bevel=0.45)
    glass = slab(rectangle(6.7, 14.3, 0.9, z=7.7), 0.2, y=-0.62, bevel=0.05)
    tones = ("#f2b632", "#ef6a55", "#5bab57", "#f7f5f0", "#f4a3b8", "#ffffff")
    icons: dict[str, list[Mesh]] = {c: [] for c in tones}
    for k in range(15):
        icon = slab(
            rectangle(1.3, 1.3, 0.38, x=(k % 3 - 1) * 1.95, z=11.6 - (k // 3) * 1.95),
            0.16,
            y=-0.72,
            bevel=0.05,
        )
        icons[tones[(k * 4 + k // 3) % 6]].append(icon)
    notch = slab(stroke([(-0.7, 14.0), (0.7, 14.0)], 0.2), 0.1, y=-0.71, bevel=0.03)
    screen = Material(srgb("#4d7fd6"), roughness=0.12, clearcoat=1.0)
    return assemble(
        look,
        (0, NAVY, [case]),
        (0, screen, [glass]),
        (None, INK, [notch]),
        *((None, paint(c), m) for c, m in icons.items()),
        scale=0.01,
        lean=12,
        turn=-12,
        anchors={"front": (0, -0.75, 8)},
    )


CONCEPTS: tuple[Concept, ...] = (
    Concept("tv", tv, "thing", ("television", "tv set", "television set", "telly"), 1.1),
    Concept("laptop", laptop, "thing", ("laptop computer", "notebook computer"), 0.38),
    Concept("computer mouse", mouse, "thing", ("pc mouse",), 0.2),
    Concept("tv remote", remote, "thing", ("remote", "remote control", "tv remote control"), 0.18),
    Concept("computer keyboard", keyboard, "thing", ("keyboard",), 0.42),
    Concept(
        "cell phone", phone, "thing", ("phone", "mobile phone", "smartphone", "cellphone", "mobile"), 0.154
    ),
    Concept(
        "computer monitor",
        monitor,
        "thing",
        ("monitor", "computer", "desktop computer", "computer screen", "display"),
        0.58,
    ),
)
