"""The plan in French, for the command line and the page."""

from collections.abc import Iterator

from regain.core.french import counted, enumeration, number, percent, shares_in_words
from regain.domain.territory.enums import CorrespondenceReason
from regain.domain.territory.rules import TieKind
from regain.exchange.planning.perimeters.plan import PerimeterPlan, PlannedPerimeter, Verb

_COUNTED = (
    (Verb.ADDED, ("périmètre ajouté", "périmètres ajoutés")),
    (Verb.OUTLINED, ("premier contour", "premiers contours")),
    (Verb.NEW_EDITION, ("nouvelle édition", "nouvelles éditions")),
    (Verb.RENAMED, ("renommé", "renommés")),
    (Verb.UNCHANGED, ("inchangé", "inchangés")),
)
REFUSALS_SHOWN = 50
_NEW_SHARE = 0.005
_WHOLE = 0.9
"""Below, some of the communes have no outline here: those that have one are not the only ones."""


def perimeter_summary(plan: PerimeterPlan) -> str:
    """The counts: `1 584 périmètres ajoutés, 586 géométries réparées; 16 périmètres de nos communes.`."""
    parts = [counted(plan.counts[verb], *words) for verb, words in _COUNTED if plan.counts[verb]]
    repairs = sum(bool(one.repaired) for one in plan.perimeters)
    if repairs:
        parts.append(f"{counted(repairs, 'géométrie réparée', 'géométries réparées')}")
    if plan.refused:
        parts.append(counted(len(plan.refused), "refusé"))
    if plan.references:
        parts.append(
            counted(len(plan.references), "code de 2015 repris de la liste", "codes de 2015 repris de la liste")
        )
    return f"{', '.join(parts)}\u00a0; {counted(len(plan.ours), 'périmètre', 'périmètres')} de nos communes."


def perimeter_plan_as_lines(plan: PerimeterPlan) -> Iterator[str]:
    """What is refused, findings that are not repairs, then each perimeter of our communes, then the counts."""
    for refusal in plan.refused[:REFUSALS_SHOWN]:
        yield f"  - {refusal}"
    more = len(plan.refused) - REFUSALS_SHOWN
    if more > 0:
        yield f"  - et {counted(more, 'autre périmètre refusé', 'autres périmètres refusés')}."
    for finding in plan.findings:
        if "réparée" not in finding.message:
            yield f"  ! {finding}"
    for one in plan.ours:
        yield f"  {'=' if one.is_tied and one.verb == Verb.UNCHANGED else '+'} {line_of(one)}"
        yield f"      {tie_in_words(one)}"
    yield perimeter_summary(plan)


def line_of(one: PlannedPerimeter) -> str:
    """`QN06207M Quartier Du Regain, 61,77 ha, Barlin (97 %) et Hersin-Coupigny (3 %), réparé`."""
    repaired = f", réparé ({one.repaired})" if one.repaired else ""
    return f"{one.entry.code} {one.entry.name}, {number(one.area_ha)}\u00a0ha, {communes_in_words(one)}{repaired}"


def communes_in_words(one: PlannedPerimeter) -> str:
    """The communes with their share of the area when their outlines cover it all but a little, else as published."""
    shares = list(one.shares.values())
    is_whole = None in shares or sum(share or 0 for share in shares) >= _WHOLE
    return enumeration((is_whole and shares_in_words(one.shares, least=_NEW_SHARE)) or one.communes)


def tie_in_words(one: PlannedPerimeter) -> str:
    """What becomes of it here."""
    tie = one.tie
    if tie is None:
        return "hors de nos communes\u00a0: gardé comme référence"
    if tie.kind == TieKind.ATTACHED:
        return "quartier connu par ce code"
    added = "quartier ajouté" if tie.adds else ""
    if tie.kind == TieKind.NEW:
        return added
    reasons = enumeration([CorrespondenceReason(reason).label for reason in tie.reasons])
    overlap = f" ({percent(tie.overlap * 100, 0)})" if tie.overlap is not None else ""
    asked = f"ressemble à {one.counterpart}\u00a0: {reasons}{overlap}\u00a0; à confirmer à l’écran"
    return f"{added}, {asked}" if added else asked
