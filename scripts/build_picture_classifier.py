"""Makes src/limner/safety/picture.npz: the weights of NSFWJS' MobileNetV2 (MIT), as they come in its npm package.

Needs npm and node. The package holds one signed scale for each tensor of bytes; both are kept as they are, under
shorter names, so that the file in the wheel is what its authors published.

    python scripts/build_picture_classifier.py
"""

from __future__ import annotations

import base64
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

import numpy as np

PACKAGE = "nsfwjs@4.3.0"
MODEL = "package/dist/models/mobilenet_v2_mid"
OUT = Path(__file__).parents[1] / "src" / "limner" / "safety" / "picture.npz"
# The bundles are scripts that hand over a JSON object, or text in base64.
READ = "const m=require(process.argv[1]);const v=m.default||m;process.stdout.write(typeof v=='string'?v:JSON.stringify(v))"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        place = Path(folder) / MODEL
        (place / "package.json").write_text('{"type": "commonjs"}')
        model = json.loads(_bundle(place / "model.min.js"))
        shards = sorted(place.glob("group1-shard*.min.js"))
        data = b"".join(base64.b64decode(_bundle(shard)) for shard in shards)
    arrays, start = {}, 0
    for entry in model["weightsManifest"][0]["weights"]:
        size = int(np.prod(entry["shape"], dtype=int))
        name, scale = _short(entry["name"]), entry["quantization"]
        if name:  # the two constants of the input's scaling are written in the code
            arrays[name] = np.frombuffer(data, np.uint8, size, start).reshape(entry["shape"])
            arrays[name + ":scale"] = np.array([scale["min"], scale["scale"]])
        start += size
    if start != len(data):
        raise SystemExit(f"expected {start} bytes of weights, got {len(data)}")
    np.savez_compressed(OUT, **arrays)
    print(f"{OUT}: {len(arrays) // 2} tensors, {OUT.stat().st_size / 1e6:.1f} MB")


def _bundle(path: Path) -> str:
    return subprocess.run(["node", "-e", READ, str(path)], check=True, capture_output=True, text=True).stdout


def _short(name: str) -> str:
    """'expanded_conv_3/project/w' of the converter's long names; 'dense/w', 'dense/b' for the last layer."""
    if "/MobilenetV2/" not in name:
        return {"_262": "dense/w", "_263": "dense/b"}.get(name.rpartition("/")[2], "")
    tail = name.rpartition("/MobilenetV2/")[2]
    for part in ("Conv2D", "depthwise"):
        tail = tail.replace(f"{part}_weights", "w").replace(f"{part}_bn_offset", "b")
    return tail


if __name__ == "__main__":
    main()
