"""Content credentials signed with a certificate that is made for the test and thrown away."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pytest

c2pa = pytest.importorskip("c2pa", reason="the extra authlint[c2pa] is not installed")
pytest.importorskip("cryptography", reason="cryptography, of the extra dev, makes the throw-away certificate")

from cryptography import x509  # noqa: E402  # skipped where it is absent
from cryptography.hazmat.primitives import hashes  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: E402
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID  # noqa: E402

ADDRESS = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@dataclass(frozen=True)
class Chain:
    """A signer's certificate and key, and the root that vouches for it, as PEM."""

    certificates: bytes
    key: bytes
    root: bytes


def _usage(*, signs: bool) -> x509.KeyUsage:
    fields = "content_commitment key_encipherment data_encipherment key_agreement encipher_only decipher_only crl_sign".split()
    return x509.KeyUsage(digital_signature=True, key_cert_sign=signs, **dict.fromkeys(fields, False))


def _certificate(name: str, key: Any, root: tuple[str, Any]) -> x509.Certificate:
    def named(words: str) -> x509.Name:
        return x509.Name(
            [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Quay"), x509.NameAttribute(NameOID.COMMON_NAME, words)]
        )

    now, is_root = dt.datetime.now(dt.UTC), key is root[1]
    builder = (
        x509.CertificateBuilder(named(root[0]), named(name), key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(_usage(signs=is_root), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root[1].public_key()), critical=False)
    )
    if not is_root:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    return builder.sign(root[1], hashes.SHA256())


@cache
def chain() -> Chain:
    """Made once a run."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = _certificate("Root", root_key, ("Root", root_key)).public_bytes(Encoding.PEM)
    own = _certificate("Signer", key, ("Root", root_key)).public_bytes(Encoding.PEM)
    return Chain(own + root, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), root)


def signed(content: bytes, media_type: str, kind: str = "digitalCapture", remote: str = "") -> bytes:
    """The picture with signed content credentials that say it is of this ``kind``; only their address, if ``remote``."""
    certificates = chain()
    actions = {"actions": [{"action": "c2pa.created", "digitalSourceType": ADDRESS + kind}]}
    manifest = {
        "claim_generator_info": [{"name": "Quay Camera", "version": "1.2"}],
        "assertions": [{"label": "c2pa.actions", "data": actions}],
    }
    info = c2pa.C2paSignerInfo(
        alg=b"es256", sign_cert=certificates.certificates, private_key=certificates.key, ta_url=None
    )
    target = BytesIO()
    builder = c2pa.Builder(json.dumps(manifest))
    if remote:
        builder.set_remote_url(remote)
        builder.set_no_embed()
    builder.sign(c2pa.Signer.from_info(info), media_type, BytesIO(content), target)
    return target.getvalue()
