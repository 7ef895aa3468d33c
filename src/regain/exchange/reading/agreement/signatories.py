"""Who signs: the organisations that the last part names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from regain.exchange.reading.agreement.bullets import without_bullet
from regain.exchange.reading.agreement.folding import fold
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.organisations import FOR, LIST, ORGANISATION, are_one, are_two, named_alone
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.signature import is_stamp, stamped_name
from regain.exchange.reading.agreement.signature_tables import is_heading
from regain.exchange.reading.agreement.signers import (
    ROLE,
    Signer,
    beside,
    function_line,
    organisation_of,
    person_line,
    signer_alone,
    signer_in,
    undelegated,
)
from regain.exchange.reading.agreement.statements import trimmed

_REPRESENTS = re.compile(rf"(?i:le |la |l['’])?(?i:{ROLE})")
_ON_BEHALF = re.compile(r",? pour (?:la |le |l'|les )(?=[^,]+$)")
# Without a comma, a role ends a name only after its article, and a title only before a name of its own:
# "Association des maires" and "centre social Madame de Sévigné" are whole names.
_END = re.compile(
    rf",? repr[ée]sent[ée]e?s?\b.*|,\s++(?i:le |la |l['’]|son |sa )?(?i:{ROLE}).*|(?<![\s,])(?<! de)\s++(?i:le |la |l['’]|son |sa )(?i:{ROLE}).*"
    r"|,\s++(?:Monsieur|Madame|M\.|Mme|Mr)\s.*|(?<![\s,])\s++(?:Monsieur|Madame|M\.|Mme|Mr)\s++(?!de\b|d['’]).*"
    r"|(?:(?<!\s)\s++)?[:,]\s*+$|(?<!\s)\s++[Ss]ignature.*"
)
_BETWEEN = re.compile(r" ?; | - (?=[a-z])")
_MOST_COMPARED = 40
"""No agreement has as many signatories; each name is compared with all of them."""


@dataclass(slots=True)
class Signatory:
    """An organisation, and the words it was read from: those that say who represents it included."""

    name: Passage
    told: Passage
    signer: Signer = field(default_factory=Signer)
    body: str = ""
    """What the function alone tells of the organisation, when no word names it."""

    @property
    def known(self) -> str:
        """The name of the organisation to compare, empty while a function alone tells of it."""
        return named_alone(fold(self.body) if self.body else self.name.folded) if self.is_named else ""

    @property
    def is_named(self) -> bool:
        """Whether some word says which organisation it is."""
        return bool(self.body) or self.name != self.signer.function


def signatories_in(lines: Iterable[Line], ledger: Ledger) -> list[Signatory]:
    """The organisations: after "Pour …", in a list or a table, on a line of their own, or told by the function of who signs.

    One of them may come twice, once for each of those who sign for it.
    """
    roll = _Roll(ledger)
    for line in lines:
        roll.take(line)
    return roll.found


class _Roll:
    """Goes through the lines once. `open` is the signatory that the line below may say more of."""

    def __init__(self, ledger: Ledger) -> None:
        self.found: list[Signatory] = []
        self._ledger = ledger
        self._open: Signatory | None = None
        self._below: Line | None = None
        self._is_spoken_for = False
        self._waiting: Line | None = None
        self._row: list[Signatory] = []
        self._known: dict[str, Signatory] = {}

    def take(self, line: Line) -> None:
        """Read a line."""
        if is_stamp(line):
            opening, name = stamped_name(line)
            self._ledger.label(opening)
            line = line.with_words(name)
        if LIST.fullmatch(line.folded) or is_heading(line) or not line.words:
            self._ledger.label(line.passage)
            if line.words and self._is_next(line):
                self._below = line  # "(signature)" parts no function from the name below it
            return
        parts = beside(line.passage)
        if len(parts) == 1:
            self._row = [self._open] if self._take(line) and self._open else []
        elif len(parts) == len(self._row) and all(map(_lacks, self._row, parts)):
            for one, part in zip(self._row, parts, strict=True):
                self._open, self._below = one, line
                self._take(line.with_words(part))
        else:
            self._row = [self._open for part in parts if self._take(line.with_words(part)) and self._open]

    def _take(self, line: Line) -> bool:
        """Whether the line says something of who signs."""
        is_below = self._open is not None and self._is_next(line)
        taken = (
            self._said_again(line)
            or (is_below and self._represents(line))
            or self._person(line, is_below=is_below)
            or self._function(line, is_below=is_below)
            or self._organisations(line, is_below=is_below)
        )
        if taken:
            self._below = line
        return taken

    def _is_next(self, line: Line) -> bool:
        above = self._below
        return above is not None and (
            (above.tabled and line.tabled) or above.passage.pieces[-1].rank + 1 >= line.passage.rank
        )

    def _said_again(self, line: Line) -> bool:
        """Whether the line is the name of a signatory already named, as in the frame in which it signs."""
        again = None if _END.search(line.words, 3) else self._same(named_alone(line.folded), is_listed=_is_listed(line))
        if again:
            self._ledger.label(line.passage)
            self._open, self._is_spoken_for = again, True
        return again is not None

    def _same(self, name: str, *, is_listed: bool = False) -> Signatory | None:
        """The signatory already named so; in a list, where each names another one, to the letter."""
        if name in self._known or is_listed or not name:
            return self._known.get(name)
        alike = [known for known in islice(self._known, _MOST_COMPARED) if are_one(known, name)]
        return self._known[alike[0]] if len(alike) == 1 else None

    def _represents(self, line: Line) -> bool:
        """Whether the line is the function below "Pour …", whatever else it holds."""
        represents = (
            self._is_spoken_for
            and _REPRESENTS.match(line.words) is not None
            and not signer_alone(line.passage).function
        )
        if represents and self._open and not self._open.signer.function:
            self._ledger.label(line.passage)  # as when the function stands on the same line as its organisation
            self._open.signer.function = line.passage
            return True
        return False

    def _person(self, line: Line, *, is_below: bool) -> bool:
        """Whose name a line is: that of the function or the organisation above it, else of the function below it."""
        if line.item or not person_line(line.passage):
            return False
        if is_below and self._open and not self._open.signer.person:
            self._ledger.label(line.passage)
            self._open.signer.person = line.passage
        else:
            last = self.found[-1] if self.found else None
            if last and last.signer.function and not last.signer.person:
                return False  # as likely the name of the function above as that of the one below
            self._waiting, self._open = line, None
        return True

    def _function(self, line: Line, *, is_below: bool) -> bool:
        behalf = _ON_BEHALF.search(line.folded)
        signer = signer_alone(line.passage.part(0, behalf.start()) if behalf else line.passage)
        if not signer.function:
            return False
        name, body = (line.passage.part(behalf.end()), "") if behalf else organisation_of(signer.function)
        signer.person = signer.person or self._awaited(line)
        self._open = self._whose(name, body, is_below=is_below)
        if self._open is None:
            self._add(Signatory(name or signer.function, line.passage, signer, body))
        elif self._open.signer.function:
            self._add(Signatory(self._open.name, line.passage, signer, self._open.body))
        else:
            self._ledger.label(line.passage)
            self._open.signer.function = signer.function
            self._open.signer.person = self._open.signer.person or signer.person
        return True

    def _awaited(self, line: Line) -> Passage:
        """The name on the line above a function."""
        waiting, self._waiting = self._waiting, None
        if waiting is None or not self._is_next(line):
            return Passage()
        self._ledger.label(waiting.passage)
        return waiting.passage

    def _whose(self, name: Passage, body: str, *, is_below: bool) -> Signatory | None:
        """The signatory already named for whom a function is: the one above it, else the one that the function tells."""
        told = named_alone(name.folded if name else fold(body))
        above = self._open if is_below else None
        is_free = above is not None and not above.signer.function and not are_two(above.known, body)
        if above and is_free and (self._is_spoken_for or (told and are_one(above.known, told))):
            return above
        return self._same(told)

    def _add(self, one: Signatory) -> None:
        self.found.append(one)
        self._know(one)
        self._open, self._is_spoken_for = one, False

    def _know(self, one: Signatory) -> None:
        if one.known:
            self._known.setdefault(one.known, one)

    def _organisations(self, line: Line, *, is_below: bool) -> bool:
        named = list(_named(line, self._ledger))
        above = self._open if is_below else None
        if len(named) == 1 and above and not above.is_named:
            self._ledger.label(line.passage)
            above.name = named[0].name
            self._know(above)
            return True
        for one in named:
            again = self._same(one.known, is_listed=_is_listed(line))
            if again and not again.signer.function:
                self._ledger.label(one.told)
                again.signer.function, again.signer.person = (
                    one.signer.function,
                    one.signer.person or again.signer.person,
                )
                self._open = again
            else:
                self._add(one)
        self._is_spoken_for = bool(named) and (FOR.match(line.folded) is not None or line.tabled)
        return bool(named)


def _is_listed(line: Line) -> bool:
    return without_bullet(line).item and not line.tabled


def _lacks(one: Signatory, words: Passage) -> bool:
    """Whether the words are the function or the name that a signatory has not yet."""
    return not (one.signer.person if person_line(words) else one.signer.function or not function_line(words))


def _named(line: Line, ledger: Ledger) -> Iterator[Signatory]:
    unmarked = without_bullet(line)
    words = unmarked.passage
    if unmarked.item and not words.folded.startswith("pour "):
        if not re.search(r"\bengage|\d{4}$", words.folded):
            yield _organisation(words)
        return
    if match := FOR.match(words.folded):
        ledger.label(words.group(match))
        name = words.part(match.end())
        if any(char.isalpha() for char in name.words):
            yield _organisation(name)
        return
    parts = words.split(_BETWEEN)
    if (
        all(ORGANISATION.match(part.folded) for part in parts)
        and words.words[-1] != "."
        and len(words.words.split()) < 15 * len(parts)
    ):
        yield from map(_organisation, parts)


def _organisation(words: Passage) -> Signatory:
    """The name, without who represents it; where a function stands for the name, what it tells of the organisation."""
    end = _END.search(words.words, 3)
    name = trimmed(words.part(0, end.start()) if end else words)
    signer = signer_in(words.part(end.start())) if end else Signer()
    if function_line(name):
        body_at, body = organisation_of(name)
        signer.function = signer.function or undelegated(name)
        return Signatory(body_at or name, words, signer, body)
    return Signatory(name, words, signer)
