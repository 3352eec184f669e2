"""Animals on four legs: the table of species, and how a pose is built."""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.figures import patterns
from limner.diorama.figures.assemble import finished
from limner.diorama.figures.plan import Plan, derived
from limner.diorama.figures.quadruped import lying, standing
from limner.diorama.figures.sculpt import Pattern
from limner.diorama.figures.sitter import sitting
from limner.diorama.figures.species import SPECIES, Species
from limner.diorama.figures.wild import WILD
from limner.diorama.material import Look

ALL: dict[str, Species] = {**SPECIES, **WILD}

POSES = ("stand", "walk", "run", "jump", "eat", "lie", "sleep", "sit", "read", "hold", "wave", "dance")


def pattern_of(plan: Plan, upright: bool) -> Pattern | None:
    """The drawing of a plan's coat; an upright figure's bands lie across its height."""
    along = 2 if upright else 1
    table: dict[str, Pattern] = {
        "zebra": partial(patterns.zebra, along=along),
        "tiger": partial(patterns.tiger, along=along),
        "tabby": partial(patterns.tiger, along=along),
        "giraffe": patterns.giraffe,
        "leopard": partial(patterns.spots, cell=0.085, radius=0.03, ring=0.42, seed=3),
        "cow": patterns.cow,
        "dalmatian": partial(patterns.spots, cell=0.13, radius=0.033, seed=5),
        "ringed": partial(patterns.rings, axis=along),
    }
    return table.get(plan.markings)


FACES: dict[str, Pattern] = {
    "zebra": patterns.zebra_face,
    "tiger": patterns.tiger_face,
    "tabby": patterns.tiger_face,
}


@lru_cache(maxsize=256)
def figure(key: str, look: Look, pose: str | None) -> Body:
    """A species in a pose (see POSES; None stands), in metres."""
    plan = asked(ALL[key].plan, look)
    pose = pose or ALL[key].pose
    if pose in ("lie", "sleep"):
        rig = lying(plan, asleep=pose == "sleep")
    elif pose in ("sit", "read", "hold", "wave", "dance") or (pose == "eat" and ALL[key].pose == "sit"):
        rig = sitting(plan, pose)
    else:
        rig = standing(plan, pose)
    upright = pose in ("sit", "read", "hold", "wave", "dance")
    return finished(rig, plan, look, pattern_of(plan, upright), head_pattern=FACES.get(plan.markings))


def asked(plan: Plan, look: Look) -> Plan:
    """A tabby of an asked colour is plain, one of two colours patched."""
    if plan.markings != "tabby" or not look.colours:
        return plan
    return derived(plan, markings="cow" if len(look.colours) > 1 else "none")


def _build(look: Look, pose: str | None, rng: np.random.Generator, *, key: str) -> Body:
    return figure(key, look, pose)


CONCEPTS: tuple[Concept, ...] = tuple(
    Concept(
        key, partial(_build, key=key), "animal", entry.names, round(entry.plan.size * 1.05, 2), poses=POSES
    )
    for key, entry in ALL.items()
)
