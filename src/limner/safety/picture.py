"""Judges pixels by two witnesses.

A classifier of whole pictures comes with limner (`mobilenet.py`, MIT): it sees sexual content in photographs and
drawings. NudeNet 3.4.2, a detector of body parts whose weights are in its wheel, is the extra `limner[safety]`: where it
is installed it is asked as well, and without it nobody can tell whether a person is to be seen. Neither sees gore, hatred
or weapons, and neither can tell an age. What diorama draws is built from limner's own figures, which have nothing to
hide, so only pictures handed in and pictures of neural engines are judged.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from limner.errors import InvalidRequest, MissingDependency
from limner.safety import levels
from limner.safety import policy as policies
from limner.safety.categories import PERSONS
from limner.safety.mobilenet import classify
from limner.safety.policy import Policy
from limner.safety.verdict import Verdict, verdict, worst_first

INSTALL = "pip install 'limner[safety]'"

# What a part is called, and its score at confidence 0 and at confidence 1.
_PARTS: dict[str, tuple[str, float, float]] = {
    "FEMALE_GENITALIA_EXPOSED": ("exposed genitals", 0.3, 1.0),
    "MALE_GENITALIA_EXPOSED": ("exposed genitals", 0.3, 1.0),
    "ANUS_EXPOSED": ("an exposed anus", 0.3, 1.0),
    "FEMALE_BREAST_EXPOSED": ("an exposed breast", 0.25, 0.9),
    "BUTTOCKS_EXPOSED": ("exposed buttocks", 0.25, 0.8),
    "FEMALE_GENITALIA_COVERED": ("scant clothing", 0.2, 0.45),
    "FEMALE_BREAST_COVERED": ("scant clothing", 0.0, 0.3),
    "BUTTOCKS_COVERED": ("scant clothing", 0.1, 0.4),
}
_LOCK = threading.Lock()
SCANT = 0.45  # the score of a picture that surely shows scant clothing and no more, as for a part that is covered
FAINT = 0.1  # a score below this is not worth telling


def sees_persons() -> bool:
    """Whether a person in a picture can be found here."""
    from importlib.util import find_spec

    return find_spec("nudenet") is not None


def judge_picture(
    pixels: NDArray[np.uint8],
    *,
    stage: str = "output",
    level: str = levels.DEFAULT_LEVEL,
    persons: str = levels.DEFAULT_PERSONS,
    policy: Policy | None = None,
) -> tuple[Verdict, ...]:
    """What was found in a picture, the worst first; empty when nothing was.

    pixels: (H, W, 3) or (H, W, 4) uint8 sRGB; alpha is left aside, so that nothing hides behind it. stage:
    "input" or "output". persons: dont_allow blocks every face or body that is found; allow_adult does the
    same as allow_all, since no age can be told from pixels here (the prompt is where children are refused).
    At block_none nothing but a person could block, and the classifier is not run. Raises MissingDependency for
    dont_allow where the detector of persons is not installed, InvalidRequest for what is no picture.
    """
    level, persons = levels.read_level(level), levels.read_persons(persons)
    if stage not in ("input", "output"):
        raise InvalidRequest("stage", f"expected input or output, got {stage!r}")
    image = _checked(pixels)
    policy = policy or policies.current()
    if level == levels.NONE and persons != levels.NOBODY:
        return ()
    parts = _detect(image) if persons == levels.NOBODY or sees_persons() else []
    return _verdicts(parts, classify(image), stage, level, persons, policy)


def _checked(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    image = np.asarray(pixels)
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] not in (3, 4) or 0 in image.shape:
        raise InvalidRequest(
            "pixels", f"expected uint8 of shape (H, W, 3) or (H, W, 4), got {image.dtype} {image.shape}"
        )
    return image[:, :, :3]


def _verdicts(
    parts: list[tuple[str, float]],
    classes: dict[str, float],
    stage: str,
    level: str,
    persons: str,
    policy: Policy,
) -> tuple[Verdict, ...]:
    seen = [(name, sure) for name, sure in parts if sure >= policy.picture["confidence"]]
    out = []
    scored = []
    for name, sure in seen:
        if name in _PARTS:
            what, base, full = _PARTS[name]
            why = f"{what} found in the picture, {sure:.0%} sure (nudenet)"
            scored.append((base + (full - base) * sure, why))
    explicit, scant = classes["porn"] + classes["hentai"], classes["sexy"]
    # Squared, because it is half sure of many a harmless close-up.
    score = policy.picture["classifier"] * max(explicit**2, SCANT * scant**2)
    if score >= FAINT:
        what, sure = ("sexual content", explicit) if explicit**2 >= SCANT * scant**2 else ("scant clothing", scant)
        scored.append((score, f"the picture looks like {what}, {sure:.0%} sure (classifier)"))
    if scored and "sexual" not in policy.off:
        score, why = max(scored)
        out.append(verdict(stage, "sexual", score, policy.threshold("sexual", level), None, why))
    if seen and persons == levels.NOBODY:
        name, sure = max(seen, key=lambda part: part[1])
        what = name.replace("_", " ").lower()
        why = f"a person found in the picture ({what}, {sure:.0%} sure, nudenet), and persons is {persons}"
        out.append(verdict(stage, PERSONS, sure, policy.picture["confidence"], None, why))
    return worst_first(out)


def _detect(image: NDArray[np.uint8]) -> list[tuple[str, float]]:
    """Parts of bodies and faces: (name, confidence 0..1)."""
    detector = _detector()
    with _LOCK:  # the detector keeps state while it resizes
        found = detector.detect(np.ascontiguousarray(image[:, :, ::-1]))
    return [(str(part["class"]), float(part["score"])) for part in found]


@lru_cache(maxsize=1)
def _detector() -> Any:
    try:
        from nudenet import NudeDetector
    except ImportError as error:
        raise MissingDependency(
            f"finding persons in pictures needs nudenet ({error}); install it with {INSTALL}, or do not ask for "
            f"persons {levels.NOBODY}"
        ) from None
    return NudeDetector()
