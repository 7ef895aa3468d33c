"""What waits for somebody, in the words and links of their page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from regain.core import french
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Amendment
from regain.domain.documents.models import DocumentImport
from regain.reports.roadmap import OwnCommune, Roadmap

ACTS = {
    AmendmentStatus.DRAFT: ("en préparation", "Continuer"),
    AmendmentStatus.PROPOSED: ("proposé", "Le relire"),
    AmendmentStatus.REVIEWED: ("relu", "Le faire signer"),
}
CO_SIGNED = {
    AmendmentStatus.PROPOSED: ("proposé, à lire avant que l’État le signe", "Le lire"),
    AmendmentStatus.REVIEWED: ("relu, à signer par l’État", "Voir ce qui se signe"),
}
"""What the State, who signs with the commune, has to do meanwhile."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits: what, since when or why, and the link that leads there."""

    label: str
    detail: str
    act: str
    href: str


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """Where somebody begins to look: what is said of their commune, if they act for one."""

    title: str
    links: tuple[tuple[str, str], ...]


def tasks(roadmap: Roadmap, imports: Iterable[DocumentImport]) -> tuple[Task, ...]:
    """What waits, what was begun first."""
    own = (_amendment(one, *ACTS[AmendmentStatus(one.status)]) for one in roadmap.amendments)
    shared = (_amendment(one, *CO_SIGNED[AmendmentStatus(one.status)]) for one in roadmap.to_sign)
    return (*map(_to_resume, imports), *own, *shared, *_territory(roadmap), *_awaited(roadmap))


def own_place(own: OwnCommune | None, contract_code: str) -> OwnPlace:
    """The commune's own links; for whoever acts for no commune, where one begins to look."""
    if own is None:
        quarters = ("Les quartiers, un par un", reverse("neighbourhoods"))
        on_map = ("Les quartiers sur la carte", reverse("contract_map", args=[contract_code]))
        promised = ("Qui doit faire quoi, et pour quand", reverse("contract_commitments", args=[contract_code]))
        return OwnPlace("Par où regarder\u00a0?", (quarters, on_map, promised))
    links = [
        (f"{name}\u00a0: ce qui y est promis, ses chiffres", reverse("neighbourhood", args=[pk]))
        for pk, name in own.neighbourhoods
    ]
    if own.has_agreement:
        said = f"Que dit la convention {french.of(own.name)}\u00a0?"
        links.append((said, reverse("agreement", args=[contract_code, own.insee_code])))
    return OwnPlace(f"Votre commune\u00a0: {own.name}", tuple(links))


def _to_resume(one: DocumentImport) -> Task:
    detail = f"lecture commencée le {french.long_date(timezone.localtime(one.started_at))}"
    return Task(str(one), detail, "Reprendre la lecture", reverse("import_review", args=[one.pk]))


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
        yield Task(said, "de celui de 2015, pour réunir leurs chiffres", "Décider", reverse("correspondences"))
    if roadmap.without_outline:
        said = french.counted(roadmap.without_outline, "quartier sans contour", "quartiers sans contour")
        detail = "absents de la carte" if roadmap.without_outline > 1 else "absent de la carte"
        yield Task(said, detail, "Importer des périmètres", reverse("perimeters_import"))


def _awaited(roadmap: Roadmap) -> Iterator[Task]:
    if roadmap.awaited:
        count = len(roadmap.awaited)
        said = french.counted(count, "convention encore attendue", "conventions encore attendues")
        yield Task(said, french.enumeration(roadmap.awaited), "Importer une convention", reverse("import_agreement"))
