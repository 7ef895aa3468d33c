"""A seal on what leaves the instance: who has not the key cannot change it unseen."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any


def seal_of(said: Mapping[str, Any], *, key: str, kind: str) -> str:
    """HMAC-SHA256 (hexadecimal) of the one JSON text of what is said. `kind` keeps a seal from serving elsewhere."""
    text = json.dumps(said, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key.encode(), f"{kind}\n{text}".encode(), hashlib.sha256).hexdigest()


def is_sealed_by(seal: str, said: Mapping[str, Any], *, key: str, kind: str) -> bool:
    """Whether the seal is that of what is said, under that key."""
    return hmac.compare_digest(seal.encode(), seal_of(said, key=key, kind=kind).encode())


def fingerprint_of(key: str) -> str:
    """Says whether two keys of the journal are one, and nothing of the key."""
    return hashlib.sha256(f"regain/journal-key\n{key}".encode()).hexdigest()[:32]
