"""The chain: each entry is sealed with the mac of the one before it (docs/adr/0006-journal-chain.md).

What is written here is read again for as long as a journal lives: a change of one character breaks every chain.
"""

import hashlib
import hmac
import json
from datetime import UTC
from typing import Any

from regain.domain.journal.models import Entry


def mac_of(entry: Entry, *, key: str) -> str:
    """HMAC-SHA256 (hexadecimal) of the previous mac and of all that the entry says."""
    said = f"{entry.previous}\n{canonical(_content(entry))}"
    return hmac.new(key.encode(), said.encode(), hashlib.sha256).hexdigest()


def digest_of(value: Any, *, salt: str) -> str:
    """SHA-256 (hexadecimal) of a personal value behind its salt: without the salt it tells nothing of the value."""
    return hashlib.sha256(f"{salt}\n{canonical(value)}".encode()).hexdigest()


def canonical(value: Any) -> str:
    """The one JSON text of a value, the same whichever database kept it."""
    return json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def _content(entry: Entry) -> dict[str, Any]:
    # Not in the text of what happened here: entries written before the column keep their macs.
    brought = {"origin": entry.origin} if getattr(entry, "origin", "") else {}
    return {
        **brought,
        "number": entry.number,
        "event": str(entry.event),
        "object": [entry.object_key, entry.object_label],
        "author": entry.author_key,
        "mandate": [entry.mandate_key, entry.mandate_label],
        "before": entry.before,
        "after": entry.after,
        "digests": entry.digests,
        "at": entry.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
    }


def _plain(value: Any) -> Any:
    """PostgreSQL gives back 1e22 as an integer: a number without decimals is one, here too."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
