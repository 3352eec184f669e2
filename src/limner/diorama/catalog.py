"""`catalog`: everything the house can build, by key.

Three shelves, the first that has a key wins: a caller's own assets, bodies modelled in code (every module of
`shapes` and `figures` that has a `CONCEPTS` tuple), and solids made from drawn art (`art`). Modules are
imported
when the catalogue is first asked.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from limner.diorama.body import Body, Concept
from limner.diorama.material import PLAIN, Look
from limner.errors import InvalidRequest

PACKAGES = ("limner.diorama.figures", "limner.diorama.shapes")


@lru_cache(maxsize=1)
def concept_modules() -> tuple[str, ...]:
    """Names of all modules that may hold modelled concepts, sorted."""
    return tuple(
        f"{package}.{module.name}"
        for package in PACKAGES
        for module in sorted(
            pkgutil.iter_modules(importlib.import_module(package).__path__), key=lambda m: m.name
        )
        if not module.name.startswith("_")
    )


@lru_cache(maxsize=1)
def modelled() -> Mapping[str, Concept]:
    """Concepts modelled in code, by key. Where two modules share a key the first module keeps it."""
    found: dict[str, Concept] = {}
    for name in concept_modules():
        for concept in getattr(importlib.import_module(name), "CONCEPTS", ()):
            found.setdefault(concept.key, concept)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def concepts() -> Mapping[str, Concept]:
    """Every concept of the house by key: modelled ones, then those from art whose key is still free."""
    from limner.diorama.art.concepts import art_concepts

    return MappingProxyType({**art_concepts(), **modelled()})


def find(key: str, assets: Mapping[str, Concept] | None = None) -> Concept:
    """The concept of this key. Raises InvalidRequest (scene.subjects.body) when nobody has it."""
    if assets and key in assets:
        return assets[key]
    known = concepts()
    if key in known:
        return known[key]
    near = difflib.get_close_matches(key, [*(assets or ()), *known], n=3)
    hint = f"; close to it: {', '.join(near)}" if near else ""
    raise InvalidRequest(
        "scene.subjects.body",
        f"expected a key of the catalogue, got {key!r}{hint}; `limner bodies` lists them",
    )


def vocabulary_entries(
    assets: Mapping[str, Concept] | None = None,
) -> Iterable[tuple[str, tuple[str, ...], str]]:
    """(key, further names, group) of everything that can be built, sorted by key.

    A modelled concept also answers to the names of the art it replaces. A name belongs to one key only: keys
    come before names, a caller's assets before modelled concepts, and those before art.
    """
    from limner.diorama.art.concepts import art_concepts

    shelves: list[Mapping[str, Concept]] = [dict(assets or {}), modelled(), art_concepts()]
    keys = {key for shelf in shelves for key in shelf}
    taken: dict[str, str] = {key: key for key in keys}
    names: dict[str, list[str]] = {key: [] for key in keys}
    group: dict[str, str] = {}
    for shelf in shelves:
        for key in sorted(shelf):
            group.setdefault(key, shelf[key].group)
            for name in shelf[key].names:
                if taken.setdefault(name, key) == key and name != key and name not in names[key]:
                    names[key].append(name)
    for key in sorted(keys):
        yield key, tuple(names[key]), group[key]


def build(
    key: str,
    look: Look = PLAIN,
    pose: str | None = None,
    rng: np.random.Generator | None = None,
    assets: Mapping[str, Concept] | None = None,
) -> Body:
    """The body of this key in its ordinary size, standing on z = 0. A pose it does not know counts as
    none."""
    concept = find(key, assets)
    known = pose if pose in concept.poses else None
    return concept.build(look, known, rng if rng is not None else np.random.default_rng(0)).grounded()
