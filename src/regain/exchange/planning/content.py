"""The state an agreement's text asks for, from its draft."""

from collections.abc import Sequence
from decimal import Decimal

from regain.core.french import quoted
from regain.core.labels import fold
from regain.domain.contracts.enums import FigureFlag
from regain.domain.contracts.rules.content import (
    AgreementContent,
    FigureLine,
    Line,
    ObjectivePath,
    ProjectContent,
    RetainedLine,
    SignatoryLine,
)
from regain.exchange.draft import Draft, Figure, NeighbourhoodRead
from regain.exchange.planning.alignment import GrowingTree, Row, read_rows
from regain.exchange.planning.bodies import read_commitments
from regain.exchange.planning.notebook import Notebook
from regain.exchange.planning.plan import NeighbourhoodMatch
from regain.exchange.planning.pointers import pointer_of

_WITHOUT_VALUE = {FigureFlag.SUPPRESSED, FigureFlag.MISSING}
_EXACT = Decimal("0.0001")


def content_asked_for(
    draft: Draft, *, matches: Sequence[NeighbourhoodMatch], tree: GrowingTree, notebook: Notebook
) -> AgreementContent:
    """The content the draft asks for; what the text says twice is said once, and noted."""
    bodies, promises = read_commitments(draft, notebook)
    governance = draft.governance
    return AgreementContent(
        signed_on=draft.signed_on,
        signed_at=draft.signed_at or "",
        elected_referent=governance.elected_referent or "",
        technical_referent=governance.technical_referent or "",
        signatories=_signatories(draft, notebook),
        bodies=bodies,
        commitments=promises,
        projects=tuple(_project(draft, at, match, tree, notebook) for at, match in enumerate(matches)),
    )


def _signatories(draft: Draft, notebook: Notebook) -> tuple[SignatoryLine, ...]:
    found: dict[str, SignatoryLine] = {}
    for at, name in enumerate(draft.signatories):
        key = fold(name)
        if key in found:
            notebook.warn(f"Le signataire {quoted(name)} est nommé deux fois\u00a0: il est compté une fois.")
        elif key:
            found[key] = SignatoryLine(name=name.strip(), pointer=pointer_of(draft.places, f"/signatories/{at}"))
    return tuple(found.values())


def _project(draft: Draft, at: int, match: NeighbourhoodMatch, tree: GrowingTree, notebook: Notebook) -> ProjectContent:
    read, base = draft.neighbourhoods[at], f"/neighbourhoods/{at}"
    rows = read_rows(read, base=base, notebook=notebook)
    return ProjectContent(
        pointer=pointer_of(draft.places, base),
        neighbourhood=match.known_name or match.name,
        neighbourhood_id=match.known,
        portrait_source=read.portrait.source or "",
        portrait_vintage=read.portrait.vintage,
        portrait_perimeter=read.portrait.perimeter or "",
        figures=_figures(draft, read, base, notebook),
        irritants=_lines(draft, read.irritants, f"{base}/irritants"),
        opportunities=_lines(draft, read.opportunities, f"{base}/opportunities"),
        priorities=_lines(draft, read.priorities, f"{base}/priorities"),
        retained_objectives=tuple(
            _retained(draft, row, path) for row, path in zip(rows, tree.align(rows), strict=True)
        ),
    )


def _lines(draft: Draft, texts: Sequence[str], base: str) -> tuple[Line, ...]:
    return tuple(
        Line(text=text.strip(), pointer=pointer_of(draft.places, f"{base}/{at}"))
        for at, text in enumerate(texts)
        if text.strip()
    )


def _retained(draft: Draft, row: Row, path: ObjectivePath) -> RetainedLine:
    return RetainedLine(
        path=path,
        wording=row.intercommunal,
        pointer=pointer_of(draft.places, row.pointer),
        operational_objectives=tuple(
            Line(text=text.strip(), pointer=pointer_of(draft.places, pointer)) for text, pointer in row.operational
        ),
    )


def _figures(draft: Draft, read: NeighbourhoodRead, base: str, notebook: Notebook) -> tuple[FigureLine, ...]:
    found: dict[str, FigureLine] = {}
    for at, figure in enumerate(read.portrait.figures):
        line = _figure(figure, pointer_of(draft.places, f"{base}/portrait/figures/{at}"))
        if figure.indicator in found:
            notebook.warn(
                f"{quoted(line.said)}\u00a0: cet indicateur est cité deux fois pour le quartier {quoted(read.name)}, "
                "la première valeur est gardée."
            )
        found.setdefault(figure.indicator, line)
    return tuple(found.values())


def _figure(figure: Figure, pointer: str) -> FigureLine:
    flag = figure.flag
    if flag not in _WITHOUT_VALUE and figure.value is None:
        flag = FigureFlag.MISSING
    return FigureLine(
        pointer=pointer,
        indicator=figure.indicator,
        value=None if flag in _WITHOUT_VALUE else _decimal(figure.value),
        unit=figure.unit,
        flag=flag,
        comparison=_decimal(figure.comparison),
        change=_decimal(figure.change),
        change_since=figure.change_since,
        raw=figure.raw,
    )


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(_EXACT)
