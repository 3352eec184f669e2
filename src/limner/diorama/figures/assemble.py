"""From lumps to a `Body`: sculpt trunk and head, put the face on, scale to the real size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from limner.diorama.body import Anchor, Body, Part
from limner.diorama.figures.face import Piece
from limner.diorama.figures.head import Head, head
from limner.diorama.figures.plan import Plan
from limner.diorama.figures.sculpt import Lump, Pattern, Vec, sculpt
from limner.diorama.material import RGB, Look, Material
from limner.diorama.mesh import Mesh, merge, rotation

VINYL = Material((0.8, 0.8, 0.8), roughness=0.5, clearcoat=0.12)


@dataclass(frozen=True, eq=False)
class Rig:
    """A posed figure without its head: lumps of the trunk, where the head sits and how it is turned.

    All in units of the standing figure (about 1 high), facing -y, on z = 0. turn: degrees by
    which the whole figure is turned about z at the end; the head turns back by `back` of it, to look
    at the camera. nod and roll: degrees.
    """

    lumps: tuple[Lump, ...]
    head_at: Vec
    turn: float = 0.0
    back: float = 0.75
    nod: float = 0.0
    roll: float = 0.0
    asleep: bool = False
    anchors: Mapping[str, Vec] = field(default_factory=dict)
    tilt: float = 0.0
    pieces: tuple[Piece, ...] = ()


def frame(at: Vec, scale: float, *, turn: float = 0.0, nod: float = 0.0, roll: float = 0.0) -> np.ndarray:
    """4 x 4: scaled, rolled about y, nodded about x (positive: chin down), turned about z, moved to `at`."""
    m = rotation(turn, "z") @ rotation(nod, "x") @ rotation(roll, "y")
    m[:3, :3] *= scale
    m[:3, 3] = at
    return m


def finished(
    rig: Rig,
    plan: Plan,
    look: Look,
    pattern: Pattern | None = None,
    *,
    step: float = 0.0155,
    head_pattern: Pattern | None = None,
) -> Body:
    """The body of a rig with the head of its plan, in metres."""
    top = head(plan, asleep=rig.asleep)
    # Large trunks and wide ears take a coarser grid, so that no figure has more triangles than another.
    grid = step * max(1.0, plan.body[0] / 0.165) * (1.12 if plan.quills or plan.shell else 1.0)
    fine = 1.25 if plan.ears == "fan" or plan.mane == "lion" else 1.0
    return assembled(
        rig,
        top,
        plan.head,
        plan.palette(look),
        look,
        plan.size,
        pattern,
        step=grid,
        head_pattern=head_pattern,
        head_step=step * fine,
    )


def assembled(
    rig: Rig,
    top: Head | None,
    head_size: float,
    palette: Mapping[str, RGB],
    look: Look,
    size: float,
    pattern: Pattern | None = None,
    *,
    step: float = 0.0155,
    head_pattern: Pattern | None = None,
    material: Material = VINYL,
    head_step: float | None = None,
) -> Body:
    """A rig and a head, sculpted, painted, turned and scaled to `size` metres per unit."""
    skin: list[Mesh] = [sculpt(rig.lumps, palette, step, pattern=pattern)]
    pieces: list[Piece] = list(rig.pieces)
    anchors: dict[str, Vec] = dict(rig.anchors)
    if top is not None:
        m = frame(rig.head_at, head_size, turn=-rig.turn * rig.back, nod=rig.nod, roll=rig.roll)
        own = head_pattern
        if own is None and pattern is not None:

            def own(p: np.ndarray) -> np.ndarray:
                return pattern((p @ m[:3, :3].T + m[:3, 3]).astype(np.float32))

        skin.append(
            sculpt(top.lumps, palette, (head_step or step) * 0.8 / head_size, pattern=own).transformed(m)
        )
        pieces += [piece.at(m) for piece in top.pieces]
        anchors.setdefault("head", _at(m, (0, 0.05, top.crown)))
        anchors.setdefault("face", _at(m, (0, -0.9, 0)))
        anchors.setdefault("neck", _at(m, (0, -0.35, -0.95)))
    return bodied(skin, pieces, anchors, palette, look, size, rig.turn, material)


def bodied(
    skin: Sequence[Mesh],
    pieces: Sequence[Piece],
    anchors: Mapping[str, Vec],
    palette: Mapping[str, RGB],
    look: Look,
    size: float,
    turn: float = 0.0,
    material: Material = VINYL,
) -> Body:
    """Coloured skins and small pieces as a Body; pieces of one material share a part."""
    surface = look.surface(material) if look.material else material
    parts = [Part(merge(list(skin)), surface)]
    grouped: dict[tuple, tuple[Material, list[Mesh]]] = {}
    for piece in pieces:
        own = piece.material
        if piece.tone and piece.tone in palette and look.material and not look.colours:
            own = surface
        colour = (
            palette[piece.tone]
            if piece.tone in palette and piece.tone not in ("nose", "line")
            else own.colour
        )
        grouped.setdefault(
            (own.roughness, own.metallic, own.transmission, own.ior, own.clearcoat, own.emission), (own, [])
        )[1].append(piece.mesh.painted(colour))
    parts += [Part(merge(meshes), own) for own, meshes in grouped.values()]
    body = Body(tuple(parts), {name: _anchor(a) for name, a in anchors.items()})
    m = rotation(turn, "z")
    m[:3, :3] *= size
    body = body.transformed(m)
    m = np.eye(4)
    m[2, 3] = -body.bounds[0][2]
    return body.transformed(m)


def _at(m: np.ndarray, p: Vec) -> Vec:
    x, y, z = m[:3, :3] @ np.asarray(p) + m[:3, 3]
    return float(x), float(y), float(z)


def _anchor(a: Vec) -> Anchor:
    x, y, z = a
    return float(x), float(y), float(z)
