"""Environments for SDKs that cannot share one: found below LIMNER_SDK_VENVS, else built there.

These tests run only when asked for by their mark: `pytest -m sdks tests/serve/contracts`. Building needs pip's index once.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import platformdirs
import pytest

# Name of the environment: what is installed in it, and the distribution whose major version decides.
ENVIRONMENTS = {
    "google-2": (["google-cloud-aiplatform>=2", "google-genai>=2,<3", "pillow"], "google-genai", "2"),
    "google-3": (["google-genai>=3,<4", "pillow"], "google-genai", "3"),
    "openai-2": (["openai>=2,<3"], "openai", "2"),
    "openai-3": (["openai>=3,<4"], "openai", "3"),
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "sdks" in (config.option.markexpr or ""):
        return
    for item in items:
        if item.get_closest_marker("sdks"):
            item.add_marker(pytest.mark.skip(reason="other SDKs' environments: pytest -m sdks"))


def python_with(name: str) -> str:
    """The interpreter that has these SDKs: this one where the version fits, else one of its own."""
    wanted, package, major = ENVIRONMENTS[name]
    try:
        if len(wanted) < 3 and version(package).split(".")[0] == major:
            return sys.executable
    except PackageNotFoundError:
        pass
    folder = (
        Path(os.environ.get("LIMNER_SDK_VENVS") or platformdirs.user_cache_path("limner") / "sdks") / name
    )
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        built = subprocess.run(
            [python, "-m", "pip", "install", "-q", *wanted], capture_output=True, text=True
        )
        if built.returncode:
            subprocess.run(["rm", "-r", folder], check=True)
            pytest.skip(f"could not install {' '.join(wanted)}: {built.stderr.strip()[-300:]}")
    return str(python)


@pytest.fixture
def client(service: object) -> Callable[[str, str], str]:
    """Run one of the programs in clients/ with an environment's interpreter against the service; its output."""

    def run(environment: str, program: str) -> str:
        script = Path(__file__).parent / "clients" / f"{program}.py"
        base, store = service.base, service.folder / "store"  # type: ignore[attr-defined]
        done = subprocess.run(
            [python_with(environment), "-W", "ignore", script, base, store],
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
