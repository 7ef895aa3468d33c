"""What a reading could not place surely: the codes of its findings, and how many of each, in French."""

from collections import Counter
from collections.abc import Iterable

from regain.core.french import counted, enumeration
from regain.exchange.draft import Finding
from regain.exchange.reading.remarks import NOT_READ

UNCLAIMED = "unclaimed_text"
KEPT = "kept_as_is"
"""Prose that no field takes and that no known title of prose covers: it is kept, and may hold a fact nobody will follow."""

MOST_WITH_SOMETHING_UNREAD = 0.999
"""The most that `coverage` may be when part of the paper was not read: how much of it that is, nobody knows."""


def unplaced_in_words(findings: Iterable[Finding]) -> str:
    """`2 passages gardés tels quels et 1 contenu non lu`; empty when everything has its place."""
    found = Counter("unread" if finding.code in NOT_READ else finding.code for finding in findings)
    return enumeration(
        [
            counted(found[code], *words)
            for code, words in (
                (UNCLAIMED, ("texte sans champ", "textes sans champ")),
                (KEPT, ("passage gardé tel quel", "passages gardés tels quels")),
                ("unread", ("contenu non lu", "contenus non lus")),
            )
            if found[code]
        ]
    )
