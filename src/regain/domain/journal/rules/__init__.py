"""How the journal names what it speaks of, and how its entries are chained."""

from regain.domain.journal.rules.anchors import Anchor, LostTail, base_of, lost_tail
from regain.domain.journal.rules.chain import digest_of, mac_of
from regain.domain.journal.rules.drafts import Draft
from regain.domain.journal.rules.naming import (
    AUTHOR,
    ELSEWHERE,
    OBJECT,
    is_key_of_system,
    key_elsewhere,
    key_of,
    place_in,
    side_of,
)

__all__ = [
    "AUTHOR",
    "ELSEWHERE",
    "OBJECT",
    "Anchor",
    "Draft",
    "LostTail",
    "base_of",
    "digest_of",
    "is_key_of_system",
    "key_elsewhere",
    "key_of",
    "lost_tail",
    "mac_of",
    "place_in",
    "side_of",
]
