"""The keys of trust: the signer of provenance, and the watermark's keys.

A signing key with a certificate of its own is made on first use, in the user's data folder, readable by the user alone.
LIMNER_SIGNING_KEY and LIMNER_SIGNING_CHAIN name PEM files to use instead (a PKCS #8 key; the certificate, then its
issuers). LIMNER_TIMESTAMP_URL names an RFC 3161 authority to ask for the time; without it nobody is asked.
LIMNER_TRUST names a PEM file with further issuers to trust when verifying. LIMNER_WATERMARK_KEY is a secret
for the watermark, LIMNER_WATERMARK_KEY_FILE a file that holds it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from limner.errors import InvalidRequest, NotFound, OutputFailed
from limner.finish.home import home

YEARS = 15


@dataclass(frozen=True)
class Signer:
    """chain: PEM certificates, the signer's own first. key: its PEM private key. algorithm: as C2PA names it."""

    chain: bytes
    key: bytes = field(repr=False)
    algorithm: str

    @property
    def fingerprint(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of the signer's certificate."""
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes

        return x509.load_pem_x509_certificate(self.chain).fingerprint(hashes.SHA256()).hex()[:16]


def signer() -> Signer:
    """The user's signer, made now if there is none. Raises NotFound or InvalidRequest for named files that cannot be
    used."""
    named = os.environ.get("LIMNER_SIGNING_KEY"), os.environ.get("LIMNER_SIGNING_CHAIN")
    if any(named) and not all(named):
        raise InvalidRequest(
            "LIMNER_SIGNING_KEY", "give LIMNER_SIGNING_KEY and LIMNER_SIGNING_CHAIN together"
        )
    if named[0] and named[1]:
        key, chain = _bytes(Path(named[0])), _bytes(Path(named[1]))
    else:
        folder = home() / "signer"
        if not (folder / "key.pem").is_file():
            _make(folder)
        key, chain = _bytes(folder / "key.pem"), _bytes(folder / "chain.pem")
    return Signer(chain, key, _algorithm(key))


def authority() -> str | None:
    """The address of the time-stamping authority (RFC 3161) to ask, or None. Raises InvalidRequest."""
    url = os.environ.get("LIMNER_TIMESTAMP_URL") or None
    if url is not None and not url.startswith(("http://", "https://")):
        raise InvalidRequest("LIMNER_TIMESTAMP_URL", f"expected an http or https address, got {url!r}")
    return url


def anchors() -> str:
    """PEM certificates whose signatures are trusted: the user's own issuer and those in LIMNER_TRUST."""
    own = home() / "signer" / "chain.pem"
    found = [_bytes(own)] if own.is_file() else []
    for name in ("LIMNER_SIGNING_CHAIN", "LIMNER_TRUST"):
        path = os.environ.get(name)
        if path:
            found.append(_bytes(Path(path)))
    return b"\n".join(found).decode()


def watermark_key() -> tuple[str, bytes]:
    """(name, key) that new pictures are marked with: the user's secret, or the public default."""
    from limner.finish.watermark import DEFAULT_KEY

    secret = os.environ.get("LIMNER_WATERMARK_KEY", "").encode()
    path = os.environ.get("LIMNER_WATERMARK_KEY_FILE")
    if path:
        secret = _bytes(Path(path)).strip()
    if (path or "LIMNER_WATERMARK_KEY" in os.environ) and len(secret) < 8:
        raise InvalidRequest(
            "LIMNER_WATERMARK_KEY", f"expected a secret of at least 8 bytes, got {len(secret)}"
        )
    return ("yours", secret) if secret else ("public", DEFAULT_KEY)


def watermark_keys() -> dict[str, bytes]:
    """Every key whose marks can be read here, by name."""
    from limner.finish.watermark import DEFAULT_KEY

    name, key = watermark_key()
    return {name: key, "public": DEFAULT_KEY}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotFound(f"key: cannot read {path}: {error.strerror}") from None


@lru_cache(maxsize=4)
def _algorithm(pem: bytes) -> str:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key: Any = load_pem_private_key(pem, None)
    except (ValueError, TypeError) as error:
        raise InvalidRequest("LIMNER_SIGNING_KEY", f"expected an unencrypted PEM key: {error}") from None
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.key_size in (256, 384, 521):
        return {256: "es256", 384: "es384", 521: "es512"}[key.curve.key_size]
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(key, rsa.RSAPrivateKey):
        return "ps256"
    raise InvalidRequest(
        "LIMNER_SIGNING_KEY", f"expected a P-256, P-384, P-521, Ed25519 or RSA key; got {type(key)}"
    )


def _make(folder: Path) -> None:
    """A P-256 key, its certificate and the issuer's, into `folder` at once: of two processes one wins, whole."""
    key, chain = _new_identity()
    try:
        draft = Path(tempfile.mkdtemp(prefix=".signer-", dir=folder.parent))
    except OSError as error:
        raise OutputFailed(f"key: cannot write into {folder.parent}: {error.strerror}") from None
    try:
        for name, data in (("key.pem", key), ("chain.pem", chain)):
            handle = os.open(draft / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
        os.rename(draft, folder)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        if not (folder / "key.pem").is_file():
            raise OutputFailed(f"key: cannot write into {folder.parent}: {error.strerror}") from None


def _new_identity() -> tuple[bytes, bytes]:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def name(common: str) -> x509.Name:
        return x509.Name([
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "limner (self-issued)"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ])  # fmt: skip

    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    start = datetime.now(UTC) - timedelta(days=1)
    made = []
    # The name tells one self-made key from another at a glance; what is trusted is the certificate, not its name.
    own = f"limner {x509.SubjectKeyIdentifier.from_public_key(leaf.public_key()).digest.hex()[:8]}"
    for subject, key, issuer in (("limner issuer", root, "limner issuer"), (own, leaf, "limner issuer")):
        top = subject == issuer
        usage = {
            "digital_signature": not top, "key_cert_sign": top, "crl_sign": top, "content_commitment": False,
            "key_encipherment": False, "data_encipherment": False, "key_agreement": False, "encipher_only": False,
            "decipher_only": False,
        }  # fmt: skip
        builder = (
            x509.CertificateBuilder().subject_name(name(subject)).issuer_name(name(issuer)).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(start)
            .not_valid_after(start + timedelta(days=365 * YEARS))
            .add_extension(x509.BasicConstraints(ca=top, path_length=0 if top else None), critical=True)
            .add_extension(x509.KeyUsage(**usage), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), critical=False)
        )  # fmt: skip
        if not top:
            builder = builder.add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
            )
        made.append(builder.sign(root, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    private = leaf.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private, made[1] + made[0]
