"""Where a picture file comes from: its signed manifest, its watermark, and what the ledger knows of it.

Files come from strangers: nothing is trusted before it is checked, sizes are limited before anything is unpacked, and
whatever goes wrong inside a library is an unreadable file, not a crash.
"""

from __future__ import annotations

import io
import json
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from limner.finish import keys, ledger
from limner.finish.provenance import BINDING, GENERATION, IPTC

LARGEST_FILE = 256 << 20
LARGEST_PICTURE = 100_000_000
ELSEWHERE = "the manifest is kept elsewhere, and nothing is fetched from the network"
FORMATS = {
    "PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "TIFF": "image/tiff", "AVIF": "image/avif",
    "GIF": "image/gif", "BMP": "image/bmp", "MPO": "image/jpeg",
}  # fmt: skip
OPENED = [name for name in FORMATS if name != "MPO"]  # Pillow opens those as JPEG and then calls them MPO


@dataclass(frozen=True)
class Signature:
    """A manifest in the file. intact: the bytes are those that were signed. known: signed by an issuer trusted here.
    stamped: the time is a time-stamping authority's, not the signer's own clock. source: IPTC's word for how it came to
    be. told: what limner wrote about the picture, if limner it was."""

    intact: bool
    known: bool
    signer: str
    issuer: str
    generator: str
    time: str
    stamped: bool
    source: str
    payload: str
    told: dict[str, Any]
    problems: tuple[str, ...]
    ingredients: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """All that could be found out about one file.

    readable: it is a picture. authentic: it carries an intact signature of a known signer, and its watermark, where
    there is one, is the one that was signed. mark: the watermark's payload, 16 hexadecimal digits, with the name of
    its key, its certainty, and how the picture was scaled and turned. entry: the ledger's record of that payload.
    """

    file: str
    readable: bool
    authentic: bool
    why: str
    format: str = ""
    width: int = 0
    height: int = 0
    signature: Signature | None = None
    mark: dict[str, Any] | None = None
    entry: ledger.Entry | None = None

    @property
    def code(self) -> int:
        """Exit code: 0 authentic, 1 altered or unsigned, 2 unreadable."""
        return 2 if not self.readable else 0 if self.authentic else 1

    def to_json(self) -> str:
        """The report as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def verify(path: str | Path) -> Report:
    """Look at one file. Never raises for what is in the file; Raises nothing but the errors of unusable keys."""
    name = str(path)
    try:
        file = Path(path)
        if file.stat().st_size > LARGEST_FILE:
            return _unreadable(name, f"larger than {LARGEST_FILE >> 20} MB")
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        return _unreadable(name, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    opened = _open(data)
    if isinstance(opened, str):
        return _unreadable(name, opened)
    format, (width, height), pixels = opened
    signature = _signature(data, FORMATS[format])
    mark, entry = _mark(pixels)
    authentic, why = _judge(signature, mark)
    return Report(
        name, True, authentic, why, format, width, height, signature, mark, entry
    )


def _unreadable(name: str, why: str) -> Report:
    return Report(name, False, False, why)


def _open(data: bytes) -> tuple[str, tuple[int, int], np.ndarray] | str:
    """(format, (width, height), the middle's pixels), or why not."""
    from PIL import Image, UnidentifiedImageError

    from limner.finish.watermark.detect import LARGEST

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=OPENED) as image:
                format = image.format or ""
                if image.width * image.height > LARGEST_PICTURE:
                    return f"{image.width}x{image.height} pixels are more than are looked at ({LARGEST_PICTURE:,})"
                image.load()
                size = image.size
                # No more than the detector looks at is unpacked to bytes a channel: a bomb's bits stay bits.
                left, top = (max(0, (n - LARGEST) // 2) for n in size)
                middle = image.crop((left, top, min(left + LARGEST, size[0]), min(top + LARGEST, size[1])))
                return format, size, np.asarray(middle.convert("RGBA" if "A" in image.getbands() else "RGB"))
    except UnidentifiedImageError:
        return f"no picture of a kind that is read here ({', '.join(OPENED)})"
    except Exception as error:  # a decoder may raise anything on a file made to break it
        return f"no picture that can be read: {str(error)[:200] or type(error).__name__}"


def _signature(data: bytes, mime: str) -> Signature | None:
    """The file's own manifest, checked; None where there is none."""
    import c2pa

    settings: dict[str, Any] = {"verify": {"verify_trust": True, "remote_manifest_fetch": False}}
    trusted = keys.anchors()
    if trusted.strip():
        settings["trust"] = {"trust_anchors": trusted}
    try:
        context = c2pa.Context.from_dict(settings)
        with c2pa.Reader(mime, io.BytesIO(data), context=context) as reader:
            found = json.loads(reader.json())
    except Exception as error:  # the library's own errors, and what its parser throws at damaged files
        text = str(error)
        if "ManifestNotFound" in text or "no JUMBF" in text or "NotSupported" in text:
            return None
        if text.startswith("Remote:"):
            return Signature(
                False, False, "", "", "", "", False, "", "", {}, (f"{ELSEWHERE}; {text[:300]}",), ()
            )
        return Signature(False, False, "", "", "", "", False, "", "", {}, (text[:300],), ())
    manifest = found.get("manifests", {}).get(found.get("active_manifest"), {})
    problems = tuple(
        f"{status.get('code')}: {status.get('explanation', '')}".strip(": ")
        for status in found.get("validation_status", []) if status.get("code") != "signingCredential.untrusted"
    )  # fmt: skip
    state = found.get("validation_state", "Invalid")
    signed = manifest.get("signature_info") or {}
    told, payload, source, when = _assertions(manifest)
    made_by = _dicts(manifest.get("claim_generator_info")) or [{}]
    generator = " ".join(str(made_by[0].get(k, "")) for k in ("name", "version")).strip()
    return Signature(
        state in ("Valid", "Trusted"), state == "Trusted", str(signed.get("common_name") or ""),
        str(signed.get("issuer") or ""), generator, str(signed.get("time") or when), bool(signed.get("time")), source,
        payload, told, problems,
        tuple(str(part.get("title", "")) for part in manifest.get("ingredients", [])),
    )  # fmt: skip


def _assertions(manifest: dict[str, Any]) -> tuple[dict[str, Any], str, str, str]:
    """(what limner told, the signed watermark's payload, the source type, the time by the signer's clock) of a
    manifest."""
    told: dict[str, Any] = {}
    payload = source = when = ""
    for part in manifest.get("assertions", []):
        label, inside = str(part.get("label", "")), part.get("data")
        if not isinstance(inside, dict):  # whoever signed it may have written anything
            continue
        if label.startswith(GENERATION):
            told = dict(inside)
        elif label.startswith("c2pa.soft-binding") and inside.get("alg") == BINDING:
            payload = next((str(block.get("value", "")) for block in _dicts(inside.get("blocks"))), "")
        elif label.startswith("c2pa.actions"):
            for action in _dicts(inside.get("actions")):
                source = str(action.get("digitalSourceType") or source).strip().removeprefix(IPTC)
                when = str(action.get("when") or when)
    return told, payload, source, when


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _mark(pixels: np.ndarray) -> tuple[dict[str, Any] | None, ledger.Entry | None]:
    from limner.finish import watermark

    found = watermark.detect(pixels, keys.watermark_keys())
    if found is None:
        return None, None
    mark = {
        "payload": f"{found.payload:016x}", "key": found.key, "score": round(found.score, 3),
        "scale": round(found.geometry.scale, 3), "turn": round(found.geometry.turn, 2),
    }  # fmt: skip
    return mark, None if ledger.mode() == "off" else ledger.find(found.payload)


def _judge(signature: Signature | None, mark: dict[str, Any] | None) -> tuple[bool, str]:
    """(authentic, why) from what was found."""
    if signature is None:
        return False, "unsigned: no manifest (never signed, or stripped)"
    if any(problem.startswith(ELSEWHERE) for problem in signature.problems):
        return False, f"unsigned here: {ELSEWHERE}"
    if not signature.intact:
        return False, "altered: the bytes are not those that were signed"
    if mark is not None and signature.payload and mark["payload"] != signature.payload:
        return False, "altered: the watermark is not the one that was signed"
    if not signature.known:
        return False, "intact, but its signer is not among those trusted here"
    return True, "authentic"
