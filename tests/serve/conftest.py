"""A real service on loopback, in a process of its own, for unmodified clients."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Running:
    """base: its address. process: to kill it. folder: its queue; pictures may be stored below store/ in it. log: what it
    wrote on stderr."""

    base: str
    process: subprocess.Popen[bytes]
    folder: Path
    log: Path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def start(folder: Path, *options: str, **environment: str) -> Running:
    import httpx

    port = free_port()
    command = [
        sys.executable,
        "-m",
        "limner",
        "serve",
        "--port",
        str(port),
        "--folder",
        str(folder),
        *options,
    ]
    folder.mkdir(exist_ok=True)
    log = folder / "log.jsonl"
    with log.open("ab") as lines:
        process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=lines)
    base = f"http://127.0.0.1:{port}"
    end = time.time() + 60
    while time.time() < end:
        try:
            if httpx.get(base + "/healthz").status_code == 200:
                return Running(base, process, folder, log)
        except httpx.TransportError:
            assert process.poll() is None, "the service ended at once"
            time.sleep(0.1)
    raise AssertionError("the service did not start")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    import pytest_socket

    pytest_socket.enable_socket()
    folder = tmp_path_factory.mktemp("service")
    aliases = folder / "aliases.toml"
    aliases.write_text(
        '["imagen-*"]\napi = "vertex"\nquality = "draft"\n["imagegeneration@*"]\napi = "vertex"\nquality = "draft"\n'
        '["gemini-*"]\napi = "vertex"\nquality = "draft"\n'
    )
    running = start(folder, "--storage", f"file://{folder}/store", LIMNER_ALIASES=str(aliases))
    yield running
    running.process.terminate()
    running.process.wait(20)


@pytest.fixture(autouse=True)
def _loopback(socket_enabled: None) -> Iterator[None]:
    """Sockets, but to this machine only."""
    import pytest_socket

    pytest_socket.socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)
    yield


def pretending() -> dict[str, str]:
    """Environment of a service that also has the engine of `tests/pretend`, under the model name `pretend`."""
    place = Path(__file__).parent.parent / "pretend"
    path = os.pathsep.join(filter(None, [str(place), os.environ.get("PYTHONPATH", "")]))
    return {"PYTHONPATH": path, "LIMNER_ALIASES": str(place / "aliases.toml")}


@pytest.fixture(scope="module")
def pretend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service whose pictures cost nothing; for one file of tests."""
    import pytest_socket

    pytest_socket.enable_socket()
    running = start(tmp_path_factory.mktemp("pretend"), "--no-warm", **pretending())
    yield running
    running.process.terminate()
    running.process.wait(30)


@pytest.fixture
def pretender(starter: Callable[..., Running]) -> Callable[..., Running]:
    """Start further services with the engine of `tests/pretend`; they end with the test."""

    def begin(folder: Path, *options: str, **environment: str) -> Running:
        return starter(folder, "--no-warm", *options, **{**pretending(), **environment})

    return begin


@pytest.fixture
def starter() -> Iterator[Callable[..., Running]]:
    """Start further services; they end with the test."""
    begun: list[Running] = []

    def begin(folder: Path, *options: str, **environment: str) -> Running:
        begun.append(start(folder, *options, **environment))
        return begun[-1]

    yield begin
    for running in begun:
        if running.process.poll() is None:
            running.process.terminate()
            running.process.wait(20)
