"""A closer look: which part of the things the frame is about when the words ask for a portrait or a close-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from limner.diorama.body import Concept
from limner.diorama.grouping import BEINGS, Item, Piece, box_of
from limner.prompt.scene import Scene

REACH = {"portrait": (2.3, 2.5), "close_up": (1.1, 1.35), "animal": (1.5, 1.75)}
"""How far beside and below the middle of the face the frame reaches, in half heights of the head; animal: of
an animal in a portrait, which has no shoulders."""
CROWN = 2.2
"""The same upwards, at most: hats and ears are in the picture, what is raised high need not be."""
TALL = 1.2
"""How many times taller than wide a lone thing is of which a close-up shows the upper part."""
DETAIL = 0.8
"""The share of a lone thing, from its middle, that a close-up shows."""


def boxes(scene: Scene, items: Sequence[Item], concepts: Mapping[str, Concept]) -> np.ndarray | None:
    """What the frame must hold, (n, 2, 3), for a portrait or close-up; None where everything must stay whole.

    Of beings that is the face with more or less of what is below it; what they hold stays in the picture, what they
    stand or sit on may run out of it. Nothing is cut where there is lettering to be read.
    """
    shot = scene.camera.shot
    if shot not in REACH or scene.lettering or not items:
        return None
    living = {id for id, concept in concepts.items() if concept.group in BEINGS}
    out: list[tuple[np.ndarray, np.ndarray]] = []
    found = False
    for item in items:
        faces = [
            _faced(piece, item, _reach(shot, concepts[piece.subject]))
            for piece in item.pieces
            if piece.subject is not None and piece.subject in living and _has_face(piece)
        ]
        if not faces:
            out.append(item.bounds)
            continue
        found = True
        out += faces
        if shot == "portrait" and item.kind in living:
            held = [box_of(p.body, p.matrix) for p in item.pieces[1:] if p.subject not in living]
            knee = item.bounds[0][2] + 0.25 * item.extent[2]
            out += [box for box in held if box[0][2] > knee]
    if not found:
        if len(items) > 1 or len(items[0].pieces) > 1:
            return None
        low, high = items[0].bounds
        width, height = float(high[0] - low[0]), float(high[2] - low[2])
        if height > TALL * width:
            # The flower rather than its stem.
            low = np.array(
                [low[0], low[1], high[2] - max(0.8 * width, (0.6 if shot == "portrait" else 0.45) * height)]
            )
            out = [(low, high)]
        elif shot == "portrait":
            return None
        else:
            middle, half = (low + high) / 2, (high - low) / 2 * DETAIL
            out = [(middle - half, middle + half)]
    return np.array(out)


def _reach(shot: str, concept: Concept) -> tuple[float, float]:
    return REACH["animal" if shot == "portrait" and concept.group == "animal" else shot]


def _has_face(piece: Piece) -> bool:
    return {"face", "head"} <= set(piece.body.anchors)


def _faced(piece: Piece, item: Item, reach: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """The box about the head of one being, with so much of the body as the shot shows."""
    face, crown = (
        piece.matrix[:3, :3] @ piece.body.anchor(n) + piece.matrix[:3, 3] for n in ("face", "head")
    )
    low, high = box_of(piece.body, piece.matrix)
    head = float(np.clip(crown[2] - face[2], 0.08 * (high[2] - low[2]), 0.5 * (high[2] - low[2])))
    aside, below = (share * head for share in reach)
    top = min(float(item.bounds[1][2]), float(face[2]) + CROWN * head)
    # The middle of the skull lies between the face's surface and the crown.
    x, y = (float(face[k] + crown[k]) / 2 for k in (0, 1))
    return (
        np.array([max(x - aside, low[0]), y - head, max(face[2] - below, low[2])]),
        np.array([min(x + aside, high[0]), y + head, top]),
    )
