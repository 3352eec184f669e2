"""Concepts made from drawn art: the table `concepts.tsv` says what each drawing shows and how large that is."""

from __future__ import annotations

from collections.abc import Mapping

from limner.diorama.body import Concept


def art_concepts() -> Mapping[str, Concept]:
    """Every concept that has a drawing, by key."""
    return {}
