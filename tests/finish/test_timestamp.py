"""A time-stamping authority is asked where one is configured, and only then."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from limner.errors import EngineFailed, InvalidRequest
from limner.finish import keys, provenance
from limner.finish.verify import verify
from limner.picture import Picture
from limner.request import Request

pytestmark = [
    pytest.mark.skipif(shutil.which("openssl") is None, reason="the authority in these tests is openssl's"),
    pytest.mark.enable_socket,
]

CONFIG = """
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
certs = {folder}/root.pem
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamp]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""


def openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an RFC 3161 authority on this machine."""
    at = tmp_path_factory.mktemp("authority")
    (at / "tsa.cnf").write_text(CONFIG.format(folder=at))
    (at / "serial").write_text("01\n")
    by_root = ("-CA", at / "root.pem", "-CAkey", at / "root.key")
    for name, extensions, signer in (("root", "ca", ()), ("tsa", "stamp", by_root)):
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", f"/O=test/CN={name}",
                "-keyout", at / f"{name}.key", "-out", at / f"{name}.pem", "-config", at / "tsa.cnf", "-extensions", extensions,
                *signer)  # fmt: skip

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            (at / "query").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            openssl("ts", "-reply", "-config", at / "tsa.cnf", "-queryfile", at / "query", "-out", at / "reply")
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write((at / "reply").read_bytes())

        def log_message(self, *words: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def picture() -> Picture:
    pixels = np.full((256, 256, 3), 120, np.uint8)
    return Picture(pixels, "diorama", Request(prompt="grey", width=256, height=256), 1, 0)


def signed(picture: Picture) -> bytes:
    claims = provenance.manifest(picture, learned=False, tell_prompt=True)
    return provenance.sign(picture.encode("png"), "png", claims)


def test_the_authoritys_time_stands_in_the_signature(
    authority: str, picture: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain.png").write_bytes(signed(picture))
    monkeypatch.setenv("LIMNER_TIMESTAMP_URL", authority)
    (tmp_path / "stamped.png").write_bytes(signed(picture))
    plain, stamped = verify(tmp_path / "plain.png"), verify(tmp_path / "stamped.png")
    assert plain.authentic and stamped.authentic, (plain, stamped)
    assert plain.signature is not None and stamped.signature is not None
    assert not plain.signature.stamped and stamped.signature.stamped


def test_an_authority_that_does_not_answer_is_named(
    picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMNER_TIMESTAMP_URL", "http://127.0.0.1:9/")
    with pytest.raises(EngineFailed, match=r"LIMNER_TIMESTAMP_URL.*127\.0\.0\.1:9"):
        signed(picture)


@pytest.mark.parametrize("value", ["tsa.example", "file:///etc/passwd", "ftp://x/"])
def test_what_is_no_address_of_an_authority_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_TIMESTAMP_URL", value)
    with pytest.raises(InvalidRequest, match="LIMNER_TIMESTAMP_URL: expected an http"):
        keys.authority()
