"""GenEval's grammar of prompts, judged from rendered pixels: what is seen, how often, in which colour, and
where.

Follows Ghosh et al. 2023 (counts exact, position by boxes with a margin of 0.1), with one difference that
must be said: masks come out of our renderer, not out of a detector, so the figure says whether the picture
holds what was asked for, not whether a detector would name it so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from limner.errors import InvalidRequest, LimnerError, NotFound
from limner.evaluate import colour
from limner.picture import Picture
from limner.request import Request

if TYPE_CHECKING:
    from limner.prompt.vocabulary import Vocabulary

LEAST_AREA = 0.002
MARGIN = 0.1


@dataclass(frozen=True)
class Wanted:
    """One line of the suite."""

    tag: str
    prompt: str
    include: tuple[dict[str, Any], ...]
    exclude: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Verdict:
    """Whether a picture holds what its line wants; `reasons` says what is missing."""

    tag: str
    prompt: str
    passed: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """All verdicts. overall: mean over tags, as GenEval reports it."""

    verdicts: tuple[Verdict, ...] = field(default_factory=tuple)

    def by_tag(self) -> dict[str, tuple[int, int]]:
        """(passed, all) for each tag."""
        out: dict[str, tuple[int, int]] = {}
        for verdict in self.verdicts:
            good, total = out.get(verdict.tag, (0, 0))
            out[verdict.tag] = (good + verdict.passed, total + 1)
        return out

    def overall(self) -> float:
        """Mean of the tags' shares."""
        tags = self.by_tag().values()
        return sum(good / total for good, total in tags) / len(tags) if tags else 0.0


def load(path: str | Path, limit: int | None = None) -> list[Wanted]:
    """Lines of a file in GenEval's format; with a limit, that many spread evenly over the file."""
    try:
        lines = [line for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise NotFound(f"prompts: cannot read {path}: {error.strerror}") from None
    wanted = []
    for number, line in enumerate(lines, 1):
        try:
            data = json.loads(line)
            wanted.append(
                Wanted(data["tag"], data["prompt"], tuple(data["include"]), tuple(data.get("exclude", ())))
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidRequest(
                "prompts", f"{path}, line {number} is not in GenEval's format: {error!r}"
            ) from None
    if limit is not None and limit < len(wanted):
        wanted = [wanted[i * len(wanted) // limit] for i in range(limit)]
    return wanted


def boxes(masks: Iterable[np.ndarray]) -> list[tuple[float, float, float, float]]:
    """(left, top, right, bottom) of each mask, pixels."""
    out = []
    for mask in masks:
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        out.append((float(columns[0]), float(rows[0]), float(columns[-1]), float(rows[-1])))
    return out


def position(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> set[str]:
    """How box a lies to box b: GenEval's rule on the offset of centres less a margin of the boxes' sizes."""
    offset = np.array([(a[0] + a[2] - b[0] - b[2]) / 2, (a[1] + a[3] - b[1] - b[3]) / 2])
    sizes = np.array([a[2] - a[0] + b[2] - b[0], a[3] - a[1] + b[3] - b[1]])
    revised = np.maximum(np.abs(offset) - MARGIN * sizes, 0) * np.sign(offset)
    if np.all(np.abs(revised) < 1e-3):
        return set()
    dx, dy = revised / np.linalg.norm(offset)
    found = {"left of"} if dx < -0.5 else {"right of"} if dx > 0.5 else set()
    return found | ({"above"} if dy < -0.5 else {"below"} if dy > 0.5 else set())


def judge(wanted: Wanted, picture: Picture, key_of: Callable[[str], str | None]) -> Verdict:
    """Look at the picture's masks and pixels. key_of: class name -> the vocabulary's key (None: unknown
    class)."""
    reasons: list[str] = []
    masks = _masks(picture)
    seen: list[list[np.ndarray]] = []
    for item in wanted.include:
        key = key_of(item["class"])
        found = masks.get(key or "", [])
        if item.get("color"):
            of_colour = [m for m in found if colour.dominant(_inner(picture.pixels, m)) == item["color"]]
            if len(of_colour) < item["count"]:
                kinds = [colour.dominant(_inner(picture.pixels, m)) for m in found]
                reasons.append(f"{item['class']}: wanted {item['color']}, saw {kinds}")
            found = of_colour
        if len(found) < item["count"]:
            reasons.append(f"{item['class']}: wanted {item['count']}, saw {len(found)}")
        relation = item.get("position")
        if relation and found and seen[relation[1]]:
            for box in boxes(found):
                for other in boxes(seen[relation[1]]):
                    if relation[0] not in position(box, other):
                        reasons.append(
                            f"{item['class']}: not {relation[0]} {wanted.include[relation[1]]['class']}"
                        )
        seen.append(found)
    for item in wanted.exclude:
        if len(masks.get(key_of(item["class"]) or "", [])) >= item["count"]:
            reasons.append(f"{item['class']}: saw {item['count']} or more")
    return Verdict(wanted.tag, wanted.prompt, not reasons, tuple(dict.fromkeys(reasons)))


def run(
    wanted: Iterable[Wanted],
    *,
    side: int = 512,
    quality: str = "draft",
    on_verdict: Callable[[Verdict, Picture | None], None] = lambda _v, _p: None,
) -> Score:
    """Render and judge every line at side x side pixels. A prompt that cannot be drawn fails, with the
    reason."""
    from limner import engines, pipeline

    verdicts = []
    for number, line in enumerate(wanted):
        request = Request(
            prompt=line.prompt,
            width=side,
            height=side,
            seed=number,
            quality=quality,
            watermark=False,
            provenance="none",
            safety="block_none",
        )
        vocabulary = engines.get(request.engine).vocabulary(request)
        assert vocabulary is not None
        picture = None
        try:
            picture = next(pipeline.run(request))
            verdict = judge(line, picture, partial(_key, vocabulary))
        except LimnerError as error:
            verdict = Verdict(line.tag, line.prompt, False, (str(error),))
        verdicts.append(verdict)
        on_verdict(verdict, picture)
    return Score(tuple(verdicts))


def _key(vocabulary: Vocabulary, name: str) -> str | None:
    found = vocabulary.exact(name)
    return found.key if found else None


def _masks(picture: Picture) -> dict[str, list[np.ndarray]]:
    """Visible instances by the vocabulary's key; what covers less than LEAST_AREA of the picture is not
    seen."""
    assert picture.scene is not None
    bodies = {subject.id: subject.body for subject in picture.scene.subjects}
    out: dict[str, list[np.ndarray]] = {}
    least = LEAST_AREA * picture.width * picture.height
    for name, mask in picture.layers.items():
        if name.startswith("mask ") and mask.sum() >= least:
            out.setdefault(bodies[name.split(" ", 1)[1].rsplit(" ", 1)[0]], []).append(mask)
    return out


def _inner(pixels: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Pixels of a mask without its rim, where things mix."""
    from scipy.ndimage import binary_erosion

    core = binary_erosion(mask, iterations=2)
    return pixels[core if core.sum() > 50 else mask][:, :3]
