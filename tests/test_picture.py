import numpy as np
import pytest
from PIL import Image

from limner.errors import InvalidRequest, NotFound, OutputFailed
from limner.finish import metadata
from limner.picture import Picture, read_text, write_whole
from limner.request import Request


@pytest.fixture
def picture():
    pixels = np.random.default_rng(0).integers(0, 256, (64, 48, 3), np.uint8)
    plain = Picture(
        pixels, "diorama", Request("a fox — “TALES” 狐", seed=9), seed=9, index=2, details={"style": "toy"}
    )
    return plain.with_text(metadata.describe(plain))


def test_png_keeps_pixels_and_story(picture, tmp_path):
    path = picture.save(tmp_path / "p.png")
    assert np.array_equal(np.asarray(Image.open(path)), picture.pixels)
    record = metadata.parse(read_text(path), str(path))
    assert (record.request, record.seed, record.index) == (picture.request, 9, 2)


def test_parameters_chunk_is_what_other_tools_read(picture, tmp_path):
    lines = read_text(picture.save(tmp_path / "p.png"))["parameters"].splitlines()
    assert lines[0] == picture.request.prompt
    assert "Seed: 9" in lines[-1] and "Size: 48x64" in lines[-1] and lines[-1].startswith("Steps: ")


@pytest.mark.parametrize("name", ["p.jpg", "p.jpeg", "p.webp"])
def test_lossy_formats_carry_the_record_too(picture, tmp_path, name):
    path = picture.save(tmp_path / name)
    assert metadata.parse(read_text(path), name).seed == 9
    assert read_text(path)["parameters"].startswith(picture.request.prompt)


def test_without_metadata_the_bytes_hold_no_prompt(picture):
    bare = picture.with_text({})
    for format in ("png", "jpeg", "webp"):
        data = bare.encode(format)
        assert b"limner" not in data and b"TALES" not in data and "TALES".encode("utf-16-be") not in data


def test_writing_fails_whole(tmp_path):
    with pytest.raises(OutputFailed):
        write_whole(tmp_path / "missing" / "p.png", b"x")
    assert list(tmp_path.iterdir()) == []


def test_reading_what_is_no_picture(tmp_path):
    with pytest.raises(NotFound):
        read_text(tmp_path / "none.png")
    (tmp_path / "text.png").write_text("hello")
    with pytest.raises(InvalidRequest):
        read_text(tmp_path / "text.png")


def test_unknown_ending_is_refused(picture, tmp_path):
    with pytest.raises(InvalidRequest, match="output"):
        picture.save(tmp_path / "p.bmp")


def test_notebooks_show_it(picture):
    assert picture._repr_png_().startswith(b"\x89PNG")
