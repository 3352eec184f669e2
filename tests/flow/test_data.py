"""Data: any layout reads alike, order is a pure function of seed and slot, bad samples are told, the emoji maker."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import json
import struct
import tarfile
import threading
from pathlib import Path

import fsspec
import numpy as np
import pytest
from PIL import Image

from limner.errors import InvalidRequest, MissingDependency, NotFound, OutputFailed
from limner.flow.data import npm, order
from limner.flow.data.check import check
from limner.flow.data.dataset import BadSample, Dataset
from limner.flow.data.diorama import Words, make
from limner.flow.data.emoji import art, concepts
from limner.flow.data.emoji import make as emoji
from limner.flow.data.english import many, one
from limner.flow.data.loader import Loader
from limner.flow.data.shards import Writer, folder_of


def picture(shade: int, side: int = 8) -> np.ndarray:
    return np.full((side, side, 3), shade, np.uint8)


def png(pixels: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def shards(tmp_path: Path) -> str:
    with Writer(str(tmp_path / "shards"), per_shard=4) as out:
        for i in range(10):
            out.add(f"{i:04d}", picture(i), [f"shade {i}", f"number {i}"], {"style": "plain"})
    return str(tmp_path / "shards")


def test_written_shards_read_back_with_and_without_index(shards: str) -> None:
    indexed = Dataset(shards)
    sample = indexed.sample(7)
    assert (sample.picture == 7).all() and sample.captions == ("shade 7", "number 7")
    assert sample.about == {"style": "plain"}
    (Path(shards) / "index.json").unlink()
    scanned = Dataset(shards)
    assert [scanned.sample(i).captions for i in range(10)] == [indexed.sample(i).captions for i in range(10)]
    assert len(Dataset(f"{shards}/data-00001.tar")) == 4
    assert len(Dataset(f"{shards}/data-*.tar")) == 10


def test_foreign_webdataset_and_folders(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        for name, data in (
            ("x/1.jpg.txt", b"no"),
            ("x/1.png", png(picture(3))),
            ("x/1.txt", b"three\nthird"),
        ):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    assert Dataset(str(tmp_path / "a.tar")).sample(0).captions == ("three", "third")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b.png").write_bytes(png(picture(9)))
    (folder / "b.txt").write_text("nine")
    assert Dataset(str(folder)).sample(0).captions == ("nine",)
    (folder / "metadata.jsonl").write_text(json.dumps({"file_name": "b.png", "text": "from the list"}))
    assert Dataset(str(folder)).sample(0).captions == ("from the list",)


def test_any_url_is_the_same_data(shards: str) -> None:
    memory = fsspec.filesystem("memory")
    memory.put(shards, "/there", recursive=True)
    far, near = Dataset("memory://there"), Dataset(shards)
    assert far.fingerprint == near.fingerprint
    assert (far.sample(4).picture == near.sample(4).picture).all()


def test_errors_name_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="does not exist"):
        Dataset(str(tmp_path / "nowhere"))
    with pytest.raises(InvalidRequest, match="no captioned pictures"):
        Dataset(str(tmp_path))
    (tmp_path / "x.tar").write_bytes(b"not a tar file at all" * 100)
    with pytest.raises(InvalidRequest, match="no readable tar"):
        Dataset(str(tmp_path / "x.tar"))


def test_a_writer_refuses_a_full_folder_and_leaves_nothing_half_done(tmp_path: Path, shards: str) -> None:
    with pytest.raises(OutputFailed, match="holds shards already"):
        Writer(shards)
    with pytest.raises(RuntimeError), Writer(str(tmp_path / "broken"), per_shard=1) as out:
        out.add("0", picture(0), ["x"], {})
        raise RuntimeError
    assert not list((tmp_path / "broken").iterdir())


def test_every_epoch_shows_each_sample_once_in_its_own_order() -> None:
    first = [order.sample_at(3, slot, 17) for slot in range(17)]
    second = [order.sample_at(3, slot, 17) for slot in range(17, 34)]
    assert sorted(first) == sorted(second) == list(range(17))
    assert first != second and first == [order.sample_at(3, slot, 17) for slot in range(17)]


def test_loader_resumes_in_mid_epoch_and_splits_over_hosts(shards: str) -> None:
    data = Dataset(shards)
    whole = list(Loader(data, size=8, batch=4, seed=1).batches(0, 7))
    resumed = list(Loader(data, size=8, batch=4, seed=1, threads=3).batches(3, 7))
    assert [b.keys for b in whole[3:]] == [b.keys for b in resumed]
    assert [b.captions for b in whole[3:]] == [b.captions for b in resumed]
    halves = [
        list(Loader(data, size=8, batch=4, seed=1, rows=half).batches(0, 7))
        for half in (range(2), range(2, 4))
    ]
    assert [a.keys + b.keys for a, b in zip(*halves, strict=True)] == [b.keys for b in whole]
    few = Loader(data, size=8, batch=4, seed=1, count=6)
    assert {key for batch in few.batches(0, 3) for key in batch.keys} == {f"{i:04d}" for i in range(6)}


def miscounted() -> bytes:
    """A PNG whose pixels are said to be fewer bytes than they are: PIL raises SyntaxError."""
    whole = png(np.random.default_rng(0).integers(0, 255, (32, 32, 3), np.uint8))
    at = whole.index(b"IDAT")
    return whole[: at - 4] + struct.pack(">I", 20) + whole[at:]


def test_bad_pictures_are_replaced_counted_and_listed(tmp_path: Path) -> None:
    torn = {2: b"torn", 5: miscounted()}
    for i in range(6):
        (tmp_path / f"{i}.png").write_bytes(torn.get(i) or png(picture(i)))
        (tmp_path / f"{i}.txt").write_text("" if i == 4 else f"shade {i}")
    data, told = Dataset(str(tmp_path)), []
    loader = Loader(data, size=8, batch=6, seed=0, on_bad=lambda bad: told.append(bad.key))
    keys = [key for batch in loader.batches(0, 4) for key in batch.keys]
    assert len(keys) == 24 and not {"2", "4", "5"} & set(keys)
    assert sorted(told) == ["2", "4", "5"] and "no caption" in loader.bad["4"]
    for number in torn:
        with pytest.raises(BadSample, match=f"{number}: the picture"):
            data.sample(number)
    report = check(str(tmp_path))
    assert [key for key, _ in report.bad] == ["2", "4", "5"]


def test_check_fails_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"torn")
    (tmp_path / "a.txt").write_text("a thing")
    with pytest.raises(InvalidRequest, match=r"none of the 1 samples .* a: the picture"):
        check(str(tmp_path))


@pytest.mark.parametrize(
    ("given", "captions"),
    [
        ({"captions": "a red thing"}, ("a red thing",)),
        ({"captions": ["one", None, " ", "two "]}, ("one", "two")),
        ({"captions": [], "caption": "alone"}, ("alone",)),
        ({"caption": None}, "no caption"),
        ({"captions": 5}, "expected a text or a list of texts, got 5"),
        (["a"], "expected {"),
    ],
)
def test_captions_are_a_text_or_a_list_of_texts(
    tmp_path: Path, given: object, captions: tuple[str, ...] | str
) -> None:
    (tmp_path / "a.png").write_bytes(png(picture(1)))
    (tmp_path / "a.json").write_text(json.dumps(given))
    data = Dataset(str(tmp_path))
    if isinstance(captions, tuple):
        assert data.sample(0).captions == captions
        return
    with pytest.raises(BadSample, match=captions):
        data.sample(0)


def listing(at: Path, *lines: str) -> Dataset:
    for i in range(3):
        (at / f"{i}.png").write_bytes(png(picture(i)))
    (at / "metadata.jsonl").write_text("\n".join(lines))
    return Dataset(str(at))


def test_rows_without_words_are_bad_samples_and_empty_lines_nothing(tmp_path: Path) -> None:
    rows = ({"file_name": f"{i}.png", "text": text} for i, text in enumerate(("", None, "two\u2028lines")))
    data = listing(tmp_path, *(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows))
    for number in (0, 1):
        with pytest.raises(BadSample, match="no caption"):
            data.sample(number)
    assert len(data) == 3 and data.sample(2).captions == ("two\u2028lines",)


@pytest.mark.parametrize(
    "row",
    [
        '{"file_name": "0.png"}',
        '{"file_name": "0.png", "text": "a"',
        "[1, 2]",
        '{"file_name": 1, "text": "a"}',
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str) -> None:
    with pytest.raises(InvalidRequest, match=r"^data: .*metadata.jsonl line 2: expected .*, got "):
        listing(tmp_path, '{"file_name": "0.png", "text": "a"}', row)


@pytest.mark.parametrize(
    "index",
    [
        "{broken",
        '{"format": 1}',
        "[]",
        '{"shards": [{"name": "data-00000.tar", "samples": [["k", "png", 0]]}]}',
    ],
)
def test_a_broken_index_is_named(shards: str, index: str) -> None:
    (Path(shards) / "index.json").write_text(index)
    with pytest.raises(InvalidRequest, match=r"^data: .*index.json: expected the index"):
        Dataset(shards)


@pytest.mark.parametrize("name", ["a.tar.gz", "a.tar"])
def test_compressed_shards_are_refused(shards: str, tmp_path: Path, name: str) -> None:
    packed = tmp_path / "packed"
    packed.mkdir()
    (packed / name).write_bytes(gzip.compress((Path(shards) / "data-00000.tar").read_bytes()))
    for url in (packed, packed / name):
        with pytest.raises(InvalidRequest, match="compressed shards are not read: unpack them"):
            Dataset(str(url))


def test_a_cut_shard_gives_what_it_holds_and_says_so(shards: str, tmp_path: Path) -> None:
    whole = (Path(shards) / "data-00000.tar").read_bytes()
    third = json.loads((Path(shards) / "index.json").read_text())["shards"][0]["samples"][2]
    # In a picture, in a header, after a sample: tarfile itself is silent about the latter two.
    for cut in (third[2] + 20, third[2] - 100, third[2] - 512):
        (tmp_path / "cut.tar").write_bytes(whole[:cut])
        report = check(str(tmp_path / "cut.tar"))
        assert report.captions == 4
        assert [key for key, _ in report.bad] == ["cut/(end)"] and "ends early" in report.bad[0][1]


@pytest.mark.enable_socket
def test_shards_on_a_server_that_knows_no_ranges(shards: str) -> None:
    pytest.importorskip("aiohttp", reason="the extra limner[data] is not installed")

    class Plain(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Plain, directory=shards)
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        far = Dataset(f"http://127.0.0.1:{server.server_port}/data-00001.tar")
        assert [far.sample(i).captions[0] for i in range(4)] == [f"shade {i}" for i in range(4, 8)]
        server.shutdown()


class Locked(fsspec.AbstractFileSystem):
    """A store that lets nobody in, with an error that is no OSError, as botocore's are."""

    protocol = "locked"

    def exists(self, path: str, **_: object) -> bool:
        raise RuntimeError("Unable to locate credentials")


def test_stores_out_of_reach_are_told_by_field() -> None:
    fsspec.register_implementation("locked", Locked, clobber=True)
    with pytest.raises(InvalidRequest, match=r"^data: cannot open foo://x: .*; expected a folder or a URL"):
        Dataset("foo://x")
    with pytest.raises(
        InvalidRequest, match=r"^data: locked://x cannot be read: Unable to .*; check the address"
    ):
        Dataset("locked://x")
    for ask in (Writer, folder_of):
        with pytest.raises(InvalidRequest, match=r"^out: cannot open foo://x"):
            ask("foo://x")
        with pytest.raises(OutputFailed, match=r"^out: locked://x cannot be written: Unable to"):
            ask("locked://x")


def test_pictures_are_cut_to_squares_and_transparency_is_white(tmp_path: Path) -> None:
    wide = np.zeros((10, 30, 4), np.uint8)
    wide[:, 10:20] = (255, 0, 0, 255)
    Image.fromarray(wide).save(tmp_path / "a.png")
    (tmp_path / "a.txt").write_text("red")
    sample = Dataset(str(tmp_path)).sample(0, 10)
    assert sample.picture.shape == (10, 10, 3) and (sample.picture == (255, 0, 0)).all()
    assert (Dataset(str(tmp_path)).sample(0).picture[0, 0] == 255).all()


def test_check_counts_and_draws(shards: str, tmp_path: Path) -> None:
    report = check(shards, sheet=str(tmp_path / "sheet.png"))
    assert (report.samples, report.sizes, report.captions) == (10, {"8x8": 10}, 20)
    assert report.words == (2, 2, 2) and report.doubles == 0 and report.styles == {"plain": 10}
    assert Image.open(tmp_path / "sheet.png").size[0] > 500
    assert "10 samples" in report.text()


def test_painted_data_keeps_its_words(tmp_path: Path) -> None:
    words = Words(("dog", "cat"), ("in the park",), ("toy",))
    asked = []

    def paint(prompt: str, seed: int) -> np.ndarray:
        asked.append((prompt, seed))
        return picture(5, 16)

    assert make(str(tmp_path / "d"), size=16, count=12, seed=2, words=words, paint=paint) == 12
    assert [Dataset(str(tmp_path / "d")).words(i)[0][0] for i in range(12)] == [prompt for prompt, _ in asked]
    assert len({prompt for prompt, _ in asked}) > 4


def package(at: Path, name: str, **files: object) -> None:
    folder = at / name.replace("/", "-").lstrip("@")
    for path, data in {"package.json": {"name": name, "version": "1.0.0"}, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """The seven packages in small, laid out as npm's are."""
    names = [f"thing{i}" for i in range(30)]
    rows = [
        {"label": name, "hexcode": f"1F{i:03X}", "tags": ["round"], "group": 7}
        for i, name in enumerate(names)
    ]
    german = [{**row, "label": f"Ding{i}"} for i, row in enumerate(rows)]
    package(tmp_path, "emojibase-data", LICENSE=b"MIT", **{"en/data.json": rows, "de/data.json": german})
    body = '<circle cx="8" cy="8" r="7" fill="#d03030"/>'
    icons = {"width": 16, "height": 16, "icons": {name: {"body": body} for name in names}, "aliases": {}}
    codes = {row["hexcode"].lower(): name for row, name in zip(rows, names, strict=True)}
    for style in art.STYLES[:5]:
        package(tmp_path, style.package, **{"icons.json": icons, "chars.json": codes})
    webp = io.BytesIO()
    Image.new("RGBA", (16, 16), (40, 80, 200, 255)).save(webp, "WEBP")
    package(tmp_path, art.STYLES[5].package, **{"assets/1f000.webp": webp.getvalue()})
    return tmp_path


def test_emoji_made_whole(packages: Path, tmp_path: Path) -> None:
    out = tmp_path / "emoji"
    assert emoji.make(str(out), size=32, count=60, packages=packages) == 60
    data = Dataset(str(out))
    samples = [data.sample(i) for i in range(60)]
    assert all(s.picture.shape == (32, 32, 3) for s in samples)
    assert (
        "Microsoft" in (out / "LICENSES.txt").read_text()
        and (out / "licenses/emojibase-data.txt").read_bytes()
    )
    texts = {p.stem: p.read_text() for p in (out / "licenses").iterdir()}
    assert {style.licence for style in art.STYLES} <= set(texts)
    assert "Microsoft Corporation" in texts["MIT"] and "Public License" in texts["CC-BY-4.0"]
    kept = [json.loads(line) for line in (out / "heldout.jsonl").read_text().splitlines()]
    shown = {(code, s.about["style"]) for s in samples for code in s.about["concepts"]}
    assert not shown & {(row["concept"], row["style"]) for row in kept}
    assert all(emoji.held_out(row["concept"], row["style"]) for row in kept)
    words = " ".join(c for s in samples for c in s.captions)
    assert "Ding" in words and " left of " in words and "in red" in words and "background" in words
    again = tmp_path / "again"
    emoji.make(str(again), size=32, count=60, packages=packages)
    assert (again / "data-00000.tar").read_bytes() == (out / "data-00000.tar").read_bytes()


def test_counts_in_captions_are_counts_in_pictures(packages: Path) -> None:
    from scipy import ndimage

    fetched = {n: npm.fetch(n, packages) for n in ("emojibase-data", *(s.package for s in art.STYLES))}
    drawn = [
        a for a in art.collect(fetched, concepts.read(fetched["emojibase-data"])) if a.style.key == "flat"
    ]
    weights = np.full(len(drawn), 1 / len(drawn))
    seen = set()
    for number in range(300):
        picture, captions, _ = emoji._sample(drawn, weights, 64, 5, number)
        word = captions[0].split()[0]
        count = {"two": 2, "three": 3, "four": 4, "six": 6, "nine": 9}.get(word)
        if count:
            red = (picture[..., 0] > 190) & (picture[..., 1] < 90)
            assert ndimage.label(red)[1] == count, captions
            seen.add(count)
    assert len(seen) >= 4


def test_without_npm_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependency, match="install Node"):
        npm.fetch("emojibase-data", tmp_path / "npm")
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidRequest, match=r"packages: expected a folder"):
        npm.fetch("emojibase-data", tmp_path / "file")
    with pytest.raises(InvalidRequest, match="size"):
        emoji.make(str(tmp_path / "x"), size=7, packages=tmp_path)


def test_captions_are_english() -> None:
    assert [one(n) for n in ("anvil", "red apple", "unicorn", "trousers", "dress")] == [
        "an anvil", "a red apple", "a unicorn", "trousers", "a dress"
    ]  # fmt: skip
    assert [many(n) for n in ("cherry", "fire truck", "bus", "field mouse", "cup with straw")] == [
        "cherries", "fire trucks", "buses", "field mice", "cups with straw"
    ]  # fmt: skip
