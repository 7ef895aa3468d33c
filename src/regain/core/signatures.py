"""What an instance signs so that another can tell where it comes from: Ed25519, under a key drawn from its secret."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_LABEL = b"regain/archive-signature@1"
_BYTES_OF_A_KEY = 32
_SHOWN = 32  # 128 bits: no other key with these can be found


def public_key_of(secret: str) -> str:
    """The key (hexadecimal) by which anybody verifies what is signed with this secret."""
    return _private_key_of(secret).public_key().public_bytes_raw().hex()


def signed(content: Mapping[str, Any], *, secret: str) -> str:
    """The signature (hexadecimal) of some JSON data."""
    return _private_key_of(secret).sign(_canonical(content)).hex()


def is_signed(content: Mapping[str, Any], *, signature: str, public_key: str) -> bool:
    """Whether that signature of the data was made with the secret that goes with the public key (both hexadecimal)."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), _canonical(content))
    except (InvalidSignature, ValueError, RecursionError):
        return False
    return True


def fingerprint_of(public_key: str) -> str:
    """What people compare of a public key: 32 hexadecimal digits."""
    return sha256(bytes.fromhex(public_key)).hexdigest()[:_SHOWN]


def grouped(fingerprint: str) -> str:
    """The fingerprint as it is read aloud: by four digits."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def _private_key_of(secret: str) -> Ed25519PrivateKey:
    derived = HKDF(hashes.SHA256(), _BYTES_OF_A_KEY, salt=None, info=_LABEL).derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(derived)


def _canonical(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()
