"""The document as it was read, with what each rule claimed and what is doubtful, ready to be drawn."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from regain.exchange.draft import Finding, Mark
from regain.exchange.reading.blocks import Document, Table, Text
from regain.web.table_heads import Heads, heads_of

PROSE = "/sections/"
"""Prose is kept whole: showing all of it as read would hide the values."""
PASSAGE = '<p{} class="{}">{}{}</p>'
POINT = '<sup><a href="#point-{}" aria-label="Point {}">{}</a></sup>'
MARK = '<mark class="{}">{}</mark>'
STATES = ("plain", "read", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words: `read` when a value comes from it, `plain` when it is a title or a label, `unread`, or a doubt."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class CellShown:
    """A table cell: its passages (HTML), what it spans, and what it names (`col`, `row`, nothing)."""

    passages: tuple[SafeString, ...]
    columns: int
    rows: int
    scope: str = ""

    @property
    def tag(self) -> str:
        """A header where it names something, else a cell of values."""
        return "th" if self.scope else "td"

    @property
    def reach(self) -> str:
        """Its scope in HTML: a header that covers several columns, or rows, names them all."""
        spans = {"col": self.columns, "row": self.rows}.get(self.scope, 1)
        return f"{self.scope}group" if spans > 1 else self.scope


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A passage (HTML), or the rows of a table, its number in the document, and where its headers stand.

    Passages come as HTML: a document has hundreds of them, and a template that looked at each segment of each would
    take longer than all the rest of the page.
    """

    passage: SafeString | None = None
    number: int = 0
    rows: tuple[tuple[CellShown, ...], ...] = ()
    heads: Heads = Heads.NONE


@dataclass(slots=True)
class _Sheet:
    """What is known of each text by its rank: marks, findings; and the anchors already given."""

    marks: dict[int, list[Mark]]
    doubts: dict[int, list[tuple[int, Finding]]]
    anchors: set[str] = field(default_factory=set)
    rank: int = -1
    tables: int = 0

    def passage(self, text: Text) -> SafeString:
        """The next text of the document, drawn: its words, marked, and the numbers of the findings on it."""
        self.rank += 1
        doubts = self.doubts.get(self.rank, [])
        segments = _segments(text.words, self.marks.get(self.rank, []), [finding for _, finding in doubts])
        return format_html(
            PASSAGE,
            self._anchor(f"ligne-{text.line}"),
            _classes(text),
            _marked(segments),
            format_html_join("", POINT, ((number, number, number) for number, _ in doubts)) if doubts else "",
        )

    def _anchor(self, name: str) -> SafeString | str:
        """The first text of a line is where links to that line lead."""
        if name in self.anchors:
            return ""
        self.anchors.add(name)
        return format_html(' id="{}"', name)


def _classes(text: Text) -> str:
    if text.item:
        return "passage passage-item"
    return "passage passage-heading" if text.level is not None or text.bold else "passage"


def _marked(segments: Iterable[Segment]) -> SafeString:
    return format_html_join(
        "",
        "{}",
        (
            (segment.words if segment.state == "plain" else format_html(MARK, segment.state, segment.words),)
            for segment in segments
        ),
    )


def show_document(
    document: Document, marks: Iterable[Mark], findings: Sequence[tuple[int, Finding]]
) -> tuple[BlockShown, ...]:
    """The whole document in reading order. `findings` are numbered as the list beside the text numbers them."""
    by_text: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        insort(by_text[mark.text], mark, key=lambda one: one.start)
    sheet = _Sheet(by_text, _doubts(tuple(document.texts), findings))
    return tuple(_block(block, sheet) for block in document.blocks)


def _block(block: Text | Table, sheet: _Sheet) -> BlockShown:
    if isinstance(block, Text):
        return BlockShown(passage=sheet.passage(block))
    sheet.tables += 1
    heads = heads_of(block)
    return BlockShown(
        heads=heads,
        number=sheet.tables,
        rows=tuple(
            tuple(
                CellShown(
                    tuple(sheet.passage(text) for text in cell.texts),
                    cell.columns,
                    cell.rows,
                    heads.scope(down, across) if cell.texts else "",
                )
                for across, cell in enumerate(row)
                if cell is not None
            )
            for down, row in enumerate(block.rows)
        ),
    )


def _doubts(texts: Sequence[Text], findings: Sequence[tuple[int, Finding]]) -> dict[int, list[tuple[int, Finding]]]:
    """Each finding goes to the text of its line that holds its words, else to the first text of that line."""
    ranks: dict[int, list[int]] = defaultdict(list)
    for rank, text in enumerate(texts):
        ranks[text.line].append(rank)
    doubts: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
    for number, finding in findings:
        where = finding.where
        if where is None or where.line is None or where.line not in ranks:
            continue
        candidates = ranks[where.line]
        quote = where.quote or ""
        best = next((rank for rank in candidates if quote and quote in texts[rank].words), candidates[0])
        doubts[best].append((number, finding))
    return doubts


def _segments(words: str, marks: Sequence[Mark], findings: Sequence[Finding]) -> tuple[Segment, ...]:
    """Cut the words where the state changes: unread, claimed, read, or doubtful (the gravest wins)."""
    states = ["unread"] * len(words)
    for mark in marks:
        state = "plain" if not mark.pointer or mark.pointer.startswith(PROSE) else "read"
        states[mark.start : mark.end] = [state] * (mark.end - mark.start)
    for finding in sorted(findings, key=lambda one: STATES.index(one.severity.value)):
        quote = finding.where.quote if finding.where and finding.where.quote else words
        start = words.find(quote)
        if start >= 0:
            states[start : start + len(quote)] = [finding.severity.value] * len(quote)
    segments: list[Segment] = []
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or (states[end] != states[start] and not words[end].isspace()):
            segments.append(Segment(words[start:end], states[start]))
            start = end
    return tuple(segments)
