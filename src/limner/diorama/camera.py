"""The camera: a view that shows everything, fills the frame well, and follows the shot and angle asked for."""

from __future__ import annotations

import numpy as np

from limner.diorama.stage import View
from limner.prompt.scene import Camera

FILL = {"auto": 0.85, "close_up": 1.0, "portrait": 0.86, "medium": 0.7, "wide": 0.4, "aerial": 0.62}
PITCH = {"auto": 5.5, "eye": 3.0, "low": -13.0, "high": 28.0, "top": 72.0, "isometric": 35.264}
AERIAL = 50.0
"""Degrees by which one looks down from the air."""
LOW_FOV = 52.0
"""Degrees of the lens that a low angle takes: near the ground and close, so that things tower."""
ISO_YAW = 12.0
"""Degrees from the side in isometric view: bodies stand half turned already."""
LOWERED = 0.32
"""How far, at most, a group's middle lies below the picture's, as a share of half the height."""
BARE = 0.12
"""The same where there is only a wall behind."""


def frame(
    boxes: np.ndarray, camera: Camera, width: int, height: int, *, rows: float, fov: float, yaw: float = 0.0,
    ground: bool = True, bare: bool = False, tight: bool = False,
) -> View:  # fmt: skip
    """A view of boxes (n, 2, 3: lowest and highest corners, metres).

    The group's width takes at most FILL of the picture's width and 0.92 of that of its height; its middle lies below
    the picture's, the more the flatter the group is: about the lower third, with the place and its sky over it. bare:
    there is nothing to see over it, so that it stays near the middle and is looked at from a little higher.
    tight: the boxes are the parts that a close look is about; they fill the
    frame.
    """
    corners = _corners(boxes)
    pitch = PITCH[camera.angle]
    if camera.angle == "auto":
        pitch = {"aerial": AERIAL, "close_up": 4.0}.get(camera.shot, pitch + min(5.5 * (rows - 1), 26.0))
    elif camera.shot == "aerial" and camera.angle == "high":
        pitch = AERIAL
    low_angle = camera.angle == "low" and ground
    fov = max(fov, LOW_FOV) if low_angle else fov
    fill = 0.98 if tight else FILL[camera.shot]
    p, y = np.radians(pitch), np.radians(yaw if camera.angle != "isometric" else ISO_YAW)
    forward = np.array([np.sin(y) * np.cos(p), np.cos(y) * np.cos(p), -np.sin(p)])
    right = np.array([np.cos(y), -np.sin(y), 0.0])
    up = np.cross(right, forward)
    aspect = width / height
    limit_x, limit_y = fill, min(fill * 0.92 + 0.02, 0.94)
    target = corners.mean(axis=0)
    rise = 0.0 if tight or camera.shot == "close_up" else 0.05
    if camera.angle == "isometric":
        q = corners - target
        tall = max(np.ptp(q @ up) / limit_y, np.ptp(q @ right) / limit_x / aspect, 0.5)
        middle = target + right * _middle(q @ right) + up * (_middle(q @ up) + rise * tall)
        return _view(middle - forward * 20, middle, fov, ortho=float(tall))
    half = np.tan(np.radians(fov) / 2)
    distance = 6.0
    for _ in range(24):
        q = corners - (target - forward * distance)
        z = np.maximum(q @ forward, 0.2)
        sx, sy = (q @ right) / z / half / aspect, (q @ up) / z / half
        target = target + right * _middle(sx) * distance * half * aspect * 0.8
        low = 2 * rise
        if ground and rise and 0 <= pitch < 20:
            low = float(np.clip(0.62 - np.ptp(sy) / 2, low, BARE if bare else LOWERED))
        target = target + up * (_middle(sy) + low) * distance * half * 0.8
        grow = max(np.ptp(sx) / 2 / limit_x, np.ptp(sy) / 2 / limit_y)
        distance = max(distance * (1 + 0.8 * (grow - 1)), 0.55 if tight else 1.2)
    if camera.shot in ("auto", "medium") and distance < 2.2 and not low_angle:
        distance = 2.2
    eye = target - forward * distance
    lowest = 0.12 if low_angle else 0.22
    if ground and eye[2] < lowest:
        # Not under the ground: raise the eye, keep what it looks at.
        eye = eye + np.array([0, 0, lowest - eye[2]])
    return _view(eye, target, fov)


def landscape(fov: float, eye_height: float, camera: Camera) -> View:
    """The view of a place with nobody in it: from the air where the words say so."""
    if camera.shot == "aerial" or camera.angle in ("high", "top", "isometric"):
        return _view(np.array([0.0, -6.0, 8.5]), np.array([0.0, 6.5, 0.6]), fov)
    if camera.angle == "low":
        return _view(np.array([0.0, -7.0, 0.4]), np.array([0.0, 0.0, 1.6]), max(fov, LOW_FOV))
    return _view(np.array([0.0, -7.0, eye_height]), np.array([0.0, 0.0, eye_height * 0.97]), fov)


def _view(eye: np.ndarray, target: np.ndarray, fov: float, *, ortho: float | None = None) -> View:
    e, t = (tuple(float(c) for c in v) for v in (eye, target))
    return View((e[0], e[1], e[2]), (t[0], t[1], t[2]), fov=fov, ortho=ortho)


def _middle(values: np.ndarray) -> float:
    return float(values.min() + values.max()) / 2


def _corners(boxes: np.ndarray) -> np.ndarray:
    """(8n, 3) corners of the boxes."""
    pick = np.array([[i >> k & 1 for k in range(3)] for i in range(8)])
    return np.concatenate([np.where(pick == 1, box[1], box[0]) for box in boxes])
