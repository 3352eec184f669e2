"""Things of legends: the viking ship, the witch's cauldron, the sphinx, the wedding arch of flowers."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.figures.sculpt import ball, carve, limb, mirrored, paint, sculpt
from limner.diorama.material import Look, Material, srgb
from limner.diorama.shapes.boats import hull
from limner.diorama.shapes.storybook import GOLD, square_sail
from limner.diorama.shapes.toybox import DARK_WOOD, WOOD, coin, second, sized, skin, stand, tube
from limner.diorama.shapes.toybox import paint as painted
from limner.diorama.solids import box, capsule, cylinder, frustum, lathe, sphere, sweep, torus

STONE = Material(srgb("#dcbf86"), roughness=0.95)
SHIELDS = ("#b3312c", "#e0b23c", "#2f5f8f", "#f1e4c6")


def _longship(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A slender hull, its stem a dragon's neck, one striped sail, shields along the rail and oars below them."""
    planks, cloth = look.surface(DARK_WOOD), second(look, painted("#f1e4c6", 0.85, 0.0))
    red = painted("#b3312c", 0.8, 0.0)
    rings = hull(7.4, 1.9, 1.15)
    inner = rings[2:-1, [0, -1]]
    rim = np.concatenate([inner[::-1, 0], inner[:, 1]])
    out = [
        (skin(rings), planks),
        (sweep(rim, 0.07, sides=10, closed=True), WOOD),
        (box(5.0, 1.2, 0.08, round=0.03).moved(0.2, 0, 1.14), WOOD),
        (
            tube([(-3.3, 0, 0.9), (-3.9, 0, 1.7), (-3.7, 0, 2.5), (-4.1, 0, 2.85)], [0.2, 0.17, 0.15, 0.2]),
            planks,
        ),
        (capsule((-4.1, 0, 2.85), (-4.55, 0, 2.72), 0.2, 0.13), planks),
        (
            tube([(3.3, 0, 1.0), (3.85, 0, 1.7), (3.6, 0, 2.4), (3.3, 0, 2.35)], [0.19, 0.15, 0.12, 0.1]),
            planks,
        ),
        (capsule((0.1, 0, 1.1), (0.1, 0, 5.0), 0.1, 0.07), WOOD),
        (capsule((-1.85, -0.12, 4.55), (2.05, -0.12, 4.55), 0.07), WOOD),
    ]
    out += [(sphere(0.06).moved(-4.2, s * 0.17, 2.94), GOLD) for s in (-1, 1)]
    out += [(capsule((-4.05, s * 0.1, 3.0), (-3.85, s * 0.14, 3.25), 0.06, 0.01), planks) for s in (-1, 1)]
    # The stripes are sails side by side, each as wide as a cloth.
    for k in range(6):
        x = -1.5 + 0.64 * k
        out.append((square_sail(x, 0.33, 0.31, 2.2, 4.55), red if k % 2 else cloth))
    for k, x in enumerate(np.linspace(-2.2, 2.3, 6)):
        z, y = 1.12 + 0.02 * abs(x) ** 2, -0.93 + 0.05 * abs(x)
        out += [
            (coin(0.34, 0.1, round=0.04).moved(x, y, z), painted(SHIELDS[k % 4], 0.5, 0.3)),
            (sphere(0.09).moved(x, y - 0.06, z), GOLD),
            (capsule((x + 0.3, y + 0.05, z - 0.15), (x + 0.85, y - 0.75, 0.1), 0.04), WOOD),
        ]
    body = stand(
        out, turn=16, inside=(0, 0, 1.2), seat=(-1.2, 0, 1.2), top=(0.1, 0, 5.0), front=(0.3, -1.0, 0.6)
    )
    return sized(body, 20.0)


def _cauldron(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A round iron pot on three feet, full to the brim, steam and bubbles on what is brewed in it."""
    iron, brew = look.surface(painted("#33343c", 0.5, 0.3)), second(look, painted("#7fd04a", 0.2, 0.8))
    belly = [(0.41 * float(np.cos(a)), 0.43 + 0.37 * float(np.sin(a))) for a in np.linspace(-1.45, 0.8, 18)]
    profile = [
        (0, 0.06),
        *belly,
        (0.29, 0.7),
        (0.36, 0.74),
        (0.37, 0.78),
        (0.33, 0.79),
        (0.29, 0.75),
        (0, 0.73),
    ]
    out = [
        (lathe(profile, crease=60), iron),
        (lathe([(0, 0.7), (0.28, 0.71), (0.31, 0.745), (0, 0.76)], crease=50), brew),
        (torus(0.06, 0.018).turned(90, "y").moved(-0.43, 0, 0.5), iron),
        (torus(0.06, 0.018).turned(90, "y").moved(0.43, 0, 0.5), iron),
    ]
    for a in np.radians((-90, 30, 150)):
        x, y = 0.26 * float(np.cos(a)), 0.26 * float(np.sin(a))
        out.append((capsule((x * 0.8, y * 0.8, 0.2), (x * 1.15, y * 1.15, 0.03), 0.06, 0.045), iron))
    for x, y, z, r in (
        (0.1, -0.12, 0.75, 0.07),
        (-0.12, -0.05, 0.74, 0.09),
        (0.02, 0.12, 0.75, 0.06),
        (0.18, 0.06, 0.92, 0.045),
        (-0.03, -0.02, 1.0, 0.055),
    ):
        out.append((sphere(r).moved(x, y, z), brew))
    return stand(out, inside=(0, 0, 0.74), top=(0, 0, 0.75), front=(0, -0.41, 0.42))


def _sphinx(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """A lion of stone lying on its plinth, with the head of a pharaoh."""
    tones = {"coat": srgb("#dcbf86"), "mark": srgb("#c7a568"), "dark": srgb("#7d6238")}
    body = [
        limb((0, -0.1, 0.42), (0, 1.15, 0.4), 0.34, 0.36, "coat", 0.1),
        ball((0, -0.25, 0.55), (0.32, 0.3, 0.36), "coat", 0.12),
        *mirrored([limb((0.25, -0.2, 0.2), (0.26, -1.1, 0.15), 0.16, 0.14, "coat", 0.05),
                   ball((0.26, -1.12, 0.16), (0.17, 0.16, 0.14), "coat", 0.04),
                   ball((0.32, 1.05, 0.34), (0.22, 0.34, 0.32), "coat", 0.08),
                   limb((0.42, 1.0, 0.16), (0.42, 0.65, 0.13), 0.14, 0.13, "coat", 0.05)]),
        limb((0.2, 1.4, 0.3), (0.5, 0.9, 0.14), 0.07, 0.06, "coat", 0.04),
    ]  # fmt: skip
    head = [
        ball((0, -0.42, 1.12), (0.25, 0.24, 0.29), "coat", 0.02),
        ball((0, -0.3, 1.22), (0.36, 0.27, 0.27), "mark", 0.03),
        *mirrored([limb((0.3, -0.34, 1.1), (0.4, -0.4, 0.68), 0.12, 0.14, "mark", 0.05, (1, 0.6, 1)),
                   limb((0.36, -0.42, 0.72), (0.2, -0.5, 0.52), 0.1, 0.08, "mark", 0.04, (1, 0.6, 1))]),
        carve((0, -0.75, 1.06), (0.21, 0.24, 0.27), 0.02),
        *(paint((0, 0, z), (0.8, 0.8, 0.022), "dark", 0.008, strength=0.35) for z in np.arange(0.6, 1.5, 0.09)),
        ball((0, -0.52, 1.06), (0.2, 0.16, 0.25), "coat", 0.02),
        limb((0, -0.66, 1.08), (0, -0.7, 1.0), 0.03, 0.045, "coat", 0.02),
        *mirrored([paint((0.085, -0.68, 1.12), (0.045, 0.06, 0.03), "dark", 0.006)]),
        paint((0, -0.68, 0.92), (0.07, 0.06, 0.012), "dark", 0.006),
    ]  # fmt: skip
    palette = (
        {name: look.tint(colour) for name, colour in tones.items()}
        if look.colours or look.material
        else tones
    )
    stone = look.surface(STONE)
    plain = Material(
        (1.0, 1.0, 1.0), roughness=stone.roughness, metallic=stone.metallic, clearcoat=stone.clearcoat
    )
    out = [
        (sculpt(body, palette, 0.035), plain),
        (sculpt(head, palette, 0.02), plain),
        (box(1.35, 3.0, 0.16, round=0.03).moved(0, 0.1, 0.0).painted(palette["mark"]), plain),
    ]
    return sized(stand(out, turn=38, top=(0, -0.3, 1.5), front=(0, -1.4, 0.0)), 6.0)


def _flower_arch(look: Look, pose: str | None, rng: np.random.Generator) -> Body:
    """Two posts and a bow, grown over with leaves and blooms."""
    leaf = painted("#4f9a4a", 0.7, 0.0)
    blooms = [
        look.surface(painted("#f3a6bd", 0.6, 0.1)),
        second(look, painted("#fff6ee", 0.6, 0.1)),
        painted("#e8637f", 0.6, 0.1),
    ]
    t = np.linspace(0, np.pi, 9)
    line = [
        (-0.95, 0, 0),
        (-0.95, 0, 0.9),
        *((-0.95 * float(np.cos(a)), 0, 1.5 + 0.8 * float(np.sin(a))) for a in t),
        (0.95, 0, 0.9),
        (0.95, 0, 0),
    ]
    out = [(tube(line, 0.06), painted("#f4efe4", 0.6, 0.1))]
    path = np.array(line)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    for k, s in enumerate(np.linspace(0.15, length[-1] - 0.15, 120)):
        x, z = (float(np.interp(s, length, path[:, i])) for i in (0, 2))
        dx, dy, dz = rng.normal(0, 0.07, 3)
        size = float(rng.uniform(0.07, 0.13))
        spot = (x + dx, -0.03 + dy, max(z + dz, size))
        if k % 2:
            out.append((sphere(size * 1.2, size, size, steps=10).moved(*spot), leaf))
        else:
            bloom = blooms[(k // 2) % 3]
            out.append((sphere(size, steps=10).moved(spot[0], spot[1] - 0.06, spot[2]), bloom))
            out.append(
                (sphere(size * 0.4, steps=6).moved(spot[0], spot[1] - 0.06 - 0.8 * size, spot[2]), GOLD)
            )
    out += [(frustum(0.16, 0.19, 0.2, round=0.03).moved(x, 0, 0), WOOD) for x in (-0.95, 0.95)]
    out += [(cylinder(0.03, 0.02).moved(x, 0, 0.2), leaf) for x in (-0.95, 0.95)]
    return stand(out, under=(0, 0, 0), top=(0, 0, 2.35))


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "viking ship",
        _longship,
        "vehicle",
        ("longship", "viking boat", "drakkar", "viking longship"),
        20.0,
        "water",
    ),
    Concept("cauldron", _cauldron, "thing", ("witch's cauldron", "witches cauldron", "magic potion"), 0.8),
    Concept("sphinx", _sphinx, "thing", ("great sphinx", "great sphinx of giza", "egyptian sphinx"), 6.0),
    Concept(
        "flower arch",
        _flower_arch,
        "thing",
        ("arch of flowers", "wedding arch", "floral arch", "rose arch", "archway of flowers"),
        2.4,
    ),
)
