"""The perimeters of a file beside those that are known."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from regain.core.french import enumeration, number, of, quoted
from regain.core.geography import km_between
from regain.core.member import SYSTEM, Member
from regain.domain.territory import queries
from regain.domain.territory.enums import Vintage
from regain.domain.territory.models import Perimeter
from regain.domain.territory.rules import PerimeterEntry, Reach, Tie, TieKind, commune_called, vintage_of
from regain.exchange.planning.perimeters.entries import outline_entry
from regain.exchange.planning.perimeters.guessing import Guess, Sought, best_guess
from regain.exchange.planning.perimeters.plan import FileRead, PerimeterPlan, PlannedPerimeter, Verb
from regain.exchange.planning.perimeters.surroundings import Surroundings, Unwritten, look_around, shapes
from regain.exchange.reading.correspondences import PairRead
from regain.exchange.reading.geo import CommuneOutlineRead, GeoFinding, OutlineRead
from regain.exchange.reading.refusals import UnreadableFile

SAME_WITHIN = 3e-6
"""Degrees (some 0.3 m): a file saved in another format or system moves its points by less. It is no new edition."""
_NEAR_KM = 2.0
"""Between the boxes of an outline and of its commune: simplified outlines are some hundred metres off at most."""
_COVERED = 0.05
"""A lesser share of a perimeter comes from the simplified outlines of communes."""


def plan_perimeters(  # noqa: PLR0913  # what was read, what comes with it, and for whom
    reads: Sequence[OutlineRead],
    findings: Sequence[GeoFinding],
    *,
    file: FileRead,
    pairs: Sequence[PairRead] = (),
    communes: Sequence[CommuneOutlineRead] = (),
    by: Member = SYSTEM,
) -> PerimeterPlan:
    """Compare the perimeters read with those known. `pairs`: a list of guesses; `communes`: outlines not imported yet.

    What is not `by`'s to write, or lies far from its communes, is left aside, each with its reason; what theirs look like is sought among theirs. Raises
    UnreadableFile when the file is of the other vintage. Writes nothing.
    """
    _refuse_other_vintage(reads, file.vintage)
    reach = queries.reach_of(by, perimeters=[*(read.code for read in reads), *(pair.old for pair in pairs)])
    around = {code: key for code, key in queries.communes_in_agglomerations().items() if reach.covers(code)}
    references = [
        one for one in _references(pairs, reads, around) if not reach.refusal_of_perimeter(one.code, one.insee_codes)
    ]
    known = look_around(reads, file.vintage, around, Unwritten(tuple(pairs), tuple(references), tuple(communes)))
    moved = _moved(reads, known)
    refused = {**_out_of_place(reads, known), **_refused(reads, known, reach)}
    planned = [_planned(read, known, is_moved=read.code in moved) for read in reads if read.code not in refused]
    return PerimeterPlan(file, tuple(planned), tuple(references), tuple(findings), tuple(refused.values()))


def _out_of_place(reads: Sequence[OutlineRead], known: Surroundings) -> dict[str, GeoFinding]:
    """The perimeters that lie far from the communes they say they are in, as far as the outlines of those are known."""
    found = {}
    for read in reads:
        communes = [code for code in read.insee_codes if code in known.communes]
        away = min((km_between(read.outline.geometry, known.communes[code]) for code in communes), default=0.0)
        if away > _NEAR_KM:
            names = enumeration([commune_called(code, known.names) for code in communes], last="ou")
            said = f"le contour est à {number(away, 0)}\u00a0km {of(names)} ; vérifiez son code, ou le système de coordonnées du fichier."
            found[read.code] = GeoFinding(read.number, read.code, said)
    return found


def _refused(reads: Sequence[OutlineRead], known: Surroundings, reach: Reach) -> dict[str, GeoFinding]:
    """The perimeters that are not to be written, by code, each with its place in the file and the reason."""
    if reach.everywhere:
        return {}
    told = [
        (
            read,
            reach.refusal_of_perimeter(read.code, entry_of(read, known).insee_codes)
            or reach.refusal_of_perimeter(read.code, _met(read, known) or read.insee_codes),
        )
        for read in reads
    ]
    return {read.code: GeoFinding(read.number, read.code, reason) for read, reason in told if reason}


def _refuse_other_vintage(reads: Sequence[OutlineRead], vintage: Vintage) -> None:
    other = next((read for read in reads if vintage_of(read.code) != vintage), None)
    if other:
        raise UnreadableFile(
            f"Entité {other.number}\u00a0: le code {other.code} n’est pas du millésime {vintage}\u00a0; "
            "vérifiez le fichier et le millésime."
        )


def _moved(reads: Sequence[OutlineRead], known: Surroundings) -> set[str]:
    """The perimeters whose outline is not the one in force: another fingerprint, and not the same line on the ground.

    A line too cut up to be compared counts as another.
    """
    suspect = [
        read for read in reads if known.fingerprints.get(read.code, read.outline.published) != read.outline.published
    ]
    kept = shapes(queries.geometries_of_perimeters([read.code for read in suspect]))
    return {
        read.code
        for read in suspect
        if not known.comparisons.is_same_line(read.outline.geometry, kept[read.code], within=SAME_WITHIN)
    }


def _references(
    pairs: Sequence[PairRead], reads: Sequence[OutlineRead], around: Mapping[str, int]
) -> list[PerimeterEntry]:
    """The perimeters of 2015 that the list names in our communes, or pairs with one of ours, and that nobody knows."""
    ours = {read.code for read in reads if set(read.insee_codes) & around.keys()}
    wanted = [pair for pair in pairs if pair.new in ours or set(pair.insee_codes) & around.keys()]
    known = {one.code for one in queries.perimeters_of(Vintage.OF_2015)}
    return [
        PerimeterEntry(pair.old, pair.name, pair.insee_codes, None)
        for pair in {pair.old: pair for pair in wanted}.values()
        if pair.old not in known
    ]


def _planned(read: OutlineRead, known: Surroundings, *, is_moved: bool) -> PlannedPerimeter:
    held = known.perimeters.get(read.code)
    verb = _verb(read, held, known, is_moved=is_moved)
    entry = entry_of(read, known)
    if verb in {Verb.UNCHANGED, Verb.RENAMED}:
        entry = replace(entry, outline=None)
    line = PlannedPerimeter(
        entry=entry,
        verb=verb,
        area_ha=read.outline.area_ha,
        repaired=read.outline.repaired,
        communes=read.commune_names or tuple(commune_called(code, known.names) for code in entry.insee_codes),
    )
    agglomeration = _agglomeration(entry, known)
    return line if agglomeration is None else _tied(line, read, held, known, agglomeration)


def _verb(read: OutlineRead, held: Perimeter | None, known: Surroundings, *, is_moved: bool) -> Verb:
    if held is None:
        return Verb.ADDED
    if read.code not in known.fingerprints:
        return Verb.OUTLINED
    if is_moved:
        return Verb.NEW_EDITION
    names = (read.name or held.name, list(read.insee_codes) or held.insee_codes)
    return Verb.UNCHANGED if names == (held.name, held.insee_codes) else Verb.RENAMED


def entry_of(read: OutlineRead, known: Surroundings) -> PerimeterEntry:
    """What is to be written; a file that does not name its communes has them told from their outlines."""
    codes = read.insee_codes or _covered(read, known)
    return PerimeterEntry(read.code, read.name, codes, outline_entry(read.outline))


def _covered(read: OutlineRead, known: Surroundings) -> tuple[str, ...]:
    """The communes that its outline lies in, as far as theirs are known."""
    return tuple(code for code, share in _shares(read, known).items() if share is not None and share >= _COVERED)


def _met(read: OutlineRead, known: Surroundings) -> tuple[str, ...]:
    """The same, and those that it may lie in: an outline too cut up to be compared opens no commune to its author."""
    return tuple(code for code, share in _shares(read, known).items() if share is None or share >= _COVERED)


def _shares(read: OutlineRead, known: Surroundings) -> dict[str, float | None]:
    return known.comparisons.shares_of(read.outline.geometry, known.communes)


def _agglomeration(entry: PerimeterEntry, known: Surroundings) -> int | None:
    """The one that most of its communes are of, the first known among equals; None for a perimeter of elsewhere."""
    counted = Counter(known.agglomerations[code] for code in entry.insee_codes if code in known.agglomerations)
    return min(counted, key=lambda key: (-counted[key], key), default=None)


def _tied(
    line: PlannedPerimeter, read: OutlineRead, held: Perimeter | None, known: Surroundings, agglomeration: int
) -> PlannedPerimeter:
    own = held.neighbourhood_id if held else None
    line = replace(
        line, shares={commune_called(code, known.names): share for code, share in _shares(read, known).items()}
    )
    guess = _guess(line, read, own, known)
    if guess is None:
        kind = TieKind.ATTACHED if own else TieKind.NEW
        return replace(line, tie=Tie(kind, agglomeration, adds=own is None), is_tied=own is not None)
    candidate = guess.candidate
    tie = Tie(
        TieKind.GUESSED,
        agglomeration,
        adds=own is None and candidate.neighbourhood is None,
        other=candidate.code,
        neighbourhood=candidate.neighbourhood,
        reasons=guess.reasons,
        overlap=guess.overlap,
    )
    is_written = bool({(read.code, candidate.key), (candidate.key, read.code)} & known.pending)
    return replace(line, tie=tie, is_tied=is_written and not tie.adds, counterpart=quoted(candidate.label))


def _guess(line: PlannedPerimeter, read: OutlineRead, own: int | None, known: Surroundings) -> Guess | None:
    """What it looks like, unless somebody decided or its neighbourhood has its other perimeter already."""
    if read.code in known.decided or own in known.has_counterpart:
        return None
    free = [
        one
        for one in known.candidates
        if (own is None or one.neighbourhood != own)
        and not {(read.code, one.key), (one.key, read.code)} & known.refused
    ]
    sought = Sought(
        read.name,
        frozenset(line.entry.insee_codes),
        read.outline.geometry,
        known.listed.get(read.code, frozenset()),
    )
    return best_guess(sought, among=free, outlines=known.others, comparisons=known.comparisons)
