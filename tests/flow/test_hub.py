"""Pulling published weights, from a hub of our own on the loopback."""

from __future__ import annotations

import hashlib
import http.server
import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

pytest.importorskip("huggingface_hub", reason="the extra limner[flow] is not installed")
pytest.importorskip("safetensors", reason="the extra limner[flow] is not installed")

from limner.errors import InvalidRequest, NotFound
from limner.flow import config, hub, weights

pytestmark = pytest.mark.enable_socket
COMMIT = "a" * 40


class Hub(http.server.BaseHTTPRequestHandler):
    """As much of the hub's protocol as pulling takes; `cut` breaks off the first answer that gives a large file."""

    files: ClassVar[dict[str, bytes]] = {}
    claimed: ClassVar[dict[str, str]] = {}
    cut: ClassVar[int | None] = None
    ranges: ClassVar[list[str]] = []
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None: ...

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, *, body: bool) -> None:
        path = self.path.split("?")[0]
        if path.startswith("/api/models/owner/model"):
            siblings = [
                {
                    "rfilename": name,
                    "size": len(data),
                    **({"lfs": self.lfs(name)} if name.endswith("tensors") else {}),
                }
                for name, data in self.files.items()
            ]
            told = {"id": "owner/model", "sha": COMMIT, "siblings": siblings, "cardData": {"license": "mit"}}
            return self.give(json.dumps(told).encode(), {"Content-Type": "application/json"}, body)
        name = path.removeprefix(f"/owner/model/resolve/{COMMIT}/").removeprefix("/owner/model/resolve/main/")
        if name not in self.files:
            return self.give(b"{}", {"X-Error-Code": "EntryNotFound"}, body, 404)
        data = self.files[name]
        headers = {
            "X-Repo-Commit": COMMIT,
            "ETag": f'"{hashlib.sha256(data).hexdigest()}"',
            "Accept-Ranges": "bytes",
        }
        start = 0
        if body and (asked := self.headers.get("Range")):
            Hub.ranges.append(asked)
            start = int(asked.removeprefix("bytes=").split("-")[0])
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        self.give(data[start:], headers, body, 206 if start else 200)

    def lfs(self, name: str) -> dict[str, object]:
        data = self.files[name]
        sha = self.claimed.get(name, hashlib.sha256(data).hexdigest())
        return {"sha256": sha, "oid": sha, "size": len(data), "pointerSize": 1}

    def give(self, data: bytes, headers: dict[str, str], body: bool, status: int = 200) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body and Hub.cut is not None and len(data) > Hub.cut:
            self.wfile.write(data[: Hub.cut])
            Hub.cut = None
            self.close_connection = True
        elif body:
            self.wfile.write(data)


@pytest.fixture
def served(
    tmp_path: Path, tiny: tuple[config.ModelConfig, dict[str, np.ndarray]], monkeypatch: pytest.MonkeyPatch
) -> Iterator[type[Hub]]:
    import huggingface_hub.constants as constants

    folder = weights.save(tmp_path / "made", *tiny)
    Hub.files = {f"inside/{p.name}": p.read_bytes() for p in folder.iterdir()}
    Hub.claimed, Hub.cut, Hub.ranges = {}, None, []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 500)
    yield Hub
    server.shutdown()


def test_pulled_once_with_its_licence_told(
    served: type[Hub], tiny: tuple[config.ModelConfig, dict], caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with caplog.at_level(logging.WARNING, "limner.flow"):
        first = weights.load("owner/model/inside")
    assert "licence mit" in caplog.text and np.array_equal(first.flat["mask_token"], tiny[1]["mask_token"])
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert weights.load("owner/model/inside").hash == first.hash, "the copy is found without a network"


def test_a_broken_transfer_is_taken_up_where_it_broke(served: type[Hub]) -> None:
    served.cut = 1000
    weights.load("owner/model/inside")
    assert any(asked.startswith("bytes=1000-") for asked in served.ranges)


def test_a_file_of_another_hash_is_refused_and_not_kept(served: type[Hub]) -> None:
    served.claimed = {"inside/model.safetensors": "0" * 64}
    for _ in range(2):
        with pytest.raises(InvalidRequest, match=r"arrived broken"):
            weights.load("owner/model/inside")


def test_what_the_hub_does_not_hold(served: type[Hub]) -> None:
    with pytest.raises(NotFound, match=r"holds no"):
        weights.load("owner/model/elsewhere")
    with pytest.raises(NotFound, match=r"cannot be pulled: the hub answers 404"):
        weights.load("owner/other")


def test_offline_says_what_to_do(served: type[Hub], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("HF_ENDPOINT", "http://127.0.0.1:9"), ("HF_HUB_OFFLINE", "1")):
        monkeypatch.setenv(name, value)
        with pytest.raises(NotFound, match=r"cannot be reached.*hf download owner/model .*--local-dir DIR"):
            hub.folder("owner/model/inside", ("model.safetensors",))
