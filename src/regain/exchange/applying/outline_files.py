"""A file of outlines kept while somebody reads its plan on a screen, then written."""

from dataclasses import dataclass
from hashlib import sha256

from regain.core.member import Member
from regain.domain.documents.models import StoredFile
from regain.domain.documents.queries import bytes_of
from regain.domain.documents.usecases import store_file
from regain.domain.territory.enums import Vintage
from regain.domain.territory.rules import TieKind
from regain.exchange.applying.perimeters import (
    PerimeterFile,
    PerimeterPlanIsStale,
    apply_commune_outlines,
    apply_perimeters,
    communes_to_keep,
)
from regain.exchange.planning.perimeters import PerimeterPlan
from regain.exchange.planning.perimeters.known import communes_known_alike
from regain.exchange.reading.geo import CommuneOutlineRead, GeoFinding, read_commune_outlines
from regain.exchange.reading.refusals import UnreadableFile

COMMUNES = "communes"


@dataclass(frozen=True)
class OutlinePlan:
    """What a file would change: perimeters of a vintage, or outlines of communes."""

    perimeters: PerimeterPlan | None
    communes: tuple[CommuneOutlineRead, ...]
    findings: tuple[GeoFinding, ...]
    refused: tuple[GeoFinding, ...]
    fingerprint: str
    is_empty: bool

    @property
    def asks(self) -> bool:
        """Whether somebody is to confirm a correspondence afterwards."""
        ours = self.perimeters.ours if self.perimeters else ()
        return any(one.tie and one.tie.kind == TieKind.GUESSED for one in ours)


def keep_outline_file(content: bytes, *, name: str, subject: str, by: Member) -> StoredFile:
    """Keep a file whose outlines can be read. Raises UnreadableFile: nothing is then kept."""
    _plan(content, name, subject, by)
    return store_file(content, name=name, media_type="application/octet-stream", by=by)


def plan_outline_file(file: StoredFile, *, subject: str, by: Member) -> OutlinePlan:
    """Read a kept file and compare it with what is known and is `by`'s to write. Raises UnreadableFile, FileLost."""
    return _plan(bytes_of(file), file.name, subject, by)


def apply_outline_file(file: StoredFile, *, subject: str, expected: str, by: Member) -> OutlinePlan:
    """Write the plan that was read. Raises PerimeterPlanIsStale, UnreadableFile, FileLost."""
    content = bytes_of(file)
    plan = _plan(content, file.name, subject, by)
    if plan.fingerprint != expected:
        raise PerimeterPlanIsStale("Ce qui est connu a changé depuis que vous avez lu ce plan : relisez-le.")
    if plan.perimeters is not None:
        apply_perimeters(plan.perimeters, by=by)
    else:
        apply_commune_outlines(list(plan.communes), file_name=file.name, content=content, by=by)
    return plan


def _plan(content: bytes, name: str, subject: str, by: Member) -> OutlinePlan:
    if subject != COMMUNES:
        plan = PerimeterFile(content, name, Vintage(int(subject))).plan(by=by)
        return OutlinePlan(plan, (), plan.findings, plan.refused, plan.fingerprint, plan.is_empty)
    reads, findings = read_commune_outlines(content)
    kept, refused = communes_to_keep(reads, by=by)
    if not kept and not refused:
        raise UnreadableFile("Aucune commune de ce fichier n’est dans les départements de vos communes.")
    digest = sha256(content).hexdigest()
    return OutlinePlan(None, tuple(kept), tuple(findings), tuple(refused), digest, communes_known_alike(kept))
