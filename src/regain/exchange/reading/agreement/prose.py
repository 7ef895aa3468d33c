"""What no field took: prose is kept as sections, the rest is told as unclaimed."""

from collections.abc import Iterable, Iterator

from regain.exchange.draft import Section
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.marks import Coverage
from regain.exchange.reading.agreement.noted import Noted
from regain.exchange.reading.agreement.outline import Part
from regain.exchange.reading.agreement.passages import Passage, joined
from regain.exchange.reading.agreement.vocabulary import Topic
from regain.exchange.reading.agreement.wrapping import unwrapped
from regain.exchange.reading.unplaced import UNCLAIMED

_UNTITLED = {Topic.COVER: "Introduction"}
_LETTERS = 2


def sections_of(
    parts: Iterable[Part], coverage: Coverage, ledger: Ledger, *, signed_at: tuple[int, int] | None
) -> Iterator[Noted[Section]]:
    """The prose of each part, under its title. Text after the signature is left alone, unless a title heads it."""
    for part in parts:
        title = part.title.passage if part.title else Passage()
        paragraphs = [
            (line, run)
            for line in unwrapped(part.all_lines)
            if _is_kept(line, part, signed_at)
            for run in ([line.passage] if _is_caption(line, part) else _left(line, coverage))
        ]
        if not paragraphs:
            continue
        text = "\n\n".join(f"{'- ' * line.item}{ledger.repairs.of(run.words).words}" for line, run in paragraphs)
        named = ledger.repairs.of(title.words).words if title else _UNTITLED.get(part.topic, "")
        whole = joined(run for _, run in paragraphs)
        coverage.claim([whole])
        if not _is_placed(part):
            ledger.keep(whole, named)
        yield Noted(Section(named, text), {"/title": title, "/text": whole})


def _is_placed(part: Part) -> bool:
    """Whether prose is what this part is for: under a known title of prose, on the cover, or as the caption of a map."""
    if part.topic is Topic.MAP:
        return all(_is_caption(line, part) for line in part.lines)
    return part.topic is Topic.COVER or (part.topic is Topic.PROSE and part.is_known)


def _is_caption(line: Line, part: Part) -> bool:
    """The caption of a map is kept whole, even when a code is taken from it."""
    return part.topic is Topic.MAP and line.words.startswith("(")


def _is_kept(line: Line, part: Part, signed_at: tuple[int, int] | None) -> bool:
    if part.topic is Topic.COVER:
        return len(line.words.split()) >= 12 and line.words[-1] in ".!?"  # noqa: PLR2004 - a sentence, no title
    if part.topic is Topic.SIGNATURE:
        return (part.title is not None or len(line.words.split()) >= 8) and (  # noqa: PLR2004
            signed_at is None or (line.passage.rank, line.passage.pieces[0].start) < signed_at
        )
    return not line.tabled or part.topic is Topic.PROSE


def _left(line: Line, coverage: Coverage) -> Iterator[Passage]:
    """What is left of a line, punctuation alone aside."""
    return (run for run in coverage.left_in(line.passage) if _says_something(run))


def _says_something(run: Passage) -> bool:
    return sum(char.isalnum() for char in run.words) >= _LETTERS


def unclaimed(texts: Iterable[Passage], coverage: Coverage, ledger: Ledger) -> None:
    """Tell of each run that nobody claimed; punctuation alone goes with the words beside it."""
    for text in texts:
        for run in list(coverage.left_in(text)):
            if _says_something(run):
                ledger.warn(
                    UNCLAIMED,
                    f"Ce texte n’a trouvé sa place dans aucun champ : « {run.words} ». Vérifiez qu’il n’apporte rien.",
                    run,
                )
            else:
                ledger.label(run)
                coverage.claim([run])
