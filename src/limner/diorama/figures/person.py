"""People as toys: a big round head, a soft tapered body, mittens for hands and shoes like pebbles.

Units: the grown figure is 1 high. Faces -y. Clothes, hair and skin are sculpted apart, so that their seams
are clean.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from limner.diorama.body import Body
from limner.diorama.figures import anatomy, bird, features, headgear, trappings, visages
from limner.diorama.figures.animals import FACES
from limner.diorama.figures.assemble import VINYL, bodied, frame
from limner.diorama.figures.face import LINE, WHITE, Piece, eyes, line, smile
from limner.diorama.figures.hair import Hair, beard, hair
from limner.diorama.figures.head import head
from limner.diorama.figures.outfit import HEIGHTS, Outfit, own_palette, traits
from limner.diorama.figures.physique import ARMS, arm, legs, palm, trunk
from limner.diorama.figures.plan import Plan, recoloured
from limner.diorama.figures.sculpt import Lump, Vec, ball, mirrored, paint, sculpt
from limner.diorama.material import RGB, Look, srgb
from limner.diorama.mesh import Mesh, rotation
from limner.diorama.solids import sphere, torus

HEADS = {"adult": 0.178, "child": 0.205, "baby": 0.235, "old": 0.18}
CROWN = 1.12
"""Height of a bare head's top over the skull's middle."""
_TURN = {
    "walk": 42.0, "run": 52.0, "sit": 18.0, "dance": 10.0, "kick": 26.0, "skate": 16.0, "throw": 14.0, "fly": 34.0,
}  # fmt: skip
"""By how many degrees a pose turns the figure to its left."""
_LAID = {"sleep": -90.0, "fly": 62.0}
"""By how many degrees a pose lays the whole figure down, in the plane of the picture."""


def person(outfit: Outfit, look: Look, pose: str, variant: int) -> Body:
    """A person in a pose; `variant` picks skin, hair and clothes where the outfit leaves them open."""
    *chances, style = traits(variant)
    palette = _palette(outfit, own_palette(outfit, *chances), look)
    seated = pose in ("sit", "read", "ride") and outfit.cut not in ("fish", "smoke")
    size = HEADS[outfit.age] * outfit.big
    short = {"adult": 1.0, "old": 0.96, "child": 0.88, "baby": 0.74}[outfit.age]
    hip = 0.12 if pose == "ride" else 0.1 if seated else 0.34 * short
    shoulder = hip + 0.27 * short
    hands = ARMS[pose]
    head_at: Vec = (0, -0.012, shoulder + 0.035 + size * 0.93)
    m = frame(
        head_at, size, nod={"read": 8.0, "fly": -24.0}.get(pose, 0.0), roll={"wave": -5.0, "dance": 8.0}.get(pose, 0.0)
    )
    heads, pieces, crown = _heads(outfit, palette, outfit.hair[style % len(outfit.hair)], m, asleep=pose == "sleep")
    # A book's foot stands here, below the chin.
    lap: Vec = (0, -0.27, shoulder - 0.27) if seated else (0, -0.27, shoulder - 0.22)
    top = m[:3, :3] @ np.array([0, 0, crown]) + m[:3, 3]
    anchors: dict[str, Vec] = {
        "head": (float(top[0]), float(top[1]), float(top[2])),
        "face": (0, -size * 0.95, head_at[2]),
        "neck": (0, -0.05, shoulder + 0.02),
        "hand_left": palm(-1.0, hands[0], shoulder),
        "hand_right": palm(1.0, hands[1], shoulder),
        "lap": lap,
        "seat": (0, 0.0, 0.0 if seated else hip - 0.02),
        "top": (float(top[0]), float(top[1]), float(top[2])),
        "back": (0, 0.1, shoulder - 0.05),
        "front": (0, -0.09, shoulder - 0.08),
    }
    turn = _TURN.get(pose, 0.0)
    units = (outfit.tall or HEIGHTS[outfit.age]) / (0.34 * short + 0.27 * short + 0.035 + size * 1.95)
    meshes = [*_trunk_and_limbs(outfit, palette, hip, shoulder, pose), *heads]
    body = bodied(meshes, pieces, anchors, palette, look, units, turn, VINYL)
    if pose in _LAID:
        body = body.transformed(rotation(_LAID[pose], "y")).grounded()
    return body


def _palette(outfit: Outfit, own: dict[str, RGB], look: Look) -> dict[str, RGB]:
    """The outfit's own colours as the words want them."""
    palette = dict(recoloured(own, look))
    if look.colours:
        # Skin and hair stay the person's own; trousers follow the shirt, darker, unless a second colour came.
        palette |= {name: own[name] for name in ("skin", "hair", "blush", "shoe", "trim", "white", "metal")}
        if len(look.colours) < 2:
            r, g, b = (0.62 * c for c in palette["coat"])
            palette["light"] = (r, g, b)
    palette["cape"] = palette["light" if "hero" in outfit.features else "coat"]
    palette["vest"] = palette["light"]
    return palette | dict(outfit.tones)


def _trunk_and_limbs(outfit: Outfit, palette: dict[str, RGB], hip: float, shoulder: float, pose: str) -> list[Mesh]:
    """Trunk with arms, legs, hands, and what is worn on them."""
    hands = tuple(zip((-1.0, 1.0), ARMS[pose], strict=True))
    boned = "bones" in outfit.features
    grid = 0.0105 if boned else 0.0145
    lumps = anatomy.ribs(hip, shoulder) if boned else anatomy.reshaped(trunk(outfit, hip, shoulder), outfit)
    for s, hand in hands:
        lumps += anatomy.reshaped(arm(s, shoulder, hand, outfit), outfit, limbs=True)
    if "bare" in outfit.features:
        lumps = anatomy.bared(lumps)
    lower = anatomy.lower(outfit, hip) or anatomy.reshaped(legs(outfit, hip, pose), outfit, limbs=True)
    fists = [
        ball((s * (0.115 + x), y, shoulder - 0.02 + z), (0.043, 0.045, 0.047), "skin", 0.01) for s, (x, y, z) in hands
    ]
    if "gloves" in outfit.features:
        fists = [ball(f.a, 0.05, "glove", 0.01) for f in fists]
    clothes = [trappings.BODY[name](hip, shoulder) for name in outfit.features if name in trappings.BODY]
    return [
        sculpt(lumps, palette, grid), sculpt(lower, palette, grid), sculpt(fists, palette, 0.013),
        *(sculpt(one, palette, 0.0145) for one in clothes),
    ]  # fmt: skip


def _heads(
    outfit: Outfit, palette: dict[str, RGB], style: Hair, m: np.ndarray, *, asleep: bool
) -> tuple[list[Mesh], list[Piece], float]:
    """(meshes, pieces, height of the crown over the skull's middle) of the head under `m`, with hair, hat and all."""
    fine = 0.0132 / float(np.linalg.norm(m[:3, 0]))
    grown, pieces = features.head(outfit)
    hat = headgear.GEAR.get(outfit.hat)
    crown, lift = (hat.crown, hat.lift) if hat is not None else (CROWN, 0.0)
    meshes: list[Mesh] = []
    if outfit.beast is None:
        skull, face = _head(outfit, palette, asleep=asleep)
        meshes.append(sculpt(skull, palette, fine))
        lift = 0.0
    else:
        plan = outfit.beast
        beast = head(plan, asleep=asleep) if isinstance(plan, Plan) else bird.head(plan, asleep=asleep)
        pattern = FACES.get(plan.markings) if isinstance(plan, Plan) else None
        meshes.append(sculpt(beast.lumps, plan.palette(Look()), fine, pattern=pattern))
        face, crown = list(beast.pieces), max(crown, beast.crown)
    hairs = (hair(style, hat is not None), beard() if outfit.beard else ())
    meshes += [sculpt(part, palette, fine) for part in (*hairs, *grown) if part]
    skins = hat.skins() if hat is not None else []
    on_top = [sculpt(skin, palette, fine) for skin in (recovered(skins) if "hat" in palette else skins)]
    # Beasts have their eyes higher than people.
    meshes += [mesh.moved(0, 0.04 if lift else 0, lift) for mesh in on_top]
    return [mesh.transformed(m) for mesh in meshes], [p.at(m) for p in (*face, *pieces)], crown


def _head(outfit: Outfit, palette: dict[str, RGB], *, asleep: bool) -> tuple[list[Lump], list[Piece]]:
    old = outfit.age == "old"
    skin = [
        ball((0, 0, 0), (0.98, 0.92, 0.95), "skin"),
        *mirrored([ball((0.44, -0.34, -0.32), (0.44, 0.45, 0.42), "skin", 0.3)]),
        *mirrored([ball((0.96, 0.08, -0.08), (0.13, 0.16, 0.2), "skin", 0.06)]),
        ball((0, -0.93, -0.14), (0.13 if old else 0.11, 0.13, 0.1), "skin", 0.05),
    ]
    pieces = eyes(skin, 0.37, 0.02, 0.118 if outfit.age != "baby" else 0.13, asleep=asleep, tall=1.25)
    z = -0.4
    pieces += smile(skin, z, 0.24, radius=0.026)
    pieces[-1] = Piece(pieces[-1].mesh, LINE)
    other = visages.face(outfit.face, skin, asleep=asleep)
    if other is not None:
        skin, pieces = [*skin, *other[0]], list(other[1])
    elif outfit.age != "baby":
        for s in (-1, 1):
            arc = [(s * 0.37 + 0.14 * u, 0.36 - 0.06 * u * u - 0.025 * s * u) for u in np.linspace(-1, 1, 5)]
            brow_line = line(skin, arc, 0.034)
            pieces.append(Piece(brow_line.mesh, type(LINE)(palette["hair"], 0.6)))
    if outfit.glasses:
        rims = replace(LINE, colour=palette.get("frame", LINE.colour))
        for s in (-1, 1):
            ring = torus(0.24, 0.028, steps=28, sides=8).turned(90, "x").moved(s * 0.37, -1.0, 0.0)
            pieces.append(Piece(ring, rims))
        pieces.append(Piece(torus(0.1, 0.026, steps=16, sides=8).turned(90, "x").moved(0, -1.02, 0.02), rims))
    if outfit.face == "skull":
        return skin, pieces
    lumps = [*skin, *mirrored([paint((0.58, -0.7, -0.26), (0.2, 0.3, 0.14), "blush", 0.2, strength=0.6)])]
    if "clown" in outfit.features:
        pieces.append(
            Piece(sphere(0.2, steps=16).moved(0, -1.08, -0.14), type(WHITE)(srgb("#e2402c"), 0.25, clearcoat=0.5))
        )
        lumps.append(paint((0, -0.9, -0.42), (0.42, 0.4, 0.2), "white", 0.05))
    if "mask" in outfit.features:
        lumps.append(paint((0, -0.8, 0.03), (0.86, 0.7, 0.25), "coat", 0.05))
    return lumps, pieces


def recovered(skins: list[list[Lump]]) -> list[list[Lump]]:
    """A hat's skins with its main tone, that of its first lump, become the tone "hat"."""
    main = skins[0][0].tone if skins and skins[0] else ""
    return [[replace(one, tone="hat") if one.tone == main else one for one in skin] for skin in skins]
