"""The day and the place of signature."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from regain.exchange.draft import Severity
from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.dates import DateRead, dates_in
from regain.exchange.reading.agreement.folding import fold
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage

_COPIES = r"(?:,? ?en .{1,40}?exemplaires?(?: originaux)?)?"
_PLACE = re.compile(
    rf"(?:fait|signe|fait et signe)e?{_COPIES},? (?P<link>a|aux?) (?P<place>.{{1,80}}?)(?=,| le (?=\W*\d|[a-z-]+ \w+ deux|\W*$)| en .{{1,30}}exempl|\s\d|[ :_.…]*$)"
)
_AT = re.compile(r"(?P<link>[AÀ]|Aux?) (?P<place>[A-ZÀ-Ý][^,\d]{1,40}?),? le\b", re.UNICODE)
_ELECTRONIC = re.compile(
    r"\W*(?:document |acte )?(?:signee?|validee?|certifiee?|signature)(?: (?:par voie))? (?:electronique(?:ment)?|numerique(?:ment)?)"
    r"(?: (?:par|de|qualifiee|avancee))*\W*|\W*docusigned by\W*|\W*signee? par\b\W*"
)
_AT_AN_HOUR = re.compile(r"\d \W{0,2}(?:a )?\d{1,2} ?[:h] ?\d{2}\b")
_STAMPED = re.compile(
    r"(?:\bdate(?: de (?:la )?signature)? ?:? ?)?(?:\b(?:le|du) )?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"(?:,? (?:a )?\d{1,2} ?[:h] ?\d{2}(?: ?[:m] ?\d{2})?(?: ?s\b)?(?: ?\(?(?:utc|gmt|cest|cet|[+-]\d{2}'?:?\d{2}'?)\)?)*)?"
)
_ARTICLES = {"au": "Le ", "aux": "Les "}
_ALONE = re.compile(r"\W*(?:(?:signee?s?|date|fait|le|lu|et|approuve|cachet|recu|transmis|du|de|signature|:) ?)*\W*")


@dataclass
class Signing:
    """Where and when, each empty if the paper does not say."""

    place: Passage = field(default_factory=Passage)
    article: str = ""
    """The article that "au" or "aux" hides in the name of the place: "Fait au Touquet" is said of Le Touquet."""
    days: list[tuple[DateRead, Passage]] = field(default_factory=list)
    stamped: list[tuple[DateRead, Passage]] = field(default_factory=list)
    """The dates that electronic signatures bear: each was set by one signer, not by the text."""


def signing_in(lines: Iterable[Line], ledger: Ledger) -> Signing:
    """The place after "Fait à", and the dates told with it or stamped alone on a line."""
    signing = Signing()
    for line in lines:
        words = line.passage
        folded = words.folded
        match = _PLACE.match(folded) or (_AT.match(words.words) if dates_in(folded) else None)
        signs = bool(match) or labels.SIGNING.match(folded) is not None
        if is_stamp(line) or (_AT_AN_HOUR.search(folded) and not signs):
            signing.stamped += _stamped(words, ledger)
            continue
        found = dates_in(folded)
        if signs:
            ledger.label(words)
        elif not found or not _stands_alone(folded, found):
            continue
        if match and not signing.place:
            signing.place = words.group(match, "place")
            signing.article = _ARTICLES.get(match["link"].lower(), "")
        signing.days += [(read, words.part(read.start, read.end)) for read in found]
        ledger.label(words)
    days = {read.day for read, _ in signing.days}
    if not days:
        signing.days = signing.stamped
    elif signing.stamped and not days & {read.day for read, _ in signing.stamped}:
        ledger.inform(
            "stamps_differ",
            "Les signatures électroniques portent d’autres dates que le texte : la date du texte est gardée.",
            signing.stamped[0][1],
        )
    return signing


def is_stamp(line: Line) -> bool:
    """Whether a line opens the stamp of an electronic signature."""
    return _ELECTRONIC.match(line.folded) is not None


def stamped_name(line: Line) -> tuple[Passage, Passage]:
    """The words that open a stamp, and those of who signs, without the date."""
    opening = _ELECTRONIC.match(line.folded)
    start = opening.end() if opening else 0
    dated = _STAMPED.search(line.folded, start)
    return line.passage.part(0, start), line.passage.part(start, dated.start() if dated else None)


def _stamped(words: Passage, ledger: Ledger) -> Iterator[tuple[DateRead, Passage]]:
    """The dates of a line of an electronic signature, with the hour and the words that announce them."""
    dated = list(_STAMPED.finditer(words.folded))
    if not dated:
        yield from ((read, words.part(read.start, read.end)) for read in dates_in(words.folded) if read.day)
    for match in dated:
        stamp = words.group(match)
        ledger.label(stamp)
        yield from ((read, stamp.part(read.start, read.end)) for read in dates_in(stamp.folded) if read.day)


def _stands_alone(folded: str, found: list[DateRead]) -> bool:
    """Whether a line holds dates and no other words than those that go with them."""
    rest = folded
    for read in reversed(found):
        rest = rest[: read.start] + rest[read.end :]
    return bool(_ALONE.fullmatch(rest.strip()))


def signed_on(signing: Signing, ledger: Ledger) -> tuple[date | None, Passage]:
    """The day of signature; a human chooses between two, and types one that cannot be read."""
    told = {read.day: at for read, at in reversed(signing.days) if read.day}
    unread = [at for read, at in signing.days if read.day is None]
    if not told and unread:
        answer = ledger.ask(
            "date_unreadable",
            f"La date « {unread[0].words} » n’existe pas au calendrier : donnez la date de signature (AAAA-MM-JJ).",
            unread[0],
        )
        return _day(answer), unread[0]
    if not told:
        answer = ledger.ask(
            "not_signed",
            "Aucune date de signature n’a été trouvée : la convention est peut-être un projet. Si elle est signée, donnez la "
            "date (JJ/MM/AAAA).",
            signing.place,
            default="",
            severity=Severity.WARNING,
        )
        return _day(answer), Passage()
    days = sorted(told)
    if len(days) == 1:
        return days[0], told[days[0]]
    listed = " et ".join(f"le {day:%d/%m/%Y}" for day in days)
    answer = ledger.ask(
        "date_uncertain",
        f"Plusieurs dates de signature ont été lues ({listed}) : choisissez la bonne.",
        told[days[-1]],
        options=[day.isoformat() for day in days],
    )
    chosen = _day(answer)
    return chosen, told.get(chosen, Passage()) if chosen else Passage()


def _day(answer: str | None) -> date | None:
    """The day of an answer, as 2024-07-09 or as agreements write it; None for anything that is no date."""
    return next((read.day for read in dates_in(fold(answer or ""))), None)
