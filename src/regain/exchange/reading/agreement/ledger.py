"""The ledger of a reading: what was repaired, doubted and asked, and which letters are labels that need no field.

`unsure` are the passages kept whose place is not sure.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from regain.core.french import counted, shortened
from regain.exchange.draft import Choice, Finding, Severity, Where
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.repairs import Repairs
from regain.exchange.reading.unplaced import KEPT

MOST_OF_A_KIND = 200
"""Findings of one code that are kept one by one; a paper that gives more is to be looked at as a whole."""

IN_THE_DOCUMENT = "dans le document, puis déposez-le de nouveau"
OR_BY_AMENDMENT = f"{IN_THE_DOCUMENT}, ou par un avenant une fois la convention enregistrée"
"""Where one adds what a reading lacks: the review has no field for it."""


@dataclass
class Ledger:
    """Collects the findings and labels of one reading. `choices` are the answers, by the choice's key."""

    repairs: Repairs
    choices: Mapping[str, str] = field(default_factory=dict)
    labels: list[Passage] = field(default_factory=list)
    unsure: list[Passage] = field(default_factory=list)
    _noted: set[int] = field(default_factory=set)
    _kept: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    _left: dict[str, list[Severity]] = field(default_factory=lambda: defaultdict(list))

    @property
    def told(self) -> Iterator[Finding]:
        """The findings; those of a code that has too many end with the number of those left out."""
        for code, found in self._kept.items():
            yield from found
            if left := self._left[code]:
                yield _others(found[-1], left)

    def label(self, *passages: Passage) -> None:
        """Claim words that need no field: titles, labels, table headings."""
        self.labels += [passage for passage in passages if passage]

    def keep(self, passage: Passage, title: str) -> None:
        """Tell of prose that is kept without any rule knowing what it says: its letters are not surely placed."""
        self.unsure.append(passage)
        named = f"de la partie « {title} »" if title else "d’une partie sans titre"
        self.warn(
            KEPT,
            f"Ce passage {named} est gardé tel quel, sans champ : « {shortened(passage.words)} ». Vérifiez qu’il n’annonce "
            "ni engagement, ni chiffre à suivre.",
            passage,
        )

    def note(
        self,
        code: str,
        severity: Severity,
        message: str,
        at: Passage | Where | None = None,
        choice: Choice | None = None,
    ) -> None:
        """Add a finding, once."""
        where = at.where if isinstance(at, Passage) else at
        finding = Finding(code, severity, message, where, choice)
        if hash(finding) in self._noted:
            return
        self._noted.add(hash(finding))  # a paper may give thousands, whose words are as long as itself
        if len(self._kept[code]) < MOST_OF_A_KIND:
            self._kept[code].append(finding)
        else:
            self._left[code].append(severity)

    def inform(self, code: str, message: str, at: Passage | Where | None = None) -> None:
        """Tell of a repair."""
        self.note(code, Severity.INFO, message, at)

    def warn(self, code: str, message: str, at: Passage | Where | None = None) -> None:
        """Tell of a doubt."""
        self.note(code, Severity.WARNING, message, at)

    def ask(  # noqa: PLR0913 - a question has as many sides
        self,
        code: str,
        message: str,
        at: Passage | Where | None = None,
        *,
        about: str = "",
        options: Iterable[str] = (),
        default: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> str | None:
        """Put a question to a human; the answer is the choice made, else the default, else None.

        `about` tells apart two questions of one code; it must not change when the file is corrected elsewhere.
        """
        key = f"{code}:{about}" if about else code
        chosen = self.choices.get(key)
        self.note(code, severity, message, at, Choice(key, tuple(options), default, chosen))
        return default if chosen is None else chosen

    def words(self, passage: Passage) -> str:
        """The value of a passage: its words repaired, each repair and each doubt about its writing told."""
        repaired = self.repairs.of(passage.words)
        for broken, whole in repaired.hyphens:
            self.inform(
                "hyphen_removed",
                f"Le trait d’union laissé par un retour à la ligne dans « {broken} » a été retiré : « {whole} ».",
                passage,
            )
        for code, message in repaired.doubts:
            self.warn(code, message, passage)
        return repaired.words


def _others(last: Finding, left: list[Severity]) -> Finding:
    """What is said of the findings left out after the last one kept: as serious as the worst of them."""
    others = counted(len(left), "autre constat", "autres constats")
    message = f"Et {others} de ce genre, après celui-ci : relisez la suite du document."
    return Finding(last.code, min(left, key=list(Severity).index), message, last.where)
