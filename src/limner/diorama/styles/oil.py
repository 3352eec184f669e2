"""Oil: paint on linen, laid from broad brushes to fine ones along the forms, thick enough to catch the light."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from limner.diorama import tone
from limner.diorama.render import Frame
from limner.diorama.sensor import axes
from limner.diorama.stage import Stage
from limner.diorama.styles import brushwork, noise3, restage
from limner.noise import generator

GROUND = np.array([0.62, 0.50, 0.38], np.float32)
"""The toned ground that shows between strokes."""
SHADE, SUN = np.array([-0.012, -0.006, 0.030], np.float32), np.array([0.020, 0.008, -0.026], np.float32)
BRUSHES = (
    brushwork.Brush(0.0190, apart=1.7, long=5.0, off=0.000, stray=0.030),
    brushwork.Brush(0.0095, apart=1.5, long=5.0, off=0.055, stray=0.026),
    brushwork.Brush(0.0048, apart=1.3, long=5.0, off=0.060, stray=0.020),
    brushwork.Brush(0.0024, apart=1.1, long=5.0, off=0.070, stray=0.012),
    brushwork.Brush(0.0013, apart=1.0, long=5.0, off=0.085, stray=0.006),
)
FINEST = 1.2
"""Radius in pixels of the canvas below which a stroke is no stroke."""
THICK = 0.30
"""Of the paint, as a share of the brush's radius."""
DOUBLED = 1100
"""Pictures no larger are painted at twice their size, so that the edges of strokes are smooth."""


@dataclass(frozen=True)
class Oil:
    """Broad where nothing happens, fine where the eye goes."""

    samples: float = 0.75
    photo: bool = False

    def prepare(self, stage: Stage, seed: int) -> Stage:
        """Everything sharp: a brush, not a lens, leaves out what does not matter."""
        return replace(restage.change_materials(stage, restage.matt), view=replace(stage.view, aperture=0.0))

    def develop(self, frame: Frame, stage: Stage, seed: int) -> NDArray[np.uint8]:
        """Five layers of strokes over a toned ground, lit from the upper left."""
        h, w = frame.layers.depth.shape
        times = 2 if max(h, w) <= DOUBLED else 1
        view = _view(frame, stage, seed)
        size = (h * times, w * times)
        canvas = brushwork.Canvas(np.broadcast_to(GROUND, (*size, 3)).copy(), np.zeros(size, np.float32), times)
        for number, brush in enumerate(BRUSHES):
            if brush.size * size[0] < FINEST:
                break
            rng = generator(seed, 6, number)
            brushwork.lay(canvas, brushwork.plan(view, canvas, brush, rng), THICK, rng)
        painted = brushwork.lit(canvas, 0.5 * _weave(*size, seed), 1.1 * 1024 / size[0])
        return tone.to_bytes(painted.reshape(h, times, w, times, 3).mean((1, 3)))


def _view(frame: Frame, stage: Stage, seed: int) -> brushwork.View:
    """What the painter sees."""
    layers = frame.layers
    seen = tone.encode(np.clip(tone.neutral(frame.rgb.astype(np.float32)), 0, 1))
    light = seen.mean(-1, keepdims=True)
    # Warm lights against cool shadows, and purer colours than a camera's.
    target = light + (seen - light) * 1.14
    target = target + SHADE * np.clip((0.55 - light) / 0.4, 0, 1) + SUN * np.clip((light - 0.55) / 0.35, 0, 1)
    depth = np.where(layers.cover > 0.5, layers.depth, layers.depth.max() * 2 + 1)
    return brushwork.View(
        np.clip(target, 0, 1).astype(np.float32), _angles(frame, stage, seen, seed), layers.owner, depth
    )


def _angles(frame: Frame, stage: Stage, seen: np.ndarray, seed: int) -> np.ndarray:
    """(H, W) radians: along edges where there are any, else around the form, else level on the ground and in drifts
    across the sky. Directions are averaged as double angles, so that a way and its opposite are one."""
    from scipy.ndimage import gaussian_filter

    layers = frame.layers
    h, w = layers.depth.shape
    fine = max(0.8, h * 0.002)
    total = np.zeros((2, h, w), np.float32)
    for plane in (*np.moveaxis(seen, -1, 0), *np.moveaxis(0.5 * layers.normals, -1, 0)):
        soft = gaussian_filter(plane.astype(np.float32), fine)
        dy, dx = np.gradient(soft)
        total += np.stack([dy * dy - dx * dx, -2 * dx * dy])
    edge = np.stack([gaussian_filter(p, h * 0.008) for p in total]) * (h / 512) ** 2 * 900
    edge /= np.maximum(np.hypot(*edge), 1)
    right, up, _ = axes(stage.view)
    nx, ny = layers.normals @ right, -(layers.normals @ up)
    form = np.stack([ny * ny - nx * nx, -2 * nx * ny]).astype(np.float32) * (layers.cover > 0.5)
    flat = np.abs(layers.normals[..., 2]) > 0.94
    form = np.where(flat[None], np.stack([np.ones((h, w)), np.zeros((h, w))]).astype(np.float32) * 0.4, form)
    drift = noise3.field(h, w, 0.20, seed, octaves=2, step=140) * np.where(layers.cover > 0.5, 1.2, 1.6)
    drift = np.stack([np.cos(2 * drift), np.sin(2 * drift)])
    both = edge * 1.6 + form * 0.7 + drift * 0.35
    both = np.stack([gaussian_filter(p, h * 0.004) for p in both])
    return np.asarray(0.5 * np.arctan2(both[1], both[0]), np.float32)


def _weave(height: int, width: int, seed: int) -> np.ndarray:
    """(H, W) float32 relief of linen, in pixels of a picture 1024 high."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) * (1024 / height)
    wander = noise3.field(height, width, 0.03, seed, octaves=2, step=150) * 1.2
    return np.asarray(np.sin((y + wander) * 1.9) * np.sin((x + wander) * 1.9), np.float32)


STYLE = Oil()
