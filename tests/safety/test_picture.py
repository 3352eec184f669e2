import importlib.util
import sys

import numpy as np
import pytest

from limner.errors import InvalidRequest, MissingDependency
from limner.safety import judge_picture, picture
from limner.safety import policy as policies

GREY = np.full((128, 160, 3), 128, np.uint8)
installed = pytest.mark.skipif(
    importlib.util.find_spec("nudenet") is None, reason="limner[safety] is not installed"
)


def face() -> np.ndarray:
    """A photograph of a clothed person that comes with scikit-image."""
    from skimage import data

    return data.astronaut()


@installed
def test_a_landscape_of_noise_has_no_verdicts():
    noise = np.random.default_rng(0).integers(0, 255, (256, 256, 3), dtype=np.uint8)
    assert judge_picture(noise) == ()
    assert judge_picture(np.dstack([GREY, GREY[..., 0]]), stage="input") == ()


@installed
def test_a_portrait_passes_but_not_where_no_persons_are_wanted():
    assert not any(v.blocked for v in judge_picture(face()))
    found = [v for v in judge_picture(face(), stage="input", persons="dont_allow") if v.blocked]
    assert [(v.stage, v.category, v.span) for v in found] == [("input", "persons", None)]
    assert "face" in found[0].why


@installed
def test_the_same_picture_has_the_same_verdicts():
    assert judge_picture(face(), persons="dont_allow") == judge_picture(face(), persons="dont_allow")


def scores(part: str, sure: float, level: str = "block_medium_and_above", persons: str = "allow_all"):
    return picture._verdicts([(part, sure)], "output", level, persons, policies.packaged())


def test_exposed_parts_weigh_more_than_covered_ones():
    bare, covered = scores("FEMALE_GENITALIA_EXPOSED", 0.6)[0], scores("FEMALE_BREAST_COVERED", 0.9)[0]
    assert bare.category == covered.category == "sexual"
    assert bare.blocked and not covered.blocked
    assert scores("FEMALE_BREAST_EXPOSED", 0.5)[0].blocked
    assert not scores("FEMALE_BREAST_EXPOSED", 0.5, "block_only_high")[0].blocked
    assert scores("FEMALE_BREAST_EXPOSED", 0.1) == ()
    assert scores("MALE_BREAST_EXPOSED", 0.9) == ()


@pytest.mark.parametrize(
    "pixels",
    [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 3), np.float32), np.zeros((0, 4, 3), np.uint8), np.zeros((4, 4, 2), np.uint8)],
)  # fmt: skip
def test_what_is_no_picture_is_refused(pixels):
    with pytest.raises(InvalidRequest, match="pixels: expected uint8 of shape"):
        judge_picture(pixels)


def test_wrong_options_are_refused():
    with pytest.raises(InvalidRequest, match="stage: expected input or output"):
        judge_picture(GREY, stage="middle")
    with pytest.raises(InvalidRequest, match="safety: expected one of"):
        judge_picture(GREY, level="none")


def test_without_the_detector_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "nudenet", None)
    picture._detector.cache_clear()
    with pytest.raises(MissingDependency, match=r"pip install 'limner\[safety\]'"):
        judge_picture(GREY)
    # Where nothing could block, nothing is needed.
    assert judge_picture(GREY, level="block_none") == ()
    with pytest.raises(MissingDependency):
        judge_picture(GREY, level="block_none", persons="dont_allow")
    picture._detector.cache_clear()


def test_importing_safety_imports_nothing_heavy():
    import subprocess

    code = "import sys, limner.safety; print([m for m in ('numpy', 'nudenet', 'onnxruntime', 'cv2') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
