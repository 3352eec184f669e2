"""What a step of the neural engine costs here, and how near it is to the machine's bound: Markdown tables on stdout.

python benchmarks/flow.py                                            small networks, numpy, JAX and PyTorch
python benchmarks/flow.py --network minit2i-b16/2 --batch 1 --rounds 3  (two of its seventeen blocks)
python benchmarks/flow.py --network recipes/emoji64.toml            the network of a recipe
python benchmarks/flow.py --runtime numpy torch --threads 2
python benchmarks/flow.py --train 32 96                              training steps at these batches instead

Random weights; a step is a guided one (two passes a picture, with words and without), text read beforehand. Every runtime
lives in a process of its own and they take turns of a picture's steps, A-B-A-B, so that a busy neighbour meets all;
the best turn counts.
CPU seconds are those of all threads together. The bound is a large float32 matrix product of numpy's on as many threads,
timed in the same turns. The PyTorch network below is a plain one of the same operations, for comparison only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

NETWORKS = ("emoji64-2m", "emoji64-5m", "emoji64-10m", "recipes/emoji64.toml")
RUNTIMES = ("numpy", "numpy int8", "jax", "torch")
STEPS = 30
IN_A_ROW = STEPS
"""Steps of a turn: a picture's. The first few are slower, until the scheduler has spread the threads over the cores."""


def random_weights(name: str) -> Any:
    from limner.flow import tensors
    from limner.flow.weights import Weights

    measures = measured(name)
    rng = np.random.default_rng(0)
    flat = {}
    for key, shape in tensors.shapes(measures).items():
        size = np.prod(shape[1:]) ** -0.5 if len(shape) > 1 else 0.1
        flat[key] = rng.standard_normal(shape, dtype=np.float32) * np.float32(size) + np.float32(
            "norm" in key
        )
    return Weights(measures, flat, name, "")


def measured(name: str) -> Any:
    """A preset, with '/N' one of N blocks; or the network of a recipe file."""
    from limner.flow import config

    if name.endswith(".toml"):
        from limner.flow.train import recipe

        return recipe.read(name).model
    preset, _, depth = name.partition("/")
    found = config.preset(preset)
    return replace(found, depth=int(depth)) if depth else found


def flops(config: Any, rows: int) -> float:
    """Of one pass over `rows` pictures: two for every multiply-add in matrix products; the rest is left out."""
    d, i, m = config.hidden_size, config.inner, config.mlp_size
    picture, text = config.tokens, config.prompt_length
    total = 0.0
    for k in range(config.depth):
        last = k == config.depth - 1
        looking = picture if last else picture + text
        total += (
            2 * (picture + text) * d * 3 * i
            + 2 * looking * (i * d + 3 * d * m)
            + 4 * looking * (picture + text) * i
        )
    p = config.patch_size**2 * config.in_channels
    return rows * (total + 2 * picture * (p * config.bottleneck + config.bottleneck * d + d * p))


def torch_network(weights: Any, threads: int) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """`denoise` as one writes it in PyTorch."""
    import torch
    from torch.nn import functional as f

    from limner.flow import positions

    torch.set_num_threads(threads)
    config = weights.config
    w = {name: torch.from_numpy(value) for name, value in weights.flat.items()}
    heads, size, p = config.num_heads, config.head_dim, config.patch_size

    def linear(at: str, x: Any) -> Any:
        return f.linear(x, w[at + ".weight"], w.get(at + ".bias"))

    def norm(at: str, x: Any) -> Any:
        return f.rms_norm(x, x.shape[-1:], w[at + ".weight"], 1e-6)

    def mlp(at: str, x: Any) -> Any:
        return linear(at + ".w2", f.silu(linear(at + ".w1", x)) * linear(at + ".w3", x))

    def rotate(x: Any, cos: Any, sin: Any) -> Any:
        a, b = x.chunk(2, -1)
        return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)

    @torch.inference_mode()
    def denoise(z: np.ndarray, txt_: np.ndarray) -> np.ndarray:
        txt, length = torch.from_numpy(txt_), txt_.shape[1]
        b, h, wide, _ = z.shape
        rows, columns = h // p, wide // p
        cos, sin = (torch.from_numpy(x) for x in positions.rotary(length, rows, columns, size))
        x = f.conv2d(torch.from_numpy(z).permute(0, 3, 1, 2), w["img_embedder.proj1.weight"], stride=p)
        x = (
            f.conv2d(x, w["img_embedder.proj2.weight"], w["img_embedder.proj2.bias"])
            .flatten(2)
            .transpose(1, 2)
        )
        img = x + torch.from_numpy(positions.sincos(rows, columns, config.hidden_size))
        for k in range(config.depth):
            at = f"double_blocks.{k}."
            qkv = torch.cat(
                [
                    linear(at + s + "qkv", norm(at + s + "norm1", x))
                    for s, x in (("txt_", txt), ("img_", img))
                ],
                1,
            )
            q, k_, v = qkv.view(b, -1, 3, heads, size).permute(2, 0, 3, 1, 4)
            q, k_ = rotate(norm(at + "q_norm", q), cos, sin), rotate(norm(at + "k_norm", k_), cos, sin)
            last = k == config.depth - 1
            if last:
                q = q[:, :, length:]
            seen = f.scaled_dot_product_attention(q, k_, v).transpose(1, 2).flatten(2)
            img = img + linear(at + "img_attn_proj", seen if last else seen[:, length:])
            img = img + mlp(at + "img_mlp", norm(at + "img_norm2", img))
            if not last:
                txt = txt + linear(at + "txt_attn_proj", seen[:, :length])
                txt = txt + mlp(at + "txt_mlp", norm(at + "txt_norm2", txt))
        out = linear("final_layer.linear", norm("final_layer.norm_final", img))
        return out.view(b, rows, columns, p, p, -1).transpose(2, 3).reshape(z.shape).numpy()

    return denoise


def opened(runtime: str, network: str, threads: int) -> tuple[Callable[..., Any], Any]:
    """The network's `denoise` on a runtime."""
    weights = random_weights(network)
    if runtime == "torch":
        return torch_network(weights, threads), weights.config
    if runtime == "jax":
        # As many rows in one program as are asked for: the comparison is of speed alone.
        programs = cache(lambda rows: Compiled(weights, rows=rows))
        from limner.flow.backend import Compiled

        return (lambda z, txt: programs(len(z)).denoise(z, txt)), weights.config
    from limner.flow.runtime import Runtime

    return Runtime(weights, threads=threads, int8=runtime.endswith("int8")).denoise, weights.config


def child(runtime: str, network: str, threads: int) -> None:
    """Answers lines on stdin: pictures a step -> wall and CPU seconds of one step, as JSON on stdout."""
    if runtime == "bound":
        a = np.random.default_rng(0).standard_normal((1536, 1536), dtype=np.float32)
        step: Callable[[int], Any] = lambda _: a @ a  # noqa: E731
    else:
        denoise, config = opened(runtime, network, threads)
        rng = np.random.default_rng(1)
        side, length = config.image_size, config.prompt_length

        def step(pictures: int) -> Any:
            rows = 2 * pictures
            z, txt = inputs.setdefault(
                rows,
                (
                    rng.standard_normal((rows, side, side, 3), dtype=np.float32),
                    rng.standard_normal((rows, length, config.hidden_size), dtype=np.float32),
                ),
            )
            return denoise(z, txt)

        inputs: dict[int, Any] = {}
    warm: set[int] = set()
    for line in sys.stdin:
        pictures = int(line)
        if pictures not in warm:
            step(pictures)
            warm.add(pictures)
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(IN_A_ROW):
            step(pictures)
        took = {
            "wall": (time.perf_counter() - wall) / IN_A_ROW, "cpu": (time.process_time() - cpu) / IN_A_ROW,
        }  # fmt: skip
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**took, "mb": peak}), flush=True)


class Child:
    """A runtime in its process."""

    def __init__(self, runtime: str, network: str, threads: int) -> None:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENBLAS_CORETYPE", "NVPL"))}
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            environment[name] = str(threads)
        environment["XLA_FLAGS"] = f"--xla_cpu_multi_thread_eigen={'true' if threads > 1 else 'false'}"
        command = [
            sys.executable,
            __file__,
            "--child",
            runtime,
            "--network",
            network,
            "--threads",
            str(threads),
        ]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.best: dict[int, dict[str, float]] = {}

    def turn(self, pictures: int) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{pictures}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit("a runtime broke off; see its message above")
        found = json.loads(answer)
        known = self.best.setdefault(pictures, found)
        self.best[pictures] = {k: min(known[k], found[k]) for k in ("wall", "cpu")} | {
            "mb": max(known["mb"], found["mb"])
        }

    def end(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def measure(network: str, runtimes: list[str], batches: list[int], rounds: int, threads: int) -> None:
    from limner.flow import tensors

    measures = measured(network)
    children = {runtime: Child(runtime, network, threads) for runtime in ["bound", *runtimes]}
    for pictures in batches:
        for _ in range(rounds):
            for runtime, one in children.items():
                one.turn(1 if runtime == "bound" else pictures)
    peak = children["bound"].best[1]
    product = 2 * 1536**3
    bound, bound_core = product / peak["wall"] / 1e9, product / peak["cpu"] / 1e9
    print(
        f"\n### {network}: {tensors.count(measures) / 1e6:.1f} M parameters, {measures.image_size} px, "
        f"{measures.tokens} + {measures.prompt_length} tokens, {flops(measures, 2) / 1e9:.2f} GFLOP a guided step\n"
    )
    print(f"Bound: {bound:.0f} GFLOP/s on {threads} threads, {bound_core:.0f} a core's second.\n")
    heads = " | ".join(f"pictures/s at {b}" for b in batches)
    print(
        f"| runtime | ms/step | CPU ms/step | s/picture ({STEPS} steps) | {heads} | share of bound (CPU time) | peak MB |"
    )
    print("|---|---|---|---|" + "---|" * len(batches) + "---|---|")
    for runtime in runtimes:
        best = children[runtime].best
        one = best[batches[0]]
        rates = " | ".join(f"{b / (STEPS * best[b]['wall']):.3g}" for b in batches)
        share = flops(measures, 2 * batches[0]) / 1e9 / one["cpu"] / bound_core
        print(
            f"| {runtime} | {one['wall'] * 1e3 / batches[0]:.1f} | {one['cpu'] * 1e3 / batches[0]:.1f} | "
            f"{STEPS * one['wall'] / batches[0]:.2f} | {rates} | {share:.2f} | {best[batches[-1]]['mb']:.0f} |"
        )
    for one in children.values():
        one.end()


def stages(network: str) -> None:
    """What a picture of 1024 px costs by stage, once loaded."""
    from limner.flow.frame import Frame
    from limner.flow.guidance import Guidance
    from limner.flow.painter import Painter, Plan
    from limner.flow.runtime import Runtime

    weights = random_weights(network)
    clock = time.perf_counter()
    painter = Painter(weights)
    took = {"open network and text encoder": time.perf_counter() - clock}
    frame = Frame.of(weights.config, 1024, 1024)
    plan = Plan(frame.inner_height, frame.inner_width, STEPS, guidance=Guidance(4.0))

    def timed(name: str, call: Callable[[], Any]) -> Any:
        clock = time.perf_counter()
        found = call()
        took[name] = time.perf_counter() - clock
        return found

    painter.encode("a warm up")
    words = timed("encode (new words)", lambda: painter.encode("a red apple on a table, flat style"))
    timed("encode (words known)", lambda: painter.encode("a red apple on a table, flat style"))
    canvas = timed("start (noise)", lambda: painter.start(words, plan, 1))

    def all_steps() -> None:
        while not canvas.done:
            painter.predict([canvas])

    timed(f"predict ({STEPS} guided steps)", all_steps)
    pixels = timed("finish", lambda: painter.finish(canvas))
    timed("enlarge to 1024x1024", lambda: frame.outward(pixels))
    painter.network = Runtime(weights, int8=True)
    rough = painter.start(words, plan, 1)
    while not rough.done:
        painter.predict([rough])
    assert canvas.final is not None and rough.final is not None
    error = np.mean((np.clip(canvas.final, -1, 1) - np.clip(rough.final, -1, 1)) ** 2)
    print(f"\n### {network}: a picture of 1024 px by stage\n\n| stage | ms |\n|---|---|")
    for name, seconds in took.items():
        print(f"| {name} | {seconds * 1e3:.1f} |")
    print(
        f"\nThe same picture from matrices in whole numbers (int8): PSNR {10 * np.log10(4 / error):.1f} dB."
    )


def training(network: str, batches: list[int], rounds: int, dtype: str) -> None:
    """Whole training steps (forward, backward, Muon, average) on random pictures, with the recipe's optimiser."""
    import jax

    from limner.flow import model, tensors
    from limner.flow.train import flops, optimiser, step
    from limner.flow.train.recipe import Optimise

    measures = measured(network)
    peak = flops.peak(jax.devices())
    print(
        f"\n### {network}: training in {dtype}, {tensors.count(measures) / 1e6:.1f} M parameters; "
        f"bound (float32 on a CPU) {peak / 1e9:.0f} GFLOP/s\n"
    )
    print("| batch | s/step | images/s | share of bound | peak MB |\n|---|---|---|---|---|")
    side, length = measures.image_size, measures.prompt_length
    for rows in batches:
        recipe = Optimise(batch=rows, optimiser="muon", dtype=dtype)
        made = optimiser.build(recipe)
        run = jax.jit(step.make(measures, recipe, made, jax.numpy.dtype(dtype)), donate_argnums=0)
        state = step.start(model.init(measures, jax.random.key(0)), made)
        rng = np.random.default_rng(2)
        batch = step.Batch(
            rng.integers(0, 256, (rows, side, side, 3), dtype=np.uint8),
            rng.standard_normal((rows, length, measures.text_size), dtype=np.float32),
            np.ones((rows, length), bool),
        )
        best = float("inf")
        for number in range(rounds + 1):
            clock = time.perf_counter()
            state, told = run(state, batch)
            float(told["loss"])
            if number:
                best = min(best, time.perf_counter() - clock)
        share = flops.training(measures, rows, recipe.remat) / best / peak
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {rows} | {best:.2f} | {rows / best:.1f} | {share:.2f} | {held:.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--network", nargs="+", default=list(NETWORKS))
    parser.add_argument(
        "--runtime", nargs="+", default=[r for r in RUNTIMES if r != "numpy int8"], choices=RUNTIMES
    )
    parser.add_argument("--batch", nargs="+", type=int, default=[1, 2, 4, 8])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--stages", action="store_true", help="the cost of every stage as well")
    parser.add_argument("--train", nargs="+", type=int, metavar="BATCH", help="time training steps instead")
    parser.add_argument(
        "--dtype", nargs="+", default=["float32"], choices=["float32", "bfloat16"], help="of training steps"
    )
    parser.add_argument("--child", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.network[0], given.threads)
        return
    if "torch" in given.runtime and find_spec("torch") is None:
        given.runtime.remove("torch")
        print("PyTorch is not installed: there is no row for it (pip install torch).")
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    for network in given.network:
        if given.train:
            for dtype in given.dtype:
                training(network, given.train, given.rounds, dtype)
            continue
        measure(network, given.runtime, given.batch, given.rounds, given.threads)
        if given.stages:
            stages(network)


if __name__ == "__main__":
    main()
