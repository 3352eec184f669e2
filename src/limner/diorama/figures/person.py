"""People as toys: a big round head, a soft tapered body, mittens for hands and shoes like pebbles.

Units: the grown figure is 1 high. Faces -y. Clothes, hair and skin are sculpted apart, so that their seams
are clean.
"""

# ruff: noqa: RUF009 - colours are plain tuples

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from limner.diorama.body import Body
from limner.diorama.figures import features, headgear, trappings
from limner.diorama.figures.assemble import VINYL, bodied, frame
from limner.diorama.figures.dress import garments, hat
from limner.diorama.figures.face import LINE, WHITE, Piece, eyes, line, smile
from limner.diorama.figures.hair import Hair, beard, hair
from limner.diorama.figures.head import head
from limner.diorama.figures.plan import Plan, recoloured
from limner.diorama.figures.sculpt import Lump, Vec, ball, limb, mirrored, paint, sculpt
from limner.diorama.material import RGB, Look, srgb
from limner.diorama.mesh import Mesh, rotation
from limner.diorama.solids import torus

Cut = Literal["trousers", "dress", "robe", "suit", "shorts", "skirt", "swimsuit", "fish", "smoke"]


@dataclass(frozen=True)
class Outfit:
    """Who a person is, to the eye. `coat` is the main colour of the clothes, `light` the trousers or
    second colour. `features` names what `features` and `trappings` add; `face` is a face of `features.face`. `tall`:
    metres, 0 for as tall as the age is. `big`: size of the head, `bulk`: thickness of trunk and limbs, 1 as people have
    them. `beast`: whose head it has in place of a human one. `tones`: colours of the palette that are told, over all
    else.
    """

    coat: RGB | None = None
    light: RGB | None = None
    dark: RGB = srgb("#4a3428")
    trim: RGB = srgb("#f7c948")
    cut: Cut = "trousers"
    hair: tuple[Hair, ...] = ("short", "bob", "curly")
    hair_colour: RGB | None = None
    skin: RGB | None = None
    age: Literal["adult", "child", "baby", "old"] = "adult"
    beard: bool = False
    glasses: bool = False
    hat: str = ""
    extras: tuple[str, ...] = field(default=())
    features: tuple[str, ...] = ()
    face: str = ""
    tall: float = 0.0
    big: float = 1.0
    bulk: float = 1.0
    beast: Plan | None = None
    tones: tuple[tuple[str, RGB], ...] = ()


SKINS = tuple(srgb(c) for c in ("#f8d3b4", "#eebf98", "#d9a074", "#b97a50", "#8d5836", "#f3c7a2"))
HAIRS = tuple(srgb(c) for c in ("#4a2c1d", "#2b2023", "#8a4f27", "#d9a24c", "#b5532a", "#3a2a24"))
CLOTHES = tuple(srgb(c) for c in ("#3f8fd2", "#e8604c", "#f2b134", "#4fae7b", "#8f6fc9", "#ef8354"))
TROUSERS = tuple(srgb(c) for c in ("#34507a", "#5b5560", "#7a5a43", "#2f6f73"))

VARIANTS = 36
"""How many people of one kind there are."""
HEIGHTS = {"adult": 1.7, "child": 1.2, "baby": 0.75, "old": 1.62}
HEADS = {"adult": 0.178, "child": 0.205, "baby": 0.235, "old": 0.18}

# Hands as (x outwards, y, z) for left and right, relative to the shoulder, by pose.
ARMS: dict[str, tuple[Vec, Vec]] = {
    "stand": ((0.09, -0.04, -0.215), (0.09, -0.04, -0.215)),
    "walk": ((0.06, -0.15, -0.17), (0.07, 0.13, -0.18)),
    "run": ((0.03, -0.2, -0.05), (0.06, 0.17, -0.1)),
    "jump": ((0.17, -0.06, 0.16), (0.17, -0.06, 0.16)),
    "wave": ((0.08, -0.05, -0.21), (0.19, -0.07, 0.16)),
    "sit": ((0.03, -0.19, -0.16), (0.03, -0.19, -0.16)),
    "read": ((0.01, -0.245, -0.13), (0.01, -0.245, -0.13)),
    "hold": ((-0.01, -0.22, -0.1), (-0.01, -0.22, -0.1)),
    "dance": ((0.18, -0.05, 0.15), (0.16, -0.07, -0.06)),
    "ride": ((0.0, -0.22, -0.1), (0.0, -0.22, -0.1)),
    "kick": ((0.16, 0.05, -0.1), (0.15, -0.12, -0.12)),
    "throw": ((0.06, -0.2, 0.0), (0.17, 0.07, 0.17)),
    "juggle": ((0.07, -0.2, -0.04), (0.07, -0.2, -0.08)),
    "climb": ((0.06, -0.14, 0.1), (0.06, -0.14, 0.24)),
    "skate": ((0.19, -0.1, -0.06), (0.2, 0.06, -0.03)),
    "swim": ((0.12, -0.2, 0.02), (0.12, -0.2, 0.02)),
    "sleep": ((0.05, -0.06, -0.215), (0.05, -0.06, -0.215)),
    "fly": ((0.04, -0.03, -0.21), (0.1, -0.2, 0.2)),
}
_TURN = {
    "walk": 42.0, "run": 52.0, "sit": 18.0, "dance": 10.0, "kick": 26.0, "skate": 16.0, "throw": 14.0, "fly": 34.0,
}  # fmt: skip
"""By how many degrees a pose turns the figure to its left."""
_LAID = {"sleep": -90.0, "fly": 62.0}
"""By how many degrees a pose lays the whole figure down, in the plane of the picture."""
_HEMS = {"dress": (0.16, 0.165), "robe": (0.29, 0.15), "skirt": (0.14, 0.165), "long coat": (0.17, 0.14)}
"""How far below the hips a garment ends, and how wide its hem is."""
_STRIDE = {"walk": 24.0, "run": 44.0, "jump": 14.0, "dance": -12.0, "throw": 26.0, "juggle": 8.0}
# The swing of each leg apart, left and right, where they do different things: degrees forward.
_SWING = {"kick": (-14.0, 62.0), "skate": (10.0, -44.0), "climb": (8.0, 66.0)}


def person(outfit: Outfit, look: Look, pose: str, variant: int) -> Body:
    """A person in a pose; `variant` picks skin, hair and clothes where the outfit leaves them open."""
    skin, hair_colour, coat, trousers, style = _traits(variant)
    palette = recoloured(own_palette(outfit, skin, hair_colour, coat, trousers), look)
    keep = own_palette(outfit, skin, hair_colour, coat, trousers)
    if look.colours:
        # Skin and hair stay the person's own; trousers follow the shirt, darker, unless a second colour came.
        palette |= {name: keep[name] for name in ("skin", "hair", "blush", "shoe", "trim", "white", "metal")}
        if len(look.colours) < 2:
            r, g, b = (0.62 * c for c in palette["coat"])
            palette["light"] = (r, g, b)
    palette.setdefault("cape", palette["light" if "hero" in outfit.extras else "coat"])
    palette.setdefault("vest", palette["light"])
    palette |= dict(outfit.tones)
    seated = pose in ("sit", "read", "ride") and outfit.cut not in ("fish", "smoke")
    size = HEADS[outfit.age] * outfit.big
    short = {"adult": 1.0, "old": 0.96, "child": 0.88, "baby": 0.74}[outfit.age]
    hip = 0.12 if pose == "ride" else 0.1 if seated else 0.34 * short
    shoulder = hip + 0.27 * short
    hands = ARMS[pose]
    meshes: list[Mesh] = []
    boned = "bones" in outfit.features
    lumps = features.ribs(hip, shoulder) if boned else features.reshaped(trunk(outfit, hip, shoulder), outfit)
    for s, (x, y, z) in ((-1.0, hands[0]), (1.0, hands[1])):
        lumps += features.reshaped(arm(s, shoulder, (x, y, z), outfit), outfit, limbs=True)
    if "bare" in outfit.features:
        lumps = features.bared(lumps)
    grid = 0.0145 if not boned else 0.0105
    meshes.append(sculpt(lumps, palette, grid))
    lower = features.lower(outfit, hip) or features.reshaped(legs(outfit, hip, pose), outfit, limbs=True)
    meshes.append(sculpt(lower, palette, grid))
    fists = [
        ball((s * (0.115 + h[0]), h[1], shoulder - 0.02 + h[2]), (0.043, 0.045, 0.047), "skin", 0.01)
        for s, h in ((-1.0, hands[0]), (1.0, hands[1]))
    ]
    if "gloves" in outfit.extras:
        fists = [ball(f.a, 0.05, "glove", 0.01) for f in fists]
    meshes.append(sculpt(fists, palette, 0.013))
    clothes, pieces = garments(outfit.extras, hip, shoulder, outfit.cut, seated)
    clothes += [part for name in outfit.features if name in trappings.BODY and (part := trappings.BODY[name](hip, shoulder))]
    meshes += [sculpt(one, palette, 0.0145) for one in clothes]
    head_at: Vec = (0, -0.012, shoulder + 0.035 + size * 0.93)
    m = frame(
        head_at, size, nod={"read": 8.0, "fly": -24.0}.get(pose, 0.0), roll={"wave": -5.0, "dance": 8.0}.get(pose, 0.0)
    )
    skull, face = _head(outfit, palette, asleep=pose == "sleep")
    heads = [skull] if outfit.beast is None else []
    chosen = outfit.hair[style % len(outfit.hair)]
    hidden = bool(outfit.hat) or not headgear.GEAR.keys().isdisjoint(outfit.features)
    heads += [part for part in (hair(chosen, hidden), beard() if outfit.beard else ()) if part]
    cap, cap_pieces, crown = hat(outfit.hat)
    worn, own_pieces = features.head(outfit)
    own = [skin for _, skin in worn]
    if "hat" in palette:
        cap, own = recovered(cap), [recovered([skin])[0] if name in headgear.GEAR else skin for name, skin in worn]
    heads += [*cap, *own]
    if outfit.beast is not None:
        beast = head(outfit.beast, asleep=pose == "sleep")
        face, crown = list(beast.pieces), max(crown, beast.crown)
        meshes.append(sculpt(beast.lumps, outfit.beast.palette(Look()), 0.0132 / size).transformed(m))
    meshes += [sculpt(part, palette, 0.0132 / size).transformed(m) for part in heads]
    pieces = [*pieces, *(p.at(m) for p in (*face, *cap_pieces, *own_pieces))]
    # A book's foot stands here, below the chin.
    lap: Vec = (0, -0.27, shoulder - 0.27) if seated else (0, -0.27, shoulder - 0.22)
    top = m[:3, :3] @ np.array([0, 0, crown]) + m[:3, 3]
    anchors: dict[str, Vec] = {
        "head": (float(top[0]), float(top[1]), float(top[2])),
        "face": (0, -size * 0.95, head_at[2]),
        "neck": (0, -0.05, shoulder + 0.02),
        "hand_left": _palm(-1.0, hands[0], shoulder),
        "hand_right": _palm(1.0, hands[1], shoulder),
        "lap": lap,
        "seat": (0, 0.0, 0.0 if seated else hip - 0.02),
        "top": (float(top[0]), float(top[1]), float(top[2])),
        "back": (0, 0.1, shoulder - 0.05),
        "front": (0, -0.09, shoulder - 0.08),
    }
    turn = _TURN.get(pose, 0.0)
    units = (outfit.tall or HEIGHTS[outfit.age]) / (0.34 * short + 0.27 * short + 0.035 + size * 1.95)
    body = bodied(meshes, pieces, anchors, palette, look, units, turn, VINYL)
    if pose in _LAID:
        body = body.transformed(rotation(_LAID[pose], "y")).grounded()
    return body


def _traits(variant: int) -> tuple[int, int, int, int, int]:
    """Numbers of skin, hair colour, coat, trousers and hair of a variant: neighbours differ in every one of them."""
    skin = (0, 3, 1, 4, 2, 5)[variant % 6]
    # Dark skin goes with dark hair.
    hair = (0, 2, 3, 1, 4, 5)[(variant + variant // 6) % 6] if skin not in (3, 4) else (1, 5, 0)[variant % 3]
    return skin, hair, (5 * variant + variant // 6) % 6, (variant + variant // 4) % 4, variant + variant // 6


def own_palette(outfit: Outfit, skin: int, hair_colour: int, coat: int, trousers: int) -> dict[str, RGB]:
    """The colours of an outfit by tone; the numbers pick what it leaves open."""
    grey = srgb("#e4e1dc")
    return {
        "coat": outfit.coat or CLOTHES[coat % len(CLOTHES)],
        "light": outfit.light or TROUSERS[trousers % len(TROUSERS)],
        "skin": outfit.skin or SKINS[skin % len(SKINS)],
        "hair": outfit.hair_colour or (grey if outfit.age == "old" else HAIRS[hair_colour % len(HAIRS)]),
        "shoe": outfit.dark,
        "trim": outfit.trim,
        "white": srgb("#fdfaf4"),
        "blush": srgb("#ee7f74"),
        "metal": srgb("#b9bec6"),
        "mark": srgb("#2b2a31"),
        "dark": outfit.dark,
        "inner": srgb("#e39a8c"),
        "nose": srgb("#e2593f"),
        "hoof": outfit.dark,
        "horn": srgb("#e9dcc3"),
        "tusk": srgb("#fbf4e4"),
        "leaf": srgb("#5f9a4c"),
        "apron": srgb("#fdfaf4"),
        "glove": srgb("#fdfaf4"),
        "sock": srgb("#fdfaf4"),
        "stripe": srgb("#2b2a31"),
        "bow": srgb("#2b2a31"),
        "belt": srgb("#2b2a31"),
        "pack": srgb("#c9603a"),
    }


def trunk(outfit: Outfit, hip: float, shoulder: float) -> list[Lump]:
    """The lumps from neck to hips, and of what hangs from there."""
    wide = 1.15 if "stout" in outfit.extras else 1.0
    lumps = [
        ball((0, 0, hip + 0.075), (0.114 * wide, 0.096 * wide, 0.075), seam=0.05),
        ball((0, 0, shoulder - 0.07), (0.106 * wide, 0.086 * wide, 0.115), seam=0.09),
        limb((-0.06, 0, shoulder - 0.02), (0.06, 0, shoulder - 0.02), 0.055, seam=0.06),
        limb((0, 0, shoulder), (0, 0, shoulder + 0.045), 0.046, 0.044, "skin", 0.008),
    ]
    if "stout" in outfit.extras:
        lumps.append(ball((0, -0.04, hip + 0.1), (0.13, 0.115, 0.12), seam=0.07))
    if outfit.cut in ("fish", "smoke"):
        lumps = lumps[1:]  # the tail has the hips
    if "striped" in outfit.features:
        reach = 0.13 if "short sleeves" in outfit.features or "bare arms" in outfit.features else 0.5
        low = hip - 0.3 if outfit.cut in ("dress", "robe", "suit") else hip + 0.05
        lumps += [paint((0, 0, float(z)), (reach, 0.5, 0.0125), "stripe", 0.004) for z in np.arange(low, shoulder, 0.05)]
    hem = _HEMS.get("long coat" if "long coat" in outfit.features and outfit.cut != "robe" else outfit.cut)
    if hem is not None:
        low, flare = max(hip - hem[0], 0.03), hem[1]
        tone, seam = ("light", 0.012) if hem == _HEMS["skirt"] else ("coat", 0.05)
        lumps.append(limb((0, 0, hip + 0.08), (0, 0, low + 0.03), 0.1, flare, tone, seam, (1, 0.9, 1)))
        # A flat hem: what hangs below is cut away.
        lumps.append(Lump((0, 0, low - 0.3), (0.4, 0.4, 0.3), op="carve", seam=0.03))
    return lumps


def arm(s: float, shoulder: float, hand: Vec, outfit: Outfit) -> list[Lump]:
    """The lumps of one arm; s is -1 for the left, 1 for the right, `hand` as in `ARMS`."""
    start: Vec = (s * 0.1, 0, shoulder - 0.025)
    end: Vec = (s * (0.115 + hand[0]), hand[1], shoulder - 0.02 + hand[2])
    bend = 0.035 if hand[1] < -0.1 else 0.012
    middle: Vec = (
        (start[0] + end[0]) / 2 + s * bend,
        (start[1] + end[1]) / 2 + bend * 0.5,
        (start[2] + end[2]) / 2 - bend * 0.7,
    )
    if "bare arms" in outfit.features:
        return [limb(start, middle, 0.043, 0.041, "skin", 0.01), limb(middle, end, 0.041, 0.037, "skin", 0.02)]
    if "short sleeves" in outfit.features:
        return [limb(start, middle, 0.049, 0.052, seam=0.035), limb(middle, end, 0.041, 0.037, "skin", 0.005)]
    r = 0.052 if outfit.cut == "robe" else 0.044
    return [
        limb(start, middle, 0.047, r, seam=0.035),
        limb(middle, end, r, r * (1.1 if outfit.cut == "robe" else 0.9), seam=0.02),
    ]


def legs(outfit: Outfit, hip: float, pose: str) -> list[Lump]:
    """The lumps of both legs, shoes on."""
    bare = outfit.cut in ("dress", "shorts", "skirt", "swimsuit")
    tone = "skin" if bare else "coat" if outfit.cut == "suit" else "light"
    shin = next((name for name in ("boots", "socks") if name in outfit.features), "")
    lumps: list[Lump] = []
    if outfit.cut not in ("dress", "skirt"):
        seat = "coat" if outfit.cut in ("suit", "swimsuit") else "light"
        lumps.append(ball((0, 0, hip + 0.015), (0.108, 0.09, 0.07), seat, 0.03))
    for s in (-1.0, 1.0):
        x = s * 0.058
        if pose in ("sit", "read"):
            knee: Vec = (s * 0.085, -0.16, 0.09)
            ankle: Vec = (s * 0.11, -0.3, 0.05)
            toe: Vec = (s * 0.115, -0.335, 0.085)
        elif pose == "ride":
            knee, ankle, toe = (
                (s * 0.17, -0.12, hip - 0.02),
                (s * 0.2, -0.12, hip - 0.14),
                (s * 0.205, -0.155, hip - 0.16),
            )
        else:
            left, right = _SWING.get(pose, (-_STRIDE.get(pose, 0.0), _STRIDE.get(pose, 0.0)))
            a = np.radians(left if s < 0 else right)
            length = hip - 0.05
            lift = 0.09 * length * (1 - float(np.cos(a)))
            out = s * 0.05 if pose in ("dance", "jump") else 0.0
            knee = (
                x + out * 0.6,
                -0.5 * length * float(np.sin(a)) - 0.01,
                hip - 0.5 * length * float(np.cos(a)),
            )
            ankle = (x + out, -length * float(np.sin(a)), hip - length * float(np.cos(a)) + lift)
            if pose == "run" and s < 0:
                ankle = (ankle[0], ankle[1] + 0.05, ankle[2] + 0.1)
            if pose == "climb" and s > 0:
                ankle = (ankle[0], knee[1] + 0.03, knee[2] - 0.5 * length)
            if pose == "skate" and s > 0:
                ankle = (ankle[0] + 0.12, ankle[1], ankle[2] + 0.03)
            toe = (ankle[0] + s * 0.006, ankle[1] - 0.035, ankle[2] - 0.012)
        start: Vec = (x, 0.0, hip)
        if outfit.cut == "shorts":
            lumps.append(limb(start, knee, 0.06, 0.064, "light", 0.02))
        lumps += [
            limb(start, knee, 0.056 if bare is False else 0.05, 0.05, tone, 0.02),
            limb(knee, ankle, 0.05, 0.046, tone, 0.01),
        ]
        if shin:
            x0, y0, z0 = (0.35 * k + 0.65 * a for k, a in zip(knee, ankle, strict=True))
            wide = 0.056 if shin == "boots" else 0.053
            lumps.append(limb((x0, y0, z0), ankle, wide, wide, "shoe" if shin == "boots" else "sock", 0.006))
        up = pose in ("sit", "read")
        lumps.append(ball(toe, (0.052, 0.048 if up else 0.078, 0.07 if up else 0.044), "shoe", 0.008))
    return lumps


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
    other = features.face(outfit.face, skin, asleep=asleep)
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
    if "clown" in outfit.extras:
        pieces.append(
            Piece(ball_mesh(0.2).moved(0, -1.08, -0.14), type(WHITE)(srgb("#e2402c"), 0.25, clearcoat=0.5))
        )
        lumps.append(paint((0, -0.9, -0.42), (0.42, 0.4, 0.2), "white", 0.05))
    if "mask" in outfit.extras:
        lumps.append(paint((0, -0.8, 0.03), (0.86, 0.7, 0.25), "coat", 0.05))
    return lumps, pieces


def recovered(skins: list[list[Lump]]) -> list[list[Lump]]:
    """A hat's skins with its main tone, that of its first lump, become the tone "hat"."""
    main = skins[0][0].tone if skins and skins[0] else ""
    return [[replace(one, tone="hat") if one.tone == main else one for one in skin] for skin in skins]


def ball_mesh(radius: float) -> Mesh:
    """A small ball."""
    from limner.diorama.solids import sphere

    return sphere(radius, steps=16)


def _palm(s: float, hand: Vec, shoulder: float) -> Vec:
    return (s * (0.115 + hand[0]), hand[1] - 0.045, shoulder - 0.02 + hand[2])
