"""The same network in numpy: the embedded runtime for CPUs, and the parity reference of `model`.

Work is cut into pieces that depend on shapes alone (a picture's rows of tokens, at most `PIECE` at a time), and every
piece is computed by one thread, with a matrix product of one thread. So the bits depend neither on how many pictures
share a call nor on the number of threads, and all the passes between the products run on all cores, too.

Gains of norms are folded into the matrices behind them, those of queries and keys into the rotary tables.
"""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
from jaxtyping import Bool, Float

from limner.errors import MissingDependency
from limner.flow import positions
from limner.flow.tensorfile import Int8
from limner.flow.weights import Weights

PIECE = 256
CACHED = 2**17
"""Floats of attention at a time."""
EPSILON = np.float32(1e-6)
SAFE_LOGIT = 80.0
"""exp of it, a thousand times over, is a float32: below that, softmax needs no maximum taken off."""
Task = Callable[[], None]
F32 = np.float32


@dataclass(frozen=True)
class _Stream:
    """One stream's matrices of one block, (in, out)."""

    qkv: np.ndarray
    qkv_bias: np.ndarray
    proj: np.ndarray
    proj_bias: np.ndarray
    gated: np.ndarray
    down: np.ndarray


@dataclass(frozen=True)
class _Block:
    streams: tuple[_Stream, ...]
    q_gain: np.ndarray
    k_gain: np.ndarray


class Runtime:
    """A network ready to run. threads: at most; all cores by default. int8: keep the blocks' matrices in whole numbers (a
    quarter of the memory), made floats a block at a time."""

    name = "numpy"
    device = "cpu"

    def __init__(self, weights: Weights, *, threads: int | None = None, int8: bool = False) -> None:
        self.weights, self.config = weights, weights.config
        self.threads = threads or len(
            os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
        )
        self.int8 = int8
        self._one_thread = _blas()
        self._pool = ThreadPoolExecutor(max(1, self.threads - 1), thread_name_prefix="limner-flow")
        self._scratch = _Scratch()
        flat = weights.flat
        names: list[tuple[str, int, tuple[str, ...]]] = [
            ("txt_preamble_blocks", k, ("",)) for k in range(self.config.preamble_depth)
        ]
        names += [("double_blocks", k, ("txt_", "img_")) for k in range(self.config.depth)]
        self._parts: list[dict[str, Any]] = []
        self._streams: list[tuple[str, ...]] = []
        for room, k, streams in names:
            at = f"{room}.{k}."
            part = {name.removeprefix(at): value for name, value in flat.items() if name.startswith(at)}
            if int8:
                part = {
                    n: Int8.of(v) if isinstance(v, np.ndarray) and v.ndim == 2 else v for n, v in part.items()
                }
            self._parts.append(part)
            self._streams.append(streams)
        self._blocks = (
            None if int8 else [_fold(p, s) for p, s in zip(self._parts, self._streams, strict=True)]
        )
        if not int8:
            self._parts.clear()
        self._tables = lru_cache(maxsize=4)(self._made_tables)
        first, second = _floats(flat["img_embedder.proj1.weight"]), _floats(flat["img_embedder.proj2.weight"])
        self._look = np.ascontiguousarray(first.reshape(len(first), -1).T)
        self._widen = np.ascontiguousarray(second.reshape(second.shape[:2]).T)
        self._widen_bias = flat["img_embedder.proj2.bias"]
        self._words = np.ascontiguousarray(_floats(flat["txt_embedder.weight"]).T)
        self._absent = flat["mask_token"].reshape(-1)
        last = _floats(flat["final_layer.linear.weight"]) * flat["final_layer.norm_final.weight"]
        self._out, self._out_bias = np.ascontiguousarray(last.T), flat["final_layer.linear.bias"]

    def predict(
        self, z: Float[np.ndarray, "B H W C"], text: Float[np.ndarray, "B T E"], mask: Bool[np.ndarray, "B T"]
    ) -> Float[np.ndarray, "B H W C"]:
        """As `model.predict`."""
        return self.denoise(z, self.read(text, mask))

    def read(
        self, text: Float[np.ndarray, "B T E"], mask: Bool[np.ndarray, "B T"]
    ) -> Float[np.ndarray, "B T D"]:
        """As `model.read`: the text stream before it meets the picture."""
        text = np.where(mask[..., None], text, self._absent).astype(F32)
        with self._one_thread():
            out = np.stack([words @ self._words for words in text])
            states = [_State((x,), self.config.inner) for x in out]
            self._blocks_over(range(self.config.preamble_depth), states, (text.shape[1], 0, 0))
        return out

    def denoise(
        self, z: Float[np.ndarray, "B H W C"], txt: Float[np.ndarray, "B T D"]
    ) -> Float[np.ndarray, "B H W C"]:
        """As `model.denoise`: the clean pictures, given the text as `read` left it."""
        config, p = self.config, self.config.patch_size
        batch, height, width, channels = z.shape
        rows, columns = config.grid(height, width)
        patches = (
            z.reshape(batch, rows, p, columns, p, channels)
            .transpose(0, 1, 3, 5, 2, 4)
            .reshape(batch, rows * columns, -1)
        )
        out = np.empty((batch, rows * columns, p * p * channels), F32)
        depth = range(config.preamble_depth, config.preamble_depth + config.depth)
        with self._one_thread():
            states = []
            for number in range(batch):
                img = patches[number].astype(F32) @ self._look @ self._widen
                img += self._widen_bias
                img += positions.sincos(rows, columns, config.hidden_size)
                states.append(_State((txt[number].astype(F32), img), config.inner))
            self._blocks_over(depth, states, (txt.shape[1], rows, columns), last=depth[-1])
            for number, state in enumerate(states):
                np.matmul(_normed(state.x[1]), self._out, out=out[number])
                out[number] += self._out_bias
        return out.reshape(batch, rows, columns, p, p, channels).transpose(0, 1, 3, 2, 4, 5).reshape(z.shape)

    def _blocks_over(
        self, numbers: range, states: list[_State], grid: tuple[int, int, int], last: int = -1
    ) -> None:
        """Run blocks over several pictures: some pictures a thread where that comes out even, else a piece a thread."""
        if not self.int8 and len(states) % self.threads == 0:
            shares = [states[start :: self.threads] for start in range(self.threads)]
            self._run([partial(self._alone, numbers, share, grid, last) for share in shares])
            return
        for number in numbers:
            block = self._block(number)
            tables = self._table(block, grid) if self.int8 else self._tables(grid)[number]
            for phase in (self._look_tasks, self._mix_tasks):
                self._run(list(phase(block, states, tables, number == last)))

    def _alone(self, numbers: range, states: list[_State], grid: tuple[int, int, int], last: int) -> None:
        """One thread's pictures through all blocks, a block at a time: its matrices are at hand for all of them."""
        for number in numbers:
            block, tables = self._block(number), self._tables(grid)[number]
            for phase in (self._look_tasks, self._mix_tasks):
                for task in phase(block, states, tables, number == last):
                    task()

    def _run(self, tasks: list[Task]) -> None:
        """All of them, on all threads; every thread takes the next one that is left."""
        left = iter(tasks)

        def work() -> None:
            for task in left:
                task()

        helpers = [self._pool.submit(work) for _ in range(min(self.threads, len(tasks)) - 1)]
        work()
        for helper in helpers:
            helper.result()

    def _block(self, number: int) -> _Block:
        return (
            self._blocks[number]
            if self._blocks is not None
            else _fold(self._parts[number], self._streams[number])
        )

    def _look_tasks(self, block: _Block, states: list[_State], tables: _Tables, last: bool) -> Iterator[Task]:
        """Queries, keys and values, a piece at a time."""
        for number, stream in enumerate(block.streams):
            for state in states:
                for piece, here in state.pieces(number):
                    yield partial(
                        self._project, stream, state.x[number][piece], state.qkv[here], tables, here
                    )

    def _mix_tasks(self, block: _Block, states: list[_State], tables: _Tables, last: bool) -> Iterator[Task]:
        """Attention and the gated layer, a piece at a time. The last block's text is asked by nobody."""
        for number, stream in enumerate(block.streams):
            if last and number < len(block.streams) - 1:
                continue
            for state in states:
                for piece, here in state.pieces(number):
                    yield partial(self._mix, stream, state.x[number][piece], state.qkv, here, tables.safe)

    def _project(self, stream: _Stream, x: np.ndarray, out: np.ndarray, tables: _Tables, here: slice) -> None:
        """Normalised, projected, heads normalised and turned: written to `out`, (n, 3 * inner)."""
        heads, size = self.config.num_heads, self.config.head_dim
        n, half = len(x), size // 2
        np.matmul(_normed(x, self._scratch.get("normed", x.shape)), stream.qkv, out=out)
        out += stream.qkv_bias
        both = out[:, : 2 * heads * size].reshape(n, 2, heads, size)
        both *= (1 / np.sqrt(np.einsum("nthk,nthk->nth", both, both) / F32(size) + EPSILON))[..., None]
        cos, sin = tables.cos[here], tables.sin[here]
        turned = self._scratch.get("turned", both.shape)
        np.multiply(both[..., half:], sin[..., :half], out=turned[..., :half])
        np.multiply(both[..., :half], sin[..., half:], out=turned[..., half:])
        both *= cos
        both += turned

    def _mix(self, stream: _Stream, x: np.ndarray, qkv: np.ndarray, here: slice, safe: bool) -> None:
        """Attention of the tokens `here` to all, then the gated layer; added to x in place."""
        heads, size, inner = self.config.num_heads, self.config.head_dim, self.config.inner
        n, total = len(x), len(qkv)
        seen = self._scratch.get("seen", (n, inner))
        q, k, v = qkv.reshape(total, 3, heads, size).transpose(1, 2, 0, 3)
        out = seen.reshape(n, heads, size).transpose(1, 0, 2)
        # Few enough heads at a time that their shares stay in the cache.
        group = max(1, CACHED // (n * total))
        for start in range(0, heads, group):
            some = slice(start, min(start + group, heads))
            share = self._scratch.get("share", (some.stop - start, n, total))
            np.matmul(q[some, here], k[some].transpose(0, 2, 1), out=share)
            if not safe:
                share -= share.max(axis=2, keepdims=True)
            np.exp(share, out=share)
            np.matmul(share, v[some], out=out[some])
            out[some] /= share.sum(axis=2, keepdims=True)
        added = self._scratch.get("added", x.shape)
        np.matmul(seen, stream.proj, out=added)
        added += stream.proj_bias
        x += added
        wide = self._scratch.get("wide", (n, stream.gated.shape[1]))
        np.matmul(_normed(x, added), stream.gated, out=wide)
        gate, up = np.split(wide, 2, axis=1)
        # The gate comes with its sign turned, and `down` turns it back: a pass less.
        bend = self._scratch.get("bend", up.shape)
        with np.errstate(over="ignore"):
            np.exp(gate, out=bend)
        bend += 1
        np.divide(gate, bend, out=bend)
        bend *= up
        np.matmul(bend, stream.down, out=added)
        x += added

    def _made_tables(self, grid: tuple[int, int, int]) -> dict[int, _Tables]:
        """By block, for those that a grid is for: no picture's rows, the text's own blocks."""
        assert self._blocks is not None
        first = self.config.preamble_depth
        mine = range(first) if grid[1] == 0 else range(first, len(self._blocks))
        return {number: self._table(self._blocks[number], grid) for number in mine}

    def _table(self, block: _Block, grid: tuple[int, int, int]) -> _Tables:
        """Rotary angles with the gains of queries (and the root of the head's width) and keys in them."""
        size = self.config.head_dim
        cos, sin = positions.rotary(*grid, size)
        gains = np.stack([block.q_gain * F32(size**-0.5), block.k_gain])
        first, second = gains[None, :, None, : size // 2], gains[None, :, None, size // 2 :]
        cos, sin = cos[:, None, None], sin[:, None, None]
        reach = float(np.abs(block.q_gain).max() * np.abs(block.k_gain).max()) * size**0.5
        return _Tables(
            np.concatenate([cos * first, cos * second], -1), np.concatenate([-sin * second, sin * first], -1),
            reach < SAFE_LOGIT,
        )  # fmt: skip


@dataclass(frozen=True)
class _Tables:
    cos: np.ndarray
    sin: np.ndarray
    safe: bool


class _State:
    """One picture on its way: its streams (changed in place) and the joint queries, keys and values."""

    def __init__(self, x: tuple[np.ndarray, ...], inner: int) -> None:
        self.x = x
        self.qkv = np.empty((sum(map(len, x)), 3 * inner), F32)

    def pieces(self, number: int) -> Iterator[tuple[slice, slice]]:
        """Pieces of a stream: where they lie in it, and in the joint sequence."""
        before = sum(len(x) for x in self.x[:number])
        length = len(self.x[number])
        for start in range(0, length, PIECE):
            end = min(start + PIECE, length)
            yield slice(start, end), slice(before + start, before + end)


class _Scratch(threading.local):
    """Arrays that a thread uses again and again: fresh ones would be paged in every time."""

    def __init__(self) -> None:
        self.kept: dict[str, np.ndarray] = {}

    def get(self, name: str, shape: tuple[int, ...]) -> np.ndarray:
        size = math.prod(shape)
        if name not in self.kept or self.kept[name].size < size:
            self.kept[name] = np.empty(size, F32)
        return self.kept[name][:size].reshape(shape)


def _normed(x: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """Root mean square of every row brought to 1."""
    scale = 1 / np.sqrt(np.einsum("nd,nd->n", x, x) / F32(x.shape[1]) + EPSILON)
    return np.multiply(x, scale[:, None], out=out)


def _floats(value: Any) -> np.ndarray:
    return value.floats() if isinstance(value, Int8) else value


def _fold(part: dict[str, Any], streams: tuple[str, ...]) -> _Block:
    """A block's matrices as (in, out), with the gains of the norms before them."""

    def turned(name: str, gain: np.ndarray | float = 1.0) -> np.ndarray:
        return np.ascontiguousarray((_floats(part[name]) * gain).T)

    made = []
    for s in streams:
        before, after = part[f"{s}norm1.weight"], part[f"{s}norm2.weight"]
        gated = np.concatenate(
            [turned(f"{s}mlp.w1.weight", -after), turned(f"{s}mlp.w3.weight", after)], axis=1
        )
        made.append(
            _Stream(
                turned(f"{s}qkv.weight", before), part[f"{s}qkv.bias"], turned(f"{s}attn_proj.weight"),
                part[f"{s}attn_proj.bias"], gated, turned(f"{s}mlp.w2.weight", -1.0),
            )
        )  # fmt: skip
    return _Block(tuple(made), part["q_norm.weight"], part["k_norm.weight"])


@lru_cache(maxsize=1)
def _blas() -> Callable[[], Any]:
    """A context in which matrix products run on the thread that asks for them."""
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        raise MissingDependency("the flow engine needs threadpoolctl: pip install 'limner[flow]'") from None
    controller = ThreadpoolController()
    return lambda: controller.limit(limits=1, user_api="blas")
