"""Who and what appears: the bodies of every subject at display size, each instance a little unlike the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from limner import noise
from limner.diorama import afloat, catalog, costumes, held, layout, lettering
from limner.diorama.body import Body, Concept
from limner.diorama.figures.barber import HAIR_ONLY, speaks_of_hair
from limner.diorama.grouping import FLYERS, Item, Piece
from limner.diorama.inks import IVORY
from limner.diorama.material import Look, srgb
from limner.diorama.mesh import placement
from limner.prompt.scene import Lettering, Scene, Subject

HANDS_FULL = {"reading": ("read", "sit"), "holding": ("hold",), "riding": ("ride", "sit")}
SEATS = frozenset(
    {"bench", "chair", "couch", "sofa", "armchair", "stool", "throne", "rocking chair", "park bench"}
)
ALIKE = {"animal": 0.06, "person": 0.06, "plant": 0.08}
"""How much several of a group differ in size, up and down, as a share; other things by a half of the least of these."""
LIVELY = {"person": ("wave",), "animal": ("sit",)}
"""Poses that every second (person) or third (animal) of several takes, when the words name none."""
ASSORTED = frozenset({
    "balloon", "hot air balloon", "book", "gift", "tulip", "kite", "umbrella", "car", "crayon", "t-shirt", "socks", "cup",
    "cupcake", "lollipop", "fish", "butterfly", "sailboat",
})  # fmt: skip
"""Things that come in many colours: several of them do not all have the same one."""
_HOLDING = {
    ("aquarium", ""): "empty aquarium", ("fish bowl", ""): "empty fish bowl", ("bowl", "fish"): "empty fish bowl",
    ("jar", ""): "glass jar", ("pot", "plant"): "flower pot", ("trash can", ""): "open trash can",
}  # fmt: skip
"""What to build where something is in a thing: by the thing, and by the body or group that must be in it ("": any)."""
_ROOFED = frozenset({"car", "taxi", "police car", "bus"})
"""Vehicles whose roof would hide who is in them."""
_TUBS = frozenset({"rowing boat", "canoe", *(f"open {name}" for name in _ROOFED)})
"""What one stands in up to the hips: legs that were stretched out would come through its side."""
PALETTE = tuple(srgb(c) for c in ("#e0524a", "#3d8ed6", "#f3b433", "#47a878", "#9272cc", "#ef7fa6", "#f08a45"))
MOST_VARIANTS = 3
"""Bodies built anew for one subject; further instances repeat them, so that large counts stay quick."""


def cast(
    scene: Scene, concepts: Mapping[str, Concept], assets: Mapping[str, Concept] | None, rng: np.random.Generator,
    cancelled: Callable[[], None], notes: list[str], on_water: bool,
) -> dict[str, list[Item]]:  # fmt: skip
    """All instances of every subject at display size, standing on their own ground point.

    Several of one subject differ in size, people also in hair, skin and clothes, some in pose or colour; the seed
    decides how.
    """
    if not scene.subjects:
        return {}
    roles = costumes.roles(scene, concepts)
    worn = costumes.worn(scene, concepts, roles)
    put_on = {garment.id for garments in worn.values() for garment in garments}
    reference = float(np.exp(np.mean([np.log(c.size) for c in concepts.values()])))
    crowd = int(rng.integers(2**31))
    people = 0
    items: dict[str, list[Item]] = {}
    for subject in scene.subjects:
        if subject.id in put_on:
            items[subject.id] = []
            continue
        garments = worn.get(subject.id, ())
        key = opened(scene, subject)
        concept = concepts[subject.id] if key == subject.body else catalog.find(key, assets)
        if subject.id in roles:
            concept, key = replace(catalog.find(roles[subject.id]), size=concept.size), roles[subject.id]
        pose = posed(scene, subject, concept)
        if on_water and pose is None and "swim" in concept.poses and afloat.swims(concept):
            pose = "swim"
        if subject.pose == "flying" and pose not in concept.poses and concept.key in FLYERS:
            concept, pose = replace(concept, support="air"), None
        if pose == "fly" and concept.group == "person":
            concept = replace(concept, support="air")
        if pose and pose not in concept.poses and subject.pose:
            notes.append(f"pose: {subject.words} cannot be shown {subject.pose}; drawn in its ordinary pose")
        look = _look(subject, concept, garments)
        notes += costumes.untold(subject, concept, look.kin)
        free = subject.count > 1 and pose is None and not on_water and not _bound(scene, subject)
        assorted = subject.count > 1 and look == Look() and key in ASSORTED and "goldfish" not in subject.words.lower()
        rings = subject.count > 1 and "concentric" in subject.traits
        if rings and len(look.colours) < 2:
            look = replace(look, colours=(look.colours[0] if look.colours else PALETTE[1], IVORY))
        mixed = subject.count > 1 and (len(look.colours) > 2 or rings)
        bodies: list[Body] = []
        pool: list[Item] = []
        start = int(rng.integers(2**31))
        own = noise.generator(start, 0, 13)
        shades = own.permutation(len(PALETTE))
        varied = assorted or mixed or concept.group == "person"
        many = max(MOST_VARIANTS, min(subject.count, 6) if varied else 0)
        for number in range(subject.count):
            cancelled()
            if number < many:
                one, stance = look, pose
                if concept.group == "person":
                    one, people = replace(one, number=people), people + 1
                if assorted:
                    one = replace(one, colours=(PALETTE[shades[number % len(shades)]],))
                elif mixed:
                    one = replace(one, colours=(look.colours[number % len(look.colours)],))
                if free:
                    stance = _stance(concept, subject.count, number)
                variant = noise.generator(crowd if concept.group == "person" else start + number, 0, 12)
                body = catalog.build(key, one, stance, variant, assets)
                bodies.append(inscribed(scene, (subject, *garments), body))
            body = bodies[number % len(bodies)]
            size = layout.compress(concepts[subject.id].size, reference) * subject.size**0.75
            if subject.count > 1:
                size *= 1 + ALIKE.get(concept.group, 0.03) * float(own.uniform(-1, 1))
            scale = size / float(max(body.extent[0], body.extent[2], 0.6 * body.extent[1], 1e-6))
            piece = Piece(body, placement(0, 0, 0, scale=scale), subject.id)
            pool.append(Item((piece,), concept, subject.id))
        items[subject.id] = pool
    return items


def _look(subject: Subject, concept: Concept, garments: Sequence[Subject] = ()) -> Look:
    """What the words want of the subject's surfaces; of a person's colours those that only hair has are the hair's."""
    if concept.group != "person":
        return Look(tuple(srgb(c.rgb) for c in subject.colours), subject.material)
    hair = tuple(c.name for c in subject.colours if c.name in HAIR_ONLY)
    hair += tuple(trait for trait in subject.traits if speaks_of_hair(trait))
    colours = tuple(srgb(c.rgb) for c in subject.colours if c.name not in HAIR_ONLY)
    kin, wear = costumes.look(subject, concept, garments)
    return Look(colours, subject.material, hair=hair, wear=wear, kin=kin)


def _bound(scene: Scene, subject: Subject) -> bool:
    """Whether what it does or what carries it decides the pose."""
    carried = ("on", "inside", "riding", "above", "holding", "reading")
    return any(
        (r.subject == subject.id and r.kind in carried)
        or (subject.id in r.objects and r.kind in ("below", "under", "holding", "riding"))
        for r in scene.relations
    )


def _stance(concept: Concept, count: int, number: int) -> str | None:
    """The pose of one of several whose pose the words leave open."""
    poses = [pose for pose in LIVELY.get(concept.group, ()) if pose in concept.poses]
    every = 2 if concept.group == "person" else 3
    return poses[0] if poses and count >= every and number % every == 1 else None


def opened(scene: Scene, subject: Subject) -> str:
    """What to build for a subject: a book that is being read is open, candles on a cake are slim, a tank that fish are put
    in has no others, and a bowl is a tank then; a jar with something in it is clear, a pot that flowers are in is no cooking
    pot, a car that somebody is in has no roof."""
    held = [scene.subject(r.subject).body for r in scene.relations if r.kind == "inside" and r.objects[0] == subject.id]
    known = catalog.concepts()
    inside = {*held, *(known[body].group for body in held if body in known), *([""] if held else [])}
    for what in sorted(inside, reverse=True):
        if (subject.body, what) in _HOLDING:
            return _HOLDING[subject.body, what]
    crew = sum(s.count for s in scene.subjects for r in scene.relations
               if r.kind in ("inside", "riding") and (r.subject, r.objects[0]) == (s.id, subject.id))  # fmt: skip
    if subject.body == "boat" and crew > 1 and "sail" not in subject.words and "yacht" not in subject.words:
        # A sail hides every second one.
        return "rowing boat"
    if subject.body in _ROOFED and crew:
        return f"open {subject.body}"
    if subject.body == "candle" and any("cake" in scene.subject(id).body for id in _carriers(scene, subject)):
        return "birthday candle"
    read = any(r.kind == "reading" and subject.id in r.objects for r in scene.relations)
    return "open book" if read and "book" in subject.body else subject.body


def _carriers(scene: Scene, subject: Subject) -> list[str]:
    """Ids of what the subject is on or in."""
    return [r.objects[0] for r in scene.relations if r.subject == subject.id and r.kind in ("on", "inside")]


def posed(scene: Scene, subject: Subject, concept: Concept) -> str | None:
    """The pose words ask for, in the concept's own term; what the hands do comes before what the legs do."""
    for relation in scene.relations:
        lifted = relation.kind == "above" and relation.subject == subject.id
        lifted |= relation.kind in ("below", "under") and subject.id in relation.objects
        if lifted and "fly" in concept.poses:
            return "fly"
        if relation.subject == subject.id:
            if relation.kind == "riding" and opened(scene, scene.subject(relation.objects[0])) in _TUBS:
                return None
            aloft = any(scene.subject(id).body in held.RAISED for id in relation.objects)
            if relation.kind == "holding" and subject.pose in held.THROWN and held.THROWN[subject.pose] in concept.poses:
                return held.THROWN[subject.pose]
            wanted = ("wave", "hold") if relation.kind == "holding" and aloft else HANDS_FULL.get(relation.kind, ())
            for pose in wanted:
                if pose in concept.poses:
                    return pose
    if subject.body == "umbrella":
        if any(r.kind == "holding" and subject.id in r.objects for r in scene.relations):
            return None
        over = any(r.kind in ("under", "below") and subject.id in r.objects for r in scene.relations)
        return "shelter" if over else "lie"
    if "bare" in concept.poses and any(
        s.body == "candle" and subject.id in _carriers(scene, s) for s in scene.subjects
    ):
        return "bare"
    if "level" in concept.poses:
        bears = any(subject.id in _carriers(scene, s) for s in scene.subjects)
        if bears or any(scene.subject(id).body == subject.body for id in _carriers(scene, subject)):
            return "level"
    if subject.pose is None:
        seated = any(scene.subject(id).body in SEATS for id in _carriers(scene, subject))
        return "sit" if seated and "sit" in concept.poses and concept.group == "person" else None
    stem = subject.pose.removesuffix("ing")
    for pose in concept.poses:
        if pose == subject.pose or pose.rstrip("e") == stem or pose + pose[-1] == stem:
            return pose
    return {"resting": "lie", "perched": "sit", "lying": "lie", "asleep": "sleep", "pulling": "walk", "pushing": "hold"}.get(
        subject.pose, subject.pose
    )


def inscribed(scene: Scene, subjects: Sequence[Subject], body: Body) -> Body:
    """The body with the lettering that these subjects, all of them shown by it, carry."""
    for text in scene.lettering:
        if text.on in {subject.id for subject in subjects}:
            part = lettering.inscribe(body, text.text, look=ink(text))
            if part is not None:
                body = Body((*body.parts, part), body.anchors)
    return body


def ink(text: Lettering) -> Look:
    """The colour asked for, if one is."""
    return Look() if text.colour is None else Look((srgb(text.colour.rgb),))
