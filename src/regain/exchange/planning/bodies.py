"""What the text promises: the bodies it names and what each is to do, and the promises of the signatories."""

from dataclasses import replace

from regain.core.french import enumeration, quoted
from regain.core.labels import fold
from regain.domain.contracts.enums import CommitmentKind
from regain.domain.contracts.rules.content import BodyContent, CommitmentLine
from regain.exchange.draft import CommitmentRead, Draft
from regain.exchange.planning.notebook import Notebook
from regain.exchange.planning.pointers import pointer_of

LONGEST_NAME = 300


def read_commitments(draft: Draft, notebook: Notebook) -> tuple[tuple[BodyContent, ...], tuple[CommitmentLine, ...]]:
    """The bodies with their commitments, and the signatories' own. A body named twice is one body."""
    bodies: dict[tuple[str, str], BodyContent] = {}
    promises: list[CommitmentLine] = []
    for at, read in enumerate(draft.governance.commitments):
        pointer = pointer_of(draft.places, f"/governance/commitments/{at}")
        if read.kind not in CommitmentKind.values:
            notebook.refuse(f"Nature d’engagement inconnue\u00a0: {quoted(read.kind)}.", draft.places.get(pointer))
            continue
        line = _line(read, pointer)
        if read.kind == CommitmentKind.SIGNATORY:
            promises = _with(promises, line)
            continue
        name = _name(read, line, bodies)
        key = (read.kind, fold(name))
        body = bodies.get(key) or BodyContent(kind=read.kind, name=name, themes=list(read.themes), pointer=pointer)
        bodies[key] = replace(body, commitments=tuple(_with(list(body.commitments), line)))
    return tuple(bodies.values()), tuple(promises)


def _line(read: CommitmentRead, pointer: str) -> CommitmentLine:
    often = read.times_per_year if read.times_per_year and read.times_per_year > 0 else None
    return CommitmentLine(
        kind=read.kind, text=read.text.strip(), times_per_year=often, due_on=read.due_on, pointer=pointer
    )


def _with(lines: list[CommitmentLine], line: CommitmentLine) -> list[CommitmentLine]:
    """The lines and this one, unless it repeats one of them word for word."""
    return lines if any(known.columns == line.columns for known in lines) else [*lines, line]


def _name(read: CommitmentRead, line: CommitmentLine, bodies: dict[tuple[str, str], BodyContent]) -> str:
    """The name read; else the kind and the themes, with a number when another nameless body already has that name."""
    if read.name and read.name.strip():
        return read.name.strip()
    kind = str(CommitmentKind(read.kind).label)
    themes = enumeration([quoted(theme) for theme in read.themes])
    full = f"{kind} {themes}".strip()
    name = full if len(full) <= LONGEST_NAME else kind
    again = 1
    while (known := bodies.get((read.kind, fold(_numbered(name, again))))) and not _says(known, line):
        again += 1
    return _numbered(name, again)


def _says(body: BodyContent, line: CommitmentLine) -> bool:
    return any(known.columns == line.columns for known in body.commitments)


def _numbered(name: str, again: int) -> str:
    return name if again == 1 else f"{name} ({again})"
