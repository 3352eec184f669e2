"""What operators rely on: hang-ups, back-pressure, kills and restarts, keys, limits, headers, the log."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

IMAGES, PREDICT = "/v1/images/generations", "/v1/publishers/google/models/pretend:predict"


def images(prompt: str, **more: Any) -> dict[str, Any]:
    return {"model": "pretend", "prompt": prompt, "size": "256x256", "response_format": "url", **more}


def request(prompt: str, **more: Any) -> dict[str, Any]:
    return {"request": {"prompt": prompt, "engine": "pretend", "width": 256, "height": 256, **more}}


def submitted(base: str, prompt: str, headers: Any = None, **more: Any) -> str:
    reply = httpx.post(base + "/v1/jobs", json=request(prompt, **more), headers=headers)
    assert reply.status_code == 202, reply.text
    return reply.json()["id"]


def until(base: str, id: str, *states: str, seconds: float = 60, headers: Any = None) -> dict[str, Any]:
    end = time.time() + seconds
    while time.time() < end:
        job = httpx.get(f"{base}/v1/jobs/{id}", headers=headers).json()
        if job["state"] in (states or ("done", "failed", "cancelled")):
            return job
        time.sleep(0.02)
    raise AssertionError(job)


def measured(base: str, line: str) -> float:
    for found in httpx.get(base + "/metrics").text.splitlines():
        if found.startswith(line + " "):
            return float(found.split()[-1])
    raise AssertionError(f"no {line}")


def lines(running: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in running.log.read_text().splitlines() if line.startswith("{")]


def behind(call: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    out: list[Any] = []

    def run() -> None:
        try:
            out.append(call())
        except httpx.TransportError as error:
            out.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, out


@pytest.mark.parametrize("path", [IMAGES, PREDICT])
def test_a_client_that_hangs_up_frees_the_worker(pretend: Any, path: str) -> None:
    until(pretend.base, submitted(pretend.base, "0 s"))  # a worker that still imports cannot be stopped but by killing it
    before = measured(pretend.base, 'limner_cancellations_total{how="hang-up"}')
    body = json.dumps(
        images("20 s") if path == IMAGES else {"instances": [{"prompt": "20 s"}], "parameters": {"sampleCount": 1}}
    ).encode()
    host = pretend.base.removeprefix("http://")
    with socket.create_connection(tuple(host.split(":"))) as client:
        client.sendall(
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode() + body
        )
        end = time.time() + 30
        while measured(pretend.base, 'limner_queue_depth{state="running"}') < 1:
            assert time.time() < end
            time.sleep(0.02)
    gone = time.time()
    assert until(pretend.base, submitted(pretend.base, "0 s"))["state"] == "done"
    # A quarter second to see it, a twentieth of 20 seconds to stop, and something for a busy machine; not 20 seconds.
    assert time.time() - gone < 6
    assert measured(pretend.base, 'limner_cancellations_total{how="hang-up"}') == before + 1


def test_a_killed_worker_is_told_in_each_protocols_shape(pretend: Any) -> None:
    said = httpx.post(pretend.base + IMAGES, json=images("crash"), timeout=60)
    assert said.status_code == 500 and said.json()["error"]["type"] == "server_error"
    assert "signal 11" in said.json()["error"]["message"]
    job = until(pretend.base, submitted(pretend.base, "crash"))
    assert job["error"]["status"] == "INTERNAL" and "signal 11" in job["error"]["message"]
    assert measured(pretend.base, 'limner_worker_restarts_total{reason="crash"}') >= 2
    assert until(pretend.base, submitted(pretend.base, "0 s"))["state"] == "done"
    assert httpx.get(pretend.base + "/readyz").status_code == 200


def test_request_ids_are_echoed_and_logged(pretend: Any) -> None:
    reply = httpx.post(pretend.base + IMAGES, json=images("0 s"), headers={"x-request-id": "mine-17"}, timeout=60)
    assert reply.headers["x-request-id"] == "mine-17"
    mine = [line for line in lines(pretend) if line.get("id") == "mine-17"]
    assert [line["event"] for line in mine] == ["job queued", "job started", "job ended", "request"]
    assert len({line["job"] for line in mine}) == 1 and all("time" in line and "level" in line for line in mine)
    for bad in ("a b", "x" * 200, '"'):
        assert httpx.get(pretend.base + "/healthz", headers={"x-request-id": bad}).headers["x-request-id"] != bad


def test_prompts_stay_out_of_the_log_unless_asked(pretend: Any, pretender: Any, tmp_path: Path) -> None:
    def speak(base: str) -> None:
        for prompt in ("Zanzibar complain", "Zanzibar crash", "Zanzibar 0 s"):
            until(base, submitted(base, prompt))
        httpx.post(base + IMAGES, json=images("Zanzibar", size="1x1"))
        httpx.post(base + IMAGES, content=b'{"prompt": "Zanzibar')
        httpx.post(base + "/v1/jobs?key=Zanzibar-secret", json={"request": {"prompt": "Zanzibar", "engine": "none"}})

    speak(pretend.base)
    assert len(lines(pretend)) > 6 and "Zanzibar" not in pretend.log.read_text()
    asked = pretender(tmp_path, "--log-prompts")
    speak(asked.base)
    assert any("Zanzibar complain" in str(line.get("prompt")) for line in lines(asked))
    assert "Zanzibar-secret" not in asked.log.read_text()


def test_no_path_leads_out_of_the_folder(pretend: Any) -> None:
    id = submitted(pretend.base, "0 s")
    until(pretend.base, id)
    host, port = pretend.base.removeprefix("http://").split(":")
    names = (
        "../jobs.db", "..%2Fjobs.db", "%2e%2e/jobs.db", "%2e%2e%2fjobs.db", "..%5cjobs.db", "....//jobs.db", "%00", "0.png%00",
        "..%252fjobs.db", "/etc/passwd", "%2fetc%2fpasswd", "0.png/../../jobs.db", "lock", ".", "..", "0.PNG", "1.png",
    )  # fmt: skip
    for place in (f"/v1/files/{id}/", "/v1/files/../", "/v1/files/..%2f/", f"/v1/jobs/{id}/../../"):
        for name in names:
            # By hand: clients tidy such paths up before they send them.
            with socket.create_connection((host, int(port))) as raw:
                raw.sendall(f"GET {place}{name} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
                reply = b""
                while part := raw.recv(65536):
                    reply += part
            assert reply.split()[1] in (b"400", b"404", b"405"), (place, name, reply[:200])
            assert b"SQLite" not in reply and b"root:" not in reply


def test_security_headers_are_on_every_reply(pretend: Any) -> None:
    for reply in (
        httpx.get(pretend.base + "/healthz"), httpx.get(pretend.base + "/nothing"), httpx.post(pretend.base + "/v1/jobs"),
    ):  # fmt: skip
        assert reply.headers["x-content-type-options"] == "nosniff" and reply.headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        assert reply.headers["referrer-policy"] == "no-referrer" and reply.headers["x-request-id"]
        assert "server" not in reply.headers and "access-control-allow-origin" not in reply.headers


def test_bodies_have_a_largest_size_and_a_time(pretender: Any, tmp_path: Path) -> None:
    base = pretender(tmp_path, "--body-seconds", "4").base

    def endless() -> Any:
        for _ in range(30):
            yield b"x" * (1 << 20)

    said = behind(lambda: httpx.post(base + "/v1/jobs", content=endless(), timeout=60))
    said[0].join()
    # The service may break the connection while the client still speaks; what counts is that it did not take it all.
    assert isinstance(said[1][0], httpx.TransportError) or said[1][0].status_code == 413
    assert measured(base, 'limner_refusals_total{reason="too_large"}') == 1
    host, port = base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(f"POST /v1/jobs HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n\r\n{{".encode())
        slow.settimeout(20)
        assert slow.recv(4096).startswith(b"HTTP/1.1 408")


def test_cors_is_off_unless_given(pretender: Any, tmp_path: Path) -> None:
    origin, other = {"origin": "https://app.example"}, {"origin": "https://evil.example"}
    base = pretender(tmp_path, "--cors", "https://app.example", LIMNER_API_KEYS="secret-one").base
    ask = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,x-stainless-os"}
    before = httpx.options(base + IMAGES, headers={**origin, **ask})
    assert before.status_code == 200 and before.headers["access-control-allow-origin"] == "https://app.example"
    assert "x-stainless-os" in before.headers["access-control-allow-headers"]
    assert httpx.options(base + IMAGES, headers={**other, **ask}).status_code == 400
    refused = httpx.post(base + IMAGES, json={}, headers=origin)
    assert refused.status_code == 401 and refused.headers["access-control-allow-origin"] == "https://app.example"
    assert "retry-after" in refused.headers["access-control-expose-headers"]
    assert "access-control-allow-origin" not in httpx.get(base + "/healthz", headers=other).headers


def test_keys_from_a_file_with_limits_of_their_own(pretender: Any, tmp_path: Path) -> None:
    import hashlib

    keys = tmp_path / "keys.toml"
    keys.write_text(
        f'[busy]\nkey = "secret-busy"\nwaiting = 2\n[plain]\nsha256 = "{hashlib.sha256(b"secret-plain").hexdigest()}"\n'
        '[rare]\nkey = "secret-rare"\nrate = 1\n'
    )
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    running = pretender(tmp_path / "f", "--metrics-port", str(port), "--most-waiting", "4", LIMNER_API_KEYS_FILE=str(keys))
    base = running.base
    busy, plain, rare = ({"authorization": f"Bearer secret-{name}"} for name in ("busy", "plain", "rare"))
    held = [submitted(base, "20 s", busy) for _ in range(2)]
    full = httpx.post(base + "/v1/jobs", json=request("0 s"), headers=busy)
    assert full.status_code == 429 and int(full.headers["retry-after"]) >= 1
    assert full.json()["error"]["status"] == "RESOURCE_EXHAUSTED"
    more = [submitted(base, "20 s", plain) for _ in range(2)]
    images_full = httpx.post(base + IMAGES, json=images("0 s"), headers=plain)
    assert images_full.status_code == 429 and int(images_full.headers["retry-after"]) >= 1
    assert images_full.json()["error"]["type"] == "rate_limit_error", images_full.text
    assert httpx.get(base + "/readyz").status_code == 503 and "full" in httpx.get(base + "/readyz").text
    assert httpx.post(base + "/v1/jobs", json={}, headers=rare).status_code == 400
    limited = httpx.post(base + "/v1/jobs", json={}, headers=rare)
    assert limited.status_code == 429 and 1 <= int(limited.headers["retry-after"]) <= 61
    for id in held:
        assert httpx.delete(f"{base}/v1/jobs/{id}", headers=plain).status_code == 404, "another's job"
        assert httpx.delete(f"{base}/v1/jobs/{id}", headers=busy).status_code == 200
    for id in more:
        httpx.delete(f"{base}/v1/jobs/{id}", headers=plain)
    made = httpx.post(base + IMAGES, json=images("0 s"), headers=busy, timeout=60).json()["data"][0]["url"]
    assert httpx.get(made).content.startswith(b"\x89PNG"), "an address works without a key"
    assert httpx.get(base + "/metrics").status_code == 401
    text = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    for line in ('reason="rate"} 1.0', 'reason="key_full"} 1.0', 'reason="queue_full"} 1.0', 'reason="unauthenticated"} 1.0'):
        assert "limner_refusals_total{" + line in text, line
    assert "secret-" not in running.log.read_text()


def test_told_to_end_it_finishes_what_is_in_hand_and_keeps_the_rest(pretender: Any, tmp_path: Path) -> None:
    running = pretender(tmp_path)
    until(running.base, submitted(running.base, "0 s"))
    first, done = behind(lambda: httpx.post(running.base + IMAGES, json=images("3 s"), timeout=60))
    while measured(running.base, 'limner_queue_depth{state="running"}') < 1:
        time.sleep(0.02)
    second, put_off = behind(
        lambda: httpx.post(running.base + IMAGES, json=images("0 s"), headers={"idempotency-key": "k"}, timeout=60)
    )
    while measured(running.base, 'limner_queue_depth{state="queued"}') < 1:
        time.sleep(0.02)
    running.process.terminate()
    first.join(), second.join()
    assert running.process.wait(30) == 0
    assert done[0].status_code == 200, done
    assert put_off[0].status_code == 503 and put_off[0].headers["retry-after"], put_off
    again = pretender(tmp_path)
    same = httpx.post(again.base + IMAGES, json=images("0 s"), headers={"idempotency-key": "k"}, timeout=60)
    assert same.status_code == 200
    assert measured(again.base, 'limner_jobs_kept{state="done"}') == 3, "nothing lost, nothing twice"


def test_killed_in_mid_job_it_loses_nothing_and_doubles_nothing(pretender: Any, tmp_path: Path) -> None:
    running = pretender(tmp_path)
    until(running.base, submitted(running.base, "0 s"))
    many = submitted(running.base, "0.4 s", count=6)
    queued = [submitted(running.base, "0 s", seed=7) for _ in range(3)]
    waiting, seen = behind(
        lambda: httpx.post(running.base + IMAGES, json=images("0 s"), headers={"idempotency-key": "k"}, timeout=60)
    )
    while len(httpx.get(f"{running.base}/v1/jobs/{many}").json()["pictures"]) < 2:
        time.sleep(0.02)
    running.process.send_signal(signal.SIGKILL)
    running.process.wait(10)
    waiting.join()
    assert isinstance(seen[0], httpx.TransportError), "a synchronous client sees its connection break"
    kept = {p: p.stat().st_mtime_ns for p in (tmp_path / "jobs" / many).glob("*.png")}
    again = pretender(tmp_path)
    assert [line for line in lines(again) if line["event"] == "started"][-1]["queued_again"] == 1
    jobs = [until(again.base, id) for id in (many, *queued)]
    assert [job["state"] for job in jobs] == ["done"] * 4
    assert [p["index"] for p in jobs[0]["pictures"]] == list(range(6))
    same = httpx.post(again.base + IMAGES, json=images("0 s"), headers={"idempotency-key": "k"}, timeout=60)
    assert same.status_code == 200 and measured(again.base, 'limner_jobs_kept{state="done"}') == 6
    assert all(path.stat().st_mtime_ns == at for path, at in list(kept.items())[:2]), "what was made was made again"


def test_the_worker_does_not_outlive_a_killed_service(pretender: Any, tmp_path: Path) -> None:
    running = pretender(tmp_path)
    until(running.base, submitted(running.base, "60 s"), "running")
    children = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children")
    threads = Path(f"/proc/{running.process.pid}/task").glob("*/children")
    pids = {pid for file in (children, *threads) for pid in file.read_text().split()}
    workers = [pid for pid in pids if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    assert workers
    running.process.send_signal(signal.SIGKILL)
    running.process.wait(10)
    end = time.time() + 10
    while any(Path(f"/proc/{pid}").exists() and "Z" not in _state(pid) for pid in workers):
        assert time.time() < end, "a worker goes on for nobody"
        time.sleep(0.05)


def _state(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


@pytest.mark.parametrize(
    ("options", "environment", "words"),
    [
        (["--host", "0.0.0.0"], {}, "LIMNER_API_KEYS"), (["--cors", "app.example"], {}, "cors"),
        ([], {"LIMNER_API_KEYS": "short"}, "at least 8"), ([], {"LIMNER_API_KEYS_FILE": "/nowhere"}, "cannot read"),
        ([], {"LIMNER_API_KEYS": "a=secret-one,a=secret-two"}, "twice"), (["--metrics-port", "8000"], {}, "metrics_port"),
    ],
)  # fmt: skip
def test_what_is_set_up_wrongly_does_not_start(
    tmp_path: Path, options: list[str], environment: dict[str, str], words: str
) -> None:
    command = [sys.executable, "-m", "limner", "serve", "--folder", str(tmp_path), *options]
    said = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60)
    assert said.returncode == 2 and words in said.stderr and "Traceback" not in said.stderr, said.stderr


def test_a_second_service_on_the_same_folder_says_so(pretend: Any) -> None:
    command = [sys.executable, "-m", "limner", "serve", "--port", "1", "--folder", str(pretend.folder)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert said.returncode != 0 and "another limner service" in said.stderr, said.stderr


def test_metrics_tell_what_happened(pretend: Any) -> None:
    id = submitted(pretend.base, "0.1 s", count=2)
    until(pretend.base, id)
    text = httpx.get(pretend.base + "/metrics").text
    for name in (
        "limner_queue_depth", "limner_job_wait_seconds_bucket", "limner_first_preview_seconds_bucket",
        'limner_picture_seconds_total{engine="pretend",stage="paint"}', "limner_cancellations_total", "limner_refusals_total",
        "limner_worker_restarts_total", "limner_jobs_total", "limner_request_seconds_bucket", "process_resident_memory_bytes",
    ):  # fmt: skip
        assert name in text, name
    assert measured(pretend.base, 'limner_pictures_total{engine="pretend"}') >= 2
