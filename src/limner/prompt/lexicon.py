# ruff: noqa: E501, SIM905
"""Word lists of the reader: materials, sizes, poses, moods, and nouns that name no thing to show."""

from __future__ import annotations

# Word -> material key (the keys that the builders know).
MATERIALS: dict[str, str] = {
    word: key
    for key, words in {
        "gold": "gold golden gilded", "silver": "silver silvery chrome", "bronze": "bronze brass brazen",
        "copper": "copper", "metal": "metal metallic steel iron aluminium aluminum tin titanium stainless",
        "rust": "rusty rusted", "glass": "glass glassy transparent see-through", "ice": "ice icy frozen",
        "crystal": "crystal crystalline diamond", "wood": "wood wooden oak pine bamboo timber wicker plywood log",
        "stone": "stone granite rock rocky sandstone limestone cobblestone brick", "marble": "marble alabaster",
        "concrete": "concrete cement", "clay": "clay terracotta terra-cotta earthenware plasticine mud",
        "ceramic": "ceramic porcelain china", "plastic": "plastic vinyl acrylic lego",
        "rubber": "rubber latex inflatable", "leather": "leather suede", "paper": "paper papery origami",
        "cardboard": "cardboard carton", "fabric": "fabric cloth cotton denim silk satin velvet linen canvas quilted",
        "wool": "wool woolen woollen knitted knit yarn felt felted crochet crocheted", "fur": "fur furry plush",
        "wax": "wax waxen", "chocolate": "chocolate", "neon": "neon glowing luminous",
    }.items()
    for word in words.split()
}  # fmt: skip
# Material words that are adjectives in their own right; the others are materials only before a noun or after "made of".
SIZES: dict[str, float] = {
    "tiny": 0.5, "miniature": 0.5, "mini": 0.5, "minuscule": 0.5, "microscopic": 0.5, "small": 0.7, "little": 0.7,
    "smaller": 0.7, "petite": 0.7, "short": 0.8, "big": 1.5, "large": 1.5, "bigger": 1.5, "larger": 1.5, "tall": 1.3,
    "oversized": 1.7, "huge": 2.0, "enormous": 2.2, "massive": 2.0, "giant": 2.5, "towering": 2.0, "immense": 2.2,
    "gigantic": 3.0, "colossal": 3.0, "humongous": 3.0, "monumental": 2.5, "mega": 2.0, "life-sized": 1.0,
    "life-size": 1.0, "medium-sized": 1.0, "baby": 0.7, "wide": 1.2, "long": 1.2,
}  # fmt: skip
# Verb lemma (or adjective) -> pose word.
POSES: dict[str, str] = {
    "sit": "sitting", "seat": "sitting", "perch": "sitting", "ride": "sitting", "stand": "standing", "lie": "lying", "lay": "lying",
    "rest": "lying", "recline": "lying", "lounge": "lying", "sleep": "sleeping", "nap": "sleeping", "snooze": "sleeping", "doze": "sleeping",
    "asleep": "sleeping", "run": "running", "sprint": "running", "jog": "running", "dash": "running", "gallop": "running", "race": "running",
    "chase": "running", "jump": "jumping", "leap": "jumping", "hop": "jumping", "bounce": "jumping", "fly": "flying", "soar": "flying",
    "hover": "flying", "glide": "flying", "float": "floating", "dance": "dancing", "wave": "waving", "read": "reading", "walk": "walking",
    "stroll": "walking", "hike": "walking", "march": "walking", "climb": "climbing", "swim": "swimming", "dive": "swimming", "eat": "eating",
    "chew": "eating", "drink": "drinking", "smile": "smiling", "grin": "smiling", "laugh": "smiling", "sing": "singing", "cry": "crying",
    "play": "playing", "hold": "holding", "kick": "kicking", "surf": "surfing", "skate": "skating", "ski": "skiing", "cook": "cooking",
    "paint": "painting", "write": "writing", "point": "pointing", "hug": "hugging", "kneel": "kneeling", "crouch": "crouching", "fight": "fighting",
    "roar": "roaring", "bark": "barking", "meditate": "sitting", "pose": "standing", "cheer": "waving", "drive": "driving", "graze": "eating",
    "stretch": "stretching", "yawn": "yawning", "carry": "holding", "sniff": "sniffing",
}  # fmt: skip
HOLD = frozenset(
    "hold carry grip clutch grasp wield swing raise lift play hug cradle brandish give hand offer bring bear use".split()
)
READ = frozenset("read study peruse".split())
WEAR = frozenset("wear don sport dress clad".split())
RIDE = frozenset("ride drive mount surf skateboard pilot".split())
ADORN = frozenset("ear-ring".split())
# Nouns that scaffold a prompt and name nothing to show.
SCAFFOLD = frozenset(
    "photo photograph picture image illustration painting drawing rendering render artwork art scene background "
    "foreground view style front side top bottom middle center centre left right lot kind piece type sort bit part "
    "shot close-up closeup portrait depiction portrayal sketch display closeup way edge end corner base back surface "
    "detail details focus composition design look frame canvas texture pattern quality resolution light lighting "
    "shadow shadows 4k 8k hd uhd dslr camera lens angle perspective distance air ground floor sky horizon mid-air "
    "midair rest half variety number pair couple group set shape form size color colour colors colours set-up setting "
    "setup space version example close concept word words text title letter letters lettering phrase caption slogan "
    "font typography inscription sentence message tagline headline logo writing script one ones other others nothing "
    "something anything everything thing things someone somebody nobody total amount row lookalike point viewer body "
    "work masterpiece wallpaper snapshot selfie screenshot thumbnail diagram cross-section cover graphic clipart "
    "clip-art icon emoji vector rendition recreation anime cartoon comic it they them he him she her this that these "
    "those which who whom its their his hers step place front-view side-view day time moment morning afternoon "
    "evening night hour dusk dawn sunset sunrise season spring summer autumn fall winter weather focus depth field-of-view "
    "direction spot centrepiece centerpiece aesthetic vibe atmosphere mood ambience feel backdrop glow sunlight "
    "moonlight daylight hues hue tone tones style-of manner fashion mode line lines layout arrangement instance case "
    "photography sides scenery midst series whole entirety order addition contrast bokeh blur mix depth".split()
)
# Parts of bodies and of things: on a thing they are traits, not things of their own.
PARTS = frozenset(
    "ear eye nose mouth tail hair beard moustache mustache whisker mane fur paw claw wing feather beak horn antler leg "
    "arm hand finger foot head face neck tooth fang tongue skin scale spot stripe marking leaf petal branch stem trunk "
    "root bark wheel tire tyre handle lid spout blade string window door roof chimney wall sail mast seat button pocket "
    "sleeve collar label page cover edge rim corner base shoulder back belly chest lap knee toe cheek lip brow eyebrow "
    "eyelash expression smile grin mohawk ponytail braid haircut hairstyle frame bristle tentacle shell fin trunk hoof "
    "tusk snout muzzle body drawer shelf light headlight windshield engine surface texture sparkle dot pattern "
    "decoration frosting icing topping sprinkle thorn needle spike crust slat column porch seed core stump".split()
)
# Things worn.
WEARABLE = frozenset(
    "hat cap helmet crown scarf glasses sunglasses goggles tie bowtie dress shirt t-shirt tshirt coat jacket suit tuxedo "
    "tutu boot shoe sneaker glove mitten sock trousers pants jeans shorts skirt sweater jumper hoodie vest apron cape "
    "cloak robe gown uniform costume kimono sari beret turban headphones headphone necklace bracelet ring earring watch "
    "backpack mask bandana headband wig beanie turtleneck blouse belt bikini swimsuit spacesuit armor armour sombrero "
    "tophat fedora bow veil tiara wreath lei collar saddle visor eyepatch medal sandal slipper overalls raincoat "
    "poncho lederhosen kilt outfit clothes clothing attire jersey cardigan pyjamas pajamas monocle tank".split()
)
HOLDERS = frozenset(
    "basket box bowl cup bucket bag vase jar mug glass car bathtub tub sink pot bottle crate cage boat bus truck bed "
    "suitcase backpack shoe hat nest oven refrigerator fridge microwave toaster drawer handbag barrel cart wagon pan "
    "trunk pocket bubble balloon chair couch sofa train airplane canoe rocket spaceship toilet envelope window aquarium "
    "tank tent pool jeep van taxi stroller teacup tray plate dish helicopter pumpkin egg cupcake cave".split()
)
CONTAINERS = frozenset(
    "glass cup bowl bottle plate box basket bucket jar mug pot can bag tray vase carton pitcher jug barrel crate sack "
    "tin tub packet case pint dish pan kettle flask tank tube".split()
)
PARTITIVES = frozenset(
    "piece slice kind type sort bit half quarter loaf pair view picture image version part side front back top edge "
    "end middle depiction portrayal member example shape cup lot sheet block ball close-up closeup shot chunk scoop "
    "stalk sprig strand clove head ear bar stick drop splash rendition form lookalike mound inside outside interior "
    "size base rest surface statue sculpture figurine model bust head face".split()
)
DEPICTIONS = frozenset("statue sculpture figurine bust monument idol carving replica".split())
PRONOUNS = {
    "it": "it", "he": "it", "she": "it", "him": "it", "they": "they", "them": "they", "its": "it", "their": "they",
    "his": "it", "her": "it", "itself": "it", "himself": "it", "herself": "it", "themselves": "they",
}  # fmt: skip
# Word -> valence.
MOODS: dict[str, float] = {
    word: value
    for value, words in {
        1.0: "joyful ecstatic jubilant festive celebratory exuberant",
        0.7: "happy cheerful merry playful delightful joyous vibrant whimsical funny lively magical",
        0.4: "cosy cozy peaceful calm serene tranquil gentle warm dreamy romantic cute inviting hopeful relaxing idyllic",
        -0.3: "mysterious moody melancholic melancholy lonely solitary quiet tense dramatic nostalgic",
        -0.6: "sad gloomy dark eerie spooky creepy ominous haunting bleak somber sombre grim angry grumpy",
        -0.9: "terrifying horrifying scary nightmarish menacing horror despair tragic desolate",
    }.items()
    for word in words.split()
}  # fmt: skip
