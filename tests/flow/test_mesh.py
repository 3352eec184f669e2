"""One device and a mesh of eight give the same pictures: in a process of its own, since devices are counted at import."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytest.importorskip("jax", reason="the extra limner[flow] is not installed")

PROGRAM = """
import jax, numpy as np
from jax.sharding import NamedSharding, PartitionSpec as P
from limner.flow import config, model, tensors

c = config.preset("tiny")
rng = np.random.default_rng(0)
flat = {n: rng.standard_normal(s).astype("f4") / np.prod(s[1:]) ** 0.5 for n, s in tensors.shapes(c).items()}
params = tensors.nest(flat)
z = rng.standard_normal((8, 16, 24, 3)).astype("f4")
text = rng.standard_normal((8, c.prompt_length, c.text_size)).astype("f4")
mask = np.arange(c.prompt_length) < np.arange(8)[:, None]
predict = jax.jit(model.predict, static_argnums=1)
alone = np.asarray(predict(params, c, z, text, mask))

mesh = jax.make_mesh((4, 2), ("data", "model"), axis_types=(jax.sharding.AxisType.Auto,) * 2)
def place(leaf):
    spec = P("model", None) if leaf.ndim == 2 and leaf.shape[0] % 2 == 0 else P()
    return jax.device_put(leaf, NamedSharding(mesh, spec))
there = jax.tree.map(place, params)
rows = [jax.device_put(a, NamedSharding(mesh, P("data"))) for a in (z, text, mask)]
shared = predict(there, c, *rows)
assert len(jax.devices()) == 8 and len(shared.sharding.device_set) == 8, shared.sharding
print(float(np.abs(np.asarray(shared) - alone).max()), float(alone.std()))
"""


def test_one_device_and_a_mesh_agree() -> None:
    environment = {
        **os.environ,
        "XLA_FLAGS": "--xla_force_host_platform_device_count=8",
        "JAX_PLATFORMS": "cpu",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr[-2000:]
    apart, spread = map(float, done.stdout.split())
    assert apart < 1e-5 < spread
