"""Toy town houses and street furniture, by day and lit from inside at night."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh, merge
from limner.diorama.places.unwanted import shows
from limner.diorama.solids import box, capsule, cylinder, extrude, frustum, plate, sphere

WALLS = ("#f0b9a0", "#f3d79a", "#a9cfc4", "#e8a598", "#b9c8e6", "#f4e3cf", "#c9b8dd", "#d9dfb0")
TRIM = Material(srgb("#fbf5ea"), roughness=0.6)
PANE = Material(srgb("#7fa9bd"), roughness=0.12, clearcoat=0.6)
LIT: tuple[RGB, ...] = ((1.05, 0.62, 0.22), (0.85, 0.45, 0.15), (0.6, 0.52, 0.36))
AWNINGS = ("#d8443c", "#3f8f86", "#e8a33f", "#4f6fb5")


@shows("house", "office building")
def house(
    wall: str, width: float, floors: int, rng: np.random.Generator, *, night: bool = False, shop: bool = True
) -> Body:
    """A town house `width` metres wide with its front on y = 0, facing -y: shop or door below, windows,
    cornice, roof."""
    low, storey, deep = 1.35, 1.02, 2.4
    tall = low + storey * (floors - 1) + 0.12
    paint = np.array(srgb(wall)) * (0.42 if night else 1.0)
    skin = Material((float(paint[0]), float(paint[1]), float(paint[2])), roughness=0.85)
    parts: dict[Material, list[Mesh]] = {
        skin: [box(width, deep, tall, round=0.05).moved(0, deep / 2, tall / 2)]
    }
    roof = Material(srgb("#b5604a" if rng.random() < 0.6 else "#5f6f85"), roughness=0.7)

    def add(material: Material, *meshes: Mesh) -> None:
        parts.setdefault(material, []).extend(meshes)

    lights = [Material((1.0, 0.85, 0.6), emission=e) for e in LIT]
    add(
        TRIM,
        box(width + 0.14, deep + 0.1, 0.13, round=0.04).moved(0, deep / 2, tall),
        box(width + 0.06, 0.1, 0.08, round=0.025).moved(0, -0.02, low),
    )
    if rng.random() < 0.62:
        slope = plate(
            [(-width / 2 - 0.1, 0), (width / 2 + 0.1, 0), (0, width * 0.42)], deep + 0.16, bevel=0.035
        )
        add(roof, slope.moved(0, deep / 2, tall + 0.05))
        add(
            TRIM,
            cylinder(0.17, 0.05, round=0.015, steps=18)
            .turned(90, "x")
            .moved(0, -0.06, tall + 0.05 + width * 0.15),
        )
    else:
        add(roof, box(width - 0.1, deep - 0.1, 0.16, round=0.04).moved(0, deep / 2, tall + 0.1))
        add(roof, box(0.28, 0.28, 0.6, round=0.03).moved(width * 0.25, deep * 0.5, tall + 0.3))
    count = max(2, round(width / 0.85))
    for floor in range(1, floors):
        z = low + (floor - 0.5) * storey + 0.04
        for k in range(count):
            x = (k + 0.5) / count * (width - 0.2) - (width - 0.2) / 2
            glass = lights[int(rng.integers(3))] if night and rng.random() < 0.6 else PANE
            add(glass, box(0.4, 0.05, 0.58, round=0.01, steps=1).moved(x, -0.005, z))
            add(TRIM, box(0.5, 0.06, 0.07, round=0.02, steps=1).moved(x, -0.03, z + 0.31),
                box(0.58, 0.14, 0.07, round=0.025, steps=1).moved(x, -0.05, z - 0.32),
                box(0.035, 0.07, 0.58, round=0.01, steps=1).moved(x, -0.015, z),
                box(0.4, 0.07, 0.035, round=0.01, steps=1).moved(x, -0.015, z + 0.05),
                *(
                    box(0.05, 0.06, 0.62, round=0.015, steps=1).moved(x + s * 0.22, -0.025, z)
                    for s in (-1, 1)
                ),
            )  # fmt: skip
            if floor == 1 and k % 2 == 0:
                add(
                    Material(srgb("#b5703f"), roughness=0.8),
                    box(0.46, 0.16, 0.12, round=0.03, steps=2).moved(x, -0.1, z - 0.24),
                )
                add(
                    Material(srgb("#5c9a55"), roughness=0.8),
                    *(sphere(0.085, steps=8).moved(x + 0.13 * j, -0.11, z - 0.15) for j in (-1, 0, 1)),
                )
                add(
                    Material(srgb("#e2596a"), roughness=0.7),
                    *(sphere(0.04, steps=6).moved(x + 0.1 * j, -0.17, z - 0.11) for j in (-1, 0.2, 1.2)),
                )
    door = Material(srgb(AWNINGS[int(rng.integers(4))]), roughness=0.45)
    dx = width * 0.3 * (1 if rng.random() < 0.5 else -1)
    add(TRIM, box(0.62, 0.08, 1.12, round=0.03).moved(dx, -0.02, 0.56))
    add(door, box(0.5, 0.1, 1.04, round=0.03).moved(dx, -0.03, 0.53))
    add(lights[0] if night else PANE, box(0.3, 0.12, 0.34, round=0.02, steps=1).moved(dx, -0.03, 0.78))
    wide = width - 1.05
    if shop and wide > 0.7:
        sx = -np.sign(dx) * 0.36 if wide > 1.2 else -np.sign(dx) * width * 0.2
        add(TRIM, box(wide + 0.12, 0.08, 0.92, round=0.03).moved(sx, -0.02, 0.62))
        add(lights[0] if night else PANE, box(wide, 0.11, 0.76, round=0.02, steps=1).moved(sx, -0.02, 0.63))
        add(
            TRIM,
            *(
                box(0.035, 0.12, 0.78, round=0.01, steps=1).moved(sx + wide * t, -0.025, 0.63)
                for t in (-0.17, 0.17)
            ),
        )
        stripes = max(6, int(wide / 0.16) // 2 * 2)
        colour = Material(srgb(AWNINGS[int(rng.integers(4))]), roughness=0.8)
        for k in range(stripes):
            w = (wide + 0.2) / stripes
            strip = plate([(0, 0.05), (0.5, -0.16), (0.5, -0.25), (0, 0.0)], w * 0.99, bevel=0.008, steps=1)
            add(
                colour if k % 2 else TRIM,
                strip.turned(-90).moved(sx - (wide + 0.2) / 2 + w * (k + 0.5), -0.03, 1.24),
            )
    return Body(tuple(Part(merge(meshes), material) for material, meshes in parts.items()))


@shows("street lamp", "lamp")
def street_lamp(*, lit: bool = False) -> Body:
    """A street lamp, 2.6 m high."""
    iron = Material(srgb("#3d4a52"), roughness=0.45, metallic=0.4)
    bulb = Material((1.0, 0.9, 0.7), roughness=0.3, emission=(5.0, 3.4, 1.6) if lit else (0.25, 0.22, 0.16))
    return Body((
        Part(merge([frustum(0.13, 0.07, 0.34, round=0.03), cylinder(0.035, 2.35, round=0.01, steps=20),
                    cylinder(0.1, 0.05, round=0.02, steps=18).moved(z=2.3), 
                    frustum(0.2, 0.04, 0.14, round=0.02).moved(z=2.58)]), iron),
        Part(sphere(0.15, 0.15, 0.17, steps=20).moved(z=2.47), bulb),
    ))  # fmt: skip


@shows("skyscraper", "office building")
def tower(width: float, height: float, rng: np.random.Generator) -> Body:
    """A high-rise at night, some of its windows lit; front on y = 0."""
    tone = srgb(("#25305c", "#2c2a55", "#1f3a5f", "#33305f")[int(rng.integers(4))])
    wall = Part(merge([box(width, width, height, round=0.05).moved(0, width / 2, height / 2),
                       box(width * 0.6, width * 0.6, 0.5, round=0.04).moved(0, width / 2, height + 0.2)]),
                Material(tone, roughness=0.6))  # fmt: skip
    lit: list[list[Mesh]] = [[], [], []]
    across = max(3, int(width / 0.36))
    for i in range(across):
        for j in range(int(height / 0.46)):
            if rng.random() < 0.5:
                x = (i + 0.5) / across * (width - 0.16) - (width - 0.16) / 2
                pane = box(0.19, 0.02, 0.25, round=0, steps=1).moved(x, -0.01, 0.4 + j * 0.46)
                lit[int(rng.integers(3))].append(pane)
    glow = (
        ((1.0, 0.8, 0.5), (1.3, 0.85, 0.36)),
        ((1.0, 0.9, 0.7), (0.85, 0.75, 0.5)),
        ((0.6, 0.9, 1.0), (0.35, 0.7, 1.0)),
    )
    panes = [Part(merge(m), Material(c, emission=e)) for m, (c, e) in zip(lit, glow, strict=True) if m]
    return Body((wall, *panes))


@shows("neon sign", "sign")
def neon(kind: int, colour: RGB) -> Body:
    """A wordless neon sign: a ring, a heart, a bolt or bars; about 0.9 m, centred on its own height."""
    from shapely.geometry import LineString, Point

    if kind == 0:
        shape = (
            Point(0, 0.45)
            .buffer(0.4)
            .difference(Point(0, 0.45).buffer(0.33))
            .union(Point(0, 0.45).buffer(0.14))
        )
    elif kind == 1:
        t = np.linspace(0, 2 * np.pi, 60)
        x, y = 16 * np.sin(t) ** 3, 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
        shape = LineString(np.stack([x / 38, y / 38 + 0.45], 1)).buffer(0.035)
    elif kind == 2:
        shape = LineString([(0.1, 0.9), (-0.2, 0.42), (0.08, 0.46), (-0.1, 0.02)]).buffer(0.045)
    else:
        shape = LineString([(-0.3, 0.1), (-0.3, 0.8)]).buffer(0.04)
        shape = shape.union(LineString([(0, 0.1), (0, 0.62)]).buffer(0.04)).union(
            LineString([(0.3, 0.1), (0.3, 0.9)]).buffer(0.04)
        )
    r, g, b = (c * 3.2 for c in colour)
    tube = Part(extrude(shape, 0.05, bevel=0.012), Material(colour, emission=(r, g, b)))
    back = Part(
        box(1.0, 0.04, 1.04, round=0.05).moved(0, 0.08, 0.45), Material(srgb("#1a1b30"), roughness=0.4)
    )
    return Body((back, tube))


@shows("tree")
def street_tree(leaf: str = "#6fae5a") -> Body:
    """A round street tree, 2.3 m high."""
    green = np.array(srgb(leaf))
    blobs = [
        ((0, 0, 1.7), 0.52),
        ((-0.34, 0.05, 1.5), 0.36),
        ((0.34, -0.06, 1.55), 0.37),
        ((0.05, -0.2, 1.98), 0.36),
    ]
    crown = merge([sphere(r, r, r * 0.92, steps=18).moved(*c) for c, r in blobs])
    tone = 0.78 + 0.35 * np.clip((crown.vertices[:, 2] - 1.2) / 1.1, 0, 1)
    return Body((
        Part(crown.painted(np.clip(green * tone[:, None], 0, 1)), Material(roughness=0.85)),
        Part(capsule((0, 0, 0.02), (0, 0, 1.4), 0.075, 0.055), Material(srgb("#8a6242"), roughness=0.8)),
    ))  # fmt: skip
