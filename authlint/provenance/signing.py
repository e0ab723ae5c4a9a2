"""Signs a provenance sheet and checks the signature: Ed25519 by ``cryptography``, or an SSH key by ``ssh-keygen``."""

from __future__ import annotations

import base64
import os
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authlint.errors import ConfigurationError, Problem

NAMESPACE = "authlint"
SSH_KEYS = ("-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-")
SECONDS = 60
LARGEST_KEY = 1 << 16


@dataclass(frozen=True, slots=True)
class Signature:
    """``algorithm`` is "ed25519" (``key`` and ``value`` in base64) or "sshsig" (``value`` armoured, ``key`` a public key
    as SSH writes it)."""

    algorithm: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Checked:
    """By which key a signature was made, and why it does not hold; it does where nothing is said."""

    key: str
    fault: str = ""


def sign(data: bytes, key: Path) -> Signature:
    """The signature of ``data`` by the private key in the file ``key``. Raises `ConfigurationError`."""
    words = _read(key)
    return _sign_ssh(data, key) if words.startswith(SSH_KEYS) else _sign_ed25519(data, words, key)


def check(data: bytes, signature: Mapping[str, Any], expected: Path | None = None) -> Checked:
    """Whether ``signature`` holds for ``data``; by the public key in the file ``expected``, if one is given.

    Raises `ConfigurationError` where it cannot be checked at all.
    """
    found = Signature(*(str(signature.get(name, "")) for name in ("algorithm", "key", "value")))
    wanted = _read(expected).strip() if expected else ""
    if found.algorithm == "ed25519":
        return _check_ed25519(data, found, wanted)
    if found.algorithm == "sshsig":
        return _check_ssh(data, found, wanted)
    return Checked("", f"‘{found.algorithm}’ is no signature that authlint knows")


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_KEY).decode("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path, f"the key cannot be read: {getattr(error, 'strerror', None) or 'it is no text'}") from None


def _broken(path: Path | str, message: str, cure: str = "give a key in a file") -> ConfigurationError:
    return ConfigurationError(Problem("key", str(path), message, cure))


def _ed25519() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  # an extra, and only signing needs it
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415  # as above
    except ImportError:
        cure = 'pip install "authlint[sign]", or sign with an SSH key'
        raise _broken("cryptography", "Ed25519 needs the package cryptography", cure) from None
    return serialization, ed25519


def _sign_ed25519(data: bytes, words: str, path: Path) -> Signature:
    serialization, ed25519 = _ed25519()
    try:
        key = serialization.load_pem_private_key(words.encode(), password=None)
    except (ValueError, TypeError) as error:
        raise _broken(path, f"no private key without a password: {error}") from None
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise _broken(path, "the key is not Ed25519", "openssl genpkey -algorithm ed25519 makes one")
    public = key.public_key().public_bytes_raw()
    return Signature("ed25519", base64.b64encode(public).decode(), base64.b64encode(key.sign(data)).decode())


def _check_ed25519(data: bytes, signature: Signature, wanted: str) -> Checked:
    serialization, ed25519 = _ed25519()
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  # as in _ed25519

    shown = f"ed25519 {signature.key}"
    try:
        public = ed25519.Ed25519PublicKey.from_public_bytes(base64.b64decode(signature.key, validate=True))
        if wanted:
            known = serialization.load_pem_public_key(wanted.encode()).public_bytes_raw()
            if known != public.public_bytes_raw():
                return Checked(shown, "it was signed by another key")
        public.verify(base64.b64decode(signature.value, validate=True), data)
    except InvalidSignature:
        return Checked(shown, "the sheet was changed after it was signed")
    except (ValueError, AttributeError) as error:
        return Checked(shown, f"the signature or the key cannot be read: {error}")
    return Checked(shown)


def _ssh_keygen(*words: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = ["ssh-keygen", "-Y", *words]
    try:
        return subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  # fixed words and file names
    except (OSError, subprocess.TimeoutExpired):
        raise _broken(
            "ssh-keygen", "an SSH key needs ssh-keygen, which does not answer", "install OpenSSH 8.2 or later"
        ) from None


def _sign_ssh(data: bytes, path: Path) -> Signature:
    made = _ssh_keygen("sign", "-n", NAMESPACE, "-f", os.path.abspath(path), data=data)  # noqa: PTH100  # links not followed
    if made.returncode != 0:
        raise _broken(path, f"ssh-keygen: {made.stderr.decode(errors='replace').strip()[:200]}")
    public = path if path.suffix == ".pub" else path.with_name(path.name + ".pub")
    key = _read(public) if public.is_file() else ""
    return Signature("sshsig", " ".join(key.split()[:2]), made.stdout.decode("ascii"))


def _check_ssh(data: bytes, signature: Signature, wanted: str) -> Checked:
    """Held against ``wanted``; without one, only whether it belongs to the data, whoever signed."""
    with tempfile.TemporaryDirectory() as folder:
        file, signers = Path(folder, "signature"), Path(folder, "signers")
        file.write_text(signature.value, encoding="utf-8")
        words: tuple[str, ...] = ("check-novalidate", "-n", NAMESPACE, "-s", str(file))
        if wanted:
            signers.write_text(f"{NAMESPACE} {' '.join(wanted.split()[:2])}\n", encoding="utf-8")
            words = ("verify", "-f", str(signers), "-I", NAMESPACE, "-n", NAMESPACE, "-s", str(file))
        answer = _ssh_keygen(*words, data=data)
    said = (answer.stdout or answer.stderr).decode(errors="replace").strip().partition("\n")[0][:200]
    return (
        Checked(signature.key, said or "ssh-keygen refuses it")
        if answer.returncode
        else Checked(said.rpartition(" with ")[2])
    )
