"""Costumes: who is made in which clothes, and whose figure somebody has because of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from limner.diorama import catalog
from limner.diorama.body import Concept
from limner.diorama.figures import kin
from limner.diorama.figures.wardrobe import GARMENTS
from limner.diorama.inks import IVORY
from limner.diorama.material import RGB, Look, srgb
from limner.prompt.scene import Scene, Subject

LIVELY_THINGS = frozenset({"robot", "ghost", "snowman", "doll", "teddy bear"})
"""Things that words take for somebody."""
STRIPE = srgb("#3d8ed6")


def roles(scene: Scene, concepts: Mapping[str, Concept]) -> dict[str, str]:
    """By subject, the person whose figure it has because of its clothes: a cat dressed as a pirate, a fox in a suit."""
    found: dict[str, str] = {}
    for subject in scene.subjects:
        concept = concepts[subject.id]
        if not (concept.dressed or kin.is_beast(concept.key)):
            continue
        role = kin.costume(concept.key, subject.traits)
        whole = [g for g in _garments(scene, subject) if g.body in GARMENTS and GARMENTS[g.body].covers == "whole"]
        if whole and role is None and not concept.dressed:
            role = _named_by(whole[0]) or "man"
        if role:
            found[subject.id] = role
    return found


def worn(scene: Scene, concepts: Mapping[str, Concept], roles: Mapping[str, str]) -> dict[str, tuple[Subject, ...]]:
    """By wearer, the garments that are part of the wearer's own figure: those of the wardrobe that only figures wear."""
    wearers: dict[str, list[str]] = {}
    for relation in scene.relations:
        if relation.kind == "wearing":
            for id in relation.objects:
                wearers.setdefault(id, []).append(relation.subject)
    found: dict[str, tuple[Subject, ...]] = {}
    for garment in scene.subjects:
        people = wearers.get(garment.id, [])
        # A caller's own asset of the same name is put on as it is.
        ours = garment.body in GARMENTS and concepts[garment.id] is catalog.concepts().get(garment.body)
        if ours and people and all(concepts[id].dressed or id in roles for id in people):
            for id in people:
                found[id] = (*found.get(id, ()), garment)
    return found


def look(subject: Subject, concept: Concept, garments: Sequence[Subject]) -> tuple[str, tuple[tuple[str, tuple[RGB, ...]], ...]]:
    """(what the subject is besides its concept, what it wears), as `Look.kin` and `Look.wear` want them."""
    if not concept.dressed:
        return "", ()
    other = subject.body if concept.key != subject.body else kin.kin(concept.key, subject.traits)
    # A superhero suit is what a superhero has on already.
    wear = tuple((g.body, garment_colours(g)) for g in garments if _named_by(g) != concept.key)
    return other or "", wear


def garment_colours(garment: Subject) -> tuple[RGB, ...]:
    """The colours a garment is asked for in, the stripes' second if it is striped; none where it may be any."""
    colours = tuple(srgb(c.rgb) for c in garment.colours)
    if not colours and garment.material:
        colours = (Look(material=garment.material).tint(IVORY),)
    if "striped" in garment.traits and len(colours) < 2:
        colours = (colours[0], IVORY) if colours else (IVORY, STRIPE)
    return colours


def untold(subject: Subject, concept: Concept, kin: str) -> list[str]:
    """Notes on somebody who is two at once and can only be shown as the one ("a snowman butler")."""
    if concept.group != "person":
        return []
    living = {k for k, c in catalog.concepts().items() if c.group in ("animal", "person") or k in LIVELY_THINGS}
    lost = [trait for trait in subject.traits if trait in living - {concept.key, kin, *kin.split()}]
    return [f"kind: {subject.words} is drawn as {concept.key} only; {trait} is not shown" for trait in lost]


def _garments(scene: Scene, subject: Subject) -> list[Subject]:
    return [
        scene.subject(id) for r in scene.relations if r.kind == "wearing" and r.subject == subject.id for id in r.objects
    ]


def _named_by(garment: Subject) -> str | None:
    """Whose garment it is by a word before it: the superhero of a superhero suit."""
    return kin.costume("man", [f"dressed as {trait}" for trait in garment.traits])
