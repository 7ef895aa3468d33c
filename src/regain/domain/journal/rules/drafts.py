from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from regain.domain.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry not written yet, and its personal values: by place, the key of the person and the value."""

    entry: Entry
    personal: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
