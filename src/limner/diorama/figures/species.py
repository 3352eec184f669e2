"""The table of four-legged species: each a `Plan`, its further names and its natural pose."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from dataclasses import dataclass

from limner.diorama.figures.plan import Plan, derived
from limner.diorama.material import srgb


@dataclass(frozen=True)
class Species:
    """A plan with the names it answers to and the pose it takes when none is asked for."""

    plan: Plan
    names: tuple[str, ...] = ()
    pose: str = "stand"


FOX = Plan(
    coat=srgb("#f0701c"), dark=srgb("#35211d"), light=srgb("#fff6ea"), inner=srgb("#4a2c26"), size=0.62, muzzle="fox",
    ears="pointed", mask="fox", tufts=True, tail="brush", socks="dark", tail_tones=("coat",) * 8 + ("light",) * 4,
    skull=(1.0, 0.9, 0.86), body=(0.14, 0.145), eye=0.13, eyes=(0.42, 0.04),
)  # fmt: skip
DOG = Plan(
    coat=srgb("#d99a55"), light=srgb("#fff1dc"), mark=srgb("#8a5229"), dark=srgb("#8a5229"), size=0.62, muzzle="dog", ears="floppy",
    mask="blaze", tail="thin", tail_tones=("coat", "coat", "light"), socks="light", eyes=(0.42, 0.1),
)  # fmt: skip
CAT = Plan(
    coat=srgb("#e8a255"), light=srgb("#fff3e2"), mark=srgb("#c57a35"), size=0.42, muzzle="cat", ears="pointed", ear=0.9, nose=srgb("#e58a86"),
    tail="thin", tail_tones=("coat",) * 5 + ("light",), socks="light", eye=0.15, eyes=(0.43, 0.02), skull=(1.06, 0.9, 0.88), body=(0.135, 0.14),
    markings="tabby",
)  # fmt: skip
BEAR = Plan(
    coat=srgb("#8a5a36"), light=srgb("#dcb184"), inner=srgb("#c99468"), size=1.2, muzzle="bear", ears="round", tail="stub",
    body=(0.2, 0.2), leg=(0.19, 0.088), eye=0.115, eyes=(0.4, 0.1), belly="coat", neck=0.08, head=0.26,
)  # fmt: skip

HORSE = Plan(
    coat=srgb("#a5623a"), light=srgb("#f6e3cb"), mark=srgb("#4a2a1d"), size=1.7, muzzle="horse", muzzle_tone="light", ears="leaf", ear=0.85,
    mane="horse", tail="flow", hooves=True, mask="blaze", head=0.2, neck=0.24, rise=58, leg=(0.32, 0.058), body=(0.145, 0.15), length=0.38,
    belly="coat", eyes=(0.5, 0.12), skull=(0.9, 0.95, 0.95), cheeks=False,
)  # fmt: skip
COW = Plan(
    coat=srgb("#fbf6ee"), light=srgb("#f4b9ac"), mark=srgb("#33292a"), size=1.4, muzzle="wide", muzzle_tone="light", ears="leaf", horns="cow",
    tail="tuft", hooves=True, markings="cow", head=0.23, neck=0.1, rise=50, leg=(0.21, 0.066), body=(0.18, 0.175), length=0.42, belly="coat", cheeks=False,
    eyes=(0.46, 0.14),
)  # fmt: skip
DEER = Plan(
    coat=srgb("#c4854c"), light=srgb("#fbe9d0"), mark=srgb("#fbe9d0"), size=1.2, muzzle="small", ears="leaf", horns="antlers", tail="pom",
    tail_tones=("light",), hooves=True, head=0.19, neck=0.2, rise=66, leg=(0.3, 0.045), body=(0.12, 0.13), length=0.3, eye=0.15, nose=srgb("#3a2622"),
)  # fmt: skip
MOUSE = Plan(
    coat=srgb("#a9a5ab"), light=srgb("#f3ecec"), size=0.25, ears="round", ear=1.55, tail="bare", tail_tones=("inner",), muzzle="small", nose=srgb("#e58a86"),
    leg=(0.11, 0.05), body=(0.14, 0.145), eye=0.13, head=0.25, length=0.24,
)  # fmt: skip

SPECIES: dict[str, Species] = {
    "fox": Species(FOX, ("red fox", "vixen", "fox cub")),
    "dog": Species(DOG, ("puppy", "hound", "doggy", "labrador", "beagle", "golden retriever", "canine")),
    "cat": Species(CAT, ("kitten", "kitty", "tabby", "house cat", "feline")),
    "bear": Species(BEAR, ("brown bear", "grizzly bear", "grizzly", "bear cub")),
    "panda": Species(derived(BEAR, coat=srgb("#fbf7ef"), light=srgb("#fbf7ef"), mark=srgb("#26242a"), mask="panda", limbs="mark"),
                     ("giant panda", "panda bear"), "sit"),
    "rabbit": Species(
        Plan(coat=srgb("#d9c3a8"), light=srgb("#fff6ea"), size=0.4, ears="long", tail="pom", tail_tones=("light",), muzzle="small",
             nose=srgb("#e58a86"), leg=(0.16, 0.06), body=(0.15, 0.155), eye=0.14), ("bunny", "hare"),
    ),
    "polar bear": Species(derived(BEAR, coat=srgb("#f7f3ea"), light=srgb("#fffaf0"), inner=srgb("#d9cfc2")), ("ice bear",)),
    "wolf": Species(derived(FOX, coat=srgb("#7d828c"), light=srgb("#eef0f2"), dark=srgb("#5a5e68"), inner=srgb("#4a4c55"), size=0.85, socks="coat",
                            muzzle="long"), ()),
    "dalmatian": Species(derived(DOG, coat=srgb("#fbf8f2"), light=srgb("#fbf8f2"), mark=srgb("#2a2729"), mask="none", markings="dalmatian", socks="")),
    "poodle": Species(derived(DOG, coat=srgb("#f0e6d8"), mark=srgb("#e4d5c1"), mask="none", mane="wool", tail="pom", tail_tones=("mark",))),
    "lion": Species(derived(CAT, coat=srgb("#eab04f"), mark=srgb("#9c5522"), light=srgb("#fdeccb"), ears="round", ear=0.85, mane="lion", tail="tuft", markings="none",
                            muzzle="bear", nose=srgb("#6b3a2c"), size=1.15, socks="", eye=0.125, body=(0.155, 0.16), leg=(0.2, 0.075)), ("king of the jungle", "lion cub", "lioness")),
    "tiger": Species(derived(CAT, markings="tiger", coat=srgb("#f0862a"), mark=srgb("#2c2322"), light=srgb("#fff4e4"), ears="round", ear=0.85, muzzle="bear", nose=srgb("#d97a70"),
                             size=1.1, eye=0.125, body=(0.155, 0.16), leg=(0.2, 0.075)), ("bengal tiger", "tiger cub")),
    "leopard": Species(derived(CAT, coat=srgb("#eebb62"), mark=srgb("#3b2a22"), ears="round", ear=0.8, markings="leopard", size=0.9, muzzle="bear",
                               nose=srgb("#6b3a2c"), eye=0.125), ()),
    "horse": Species(HORSE, ("pony", "stallion", "mare", "foal")),
    "unicorn": Species(derived(HORSE, coat=srgb("#fdf7fb"), light=srgb("#fbe3ee"), mark=srgb("#f08fc0"), horns="unicorn", hoof=srgb("#e7b94c")), ("pegasus", "alicorn")),
    "zebra": Species(derived(HORSE, coat=srgb("#faf6ee"), light=srgb("#3a3638"), mark=srgb("#232125"), size=1.5, mane="crest", tail="tuft", markings="zebra", mask="none")),
    "donkey": Species(derived(HORSE, coat=srgb("#8e8683"), light=srgb("#efe6dc"), mark=srgb("#3d3837"), ears="long", ear=0.75, mane="crest", tail="tuft", mask="none",
                              leg=(0.25, 0.058), neck=0.18, size=1.25), ("mule", "burro")),
    "cow": Species(COW, ("cattle", "calf", "dairy cow", "heifer")),
    "bull": Species(derived(COW, coat=srgb("#6b3f2a"), light=srgb("#d9a98c"), markings="none", horns="bull", size=1.5), ()),
    "sheep": Species(Plan(coat=srgb("#f7f1e4"), light=srgb("#4b4145"), mark=srgb("#f7f1e4"), inner=srgb("#d99a92"), size=0.95, muzzle="small", ears="drop", mane="wool",
                          tail="pom", hooves=True, markings="wool", limbs="light", belly="coat", head=0.21, neck=0.07, leg=(0.19, 0.05), body=(0.2, 0.2),
                          length=0.3, mask="wool", nose=srgb("#2a2022"), eye=0.13), ("lamb", "ewe")),
    "goat": Species(Plan(coat=srgb("#f3ece0"), light=srgb("#fffaf2"), size=0.9, muzzle="long", ears="drop", horns="goat", tail="stub", hooves=True, head=0.21,
                         neck=0.13, leg=(0.24, 0.052), body=(0.145, 0.15), length=0.33, beard=True, cheeks=False), ("billy goat", "ibex")),
    "elephant": Species(Plan(coat=srgb("#9aa3b3"), light=srgb("#b8bfcb"), inner=srgb("#e0b3b0"), hoof=srgb("#e9e2d3"), size=2.4, muzzle="trunk", muzzle_tone="coat", ears="fan", tail="tuft",
                             mark=srgb("#5e6675"), head=0.25, neck=0.04, rise=48, leg=(0.22, 0.098), body=(0.235, 0.235), length=0.3, belly="coat", eye=0.1, eyes=(0.5, 0.14),
                             hooves=False, tusks=True), ("baby elephant",)),
    "giraffe": Species(Plan(coat=srgb("#f7d78d"), light=srgb("#fbe8bf"), mark=srgb("#b86a2b"), dark=srgb("#6b3f22"), size=3.2, muzzle="horse", muzzle_tone="light", ears="leaf", ear=0.75,
                            horns="ossicones", mane="none", tail="tuft", hooves=True, markings="giraffe", head=0.125, neck=0.5, rise=73, leg=(0.32, 0.042), body=(0.105, 0.115),
                            length=0.26, belly="coat", eyes=(0.5, 0.14), skull=(0.9, 0.95, 0.95), cheeks=False, eye=0.16)),
    "pig": Species(Plan(coat=srgb("#f4aeae"), light=srgb("#f9cfc9"), inner=srgb("#e58b8f"), size=0.8, muzzle="snout", muzzle_tone="coat", ears="leaf", ear=0.8, tail="curl", hooves=True,
                        hoof=srgb("#b9747a"), head=0.24, neck=0.05, leg=(0.15, 0.06), body=(0.19, 0.185), length=0.34, belly="coat"), ("piglet", "hog")),
    "mouse": Species(MOUSE, ("mice", "little mouse")),
    "hamster": Species(derived(MOUSE, coat=srgb("#e2a765"), light=srgb("#fff5e6"), ears="round", ear=0.8, tail="stub", mask="white", tail_tones=("coat",), plump=1.15, size=0.2), ("gerbil",), "sit"),
    "squirrel": Species(derived(MOUSE, coat=srgb("#b5642d"), light=srgb("#fbe6cb"), ears="pointed", ear=0.6, tail="squirrel",
                                tail_tones=("coat",), size=0.32, nose=srgb("#3a2622"), plump=0.95), (), "hold"),
    "raccoon": Species(derived(FOX, coat=srgb("#83858d"), light=srgb("#f1efec"), mark=srgb("#2d2c32"), dark=srgb("#3a393f"), mask="raccoon", ears="round", ear=0.85, tail="ringed",
                               tail_tones=("mark", "mark", "light", "light") * 3, muzzle="small", tufts=False, inner=srgb("#d9c8c2"), size=0.5), ()),
    "red panda": Species(derived(FOX, coat=srgb("#c4532a"), mask="white", ears="round", ear=0.9, tail="ringed", tail_tones=("coat", "coat", "light", "light") * 3, muzzle="small",
                                 tufts=False, inner=srgb("#f4d9c4"), size=0.5)),
    "koala": Species(derived(BEAR, coat=srgb("#9aa0ab"), light=srgb("#eeeef0"), inner=srgb("#f0c9c9"), ears="fluffy", muzzle="small", muzzle_tone="coat", belly="light", size=0.65,
                             bignose=True), (), "sit"),
    "monkey": Species(Plan(coat=srgb("#8a5634"), light=srgb("#f2c9a1"), inner=srgb("#f2c9a1"), size=0.7, ears="fluffy", ear=0.62, mask="monkey", tail="thin", muzzle="wide", muzzle_tone="light",
                           head=0.24, body=(0.14, 0.14), leg=(0.22, 0.05), eyes=(0.34, 0.14)), ("chimpanzee", "ape"), "sit"),
    "gorilla": Species(Plan(coat=srgb("#43424a"), light=srgb("#8d8688"), inner=srgb("#8d8688"), size=1.5, ears="small", mask="monkey", tail="none", muzzle="wide", muzzle_tone="light",
                            head=0.24, body=(0.2, 0.2), leg=(0.2, 0.09), eyes=(0.34, 0.14), plump=1.05), ("king kong",), "sit"),
    "sloth": Species(derived(BEAR, coat=srgb("#a58a6b"), light=srgb("#f0dfc2"), mark=srgb("#5d4634"), mask="sloth", ears="none", muzzle="small", size=0.65), (), "sit"),
    "otter": Species(derived(MOUSE, coat=srgb("#7d5638"), light=srgb("#ecd3b0"), ears="small", tail="thick", tail_tones=("coat",), mask="white", nose=srgb("#2a2022"), size=0.55, plump=0.95), (), "sit"),
    "deer": Species(DEER, ("stag", "buck")),
    "fawn": Species(derived(DEER, horns="none", markings="dalmatian", size=0.8), ("bambi", "doe")),
    "camel": Species(derived(HORSE, coat=srgb("#d6a566"), light=srgb("#efd3a3"), mark=srgb("#8f6236"), mane="tuft", tail="tuft", hump=2, neck=0.27, rise=50, mask="none", size=2.0,
                             head=0.165, ears="round", ear=0.6, body=(0.15, 0.15)), ("dromedary",)),
    "llama": Species(derived(HORSE, coat=srgb("#f4e6d0"), light=srgb("#fff7ea"), mark=srgb("#e6d0b0"), mane="tuft", tail="pom", neck=0.34, rise=76, head=0.155, mask="none", size=1.6, ear=1.0,
                             ears="long", body=(0.165, 0.165), leg=(0.25, 0.055)), ("alpaca",)),
    "hippo": Species(Plan(coat=srgb("#9488a3"), light=srgb("#c9a9b4"), inner=srgb("#d49aa5"), size=1.5, muzzle="wide", muzzle_tone="coat", ears="small", tail="stub", head=0.26, neck=0.03,
                          rise=30, leg=(0.14, 0.085), body=(0.23, 0.22), length=0.4, eyes=(0.4, 0.32)), ("hippopotamus",)),
    "rhinoceros": Species(Plan(coat=srgb("#8f959c"), light=srgb("#aab0b6"), inner=srgb("#c3a7a5"), size=1.6, muzzle="wide", muzzle_tone="coat", ears="leaf", ear=0.7, horns="rhino", tail="tuft",
                               head=0.24, neck=0.05, rise=30, leg=(0.17, 0.082), body=(0.21, 0.21), length=0.42, belly="coat", eyes=(0.5, 0.2), mark=srgb("#5d6268")), ("rhino",)),
    "kangaroo": Species(Plan(coat=srgb("#bd8350"), light=srgb("#f4dcb8"), size=1.3, muzzle="long", ears="long", ear=0.55, tail="thick", head=0.2, neck=0.12, leg=(0.22, 0.07),
                             body=(0.16, 0.16)), ("wallaby",), "sit"),
    "hedgehog": Species(Plan(coat=srgb("#7a5a44"), light=srgb("#f3d9b5"), mark=srgb("#5c4232"), size=0.25, muzzle="fox", ears="round", ear=0.65, tail="none", mask="monkey", limbs="light",
                             head=0.25, neck=0.02, rise=20, leg=(0.09, 0.055), body=(0.22, 0.21), length=0.26, quills=True), ()),
    "dragon": Species(Plan(coat=srgb("#4fb067"), light=srgb("#f6e3a1"), mark=srgb("#f0803c"), size=1.6, muzzle="wide", muzzle_tone="coat", ears="none", horns="spikes", mane="spikes", tail="thick",
                           wings=True, head=0.24, neck=0.2, rise=66, leg=(0.2, 0.075), body=(0.17, 0.17), length=0.32, eyes=(0.45, 0.16)), ("wyvern",)),
    "dinosaur": Species(Plan(coat=srgb("#63b7a6"), light=srgb("#f3eab5"), mark=srgb("#e9a23b"), size=2.4, muzzle="wide", muzzle_tone="coat", ears="none", tail="thick", head=0.19, neck=0.34,
                             rise=68, leg=(0.2, 0.085), body=(0.185, 0.18), length=0.36, eyes=(0.48, 0.2), spine=True), ("brontosaurus", "dino", "t-rex", "tyrannosaurus", "stegosaurus", "triceratops")),
    "capybara": Species(Plan(coat=srgb("#a8754a"), light=srgb("#c39467"), inner=srgb("#8a5c3a"), mark=srgb("#8a5c3a"), size=0.7, muzzle="wide", muzzle_tone="coat", ears="round", ear=0.55,
                             tail="none", head=0.215, skull=(0.92, 1.12, 0.95), neck=0.05, rise=40, leg=(0.15, 0.056), body=(0.185, 0.185), length=0.42, belly="coat", eyes=(0.5, 0.3), eye=0.105,
                             nose=srgb("#3a2a24"), socks="mark", cheeks=False)),
    "wombat": Species(derived(BEAR, coat=srgb("#8b7260"), light=srgb("#b39a84"), inner=srgb("#c79f90"), ears="round", ear=0.6, muzzle="small", muzzle_tone="coat", bignose=True, size=0.55,
                              body=(0.225, 0.215), leg=(0.13, 0.08), length=0.32, neck=0.03, rise=40)),
    "lemur": Species(derived(FOX, coat=srgb("#9a9ca4"), light=srgb("#f6f4f0"), mark=srgb("#2d2c32"), dark=srgb("#3a393f"), mask="raccoon", ears="fluffy", ear=0.6, tail="ringed", tufts=False,
                             tail_tones=("mark", "mark", "light", "light") * 3, muzzle="small", inner=srgb("#d9c8c2"), size=0.5, eye=0.16), ("ring tailed lemur",), "sit"),
    "hyena": Species(derived(DOG, coat=srgb("#b99a6b"), light=srgb("#e2cba2"), mark=srgb("#5c4330"), dark=srgb("#4a3628"), mask="none", ears="round", ear=0.95, markings="leopard", mane="crest",
                             muzzle="long", socks="dark", size=0.9, tail="tuft")),
    "anteater": Species(derived(BEAR, coat=srgb("#6d5a4e"), light=srgb("#cdb79c"), mark=srgb("#2f2723"), ears="small", muzzle="trunk", muzzle_tone="coat", tail="brush", tail_tones=("coat",),
                                size=0.8, head=0.19, body=(0.17, 0.17), length=0.4, leg=(0.18, 0.065)), ("aardvark",)),
    "crocodile": Species(Plan(coat=srgb("#5f9a4c"), light=srgb("#e6e3ac"), mark=srgb("#3f7340"), size=0.9, muzzle="croc", muzzle_tone="coat", ears="none", tail="thick", head=0.22, neck=0.03,
                              rise=16, leg=(0.1, 0.065), body=(0.19, 0.15), length=0.46, eyes=(0.36, 0.5), spine=True, cheeks=False), ("alligator",)),
    "turtle": Species(Plan(coat=srgb("#6fae57"), light=srgb("#efe0a5"), mark=srgb("#8a6a3c"), size=0.45, muzzle="flat", muzzle_tone="coat", ears="none", tail="stub", head=0.2, neck=0.16,
                           rise=42, leg=(0.11, 0.07), body=(0.2, 0.14), length=0.3, shell=True), ("tortoise", "sea turtle")),
    "frog": Species(Plan(coat=srgb("#6cb84a"), light=srgb("#f0f0b8"), size=0.25, muzzle="flat", muzzle_tone="coat", ears="none", tail="none", head=0.27, skull=(1.12, 0.9, 0.78),
                         eyes=(0.5, 0.66), bulge=True, body=(0.16, 0.14), leg=(0.12, 0.055), belly="light"), ("toad", "tree frog"), "sit"),
}
