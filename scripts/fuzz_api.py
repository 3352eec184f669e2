"""Fuzz a running service against its own OpenAPI document with schemathesis: no 500s, only documented replies.

    pip install schemathesis
    python scripts/fuzz_api.py [--examples 15] [--base http://127.0.0.1:8000]

Calls that paint get malformed bodies only (a fuzzer's good ones would paint for hours; the SDKs' tests send those), all others
get both. Without --base it starts a service of its own. Needs `st` on the PATH or beside this Python.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# Streams of events go on until a job ends; a fuzzer would wait for that.
EVENTS = "/events$"
PAINTING = "(/generations|:predict|:generateContent|:streamGenerateContent|/v1/jobs)$"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=15, help="calls an operation and phase")
    parser.add_argument("--base", default="", help="a service that runs already")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    tool = shutil.which("st", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if tool is None:
        print("schemathesis is not installed: pip install schemathesis", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        process = None if given.base else start(Path(folder))
        base = given.base or f"http://127.0.0.1:{process[1]}"  # type: ignore[index]
        try:
            wait(base)
            common = [
                tool, "run", f"{base}/openapi.json", "--checks", CHECKS, "--max-examples", str(given.examples), "--phases",
                "examples,coverage,fuzzing", "--seed", str(given.seed), "--request-timeout", "600", "--continue-on-failure",
            ]  # fmt: skip
            runs = (
                ["--exclude-path-regex", f"{EVENTS}|{PAINTING}"],
                ["--include-path-regex", PAINTING, "--mode", "negative"],
            )
            return max(subprocess.run([*common, *run], cwd=folder).returncode for run in runs)
        finally:
            if process is not None:
                process[0].terminate()
                process[0].wait(30)


def start(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """A service on a free port that paints as little as it may."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    aliases = folder / "aliases.toml"
    aliases.write_text('["*"]\napi = "any"\nquality = "draft"\n')
    command = [
        sys.executable,
        "-m",
        "limner",
        "serve",
        "--port",
        str(port),
        "--folder",
        str(folder / "queue"),
    ]
    environment = {**os.environ, "LIMNER_ALIASES": str(aliases)}
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL), port


def wait(base: str) -> None:
    end = time.time() + 90
    while True:
        try:
            urllib.request.urlopen(base + "/healthz", timeout=5).close()
            return
        except OSError:
            if time.time() > end:
                raise
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
