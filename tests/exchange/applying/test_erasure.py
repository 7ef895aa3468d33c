"""Somebody who asks to be forgotten is named nowhere in the database any more; everybody else still is."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session

from regain.core.mandates import INSTANCE, Role
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import author_of, mandates_in_force, member_of
from regain.domain.accounts.rules import is_anonymous
from regain.domain.accounts.usecases import AlreadyAnonymous, LastAdministrator, NotTheirData, add_person
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.usecases import open_amendment
from regain.domain.documents.enums import ImportKind
from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile
from regain.domain.documents.usecases import add_template, start_import, store_file
from regain.domain.journal.models import Entry
from regain.exchange.applying import apply_agreement_plan
from regain.exchange.applying.amendments import amend
from regain.exchange.applying.erasure import erase_person
from regain.exchange.planning.agreement import plan_agreement
from regain.reports.privacy.personal import PERSONAL
from regain.reports.privacy.register import columns_of, tables
from regain.reports.privacy.words import Left
from tests.amending import change
from tests.cast import PersonClient
from tests.factories.accounts import OrganisationFactory
from tests.factories.documents import StoredFileFactory
from tests.factories.drafts import draft
from tests.mandates import CONTRACT, give

TODAY = date(2026, 3, 1)
EMAIL, NAME, TITLE = "zoe.z@ville.example", "Zoé Zanzibar", "référente zébrée"


@pytest.fixture
def zoe(db) -> Person:
    person = add_person(email=EMAIL, name=NAME, title=TITLE, organisation=OrganisationFactory(), by=SYSTEM)
    give(person, Role.PROJECT_LEAD, CONTRACT, scope_label="CABBALR")
    return person


def write_everywhere(contract, person: Person, *, words: str) -> None:
    """An import, a template, an agreement and an amendment, all by that person."""
    by = member_of(person, on=TODAY)
    file = store_file(words.encode(), name=f"{words}.txt", media_type="text/plain", by=by)
    started = {"kind": ImportKind.AGREEMENT, "contract_code": contract.code, "subject": words}
    start_import(file, **started, insee_code="62083", reading={}, choices={}, by=by)
    add_template(file, name=words, contract_code=contract.code, by=by)


def amend_as(contract, by: Member) -> Amendment:
    read = draft()
    plan = plan_agreement(read, contract=contract)
    source = StoredFileFactory(name=read.source.file, sha256=read.source.sha256)
    apply_agreement_plan(read, contract=contract, answers={}, source=source, expected=plan.fingerprint, by=by)
    amendment = open_amendment(Agreement.objects.get(), title="Revoir", by=by)
    amend(amendment, edits=[change(amendment, "/neighbourhoods/0/irritants/0", "Le bruit la nuit")], by=by)
    return amendment


def told() -> dict[str, str]:
    """Everything that the database holds, table by table."""
    return {
        label: "\n".join(str(row) for row in table._default_manager.values_list(*columns_of(table)).order_by("pk"))
        for label, table in tables().items()
    }


def naming(*words: str) -> set[str]:
    return {label for label, text in told().items() if any(word in text for word in words)}


def test_nothing_in_the_database_names_zoe_any_more(zoe, contract):
    write_everywhere(contract, zoe, words="a")
    amend_as(contract, member_of(zoe, on=TODAY))
    PersonClient(zoe)
    assert naming(NAME) >= {
        "accounts.person",
        "documents.documentimport",
        "contracts.amendment",
        "journal.personalvalue",
    }

    erase_person(zoe, on=TODAY, by=member_of(zoe, on=TODAY))

    assert naming(EMAIL, NAME, TITLE, "Zanzibar") == set()
    assert (zoe.name, zoe.email, zoe.is_active) == ("Personne effacée", f"{zoe.pk}@efface.invalid", False)
    assert (zoe.organisation, zoe.last_login, zoe.has_usable_password()) == (None, None, False)
    assert not Session.objects.exists()


def test_what_zoe_wrote_stays_and_says_nobody_s_name(zoe, contract):
    write_everywhere(contract, zoe, words="a")
    amend_as(contract, member_of(zoe, on=TODAY))
    written = Entry.objects.filter(author_key=str(zoe.pk)).count()

    erase_person(zoe, on=TODAY, by=SYSTEM)

    labels = {
        DocumentImport.objects.get().started_by,
        DocumentTemplate.objects.get().added_by,
        AgreementVersion.objects.get().adopted_by,
        Amendment.objects.get().opened_by,
        Amendment.objects.get().edits[0]["by"],
    }
    assert labels == {"Personne effacée"}
    assert AgreementVersion.objects.get().snapshot["commune"] == "Barlin"
    assert Entry.objects.filter(author_key=str(zoe.pk)).count() == written > 5
    last = Entry.objects.order_by("-number").values_list("event", flat=True)[:2]
    assert set(last) == {"person_anonymised", "personal_values_erased"}


def test_a_namesake_keeps_what_is_theirs(zoe, contract):
    namesake = add_person(email="autre@ville.example", name=NAME, title=TITLE, by=SYSTEM)
    give(namesake, Role.PROJECT_LEAD, CONTRACT, scope_label="CABBALR")
    write_everywhere(contract, zoe, words="a")
    write_everywhere(contract, namesake, words="b")
    amendment = amend_as(contract, member_of(namesake, on=TODAY))

    erase_person(zoe, on=TODAY, by=SYSTEM)

    label = f"{NAME}, {TITLE}"
    assert dict(DocumentImport.objects.values_list("subject", "started_by")) == {"a": "Personne effacée", "b": label}
    assert dict(DocumentTemplate.objects.values_list("name", "added_by")) == {"a": "Personne effacée", "b": label}
    amendment.refresh_from_db()
    assert (amendment.opened_by, amendment.edits[0]["by"]) == (label, label)
    assert AgreementVersion.objects.get().adopted_by == label


def test_labels_of_before_a_change_of_function_go_too(zoe, contract):
    write_everywhere(contract, zoe, words="a")
    Person.objects.filter(pk=zoe.pk).update(title="directrice")
    zoe.refresh_from_db()

    assert author_of(zoe).labels >= {f"{NAME}, {TITLE}", f"{NAME}, directrice"}
    erase_person(zoe, on=TODAY, by=SYSTEM)

    assert naming(NAME, TITLE, "directrice") == set()


def test_others_stay_signed_in_and_named(zoe, amina):
    erase_person(zoe, on=TODAY, by=SYSTEM)

    assert amina.get("/compte/donnees/").status_code == 200
    assert "accounts.person" in naming("Amina")


def test_the_mandates_of_zoe_end(zoe):
    erase_person(zoe, on=TODAY, by=SYSTEM)

    assert not mandates_in_force(TODAY).exists()


def test_the_last_administrator_is_not_forgotten(zoe, amina):
    give(zoe, Role.ADMINISTRATOR, INSTANCE)

    with pytest.raises(LastAdministrator, match="dernier administrateur"):
        erase_person(zoe, on=TODAY, by=member_of(zoe, on=TODAY))

    assert Person.objects.get(pk=zoe.pk).name == NAME
    give(amina.person, Role.ADMINISTRATOR, INSTANCE)
    erase_person(zoe, on=TODAY, by=member_of(zoe, on=TODAY))
    assert is_anonymous(zoe)


def test_nobody_erases_somebody_else(zoe, claire):
    with pytest.raises(NotTheirData, match="ses propres données"):
        erase_person(zoe, on=TODAY, by=claire.member)


def test_one_is_forgotten_once(zoe):
    erase_person(zoe, on=TODAY, by=SYSTEM)

    with pytest.raises(AlreadyAnonymous, match="déjà effacées"):
        erase_person(zoe, on=TODAY, by=SYSTEM)


def test_a_refused_erasure_leaves_everything_as_it_was(zoe, contract, monkeypatch):
    write_everywhere(contract, zoe, words="a")
    before = told()

    def refuses(*args: object, **kwargs: object) -> None:
        raise AlreadyAnonymous("non")

    monkeypatch.setattr("regain.exchange.applying.erasure.erase_personal_values", refuses)
    with pytest.raises(AlreadyAnonymous):
        erase_person(zoe, on=TODAY, by=SYSTEM)

    assert told() == before
    assert StoredFile.objects.count() == 1


AUTHORSHIP = {
    "documents.documentimport.started_by",
    "documents.documenttemplate.added_by",
    "contracts.agreementversion.adopted_by",
    "contracts.amendment.opened_by",
    "contracts.amendment.edits",
    "indicators.edition.imported_by",
    "indicators.columnmapping.remembered_by",
}
"""Where the name of an author stands: each is in the tests above."""


def test_every_column_that_names_an_author_is_known():
    signed = {
        f"{label}.{name}" for label, table in tables().items() for name in columns_of(table) if name.endswith("_by")
    }
    replaced = {
        f"{label}.{name}"
        for label, columns in PERSONAL.items()
        for name, column in columns.items()
        if column.left == Left.REPLACED and not label.startswith(("accounts.", "journal."))
    }

    assert signed - AUTHORSHIP == {"indicators.observation.replaced_by"}  # an edition, not somebody
    assert replaced == AUTHORSHIP
