"""A body as sheets of cut paper: seen from one side, taken apart by colour and nearness, cut out and
stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from limner.diorama import tone
from limner.diorama.body import Part
from limner.diorama.material import Material
from limner.diorama.mesh import Mesh, merge
from limner.diorama.styles.facets import colours_of
from limner.diorama.styles.refine import refined
from limner.diorama.styles.washes import palette

PIXELS = 300
CORE = (0.90, 0.88, 0.83)


@dataclass(frozen=True, eq=False)
class Shadowgraph:
    """A body seen in parallel from one side. colour: (H, W, 3) linear; depth: (H, W) metres from the nearest
    point,
    inf where there is nothing; unit: metres per pixel; low: (2,) plane coordinates of the lower left
    corner."""

    colour: np.ndarray
    depth: np.ndarray
    unit: float
    low: np.ndarray
    nearest: float
    axes: np.ndarray


def look(parts: Sequence[Part], forward: np.ndarray) -> Shadowgraph:
    """Paint all triangles, far ones first, onto a sheet across `forward` (unit, body space)."""
    from PIL import Image, ImageDraw

    right = np.cross(forward, [0, 0, 1.0] if abs(forward[2]) < 0.99 else [0, 1.0, 0])
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(right, forward), forward])
    size = max(float(np.ptp(p.mesh.vertices, axis=0).max()) for p in parts)
    corners, colours = [], []
    for part in parts:
        # Painting in order of distance needs small triangles.
        mesh = refined(part.mesh, edge=size / 22, limit=20_000)
        seen = mesh.vertices.astype(np.float64) @ axes.T
        own = colours_of(mesh, part.material.colour, part.material.texture)
        corners.append(seen[mesh.faces])
        colours.append(own[mesh.faces].mean(1))
    tri, rgb = np.concatenate(corners), np.concatenate(colours)
    low, high = tri.reshape(-1, 3).min(0), tri.reshape(-1, 3).max(0)
    unit = float((high - low)[:2].max()) / PIXELS
    w, h = (int(np.ceil(s / unit)) + 7 for s in (high - low)[:2])
    # (right, up, forward) is left-handed, so what faces the viewer turns towards +forward here.
    facing = np.cross(tri[:, 1] - tri[:, 0], tri[:, 2] - tri[:, 0])[:, 2] > 0
    if facing.sum() > 0.2 * len(tri):
        tri, rgb = tri[facing], rgb[facing]
    depth = tri[..., 2].mean(1)
    order = np.argsort(-depth, kind="stable")
    x, y = (tri[..., 0] - low[0]) / unit + 3, h - 1 - ((tri[..., 1] - low[1]) / unit + 3)
    canvas = Image.new("I", (w, h), 0)
    draw = ImageDraw.Draw(canvas)
    outline = np.stack([x, y], axis=-1)[order].reshape(len(order), 6).tolist()
    for number, points in enumerate(outline):
        draw.polygon(points, fill=number + 1)
    index = np.asarray(canvas).astype(np.int64)
    hit = index > 0
    face = order[np.maximum(index - 1, 0)]
    return Shadowgraph(
        np.where(hit[..., None], rgb[face], 0), np.where(hit, depth[face] - low[2], np.inf), unit,
        low[:2] - 3 * unit, float(low[2]), axes,
    )  # fmt: skip


def stacked(graph: Shadowgraph, *, colours: int, thickness: float, steps: int = 2) -> Part | None:
    """All sheets of one body as one part: the back sheet whole, a sheet for each further colour, and inner
    steps
    where a colour comes towards the viewer. thickness: metres of a sheet; the gap between sheets is about
    twice it."""
    from scipy.ndimage import gaussian_filter, label

    solid = np.isfinite(graph.depth)
    if not solid.any():
        return None
    shown = tone.encode(graph.colour[solid]).astype(np.float32)
    centres = palette(shown[:: max(1, len(shown) // 3000)], colours)
    which = np.full(solid.shape, -1)
    which[solid] = ((shown[:, None] - centres) ** 2).sum(-1).argmin(1)
    smallest = 10
    jobs: list[tuple[float, np.ndarray, np.ndarray]] = []
    base = int(np.bincount(which[solid], minlength=len(centres)).argmax())
    jobs.append((np.inf, solid, centres[base]))
    deep = np.where(solid, graph.depth, 0)
    spread = gaussian_filter(solid.astype(float), 2.5)
    soft = np.where(solid, gaussian_filter(deep, 2.5) / np.maximum(spread, 1e-3), np.inf)
    size = graph.unit * max(solid.shape)
    for k, colour in enumerate(centres):
        blobs, count = label(which == k)
        areas = np.bincount(blobs.ravel(), minlength=count + 1)
        for blob in np.argsort(-areas[1:], kind="stable")[:24] + 1:
            if areas[blob] < smallest:
                break
            mask = blobs == blob
            near, far = np.percentile(soft[mask], (3, 97))
            if k != base:
                jobs.append((float(np.median(soft[mask])), mask, colour))
            if far - near > 0.10 * size and areas[blob] > 400:
                for step in range(1, steps + 1):
                    limit = near + (far - near) * (1 - step / (steps + 1)) ** 1.5
                    inner = mask & (soft < limit)
                    tint = np.clip(colour + 0.035 * step * (1 - colour * 0.4), 0, 1)
                    jobs.append((float(np.median(soft[inner])) if inner.any() else near, inner, tint))
    jobs[1:] = sorted(jobs[1:], key=lambda job: -job[0])
    # Sheets lie where their part was, pressed together, each at least a gap before the one it covers.
    height = np.zeros(solid.shape)
    sheets = []
    for _, mask, colour in jobs:
        at = float(height[mask].max()) if mask.any() else 0.0
        sheet = _cut_out(mask, graph, at + thickness, thickness, colour)
        if sheet is not None:
            sheets.append(sheet)
            height[mask] = at + 2.6 * thickness
    if not sheets:
        return None
    return Part(merge(sheets), Material(roughness=1.0))


def _cut_out(
    mask: np.ndarray, graph: Shadowgraph, lift: float, thickness: float, colour: np.ndarray
) -> Mesh | None:
    """One sheet, its front `lift` metres before the body's middle plane; the cut edge shows the paper's pale
    core."""
    from shapely.geometry import Polygon
    from shapely.ops import unary_union
    from skimage.measure import find_contours

    from limner.diorama.solids import extrude

    h = mask.shape[0]
    rings = []
    for ring in find_contours(np.pad(mask, 1).astype(np.float32), 0.5):
        if len(ring) < 8:
            continue
        xy = np.stack([(ring[:, 1] - 1), h - 1 - (ring[:, 0] - 1)], axis=1)
        shape = Polygon(xy).buffer(0)
        signed = float((xy[:-1, 0] * xy[1:, 1] - xy[1:, 0] * xy[:-1, 1]).sum())
        rings.append((shape, signed))
    if not rings:
        return None
    outer_sign = np.sign(max(rings, key=lambda r: abs(r[1]))[1])
    whole = unary_union([s for s, a in rings if np.sign(a) == outer_sign])
    holes = [s for s, a in rings if np.sign(a) != outer_sign and s.area > 6]
    if holes:
        whole = whole.difference(unary_union(holes))
    # Scissors round off what pixels left ragged.
    shape = (
        whole.simplify(0.6)
        .buffer(0.7, quad_segs=3)
        .buffer(-1.0, quad_segs=3)
        .buffer(0.5, quad_segs=3)
        .simplify(0.12)
    )
    if shape.is_empty:
        return None
    mesh = extrude(shape, thickness / graph.unit)
    local = mesh.vertices.astype(np.float64) * graph.unit
    plane = np.stack([local[:, 0] + graph.low[0], local[:, 2] + graph.low[1], local[:, 1]], axis=1)
    plane[:, 2] += -lift
    normals = mesh.normals[:, [0, 2, 1]] @ graph.axes
    edge = np.abs(mesh.normals[:, 1]) < 0.5
    paint = np.where(
        edge[:, None],
        0.6 * np.asarray(CORE) + 0.4 * tone.decode(np.asarray(colour)),
        tone.decode(np.asarray(colour)),
    )
    return Mesh(
        (plane @ graph.axes).astype(np.float32),
        mesh.faces,
        normals.astype(np.float32),
        None,
        paint.astype(np.float32),
    )
