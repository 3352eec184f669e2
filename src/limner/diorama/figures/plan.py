"""`Plan`: the design of a species, as numbers and names.

Lengths are in units of the standing figure (about 1 high); colours are linear RGB.
"""

# ruff: noqa: RUF009 - colours are plain tuples

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from limner.diorama.material import RGB, Look, srgb

Ears = Literal["none", "pointed", "round", "floppy", "long", "leaf", "fan", "small", "fluffy", "drop"]
Tail = Literal[
    "none", "brush", "squirrel", "thin", "tuft", "stub", "pom", "curl", "flow", "ringed", "thick", "bare"
]
Horns = Literal["none", "cow", "antlers", "goat", "ram", "ossicones", "unicorn", "rhino", "spikes", "bull", "palms"]
Muzzle = Literal[
    "small", "dog", "fox", "bear", "horse", "snout", "trunk", "wide", "cat", "flat", "long", "croc"
]
Markings = Literal[
    "none", "zebra", "tiger", "tabby", "giraffe", "leopard", "cow", "dalmatian", "ringed", "saddle", "wool"
]


@dataclass(frozen=True)
class Plan:
    """One species.

    coat, light (belly, muzzle, cheeks), dark (socks, ear tips, mask), mark (stripes, spots, mane): its
    colours.
    size: height of the standing figure in metres. head: radius. skull: shape of the head (width, depth,
    height
    factors). eye: radius as a share of the head. neck: length. rise: degrees the neck leans up from the
    front.
    body: half width, half height of the trunk. length: from hip to chest. leg: length and radius.
    """

    coat: RGB
    light: RGB = srgb("#fff4e4")
    dark: RGB = srgb("#3a2a26")
    mark: RGB = srgb("#2b2522")
    inner: RGB = srgb("#f2a9a0")
    nose: RGB = srgb("#2a2022")
    hoof: RGB = srgb("#3a2a26")
    size: float = 0.7
    head: float = 0.25
    skull: tuple[float, float, float] = (1.0, 0.92, 0.9)
    eye: float = 0.135
    eyes: tuple[float, float] = (0.42, 0.06)
    ears: Ears = "round"
    ear: float = 1.0
    muzzle: Muzzle = "small"
    muzzle_tone: str = "light"
    cheeks: bool = True
    tufts: bool = False
    mask: Literal[
        "none",
        "fox",
        "raccoon",
        "panda",
        "tuxedo",
        "blaze",
        "koala",
        "white",
        "dark",
        "sloth",
        "monkey",
        "wool",
    ] = "none"
    horns: Horns = "none"
    mane: Literal["none", "lion", "horse", "wool", "crest", "spikes", "tuft"] = "none"
    tail: Tail = "stub"
    tail_tones: tuple[str, ...] = ("coat",)
    markings: Markings = "none"
    body: tuple[float, float] = (0.155, 0.155)
    length: float = 0.3
    leg: tuple[float, float] = (0.22, 0.062)
    neck: float = 0.12
    rise: float = 62.0
    socks: str = ""
    limbs: str = "coat"
    belly: str = "light"
    hooves: bool = False
    hump: int = 0
    shell: bool = False
    wings: bool = False
    beard: bool = False
    tusks: bool = False
    quills: bool = False
    spine: bool = False
    bulge: bool = False
    bignose: bool = False
    plump: float = 1.0

    def palette(self, look: Look) -> dict[str, RGB]:
        """Tone name -> linear RGB, as the prompt wants it: the asked colour leads, the rest keeps to
        its side.
        """
        own = {
            "coat": self.coat,
            "light": self.light,
            "dark": self.dark,
            "mark": self.mark,
            "inner": self.inner,
            "nose": self.nose,
            "hoof": self.hoof,
            "blush": srgb("#f58f86"),
            "horn": srgb("#e9dcc3"),
            "beak": srgb("#f6a21d"),
            "tusk": srgb("#fbf4e4"),
        }
        return recoloured(own, look)


def recoloured(own: dict[str, RGB], look: Look) -> dict[str, RGB]:
    """A palette recoloured: `coat` takes the asked colour, `light` and `mark` follow it or the second
    colour.
    """
    if not look.colours and not look.material:
        return own
    asked = _bounded(look.tint(own["coat"]))
    tones = dict(own)
    if not look.colours:
        second = look.tint(own["light"], 1)
        for name in tones:
            tones[name] = asked
        if look.material in (
            "wood",
            "plastic",
            "wool",
            "fur",
            "fabric",
            "ceramic",
            "paper",
            "clay",
            "chocolate",
        ):
            for name in ("light", "inner", "blush"):
                tones[name] = mix(asked, (0.95, 0.9, 0.82), 0.45)
            for name in ("dark", "mark", "nose", "hoof"):
                tones[name] = mix(asked, (0.02, 0.015, 0.015), 0.6)
        else:
            tones["light"] = second
        return tones
    chroma = max(asked) - min(asked)
    level = 0.3 * asked[0] + 0.6 * asked[1] + 0.1 * asked[2]
    tones["coat"] = asked
    tones["inner"] = mix(own["inner"], tones["coat"], 0.5)
    tones["blush"] = mix(own["blush"], tones["coat"], 0.35 if level > 0.08 else 0.75)
    if len(look.colours) > 1:
        other = _bounded(look.colours[1])
        tones["light"], tones["mark"], tones["dark"] = other, other, mix(other, (0.02, 0.02, 0.02), 0.35)
    elif chroma > 0.06:
        tones["light"] = mix(asked, (1.0, 0.98, 0.95), 0.62)
        tones["mark"] = mix(asked, (0.01, 0.01, 0.012), 0.62)
        tones["dark"] = mix(asked, (0.015, 0.012, 0.015), 0.7)
    elif level > 0.55:
        tones["light"] = (0.95, 0.94, 0.92)
        tones["mark"] = mix(asked, (0.2, 0.2, 0.22), 0.35)
        tones["dark"] = mix(asked, (0.3, 0.29, 0.3), 0.4)
    else:
        tones["light"] = mix(asked, (0.5, 0.5, 0.5), 0.3)
        tones["mark"] = (
            mix(asked, (0.35, 0.35, 0.36), 0.4) if level < 0.1 else mix(asked, (0.01, 0.01, 0.01), 0.6)
        )
        tones["dark"] = mix(asked, (0.01, 0.01, 0.01), 0.5)
    return tones


def mix(a: RGB, b: RGB, t: float) -> RGB:
    """From a (t = 0) to b (t = 1)."""
    r, g, c = (x + (y - x) * t for x, y in zip(a, b, strict=True))
    return r, g, c


def derived(plan: Plan, **changes: object) -> Plan:
    """Another species drawn from this one."""
    return replace(plan, **changes)  # type: ignore[arg-type]


def _bounded(c: RGB) -> RGB:
    # Pure black and pure white would show no form under light.
    r, g, b = (min(max(x, 0.012), 0.92) for x in c)
    return r, g, b
