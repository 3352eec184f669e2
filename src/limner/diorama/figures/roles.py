"""People of trades, times and lands, each told by dress: a table like that of beings."""

# ruff: noqa: E501 - tables read best with one entry a line
# fmt: off

from __future__ import annotations

from limner.diorama.figures.beings import Being, concepts_of
from limner.diorama.figures.hair import Hair
from limner.diorama.figures.outfit import Outfit
from limner.diorama.material import srgb

_WHITE, _BLACK, _DARK = srgb("#f7f5ef"), srgb("#26242c"), srgb("#3a3a44")
_ANY: tuple[Hair, ...] = ("short", "bob", "curly", "ponytail")
_HER: tuple[Hair, ...] = ("bob", "long", "bun", "ponytail", "curly")
_GREY = srgb("#e4e1dc")

ROLES: dict[str, Being] = {
    "older person": Being(Outfit(age="old", hair=("rim", "bun"), glasses=True, coat=srgb("#8a8f6f")), ("senior", "senior citizen", "elderly person", "old person", "pensioner")),
    "guard": Being(Outfit(coat=srgb("#c9302c"), light=_BLACK, dark=_BLACK, trim=srgb("#e0b23c"), hair=("short",), hat="bearskin", features=("belt", "buttons", "collar")), ("royal guard", "british guard", "queen's guard", "beefeater", "sentry")),
    "royalty": Being(Outfit(coat=srgb("#7a2f6f"), cut="robe", hat="crown", hair=("short", "long"), features=("cape", "collar", "buttons")), ("person with crown", "sultan")),
    "office worker": Being(Outfit(coat=srgb("#3f5a7d"), light=srgb("#3a4358"), hair=_ANY, trim=srgb("#c7413b"), features=("lapels",)), ("clerk", "accountant", "employee", "white collar worker", "manager", "banker", "lawyer")),
    "mrs claus": Being(Outfit(coat=srgb("#cf2f2f"), cut="robe", age="old", glasses=True, hair=("bun",), hair_colour=srgb("#fbf8f2"), features=("apron", "collar", "fur trim", "stout")), ("mother christmas", "santa's wife")),
    "mx claus": Being(Outfit(coat=srgb("#cf2f2f"), light=srgb("#cf2f2f"), dark=srgb("#2b2326"), hat="santa", hair=("bob",), hair_colour=srgb("#fbf8f2"), features=("belt", "fur trim"))),
    "supervillain": Being(Outfit(coat=srgb("#5a2f7a"), light=srgb("#2f2a3a"), dark=srgb("#2f2a3a"), trim=srgb("#8fcf4a"), cut="suit", hair=("short", "long"), hair_colour=srgb("#1f1d24"), face="stern", features=("cape", "hero", "emblem", "mask", "belt")), ("villain", "evil villain", "super villain", "joker")),
    "juggler": Being(Outfit(coat=srgb("#e0524a"), light=srgb("#3f6ea5"), trim=srgb("#f3d04b"), hair=("short", "curly"), features=("collar", "buttons", "belt")), (), "juggle", idle=("juggled",)),
    "acrobat": Being(Outfit(coat=srgb("#e0524a"), light=srgb("#3f6ea5"), cut="suit", hair=("bun", "short"), features=("emblem", "belt")), ("trapeze artist", "gymnast", "tightrope walker"), "dance"),
    "bride": Being(Outfit(coat=_WHITE, cut="robe", hair=("bun", "long"), hat="veil"), ("person with veil", "woman in a wedding dress"), "hold", idle=("bouquet",)),
    "groom": Being(Outfit(coat=_BLACK, light=_BLACK, dark=_BLACK, hair=("short",), features=("shirt front", "bow tie")), ("bridegroom", "person in tuxedo", "best man", "butler", "man in a tuxedo")),
    "pregnant woman": Being(Outfit(coat=srgb("#d98fa8"), cut="dress", hair=("long", "ponytail"), features=("belly",)), ("expectant mother", "mother to be", "pregnant lady")),
    "samurai": Being(Outfit(coat=srgb("#a8322c"), light=srgb("#2f3340"), trim=srgb("#e0b23c"), dark=_BLACK, hair=("short",), hair_colour=_BLACK, hat="kabuto", features=("samurai", "sword")), ("shogun", "samurai warrior", "ronin")),
    "viking": Being(Outfit(coat=srgb("#6f4f36"), light=srgb("#5a5560"), trim=srgb("#c99a3c"), dark=srgb("#4a3428"), beard=True, hair=("long",), hair_colour=srgb("#d9822f"), hat="viking helmet", features=("cross strap", "belt", "cape")), ("norseman", "viking warrior", "barbarian", "valkyrie")),
    "cowboy": Being(Outfit(coat=srgb("#b5453a"), light=srgb("#4a6a96"), trim=srgb("#d9a43a"), dark=srgb("#6b4425"), hair=("short",), hat="cowboy hat", features=("vest", "belt")), ("rancher", "gunslinger", "rodeo rider", "outlaw")),
    "cowgirl": Being(Outfit(coat=srgb("#d9708f"), light=srgb("#4a6a96"), trim=srgb("#d9a43a"), dark=srgb("#6b4425"), hair=("long", "ponytail"), hat="cowboy hat", features=("vest", "belt"))),
    "sheriff": Being(Outfit(coat=srgb("#c9a06a"), light=srgb("#5a4a3a"), trim=srgb("#e0b23c"), hair=("short",), hat="cowboy hat", features=("moustache", "belt", "emblem"))),
    "gladiator": Being(Outfit(coat=srgb("#8a5a34"), light=srgb("#b3263a"), trim=srgb("#d9a43a"), cut="shorts", hair=("short",), hat="viking helmet", features=("loincloth", "pauldrons", "cross strap", "belt"))),
    "roman soldier": Being(Outfit(coat=srgb("#c9a05a"), light=srgb("#b3263a"), cut="shorts", hat="knight", hair=("bald",), features=("loincloth", "pauldrons", "belt", "cape")), ("centurion", "legionary", "legionnaire", "spartan", "greek warrior", "hoplite")),
    "pharaoh": Being(Outfit(coat=_WHITE, light=_WHITE, skin=srgb("#b97a50"), trim=srgb("#e0b23c"), cut="shorts", hair=("bald",), hat="nemes", features=("bare", "gold collar", "loincloth", "goatee"), hair_colour=_BLACK), ("egyptian king", "tutankhamun", "king tut")),
    "cleopatra": Being(Outfit(coat=_WHITE, skin=srgb("#c98f5f"), trim=srgb("#e0b23c"), cut="robe", hair=("bob",), hair_colour=_BLACK, hat="tiara", features=("gold collar", "sash")), ("egyptian queen", "nefertiti")),
    "geisha": Being(Outfit(coat=srgb("#b3364f"), light=_WHITE, trim=srgb("#e0b23c"), skin=srgb("#f7efe8"), cut="robe", hair=("bun",), hair_colour=_BLACK, features=("obi",)), ("maiko", "japanese woman")),
    "sumo wrestler": Being(Outfit(coat=srgb("#34507a"), light=srgb("#34507a"), cut="shorts", hair=("bun",), hair_colour=_BLACK, bulk=1.25, trim=srgb("#34507a"), features=("bare", "loincloth", "stout")), ("sumo", "rikishi")),
    "boxer": Being(Outfit(coat=srgb("#d9402e"), light=srgb("#d9402e"), trim=_WHITE, cut="shorts", hair=("short", "curly"), bulk=1.06, features=("bare", "sash", "gloves")), ("prizefighter", "kickboxer")),
    "wrestler": Being(Outfit(coat=srgb("#d9402e"), light=srgb("#3f6ea5"), cut="suit", hair=("bald",), bulk=1.18, features=("mask", "belt", "emblem")), ("luchador", "pro wrestler")),
    "soccer player": Being(Outfit(coat=srgb("#d9402e"), light=_WHITE, cut="shorts", hair=("short", "ponytail"), features=("number",), dark=_BLACK), ("footballer", "football player", "rugby player", "goalkeeper", "volleyball player", "athlete", "sportsman")),
    "basketball player": Being(Outfit(coat=srgb("#f08a2c"), light=srgb("#f08a2c"), cut="shorts", hair=("short", "curly"), hat="headband", features=("number",), tall=1.95)),
    "tennis player": Being(Outfit(coat=_WHITE, light=_WHITE, cut="shorts", hair=("ponytail", "short"), hat="headband", trim=srgb("#3f8fd2")), ("badminton player", "squash player")),
    "ballerina": Being(Outfit(coat=srgb("#f29ab8"), light=srgb("#f9c6d6"), dark=srgb("#f29ab8"), cut="suit", hair=("bun",), features=("tutu",)), ("ballet dancer",), "dance"),
    "dancer": Being(Outfit(coat=srgb("#c9302c"), cut="dress", hair=("bun", "long")), ("dancing woman", "flamenco dancer"), "dance"),
    "dancing man": Being(Outfit(coat=srgb("#6f4fc9"), light=_WHITE, hair=("curly", "short"), features=("belt",)), ("disco dancer", "breakdancer"), "dance"),
    "waiter": Being(Outfit(coat=_WHITE, light=_BLACK, dark=_BLACK, hair=("short",), features=("vest", "bow tie", "apron")), ("bartender", "barman", "sommelier", "steward")),
    "waitress": Being(Outfit(coat=_BLACK, cut="dress", hair=("bun", "ponytail"), features=("apron", "collar")), ("maid", "housekeeper", "stewardess", "flight attendant")),
    "nun": Being(Outfit(coat=_BLACK, cut="robe", hair=("bald",), hat="habit", features=("collar",)), ("sister", "mother superior")),
    "sailor": Being(Outfit(coat=_WHITE, light=srgb("#2f4a86"), trim=srgb("#2f4a86"), hair=("short",), hat="sailor cap", features=("number", "collar")), ("seaman", "navy sailor", "popeye")),
    "lumberjack": Being(Outfit(coat=srgb("#b5382f"), light=srgb("#3f5a7d"), beard=True, hair=("short",), hair_colour=srgb("#6b3f22"), trim=_BLACK, bulk=1.08, features=("overalls", "belt")), ("woodcutter", "logger", "woodsman", "paul bunyan")),
    "fisherman": Being(Outfit(coat=srgb("#f2c230"), light=srgb("#4a6a5a"), hat="straw", trim=srgb("#c9a86a"), beard=True, hair=("short",), features=("overalls",)), ("angler", "fisher")),
    "hunter": Being(Outfit(coat=srgb("#5f6f3f"), light=srgb("#6b4f38"), hair=_ANY, hat="feather", features=("cross strap", "belt")), ("archer", "ranger", "robin hood", "huntsman", "bowman", "scout")),
    "caveman": Being(Outfit(coat=srgb("#b5824a"), light=srgb("#b5824a"), cut="dress", beard=True, hair=("long",), hair_colour=srgb("#3f2a20"), features=("cross strap",), skin=srgb("#d9a074"), trim=srgb("#f3eddc")), ("neanderthal", "cavewoman", "prehistoric man", "cave man")),
    "mime": Being(Outfit(coat=_WHITE, light=_BLACK, dark=_BLACK, skin=srgb("#fbfaf6"), hair=("short",), hat="beret", features=("striped",)), ("mime artist", "french man", "frenchman"), "wave"),
    "explorer": Being(Outfit(coat=srgb("#c9a86a"), light=srgb("#8a7048"), hat="straw", trim=srgb("#a88a52"), hair=_ANY, features=("cross strap", "belt", "pack")), ("adventurer", "archaeologist", "indiana jones", "safari guide")),
    "hiker": Being(Outfit(coat=srgb("#d9703c"), light=srgb("#5f6f4f"), hair=_ANY, hat="headband", features=("pack",)), ("backpacker", "mountaineer", "trekker"), "walk"),
    "pedestrian": Being(Outfit(hair=_ANY), ("walking person", "passer by"), "walk"),
    "runner": Being(Outfit(coat=srgb("#3fa8d9"), light=_BLACK, cut="shorts", hair=("ponytail", "short"), hat="headband", features=("number",)), ("jogger", "sprinter", "marathon runner", "running person"), "run"),
    "climber": Being(Outfit(coat=srgb("#d9402e"), light=srgb("#5b5560"), hair=("short", "ponytail"), hat="headband", features=("belt",)), (), "climb"),
    "rock climber": Being(Outfit(coat=srgb("#d9402e"), light=srgb("#5b5560"), hair=("short", "ponytail"), hat="headband", features=("belt",)), (), "climb"),
    "burglar": Being(Outfit(coat=srgb("#4a4a55"), light=_BLACK, dark=_BLACK, hair=("short",), hat="beret", features=("striped", "mask")), ("thief", "robber", "bandit")),
    "prisoner": Being(Outfit(coat=srgb("#f08a2c"), light=srgb("#f08a2c"), cut="suit", hair=("short",), features=("number",)), ("convict", "inmate")),
    "pope": Being(Outfit(coat=_WHITE, cut="robe", age="old", hair=("rim",), trim=srgb("#e0b23c"), hat="skullcap", features=("sash",)), ("cardinal bishop", "pontiff")),
    "native american": Being(Outfit(coat=srgb("#b5824a"), light=srgb("#8a5a34"), skin=srgb("#b97a50"), hair=("pigtails", "long"), hair_colour=_BLACK, hat="feather", features=("belt",)), ("tribal chief", "shaman")),
    "rogue": Being(Outfit(coat=srgb("#3f4a3f"), light=srgb("#3a342e"), dark=srgb("#2a2420"), hair=("short",), hat="hood", features=("cross strap", "sword", "belt", "cape")), ("assassin", "jedi", "hooded figure", "thief in a hood")),
    "druid": Being(Outfit(coat=srgb("#5f7a4a"), cut="robe", beard=True, hair=("long",), hair_colour=_GREY, hat="hood", features=("sash",), trim=srgb("#8a5a34")), ("hermit", "cultist")),
    "bard": Being(Outfit(coat=srgb("#6f4fa0"), light=srgb("#3f6f5a"), trim=srgb("#e0b23c"), hair=("short", "long"), hat="feather", features=("cape", "belt")), ("minstrel", "troubadour")),
    "rice farmer": Being(Outfit(coat=srgb("#4f7a8a"), light=srgb("#5a4a3a"), trim=srgb("#d9bb7a"), hair=("short",), hat="cone hat"), ("vietnamese farmer", "asian farmer")),
    "einstein": Being(Outfit(coat=srgb("#6f6a5f"), light=srgb("#4f4a44"), age="old", hair=("curly",), hair_colour=srgb("#f0eee9"), features=("moustache", "lapels")), ("albert einstein", "mad scientist")),
    "napoleon": Being(Outfit(coat=srgb("#2f3f6f"), light=_WHITE, trim=srgb("#e0b23c"), hat="pirate", hair=("short",), features=("buttons", "collar", "belt")), ("general", "admiral")),
    "abraham lincoln": Being(Outfit(coat=_BLACK, light=_BLACK, beard=True, hair=("short",), hair_colour=srgb("#2a211d"), tall=1.9, trim=_DARK, hat="top hat", features=("shirt front", "bow tie")), ("lincoln",)),
    "george washington": Being(Outfit(coat=srgb("#2f3f6f"), light=srgb("#e9dfc8"), trim=srgb("#e0b23c"), hair=("ponytail",), hair_colour=srgb("#f0eee9"), features=("buttons", "collar", "cape")), ()),
    "buddha": Being(Outfit(coat=srgb("#e0982c"), cut="robe", hair=("bun",), hair_colour=_BLACK, features=("sash", "stout"), trim=srgb("#b5642d")), (), "sit"),
    "jesus": Being(Outfit(coat=_WHITE, cut="robe", beard=True, hair=("long",), hair_colour=srgb("#6b4425"), trim=srgb("#b3463a"), features=("sash",)), ("jesus christ", "christ", "moses", "shepherd")),
}  # fmt: skip

CONCEPTS = concepts_of(ROLES)
