import importlib.util
import sys

import numpy as np
import pytest

from limner.errors import InvalidRequest, MissingDependency
from limner.safety import judge_picture, mobilenet, picture
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


HARMLESS = dict(zip(mobilenet.CLASSES, (0.0, 0.0, 1.0, 0.0, 0.0), strict=True))


def scores(part: str, sure: float, level: str = "block_medium_and_above", persons: str = "allow_all"):
    return picture._verdicts([(part, sure)], HARMLESS, "output", level, persons, policies.packaged())


def looks(level: str = "block_medium_and_above", **classes: float):
    return picture._verdicts([], HARMLESS | classes, "output", level, "allow_all", policies.packaged())


# What NSFWJS 4.3.0 itself (MobileNetV2Mid, tfjs 4 on the processor) says of these photographs at 224 x 224.
ORIGINAL = {
    "astronaut": (0.0240, 0.0039, 0.9683, 0.0005, 0.0033), "coffee": (0.0023, 0.0000, 0.9975, 0.0001, 0.0000),
    "chelsea": (0.6812, 0.0088, 0.3043, 0.0042, 0.0015), "rocket": (0.1955, 0.0027, 0.8008, 0.0005, 0.0005),
}  # fmt: skip


@pytest.mark.parametrize("name", ORIGINAL)
def test_the_classifier_agrees_with_the_original(name):
    from PIL import Image
    from skimage import data

    small = Image.fromarray(getattr(data, name)()).convert("RGB").resize((224, 224))
    found = mobilenet.classify(np.asarray(small))
    assert list(found.values()) == pytest.approx(ORIGINAL[name], abs=2e-4)


def test_the_classifier_alone_blocks_what_it_is_sure_of():
    assert looks(porn=0.9)[0].blocked and looks(hentai=0.5, porn=0.4)[0].blocked
    assert looks("block_only_high", porn=0.95)[0].blocked and not looks("block_only_high", porn=0.8)[0].blocked
    assert not looks(porn=0.6)[0].blocked and looks("block_low_and_above", porn=0.6)[0].blocked
    assert not looks(sexy=1.0)[0].blocked and looks("block_low_and_above", sexy=1.0)[0].blocked
    assert looks(porn=0.2) == ()
    assert "classifier" in looks(porn=0.9)[0].why


def test_the_policy_can_leave_the_classifier_out(tmp_path):
    (tmp_path / "p.toml").write_text("[picture]\nclassifier = 0")
    policy = policies.load(tmp_path / "p.toml")
    assert picture._verdicts([], HARMLESS | {"porn": 1.0}, "input", "block_low_and_above", "allow_all", policy) == ()


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


def test_without_the_detector_pictures_are_still_judged_but_persons_are_not_found(monkeypatch):
    monkeypatch.setitem(sys.modules, "nudenet", None)
    monkeypatch.setattr(picture, "sees_persons", lambda: False)
    picture._detector.cache_clear()
    assert judge_picture(GREY) == ()
    assert judge_picture(GREY, level="block_none") == ()
    with pytest.raises(MissingDependency, match=r"pip install 'limner\[safety\]'"):
        judge_picture(GREY, level="block_none", persons="dont_allow")
    picture._detector.cache_clear()


def test_importing_safety_imports_nothing_heavy():
    import subprocess

    code = "import sys, limner.safety; print([m for m in ('numpy', 'nudenet', 'onnxruntime', 'cv2') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
