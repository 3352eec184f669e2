"""From a `Scene` to a `Stage`: builds the bodies, arranges them in a place, letters them, and sets the camera."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from limner import noise
from limner.diorama import afloat, bonds, camera, catalog, layout, lettering, places, placing
from limner.diorama.body import Body, Concept
from limner.diorama.grouping import Item, Piece
from limner.diorama.inks import main_colour
from limner.diorama.material import Look, srgb
from limner.diorama.mesh import placement
from limner.diorama.stage import Backdrop, Placed, Stage
from limner.errors import InvalidRequest
from limner.prompt.scene import Lettering, Scene, Setting, Subject

HANDS_FULL = {"reading": ("read", "sit"), "holding": ("hold",), "riding": ("ride", "sit")}
ROOM = 2.7
MOONLIT = frozenset({"meadow", "beach", "desert", "savanna", "mountains", "snow", "grounds", "street", "harbour"})
"""Modules of places whose night sky shows a moon over the horizon."""
CLEAR = (None, "clear", "wind", "cloudy")
"""Weathers in which a night sky shows its moon."""
RAISED = 1.1
"""Rows by which lettering in front raises the eye, so that one looks over it (about 11 degrees in all)."""
TABLE_TOP = 2.2
"""Rows by which food alone raises the eye: one looks down on a table."""
SEATS = frozenset(
    {"bench", "chair", "couch", "sofa", "armchair", "stool", "throne", "rocking chair", "park bench"}
)
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
    if not (scene.subjects or scene.lettering or scene.setting.place):
        words = (
            "; ".join(f"{u.words} ({u.reason})" for u in scene.unresolved)
            or "no thing, place or lettering was found"
        )
        raise InvalidRequest(
            "prompt", f"nothing in it can be drawn: {words}. Name things, a place, or quote lettering"
        )
    concepts = {s.id: catalog.find(s.body, assets) for s in scene.subjects}
    place = scene.setting.place or _fitting_place(scene, concepts)
    on_water = place in afloat.WATERY and afloat.all_afloat(_standing(scene, concepts))
    if place in afloat.WATERY and afloat.all_divers(_standing(scene, concepts)):
        place, on_water = "underwater", False
    setting = replace(scene.setting, place=place)
    notes = [f"place: {place} is drawn as {places.STAND_INS[place]}"] if place in places.STAND_INS else []
    scene = _without_the_skys_moon(scene, concepts, setting, notes)
    items = _build_items(scene, concepts, assets, rng, cancelled, notes, on_water)
    colours = tuple(main_colour(pool[0].pieces[0].body) for pool in items.values())
    backdrop = places.build_place(
        place,
        places.PlaceAsk(setting, style="photo" if style == "photo" else "toy", seed=seed, valence=scene.mood.valence,
                        quality=quality, colours=colours, afloat=on_water),
    )  # fmt: skip
    backdrop = _landmark(backdrop, place)
    cancelled()
    grouped = bonds.group(scene, items, floats=backdrop.floats)
    _tell_unlettered(scene, items, notes)
    letters, carriers = _lettering(scene, items)
    grouped += carriers
    if not grouped and not letters:
        view = camera.landscape(backdrop.fov, backdrop.eye_height)
        return Directed(Stage(backdrop, (), view, width, height), tuple(notes))
    arrangement = layout.arrange(scene, grouped, floats=backdrop.floats, wide=width / height, rng=rng)
    room = backdrop.clearing * ROOM / 3
    placed = _shrunk(list(arrangement.items), room)
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
    # Lettering in front wants the eye a little higher, so that it does not hide the feet behind it.
    rows = arrangement.rows + (RAISED if letters and len(placed) > len(letters) else 0.0)
    if concepts and all(c.group == "food" or c.key in SERVED for c in concepts.values()):
        rows += TABLE_TOP
    shot = scene.camera
    if shot.angle == "auto" and not backdrop.floats and grouped and all(item.airborne for item in grouped):
        # One looks up at what is in the air, so that it has the sky about it.
        shot = replace(shot, angle="low")
    view = camera.frame(
        boxes, shot, width, height, rows=rows, fov=backdrop.fov, yaw=float(rng.uniform(-4, 4)),
        ground=not backdrop.floats,
    )  # fmt: skip
    if view.ortho is None and style in ("toy", "clay", "photo"):
        near = float(np.linalg.norm(np.subtract(view.target, view.eye)))
        view = replace(
            view, aperture=0.0035 * near, focus=max(near - float(np.ptp(boxes[..., 1])) * 0.25, 0.5)
        )
    if on_water:
        placed += afloat.ripples(placed, 0.0)
    elif backdrop.water:
        placed = [afloat.launched(item, *backdrop.water, view.eye) for item in placed]
        placed += afloat.ripples([item for item in placed if afloat.adrift(item)], backdrop.water[1])
    stage = Stage(backdrop, tuple(_placed(placed, scene)), view, width, height)
    return Directed(stage, tuple(notes), spots)


def _without_the_skys_moon(
    scene: Scene, concepts: Mapping[str, Concept], setting: Setting, notes: list[str]
) -> Scene:
    """A moon at night is the one that the place's own sky shows, not a second one among the things."""
    if setting.time != "night" or places.PLACES.get(setting.place or "") not in MOONLIT or setting.weather not in CLEAR:
        return scene
    for subject in scene.subjects:
        plain = subject.count == 1 and not subject.colours and subject.material is None and subject.size == 1
        related = [r for r in scene.relations if subject.id in (r.subject, *r.objects) and r.kind != "next_to"]
        if concepts[subject.id].key == "moon" and plain and not related and len(scene.subjects) > 1:
            notes.append("moon: the one in the night sky is meant; it is no thing of its own")
            kept = tuple(r for r in scene.relations if subject.id not in (r.subject, *r.objects))
            return replace(scene, subjects=tuple(s for s in scene.subjects if s is not subject), relations=kept)
    return scene


def _fitting_place(scene: Scene, concepts: Mapping[str, Concept]) -> str:
    """Where things are shown when the words name no place: where they belong if that is plain, else the studio."""
    groups = {c.group for c in concepts.values()}
    if _all_fly(concepts) and "cloud" in {c.key for c in concepts.values()}:
        return "sky"
    supports = {c.support for c in concepts.values()}
    keys = {c.key for c in concepts.values()}
    if keys & {"planet", "astronaut", "satellite", "ringed planet", "comet", "ufo", "flying saucer"}:
        return "space"
    if (
        keys
        <= {"moon", "crescent moon", "saturn", "planet", "earth", "sun", "star", "glowing star", "meteor"}
        and keys
    ):
        return "space"
    if keys & {"snowman", "igloo"}:
        return "snow"
    if supports == {"water"} and groups <= {"animal"}:
        return "underwater"
    if supports == {"water"} and (scene.setting.weather or scene.setting.time not in (None, "day")):
        return "beach"
    if scene.setting.weather or scene.setting.season or scene.setting.time not in (None, "day"):
        return "meadow"
    if groups & {"sky", "building"}:
        return "meadow"
    if groups and groups <= {"animal", "plant"} and scene.style != "photo":
        return "meadow"
    return "studio"


def _standing(scene: Scene, concepts: Mapping[str, Concept]) -> list[Concept]:
    """The concepts that nothing else carries."""
    carried = {r.subject for r in scene.relations if r.kind in ("on", "inside", "riding", "above")}
    carried |= {o for r in scene.relations if r.kind in ("holding", "wearing", "reading") for o in r.objects}
    return [c for id, c in concepts.items() if id not in carried]


def _all_fly(concepts: Mapping[str, Concept]) -> bool:
    """Whether all of them hang in the air by nature."""
    return bool(concepts) and all(c.support == "air" for c in concepts.values())


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


def _build_items(
    scene: Scene, concepts: Mapping[str, Concept], assets: Mapping[str, Concept] | None, rng: np.random.Generator,
    cancelled: Callable[[], None], notes: list[str], on_water: bool,
) -> dict[str, list[Item]]:  # fmt: skip
    """All instances of every subject at display size, standing on their own ground point."""
    if not scene.subjects:
        return {}
    reference = float(np.exp(np.mean([np.log(c.size) for c in concepts.values()])))
    items: dict[str, list[Item]] = {}
    for subject in scene.subjects:
        key = _open(scene, subject)
        concept = concepts[subject.id] if key == subject.body else catalog.find(key, assets)
        pose = _pose(scene, subject, concept)
        if on_water and pose is None and "swim" in concept.poses and afloat.swims(concept):
            pose = "swim"
        if pose and pose not in concept.poses and subject.pose:
            notes.append(f"pose: {subject.words} cannot be shown {subject.pose}; drawn in its ordinary pose")
        look = Look(tuple(srgb(c.rgb) for c in subject.colours), subject.material)
        pool: list[Item] = []
        for number in range(subject.count):
            cancelled()
            # Few variants keep large counts quick; the seed decides which.
            variant = noise.generator(int(rng.integers(2**31)) if number < 3 else number % 3, 0, 12)
            body = _inscribed(scene, subject, catalog.build(key, look, pose, variant, assets)) if number < 3 else pool[
                number % 3].pieces[0].body  # fmt: skip
            size = layout.compress(concepts[subject.id].size, reference) * subject.size**0.75
            scale = size / float(max(body.extent[0], body.extent[2], 0.6 * body.extent[1], 1e-6))
            piece = Piece(body, placement(0, 0, 0, scale=scale), subject.id)
            pool.append(Item((piece,), concept, subject.id))
        items[subject.id] = pool
    return items


def _open(scene: Scene, subject: Subject) -> str:
    """What to build for a subject: a book that is being read is open, candles on a cake are slim."""
    if subject.body == "candle" and any("cake" in scene.subject(id).body for id in _carriers(scene, subject)):
        return "birthday candle"
    read = any(r.kind == "reading" and subject.id in r.objects for r in scene.relations)
    return "open book" if read and "book" in subject.body else subject.body


def _carriers(scene: Scene, subject: Subject) -> list[str]:
    """Ids of what the subject is on or in."""
    return [r.objects[0] for r in scene.relations if r.subject == subject.id and r.kind in ("on", "inside")]


def _pose(scene: Scene, subject: Subject, concept: Concept) -> str | None:
    """The pose words ask for, in the concept's own term; what the hands do comes before what the legs do."""
    for relation in scene.relations:
        lifted = relation.kind == "above" and relation.subject == subject.id
        lifted |= relation.kind in ("below", "under") and subject.id in relation.objects
        if lifted and "fly" in concept.poses:
            return "fly"
        if relation.subject == subject.id:
            for pose in HANDS_FULL.get(relation.kind, ()):
                if pose in concept.poses:
                    return pose
    if subject.body == "umbrella":
        over = any(r.kind in ("under", "below") and subject.id in r.objects for r in scene.relations)
        return "shelter" if over else "lie"
    if "bare" in concept.poses and any(
        s.body == "candle" and subject.id in _carriers(scene, s) for s in scene.subjects
    ):
        return "bare"
    if subject.pose is None:
        seated = any(scene.subject(id).body in SEATS for id in _carriers(scene, subject))
        return "sit" if seated and "sit" in concept.poses and concept.group == "person" else None
    stem = subject.pose.removesuffix("ing")
    for pose in concept.poses:
        if pose == subject.pose or pose.rstrip("e") == stem or pose + pose[-1] == stem:
            return pose
    return {"resting": "lie", "perched": "sit", "lying": "lie", "asleep": "sleep"}.get(
        subject.pose, subject.pose
    )


def _inscribed(scene: Scene, subject: Subject, body: Body) -> Body:
    """The body with the lettering it carries, if it carries any."""
    for text in scene.lettering:
        if text.on == subject.id:
            part = lettering.inscribe(body, text.text, look=_ink(text))
            if part is not None:
                body = Body((*body.parts, part), body.anchors)
    return body


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
        if bearer and "front" in bearer[0].pieces[0].body.anchors:
            continue
        if text.surface == "letters" or bearer:
            free.append(text)
            continue
        body = lettering.carrier(text.text, text.surface, look=_ink(text)).grounded()
        alone = not scene.subjects
        scale = (1.5 if alone else 1.15) / float(max(body.extent[0], body.extent[2]))
        carriers.append(Item((Piece(body, placement(0, 0, 0, scale=scale), None),), None, f"lettering-{i}"))
    return free, carriers


def _ink(text: Lettering) -> Look:
    """The colour asked for, if one is."""
    return Look() if text.colour is None else Look((srgb(text.colour.rgb),))


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
    boards = [lettering.letters(t.text, width=width, height=height, look=_ink(t)).grounded() for t in texts]
    # So far before the feet that the eye, looking down, sees them over the board's edge.
    tallest = max(float(board.extent[2]) for board in boards)
    y = (
        float(low[1]) - float(np.clip((tallest - 0.06 * tall) / np.tan(np.radians(11)), 0.45, 1.25))
        if items
        else 0.0
    )
    for board in boards:
        item = Item((Piece(board, np.eye(4), None),), None, "lettering")
        out.append(item.moved(placement(middle, y, z)))
        y -= 0.5
    return out


def _shrunk(items: list[Item], room: float) -> list[Item]:
    """All together smaller, if the group would reach farther than `room` metres from the middle."""
    if not items:
        return items
    boxes = np.array([item.bounds for item in items])
    reach = float(np.abs(boxes[:, :, :2]).max())
    if reach <= room:
        return items
    return [item.moved(placement(0, 0, 0, scale=room / reach)) for item in items]


def _grounded(item: Item, backdrop: Backdrop) -> Item:
    """Lifted to the ground under it (places roll a little)."""
    if backdrop.floats:
        return item
    low, high = item.bounds
    middle = (low + high) / 2
    return item.moved(placement(0, 0, float(backdrop.height(middle[None, :2])[0])))


def _placed(items: list[Item], scene: Scene) -> list[Placed]:
    words = {s.id: s.words for s in scene.subjects}
    return [
        Placed(piece.body, piece.matrix, piece.subject, words.get(piece.subject or "", "lettering"))
        for item in items for piece in item.pieces
    ]  # fmt: skip
