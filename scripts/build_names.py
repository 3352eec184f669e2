# ruff: noqa: E501
"""Build src/limner/prompt/data/names.xz from the npm package emojibase-data (CLDR names, MIT and Unicode licences).

    npm pack emojibase-data@17.0.0 && tar xf emojibase-data-17.0.0.tgz
    python scripts/build_names.py package

The file is JSON: {"emoji": {character: English name}, "de": {word: English name}, ...}, all in lower case.
"""

from __future__ import annotations

import json
import lzma
import shutil
import sys
from collections import defaultdict
from pathlib import Path

LANGUAGES = ["bn", "da", "de", "es", "et", "fi", "fr", "hi", "hu", "it", "ja", "ko", "lt", "ms", "nb", "nl", "pl", "pt", "ru", "sv", "th", "uk", "vi", "zh", "zh-hant"]  # fmt: skip
OUT = Path(__file__).parent.parent / "src" / "limner" / "prompt" / "data"
SHARED = 3  # a tag that more pictures than this share says too little


def main(package: Path) -> None:
    english: dict[str, str] = {}
    table: dict[str, dict[str, str]] = {"emoji": {}}
    for item in json.loads((package / "en" / "data.json").read_text("utf-8")):
        label = item["label"].lower()
        english[item["hexcode"]] = label
        if item.get("group") not in (None, 2, 9):
            table["emoji"][item["emoji"].replace("\ufe0f", "")] = label
    groups = {
        i["hexcode"]: i.get("group") for i in json.loads((package / "en" / "data.json").read_text("utf-8"))
    }
    for language in LANGUAGES:
        names: dict[str, str] = {}
        tags: dict[str, list[str]] = defaultdict(list)
        for item in json.loads((package / language / "data.json").read_text("utf-8")):
            code = item["hexcode"]
            if code not in english or groups.get(code) in (None, 2, 8, 9):
                continue
            names.setdefault(item["label"].lower(), english[code])
            for tag in item.get("tags", ()):
                tags[tag.lower()].append(english[code])
        for tag, labels in tags.items():
            short = min(labels, key=lambda label: (len(label), label))
            if tag not in names and len(labels) <= SHARED and len(short.split()) <= 2:
                names[tag] = short
        table[language] = dict(sorted(names.items()))
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "names.xz").write_bytes(packed)
    shutil.copy(package / "LICENSE", OUT / "names.LICENSE")
    print({k: len(v) for k, v in table.items()}, len(packed), "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
