import hashlib
import json
import os
import subprocess
import sys

import numpy as np
import pytest

import limner
from limner import engines
from limner.errors import InvalidRequest, NotFound, Unsupported

SMALL = {"width": 256, "height": 256, "quality": "draft"}
PROMPT = 'a red cube next to a green ball, with the title "HI"'
AGAIN = """
import hashlib, sys, limner
p = limner.generate(sys.argv[1], seed=3, width=256, height=256, quality="draft", first=1)[0]
print(hashlib.sha256(p.pixels.tobytes()).hexdigest())
"""


def digest(picture):
    return hashlib.sha256(picture.pixels.tobytes()).hexdigest()


def test_same_request_same_pixels_alone_in_a_batch_and_after_a_restart():
    batch = limner.generate(PROMPT, seed=3, count=2, **SMALL)
    alone = limner.generate(PROMPT, seed=3, first=1, **SMALL)[0]
    assert digest(alone) == digest(batch[1]) != digest(batch[0])
    # In a new process, on one core only.
    command = [sys.executable, "-c", AGAIN, PROMPT]
    if hasattr(os, "sched_setaffinity"):
        command = ["taskset", "-c", str(min(os.sched_getaffinity(0))), *command]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest(alone)


def test_layers_hold_one_mask_for_each_instance(apples):
    masks = {name: mask for name, mask in apples.layers.items() if name.startswith("mask ")}
    assert len(masks) == 3
    assert all(
        mask.dtype == bool and mask.shape == (256, 256) and mask.sum() > 200 for mask in masks.values()
    )
    assert not np.any(sum(mask.astype(int) for mask in masks.values()) > 1)
    assert apples.layers["depth"].max() > 1


def test_model_opens_again(tmp_path):
    import trimesh

    from limner.engines.diorama import Diorama
    from limner.request import Request

    request = Request("a blue cup on a table", seed=1, **SMALL)
    scene = limner.read("a blue cup on a table")
    path = tmp_path / "m.glb"
    path.write_bytes(Diorama().model(request, scene, 0))
    loaded = trimesh.load(path)
    assert len(loaded.geometry) > 3
    assert any("cup" in name for name in loaded.graph.nodes_geometry)


def test_what_it_cannot_do_is_refused_by_name():
    with pytest.raises(Unsupported, match="strength"):
        limner.generate("a fox", strength=0.5, **SMALL)
    with pytest.raises(NotFound, match="engine"):
        limner.generate("a fox", engine="imagen", **SMALL)
    with pytest.raises(InvalidRequest, match="prompt"):
        limner.generate("xyzzy plugh", **SMALL)


def test_the_scene_can_be_edited():
    scene = limner.read("a red cube")
    data = json.loads(scene.to_json())
    data["subjects"][0]["count"] = 2
    edited = type(scene).from_json(json.dumps(data))
    picture = limner.generate("a red cube", scene=edited, seed=1, **SMALL)[0]
    assert sum(name.startswith("mask ") for name in picture.layers) == 2


def test_the_registry_lists_what_is_installed():
    assert "diorama" in engines.names()
    assert isinstance(engines.get("diorama"), engines.Engine)
