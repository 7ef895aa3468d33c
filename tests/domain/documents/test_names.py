"""The name that somebody gave to a file leaves the journal with them."""

from datetime import date

import pytest

from regain.core.mandates import Role
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.queries import member_of
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.usecases import open_amendment, retitle_amendment
from regain.domain.documents.enums import ImportKind
from regain.domain.documents.usecases import abandon_import, remember_choices, start_import, store_file
from regain.domain.journal.models import Entry, PersonalValue
from regain.domain.journal.queries import told_entries, verify
from regain.domain.journal.usecases import anchor_head
from regain.domain.territory.usecases import import_addresses
from regain.exchange.applying.erasure import erase_person
from regain.reports.histories import build_history, past_of
from tests.exchange.archives.sample import adopt
from tests.factories.accounts import PersonFactory
from tests.factories.drafts import draft
from tests.mandates import CODE, CONTRACT, give

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture
def nadia():
    person = PersonFactory(email="nadia@ville.example", name="Nadia Zerrouki", title="")
    give(person, Role.PROJECT_LEAD, CONTRACT)
    return person


@pytest.fixture
def bruno() -> Member:
    person = PersonFactory(email="bruno@ville.example", name="Bruno", title="")
    give(person, Role.PROJECT_LEAD, CONTRACT)
    return member_of(person, on=TODAY)


def acts(person) -> Member:
    return member_of(person, on=TODAY)


def left_of(name: str) -> list[str]:
    """Where the journal still holds that name."""
    rows = [*Entry.objects.order_by("number").values(), *PersonalValue.objects.order_by("pk").values()]
    return [f"{column} of {row['id']}" for row in rows for column, value in row.items() if name in str(value)]


def faults() -> list[str]:
    anchor_head()
    return [fault.sentence for fault in verify().faults]


def begin(person, name: str, *, subject: str = ""):
    file = store_file(b"%PDF of that file", name=name, media_type="application/pdf", by=acts(person))
    words = {"kind": ImportKind.AGREEMENT, "contract_code": CODE, "subject": subject or name, "insee_code": ""}
    return start_import(file, **words, reading={}, choices={}, by=acts(person))


def test_a_file_s_name_goes_with_who_gave_it_whatever_was_done_to_it_by_others(nadia, bruno):
    begun = begin(nadia, "CV de Nadia Zerrouki.pdf")
    remember_choices({"date": "2024"}, scope="s", document_import=begun, by=bruno)
    abandon_import(begun, expected_version=begun.version, by=bruno)
    assert build_history(past_of([begun.file]))[0].of == "CV de Nadia Zerrouki.pdf"

    erase_person(nadia, on=TODAY, by=SYSTEM)

    assert left_of("Zerrouki") == []
    assert {event.of for event in build_history(past_of([begun, begun.file]))} == {"valeur effacée"}
    assert faults() == []


def test_what_the_document_itself_says_stays(nadia, bruno):
    begun = begin(nadia, "a.pdf", subject="Convention de Barlin, signée le 12 septembre 2024")
    erase_person(nadia, on=TODAY, by=SYSTEM)

    assert build_history(past_of([begun]))[0].of.startswith("Convention de Barlin")


def test_the_same_bytes_under_two_names_are_each_that_of_its_giver(nadia, bruno):
    store_file(b"same", name="nadia-zerrouki.odt", media_type="a/b", contract_code=CODE, by=acts(nadia))
    file = store_file(b"same", name="bruno.odt", media_type="a/b", contract_code=CODE, by=bruno)
    erase_person(nadia, on=TODAY, by=SYSTEM)

    assert [one.of for one in build_history(past_of([file]))] == ["bruno.odt", "valeur effacée"]
    assert left_of("zerrouki") == []


def test_files_of_outlines_and_addresses_too(nadia):
    words = {"checksum": "a" * 64, "by": acts(nadia)}
    import_addresses([], file_name="adresses-zerrouki.csv", **words)
    assert left_of("zerrouki") != []

    erase_person(nadia, on=TODAY, by=SYSTEM)

    assert left_of("zerrouki") == []


def test_a_title_of_an_amendment_goes_with_who_typed_it(nadia, bruno, contract):
    adopt(contract, draft(), b"Barlin")
    amendment = open_amendment(Agreement.objects.get(), title="Référent : N. Zerrouki", by=acts(nadia))
    retitle_amendment(amendment, title="Référents", expected=amendment.version, by=bruno)
    amendment.refresh_from_db()
    retitle_amendment(amendment, title="Zerrouki, suite", expected=amendment.version, by=acts(nadia))

    erase_person(nadia, on=TODAY, by=SYSTEM)

    assert left_of("Zerrouki") == []
    titles = [(entry.before.get("title"), entry.after.get("title")) for entry in told_entries(past_of([amendment]))]
    assert ("Référents" in str(titles[0]), "Référents" in str(titles[1])) == (True, True)
    assert faults() == []


def test_what_the_instance_itself_stores_is_of_nobody(db):
    store_file(b"a", name="liste.csv", media_type="text/csv", by=SYSTEM)

    assert (Entry.objects.get().object_label, PersonalValue.objects.count()) == ("liste.csv", 0)
