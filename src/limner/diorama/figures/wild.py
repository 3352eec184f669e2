"""More four-legged species, each drawn from a close one of the table in `species`."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from limner.diorama.figures.plan import derived
from limner.diorama.figures.species import BEAR, CAT, DEER, DOG, FOX, MOUSE, SPECIES, Species
from limner.diorama.material import srgb

_LEOPARD, _TIGER, _BULL = SPECIES["leopard"].plan, SPECIES["tiger"].plan, SPECIES["bull"].plan
_OTTER, _HAMSTER, _RACCOON = SPECIES["otter"].plan, SPECIES["hamster"].plan, SPECIES["raccoon"].plan
_WOLF, _SHEEP, _PIG = SPECIES["wolf"].plan, SPECIES["sheep"].plan, SPECIES["pig"].plan
_ELEPHANT, _GORILLA, _MONKEY = SPECIES["elephant"].plan, SPECIES["gorilla"].plan, SPECIES["monkey"].plan
_CROC, _HEDGEHOG = SPECIES["crocodile"].plan, SPECIES["hedgehog"].plan
_LIZARD = derived(_CROC, coat=srgb("#7fb04a"), light=srgb("#eceab0"), mark=srgb("#4f7f3a"), muzzle="flat", head=0.19, skull=(0.9, 1.0, 0.8), size=0.35, spine=False, eyes=(0.5, 0.5), bulge=True, body=(0.14, 0.12), length=0.42, leg=(0.11, 0.05), neck=0.08, rise=30.0)
_WILD_BOAR = derived(_PIG, coat=srgb("#5f4a3f"), light=srgb("#8a6f5c"), inner=srgb("#b08a80"), mark=srgb("#3a2c26"), hoof=srgb("#2f2622"), mane="crest", tusks=True, tail="tuft", size=0.95)

WILD: dict[str, Species] = {
    "moose": Species(derived(DEER, coat=srgb("#6b4a33"), light=srgb("#a88763"), mark=srgb("#6b4a33"), dark=srgb("#4a3325"), muzzle="horse", horns="palms", beard=True, size=2.1, head=0.21, neck=0.16, rise=52.0, leg=(0.32, 0.055), body=(0.15, 0.165), length=0.34, belly="coat", tail="stub", tail_tones=("coat",), eyes=(0.5, 0.14), cheeks=False), ("bull moose", "alces")),
    "elk": Species(derived(DEER, coat=srgb("#a5764a"), light=srgb("#d9b78c"), mark=srgb("#5f4330"), size=1.6, mane="crest", belly="coat"), ("wapiti", "red deer")),
    "reindeer": Species(derived(DEER, coat=srgb("#8f6f55"), light=srgb("#f3ece0"), mark=srgb("#f3ece0"), nose=srgb("#d93a34"), size=1.2), ("caribou", "rudolph")),
    "antelope": Species(derived(DEER, coat=srgb("#d09a5a"), horns="goat", tail="tuft", mark=srgb("#3a2a20"), size=1.1), ("gazelle", "impala", "springbok", "pronghorn", "oryx")),
    "wildebeest": Species(derived(_BULL, coat=srgb("#6f6a68"), light=srgb("#8f8884"), mark=srgb("#33302f"), mane="crest", beard=True, horns="bull", size=1.4, leg=(0.27, 0.055), tail="flow"), ("gnu",)),
    "okapi": Species(derived(SPECIES["giraffe"].plan, coat=srgb("#6b3f2f"), light=srgb("#e9dcc8"), mark=srgb("#f3ece0"), size=1.8, neck=0.24, head=0.165, markings="none", limbs="mark", leg=(0.3, 0.05), body=(0.14, 0.15))),
    "boar": Species(_WILD_BOAR, ("wild boar", "razorback")),
    "warthog": Species(derived(_WILD_BOAR, coat=srgb("#8a6f5f"), mark=srgb("#4a3329"), mane="horse", size=0.85), ("pumbaa",)),
    "bison": Species(derived(_BULL, coat=srgb("#5f4231"), light=srgb("#7a5a45"), mark=srgb("#3f2c22"), hump=1, mane="wool", beard=True, size=1.7, head=0.24), ("american buffalo", "american bison")),
    "ox": Species(derived(_BULL, coat=srgb("#b58a5a"), light=srgb("#e6cfab")), ("oxen", "steer")),
    "yak": Species(derived(_BULL, coat=srgb("#4a3830"), light=srgb("#6b5548"), mark=srgb("#3a2c26"), mane="wool", tail="flow", leg=(0.17, 0.07)), ("highland cow", "highland cattle", "musk ox")),
    "water buffalo": Species(derived(_BULL, coat=srgb("#5a5a62"), light=srgb("#8a8a92"), inner=srgb("#8a7a7a")), ("buffalo", "carabao")),
    "ram": Species(derived(_SHEEP, horns="ram", size=1.05), ("bighorn sheep", "bighorn", "mouflon")),
    "black sheep": Species(derived(_SHEEP, coat=srgb("#3a383d"), mark=srgb("#3a383d"), light=srgb("#5a565c"))),
    "mammoth": Species(derived(_ELEPHANT, coat=srgb("#8a5a3a"), light=srgb("#a87550"), inner=srgb("#a87550"), mane="wool", mark=srgb("#7a4c30"), ear=0.7, size=2.6), ("woolly mammoth", "mastodon")),
    "orangutan": Species(derived(_GORILLA, coat=srgb("#c4622c"), light=srgb("#c99a7a"), inner=srgb("#c99a7a")), ("orang utan",), "sit"),
    "mandrill": Species(derived(_MONKEY, coat=srgb("#6b6440"), light=srgb("#6f9fd9"), inner=srgb("#d9a08a"), nose=srgb("#d9402e"), tail="stub"), (), "sit"),
    "cheetah": Species(derived(_LEOPARD, coat=srgb("#f0c873"), mark=srgb("#2f2622"), leg=(0.26, 0.055), body=(0.125, 0.135), size=0.85)),
    "jaguar": Species(derived(_LEOPARD, coat=srgb("#dd9a3f")), ("ocelot",)),
    "black panther": Species(derived(_LEOPARD, coat=srgb("#2b2b33"), light=srgb("#3a3a44"), mark=srgb("#1f1f26"), markings="none", nose=srgb("#4a4a55"), inner=srgb("#5a4a50")), ("panther", "black leopard", "black jaguar")),
    "snow leopard": Species(derived(_LEOPARD, coat=srgb("#dfe2e4"), light=srgb("#f7f8f8"), mark=srgb("#5f646c"), tail="brush"), ()),
    "puma": Species(derived(_LEOPARD, coat=srgb("#c9985f"), light=srgb("#f3e3c8"), markings="none"), ("cougar", "mountain lion", "catamount")),
    "lynx": Species(derived(_LEOPARD, coat=srgb("#c9a87a"), light=srgb("#f7efe0"), mark=srgb("#7a5f45"), ears="pointed", ear=1.05, tufts=True, tail="stub", size=0.7), ("bobcat", "caracal")),
    "saber toothed tiger": Species(derived(_TIGER, coat=srgb("#c98f4a"), markings="none", tusks=True, size=1.2), ("sabertooth", "saber tooth tiger", "sabertooth tiger", "smilodon")),
    "white tiger": Species(derived(_TIGER, coat=srgb("#f6f4f0"), light=srgb("#ffffff"))),
    "black cat": Species(derived(CAT, coat=srgb("#2a2930"), light=srgb("#3a3942"), mark=srgb("#232228"), markings="none", nose=srgb("#5a4a50"), inner=srgb("#6a5458"), socks="")),
    "siamese cat": Species(derived(CAT, coat=srgb("#f0e3cf"), light=srgb("#5a4238"), mark=srgb("#5a4238"), markings="none", mask="dark", socks="light", tail_tones=("light",)), ("siamese",)),
    "persian cat": Species(derived(CAT, coat=srgb("#f3efe8"), light=srgb("#ffffff"), mark=srgb("#e3dbcf"), markings="none", tail="brush", tail_tones=("coat",), tufts=True, plump=1.12, ear=0.7), ("white cat", "fluffy cat")),
    "husky": Species(derived(_WOLF, coat=srgb("#5f6673"), light=srgb("#f7f8f8"), mask="fox", size=0.75), ("siberian husky", "malamute", "sled dog")),
    "jackal": Species(derived(FOX, coat=srgb("#b98f5a"), light=srgb("#efe0c8"), dark=srgb("#4a3a30"), muzzle="long", tufts=False, ear=1.2), ("coyote",)),
    "fennec fox": Species(derived(FOX, coat=srgb("#ecc98f"), light=srgb("#fff6ea"), dark=srgb("#d9ae70"), inner=srgb("#e8b5a5"), ear=1.6, size=0.4), ("desert fox", "fennec")),
    "arctic fox": Species(derived(FOX, coat=srgb("#f4f6f8"), light=srgb("#ffffff"), dark=srgb("#dfe5ea"), inner=srgb("#c9cfd6"), ear=0.8), ("snow fox", "white fox")),
    "corgi": Species(derived(DOG, coat=srgb("#e0964a"), light=srgb("#fff6e8"), mark=srgb("#e0964a"), ears="pointed", ear=1.1, muzzle="fox", mask="fox", leg=(0.12, 0.062), length=0.36, tail="stub", socks="light"), ("welsh corgi",)),
    "shiba inu": Species(derived(DOG, coat=srgb("#e0903f"), light=srgb("#fff2dd"), mark=srgb("#e0903f"), ears="pointed", ear=0.85, mask="fox", muzzle="small", tail="curl"), ("shiba", "akita", "doge")),
    "pug": Species(derived(DOG, coat=srgb("#e3c498"), light=srgb("#3f3836"), mark=srgb("#3f3836"), dark=srgb("#3f3836"), mask="none", muzzle="small", ears="drop", tail="curl", socks="", belly="coat", size=0.4, leg=(0.15, 0.06), body=(0.165, 0.165))),
    "bulldog": Species(derived(DOG, coat=srgb("#d9b48a"), light=srgb("#fff6ea"), mark=srgb("#b98c5f"), muzzle="wide", muzzle_tone="light", ears="drop", tail="stub", size=0.5, leg=(0.15, 0.07), body=(0.185, 0.17)), ("french bulldog", "boxer dog", "pit bull")),
    "dachshund": Species(derived(DOG, coat=srgb("#9a5a30"), light=srgb("#d99a5f"), mark=srgb("#6b3a20"), mask="none", muzzle="long", length=0.56, leg=(0.09, 0.055), body=(0.13, 0.13), size=0.4, socks=""), ("sausage dog", "wiener dog", "basset hound")),
    "german shepherd": Species(derived(_WOLF, coat=srgb("#b5803f"), light=srgb("#dcb27a"), mark=srgb("#2f2622"), dark=srgb("#2f2622"), mask="dark", markings="none", size=0.8), ("alsatian", "doberman")),
    "chihuahua": Species(derived(DOG, coat=srgb("#e0b47f"), light=srgb("#fff2dd"), ears="pointed", ear=1.35, muzzle="small", mask="none", size=0.3, leg=(0.17, 0.045), body=(0.115, 0.12), eye=0.17)),
    "beaver": Species(derived(_OTTER, coat=srgb("#7a4f30"), light=srgb("#c99a6f"), mark=srgb("#4a3a32"), tail="thick", tail_tones=("mark",), plump=1.2, size=0.6, muzzle="wide", muzzle_tone="coat"), (), "sit"),
    "badger": Species(derived(_RACCOON, coat=srgb("#7f8188"), light=srgb("#f7f5f1"), mark=srgb("#2d2c32"), ears="small", tail="stub", muzzle="fox", body=(0.19, 0.175), leg=(0.13, 0.07)), ("honey badger",)),
    "wolverine": Species(derived(BEAR, coat=srgb("#4a3629"), light=srgb("#b08a5f"), ears="small", ear=1.1, tail="brush", tail_tones=("coat",), size=0.7, body=(0.18, 0.17), leg=(0.14, 0.07)), ("wolverine animal",)),
    "skunk": Species(derived(FOX, coat=srgb("#2a2930"), light=srgb("#f7f5f1"), dark=srgb("#232228"), inner=srgb("#6a5458"), mask="blaze", ears="round", ear=0.6, tufts=False, tail="squirrel", tail_tones=("coat", "light", "light", "light", "coat"), muzzle="small", size=0.5, belly="coat", socks="")),
    "chipmunk": Species(derived(SPECIES["squirrel"].plan, coat=srgb("#c98a4a"), light=srgb("#fbecd0"), mark=srgb("#5a3a25"), tail="brush", tail_tones=("coat",), size=0.25), (), "hold"),
    "rat": Species(derived(MOUSE, coat=srgb("#7d7a80"), light=srgb("#bdb8bb"), ear=1.1, muzzle="fox", size=0.3, body=(0.15, 0.14), length=0.3), ("sewer rat",)),
    "guinea pig": Species(derived(_HAMSTER, coat=srgb("#a5622f"), light=srgb("#fff6ea"), mark=srgb("#2f2622"), mask="blaze", ears="drop", plump=1.1, size=0.28, tail="none"), ("cavy",)),
    "chinchilla": Species(derived(MOUSE, coat=srgb("#9ea2ab"), light=srgb("#f3f1f0"), ear=1.4, tail="squirrel", tail_tones=("coat",), size=0.35, plump=1.12), (), "sit"),
    "marmot": Species(derived(_HAMSTER, coat=srgb("#a88458"), light=srgb("#e9d5b0"), tail="brush", tail_tones=("coat",), size=0.5), ("groundhog", "woodchuck", "gopher", "prairie dog", "ground squirrel"), "sit"),
    "meerkat": Species(derived(_OTTER, coat=srgb("#c9a878"), light=srgb("#efe0c4"), mark=srgb("#4a382c"), mask="raccoon", tail="thin", tail_tones=("coat", "coat", "mark"), muzzle="fox", plump=0.85, size=0.45), ("suricate", "mongoose"), "sit"),
    "ferret": Species(derived(_OTTER, coat=srgb("#b59468"), light=srgb("#f3e6cf"), mark=srgb("#4a382c"), mask="raccoon", tail="brush", tail_tones=("coat", "mark"), plump=0.85, size=0.4), ("polecat",), "sit"),
    "weasel": Species(derived(_OTTER, coat=srgb("#b5743a"), light=srgb("#fff6e8"), plump=0.8, size=0.35, tail="thin", tail_tones=("coat", "coat", "dark")), ("stoat", "marten", "mink animal"), "sit"),
    "mole": Species(derived(_HAMSTER, coat=srgb("#4f4a52"), light=srgb("#4f4a52"), inner=srgb("#e8a5a0"), mask="none", muzzle="fox", muzzle_tone="coat", ears="none", nose=srgb("#e8938f"), socks="inner", size=0.25, eye=0.08), ("shrew",), "sit"),
    "opossum": Species(derived(MOUSE, coat=srgb("#a5a2a0"), light=srgb("#f7f4ef"), mask="white", ears="round", ear=0.9, muzzle="fox", inner=srgb("#4a4448"), tail="bare", nose=srgb("#e58a86"), size=0.45), ("possum",)),
    "quokka": Species(derived(_HAMSTER, coat=srgb("#9a7450"), light=srgb("#d9b98f"), mask="none", ears="round", ear=0.8, tail="bare", size=0.5, nose=srgb("#2a2022")), ("bandicoot", "bilby"), "sit"),
    "tasmanian devil": Species(derived(BEAR, coat=srgb("#33302f"), light=srgb("#f3efe8"), inner=srgb("#e58a86"), ears="pointed", ear=0.6, muzzle="fox", muzzle_tone="coat", tail="thick", size=0.5, belly="light", leg=(0.14, 0.06), body=(0.16, 0.155))),
    "echidna": Species(derived(_HEDGEHOG, coat=srgb("#4a3c34"), light=srgb("#8a6f5a"), mark=srgb("#e3cfa5"), muzzle="long", muzzle_tone="light", ears="none", size=0.4), ("spiny anteater",)),
    "porcupine": Species(derived(_HEDGEHOG, coat=srgb("#4a3f3a"), light=srgb("#8a7566"), mark=srgb("#e9e0d0"), size=0.6)),
    "tapir": Species(derived(BEAR, coat=srgb("#3a383d"), light=srgb("#f3efe8"), inner=srgb("#c9b0a8"), muzzle="long", muzzle_tone="coat", ears="leaf", ear=0.6, size=1.0, length=0.38, leg=(0.2, 0.07), head=0.2)),
    "seal": Species(derived(_OTTER, coat=srgb("#8a97a5"), light=srgb("#c3ccd4"), mark=srgb("#5f6b78"), ears="none", mask="none", muzzle="small", tail="stub", plump=1.2, leg=(0.07, 0.06), size=0.8, length=0.42, eye=0.16), ("baby seal", "harp seal"), "lie"),
    "lizard": Species(_LIZARD, ("gecko", "newt", "skink")),
    "chameleon": Species(derived(_LIZARD, coat=srgb("#5fbf5a"), mark=srgb("#f0a23a"), tail="curl", spine=True, eyes=(0.6, 0.4)), ()),
    "iguana": Species(derived(_LIZARD, coat=srgb("#6f9f6a"), mark=srgb("#d9a24a"), spine=True, size=0.6), ("bearded dragon",)),
    "komodo dragon": Species(derived(_LIZARD, coat=srgb("#7a7264"), light=srgb("#b5a98f"), mark=srgb("#4a443c"), muzzle="croc", bulge=False, size=0.9), ("monitor lizard",)),
    "ankylosaurus": Species(derived(_CROC, coat=srgb("#8f8a5a"), light=srgb("#e6dfae"), mark=srgb("#6b5f3a"), muzzle="flat", shell=True, size=1.5, leg=(0.13, 0.085), horns="spikes"), ()),
}  # fmt: skip
