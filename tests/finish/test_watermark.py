"""The watermark is unseen, survives what happens to pictures, and answers to its key only."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from limner.finish import watermark
from limner.finish.watermark import code, pattern

KEYS = {"default": watermark.DEFAULT_KEY}
PAYLOAD = 0xDEAD_BEEF_1234_5678


@pytest.fixture(scope="module")
def plain() -> np.ndarray:
    """512 x 512: smooth shading, hard edges and a textured part, as pictures have."""
    rng = np.random.default_rng(4)
    y, x = np.mgrid[0:512, 0:512] / 512
    image = np.stack([120 + 90 * x, 150 - 60 * y, 100 + 60 * np.sin(4 * x + 3 * y)], -1)
    image[180:360, 120:300] = (200, 60, 50)
    image[(x - 0.7) ** 2 + (y - 0.4) ** 2 < 0.03] = (40, 70, 160)
    grain = rng.normal(0, 14, (512, 512, 1))
    image[340:, :] += (grain + np.roll(grain, 1, 0) + np.roll(grain, 1, 1))[340:]
    return np.clip(image, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def marked(plain: np.ndarray) -> np.ndarray:
    return watermark.embed(plain, PAYLOAD, watermark.DEFAULT_KEY)


def compressed(pixels: np.ndarray, format: str, quality: int) -> np.ndarray:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, format, quality=quality)
    return np.asarray(Image.open(out).convert("RGB"))


def scaled(pixels: np.ndarray, by: float) -> np.ndarray:
    size = round(pixels.shape[1] * by), round(pixels.shape[0] * by)
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC))


ATTACKS = {
    "nothing": lambda p: p, "jpeg 70": lambda p: compressed(p, "JPEG", 70), "jpeg 50": lambda p: compressed(p, "JPEG", 50),
    "webp": lambda p: compressed(p, "WEBP", 75), "half": lambda p: scaled(p, 0.5), "double": lambda p: scaled(p, 2.0),
    "odd size": lambda p: scaled(p, 0.83), "cut": lambda p: p[90:455, 101:466], "shift": lambda p: np.roll(p, (5, 31), (0, 1)),
    "turned": lambda p: np.asarray(Image.fromarray(p).rotate(2, Image.Resampling.BICUBIC)),
    "darker": lambda p: (p * 0.75).astype(np.uint8), "border": lambda p: np.pad(p, ((25, 25), (25, 25), (0, 0))),
    "all at once": lambda p: scaled(compressed(p, "JPEG", 70), 0.75)[20:363, 31:374],
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_payload_is_read_after(attack: str, marked: np.ndarray) -> None:
    found = watermark.detect(ATTACKS[attack](marked), KEYS)
    assert found is not None and found.payload == PAYLOAD and found.key == "default"


def test_the_geometry_is_told(marked: np.ndarray) -> None:
    found = watermark.detect(scaled(marked, 0.8), KEYS)
    assert found is not None and found.geometry.scale == pytest.approx(0.8, abs=0.004)
    turned = np.asarray(Image.fromarray(marked).rotate(-1.5, Image.Resampling.BICUBIC))
    found = watermark.detect(turned, KEYS)
    assert found is not None and abs(found.geometry.turn) == pytest.approx(1.5, abs=0.1)


def test_it_is_not_seen(plain: np.ndarray, marked: np.ndarray) -> None:
    from skimage.metrics import structural_similarity

    error = np.mean((plain.astype(float) - marked) ** 2)
    assert 10 * np.log10(255**2 / error) >= 42
    assert structural_similarity(plain, marked, channel_axis=2) >= 0.98
    assert np.abs(plain.astype(int) - marked).max() <= 14


def test_unmarked_pictures_and_other_keys_say_nothing(plain: np.ndarray, marked: np.ndarray) -> None:
    rng = np.random.default_rng(0)
    assert watermark.detect(plain, KEYS) is None
    assert watermark.detect(rng.integers(0, 256, (300, 300, 3)).astype(np.uint8), KEYS) is None
    assert watermark.detect(np.full((200, 200, 3), 255, np.uint8), KEYS) is None
    assert watermark.detect(marked, {"other": b"another key"}) is None
    assert watermark.detect(marked[:80, :80], KEYS) is None


def test_each_key_reads_its_own(plain: np.ndarray) -> None:
    secret = watermark.embed(plain, 7, b"secret")
    found = watermark.detect(secret, {**KEYS, "mine": b"secret"})
    assert found is not None and (found.payload, found.key) == (7, "mine")


def test_long_keys_that_begin_alike_are_different_keys(plain: np.ndarray) -> None:
    one, other = b"-" * 80 + b"one", b"-" * 80 + b"other"
    done = watermark.embed(plain, 7, one)
    assert watermark.detect(done, {"other": other}) is None
    found = watermark.detect(done, {"one": one})
    assert found is not None and found.payload == 7


@pytest.mark.parametrize("side", [256, 384])
def test_small_pictures_bear_it_through_compression_and_a_file(plain: np.ndarray, side: int) -> None:
    small = np.asarray(Image.fromarray(plain).resize((side, side), Image.Resampling.LANCZOS))
    done = watermark.embed(small, PAYLOAD, watermark.DEFAULT_KEY)
    out = io.BytesIO()
    Image.fromarray(done).save(out, "PNG")
    assert np.array_equal(np.asarray(Image.open(out)), done)
    found = watermark.detect(compressed(done, "JPEG", 70), KEYS)
    assert found is not None and found.payload == PAYLOAD


def test_same_bytes_every_time_and_the_picture_is_not_touched(plain: np.ndarray, marked: np.ndarray) -> None:
    before = plain.copy()
    assert np.array_equal(watermark.embed(plain, PAYLOAD, watermark.DEFAULT_KEY), marked)
    assert np.array_equal(plain, before)


def test_alpha_is_kept_and_what_is_transparent_bears_nothing(plain: np.ndarray) -> None:
    clear = np.dstack([plain, np.full(plain.shape[:2], 255, np.uint8)])
    clear[:, :100, 3] = 0
    done = watermark.embed(clear, PAYLOAD, watermark.DEFAULT_KEY)
    assert np.array_equal(done[..., 3], clear[..., 3]) and np.array_equal(done[:, :100], clear[:, :100])
    found = watermark.detect(done, KEYS)
    assert found is not None and found.payload == PAYLOAD


def test_hatching_does_not_drown_it() -> None:
    rng = np.random.default_rng(6)
    y, x = np.mgrid[0:512, 0:512]
    hatched = 130 + 70 * np.sin((x + 0.6 * y) * 2 * np.pi / 9 + rng.normal(0, 0.3, (512, 512)))
    done = watermark.embed(
        np.repeat(hatched[..., None], 3, 2).astype(np.uint8), PAYLOAD, watermark.DEFAULT_KEY
    )
    found = watermark.detect(compressed(done, "JPEG", 50), KEYS)
    assert found is not None and found.payload == PAYLOAD


def test_threads_do_not_change_a_pixel() -> None:
    program = (
        "import hashlib, numpy as np; from limner.finish import watermark as w;"
        "p = np.random.default_rng(0).integers(0, 256, (200, 300, 3)).astype(np.uint8);"
        "print(hashlib.sha256(w.embed(p, 5, b'k').tobytes()).hexdigest())"
    )
    seen = set()
    for threads in ("1", "4"):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        env = {**os.environ, **dict.fromkeys(names, threads)}
        done = subprocess.run(
            [sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_the_stated_bound_on_false_alarms_is_kept() -> None:
    from limner.finish.watermark.detect import TRIES

    assert TRIES / 2**code.CHECK <= 1e-9


def test_the_right_word_is_found_behind_nearer_wrong_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    soft = [
        code.encode(PAYLOAD, b"k") + np.random.default_rng(seed).normal(0, 1.25, code.LENGTH)
        for seed in range(24)
    ]
    listed = sum(code.decode(values, b"k") == PAYLOAD for values in soft)
    monkeypatch.setattr(code, "LIST", 1)
    nearest = sum(code.decode(values, b"k") == PAYLOAD for values in soft)
    assert 0 < nearest < listed


@pytest.mark.parametrize("payload", [0, 1, 2**64 - 1, PAYLOAD])
def test_the_code_corrects_errors_and_refuses_the_wrong_key(payload: int) -> None:
    soft = code.encode(payload, b"k") + np.random.default_rng(2).normal(0, 0.9, code.LENGTH)
    assert (np.sign(soft) != code.encode(payload, b"k")).mean() > 0.08
    assert code.decode(soft, b"k") == payload
    assert code.decode(soft, b"other") is None
    assert code.decode(np.random.default_rng(3).normal(0, 1, code.LENGTH), b"k") is None


def test_a_payload_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="64 bits"):
        code.encode(2**64, b"k")


def test_the_pattern_looks_like_noise_whatever_it_says() -> None:
    waves = pattern.of(b"k")
    for payload in (0, PAYLOAD):
        tile = waves.tile(waves.shown(code.encode(payload, b"k")))
        assert np.mean(tile**2) == pytest.approx(1) and np.abs(tile).max() < 6


def test_payloads_follow_from_the_words() -> None:
    assert watermark.payload_of("a", "b") == watermark.payload_of("a", "b")
    assert watermark.payload_of("a", "b") != watermark.payload_of("ab", "")
    assert 0 <= watermark.payload_of("x") < 2**64
