"""All that the instance keeps of a person, to be given to that person (RGPD, articles 15 and 20)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from regain.core import french
from regain.core.member import Author
from regain.domain.accounts.models import Mandate, OpenSession, Person
from regain.domain.accounts.queries import author_of, rows_by
from regain.domain.contracts.models import AgreementVersion, Amendment
from regain.domain.contracts.queries.amendments import amendments_edited_by, is_edited_by
from regain.domain.documents.models import DocumentImport, DocumentTemplate
from regain.domain.indicators.models import ColumnMapping, Edition
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import ERASED, Told, told_entries
from regain.reports.histories import FROM_ELSEWHERE, word_for

Value = str | int | datetime | None


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the export. `covers`: the columns it gives, `table.column`, as reports/privacy/personal.py names them."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """All of it, for one person."""

    person: str
    sections: tuple[Section, ...]


def build_personal_data(person: Person) -> PersonalData:
    """What the person may take away: their account, and everything they wrote."""
    author = author_of(person)
    return PersonalData(
        str(person),
        (
            _account(person),
            _mandates(person),
            _sessions(person),
            *_authored(author),
            *_figures(author),
            _edits(author),
            _journal(author, person),
        ),
    )


def _account(person: Person) -> Section:
    rows = (
        ("Nom", person.name),
        ("Adresse e-mail", person.email),
        ("Fonction", person.title),
        ("Organisme", str(person.organisation or "")),
        ("Compte", "ouvert" if person.is_active else "fermé"),
        ("Dernière connexion", person.last_login),
    )
    names = ("name", "email", "title", "organisation", "is_active", "last_login")
    return Section("Compte", ("donnée", "valeur"), rows, tuple(f"accounts.person.{name}" for name in names))


def _mandates(person: Person) -> Section:
    mandates = Mandate.objects.filter(person=person).order_by("starts_on", "pk")
    rows = tuple(
        (
            one.get_role_display(),
            one.scope_label,
            f"{one.starts_on:%d/%m/%Y}",
            f"{one.ends_on:%d/%m/%Y}" if one.ends_on else "",
            one.reason,
        )
        for one in mandates
    )
    names = ("person", "role", "scope_label", "starts_on", "ends_on", "reason")
    covers = tuple(f"accounts.mandate.{name}" for name in names)
    return Section("Mandats", ("rôle", "où", "du", "au", "motif"), rows, covers)


def _sessions(person: Person) -> Section:
    sessions = OpenSession.objects.filter(person=person).order_by("-seen_at", "pk")
    rows = tuple((one.device, one.opened_at, one.seen_at) for one in sessions)
    covers = tuple(f"accounts.opensession.{name}" for name in ("person", "device", "opened_at", "seen_at"))
    return Section("Sessions ouvertes", ("appareil", "ouverte le", "dernier passage"), rows, covers)


def _authored(author: Author) -> Iterator[Section]:
    headings = ("objet", "contrat", "date", "nom affiché")
    imports = rows_by(author, DocumentImport, "started_by", Event.IMPORT_STARTED).select_related("file")
    yield Section(
        "Imports commencés",
        headings,
        tuple((str(one), one.contract_code, one.started_at, one.started_by) for one in imports),
        ("documents.documentimport.started_by",),
    )
    templates = rows_by(author, DocumentTemplate, "added_by", Event.TEMPLATE_ADDED)
    yield Section(
        "Modèles ajoutés",
        headings,
        tuple((str(one), one.contract_code, one.added_at, one.added_by) for one in templates),
        ("documents.documenttemplate.added_by",),
    )
    versions = rows_by(author, AgreementVersion, "adopted_by", Event.AGREEMENT_ADOPTED, told_of="agreement")
    yield Section(
        "Versions de convention enregistrées",
        headings,
        tuple(
            (str(one), one.agreement.contract.code, one.adopted_at, one.adopted_by)
            for one in versions.select_related("agreement__contract", "agreement__commune")
        ),
        ("contracts.agreementversion.adopted_by",),
    )
    amendments = rows_by(author, Amendment, "opened_by", Event.AMENDMENT_OPENED)
    yield Section(
        "Avenants ouverts",
        headings,
        tuple(
            (str(one), one.agreement.contract.code, one.opened_at, one.opened_by)
            for one in amendments.select_related("agreement__contract", "agreement__commune")
        ),
        ("contracts.amendment.opened_by",),
    )


def _figures(author: Author) -> Iterator[Section]:
    editions = rows_by(author, Edition, "imported_by", Event.OBSERVATIONS_IMPORTED)
    yield Section(
        "Chiffres importés",
        ("jeu de données", "édition", "date", "nom affiché"),
        tuple(
            (str(one.dataset), str(one), one.imported_at, one.imported_by) for one in editions.select_related("dataset")
        ),
        ("indicators.edition.imported_by",),
    )
    mappings = rows_by(author, ColumnMapping, "remembered_by", Event.COLUMNS_REMEMBERED)
    yield Section(
        "Fichiers de chiffres dont les colonnes ont été décrites",
        ("fichier", "date", "nom affiché"),
        tuple((str(one), one.remembered_at, one.remembered_by) for one in mappings),
        ("indicators.columnmapping.remembered_by",),
    )


def _edits(author: Author) -> Section:
    rows = tuple(
        (
            f"Avenant n° {amendment.number}",
            edit["pointer"],
            _written(edit["before"]),
            _written(edit["after"]),
            edit["by"],
        )
        for amendment in amendments_edited_by(author)
        for edit in amendment.edits
        if is_edited_by(author, edit, amendment)
    )
    headings = ("avenant", "lieu dans le texte", "avant", "après", "nom affiché")
    return Section("Modifications d’avenant", headings, rows, ("contracts.amendment.edits",))


def _journal(author: Author, person: Person) -> Section:
    written = Entry.objects.filter(author_key=author.key)
    about = Entry.objects.filter(object_key=f"{Person._meta.label_lower}:{person.pk}")  # noqa: SLF001
    rows = tuple(
        (
            told.at,
            Event(told.event).label,
            told.object_label,
            f"{told.author_label} {FROM_ELSEWHERE}" if told.origin else told.author_label,
            told.mandate_label,
            _said(told, told.before),
            _said(told, told.after),
        )
        for told in told_entries((written | about).order_by("number"))
    )
    names = ("author_key", "object_label", "mandate_label", "mandate_key", "before", "after")
    columns = (
        *(f"journal.entry.{name}" for name in names),
        "journal.personalvalue.person_key",
        "journal.personalvalue.value",
    )
    headings = ("date", "ce qui s’est passé", "objet", "par", "sous quel mandat", "avant", "après")
    return Section("Journal", headings, rows, columns)


def _said(told: Told, values: Mapping[str, Any]) -> str:
    """`nom : Jeanne Petit ; fonction : adjointe`: every value, in the words of the history where it has some."""
    said = (
        f"{word_for(told.object_key, name)}\u00a0: {'valeur effacée' if value is ERASED else _written(value)}"
        for name, value in values.items()
    )
    return "\u00a0; ".join(said)


def _written(value: Any) -> str:
    """The value whole: what has several parts as JSON, which machines read again."""
    if value is None or isinstance(value, str):
        return value or ""
    return french.enumeration(value) if _is_words(value) else json.dumps(value, ensure_ascii=False)


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
