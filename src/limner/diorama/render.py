"""Path tracing: a `Stage` becomes a `Frame` of linear radiance, and its layers.

Colour is traced in short passes (so that a caller can stop between them), denoised with Open Image Denoise guided by
albedo and normals that come from a cheap pass of their own: asking for them while tracing nearly doubles the time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial

import numpy as np

from limner.diorama import envmap, sensor, tone, world
from limner.diorama.device import mitsuba
from limner.diorama.stage import Stage
from limner.errors import Cancelled

SAMPLES = {"draft": 2, "standard": 6, "high": 64}
SMALL = 200_000
"""Pixels below which a picture gets twice the samples: every one of them shows."""
PASS_SAMPLES = 1 << 20
DEPTH = 5
LAYER_SAMPLES = 8
SKETCH = 448
"""Longest side in pixels of what is shown while a picture is traced."""


@dataclass(frozen=True, eq=False)
class Layers:
    """What the camera sees, per pixel. depth: (H, W) metres along the ray, 0 where there is only sky. normals:
    (H, W, 3) unit, world space. albedo: (H, W, 3) linear. cover: (H, W) share of the pixel that is not sky.
    owner: (H, W) int32, index of the placed body in stage order (backdrop's first), -1 for sky and instanced scenery."""

    depth: np.ndarray
    normals: np.ndarray
    albedo: np.ndarray
    cover: np.ndarray
    owner: np.ndarray


@dataclass(frozen=True, eq=False)
class Frame:
    """A rendered picture before any tone curve: (H, W, 3) linear radiance times exposure, and its layers."""

    rgb: np.ndarray
    layers: Layers


Sketch = Callable[[], tuple[Frame, Stage]]
"""What is traced so far, as a small frame and the stage of its size."""


def trace(
    stage: Stage,
    *,
    samples: int = 16,
    seed: int = 0,
    on_progress: Callable[[float, Sketch], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Frame:
    """Render `stage` with `samples` paths per pixel. `cancelled` is asked between passes of about a million paths, and
    `on_progress` told (share done, a sketch to call at once, if at all).

    The same stage, samples and seed give the same numbers on any number of threads. Raises Cancelled.
    """
    mi = mitsuba()
    built = world.build(stage)
    camera = sensor.sensor(stage.view, stage.width, stage.height)
    if on_progress is not None:
        on_progress(0.0, partial(_first_sketch, stage, built, seed))
    layers = trace_layers(stage, built, seed=seed, count=_power_of_two(min(LAYER_SAMPLES, samples)))
    integrator = mi.load_dict({"type": "path", "max_depth": DEPTH, "rr_depth": 2})
    budget = max(1, PASS_SAMPLES // (stage.width * stage.height))
    total = np.zeros((stage.height, stage.width, 3), np.float64)
    done = 0
    while done < samples:
        if cancelled is not None and cancelled():
            raise Cancelled("stopped while rendering")
        now = _power_of_two(min(budget, samples - done))
        image = mi.render(built.scene, integrator=integrator, sensor=camera, spp=now, seed=_seed(seed, done))
        total += np.nan_to_num(np.asarray(image, np.float64)[..., :3]).clip(0, 60) * now
        done += now
        if on_progress is not None:
            on_progress(done / samples, partial(_sketch, stage, layers, total, done))
    return _clean(stage, layers, total / samples, fast=samples <= SAMPLES["draft"])


def _clean(stage: Stage, layers: Layers, rgb: np.ndarray, *, fast: bool) -> Frame:
    """The frame of (H, W, 3) noisy radiance: denoised, with its sky and its air."""
    clean = denoise(rgb.astype(np.float32), layers, fast=fast)
    clean = _with_sky(stage, layers, clean)
    clean = _with_haze(stage, layers, clean)
    return Frame(clean * stage.backdrop.exposure, layers)


def _first_sketch(stage: Stage, built: world.World, seed: int) -> tuple[Frame, Stage]:
    """The whole picture small, with few paths: long before the large one has any light."""
    mi = mitsuba()
    size = min(1.0, SKETCH / max(stage.width, stage.height))
    small = replace(stage, width=round(stage.width * size), height=round(stage.height * size))
    layers = trace_layers(small, built, seed=seed, count=4)
    integrator = mi.load_dict({"type": "path", "max_depth": DEPTH, "rr_depth": 2})
    camera = sensor.sensor(small.view, small.width, small.height)
    image = mi.render(built.scene, integrator=integrator, sensor=camera, spp=2, seed=_seed(seed, -3))
    rgb = np.nan_to_num(np.asarray(image, np.float32)[..., :3]).clip(0, 60)
    return _clean(small, layers, rgb, fast=True), small


def _sketch(stage: Stage, layers: Layers, total: np.ndarray, done: int) -> tuple[Frame, Stage]:
    """Every so many pixels of what is there after `done` paths."""
    step = -(-max(stage.width, stage.height) // SKETCH)
    thin = Layers(
        *(np.ascontiguousarray(getattr(layers, field.name)[::step, ::step]) for field in fields(Layers))
    )
    small = replace(stage, width=thin.depth.shape[1], height=thin.depth.shape[0])
    return _clean(small, thin, total[::step, ::step] / done, fast=True), small


def samples(quality: str, width: int, height: int) -> int:
    """Paths per pixel of an ordinary style at this quality and size."""
    return SAMPLES[quality] * (2 if width * height < SMALL else 1)


def trace_layers(
    stage: Stage, built: world.World | None = None, *, seed: int = 0, count: int = LAYER_SAMPLES
) -> Layers:
    """Depth, normals, albedo, cover and owners alone: a fraction of the cost of a picture."""
    mi = mitsuba()
    built = built or world.build(stage)
    camera = sensor.sensor(stage.view, stage.width, stage.height)
    probe = mi.load_dict({"type": "aov", "aovs": "s:shape_index,p:prim_index,z:depth,n:sh_normal,a:albedo"})
    shape = (stage.height, stage.width)
    cover, depth = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    normals, albedo = np.zeros((*shape, 3), np.float32), np.zeros((*shape, 3), np.float32)
    owner = np.full(shape, -1, np.int32)
    # One sample at a time: what was hit can be told from what was missed, and all comes from one ray.
    for number in range(count):
        image = probe.render(built.scene, camera, seed=_seed(seed, -1 - number), spp=1)
        seen = np.nan_to_num(np.asarray(image)[..., -9:])
        hit = seen[..., 2] > 0
        cover += hit
        depth += seen[..., 2]
        normals += seen[..., 3:6]
        albedo += seen[..., 6:9]
        if number == 0:
            owner = _owners(built, hit, seen[..., 0], seen[..., 1])
    length = np.linalg.norm(normals, axis=-1, keepdims=True)
    return Layers(
        depth / np.maximum(cover, 1),
        np.where(length > 1e-3 * count, normals / np.maximum(length, 1e-6), 0),
        albedo / count,
        cover / count,
        owner,
    )


def _owners(built: world.World, hit: np.ndarray, shape: np.ndarray, prim: np.ndarray) -> np.ndarray:
    """(H, W) int32: the placed body that each pixel's ray hit, -1 for sky and instanced scenery."""
    owner = np.full(hit.shape, -1, np.int32)
    # Only where a mesh that has an owner lies, since the others' triangles may number more.
    for number, faces in built.owners.items():
        mask = hit & (shape.astype(np.int64) == number)
        owner[mask] = faces[prim[mask].astype(np.int64)]
    return owner


def denoise(rgb: np.ndarray, layers: Layers, *, fast: bool = False) -> np.ndarray:
    """Open Image Denoise over (H, W, 3) float32 linear radiance, guided by albedo and normals. fast: its smaller
    network, in half the time."""
    import pyoidn

    def plain(a: np.ndarray) -> np.ndarray:
        return np.ascontiguousarray(a, np.float32)

    albedo = np.clip(layers.albedo, 0, 1)
    return np.maximum(
        pyoidn.denoise(
            plain(rgb),
            albedo=plain(albedo),
            normal=plain(layers.normals),
            hdr=True,
            quality="fast" if fast else "high",
        ),
        0,
    )


def develop(frame: Frame, *, photo: bool = False) -> np.ndarray:
    """The frame as an (H, W, 3) uint8 sRGB picture: filmic curve for photographs, neutral (true colours) otherwise."""
    curve = tone.filmic if photo else tone.neutral
    return tone.to_bytes(tone.encode(curve(frame.rgb)))


def _power_of_two(number: int) -> int:
    """The largest power of two up to `number`. Mitsuba sums a pass of any other size in an order that depends on the
    threads, and the last bits with it (seen with 7 samples, never with 1, 2, 4, 8, 16)."""
    return 1 << (max(number, 1).bit_length() - 1)


def _seed(seed: int, part: int) -> int:
    """A 32-bit seed for each pass (splitmix-style mixing), so that passes never share random numbers."""
    x = (seed * 0x9E3779B97F4A7C15 + (part + 7) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    x ^= x >> 31
    return (x * 0x94D049BB133111EB >> 20) & 0xFFFFFFFF


def _with_sky(stage: Stage, layers: Layers, rgb: np.ndarray) -> np.ndarray:
    """The visible sky drawn afresh at full resolution: the environment map that lights the scene is coarse."""
    solid = layers.cover > 0.97
    open_air = np.nonzero(~solid)
    if not len(open_air[0]):
        return rgb
    sky = stage.backdrop.sky
    directions = sensor.rays(stage.view, stage.width, stage.height)[open_air]
    fine = sky.view(directions) if sky.view is not None else envmap.look_up(sky, directions)
    cover, own = layers.cover[open_air][:, None], rgb[open_air]
    # Edge pixels already hold some of the coarse sky. Their own colour is taken from the nearest pixel that is all
    # solid, and laid over the fine sky by its share: no fringe, however dark the thing or bright the sky.
    edge = cover[:, 0] > 0.003
    if edge.any() and solid.any():
        from scipy.ndimage import binary_dilation
        from scipy.spatial import cKDTree

        rim = np.argwhere(solid & binary_dilation(~solid, np.ones((3, 3), bool)))
        far, nearest = cKDTree(rim).query(np.stack(open_air, 1)[edge])
        rows, columns = rim[nearest].T
        # Far from anything solid (a wire, a blade of grass) there is no such pixel: unmix what was traced.
        there = cover[edge]
        unmixed = (own[edge] - (1 - there) * envmap.look_up(sky, directions[edge])) / np.maximum(there, 0.05)
        alone = far[:, None] > 0.02 * stage.height
        own[edge] = np.where(alone, np.maximum(unmixed, 0), rgb[rows, columns])
    out = rgb.copy()
    out[open_air] = own * cover + fine * (1 - cover)
    return out


def _with_haze(stage: Stage, layers: Layers, rgb: np.ndarray) -> np.ndarray:
    """Air in front of things, by exponential extinction with depth, thinning with height where asked."""
    haze = stage.backdrop.haze
    if haze is None:
        return rgb
    thickness = haze.density * layers.depth
    if haze.height:
        d = sensor.rays(stage.view, stage.width, stage.height)[..., 2]
        z0 = stage.view.eye[2]
        rise = d * layers.depth / haze.height
        # The integral of exp(-z / h) along the ray (Quilez, better fog).
        ratio = np.where(
            np.abs(rise) > 1e-4, (1 - np.exp(-np.clip(rise, -40, 40))) / np.where(rise == 0, 1, rise), 1
        )
        thickness = haze.density * np.exp(-max(z0, 0) / haze.height) * layers.depth * np.clip(ratio, 0, 50)
    seen = np.exp(-thickness)[..., None] * layers.cover[..., None] + (1 - layers.cover)[..., None]
    return rgb * seen + np.asarray(haze.colour) * (1 - seen)
