"""The cache where attempts are counted: what was written while the clock was ahead is no longer true once it is right."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache

CLOCKS_MAY_DIFFER = 60
"""Seconds between the machines of one instance."""


class SharedCache(DatabaseCache):
    """Django's, with the moment of each writing: a value of the future is none, so a lock of the future locks nothing."""

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        """As Django's, without what is of the future, nor what a former version of Regain wrote."""
        found = super().get_many(keys, version)
        return {key: kept[1] for key, kept in found.items() if isinstance(kept, tuple) and not _is_ahead(kept)}

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """As Django's."""
        return bool(self.get_many([key], version))

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """As Django's."""
        super().set(key, (_now(), value), timeout, version)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """As Django's: whether nothing was there. What is of the future makes way."""
        there = super().get_many([key], version).get(key)
        if isinstance(there, tuple) and _is_ahead(there):
            self.delete_many([key], version)
        return super().add(key, (_now(), value), timeout, version)


def _is_ahead(kept: tuple[float, Any]) -> bool:
    return kept[0] > _now() + CLOCKS_MAY_DIFFER


def _now() -> float:
    return datetime.now(UTC).timestamp()
