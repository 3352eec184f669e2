"""At a window, seen from inside the room: a deep sill with what stands on it, and the land outside in its own weather."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.material import Material, srgb
from limner.diorama.mesh import Mesh, merge
from limner.diorama.places import PLACES, PlaceAsk
from limner.diorama.places.studio import drape
from limner.diorama.places.unwanted import marked
from limner.diorama.solids import box, capsule, cylinder, extrude, sphere
from limner.diorama.stage import Backdrop, Lamp, Placed, Scatter, flat
from limner.prompt.scene import Setting

HALF, HIGH = 1.2, 2.0
"""Half the width of the opening, and its height over the sill."""
FRONT, FACE, PANE = -0.66, 0.34, 0.72
"""y of the sill's front edge, of the wall's face in the room, and of the window itself."""
FLOOR = -1.3
OUTSIDE = (6.5, -1.15)
"""How far beyond the room the middle of the land lies, and how far its ground lies below the sill."""
VIEWS: dict[str, tuple[str, ...]] = {
    "street": ("city", "street", "town", "skyline", "village", "cityscape", "downtown", "york", "paris", "london", "tokyo"),
    "beach": ("sea", "beach", "ocean", "coast", "seaside", "bay"),
    "mountains": ("mountain", "mountains", "alps", "lake"),
    "forest": ("forest", "woods", "woodland"),
    "river": ("river", "canal", "stream"),
    "garden": ("garden", "yard", "backyard", "courtyard"),
}
"""The land outside -> the words of the place that ask for it; otherwise it is a meadow."""
WALLS = ("#e7c9a9", "#d9c3a5", "#cfd3bd", "#e3c3b4", "#c9cfd4")
CURTAINS = ("#c8604e", "#e0b04f", "#6f94a8", "#7fa088", "#f1e6d6")
GLOW = {"night": 26.0, "dusk": 22.0, "sunset": 13.0, "dawn": 13.0, "golden_hour": 9.0}
"""How strong the room's lamp is at what time; by day as `BY_DAY`, more in bad weather."""
BY_DAY, IN_BAD_WEATHER = 8.0, 14.0


def build(ask: PlaceAsk) -> Backdrop:
    """The window, with the land that the place's words ask for behind it."""
    rng = ask.rng(61)
    outside = _outside(ask)
    parts = [*_wall(rng), *_frame(), *_sill(), *_curtains(rng)]
    if ask.weather in ("rain", "storm"):
        parts += _drops(rng)
    if ask.season == "winter" or ask.weather == "snow":
        parts += _snow(rng)
    bad = ask.weather in ("rain", "storm", "snow", "fog", "overcast")
    strong = GLOW.get(ask.time, IN_BAD_WEATHER if bad else BY_DAY)
    lamp = Lamp((-3.2, -3.8, 3.6), (strong, 0.74 * strong, 0.46 * strong), 2.0, (0.0, 0.2, 0.4))
    return replace(
        outside, placed=(Placed(Body(tuple(parts))), *outside.placed), lamps=(lamp,), height=flat, clearing=1.25, depth=0.6,
        margin=0.14, water=None, fov=38.0,
    )  # fmt: skip


def view(setting: Setting) -> str:
    """The place that is seen through the window."""
    words = set(setting.words.lower().replace(",", " ").split())
    found = next((place for place, names in VIEWS.items() if words & set(names)), "meadow")
    return "night_city" if found == "street" and setting.time in ("night", "dusk") else found


def _outside(ask: PlaceAsk) -> Backdrop:
    """The land, less all of it that would be in the room or in the wall."""
    key = view(ask.setting)
    setting = replace(ask.setting, place=key, words="")
    land: Backdrop = import_module(f"limner.diorama.places.{PLACES[key]}").build(replace(ask, place=key, setting=setting))
    away, down = OUTSIDE
    shift = np.eye(4)
    shift[:3, 3] = 0.0, away, down
    placed = [moved for one in land.placed if (moved := _beyond(one, shift)) is not None]
    scatter = []
    for one in land.scatter:
        matrices = shift @ one.matrices
        near = float(np.abs(one.body.bounds[0]).max()) * np.linalg.norm(matrices[:, :3, 0], axis=1)
        scatter.append(Scatter(one.body, matrices[matrices[:, 1, 3] - near > PANE + 0.3]))
    return replace(land, placed=tuple(placed), scatter=tuple(s for s in scatter if len(s.matrices)))


def _beyond(placed: Placed, shift: np.ndarray) -> Placed | None:
    """What of a body lies beyond the window, moved to where it is; None if nothing does."""
    parts = []
    for part in placed.body.parts:
        mesh = part.mesh.transformed(shift @ placed.matrix)
        kept = (mesh.vertices[:, 1] > PANE + 0.3)[mesh.faces].all(axis=1)
        if kept.any():
            parts.append(replace(part, mesh=mesh if kept.all() else replace(mesh, faces=mesh.faces[kept])))
    return replace(placed, body=Body(tuple(parts)), matrix=np.eye(4)) if parts else None


def _paint(colour: str, roughness: float = 0.6) -> Material:
    return Material(srgb(colour), roughness=roughness)


def _wall(rng: np.random.Generator) -> list[Part]:
    """The room's wall with its opening, panelled below, a skirting, and the floor."""
    from shapely.geometry import box as rectangle

    wall = rectangle(-14, FLOOR, 14, 4.3).difference(rectangle(-HALF, -0.06, HALF, HIGH))
    thick = PANE + 0.1 - FACE
    white = _paint("#f3ece0", 0.7)
    parts = [
        Part(extrude(wall, thick).moved(y=FACE + thick / 2), _paint(WALLS[int(rng.integers(len(WALLS)))], 0.95)),
        Part(box(28, 0.05, -FLOOR - 0.12, round=0.01).moved(0, FACE - 0.02, FLOOR / 2 - 0.06), white),
        Part(box(28, 0.07, 0.16, round=0.02).moved(0, FACE - 0.04, FLOOR + 0.08), white),
        Part(box(28, 12, 0.1, round=0).moved(0, FACE - 6, FLOOR - 0.05), _paint("#9c6f47", 0.5)),
    ]
    # The casing about the opening.
    for x in (-HALF - 0.07, HALF + 0.07):
        parts.append(Part(box(0.16, 0.06, HIGH + 0.12, round=0.02).moved(x, FACE - 0.02, HIGH / 2), white))
    parts.append(Part(box(2 * HALF + 0.36, 0.08, 0.18, round=0.025).moved(0, FACE - 0.03, HIGH + 0.07), white))
    return marked(parts, "wall")


def _frame() -> list[Part]:
    """Two casements of six panes each, a handle on the one that opens."""
    white = _paint("#faf6ee", 0.5)
    bars = [box(0.09, 0.12, HIGH, round=0.02).moved(x, PANE, HIGH / 2) for x in (-HALF + 0.03, HALF - 0.03)]
    bars += [box(2 * HALF, 0.12, 0.09, round=0.02).moved(0, PANE, z) for z in (0.03, HIGH - 0.03)]
    bars += [box(0.1, 0.13, HIGH, round=0.025).moved(0, PANE, HIGH / 2)]
    for side in (-1, 1):
        bars.append(box(0.045, 0.07, HIGH, round=0.012).moved(side * HALF / 2, PANE, HIGH / 2))
    bars += [box(2 * HALF, 0.07, 0.045, round=0.012).moved(0, PANE, z) for z in (0.7, 1.36)]
    brass = Material(srgb("#d9ab55"), roughness=0.3, metallic=1.0)
    handle = merge([box(0.035, 0.03, 0.1, round=0.01).moved(0, PANE - 0.075, 0.8),
                    capsule((0, PANE - 0.11, 0.82), (0, PANE - 0.11, 0.68), 0.013, 0.016, sides=10)])  # fmt: skip
    return marked([Part(merge(bars), white), Part(handle, brass)], "window")


def _sill() -> list[Part]:
    """A broad board from the window into the room, on brackets."""
    board = box(2 * HALF + 0.7, FACE - FRONT, 0.08, round=0.03).moved(0, (FRONT + FACE) / 2, -0.04)
    inner = box(2 * HALF, PANE - FACE + 0.1, 0.08, round=0).moved(0, (PANE + FACE) / 2, -0.041)
    lip = box(2 * HALF + 0.5, 0.05, 0.06, round=0.02).moved(0, FRONT + 0.08, -0.1)
    wood = _paint("#c99b66", 0.45)
    brackets = [box(0.09, FACE - FRONT - 0.3, 0.3, round=0.03).moved(x, (FRONT + FACE) / 2 + 0.12, -0.22)
                for x in (-HALF, HALF)]  # fmt: skip
    return [Part(merge([board, inner, lip]), wood), Part(merge(brackets), _paint("#f3ece0", 0.6))]


def _curtains(rng: np.random.Generator) -> list[Part]:
    """Two curtains on a rod, drawn aside and held by a band."""
    cloth = replace(_paint(CURTAINS[int(rng.integers(len(CURTAINS)))], 1.0))
    brass = Material(srgb("#b98a45"), roughness=0.35, metallic=0.9)
    parts = [Part(cylinder(0.03, 2 * HALF + 1.7, round=0.01, steps=20).turned(90, "y")
                  .moved(-HALF - 0.85, FACE - 0.12, HIGH + 0.26), brass)]  # fmt: skip
    for side in (-1, 1):
        ends = sorted((side * (HALF - 0.18), side * (HALF + 0.62)))
        hung = drape(ends[0], ends[1], FACE - 0.12, HIGH + 0.24 - FLOOR - 0.1, folds=6, depth=0.045).moved(z=FLOOR + 0.1)
        parts.append(Part(_gathered(hung, side), cloth))
        parts.append(Part(sphere(0.06, steps=16).moved(side * (HALF + 0.88), FACE - 0.12, HIGH + 0.26), brass))
    return marked(parts, "curtain")


def _gathered(cloth: Mesh, side: int) -> Mesh:
    """The curtain drawn to the outside about the height of the band."""
    v = cloth.vertices.copy()
    waist = np.exp(-(((v[:, 2] - 0.45) / 0.8) ** 2))
    middle = side * (HALF + 0.4)
    v[:, 0] = middle + (v[:, 0] - middle) * (1 - 0.5 * waist)
    return Mesh.of(v, cloth.faces, crease=180)


def _drops(rng: np.random.Generator) -> list[Part]:
    """Rain on the panes: beads, and some that run down."""
    beads = []
    for _ in range(170):
        x, z = rng.uniform(-HALF + 0.1, HALF - 0.1), rng.uniform(0.1, HIGH - 0.1)
        r = float(rng.uniform(0.006, 0.015))
        beads.append(sphere(r, 0.4 * r, 1.2 * r, steps=6).moved(float(x), PANE + 0.02, float(z)))
        if rng.random() < 0.16:
            long = float(rng.uniform(0.08, 0.3))
            trail = capsule((0, 0, 0), (0.01, 0, long), 0.6 * r, 0.15 * r, sides=6).scaled(1, 0.4, 1)
            beads.append(trail.moved(float(x), PANE + 0.02, float(z)))
    return [Part(merge(beads), Material(srgb("#dbe6ee"), roughness=0.15))]


def _snow(rng: np.random.Generator) -> list[Part]:
    """Snow in the lower corners of the panes and along the ledge outside."""
    heaps = []
    rows: Sequence[float] = (0.07, 0.72, 1.38)
    for z in rows:
        for k in range(4):
            left = -HALF + k * HALF / 2
            for t in np.linspace(0.06, HALF / 2 - 0.06, 7):
                corner = min(float(t), HALF / 2 - float(t)) / (HALF / 4)
                rise = 0.075 * (1.15 - corner) * float(rng.uniform(0.7, 1.2))
                heaps.append(sphere(0.075, 0.035, rise, steps=8).moved(left + float(t), PANE + 0.05, z))
    return [Part(merge(heaps), _paint("#f4f8fc", 0.95))]
