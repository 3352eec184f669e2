from __future__ import annotations

import pytest

from limner.prompt import Entry, Vocabulary

GROUPS = {
    "animal": "dog,cat,bird,horse,sheep,cow,elephant,bear,zebra,giraffe,fox,rabbit,lion,penguin,koala,fish,bee,kangaroo",
    "person": "person,man,woman,boy,girl,child,astronaut",
    "food": "apple,banana,orange,pizza,cake,donut,hot dog,broccoli,carrot,sandwich,olive,egg,cookie,pistachio",
    "plant": "tree,flower,potted plant,sunflower,mushroom",
    "vehicle": "hot air balloon,car,bus,truck,train,boat,airplane,bicycle,motorcycle",
    "furniture": "chair,couch,bed,dining table,bench,toilet,sink",
    "building": "house,castle,bridge,shop",
    "thing": "fire hydrant,stop sign,traffic light,parking meter,wine glass,cup,bowl,fork,knife,spoon,bottle,book,clock,vase,"
    "scissors,teddy bear,hair drier,toothbrush,umbrella,suitcase,frisbee,skis,snowboard,sports ball,kite,baseball bat,"
    "baseball glove,skateboard,surfboard,tennis racket,laptop,tv,tv remote,computer keyboard,computer mouse,cell phone,"
    "microwave,candle,oven,toaster,refrigerator,balloon,rocket,box,basket,robot,bone,cube,sphere,guitar,violin,pencil,bat",
    "clothing": "hat,scarf,coat,t-shirt,tie,glasses,handbag,backpack,shoe",
    "sky": "sun,moon,rainbow,cloud,star",
}
NAMES = {"tv": ("television",), "car": ("automobile",), "sports ball": ("ball",), "box": ("cardboard box",),
         "dining table": ("table",)}  # fmt: skip


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(
        Entry(key, NAMES.get(key, ()), group) for group, keys in GROUPS.items() for key in keys.split(",")
    )
