"""Packages of openly licensed art, fetched by the ordinary npm client."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from limner.errors import InvalidRequest, LimnerError, MissingDependency, NotFound

SECONDS = 300


@dataclass(frozen=True)
class Package:
    """An unpacked npm package: `folder` holds package.json."""

    name: str
    version: str
    folder: Path

    def json(self, path: str) -> dict:
        """A JSON file of the package. Raises NotFound."""
        file = self.folder / path
        if not file.is_file():
            raise NotFound(f"{self.name} {self.version} has no file {path}: its layout has changed")
        return json.loads(file.read_text())


def fetch(name: str, into: Path) -> Package:
    """The package, from the folder `into` when it is there already, else through `npm pack`.

    Raises MissingDependency without npm, LimnerError when the registry cannot be reached.
    """
    folder = into / name.replace("/", "-").lstrip("@")
    if not (folder / "package.json").is_file():
        try:
            into.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InvalidRequest(
                "packages", f"expected a folder that can be written, got {into} ({error.strerror}); name another"
            ) from None
        _unpack(_pack(name, into), folder)
    about = json.loads((folder / "package.json").read_text())
    return Package(name, about["version"], folder)


def _pack(name: str, into: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise MissingDependency(
            f"{name} comes from the npm registry and npm is not installed: install Node.js "
            "(Debian: apt-get install npm), or unpack the package yourself and name its folder with --packages"
        )
    try:
        done = subprocess.run(
            [npm, "pack", name, "--json"],
            cwd=into,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise LimnerError(f"npm pack {name}: no answer within {SECONDS} s; is there a network?") from None
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise LimnerError(
            f"npm pack {name} failed ({'; '.join(lines[:3]) or 'no message'}). It needs the npm registry once; "
            "with --packages DIR the unpacked packages are kept there and found again"
        )
    told = json.loads(done.stdout)
    first = told[0] if isinstance(told, list) else next(iter(told.values()))
    return into / str(first["filename"]).replace("@", "").replace("/", "-")


def _unpack(archive: Path, folder: Path) -> None:
    half = folder.with_name(folder.name + ".part")
    shutil.rmtree(half, ignore_errors=True)
    with tarfile.open(archive) as tar:
        tar.extractall(half, filter="data")
    # npm archives hold one folder, nearly always called `package`.
    inner = next(path.parent for path in sorted(half.rglob("package.json"), key=lambda p: len(p.parts)))
    inner.rename(folder)
    shutil.rmtree(half, ignore_errors=True)
    archive.unlink()
