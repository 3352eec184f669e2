"""Who stands left of whom, and who before whom, as the relations say."""

from __future__ import annotations

from collections.abc import Sequence

from limner.diorama.grouping import Item
from limner.prompt.scene import Scene


def kinds_in_order(scene: Scene, kinds: Sequence[str]) -> list[str]:
    """Kinds (subject ids) from left to right: as the relations say, the first named in the middle otherwise."""
    rank = {kind: 0.0 for kind in kinds}
    others = [k for k in kinds[1:]]
    # First named in the middle, the others to the right and left in turn.
    for i, kind in enumerate(others):
        rank[kind] = (i // 2 + 1) * (1 if i % 2 == 0 else -1)
    for _ in range(len(kinds) + 1):
        for relation in scene.relations:
            a, bs = relation.subject, [o for o in relation.objects if o in rank]
            if a not in rank or not bs:
                continue
            if relation.kind == "left_of" and rank[a] >= min(rank[b] for b in bs):
                rank[a] = min(rank[b] for b in bs) - 0.5
            elif relation.kind == "right_of" and rank[a] <= max(rank[b] for b in bs):
                rank[a] = max(rank[b] for b in bs) + 0.5
            elif relation.kind == "between" and len(bs) >= 2:
                rank[a] = (rank[bs[0]] + rank[bs[1]]) / 2
            elif relation.kind == "next_to":
                rank[a] = rank[bs[0]] + (0.25 if rank[a] >= rank[bs[0]] else -0.25)
    return sorted(kinds, key=lambda k: (rank[k], kinds.index(k)))


def columns(scene: Scene, items: Sequence[Item]) -> list[Item]:
    """Items in left-to-right order, kinds kept together; `between` of one kind puts its subject in their middle."""
    kinds = list(dict.fromkeys(item.kind for item in items))
    row: list[Item] = []
    for kind in kinds_in_order(scene, kinds):
        row += [item for item in items if item.kind == kind]
    for relation in scene.relations:
        if relation.kind == "between" and len(relation.objects) == 1:
            outer = [i for i in row if i.kind == relation.objects[0]]
            inner = [i for i in row if i.kind == relation.subject]
            rest = [i for i in row if i.kind not in (relation.subject, relation.objects[0])]
            half = len(outer) // 2
            row = outer[:half] + inner + outer[half:] + rest
        if relation.kind == "around":
            ring = [i for i in row if i.kind == relation.subject]
            rest = [i for i in row if i.kind != relation.subject]
            half = len(ring) // 2
            row = ring[:half] + rest + ring[half:]
    return row


def depths(scene: Scene) -> dict[str, float]:
    """Steps behind (+) or before (-) the row, by subject id."""
    depth: dict[str, float] = {}
    for relation in scene.relations:
        base = depth.get(relation.objects[0], 0.0)
        if relation.kind == "behind":
            depth[relation.subject] = base + 1
        elif relation.kind == "in_front_of":
            depth[relation.subject] = base - 1
    return depth


def behind_all(scene: Scene, items: Sequence[Item]) -> Item | None:
    """The one thing that can stand behind everything else, as words want it behind something: half as tall again as the
    tallest of the others, so that it is seen over them."""
    if len(items) < 2:
        return None
    back = max(items, key=lambda item: float(item.extent[2]))
    others = [item for item in items if item is not back]
    wanted = any(
        (r.kind == "behind" and r.subject == back.kind) or (r.kind == "in_front_of" and back.kind in r.objects)
        for r in scene.relations
    )
    sides = ("left_of", "right_of", "between", "around")
    aside = any(r.kind in sides and back.kind in (r.subject, *r.objects) for r in scene.relations)
    tall = float(back.extent[2]) >= 1.5 * max(float(item.extent[2]) for item in others)
    return back if wanted and not aside and tall else None
