"""The page of one's own data."""

from collections.abc import Mapping
from dataclasses import dataclass

from regain.reports.privacy.register import register


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some data is kept: which, on what legal basis, for how long, seen by whom."""

    title: str
    purpose: str
    data: tuple[str, ...]
    basis: str
    kept: tuple[str, ...]
    recipients: str


def build_reasons(periods: Mapping[str, int]) -> list[Reason]:
    """The register as a person reads it, without the columns."""
    return [
        Reason(
            title=processing.title,
            purpose=processing.purpose,
            data=tuple(dict.fromkeys(line.column.what for line in lines)),
            basis=processing.basis,
            kept=tuple(dict.fromkeys(line.kept for line in lines)),
            recipients=processing.recipients,
        )
        for processing, lines in register(periods)
    ]
