"""A classifier of whole pictures that comes with limner: NSFWJS' MobileNetV2 (MIT), its forward pass in numpy.

Five classes, for photographs and drawings alike. The network is that of Sandler et al., "MobileNetV2: Inverted
Residuals and Linear Bottlenecks" (2018), width 1.4, with the normalisation folded into the convolutions; weights are
one byte each (`picture.npz`, made by `scripts/build_picture_classifier.py`).
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

CLASSES = ("drawing", "hentai", "neutral", "porn", "sexy")
SIDE = 224
BLOCKS = 17
STRIDED = (1, 3, 6, 13)  # blocks that halve the resolution
Array = NDArray[np.float32]


def classify(pixels: NDArray[np.uint8]) -> dict[str, float]:
    """The probability of each of CLASSES for a picture: (H, W, 3) uint8 sRGB. They sum to 1."""
    from PIL import Image

    small = Image.fromarray(pixels).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    x = np.asarray(small, np.float32) / 127.5 - 1
    return dict(zip(CLASSES, (float(p) for p in _forward(x, _weights())), strict=True))


def _forward(x: Array, w: dict[str, Array]) -> Array:
    """(224, 224, 3) in -1..1 to (5,) probabilities."""
    x = _relu6(_first(x, w["Conv/w"]) + w["Conv/b"])
    for number in range(BLOCKS):
        name = f"expanded_conv_{number}/" if number else "expanded_conv/"
        inside = x
        if number:  # the first block has nothing to expand
            inside = _relu6(_mix(x, w[name + "expand/w"]) + w[name + "expand/b"])
        stride = 2 if number in STRIDED else 1
        inside = _relu6(_depthwise(inside, w[name + "depthwise/w"], stride) + w[name + "depthwise/b"])
        out = _mix(inside, w[name + "project/w"]) + w[name + "project/b"]
        x = out + x if out.shape == x.shape else out
    features = _relu6(_mix(x, w["Conv_1/w"]) + w["Conv_1/b"]).mean(axis=(0, 1))
    logits = features @ w["dense/w"] + w["dense/b"]
    likely = np.exp(logits - logits.max())
    return likely / likely.sum()


def _relu6(x: Array) -> Array:
    return np.clip(x, 0, 6, out=x)


def _mix(x: Array, w: Array) -> Array:
    """A convolution of one pixel: (H, W, C) and (1, 1, C, D) to (H, W, D)."""
    return x @ w[0, 0]


def _padded(x: Array, stride: int) -> Array:
    """With the border that keeps the size (divided by the stride): even sizes are padded at the far edges alone."""
    return np.pad(x, ((0, 1), (0, 1), (0, 0)) if stride == 2 else ((1, 1), (1, 1), (0, 0)))


def _first(x: Array, w: Array) -> Array:
    """The full convolution of the picture, stride 2: (H, W, 3) and (3, 3, 3, D) to (H / 2, W / 2, D)."""
    windows = np.lib.stride_tricks.sliding_window_view(_padded(x, 2), (3, 3), axis=(0, 1))[::2, ::2]
    return np.einsum("hwcij,ijcd->hwd", windows, w, optimize=True)


def _depthwise(x: Array, w: Array, stride: int) -> Array:
    """Each channel with its own 3 x 3 kernel: (H, W, C) and (3, 3, C, 1) to (H / stride, W / stride, C)."""
    high, wide = x.shape[0] // stride, x.shape[1] // stride
    padded = _padded(x, stride)
    out = np.zeros((high, wide, x.shape[2]), np.float32)
    for i in range(3):
        for j in range(3):
            out += padded[i : i + high * stride : stride, j : j + wide * stride : stride] * w[i, j, :, 0]
    return out


@lru_cache(maxsize=1)
def _weights() -> dict[str, Array]:
    with resources.files("limner.safety").joinpath("picture.npz").open("rb") as file, np.load(file) as stored:
        out = {}
        for name in stored.files:
            if not name.endswith(":scale"):
                low, step = stored[name + ":scale"]
                out[name] = (low + step * stored[name]).astype(np.float32)
        return out
