"""`Picture`: pixels together with what made them; written to and read back from PNG, JPEG and WebP."""

from __future__ import annotations

import io
import os
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from limner.errors import InvalidRequest, NotFound, OutputFailed
from limner.request import FORMATS, Request

if TYPE_CHECKING:
    from limner.prompt.scene import Scene

LARGEST_READ = 64_000_000
_WRITING = threading.Lock()
_DRAFTS: set[str] = set()
EXTENSIONS = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}


@dataclass(frozen=True, eq=False)
class Picture:
    """pixels: (H, W, 3) or (H, W, 4) uint8 sRGB. seed and index say how to make this very picture again.

    details: what the engine tells besides (renderer variant, samples, style). layers: named arrays (depth,
    masks).
    text: chunks that `finish` put on it, written into files (empty: none). xmp: a packet written beside them. seal: what
    is done to a finished file's bytes, last of all: (bytes, format) -> bytes; it signs. payload: the watermark's bits.
    seconds: time by stage, never written. plan: what stands where, seen from above, where an engine knows (as
    `limner.diorama.placing.Spot`); never written.
    """

    pixels: NDArray[np.uint8]
    engine: str
    request: Request
    seed: int
    index: int = 0
    model: str = ""
    scene: Scene | None = None
    warnings: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    layers: Mapping[str, np.ndarray] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    xmp: bytes = b""
    seal: Callable[[bytes, str], bytes] | None = None
    payload: int | None = None
    plan: tuple[Mapping[str, Any], ...] = ()

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.pixels.shape[0])

    def encode(self, format: str = "png", *, quality: int = 92) -> bytes:
        """The file's bytes: png, jpeg or webp (lossy ones at `quality` 1..100), with the text chunks, sealed."""
        from PIL import Image, PngImagePlugin

        if format not in FORMATS:
            raise InvalidRequest("format", f"expected one of {', '.join(FORMATS)}; got {format!r}")
        if not 1 <= quality <= 100:
            raise InvalidRequest("quality", f"expected 1 to 100, got {quality}")
        image = Image.fromarray(self.pixels)
        out = io.BytesIO()
        if format == "png":
            chunks = PngImagePlugin.PngInfo()
            for key, value in self.text.items():
                chunks.add_itxt(key, value)
            if self.xmp:
                chunks.add_itxt("XML:com.adobe.xmp", self.xmp.decode())
            image.save(out, "PNG", pnginfo=chunks, compress_level=6)
        else:
            exif = Image.Exif()
            if self.text.get("parameters"):
                # UserComment in UTF-16 is where the community's tools look in JPEG and WebP.
                comment = b"UNICODE\0" + self.text["parameters"].encode("utf-16-be")
                exif[0x8769] = {0x9286: comment}
            if self.text.get("limner"):
                exif[0x010E] = self.text["limner"]
            if format == "jpeg":
                image.convert("RGB").save(
                    out,
                    "JPEG",
                    quality=quality,
                    subsampling=0,
                    exif=exif,
                    **({"xmp": self.xmp} if self.xmp else {}),
                )
            else:
                image.save(out, "WEBP", quality=quality, method=4, exif=exif, xmp=self.xmp)
        data = out.getvalue()
        return self.seal(data, format) if self.seal is not None else data

    def save(self, path: str | Path, *, format: str | None = None, quality: int = 92) -> Path:
        """Write the file whole or not at all; the format follows the name unless given. Raises
        OutputFailed."""
        target = Path(path)
        write_whole(target, self.encode(format or format_of(target), quality=quality))
        return target

    def with_text(self, text: Mapping[str, str]) -> Picture:
        """The same picture with these text chunks."""
        return replace(self, text=dict(text))

    def _repr_png_(self) -> bytes:
        """How a notebook shows it."""
        return self.encode("png")

    def __repr__(self) -> str:
        size = f"{self.width}x{self.height}"
        return f"Picture({size}, engine={self.engine!r}, seed={self.seed}, prompt={self.request.prompt!r})"


def format_of(path: Path) -> str:
    """The format a file name asks for. Raises InvalidRequest for an unknown ending."""
    ending = path.suffix.lower()
    for name, known in {**EXTENSIONS, "jpeg ": ".jpeg"}.items():
        if ending == known:
            return name.strip()
    raise InvalidRequest("output", f"expected a name ending in .png, .jpg or .webp; got {path.name!r}")


def write_whole(path: Path, data: bytes) -> None:
    """Write bytes so that a reader sees the old file or the new one, never half. Raises OutputFailed."""
    with _WRITING:
        _write(path, data)


def leave(code: int) -> NoReturn:
    """End the process at once, whatever other threads do, and leave no half-written file."""
    if not _WRITING.acquire(timeout=0.2):
        # A write that takes so long is given up; while it is stuck no other one can begin.
        for draft in list(_DRAFTS):
            Path(draft).unlink(missing_ok=True)
    os._exit(code)


def _write(path: Path, data: bytes) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OutputFailed(f"output: cannot write {path}: {error.strerror}") from None
    _DRAFTS.add(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OutputFailed(f"output: cannot write {path}: {error.strerror}") from None
        raise
    finally:
        _DRAFTS.discard(name)


def read_pixels(path: str | Path) -> NDArray[np.uint8]:
    """A picture file's pixels, upright: (H, W, 3) uint8 sRGB, or (H, W, 4) with its alpha. Raises NotFound, or
    InvalidRequest for what is no picture or one larger than LARGEST_READ pixels."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            if image.width * image.height > LARGEST_READ:
                raise InvalidRequest(
                    "image",
                    f"{path} has {image.width}x{image.height} pixels; at most {LARGEST_READ:,} are read",
                )
            upright = ImageOps.exif_transpose(image)
            clear = "A" in upright.getbands() or "transparency" in upright.info
            return np.asarray(upright.convert("RGBA" if clear else "RGB"))
    except FileNotFoundError:
        raise NotFound(f"image: no file {path}") from None
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise InvalidRequest("image", f"{path} is no picture that can be read: {error}") from None


def read_text(path: str | Path) -> dict[str, str]:
    """The text chunks limner wrote into a picture file. Raises NotFound, or InvalidRequest for what is no
    picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            image.load()
            text = {k: str(v) for k, v in getattr(image, "text", {}).items()}
            exif = image.getexif()
            if 0x010E in exif:
                text.setdefault("limner", str(exif[0x010E]))
            comment = exif.get_ifd(0x8769).get(0x9286)
            if isinstance(comment, bytes) and comment.startswith(b"UNICODE\0"):
                text.setdefault("parameters", comment[8:].decode("utf-16-be", "replace"))
            return text
    except FileNotFoundError:
        raise NotFound(f"{path}: no such file") from None
    except (UnidentifiedImageError, OSError) as error:
        raise InvalidRequest("file", f"{path} is no picture that can be read: {error}") from None
