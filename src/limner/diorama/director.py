"""From a `Scene` to a `Stage`: builds the bodies, arranges them in a place, letters them, and sets the camera."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from limner import noise
from limner.diorama import (
    afloat,
    bonds,
    camera,
    casting,
    catalog,
    closer,
    heavens,
    homes,
    layout,
    lettering,
    places,
    placing,
    spans,
)
from limner.diorama.body import Concept
from limner.diorama.grouping import Item, Piece
from limner.diorama.inks import main_colour
from limner.diorama.mesh import placement
from limner.diorama.places import window
from limner.diorama.places.unwanted import leave_out
from limner.diorama.stage import Backdrop, Placed, Stage, View
from limner.errors import InvalidRequest
from limner.prompt.scene import Lettering, Scene, Setting

ROOM = 2.7
HUNG = frozenset({"next_to", "above", "under", "behind", "in_front_of"})
"""Relations that a moon over the land behind everything satisfies as well as any."""
MOONLIT = frozenset({
    "meadow", "beach", "desert", "savanna", "mountains", "snow", "grounds", "street", "harbour", "river",
    "cliff",
})  # fmt: skip
"""Modules of places whose night sky shows a moon over the horizon."""
CLEAR = (None, "clear", "wind", "cloudy")
"""Weathers in which a night sky shows its moon."""
SLOPE = 2.3
"""Metres from the middle of the clearing at which a hill under it is nearly down."""
RAISED = 0.6
"""Rows by which lettering in front raises the eye, so that one looks over it (about 9 degrees in all)."""
FLAT = 1.3
"""Rows by which the eye is higher, at most, where a low, wide group stands alone on paper."""
SPARED = np.array([[-1.0, 0.0, 0.0], [1.0, 0.0, 1.0]])
"""The sides of a box that a place's margin moves outwards: left, right and top."""
TABLE_TOP = 2.2
"""Rows by which food alone raises the eye: one looks down on a table."""
LOOK_UP = -8 / 11
"""Rows that make the eye look up by four degrees, at what is in the air."""
LARGE = frozenset({"poster", "banner", "screen", "bubble", "label", "page"})
"""Surfaces that are what their picture is about, whatever stands beside them."""
SERVED = frozenset(
    {"plate", "dinner plate", "bowl", "cup", "mug", "teapot", "fork", "knife", "spoon", "candle", "tray"}
)


@dataclass(frozen=True, eq=False)
class Directed:
    """A stage, what the user should know about how it was made, and where everything stands on it."""

    stage: Stage
    notes: tuple[str, ...]
    plan: tuple[placing.Spot, ...] = ()


def direct(
    scene: Scene,
    width: int,
    height: int,
    *,
    seed: int,
    style: str,
    quality: int = 1,
    assets: Mapping[str, Concept] | None = None,
    cancelled: Callable[[], None] = lambda: None,
) -> Directed:
    """Stage `scene` for a picture of width x height pixels; the seed varies what the words leave open.

    `cancelled` is called between bodies and may raise. Raises InvalidRequest when there is nothing to show.
    """
    rng = noise.generator(seed, 0, 11)
    if not (scene.subjects or scene.lettering or scene.setting.place or scene.setting.time or scene.setting.weather):
        words = (
            "; ".join(f"{u.words} ({u.reason})" for u in scene.unresolved)
            or "no thing, place or lettering was found"
        )
        raise InvalidRequest(
            "prompt", f"nothing in it can be drawn: {words}. Name things, a place, or quote lettering"
        )
    concepts = {s.id: catalog.find(s.body, assets) for s in scene.subjects}
    scene = homes.dated(scene, concepts)
    place = scene.setting.place or homes.fitting(scene, concepts)
    walkers, concepts = concepts, afloat.swimming(scene, concepts)
    if concepts != walkers and not scene.setting.place:
        place = "lake"
    on_water = place in afloat.WATERY and afloat.all_afloat(_standing(scene, concepts))
    if place in afloat.WATERY and afloat.all_divers(_standing(scene, concepts)):
        place, on_water = "underwater", False
    setting = replace(scene.setting, place=place)
    notes = [f"place: {place} is drawn as {places.STAND_INS[place]}"] if place in places.STAND_INS else []
    scene = _without_the_skys_moon(scene, concepts, setting, notes)
    items = casting.cast(scene, concepts, assets, rng, cancelled, notes, on_water)
    colours = tuple(main_colour(pool[0].pieces[0].body) for pool in items.values() if pool)
    backdrop = places.build_place(
        place,
        places.PlaceAsk(setting, style="photo" if style == "photo" else "toy", seed=seed, valence=scene.mood.valence,
                        quality=quality, colours=colours, afloat=on_water,
                        bridged="bridge" in {c.key for c in _standing(scene, concepts)},
                        empty=not scene.subjects and not scene.lettering),
    )  # fmt: skip
    unwanted = [*scene.without]
    if place == "moon" and any(concept.key == "earth" for concept in concepts.values()):
        unwanted.append("earth")  # the one that is asked for, not the place's own beside it
    backdrop, stays = leave_out(_landmark(backdrop, place), unwanted)
    notes += [f"without: the place's own {word}, if it has any, cannot be left out" for word in sorted(stays)]
    cancelled()
    _tell_unlettered(scene, items, notes)
    sky = _skyward(scene, items, place)
    grouped = bonds.group(
        heavens.freed(scene, {item.kind for item in sky}),
        {id: pool for id, pool in items.items() if not sky or not pool or pool[0] not in sky},
        floats=backdrop.floats,
    )
    letters, carriers = _lettering(scene, items)
    grouped += carriers
    if not grouped and not letters:
        view = camera.landscape(backdrop.fov, backdrop.eye_height, scene.camera)
        backdrop = _with_polar_lights(backdrop, scene, view, width / height)
        hung = _placed(heavens.hung(sky, scene, place, view, width / height, rng), scene)
        return Directed(Stage(backdrop, tuple(hung), view, width, height), tuple(notes))
    arrangement = layout.arrange(scene, grouped, floats=backdrop.floats, wide=width / height, rng=rng)
    room = backdrop.clearing * ROOM / 3
    placed = _shrunk(list(arrangement.items), room, backdrop.depth)
    if backdrop.stream:
        placed = spans.spanned(placed, backdrop.stream)
    usual = [_grounded(item, backdrop) for item in placed] if placing.by_hand(scene) else []
    placed = placing.put(scene, placed, room, notes)
    spots = placing.plan(placed, room)
    if letters:
        placed += _front(letters, placed, width / height, backdrop)
    placed = [_grounded(item, backdrop) for item in placed]
    if on_water:
        placed = [afloat.sunk(item) for item in placed]
    # The frame is that of the usual places, and room for what was moved: so one sees that it was moved.
    boxes = np.array([item.bounds for item in (*placed, *usual)])
    boxes = _with_the_slope(boxes, backdrop) + backdrop.margin * SPARED
    aloft = bool(sky) or (setting.weather == "aurora" and heavens.has_sky(scene, place))
    if aloft:
        boxes = heavens.room(boxes)
    # Lettering in front wants the eye a little higher, so that it does not hide the feet behind it.
    rows = arrangement.rows + (RAISED if letters and len(placed) > len(letters) else 0.0)
    rows -= heavens.LEVEL if aloft else 0.0
    if backdrop.stream:
        rows += spans.RAISED * max(sum(map(spans.is_bridge, placed)) - 1, 0)
    if place == "studio":
        rows += FLAT * _flatness(boxes, width / height)
    if concepts and all(c.group == "food" or c.key in SERVED for c in concepts.values()):
        rows += TABLE_TOP
    shot = scene.camera
    if shot.angle == "auto" and not backdrop.floats and grouped and all(item.airborne for item in grouped):
        # One looks up at what is in the air, so that it has the sky about it.
        rows = LOOK_UP
    close = closer.boxes(scene, placed, concepts)
    boxes = boxes if close is None else close
    view = camera.frame(
        boxes, shot, width, height, rows=rows, fov=backdrop.fov, yaw=float(rng.uniform(-4, 4)),
        ground=not backdrop.floats, bare=place == "studio", tight=close is not None,
    )  # fmt: skip
    if view.ortho is None and style in ("toy", "clay", "photo"):
        near = float(np.linalg.norm(np.subtract(view.target, view.eye)))
        view = replace(
            view, aperture=0.0035 * near, focus=max(near - float(np.ptp(boxes[..., 1])) * 0.25, 0.5)
        )
    if _sun_is_out(scene, concepts, place) and style != "photo":
        backdrop = replace(backdrop, sky=heavens.sunny(backdrop.sky, view, width / height))
    backdrop = _with_polar_lights(backdrop, scene, view, width / height)
    placed += heavens.hung(sky, scene, place, view, width / height, rng)
    if on_water:
        placed += afloat.ripples(placed, 0.0)
    elif backdrop.stream:
        level = float(backdrop.height(np.array([[backdrop.stream(0.0)[0], 0.0]]))[0])
        placed += afloat.ripples([item for item in placed if item.concept and afloat.swims(item.concept)], level)
    elif backdrop.water:
        placed = [afloat.launched(item, *backdrop.water, view.eye) for item in placed]
        placed += afloat.ripples([item for item in placed if afloat.adrift(item)], backdrop.water[1])
    stage = Stage(backdrop, tuple(_placed(placed, scene)), view, width, height)
    return Directed(stage, tuple(notes), spots)


def _with_polar_lights(backdrop: Backdrop, scene: Scene, view: View, wide: float) -> Backdrop:
    if scene.setting.weather != "aurora":
        return backdrop
    return replace(backdrop, sky=heavens.polar(backdrop.sky, view, wide))


def _with_the_slope(boxes: np.ndarray, backdrop: Backdrop) -> np.ndarray:
    """The boxes, and what is seen of the hill that the things stand on, if they stand on one."""
    foot = float(backdrop.height(np.array([[0.0, -SLOPE]]))[0])
    top = float(boxes[:, 0, 2].min())
    if backdrop.floats or top - foot < 0.4:
        return boxes
    hill = np.array([[[-SLOPE / 2, -0.3, top - 0.5 * (top - foot)], [SLOPE / 2, 0.3, top]]])
    return np.concatenate([boxes, hill])


def _flatness(boxes: np.ndarray, wide: float) -> float:
    """0 for a group as tall as it is wide, 1 for one four times as wide as tall, in a square picture."""
    extent = boxes[:, 1].max(axis=0) - boxes[:, 0].min(axis=0)
    return float(np.clip((float(extent[0]) / max(float(extent[2]), 1e-6) / wide - 1) / 3, 0, 1))


def _skyward(scene: Scene, items: Mapping[str, list[Item]], place: str) -> list[Item]:
    """The things that hang in the place's sky, if it has one and something else is in the picture: others, or the place
    itself, where the words name it."""
    if not heavens.has_sky(scene, place):
        return []
    sky = [item for pool in items.values() for item in pool if heavens.heavenly(item)]
    others = any(not item.airborne for pool in items.values() for item in pool) or scene.lettering
    return sky if others or scene.setting.words else []


def _sun_is_out(scene: Scene, concepts: Mapping[str, Concept], place: str) -> bool:
    """Whether the words speak of sunshine, and no sun is among the things."""
    daylight = scene.setting.time in (None, "morning", "day")
    return (
        scene.setting.weather == "clear" and "sun" not in scene.without and daylight and heavens.has_sky(scene, place)
        and "sun" not in {c.key for c in concepts.values()}
    )  # fmt: skip


def _without_the_skys_moon(
    scene: Scene, concepts: Mapping[str, Concept], setting: Setting, notes: list[str]
) -> Scene:
    """A moon at night is the one that the place's own sky shows, not a second one among the things."""
    land = window.view(setting) if setting.place == "window" else setting.place or ""
    if setting.time != "night" or places.PLACES.get(land) not in MOONLIT or setting.weather not in CLEAR:
        return scene
    for subject in scene.subjects:
        plain = subject.count == 1 and not subject.colours and subject.material is None and subject.size == 1
        related = [r for r in scene.relations if subject.id in (r.subject, *r.objects) and r.kind not in HUNG]
        if concepts[subject.id].key == "moon" and plain and not related and (len(scene.subjects) > 1 or setting.words):
            notes.append("moon: the one in the night sky is meant; it is no thing of its own")
            kept = tuple(r for r in scene.relations if subject.id not in (r.subject, *r.objects))
            return replace(scene, subjects=tuple(s for s in scene.subjects if s is not subject), relations=kept)
    return scene


def _standing(scene: Scene, concepts: Mapping[str, Concept]) -> list[Concept]:
    """The concepts that nothing else carries."""
    carried = {r.subject for r in scene.relations if r.kind in ("on", "inside", "riding", "above")}
    carried |= {o for r in scene.relations if r.kind in ("holding", "wearing", "reading") for o in r.objects}
    return [c for id, c in concepts.items() if id not in carried]


def _landmark(backdrop: Backdrop, place: str) -> Backdrop:
    """A place that borrows another's world shows its own building or mountain in the distance, where the house has one."""
    if place not in places.STAND_INS or place not in catalog.concepts():
        return backdrop
    body = catalog.build(place)
    scale = 3.4 / float(max(body.extent[0], body.extent[2]))
    spot = np.array([[-1.4, backdrop.clearing + 2.2]])
    matrix = placement(
        float(spot[0, 0]), float(spot[0, 1]), float(backdrop.height(spot)[0]) - 0.03, scale=scale
    )
    return replace(backdrop, placed=(*backdrop.placed, Placed(body, matrix, None, place)))


def _tell_unlettered(scene: Scene, items: Mapping[str, list[Item]], notes: list[str]) -> None:
    """Lettering asked for on something that has no face for it is told, not dropped silently."""
    for text in scene.lettering:
        pool = items.get(text.on or "", [])
        if pool and "front" not in pool[0].pieces[0].body.anchors:
            notes.append(
                f"lettering: {scene.subject(text.on or '').words} has no face to carry {text.text!r}; it stands before it"
            )


def _lettering(scene: Scene, items: Mapping[str, list[Item]]) -> tuple[list[Lettering], list[Item]]:
    """Lettering that stands freely before the scene, and carriers (signs, posters ...) that stand among the things."""
    free, carriers = [], []
    for i, text in enumerate(scene.lettering):
        bearer = items.get(text.on or "", [])
        if text.on in items and not bearer:
            continue  # on a garment that is part of its wearer, and set there
        if bearer and "front" in bearer[0].pieces[0].body.anchors:
            continue
        if text.surface == "letters" or bearer:
            free.append(text)
            continue
        body = lettering.carrier(text.text, text.surface, look=casting.ink(text)).grounded()
        size = 1.5 if not scene.subjects or text.surface in LARGE else 1.3
        if text.surface in LARGE - {"bubble", "label"}:
            # The more stand beside it, the farther off is the eye that has to read it.
            size *= float(np.clip(np.sqrt(sum(len(pool) for pool in items.values()) / 3), 1.0, 1.6))
        scale = size / float(max(body.extent[0], body.extent[2]))
        carriers.append(Item((Piece(body, placement(0, 0, 0, scale=scale), None),), None, f"lettering-{i}"))
    return free, carriers


def _front(texts: list[Lettering], items: list[Item], wide: float, backdrop: Backdrop) -> list[Item]:
    """Free lettering before the group, as wide as the group or the frame allows."""
    if items:
        boxes = np.array([item.bounds for item in items])
        low, high = boxes[:, 0].min(axis=0), boxes[:, 1].max(axis=0)
        width = float(np.clip((high[0] - low[0]) * 0.98, 1.5, 3.6))
        tall = float(high[2] - low[2])
        middle, floor = float(low[0] + high[0]) / 2, float(low[2])
    else:
        width, tall, middle, floor = 2.6, 2.0, 0.0, 0.0
    out: list[Item] = []
    z = floor if backdrop.floats else 0.0
    height = min(0.3 * tall, 0.36) if items else 1.5 / len(texts)
    # Several stand one on the other, the first on top, and together not much higher than one alone.
    height *= 1 if len(texts) == 1 else 1.7 / len(texts)
    boards = [lettering.letters(t.text, width=width, height=height, look=casting.ink(t)).grounded() for t in texts]
    # So far before the feet that the eye, looking down, sees them over the board's edge.
    tallest = sum(float(board.extent[2]) for board in boards)
    y = (
        float(low[1]) - float(np.clip((tallest - 0.06 * tall) / np.tan(np.radians(12)), 0.45, 1.25))
        if items
        else 0.0
    )
    for board in reversed(boards):
        item = Item((Piece(board, np.eye(4), None),), None, "lettering")
        out.append(item.moved(placement(middle, y, z)))
        z += float(board.extent[2])
    return out


def _shrunk(items: list[Item], room: float, depth: float | None = None) -> list[Item]:
    """All together smaller, if the group would reach farther than `room` metres from the middle, or `depth` before it."""
    if not items:
        return items
    boxes = np.array([item.bounds for item in items])
    reach = float(np.abs(boxes[:, :, :2]).max())
    if depth is not None:
        reach = max(reach, float(np.abs(boxes[:, :, 1]).max()) * room / depth)
    if reach <= room:
        return items
    return [item.moved(placement(0, 0, 0, scale=room / reach)) for item in items]


def _grounded(item: Item, backdrop: Backdrop) -> Item:
    """Lifted to the ground under it (places roll a little)."""
    if backdrop.floats:
        return item
    if backdrop.stream and spans.is_bridge(item):
        return spans.footed(item, backdrop.height)
    low, high = item.bounds
    middle = (low + high) / 2
    lifted = item.moved(placement(0, 0, float(backdrop.height(middle[None, :2])[0])))
    swims = item.concept is not None and afloat.swims(item.concept)
    return afloat.sunk(lifted) if backdrop.stream and swims else lifted


def _placed(items: list[Item], scene: Scene) -> list[Placed]:
    words = {s.id: s.words for s in scene.subjects}
    return [
        Placed(piece.body, piece.matrix, piece.subject, words.get(piece.subject or "", "lettering"))
        for item in items for piece in item.pieces
    ]  # fmt: skip
