"""A file of perimeters, from its bytes to the rows: the command and the page call the same functions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from regain.core.errors import BusinessError
from regain.core.member import SYSTEM, Member
from regain.domain.territory import queries
from regain.domain.territory.enums import Vintage
from regain.domain.territory.rules import CommuneOutlineEntry, department_of
from regain.domain.territory.usecases import (
    CommuneOutlinesImported,
    PerimetersImported,
    import_commune_outlines,
    import_perimeters,
)
from regain.exchange.planning.perimeters import FileRead, PerimeterPlan, plan_perimeters
from regain.exchange.planning.perimeters.entries import outline_entry
from regain.exchange.reading.correspondences import PairRead
from regain.exchange.reading.geo import CommuneOutlineRead, GeoFinding, read_perimeters


class PerimeterPlanIsStale(BusinessError):
    """Raised by apply_perimeters: what is known has changed since the plan was shown."""


@dataclass(frozen=True, slots=True)
class PerimeterFile:
    """The bytes of a file of perimeters, its name, the vintage it is of."""

    content: bytes
    name: str
    vintage: Vintage

    def plan(
        self, *, pairs: Sequence[PairRead] = (), communes: Sequence[CommuneOutlineRead] = (), by: Member = SYSTEM
    ) -> PerimeterPlan:
        """Read it and compare it with what is known and is `by`'s to write. Raises UnreadableFile."""
        reads, findings = read_perimeters(self.content)
        file = FileRead(self.name, sha256(self.content).hexdigest(), self.vintage)
        return plan_perimeters(reads, findings, file=file, pairs=pairs, communes=communes, by=by)


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def apply_perimeters(
    plan: PerimeterPlan, *, by: Member, told: Callable[[int, int], None] = _silent
) -> PerimetersImported:
    """Write what the plan says, in one transaction."""
    return import_perimeters(
        [one.entry for one in plan.perimeters],
        vintage=plan.file.vintage,
        references=plan.references,
        ties={one.entry.code: one.tie for one in plan.ours if one.tie},
        file_name=plan.file.name,
        checksum=plan.file.checksum,
        by=by,
        told=told,
    )


def communes_to_keep(
    reads: list[CommuneOutlineRead], *, by: Member
) -> tuple[list[CommuneOutlineRead], list[GeoFinding]]:
    """Those of the départements of the communes that are known: what surrounds our neighbourhoods, not all of France.

    Then those of them that are not `by`'s to write, each with its reason.
    """
    departments = {department_of(code) for code in queries.communes_in_agglomerations()}
    near = [read for read in reads if department_of(read.insee_code) in departments]
    reach = queries.reach_of(by)
    told = [(read, reach.refusal_of_commune(read.insee_code)) for read in near]
    refused = [GeoFinding(read.number, read.insee_code, reason) for read, reason in told if reason]
    return [read for read, reason in told if not reason], refused


def apply_commune_outlines(
    reads: list[CommuneOutlineRead], *, file_name: str, content: bytes, by: Member
) -> CommuneOutlinesImported:
    """Write the outlines of these communes, in one transaction."""
    entries = [CommuneOutlineEntry(read.insee_code, read.name, outline_entry(read.outline)) for read in reads]
    return import_commune_outlines(entries, file_name=file_name, checksum=sha256(content).hexdigest(), by=by)
