"""Eight virtual devices give the same losses as one, on any mesh; a run may go on upon another. In a process of its own:
the number of devices is fixed when JAX starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from limner.flow.train.recipe import Recipe

from .conftest import QUICK

pytestmark = pytest.mark.slow

SCRIPT = """
import json, sys
from limner.flow.train.recipe import Recipe
from limner.flow.train.run import Run
from conftest import Hashed, losses
import jax
from pathlib import Path

out, base, told = Path(sys.argv[1]), json.loads(sys.argv[2]), {}
def go(name, folder, until=None, **mesh):
    run = Run(Recipe.from_mapping({**base, "mesh": mesh}), str(out / folder), encoder=Hashed(), quiet=True, until=until)
    run.go()
    told[name] = losses(out / folder)
    return run
go("one", "one", data=1, model=1)
run = go("eight by one", "a", data=8, model=1)
run = go("four by two", "b", data=4, model=2)
weight = run.state.params["double_blocks"]["0"]["img_mlp"]["w1"]["weight"]
told["pieces"] = [list(s.data.shape) for s in weight.addressable_shards][:1] + [list(weight.shape)]
run = go("fsdp", "c", data=4, model=2, fsdp=True)
weight = run.state.opt[1].inner_states["muon"].inner_state.momentum["double_blocks"]["0"]["img_mlp"]["w1"]["weight"]
told["fsdp pieces"] = list(weight.addressable_shards[0].data.shape)
go("first half", "d", until=3, data=4, model=2)
go("other mesh", "d", data=1, model=8)
told["devices"] = jax.device_count()
print(json.dumps(told))
"""

HOST = """
import json, sys
import jax
jax.config.update("jax_cpu_collectives_implementation", "gloo")
out, base, port, number = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3], int(sys.argv[4])
jax.distributed.initialize(f"127.0.0.1:{port}", num_processes=2, process_id=number)
from limner.flow.train.recipe import Recipe
from limner.flow.train.run import Run
from conftest import Hashed

# One host's clock alone says that it is time to save.
base["watch"] |= {"minutes": 0.0 if number else 1e-9, "checkpoint": 0, "grid": 0, "sheet": 0}
run = Run(Recipe.from_mapping(base), out, encoder=Hashed(), quiet=True)
saved, save = [], run.save
def noted():
    saved.append(int(run.state.step))
    save()
run.save = noted
print(json.dumps([run.go().step, saved]))
"""


def test_hosts_save_at_the_same_steps(recipe: Callable[..., Recipe], tmp_path: Path) -> None:
    env = os.environ | {
        "XLA_FLAGS": f"--xla_force_host_platform_device_count=1 {QUICK}",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
    }
    base = json.dumps(recipe(train={"steps": 3}, mesh={"data": 2}).as_dict())
    # A port of this process's number: to ask for a free one would take a socket, which tests are denied.
    given = [sys.executable, "-c", HOST, str(tmp_path / "run"), base, str(20_000 + os.getpid() % 10_000)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    hosts = [subprocess.Popen([*given, str(number)], env=env, **pipes) for number in range(2)]
    try:
        told = [host.communicate(timeout=240) for host in hosts]
    finally:
        for host in hosts:
            host.kill()
    for (out, err), host in zip(told, hosts, strict=True):
        assert host.returncode == 0, err[-3000:]
        assert json.loads(out.splitlines()[-1]) == [3, [1, 2, 3, 3]]


def test_any_mesh_gives_the_losses_of_one_device(recipe: Callable[..., Recipe], tmp_path: Path) -> None:
    env = os.environ | {
        "XLA_FLAGS": f"--xla_force_host_platform_device_count=8 {QUICK}",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
    }
    base = json.dumps(recipe(train={"steps": 6}, watch={"checkpoint": 3}).as_dict())
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), base],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["devices"] == 8
    assert told["pieces"] == [[44, 32], [88, 32]] and told["fsdp pieces"] == [44, 8]
    for name in ("eight by one", "four by two", "fsdp", "other mesh"):
        assert told[name] == pytest.approx(told["one"], rel=2e-5), name
