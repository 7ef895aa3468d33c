"""What an instance signs so that another knows where it comes from: Ed25519, under a key drawn from its secret."""

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


_PRIME = 2**255 - 19
_ORDER_EIGHT = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_WEAK = {0, 1, _PRIME - 1, _ORDER_EIGHT, _PRIME - _ORDER_EIGHT}
"""The points of small order, by their y: under such a key, one signature is right for many contents."""


def public_key_of(secret: str) -> str:
    """The key (hexadecimal) by which anybody verifies what is signed with this secret."""
    return _private_key_of(secret).public_key().public_bytes_raw().hex()


def signed(content: Mapping[str, Any], *, secret: str) -> str:
    """The signature (hexadecimal) of some JSON data."""
    return _private_key_of(secret).sign(_canonical(content)).hex()


def is_signed(content: Mapping[str, Any], *, signature: str, public_key: str) -> bool:
    """Whether that signature of the data was made with the secret that goes with the public key (both hexadecimal)."""
    try:
        if _is_weak(bytes.fromhex(public_key)):
            return False
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


def _is_weak(public_key: bytes) -> bool:
    y = int.from_bytes(public_key, "little") % 2**255  # without the bit that holds the sign of x
    return y % _PRIME in _WEAK


def _private_key_of(secret: str) -> Ed25519PrivateKey:
    derived = HKDF(hashes.SHA256(), _BYTES_OF_A_KEY, salt=None, info=_LABEL).derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(derived)


def _canonical(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()
