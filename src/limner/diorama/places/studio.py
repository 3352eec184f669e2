"""A photographer's studio: a seamless sweep in one soft colour under big soft lights; also a theatre
stage."""

from __future__ import annotations

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.inks import oklab
from limner.diorama.material import RGB, Material, srgb
from limner.diorama.mesh import Mesh
from limner.diorama.places import PlaceAsk
from limner.diorama.solids import box
from limner.diorama.stage import Backdrop, Lamp, Placed, Sky

PAPERS = ("#f3c9bd", "#f6dca8", "#bfe0d2", "#bcd9ee", "#d3c8ee", "#f2bfcb", "#cfe0b4", "#f4d2b0")
PLAIN_PAPERS = ("#e9e7e3", "#e3e6e9", "#eeebe6", "#e4e8e4", "#ece4de")
"""For photographs, and before dark, grey and brown things, which a strong colour would tint."""


def build(ask: PlaceAsk) -> Backdrop:
    """A sweep whose colour goes with the seed, or a theatre stage when `ask.place` says so."""
    return _theatre(ask) if ask.place == "stage" else _sweep(ask)


def _sweep(ask: PlaceAsk) -> Backdrop:
    paper = np.array(_paper(ask))
    night = ask.time in ("night", "dusk")
    if night:
        paper = paper * 0.25
    mesh = sweep(5.2, 3.6, 13.0)
    v = mesh.vertices
    # Paper lit from above the subject: lighter round it, deeper towards the top and the edges.
    glow = np.exp(-((v[:, 0] / 5.5) ** 2 + ((v[:, 2] - 1.2) / 3.2) ** 2))
    mesh = mesh.painted(np.clip(paper * (0.74 + 0.34 * glow)[:, None], 0, 0.93))
    key = (-0.5, -0.62, 0.66)
    sky = softboxes(
        ((-52, 42, 34, 1.5), (62, 30, 24, 0.8), (170, 50, 26, 1.6)),
        level=0.5,
        key=key,
        strength=1.45,
        size=13.0,
    )
    return Backdrop((Placed(Body((Part(mesh, Material(roughness=1.0)),))),), sky, exposure=1.0)


def _paper(ask: PlaceAsk) -> RGB:
    """A paper before which the things stand out."""
    tones = [oklab(c) for c in ask.colours]
    dull = any((np.hypot(t[1], t[2]) < 0.08 and t[0] < 0.75) or t[0] < 0.4 for t in tones)
    papers = [srgb(p) for p in (PLAIN_PAPERS if dull or ask.photo else PAPERS)]
    # Pastels are pale: what tells them from a thing is the hue. Half of them, those least like any of the things.
    alike = [max((_likeness(oklab(p), t) for t in tones), default=0.0) for p in papers]
    clear = [p for p, a in zip(papers, alike, strict=True) if a <= np.median(alike)]
    return clear[int(ask.rng(3).integers(len(clear)))]


def _likeness(a: np.ndarray, b: np.ndarray) -> float:
    """Cosine between the hues of two Oklab colours, -1..1."""
    return float(a[1:] @ b[1:] / max(float(np.linalg.norm(a[1:]) * np.linalg.norm(b[1:])), 1e-6))


def sweep(back: float, radius: float, top: float) -> Mesh:
    """A seamless sheet: floor from behind the camera to y = `back`, a bend of `radius`, a wall up to z =
    `top`."""
    bend = np.linspace(0, np.pi / 2, 20)[1:]
    y = np.concatenate([np.linspace(-14, back, 40), back + radius * np.sin(bend), np.full(16, back + radius)])
    z = np.concatenate([np.zeros(40), radius * (1 - np.cos(bend)), np.linspace(radius, top, 17)[1:]])
    x = np.linspace(-24, 24, 97)
    vertices = np.stack([np.tile(x, len(y)), np.repeat(y, 97), np.repeat(z, 97)], axis=1)
    i = (np.arange(len(y) - 1)[:, None] * 97 + np.arange(96)).ravel()
    faces = np.concatenate([np.stack([i, i + 1, i + 98], 1), np.stack([i, i + 98, i + 97], 1)])
    return Mesh.of(vertices, faces, crease=180)


def softboxes(
    boxes: tuple[tuple[float, float, float, float], ...], *, level: float, tint: RGB = (1.0, 1.0, 1.0),
    key: tuple[float, float, float] | None = None, strength: float = 0.0, size: float = 10.0,
    warm: RGB = (1.0, 0.96, 0.9),
) -> Sky:  # fmt: skip
    """Even light of `level` from above, with soft bright boxes: (degrees from straight behind the camera to
    its right, degrees up, half-width in degrees, radiance); and a key light like a broad sun."""
    h, w = 128, 256
    theta = (np.arange(h) + 0.5) / h * np.pi
    phi = ((np.arange(w) + 0.5) / w - 0.5) * 2 * np.pi
    d = np.stack([
        np.sin(theta)[:, None] * np.sin(phi), np.sin(theta)[:, None] * np.cos(phi),
        np.broadcast_to(np.cos(theta)[:, None], (h, w)),
    ], axis=-1)  # fmt: skip
    light = level * (0.75 + 0.35 * np.clip(d[..., 2], -1, 1))
    for azimuth, up, half, radiance in boxes:
        a, e = np.radians(azimuth), np.radians(up)
        towards = np.array([np.cos(e) * np.sin(a), -np.cos(e) * np.cos(a), np.sin(e)])
        angle = np.degrees(np.arccos(np.clip(d @ towards, -1, 1)))
        light = light + radiance / (1 + np.exp((angle - half) / 3.0))
    image = (light[..., None] * np.asarray(tint)).astype(np.float32)
    if key is None:
        return Sky(image)
    k = np.asarray(key) / np.linalg.norm(key)
    r, g, b = (strength * c for c in warm)
    return Sky(image, (float(k[0]), float(k[1]), float(k[2])), (r, g, b), size)


def _theatre(ask: PlaceAsk) -> Backdrop:
    """Boards, red curtains and spotlights."""
    wood = np.array(srgb("#8a5c3c"))
    rng = ask.rng(4)
    planks = []
    for k in range(-20, 21):
        tone = np.clip(wood * rng.uniform(0.82, 1.12), 0, 1)
        plank = box(0.495, 16, 0.1, round=0.006, steps=1).moved(k * 0.5, -1.5, -0.05)
        planks.append(
            Part(
                plank,
                Material((float(tone[0]), float(tone[1]), float(tone[2])), roughness=0.35, clearcoat=0.3),
            )
        )
    red = Material(srgb("#b3202e"), roughness=0.8)
    gold = Material(srgb("#e0a93a"), roughness=0.3, metallic=0.8)
    parts = [
        *planks,
        Part(drape(-11, 11, 5.2, 6.5, folds=34, depth=0.16), red),
        Part(drape(-9, -3.7, 4.2, 6.5, folds=12, depth=0.26), red),
        Part(drape(3.7, 9, 4.2, 6.5, folds=12, depth=0.26), red),
        Part(drape(-9, 9, 3.9, 1.1, folds=26, depth=0.2).moved(z=3.9), red),
        Part(box(18, 0.1, 0.12, round=0.03).moved(0, 3.75, 3.9), gold),
    ]
    sky = softboxes(
        ((-35, 35, 20, 1.6), (40, 35, 18, 1.2)), level=0.34, key=(-0.32, -0.7, 0.75), strength=1.9, size=6
    )
    lamps = (
        Lamp((-2.5, 2.6, 5.6), (16, 12, 8), 0.7, (0, 1, 0)),
        Lamp((2.5, 2.6, 5.6), (10, 11, 16), 0.7, (0, 1, 0)),
    )
    return Backdrop((Placed(Body(tuple(parts))),), sky, lamps=lamps)


def drape(left: float, right: float, y: float, height: float, *, folds: int, depth: float) -> Mesh:
    """A curtain hanging from z = `height` to the floor, in soft folds."""
    n, rows = folds * 12 + 1, 8
    u = np.linspace(0, 1, n)
    z = np.linspace(0, height, rows)
    wave = np.sin(u * folds * 2 * np.pi) + 0.35 * np.sin(u * folds * 1.37 * np.pi + 1)
    x = np.tile(left + (right - left) * u, rows)
    flare = np.repeat(1.15 - 0.4 * z / height, n)
    vertices = np.stack([x, y + depth * flare * np.tile(wave, rows), np.repeat(z, n)], axis=1)
    i = (np.arange(rows - 1)[:, None] * n + np.arange(n - 1)).ravel()
    faces = np.concatenate([np.stack([i, i + 1, i + n + 1], 1), np.stack([i, i + n + 1, i + n], 1)])
    return Mesh.of(vertices, faces, crease=180)
