"""The rooms of the house import in one direction (docs/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src/limner"
FORBIDDEN = {
    "prompt": ("limner.diorama", "limner.flow", "limner.engines", "limner.pipeline", "limner.jobs", "limner.serve", "limner.cli"),
    "diorama": ("limner.prompt", "limner.flow", "limner.engines", "limner.pipeline", "limner.jobs", "limner.serve", "limner.cli"),
    "flow": ("limner.prompt", "limner.diorama", "limner.pipeline", "limner.jobs", "limner.serve", "limner.cli"),
    "engines": ("limner.pipeline", "limner.jobs", "limner.serve", "limner.cli"),
    "finish": ("limner.diorama", "limner.flow", "limner.pipeline", "limner.jobs", "limner.serve", "limner.cli"),
    "safety": ("limner.diorama", "limner.flow", "limner.pipeline", "limner.jobs", "limner.serve", "limner.cli"),
    "jobs": ("limner.serve", "limner.cli"),
    "serve": ("limner.diorama", "limner.flow", "limner.cli"),
    "evaluate": ("limner.serve", "limner.cli"),
}  # fmt: skip
SHARED = ("limner.prompt.scene",)
"""What everybody may have: the scene is the one thing that goes from one room to the next."""


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("room", sorted(FORBIDDEN))
def test_a_room_imports_no_room_that_comes_after_it(room: str) -> None:
    wrong = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for name in sorted(imported(path))
        if name.startswith(tuple(f"{one}." for one in FORBIDDEN[room])) and not name.startswith(SHARED)
    ]
    assert not wrong
