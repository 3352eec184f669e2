"""A second, independent opinion: a wide and deep network over a prompt's words and meaning, all categories at once.

Wide: hashed words, pairs of words and groups of letters, weighed linearly: it sees inflections, compounds and telling
words that no list names. Deep: the sentence's vector and the mean of its tokens' vectors (`limner.sentences`, 16
languages) through one hidden layer: it sees what a scene means that is told without any telling word. Both add up to
one softmax over "nothing" and the categories (after Cheng et al. 2016, arXiv 1606.07792). The weights
(`classifier.npz`, one signed byte each) are made by `scripts/build_safety_classifier.py`. Alone it blocks only when it
is nearly certain; beside a finding of the lists it raises the score.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from limner.safety.normalise import fold
from limner.sentences import EMBEDDING, Encoder

Floats = NDArray[np.float32]
BUCKETS = 1 << 15
SHORTEST, LONGEST = 3, 5
MOST_WORDS, MOST_CHARACTERS = 48, 480
"""A longer prompt is read sentence by sentence, and a longer sentence in pieces."""
LONGEST_WORD = 60
"""In characters: scripts without blanks are cut into pieces of a sentence's length."""
MOST_WINDOWS = 256
FEWEST_TOKENS = 4
"""One or two words tell no scene: they are the lists' business."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?;:\n])\s+|\n+|(?<=[。！？；，、])")


@dataclass(frozen=True, eq=False)
class Model:
    """K classes, the first of them "nothing"; S networks whose answers are averaged, of H hidden units over E channels.

    categories: names of the K - 1 others. wide: (K, BUCKETS). centre, spread: (E,). hidden: (S, E, H); bias: (S, H);
    out: (S, H, K); out_bias: (S, K).
    """

    categories: tuple[str, ...]
    wide: Floats
    centre: Floats
    spread: Floats
    hidden: Floats
    bias: Floats
    out: Floats
    out_bias: Floats

    def logits(self, text: str) -> Floats:
        """What speaks for each class, (K,)."""
        x = (meaning(text) - self.centre) / self.spread
        h = _gelu((x @ self.hidden).astype(np.float32) + self.bias)
        deep = ((h[:, None] @ self.out)[:, 0] + self.out_bias).mean(axis=0)
        found = features(text)
        # As in training: features of a text weigh one together, so that length alone says nothing.
        return deep + self.wide[:, found].sum(axis=1) / np.float32(max(len(found), 1) ** 0.5)


def features(text: str) -> NDArray[np.int64]:
    """The buckets a text falls into, each once: its words, pairs of words, and groups of 3 to 5 letters
    within words (with their edges)."""
    words = _WORD.findall(fold(text))
    out = set()
    for i, word in enumerate(words):
        out.add(_bucket("w " + word))
        if i:
            out.add(_bucket(f"p {words[i - 1]} {word}"))
        edged = f"<{word}>"
        for size in range(SHORTEST, LONGEST + 1):
            for start in range(len(edged) - size + 1):
                out.add(_bucket(edged[start : start + size]))
    return np.fromiter(sorted(out), dtype=np.int64, count=len(out))


def _bucket(text: str) -> int:
    return zlib.crc32(text.encode()) % BUCKETS


def meaning(text: str) -> Floats:
    """The sentence's vector, brought to unit scale, and the mean of its tokens' vectors: (512 + 1280,)."""
    encoder = _encoder()
    found = encoder.features(np.asarray(_ids(text)))
    inner = found[1:-1] if len(found) > 2 else found
    return np.concatenate([encoder.sentence(found) * np.float32(EMBEDDING**0.5), inner.mean(axis=0)])


def windows(text: str) -> list[str]:
    """The text itself when it is short, else its sentences, long ones in pieces; only those that are long enough to tell
    something. Of more than MOST_WINDOWS neighbours are joined: nothing may hide in a crowd."""
    pieces = [text] if _short(text) else [piece for part in _SENTENCE.split(text) for piece in _pieces(part)]
    pieces = list(dict.fromkeys(pieces))
    while len(pieces) > MOST_WINDOWS:
        pieces = [" ".join(pieces[i : i + 2]) for i in range(0, len(pieces), 2)]
    return [piece for piece in pieces if len(_ids(piece)) - 2 >= FEWEST_TOKENS]


@lru_cache(maxsize=2 * MOST_WINDOWS)
def _ids(text: str) -> tuple[int, ...]:
    return tuple(_encoder().ids(text))


def _short(text: str) -> bool:
    words = text.split()
    return len(text) <= MOST_CHARACTERS and len(words) <= MOST_WORDS and max(map(len, words), default=0) <= LONGEST_WORD


def _pieces(part: str) -> Iterator[str]:
    """A sentence in pieces that are short enough; without blanks, each piece of a cut word is one."""
    words = [w[i : i + LONGEST_WORD] for w in part.split() for i in range(0, len(w), LONGEST_WORD)]
    count = max(-(-len(words) // MOST_WORDS), -(-len(part) // MOST_CHARACTERS))
    if len(words) > len(part.split()):
        count = len(words)
    for i in range(count):
        share = " ".join(words[len(words) * i // count : len(words) * (i + 1) // count])
        if share:
            yield share


def scores(text: str, leave_out: Collection[str] = (), model: Model | None = None) -> dict[str, float]:
    """The probability 0..1 that the text asks for something harmful, told of the category it is likeliest of, and less of
    the others; of the worst window for a long text. leave_out: categories that do not count. model: in place of the
    packaged one."""
    model = model or _packaged()
    kept = [i for i, name in enumerate(model.categories, 1) if name not in leave_out]
    if not kept:
        return {}
    worst: dict[str, float] = {}
    for window in windows(text):
        z = model.logits(window)
        harm = float(1 / (1 + np.exp(z[0] - np.logaddexp.reduce(z[kept]))))
        top = z[kept].max()
        for i in kept:
            name = model.categories[i - 1]
            worst[name] = max(worst.get(name, 0.0), harm * float(np.exp(z[i] - top)))
    return worst


def _gelu(x: Floats) -> Floats:
    return 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x**3)))


@lru_cache(maxsize=1)
def _encoder() -> Encoder:
    return Encoder()


@lru_cache(maxsize=1)
def _packaged() -> Model:
    return load((resources.files("limner.safety") / "classifier.npz").read_bytes())


def dump(model: Model) -> bytes:
    """The bytes of an npz file: matrices as signed bytes with a scale."""
    data: dict[str, np.ndarray] = {"categories": np.array(model.categories)}
    for name, axis in (("wide", 1), ("hidden", 1), ("out", 1)):
        value = getattr(model, name)
        scale = np.maximum(np.abs(value).max(axis=axis, keepdims=True), 1e-12) / np.float32(127)
        data[name], data[f"{name}_scale"] = np.rint(value / scale).astype(np.int8), scale.astype(np.float32)
    for name in ("centre", "spread", "bias", "out_bias"):
        data[name] = getattr(model, name).astype(np.float32)
    file = io.BytesIO()
    np.savez_compressed(file, **data)  # type: ignore[arg-type]
    return file.getvalue()


def load(data: bytes) -> Model:
    """A model from the bytes of an npz file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        matrices = {n: file[n].astype(np.float32) * file[f"{n}_scale"] for n in ("wide", "hidden", "out")}
        rest = {n: file[n] for n in ("centre", "spread", "bias", "out_bias")}
        return Model(tuple(str(name) for name in file["categories"]), **matrices, **rest)
