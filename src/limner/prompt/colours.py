# ruff: noqa: SIM905
"""Colour words and what they look like."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

from limner.prompt.scene import Colour

RGB = tuple[int, int, int]

# The basic eleven and the everyday words, clear and saturated as toys are painted; the CSS names follow below.
COMMON: dict[str, str] = {
    "red": "e3242b", "orange": "f7801e", "yellow": "ffd21f", "green": "2fa84f", "blue": "2467d6",
    "purple": "8636b8", "pink": "ff6fae", "brown": "6c4827", "black": "1d1d20", "white": "f7f7f4",
    "grey": "8d9096", "gray": "8d9096", "teal": "128c8c", "turquoise": "30cfc4", "cyan": "1fc8e0", "magenta": "e01fa0",
    "violet": "7f3fd0", "lilac": "c3a0e0", "lavender": "b9a3ea", "mauve": "b784a7", "indigo": "4530a0",
    "navy": "1b2a63", "navy blue": "1b2a63", "sky blue": "6cc0f5", "baby blue": "9fd3f5", "baby pink": "ffc0d4",
    "powder blue": "b0d8e6", "royal blue": "2f50d8", "electric blue": "1f7dff", "cobalt": "1b47b0",
    "cobalt blue": "1b47b0", "azure": "2f8ff0", "aqua": "35d0d8", "aquamarine": "6fe0c0", "mint": "98e0bf",
    "mint green": "98e0bf", "lime": "a8dc28", "lime green": "7fd02a", "olive green": "7b8432", "olive": "7b8432",
    "forest green": "22713c", "emerald": "1fa565", "emerald green": "1fa565", "sage": "9caf88", "sage green": "9caf88",
    "jade": "2fb07c", "khaki": "bda871", "beige": "e3d3b4", "cream": "fbf0d0", "ivory": "fbf6e3", "tan": "cfa775",
    "sand": "dcc394", "ochre": "cb8a2a", "mustard": "d9a520", "mustard yellow": "d9a520", "amber": "ffb52e",
    "lemon yellow": "fff04a", "peach": "ffbf94", "apricot": "fbb97a", "coral": "ff7a5c", "salmon": "fb8a78",
    "scarlet": "e0231c", "crimson": "c1183c", "vermilion": "e34a2e", "cherry red": "c8102e", "ruby red": "b3123a",
    "burgundy": "7b1c34", "maroon": "7a1f2b", "wine red": "762238", "rust red": "a3441f", "brick red": "a33d2e",
    "terracotta": "c5694a", "chestnut brown": "7c4228", "chocolate brown": "5a3119", "caramel": "c17c3a",
    "fuchsia": "e5289e", "hot pink": "ff3d96", "rose pink": "f590b0", "plum": "7c3a72", "aubergine": "4c2348",
    "charcoal": "3c3f45", "slate": "66727e", "off white": "f2ede2", "jet black": "121214", "blond": "ecc777",
    "blonde": "ecc777", "ginger": "d9772f", "golden yellow": "ffc52b", "auburn": "8c3b1e", "crystal blue": "8fd3f0",
    "ebony": "2b2623", "pale": "efe6da", "rainbow": "ff5a5a",
}  # fmt: skip
# Names that are things as often as colours: a colour only before another noun.
THINGS = frozenset(
    "orange olive peach rose plum lime salmon coral mint sage cream sand chocolate ginger amber emerald apricot "
    "chestnut charcoal slate rust wine ruby lavender lilac violet indigo mustard caramel jade tan rainbow ivory "
    "aubergine gold silver bronze copper turquoise navy khaki snow wheat linen tomato chartreuse orchid".split()
)
# Metals are materials; these are their colours where only a colour fits.
METALS = {"gold": "f0b429", "golden": "f0b429", "silver": "c3c7cc", "bronze": "b07a3f", "copper": "c9784f"}
CSS = (
    "aliceblue f0f8ff antiquewhite faebd7 blanchedalmond ffebcd blueviolet 8a2be2 burlywood deb887 cadetblue 5f9ea0 "
    "chartreuse 7fff00 cornflowerblue 6495ed cornsilk fff8dc darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b "
    "darkgray 6b6e73 darkgrey 6b6e73 darkgreen 006400 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f "
    "darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b "
    "darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue "
    "00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 "
    "gainsboro dcdcdc ghostwhite f8f8ff goldenrod daa520 greenyellow adff2f honeydew f0fff0 hotpink ff69b4 indianred "
    "cd5c5c lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan "
    "e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgrey d3d3d3 lightgreen 90ee90 lightpink ffb6c1 "
    "lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 "
    "lightsteelblue b0c4de lightyellow ffffe0 limegreen 32cd32 mediumaquamarine 66cdaa mediumblue 0000cd "
    "mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a "
    "mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin "
    "ffe4b5 navajowhite ffdead oldlace fdf5e6 olivedrab 6b8e23 orangered ff4500 orchid da70d6 palegoldenrod eee8aa "
    "palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f "
    "powderblue b0e0e6 rebeccapurple 663399 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 sandybrown f4a460 "
    "seagreen 2e8b57 seashell fff5ee sienna a0522d skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 "
    "springgreen 00ff7f steelblue 4682b4 thistle d8bfd8 wheat f5deb3 whitesmoke f5f5f5 yellowgreen 9acd32"
).split()


def _spaced(name: str) -> str:
    """'mediumseagreen' as 'medium sea green'."""
    for word in (
        "light",
        "dark",
        "medium",
        "deep",
        "pale",
        "lawn",
        "hot",
        "dodger",
        "steel",
        "royal",
        "spring",
        "sea",
    ):
        if name.startswith(word) and len(name) > len(word) + 2:
            return f"{word} {_spaced(name[len(word) :])}"
    for tail in ("slateblue", "slategray", "slategrey", "goldenrod", "skyblue", "steelblue", "olivegreen"):
        if name == tail:
            return {"goldenrod": name, "olivegreen": "olive green"}.get(name, f"{name[:-4]} {name[-4:]}")
    for tail in ("blue", "green", "white", "brown", "red", "pink", "orange", "yellow"):
        if name.endswith(tail) and len(name) > len(tail) + 2:
            return f"{name[: -len(tail)]} {tail}"
    return name


def _rgb(hexes: str) -> RGB:
    r, g, b = bytes.fromhex(hexes)
    return r, g, b


NAMES: dict[str, RGB] = {name: _rgb(value) for name, value in COMMON.items()}
for _name, _value in zip(CSS[::2], CSS[1::2], strict=True):
    NAMES.setdefault(_name, _rgb(_value))
    NAMES.setdefault(_spaced(_name), _rgb(_value))
MANY_COLOURED = frozenset(
    "multicoloured multicolored colourful colorful rainbow multicolor multicolour iridescent".split()
)
RAINBOW: tuple[Colour, ...] = tuple(
    Colour(name, NAMES[name]) for name in ("red", "orange", "yellow", "green", "blue", "purple")
)

# (lightness towards white or black, saturation factor)
SHADES: dict[str, tuple[float, float]] = {
    "light": (0.45, 0.9), "pale": (0.6, 0.75), "pastel": (0.55, 0.7), "soft": (0.4, 0.75), "dark": (-0.45, 1.0),
    "deep": (-0.35, 1.1), "bright": (0.08, 1.3), "vivid": (0.0, 1.35), "vibrant": (0.0, 1.3), "neon": (0.12, 1.5),
    "dusty": (0.15, 0.5), "muted": (0.1, 0.5), "rich": (-0.15, 1.15), "electric": (0.05, 1.4), "hot": (-0.05, 1.3),
    "baby": (0.5, 0.9), "faded": (0.35, 0.5), "lush": (0.0, 1.1), "brilliant": (0.05, 1.3), "fluorescent": (0.12, 1.5),
}  # fmt: skip


def shaded(name: str, shade: str, rgb: RGB) -> Colour:
    """`rgb` made lighter, darker, stronger or weaker as `shade` says."""
    towards, strength = SHADES[shade]
    h, lightness, s = colorsys.rgb_to_hls(*(c / 255 for c in rgb))
    lightness = lightness + (0.94 - lightness) * towards if towards > 0 else lightness * (1 + towards)
    r, g, b = colorsys.hls_to_rgb(h, max(0.0, min(1.0, lightness)), max(0.0, min(1.0, s * strength)))
    return Colour(f"{shade} {name}", (round(r * 255), round(g * 255), round(b * 255)))


def metal(word: str) -> Colour:
    """The colour of a metal; `word` is one of `METALS`."""
    return Colour(word, _rgb(METALS[word]))


def paired(one: str, other: str) -> bool:
    """Whether two words joined by "and" are two colours of a thing; a metal beside a colour is its colour."""
    return (one in NAMES and (other in NAMES or other in METALS)) or (one in METALS and other in NAMES)


def match(words: Sequence[str], at: int) -> tuple[Colour, int] | None:
    """The colour that starts at `words[at]` (lower case) and how many words it takes; None if none does.

    Understands names of up to three words, shades ("dark green", "pastel pink"), "-ish" and "-coloured".
    """
    for size in (3, 2, 1):
        name = " ".join(words[at : at + size])
        if len(words) >= at + size and name in NAMES:
            taken = size
            if at + size < len(words) and words[at + size] in ("coloured", "colored"):
                taken += 1
            return Colour(name, NAMES[name]), taken
    word = words[at]
    if word in SHADES and at + 1 < len(words):
        rest = match(words, at + 1)
        if rest is not None and rest[0].name.split()[0] not in SHADES:
            return shaded(rest[0].name, word, rest[0].rgb), rest[1] + 1
    for end in ("-coloured", "-colored", "ish"):
        stem = word.removesuffix(end).rstrip("-")
        if stem != word:
            for form in (stem, stem + "e", stem[:-1]):
                if form in NAMES:
                    return Colour(form, NAMES[form]), 1
    if "-" in word and not word.startswith("-"):
        spaced = word.replace("-", " ").split()
        whole = match(spaced, 0) if len(spaced) > 1 else None
        if whole is not None and whole[1] == len(spaced):
            return whole[0], 1
    return None
