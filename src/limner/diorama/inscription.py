"""Lettering put on bodies that are already there: a name on a truck's side, words round a mug.

The body is seen square to the face that carries its `front` anchor, as a small depth picture. On it the largest
plain patch about the anchor is found, the words are set in that, and bent onto what lies below them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from limner.diorama.body import Body, Part
from limner.diorama.inks import opposite
from limner.diorama.material import PLAIN, RGB, Look, Material
from limner.diorama.mesh import Mesh, face_normals, rotation
from limner.diorama.solids import extrude
from limner.diorama.typeset import typeset

CELLS = 128
"""Cells of the depth picture along the body's longer side."""
PLAIN_ENOUGH = 0.16
"""Largest distance between two linear colours of one plain patch."""
SMALLEST = 0.04
"""Of the body's longer side: letters lower than this look for a larger patch that need not be plain."""


@dataclass(frozen=True, eq=False)
class Front:
    """What is seen of a body looking along +y, cell by cell; rows grow with z. depth: y, inf where nothing is."""

    low: np.ndarray
    cell: float
    depth: np.ndarray
    colour: np.ndarray
    normal: np.ndarray

    def at(self, x: float, z: float) -> tuple[int, int]:
        """(row, column) of the cell at x, z, kept inside."""
        rows, columns = self.depth.shape
        column, row = int((x - self.low[0]) / self.cell), int((z - self.low[1]) / self.cell)
        return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)


def inscribe(body: Body, text: str, *, look: Look = PLAIN, width: float | None = None) -> Part | None:
    """Raised lettering about `body`'s `front` anchor, square to the face there and following its surface; None where it
    has no such anchor. look: the ink's colour (dark or light, whichever reads on the body, unless asked). width: at
    most so many metres."""
    if "front" not in body.anchors:
        return None
    turn = _facing(body)
    back, there = rotation(-turn), rotation(turn)
    x, _, z = (back[:3, :3] @ body.anchor("front")).tolist()
    front = _seen([(p, p.mesh.vertices @ back[:3, :3].T.astype(np.float32)) for p in body.parts])
    half_w, half_h = _patch(front, x, z, text)
    if width is not None:
        half_w = min(half_w, width / 2)
    block = typeset(text, width=2 * half_w, height=2 * half_h, tracking=0.03)
    thick = 0.07 * block.size
    row, column = front.at(x, z)
    r, g, b = _colour_about(front, row, column)
    ink = look.tint(opposite((r, g, b)))
    mesh = _fine(extrude(block.outline, thick, bevel=thick * 0.3, steps=2), 0.22 * block.size)
    return Part(_laid(mesh, front, x, z, thick, block.size).transformed(there), Material(ink, roughness=0.4))


def _facing(body: Body) -> float:
    """Degrees by which the face under the anchor is turned away from -y, right-handed about z."""
    x, _, z = body.anchor("front").tolist()
    extent = body.extent
    front = _seen([(p, p.mesh.vertices) for p in body.parts], (x, z, 0.07 * float(max(extent[0], extent[2]))))
    row, column = front.at(x, z)
    reach = max(2, CELLS // 22)
    patch = (slice(max(row - reach, 0), row + reach + 1), slice(max(column - reach, 0), column + reach + 1))
    seen = np.isfinite(front.depth[patch])
    if not seen.any():
        return 0.0
    n = front.normal[patch][seen].mean(axis=0)
    angle = float(np.degrees(np.arctan2(n[0], -n[1])))
    return 0.0 if abs(angle) < 3 else float(np.clip(angle, -60, 60))


def _seen(parts: list[tuple[Part, np.ndarray]], about: tuple[float, float, float] | None = None) -> Front:
    """The body's front as cells, by strewing points over every triangle that looks this way; only what lies within a
    distance of a point, if `about` (x, z, distance) is given."""
    low = np.min([v.min(axis=0) for _, v in parts], axis=0)
    high = np.max([v.max(axis=0) for _, v in parts], axis=0)
    cell = float(max(high[0] - low[0], high[2] - low[2])) / CELLS
    columns, rows = int((high[0] - low[0]) / cell) + 1, int((high[2] - low[2]) / cell) + 1
    spots, depths, shades, normals = [], [], [], []
    for part, v in parts:
        faces = part.mesh.faces
        n = face_normals(v, faces)
        toward = n[:, 1] < -0.05
        faces, n = faces[toward], n[toward]
        if not len(faces):
            continue
        corner = v[faces]
        colour = _face_colours(part, faces)
        if about is not None:
            x0, z0, reach = about
            box_low, box_high = corner.min(axis=1), corner.max(axis=1)
            near = (box_high[:, 0] > x0 - reach) & (box_low[:, 0] < x0 + reach)
            near &= (box_high[:, 2] > z0 - reach) & (box_low[:, 2] < z0 + reach)
            corner, n, colour = corner[near], n[near], colour[near]
            if not len(corner):
                continue
        corner, along, across = _longest_first(corner, cell)
        for k, m in np.unique(np.stack([along, across], axis=1), axis=0):
            chosen = (along == k) & (across == m)
            w = _weights(2 ** int(k), 2 ** int(m))
            p = np.einsum("sw,fwd->fsd", w, corner[chosen], optimize=True).reshape(-1, 3)
            spots.append(np.stack([(p[:, 2] - low[2]) / cell, (p[:, 0] - low[0]) / cell], axis=1).astype(int))
            depths.append(p[:, 1])
            shades.append(np.repeat(colour[chosen], len(w), axis=0))
            normals.append(np.repeat(n[chosen], len(w), axis=0))
    if not spots:
        return Front(
            low[[0, 2]], cell, np.full((rows, columns), np.inf), *(np.zeros((rows, columns, 3)) for _ in "cn")
        )
    spot, y = np.concatenate(spots), np.concatenate(depths)
    # Farthest first, so that what is written last is what is seen.
    order = np.argsort(-y, kind="stable")
    index = (spot[order, 0].clip(0, rows - 1), spot[order, 1].clip(0, columns - 1))
    depth = np.full((rows, columns), np.inf)
    colour_of, normal_of = np.zeros((rows, columns, 3)), np.zeros((rows, columns, 3))
    depth[index] = y[order]
    colour_of[index] = np.concatenate(shades)[order]
    normal_of[index] = np.concatenate(normals)[order]
    return Front(low[[0, 2]], cell, depth, colour_of, normal_of)


def _longest_first(corner: np.ndarray, cell: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Triangles (F, 3, 3) with their longest edge first, and how often to halve it and the way across it so that no
    step is longer than a cell: (F,) each, seen along y."""
    edges = np.linalg.norm((np.roll(corner, -1, axis=1) - corner)[..., [0, 2]], axis=2)
    first = edges.argmax(axis=1)
    order = (first[:, None] + np.arange(3)) % 3
    turned = np.take_along_axis(corner, order[:, :, None], axis=1)
    long = edges.max(axis=1)
    u, w = (turned[:, k] - turned[:, 0] for k in (1, 2))
    tall = np.abs(u[:, 0] * w[:, 2] - u[:, 2] * w[:, 0]) / np.maximum(long, 1e-12)
    halvings = [
        np.clip(np.ceil(np.log2(np.maximum(d / cell * 1.1, 1))), 0, 9).astype(int) for d in (long, tall)
    ]
    return turned, halvings[0], halvings[1]


def _weights(along: int, across: int) -> np.ndarray:
    """(S, 3) barycentric weights: rows parallel to the first edge, shorter towards the third corner."""
    rows = []
    for t in np.linspace(0, 1, across + 1):
        s = np.linspace(0, 1, max(1, int(np.ceil(along * (1 - t)))) + 1) if t < 1 else np.zeros(1)
        rows.append(np.stack([(1 - t) * (1 - s), (1 - t) * s, np.full(len(s), t)], axis=1))
    return np.concatenate(rows)


def _face_colours(part: Part, faces: np.ndarray) -> np.ndarray:
    """(M, 3) linear RGB of the faces."""
    mesh, texture = part.mesh, part.material.texture
    if mesh.colours is not None:
        return np.asarray(mesh.colours[faces].mean(axis=1))
    if texture is not None and mesh.uv is not None:
        h, w = texture.shape[:2]
        uv = mesh.uv[faces].mean(axis=1)
        rows, columns = (
            ((1 - uv[:, 1]) * h).astype(int).clip(0, h - 1),
            (uv[:, 0] * w).astype(int).clip(0, w - 1),
        )
        return np.asarray((texture[rows, columns, :3] / 255.0) ** 2.2)
    return np.broadcast_to(np.asarray(part.material.colour), (len(faces), 3))


def _colour_about(front: Front, row: int, column: int) -> RGB:
    """The usual colour about a cell."""
    patch = (slice(max(row - 3, 0), row + 4), slice(max(column - 3, 0), column + 4))
    seen = np.isfinite(front.depth[patch])
    r, g, b = np.median(front.colour[patch][seen], axis=0) if seen.any() else (0.8, 0.8, 0.8)
    return float(r), float(g), float(b)


def _patch(front: Front, x: float, z: float, text: str) -> tuple[float, float]:
    """Half the width and height of the patch about (x, z) on which the text comes out largest."""
    row, column = front.at(x, z)
    long = front.cell * CELLS
    best = (0.3 * long, 0.1 * long)
    for plain in (True, False):
        rooms = _rooms(front, row, column, plain)
        sized = []
        for half_w, half_h in rooms:
            w, h = half_w * front.cell * 0.88, half_h * front.cell * 0.9
            if w > 0 and h > 0:
                sized.append((typeset(text, width=2 * w, height=2 * h, tracking=0.03).size, w, h))
        if sized:
            size, w, h = max(sized)
            best = (w, h)
            if size >= SMALLEST * long:
                break
    return best


def _rooms(front: Front, row: int, column: int, plain: bool) -> list[tuple[int, int]]:
    """Half width and height, in cells, of some rectangles about a cell that lie on one gently bent surface."""
    rows, columns = front.depth.shape
    colour = np.asarray(_colour_about(front, row, column))
    i, j = np.arange(rows)[:, None] - row, np.arange(columns)[None] - column
    level = front.depth[max(row - 2, 0) : row + 3, max(column - 2, 0) : column + 3]
    base = float(np.median(level[np.isfinite(level)])) if np.isfinite(level).any() else 0.0
    n = front.normal[row, column]
    lean = float(np.clip(-n[2] / n[1], -1, 1)) if n[1] < -0.2 else 0.0
    off = np.abs(front.depth - base - lean * i * front.cell)
    # A round belly may fall back by a share of its distance from the middle, a flat face hardly.
    good = off < front.cell * (1.5 + 0.42 * np.hypot(i, j))
    good &= front.normal[..., 1] < -0.6
    if plain:
        good &= np.abs(front.colour - colour).max(axis=2) < PLAIN_ENOUGH
    bad = np.cumsum(np.cumsum(np.pad(~good, ((1, 0), (1, 0))), axis=0), axis=1)
    most_h, most_w = min(row, rows - 1 - row), min(column, columns - 1 - column)
    out: list[tuple[int, int]] = []
    for half_h in np.unique(np.linspace(2, most_h, 12).astype(int)) if most_h >= 2 else ():
        widths = np.arange(2, most_w + 1)
        if not len(widths):
            break
        a, b = row - half_h, row + half_h + 1
        left, right = column - widths, column + widths + 1
        wrong = bad[b, right] - bad[a, right] - bad[b, left] + bad[a, left]
        # A few stray cells (a seam, a rivet) do not spoil a patch.
        fits = widths[wrong <= 0.03 * (b - a) * (right - left)]
        if len(fits):
            out.append((int(fits.max()), int(half_h)))
    return out


def _fine(mesh: Mesh, longest: float) -> Mesh:
    """The mesh with no edge longer than `longest`, so that it can be bent."""
    from trimesh.remesh import subdivide_to_size

    v, f = subdivide_to_size(mesh.vertices.astype(np.float64), mesh.faces, longest, max_iter=12)
    return Mesh.of(v, f, crease=180)


def _laid(mesh: Mesh, front: Front, x: float, z: float, thick: float, em: float) -> Mesh:
    """`mesh` (about the origin, facing -y) moved to (x, z) and laid on the surface, letter backs sunk a little."""
    from scipy.ndimage import gaussian_filter, map_coordinates, minimum_filter

    depth = front.depth
    row, column = front.at(x, z)
    seen = np.isfinite(depth)
    usual = float(np.median(depth[seen & (np.abs(depth - depth[row, column]) < 0.5 * front.cell * CELLS)])) if seen[
        row, column] else float(np.median(depth[seen]))  # fmt: skip
    filled = np.where(seen, depth, usual)
    # The foremost of what lies about a letter, then smoothed: letters bridge grooves and do not follow rivets.
    reach = max(1, round(0.16 * em / front.cell))
    top = gaussian_filter(minimum_filter(filled, size=2 * reach + 1), reach * 0.8)
    v = mesh.vertices.astype(np.float64) + np.array([x, 0.0, z])
    where = np.stack(
        [(v[:, 2] - front.low[1]) / front.cell - 0.5, (v[:, 0] - front.low[0]) / front.cell - 0.5]
    )
    y = map_coordinates(top, where, order=1, mode="nearest")
    v[:, 1] += y + thick * 0.1
    return Mesh.of(v, mesh.faces, crease=40)
