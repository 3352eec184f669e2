"""The table of four-legged species: each a `Plan`, its further names and its natural pose."""

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
    markings="tiger",
)  # fmt: skip
BEAR = Plan(
    coat=srgb("#8a5a36"), light=srgb("#dcb184"), inner=srgb("#c99468"), size=1.2, muzzle="bear", ears="round", tail="stub",
    body=(0.2, 0.2), leg=(0.19, 0.088), eye=0.115, eyes=(0.4, 0.1), belly="coat", neck=0.08, head=0.26,
)  # fmt: skip

SPECIES: dict[str, Species] = {
    "fox": Species(FOX, ("red fox", "vixen", "fox cub")),
    "dog": Species(DOG, ("puppy", "hound", "doggy", "labrador", "corgi", "beagle", "golden retriever", "canine")),
    "cat": Species(CAT, ("kitten", "kitty", "tabby", "house cat", "feline")),
    "bear": Species(BEAR, ("brown bear", "grizzly bear", "grizzly", "bear cub")),
    "panda": Species(derived(BEAR, coat=srgb("#fbf7ef"), light=srgb("#fbf7ef"), mark=srgb("#26242a"), mask="panda", limbs="mark"),
                     ("giant panda", "panda bear"), "sit"),
    "rabbit": Species(
        Plan(coat=srgb("#d9c3a8"), light=srgb("#fff6ea"), size=0.4, ears="long", tail="pom", tail_tones=("light",), muzzle="small",
             nose=srgb("#e58a86"), leg=(0.16, 0.06), body=(0.15, 0.155), eye=0.14), ("bunny", "hare"),
    ),
    "horse": Species(
        Plan(coat=srgb("#a5623a"), light=srgb("#f6e3cb"), mark=srgb("#4a2a1d"), size=1.7, muzzle="horse", muzzle_tone="light", ears="leaf",
             ear=0.75, mane="horse", tail="flow", hooves=True, mask="blaze", head=0.2, neck=0.24, rise=58, leg=(0.33, 0.056),
             body=(0.145, 0.15), length=0.36, belly="coat", eyes=(0.5, 0.12), skull=(0.9, 0.95, 0.95), cheeks=False), ("pony", "stallion", "mare", "foal"),
    ),
    "zebra": Species(
        Plan(coat=srgb("#faf6ee"), light=srgb("#faf6ee"), mark=srgb("#232125"), size=1.5, muzzle="horse", muzzle_tone="mark", ears="leaf",
             ear=0.75, mane="crest", tail="tuft", hooves=True, markings="zebra", head=0.2, neck=0.22, rise=58, leg=(0.32, 0.054),
             body=(0.145, 0.15), length=0.36, belly="coat", eyes=(0.5, 0.12), skull=(0.9, 0.95, 0.95), cheeks=False),
    ),
}
