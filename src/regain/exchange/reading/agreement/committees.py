"""Committees and working groups: which sentences found them, how often they meet, on what themes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from regain.core.frequency import frequency_in
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage, joined
from regain.exchange.reading.agreement.sentences import sentences_of
from regain.exchange.reading.agreement.themes import enumerated, themes_in

STEERING, TECHNICAL, GROUP = "steering_committee", "technical_committee", "working_group"
_KINDS = (
    (STEERING, re.compile(r"\bcomites? (?:(?:local|communal|territorial)(?:aux)? )?de pilotage|\bcopils?\b")),
    (TECHNICAL, re.compile(r"\bcomites? (?:locaux |local )?(?:techniques?|de suivi)|\bcotechs?\b")),
    (
        GROUP,
        re.compile(
            r"\bgroupes? (?:de (?:travail|suivi|pilotage|projets?|concertation)|techniques?|partenaria(?:l|ux)|operationnels?|ressources?|thematiques?|projets?)"
            r"|\b(?:commissions?|ateliers?) (?:de travail|thematiques?|partenaria(?:le|ux)s?)"
            r"|\bcellules? (?:de (?:suivi|veille|coordination)|partenariales?|operationnelles?|techniques?)|\bgt\b"
        ),
    ),
)
_INDEFINITE = re.compile(r"(?:\b(?:une?|des|deux|trois|quatre|cinq|six|\d+)|^)(?: \w+)? ?$")
_SUBJECT = re.compile(r"(?:^|[,;:(] ?|\bet )\W*(?:les? |la |l'|ce |cet |cette |ces )?(?:(?:\w+) )?$")
_SAYS_AGAIN = re.compile(r"(?:ils?|elles?|ce|cet|cette|ces|celui-ci|celle-ci|chacune?|tous|son|sa|ses|leurs?)\b")
_TO_NEXT = re.compile(r"(?:,| et|,? ainsi qu'?e?| ou)? (?:une?|les?|la|des|l'|\d+|deux|trois)$")
_MOST_WORDS = 8
_COUNT = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_EACH = re.compile(
    r"\bl'une?\b|\bl'autre\b|\bles autres\b|\b(?:le|la) (?:premiere?|seconde?|deuxieme|troisieme|derniere?)\b"
)


@dataclass
class Commitment:
    """A commitment as it is read, sentence after sentence."""

    kind: str
    told: Passage
    sentences: list[Passage] = field(default_factory=list)
    themes: list[Passage] = field(default_factory=list)
    times: int | None = None
    times_at: Passage = field(default_factory=Passage)

    @property
    def text(self) -> Passage:
        """All its sentences."""
        return joined(self.sentences)


@dataclass(frozen=True, slots=True)
class Mention:
    """A committee named in a sentence: its kind, its name, where it stands, and the words from there to the next."""

    kind: str
    name: Passage
    start: int
    words: Passage
    before: str

    @property
    def is_new(self) -> bool:
        """Whether "un", "deux", "des" comes before."""
        return bool(_INDEFINITE.search(self.before)) and bool(self.before.strip())

    @property
    def is_subject(self) -> bool:
        """Whether the sentence, or a clause of it, begins with the committee."""
        return bool(_SUBJECT.search(self.before))


class Committees:
    """Gathers the committees of all the parts about steering."""

    def __init__(self, ledger: Ledger) -> None:
        self.known: list[Commitment] = []
        self._ledger = ledger
        self._current: list[Commitment] = []
        self._heading: Mention | None = None

    def read_part(self, title: Passage | None, lines: Iterable[Line]) -> None:
        """Read the lines of one part; under a title that names a committee, every sentence speaks of it."""
        self._current = []
        self._head(title or Passage())
        for line in lines:
            if line.title or _is_heading(line):
                self._ledger.label(line.passage)
                self._head(line.passage)
                continue
            for sentence in sentences_of(line.passage):
                self._read(sentence, is_item=line.item)

    def _head(self, title: Passage) -> None:
        mentions = mentions_in(title)
        self._heading = mentions[0] if len(mentions) == 1 else None
        self._current = [] if self._heading else self._current

    def _read(self, sentence: Passage, *, is_item: bool) -> None:
        mentions = mentions_in(sentence)
        again = bool(_SAYS_AGAIN.match(sentence.folded))
        opened = self._opened(sentence, mentions, is_item=is_item)
        if opened:
            self._current = opened
        elif self._heading and not (mentions and mentions[0].is_subject):
            self._current = self._current or [
                self._found(self._heading.kind, self._heading.name, _themes_of_title(self._heading))
            ]
            self._add(self._current, sentence, mentions)
        elif again and self._current:
            self._add(self._current, sentence, mentions)
        elif mentions and mentions[0].is_subject:
            self._current = [one for one in self.known if one.kind == mentions[0].kind][-1:]
            self._add(self._current, sentence, mentions)

    def _opened(self, sentence: Passage, mentions: Sequence[Mention], *, is_item: bool) -> list[Commitment]:
        """The commitments that a sentence founds."""
        opened: list[Commitment] = []
        for rank, mention in enumerate(mentions):
            if not self._founds(mention, is_item=is_item, is_first=rank == 0):
                continue
            made = [self._found(mention.kind, mention.name, themes) for themes in _by_group(mention)]
            for one in made:
                one.sentences.append(sentence)
                self._time(one, _where_told(sentence, mentions, rank))
            opened += made
        return opened

    def _founds(self, mention: Mention, *, is_item: bool, is_first: bool) -> bool:
        exists = any(one.kind == mention.kind for one in self.known)
        if exists and mention.kind != GROUP:
            return False
        if exists:
            return mention.is_new or ((is_item or mention.is_subject) and bool(themes_of(mention)))
        return mention.is_new or mention.is_subject or (is_first and frequency_in(mention.words.folded) is not None)

    def _found(self, kind: str, told: Passage, themes: list[Passage]) -> Commitment:
        made = Commitment(kind, told, themes=themes)
        self.known.append(made)
        return made

    def _add(self, commitments: Iterable[Commitment], sentence: Passage, mentions: Sequence[Mention]) -> None:
        """A sentence that says more of commitments already founded."""
        for one in commitments:
            one.sentences.append(sentence)
            self._time(one, [sentence])
            if one.kind == GROUP and not one.themes and not mentions:
                one.themes = themes_in(sentence)

    def _time(self, one: Commitment, told: Iterable[Passage]) -> None:
        for words in told:
            frequency = frequency_in(words.folded)
            if frequency and one.times is None:
                one.times, one.times_at = frequency.times, words.part(frequency.start, frequency.end)
                if frequency.is_range:
                    self._ledger.inform(
                        "frequency_range",
                        f"De la fréquence « {one.times_at.words} », le plus petit nombre a été gardé.",
                        one.times_at,
                    )


def _is_heading(line: Line) -> bool:
    """Whether a plain line only names a committee, as a title does."""
    words = line.words
    mentions = mentions_in(line.passage)
    short = len(words.split()) <= _MOST_WORDS and words[-1] not in ".;,!?»" and not frequency_in(line.folded)
    return bool(mentions) and not line.item and mentions[0].start == 0 and short and words[0].isupper()


def mentions_in(sentence: Passage) -> list[Mention]:
    """The committees that a sentence names; the same kind named again counts only if it is another one."""
    folded = sentence.folded
    matches = sorted(
        ((match, kind) for kind, pattern in _KINDS for match in pattern.finditer(folded)),
        key=lambda found: found[0].start(),
    )
    kept: list[tuple[re.Match[str], str]] = []
    for match, kind in matches:
        seen = any(kind == other for _, other in kept)
        if not seen or (kind == GROUP and _INDEFINITE.search(folded[: match.start()])):
            kept.append((match, kind))
    # What leads to the next committee ("… et un") is not said of this one.
    ends = [*(match.start() for match, _ in kept[1:]), None][: len(kept)]
    return [
        Mention(
            kind,
            sentence.group(match),
            match.start(),
            _before_next(sentence.part(match.start(), end)),
            folded[: match.start()],
        )
        for (match, kind), end in zip(kept, ends, strict=True)
    ]


def _before_next(words: Passage) -> Passage:
    link = _TO_NEXT.search(words.folded)
    return words.part(0, link.start()) if link else words


def themes_of(mention: Mention) -> list[Passage]:
    """The themes told after a working group's name."""
    return themes_in(mention.words, after=len(mention.name.words)) if mention.kind == GROUP else []


def _themes_of_title(mention: Mention) -> list[Passage]:
    """The themes of a working group that a title names: all that the title adds."""
    rest = mention.words.part(len(mention.name.words))
    return themes_of(mention) or (enumerated(rest) if mention.kind == GROUP and rest else [])


def _by_group(mention: Mention) -> list[list[Passage]]:
    """The themes, group by group: several groups named at once have one theme each, or those of "l'un… l'autre…"."""
    themes = themes_of(mention)
    if mention.kind != GROUP or not re.match(r"groupes|commissions|ateliers", mention.name.folded):
        return [themes]
    marks = [match.start() for match in _EACH.finditer(mention.words.folded)]
    if len(marks) > 1:
        clauses = [mention.words.part(start, end) for start, end in zip(marks, [*marks[1:], None], strict=True)]
        return [themes_in(clause) for clause in clauses]
    count = re.search(r"(?<!\w)(\w++)(?: \w++)? ?$", mention.before)
    told = count[1] if count else ""
    number = int(told) if told.isdigit() else _COUNT.get(told)
    if len(themes) > 1 and number in {None, len(themes)}:
        return [[theme] for theme in themes]
    return [themes]


def _where_told(sentence: Passage, mentions: Sequence[Mention], rank: int) -> list[Passage]:
    """Where to look for the frequency of a mention: its own words, those of the next ones, then what comes before."""
    first = [sentence] if len(mentions) == 1 else []
    return [*first, *(mention.words for mention in mentions[rank:]), sentence.part(0, mentions[0].start)]
