"""Files that limner wrote are authentic; altered, stripped and hostile ones are told apart, and nothing crashes."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

import limner
from limner.finish import keys, ledger, provenance
from limner.finish.provenance import IPTC
from limner.finish.verify import verify
from limner.picture import Picture


@pytest.fixture(scope="module")
def boat() -> Picture:
    return limner.generate("a red boat on a lake", seed=8, width=512, height=512, quality="draft")[0]


@pytest.fixture
def saved(boat: Picture, tmp_path: Path) -> Path:
    return boat.save(tmp_path / "boat.png")


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_what_limner_writes_is_authentic(boat: Picture, tmp_path: Path, ending: str) -> None:
    report = verify(boat.save(tmp_path / f"boat.{ending}"))
    assert report.authentic and report.code == 0, report
    assert report.signature is not None and report.mark is not None and report.entry is not None
    assert report.signature.source == "algorithmicMedia"
    assert report.signature.told["prompt"] == "a red boat on a lake" and report.signature.told["seed"] == 8
    assert (
        report.signature.payload == report.mark["payload"] == report.entry.payload == f"{boat.payload:016x}"
    )
    assert report.entry.request is None, "prompts are kept only where the user allows it"


def test_a_copy_without_its_manifest_still_leads_home(saved: Path, tmp_path: Path) -> None:
    copy = tmp_path / "screenshot.jpg"
    Image.open(saved).convert("RGB").resize((410, 410)).save(copy, quality=70)
    report = verify(copy)
    assert report.code == 1 and report.signature is None and "unsigned" in report.why
    assert report.entry is not None and report.entry.seed == 8
    assert report.mark is not None and report.mark["scale"] == pytest.approx(0.8, abs=0.01)


def test_one_changed_byte_is_told(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[data.index(b"IDAT") + 2000] ^= 1
    start = data.index(b"IDAT")
    length = struct.unpack(">I", data[start - 4 : start])[0]
    data[start + 4 + length : start + 8 + length] = struct.pack(
        ">I", zlib.crc32(data[start : start + 4 + length])
    )
    saved.write_bytes(data)
    report = verify(saved)
    assert report.code in (1, 2) and not report.authentic


def test_a_manifest_put_on_another_picture_is_told(boat: Picture, tmp_path: Path) -> None:
    other = limner.generate("a blue boat on a lake", seed=9, width=512, height=512, quality="draft")[0]
    assert other.seal is not None and boat.seal is not None
    path = tmp_path / "forged.png"
    from dataclasses import replace

    path.write_bytes(replace(boat, seal=other.seal).encode("png"))
    report = verify(path)
    assert report.code == 1 and "watermark" in report.why


def test_a_strangers_signature_is_intact_but_not_trusted(
    boat: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMNER_HOME", str(tmp_path / "stranger"))
    path = boat.save(tmp_path / "theirs.png")
    assert verify(path).authentic
    chain = tmp_path / "stranger" / "signer" / "chain.pem"
    monkeypatch.setenv("LIMNER_HOME", str(tmp_path / "mine"))
    report = verify(path)
    assert (
        report.code == 1
        and "trusted" in report.why
        and report.signature is not None
        and report.signature.intact
    )
    monkeypatch.setenv("LIMNER_TRUST", str(chain))
    assert verify(path).authentic


def test_levels_of_provenance(tmp_path: Path) -> None:
    words = "a secret purple boat"
    for level in ("none", "minimal", "full"):
        picture = limner.generate(words, seed=1, width=256, height=256, quality="draft", provenance=level)[0]
        data = picture.save(tmp_path / f"{level}.png").read_bytes()
        assert (b"c2pa" in data) == (level != "none")
        assert (words.encode() in data) == (level != "minimal")
        assert (IPTC + "algorithmicMedia").encode() in data
    again = limner.generate(words, seed=1, width=256, height=256, quality="draft", provenance="none")[0]
    assert again.save(tmp_path / "again.png").read_bytes() == (tmp_path / "none.png").read_bytes()


def test_signing_never_touches_the_pixels(boat: Picture) -> None:
    once, twice = boat.encode("png"), boat.encode("png")
    assert once != twice
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(once))), np.asarray(Image.open(io.BytesIO(twice))))
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(once))), boat.pixels)


def test_the_payload_is_the_same_alone_and_in_a_batch() -> None:
    fields = {"seed": 3, "width": 256, "height": 256, "quality": "draft"}
    batch = limner.generate("a red cube", count=2, **fields)
    alone = limner.generate("a red cube", first=1, **fields)[0]
    assert alone.payload == batch[1].payload != batch[0].payload
    assert np.array_equal(alone.pixels, batch[1].pixels)
    bare = limner.generate("a red cube", watermark=False, **fields)[0]
    assert bare.payload is None
    assert 0 < np.abs(bare.pixels.astype(int) - batch[0].pixels).max() < 16


def test_the_signing_key_is_the_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_HOME", str(tmp_path / "h"))
    own = keys.signer()
    assert keys.signer().chain == own.chain
    assert oct((tmp_path / "h" / "signer" / "key.pem").stat().st_mode & 0o777) == "0o600"
    assert own.key.decode() not in repr(own)
    code = "from limner.finish import keys; print(keys.signer().fingerprint)"
    monkeypatch.setenv("LIMNER_HOME", str(tmp_path / "race"))
    both = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    first, second = (process.communicate(timeout=60)[0] for process in both)
    assert first == second != ""


def test_the_ledger_keeps_what_it_may(boat: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_HOME", str(tmp_path / "l"))
    ledger.record(boat, 5, "limner")
    found = ledger.find(5)
    assert found is not None and found.request is None
    monkeypatch.setenv("LIMNER_LEDGER", "prompts")
    ledger.record(boat, 5, "limner")
    found = ledger.find(5)
    assert found is not None and json.loads(found.request or "")["prompt"] == boat.request.prompt
    assert ledger.clear(prompts_only=True) == 1 and (ledger.find(5) or found).request is None
    assert b"red boat" not in (tmp_path / "l" / "ledger.db").read_bytes()
    monkeypatch.setenv("LIMNER_LEDGER", "off")
    ledger.record(boat, 6, "limner")
    assert ledger.find(6) is None and len(ledger.entries()) == 1


HOSTILE = {
    "empty": b"", "text": b"hello, I am no picture", "png head only": b"\x89PNG\r\n\x1a\n",
    "gif head": b"GIF89a", "jpeg head": b"\xff\xd8\xff\xe0", "zip": b"PK\x03\x04" + b"\0" * 200,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_is_unreadable(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(HOSTILE[name])
    assert verify(path).code == 2


def test_gigantic_dimensions_are_refused_before_unpacking(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    body = zlib.compress(b"\0" * 10_000_000)
    data = struct.pack(">I", len(body)) + b"IDAT" + body + struct.pack(">I", zlib.crc32(b"IDAT" + body))
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + data)
    report = verify(path)
    assert report.code == 2 and "pixels" in report.why
    assert verify(tmp_path / "missing.png").code == 2
    assert verify(tmp_path).code == 2


@pytest.mark.parametrize("format", ["png", "jpeg", "webp"])
def test_broken_files_never_crash(boat: Picture, tmp_path: Path, format: str) -> None:
    rng = np.random.default_rng(11)
    whole = boat.encode(format)
    path = tmp_path / f"broken.{format}"
    for number in range(30):
        data = bytearray(whole)
        if number % 3 == 0:
            del data[int(rng.integers(len(data))) :]
        else:
            # The manifest and the chunk heads are at the front: break there as often as in the pixels.
            reach = 12000 if number % 3 == 1 else len(data)
            for at in rng.integers(0, reach, 8):
                data[at] = int(rng.integers(256))
        path.write_bytes(data)
        report = verify(path)
        assert report.code in (1, 2) or bytes(data) == whole, number


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak of memory from /proc")
def test_a_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.png"
    Image.new("1", (9900, 10000)).save(bomb)
    text = PngImagePlugin.PngInfo()
    text.add_text("x", "a" * 80_000_000, zip=True)
    Image.new("L", (64, 64)).save(tmp_path / "text.png", pnginfo=text)
    code = (
        "import re, sys; from limner.finish.verify import verify\n"
        "codes = [verify(name).code for name in sys.argv[1:]]\n"
        # Not ru_maxrss: a child's begins at what its parent held.
        "print(codes, int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(bomb), str(tmp_path / "text.png")], capture_output=True, text=True
    )
    codes, megabytes = done.stdout.rsplit(" ", 1)
    assert codes == "[1, 2]", done
    assert int(megabytes) < 1500


def test_the_wrong_ending_does_not_matter(boat: Picture, tmp_path: Path) -> None:
    path = tmp_path / "boat.png"
    path.write_bytes(boat.encode("jpeg"))
    report = verify(path)
    assert report.authentic and report.format == "JPEG"


def test_the_command_tells_and_ends_with_its_code(saved: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "limner", "verify"]
    good = subprocess.run([*command, str(saved)], capture_output=True, text=True, env=os.environ)
    assert good.returncode == 0 and "without training data" in good.stdout and "watermark" in good.stdout
    (tmp_path / "x.png").write_bytes(b"no")
    both = subprocess.run(
        [*command, "--json", str(saved), str(tmp_path / "x.png")], capture_output=True, text=True
    )
    assert both.returncode == 2
    assert [json.loads(line)["authentic"] for line in both.stdout.splitlines()] == [True, False]


def test_what_a_stranger_signed_neither_breaks_nor_forges_the_report(boat: Picture, tmp_path: Path) -> None:
    from dataclasses import replace

    from limner.cli.verify import lines, plain

    action = {"action": "c2pa.created", "digitalSourceType": IPTC + "digitalCapture"}
    claims = {
        "claim_generator_info": [{"name": "a\x1b[2J", "version": "1\nsigned by me"}], "title": "x",
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [action]}},
            {"label": provenance.GENERATION, "data": ["no", "mapping"]},
        ],
    }  # fmt: skip
    data = replace(boat, seal=None).encode("png")
    path = tmp_path / "theirs.png"
    path.write_bytes(provenance.sign(data, "png", claims))
    report = verify(path)
    assert report.signature is not None and report.signature.told == {} and report.signature.payload == ""
    assert json.loads(report.to_json())["signature"]["source"] == "digitalCapture"
    assert all(plain(line).isprintable() for line in lines(report))


def test_a_manifest_kept_elsewhere_is_told_and_not_fetched(boat: Picture, tmp_path: Path) -> None:
    import c2pa

    own = keys.signer()
    info = c2pa.C2paSignerInfo(alg=own.algorithm.encode(), sign_cert=own.chain, private_key=own.key, ta_url=None)
    claims = provenance.manifest(boat, learned=False, tell_prompt=False)
    out = io.BytesIO()
    with c2pa.Signer.from_info(info) as signer, c2pa.Builder(json.dumps(claims)) as builder:
        builder.set_no_embed()
        builder.set_remote_url("https://manifests.example/1")
        builder.sign(signer, "image/jpeg", io.BytesIO(bare(boat, "jpeg")), out)
    path = tmp_path / "far.jpg"
    path.write_bytes(out.getvalue())
    report = verify(path)
    assert report.code == 1 and "elsewhere" in report.why and report.signature is not None
    assert "manifests.example" in report.signature.problems[0]


def bare(picture: Picture, format: str) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture.pixels).save(out, format)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", b"RIFF\x24\0\0\0WAVEfmt "])
def test_what_is_no_picture_says_which_are_read(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "other.png").write_bytes(data)
    report = verify(tmp_path / "other.png")
    assert report.code == 2 and "PNG" in report.why
