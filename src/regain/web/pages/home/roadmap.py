"""What waits for somebody, in the words and links of their page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from regain.core import french
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Amendment
from regain.domain.documents.models import DocumentImport
from regain.reports.roadmap import Roadmap

ACTS = {
    AmendmentStatus.DRAFT: ("en préparation", "Continuer"),
    AmendmentStatus.PROPOSED: ("proposé", "Le relire"),
    AmendmentStatus.REVIEWED: ("relu", "Le faire signer"),
}
CO_SIGNED = {
    AmendmentStatus.PROPOSED: ("proposé, à lire avant que l’État le signe", "Le lire"),
    AmendmentStatus.REVIEWED: ("relu, à signer par l’État, sur papier", "Voir ce qui se signe"),
}
"""What the State, who signs with the commune, has to do meanwhile."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits: what, since when or why, and the link that leads there."""

    label: str
    detail: str
    act: str
    href: str


def tasks(roadmap: Roadmap, imports: Iterable[DocumentImport]) -> tuple[Task, ...]:
    """What waits, what was begun first."""
    own = (_amendment(one, *ACTS[AmendmentStatus(one.status)]) for one in roadmap.amendments)
    shared = (_amendment(one, *CO_SIGNED[AmendmentStatus(one.status)]) for one in roadmap.to_sign)
    begun = (*map(_to_resume, imports), *own, *shared)
    return (*begun, *_territory(roadmap), *_awaited(roadmap), *_to_precise(roadmap))


def begun_by_others(imports: Iterable[DocumentImport]) -> tuple[Task, ...]:
    """The readings that somebody else began, and that the member sees: nothing that waits for them."""
    return tuple(_of_somebody_else(one) for one in imports)


def _to_resume(one: DocumentImport) -> Task:
    detail = f"{one.file.name}, lecture commencée le {french.long_date(timezone.localtime(one.started_at))}"
    return Task(str(one), detail, "Reprendre la lecture", reverse("import_review", args=[one.pk]))


def _of_somebody_else(one: DocumentImport) -> Task:
    day = french.long_date(timezone.localtime(one.started_at))
    return Task(
        str(one), f"lecture commencée par {one.started_by} le {day}", "Voir", reverse("import_review", args=[one.pk])
    )


def _amendment(one: Amendment, detail: str, act: str) -> Task:
    commune = one.agreement.commune
    name, code = (commune.name, commune.insee_code) if commune else ("", "")
    label = f"Avenant n°\u00a0{one.number} à la convention {french.of(name)}\u00a0: {one.title}"
    return Task(label, detail, act, reverse("amendment", args=[one.agreement.contract.code, code, one.pk]))


def _territory(roadmap: Roadmap) -> Iterator[Task]:
    if roadmap.correspondences:
        said = french.counted(
            roadmap.correspondences, "quartier de 2024 à rapprocher", "quartiers de 2024 à rapprocher"
        )
        yield Task(
            said, "de leur équivalent de 2015, pour réunir leurs chiffres", "Décider", reverse("correspondences")
        )
    if roadmap.without_outline:
        said = french.counted(roadmap.without_outline, "quartier sans contour", "quartiers sans contour")
        detail = "absents de la carte" if roadmap.without_outline > 1 else "absent de la carte"
        yield Task(said, detail, "Importer des périmètres", reverse("perimeters_import"))


def _awaited(roadmap: Roadmap) -> Iterator[Task]:
    if roadmap.awaited:
        count = len(roadmap.awaited)
        said = french.counted(count, "convention encore attendue", "conventions encore attendues")
        yield Task(said, french.enumeration(roadmap.awaited), "Importer une convention", reverse("import_agreement"))


def _to_precise(roadmap: Roadmap) -> Iterator[Task]:
    if roadmap.uncheckable:
        said = french.counted(roadmap.uncheckable, "engagement à préciser", "engagements à préciser")
        kept = "s’ils sont tenus" if roadmap.uncheckable > 1 else "s’il est tenu"
        detail = f"une fréquence ou une échéance permettra de dire {kept}"
        href = reverse("contract_commitments", args=[roadmap.contract_code])
        yield Task(said, detail, "Voir lesquels", f"{href}?a_preciser={roadmap.own.insee_code if roadmap.own else ''}")
