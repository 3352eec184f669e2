"""The camera in the renderer's terms, and the rays through its pixels."""

from __future__ import annotations

from typing import Any

import numpy as np

from limner.diorama.device import mitsuba
from limner.diorama.stage import View


def sensor(view: View, width: int, height: int, *, alpha: bool = False) -> Any:
    """The camera, with a box filter so that pixels do not depend on how the picture is split."""
    mi = mitsuba()
    frame = mi.ScalarTransform4f().look_at(origin=list(view.eye), target=list(view.target), up=upwards(view))
    film = {
        "type": "hdrfilm", "width": width, "height": height, "component_format": "float32",
        "pixel_format": "rgba" if alpha else "rgb",
        "rfilter": {"type": "box"},
    }  # fmt: skip
    common = {"film": film, "sampler": {"type": "independent"}, "near_clip": 0.05, "far_clip": 1e5}
    if view.ortho:
        scale = mi.ScalarTransform4f().scale(
            [view.ortho / 2 * width / height, view.ortho / 2 * width / height, 1]
        )
        return mi.load_dict({"type": "orthographic", "to_world": frame @ scale, **common})
    lens: dict[str, Any] = {"fov": view.fov, "fov_axis": "y", "to_world": frame, **common}
    if view.aperture > 0:
        focus = view.focus or float(np.linalg.norm(np.subtract(view.target, view.eye)))
        camera = mi.load_dict({"type": "thinlens", "aperture_radius": 0.01, "focus_distance": 5.0, **lens})
        # Set afterwards they are data; given at once they are constants, and every picture compiles a kernel anew.
        params = mi.traverse(camera)
        params["aperture_radius"] = _opaque(view.aperture)
        params["focus_distance"] = _opaque(focus)
        params.update()
        return camera
    return mi.load_dict({"type": "perspective", **lens})


def _opaque(value: float) -> Any:
    """A number the compiler may not fold into its kernel."""
    mi = mitsuba()
    if mi.variant().startswith("scalar"):
        return value
    import drjit

    return drjit.opaque(mi.Float, value)


def axes(view: View) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Unit directions in the world: the picture's right, its up, and into it."""
    forward = np.subtract(view.target, view.eye).astype(np.float64)
    forward /= np.linalg.norm(forward)
    right = np.cross(forward, upwards(view))
    right /= np.linalg.norm(right)
    return right, np.cross(right, forward), forward


def rays(view: View, width: int, height: int) -> np.ndarray:
    """(height, width, 3) unit directions of the rays through the pixels' centres."""
    right, up, forward = axes(view)
    if view.ortho:
        return np.broadcast_to(forward, (height, width, 3))
    half = np.tan(np.radians(view.fov) / 2)
    x = ((np.arange(width) + 0.5) / width * 2 - 1) * half * width / height
    y = (1 - (np.arange(height) + 0.5) / height * 2) * half
    d = forward + x[None, :, None] * right + y[:, None, None] * up
    return d / np.linalg.norm(d, axis=-1, keepdims=True)


def upwards(view: View) -> list[float]:
    """The direction that is up in the picture; looking straight down it is +y."""
    d = np.subtract(view.target, view.eye)
    return [0.0, 1.0, 0.0] if abs(d[2]) > 0.999 * np.linalg.norm(d) else [0.0, 0.0, 1.0]
