"""What belongs together is joined: what is worn, held, ridden, carried or sheltered goes with its carrier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from limner.diorama import dressing, filling, grouping, held, piles
from limner.diorama.grouping import Item
from limner.diorama.mesh import placement
from limner.diorama.rows import GAP
from limner.prompt.scene import Relation, RelationKind, Scene

HEAPED = 36
"""More of a thing are not heaped: their numbers could not be seen."""


def group(scene: Scene, items: Mapping[str, list[Item]], *, floats: bool = False) -> list[Item]:
    """Join items that touch or shelter one another; what remains stands by itself.

    items: for every subject id its instances, built at display size. floats: nothing needs a shelf to stay up.
    """
    pools = {id: list(pool) for id, pool in items.items()}
    order = [subject.id for subject in scene.subjects]
    doing = {subject.id: subject.pose for subject in scene.subjects}
    inside = {relation.subject for relation in scene.relations if relation.kind == "inside"}
    for subject in scene.subjects:
        if len(pools.get(subject.id, ())) > 1:
            if "concentric" in subject.traits:
                pools[subject.id] = [piles.nested(pools[subject.id])]
            elif "bouquet" in subject.traits and subject.id not in inside:
                pools[subject.id] = [filling.bunched(pools[subject.id])]
            elif {"stack", "tower"} & set(subject.traits) or ("pile" in subject.traits and piles.thin(pools[subject.id][0])):
                pools[subject.id] = [piles.stacked(pools[subject.id])]
            elif "pile" in subject.traits and subject.id not in inside and len(pools[subject.id]) <= HEAPED:
                pools[subject.id] = [piles.heaped(pools[subject.id])]
    for relation in scene.relations:
        one, other = relation.subject, relation.objects[0]
        if relation.kind == "next_to" and len(pools.get(other, ())) == 1 and pools.get(one):
            if doing[one] == "kicking" and len(pools[one]) == 1:
                pools[one], pools[other] = [held.kicked(pools[one][0], pools[other][0])], []
            elif doing[one] == "pulling":
                pools[one], pools[other] = [piles.hitched(pools[one], pools[other][0])], []
            elif doing[one] == "pushing":
                pools[one], pools[other] = [piles.pushed(pools[one], pools[other][0])], []
    for chain in _upon_its_like(scene, pools):
        pools[chain[0]] = [piles.stacked([pools[id][0] for id in chain])]
        pools.update({id: [] for id in chain[1:]})
    # What rides is joined to what it rides before that is put anywhere.
    touching: tuple[RelationKind, ...] = (
        "wearing",
        "holding",
        "reading",
        "riding",
        "inside",
        "on",
        "above",
        "under",
        "below",
    )
    for kind in touching:
        shared: dict[str, list[str]] = {}
        for relation in _dealt(scene, kind, pools):
            if relation.kind == kind and all(pools.get(id) for id in (relation.subject, relation.objects[0])):
                if kind == "on" and doing.get(relation.subject) == "climbing" and piles.climbable(pools[relation.objects[0]]):
                    base, *rest = pools[relation.objects[0]]
                    pools[relation.objects[0]] = [piles.climbed(base, pools[relation.subject]), *rest]
                    pools[relation.subject] = []
                elif kind == "holding":
                    shared.setdefault(relation.subject, []).append(relation.objects[0])
                elif kind in ("on", "inside", "under"):
                    shared.setdefault(relation.objects[0], []).append(relation.subject)
                else:
                    _join(relation, pools, floats)
        # What shares a table shares it side by side, of whatever kinds.
        for carrier, loads in sorted(shared.items(), key=lambda pair: -_depth(pair[0], shared)):
            first, *others = dict.fromkeys(loads)
            if others:
                pools[first] = _in_shares([pools[id] for id in (first, *others)], len(pools[carrier]))
            for other in others:
                pools[other] = []
            if kind == "holding":
                _join(Relation(kind, carrier, (first,)), pools, floats, doing.get(carrier))
            else:
                _join(Relation(kind, first, (carrier,)), pools, floats)
    return [item for id in order for item in pools.get(id, [])]


def _depth(carrier: str, shared: Mapping[str, Sequence[str]]) -> int:
    """How many carriers carry this one: what is highest gets its load first, and then goes with it."""
    under = {load: below for below, loads in shared.items() for load in loads}
    seen = [carrier]
    while seen[-1] in under and under[seen[-1]] not in seen:
        seen.append(under[seen[-1]])
    return len(seen)


def _upon_its_like(scene: Scene, pools: Mapping[str, list[Item]]) -> list[list[str]]:
    """Ids, from the lowest up, of single thin things each on another of its kind: books lie then, one on the other."""
    body = {s.id: s.body for s in scene.subjects if len(pools.get(s.id, ())) == 1 and piles.lies(pools[s.id][0])}
    above = {
        r.objects[0]: r.subject for r in scene.relations
        if r.kind == "on" and r.subject in body and r.objects[0] in body and body[r.subject] == body[r.objects[0]]
    }  # fmt: skip
    chains = []
    for lowest in above.keys() - above.values():
        chain = [lowest]
        while chain[-1] in above and above[chain[-1]] not in chain:
            chain.append(above[chain[-1]])
        chains.append(chain)
    return sorted(chains)


def _in_shares(pools: Sequence[list[Item]], carriers: int) -> list[Item]:
    """All the pools' items, what the first carrier gets of each first, then what the second gets, and so on."""
    dealt = [
        (k * carriers // len(pool) if len(pool) >= carriers else k, item) for pool in pools for k, item in enumerate(pool)
    ]
    return [item for _, item in sorted(dealt, key=lambda pair: pair[0])]


def _dealt(scene: Scene, kind: RelationKind, pools: dict[str, list[Item]]) -> list[Relation]:
    """The scene's relations of this kind. Where several subjects hold (read, wear) the same things, everybody gets a
    share of them: new pools, one for each."""
    relations = [r for r in scene.relations if r.kind == kind]
    if kind in ("on", "inside", "under"):
        # Where a rider is, the mount is, and carries him.
        mounts = {r.subject: r.objects[0] for r in scene.relations if r.kind == "riding"}
        relations = [
            Relation(r.kind, mounts[r.subject], r.objects) if mounts.get(r.subject) not in (None, r.objects[0]) else r
            for r in relations
        ]
    if kind not in ("holding", "reading", "wearing"):
        return relations
    out: list[Relation] = []
    for id in dict.fromkeys(r.objects[0] for r in relations):
        takers = [r.subject for r in relations if r.objects[0] == id and pools.get(r.subject)]
        hands = [taker for taker in takers for _ in pools[taker]]
        loads = pools.get(id, [])
        if len(takers) < 2 or len(loads) < 2:
            out += [r for r in relations if r.objects[0] == id]
            continue
        for taker in takers:
            name = f"{id} of {taker}"
            # As many loads as hands or more: in turn, so that each hand gets as much as any other.
            turn = [hands[i * len(hands) // len(loads) if len(loads) > len(hands) else i] for i in range(len(loads))]
            pools[name] = [load for load, hand in zip(loads, turn, strict=True) if hand == taker]
            out.append(Relation(kind, taker, (name,)))
        pools[id] = []
    return out


def _join(relation: Relation, pools: dict[str, list[Item]], floats: bool, doing: str | None = None) -> None:
    """Merge one relation's two pools: the carrier keeps its place in the pools, what is carried leaves its own."""
    kind, other = relation.kind, relation.objects[0]
    carried, carriers = (other, relation.subject) if kind in ("wearing", "holding", "reading", "below") else (
        relation.subject, other)  # fmt: skip
    bases, loads = pools[carriers], pools[carried]
    shares: list[list[Item]] = [[] for _ in bases]
    for i, load in enumerate(loads):
        shares[i * len(bases) // len(loads) if len(loads) >= len(bases) else i].append(load)
    give = {"juggling": held.juggled, "throwing": held.hurled}.get(doing or "", held.give_all)
    joined = []
    for base, share in zip(bases, shares, strict=True):
        if not share:
            joined.append(base)
        elif kind == "riding":
            low = "rim" in base.pieces[0].body.anchors
            joined.append(filling.put_inside(base, share) if low else grouping.ride(base, share))
        elif kind == "on" and piles.bears(base):
            joined.append(piles.printed(base, share))
        elif kind == "on":
            joined.append(grouping.put_on(base, share, where="seat" if _sits_low(base) else "top"))
        elif kind == "inside" and piles.flat(base):
            joined.append(piles.within(base, share))
        elif kind == "inside":
            joined.append(piles.shown(base, share) if piles.shows(base) else filling.put_inside(base, share))
        elif kind == "under":
            joined.append(_sheltered(base, share))
        elif kind in ("above", "below"):
            joined.append(grouping.put_above(base, share, adrift=floats))
        elif kind == "wearing":
            joined.append(_fold(base, share, dressing.dress))
        elif kind == "holding":
            joined.append(give(base, share))
        else:
            joined.append(_fold(base, share, lambda b, t: held.give(b, t, reading=True)))
    pools[carriers] = joined
    pools[carried] = []


def _fold(base: Item, share: Sequence[Item], join: object) -> Item:
    for load in share:
        base = join(base, load)  # type: ignore[operator]
    return base


def _sits_low(base: Item) -> bool:
    """Whether things go on the seat rather than the very top (a couch, a chair, a bench)."""
    return (
        "seat" in base.pieces[0].body.anchors
        and base.concept is not None
        and base.concept.group == "furniture"
    )


def _sheltered(base: Item, share: list[Item]) -> Item:
    """`under`: below tall or hollow things; under anything else the base itself is lifted onto a shelf."""
    roomy = ("tree", "mushroom", "table", "umbrella", "bridge", "tent", "lamp", "palm", "desk", "arch")
    name = base.concept.key if base.concept else ""
    if any(word in name for word in roomy) or float(base.extent[2]) > 1.7 * max(
        float(i.extent[2]) for i in share
    ):
        return grouping.put_under(base, share)
    first, *rest = share
    return grouping.put_above(first if not rest else _side_by_side(share), [base])


def _side_by_side(items: Sequence[Item]) -> Item:
    x = 0.0
    joined: Item | None = None
    for item in items:
        low, high = item.bounds
        moved = item.moved(placement(x - low[0], 0, 0))
        x += float(high[0] - low[0]) + GAP / 2
        joined = moved if joined is None else joined.joined(moved)
    assert joined is not None
    return joined.moved(placement(-x / 2, 0, 0))
