"""Which of Mitsuba's variants runs here: `llvm_ad_rgb` where LLVM 16 or newer is found, else `scalar_rgb`.

LLVM 14 and 15 abort the whole process on some of our shaders ("Cannot select: fminimum"), so a library is
only used when its version is known to be new enough.
"""

from __future__ import annotations

import functools
import glob
import os
import re
import sys
from dataclasses import dataclass
from typing import Any

OLDEST_LLVM = 16
FAST, SLOW = "llvm_ad_rgb", "scalar_rgb"
_PLACES = (
    "/usr/lib/*/libLLVM*.so*", "/usr/lib/libLLVM*.so*", "/usr/lib64/libLLVM*.so*",
    "/usr/lib/llvm*/lib/libLLVM*.so*", "/usr/lib64/llvm*/lib/libLLVM*.so*", "/usr/local/lib/libLLVM*.so*",
    "/opt/homebrew/opt/llvm*/lib/libLLVM*.dylib", "/usr/local/opt/llvm*/lib/libLLVM*.dylib",
    "C:/Program Files/LLVM/bin/LLVM-C.dll",
)  # fmt: skip


@dataclass(frozen=True)
class Device:
    """The variant in use, the LLVM library behind it (None for scalar) and a sentence on why."""

    variant: str
    library: str | None
    reason: str


def version_of(path: str) -> int | None:
    """LLVM's major version by the name of the library file (links followed), or None when it does not
    tell."""
    for name in (os.path.basename(path), os.path.basename(os.path.realpath(path))):
        found = re.search(r"libLLVM[-.](?:so\.)?(\d+)", name) or re.search(r"LLVM.*?\.so\.(\d+)", name)
        if found:
            return int(found.group(1))
    folder = re.search(r"llvm[-@]?(\d+)", os.path.realpath(path))
    return int(folder.group(1)) if folder else None


@functools.cache
def choose() -> Device:
    """Find the device. `LIMNER_VARIANT` (scalar_rgb or llvm_ad_rgb) and `DRJIT_LIBLLVM_PATH` override the
    search."""
    asked = os.environ.get("LIMNER_VARIANT")
    if asked == SLOW:
        return Device(SLOW, None, "LIMNER_VARIANT asks for it")
    named = os.environ.get("DRJIT_LIBLLVM_PATH")
    if named and os.path.exists(named):
        version = version_of(named)
        if version is None or version >= OLDEST_LLVM:
            return Device(FAST, named, "DRJIT_LIBLLVM_PATH names it")
    found = sorted({p for pattern in _PLACES for p in glob.glob(pattern)})
    known = [(version_of(p) or 0, p) for p in found]
    good = [(v, p) for v, p in known if v >= OLDEST_LLVM]
    if good:
        version, path = max(good, key=lambda pair: (pair[0], -len(pair[1])))
        return Device(FAST, path, f"LLVM {version} found")
    have = ", ".join(sorted({str(v) for v, _ in known if v})) or "none"
    return Device(SLOW, None, f"LLVM {OLDEST_LLVM} or newer not found (found: {have})")


def advice() -> str:
    """How to get the fast variant on this system, in one sentence."""
    if sys.platform == "darwin":
        return "brew install llvm"
    if sys.platform == "win32":
        return "install LLVM 16 or newer from llvm.org and set DRJIT_LIBLLVM_PATH to LLVM-C.dll"
    return "apt-get install libllvm19 (or any libllvm of 16 or newer; DRJIT_LIBLLVM_PATH can name the file)"


@functools.cache
def mitsuba() -> Any:
    """Mitsuba with its variant set, imported when first asked for."""
    device = choose()
    if device.library:
        os.environ["DRJIT_LIBLLVM_PATH"] = device.library
    import mitsuba as mi

    mi.set_variant(device.variant)
    mi.set_log_level(mi.LogLevel.Error)
    return mi
