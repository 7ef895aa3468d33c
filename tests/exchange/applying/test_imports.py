"""An import from the file dropped to the plan confirmed: it may be left, resumed, answered by two people."""

import pytest

from regain.domain.contracts.models import AgreementVersion
from regain.domain.contracts.usecases import PlanIsStale
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport, StoredFile
from regain.domain.documents.usecases import ImportChangedMeanwhile
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import history_of
from regain.exchange.applying import answer, begin_import, confirm_import, imports, readings
from regain.exchange.applying.agreement import NotYourCommune
from regain.exchange.applying.imports import Point, import_at_once
from regain.exchange.applying.readings import read_for_contract
from regain.exchange.draft import Choice, Finding, Mark, Severity, Where
from regain.exchange.planning.kept import KeptReading, current_plan, reading_as_data, reading_from_data, reading_of
from regain.exchange.reading.blocks import Cell, Document, Remark, Table, Text
from regain.exchange.reading.refusals import NotAnAgreement
from tests.factories.drafts import draft, neighbourhood, reading


@pytest.fixture
def reader(monkeypatch):
    """A reader that knows one paper, in which the place of signature is a question."""

    def read(content, name, answers):
        if content == b"facture":
            raise NotAnAgreement("Ce document n’est pas une convention.")
        chosen = answers.get("signed_at")
        choice = Choice("signed_at", ("Barlin", "Béthune"), chosen=chosen)
        finding = Finding("two_places", Severity.ERROR, "Deux lieux de signature.", Where(9), choice)
        commune = answers.get("commune", content.decode())
        return reading(draft(file=name, content=content, commune=commune, signed_at=chosen, findings=(finding,)))

    monkeypatch.setattr(readings, "_read", read)


@pytest.fixture
def begun(reader, contract, amina) -> DocumentImport:
    return begin_import(b"Barlin", name="barlin.docx", contract=contract, by=amina.member)


def confirm(begun, by):
    plan = current_plan(begun)
    return confirm_import(begun, expected_fingerprint=plan.fingerprint, expected_version=begun.version, by=by)


def test_amina_drops_answers_and_confirms(begun, amina):
    assert [question.key for question in current_plan(begun).pending] == ["signed_at"]

    answer(begun, choices={"signed_at": "Béthune"}, expected_version=1, by=amina.member)
    plan = confirm(begun, amina.member)

    begun.refresh_from_db()
    assert (begun.status, str(begun)) == (ImportStatus.APPLIED, "Convention de Barlin, signée le 9 juillet 2024")
    assert begun.outcome == {"add": plan.counts["add"]}
    version = AgreementVersion.objects.get()
    assert (version.source, version.choices, version.adopted_by) == (
        begun.file,
        {"signed_at": "Béthune"},
        amina.member.label,
    )
    assert current_plan(begun).is_empty


def test_what_was_answered_is_not_asked_again_for_a_corrected_file(begun, amina, contract):
    answer(begun, choices={"signed_at": "Béthune"}, expected_version=1, by=amina.member)
    confirm(begun, amina.member)

    corrected = begin_import(b"BARLIN", name="barlin-2.docx", contract=contract, by=amina.member)

    assert corrected.choices == {"signed_at": "Béthune"}
    assert reading_of(corrected).draft.signed_at == "Béthune"
    assert current_plan(corrected).pending == ()


def test_a_new_answer_wins_over_the_one_remembered(begun, amina, contract):
    answer(begun, choices={"signed_at": "Béthune"}, expected_version=1, by=amina.member)
    confirm(begun, amina.member)

    read = read_for_contract(b"Barlin", name="b.docx", contract=contract, answers={"signed_at": "Barlin"})

    assert (read.answers, read.reading.draft.signed_at) == ({"signed_at": "Barlin"}, "Barlin")


def test_a_point_that_cannot_be_marked_leaves_the_choices_made_with_it_unkept(begun, amina, monkeypatch):
    def refuse(*_given, **_more):
        raise ImportChangedMeanwhile

    point = Point("0123456789abcdef", said="Deux lieux de signature", is_seen=True)
    with monkeypatch.context() as patched:
        patched.setattr(imports, "mark_seen", refuse)
        with pytest.raises(ImportChangedMeanwhile):
            answer(begun, choices={"signed_at": "Béthune"}, point=point, expected_version=1, by=amina.member)
    begun.refresh_from_db()
    assert (begun.version, begun.choices) == (1, {})

    answer(begun, choices={"signed_at": "Béthune"}, point=point, expected_version=1, by=amina.member)
    assert (begun.choices, begun.seen) == ({"signed_at": "Béthune"}, [point.key])


def test_dropping_the_same_file_again_resumes_the_import(begun, amina, claire, contract):
    again = begin_import(b"Barlin", name="copie.docx", contract=contract, by=claire.member)

    assert again == begun
    assert (DocumentImport.objects.count(), StoredFile.objects.count()) == (1, 1)
    answered = begin_import(
        b"Barlin", name="copie.docx", contract=contract, answers={"signed_at": "Barlin"}, by=claire.member
    )
    assert (answered, answered.version) == (begun, 2)


def test_a_file_that_is_no_agreement_leaves_nothing(reader, contract, amina):
    with pytest.raises(NotAnAgreement):
        begin_import(b"facture", name="facture.pdf", contract=contract, by=amina.member)

    assert (StoredFile.objects.count(), DocumentImport.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_an_agreement_of_another_commune_is_refused_in_words_that_are_true_of_its_file(reader, contract, amina):
    with pytest.raises(NotYourCommune, match=r"Rien n’est gardé\. Demandez au"):
        begin_import(b"Hersin-Coupigny", name="autre.docx", contract=contract, by=amina.member)
    assert not StoredFile.objects.exists()

    nameless = begin_import(b"", name="scan.pdf", contract=contract, by=amina.member)
    with pytest.raises(NotYourCommune, match="Rien n’est changé\u00a0: abandonnez cet import, ou demandez au"):
        answer(nameless, choices={"commune": "Hersin-Coupigny"}, expected_version=1, by=amina.member)
    assert StoredFile.objects.get() == nameless.file


def test_claire_cannot_confirm_what_amina_changed(begun, amina, claire):
    seen = DocumentImport.objects.get(pk=begun.pk)
    answer(begun, choices={"signed_at": "Béthune"}, expected_version=1, by=amina.member)
    current = DocumentImport.objects.get(pk=begun.pk)
    fingerprint = current_plan(current).fingerprint

    with pytest.raises(PlanIsStale):
        confirm_import(seen, expected_fingerprint=fingerprint, expected_version=1, by=claire.member)
    with pytest.raises(ImportChangedMeanwhile):
        confirm_import(current, expected_fingerprint=fingerprint, expected_version=1, by=claire.member)
    with pytest.raises(ImportChangedMeanwhile):
        answer(seen, choices={"signed_at": "Barlin"}, expected_version=1, by=claire.member)

    assert not AgreementVersion.objects.exists()


def test_a_command_keeps_the_import_it_applied(reader, contract, amina):
    read = read_for_contract(b"Barlin", name="b.docx", contract=contract, answers={"signed_at": "Barlin"})
    kept = begin_import(b"Barlin", name="b.docx", contract=contract, answers=read.answers, by=amina.member)

    done = import_at_once(read, current_plan(kept), content=b"Barlin", contract=contract, by=amina.member)

    assert (done, done.status) == (kept, ImportStatus.APPLIED)
    events = [entry.event for entry in history_of(done)]
    assert events == ["import_started", "import_applied", "choices_remembered", "choices_remembered"]


def test_an_import_without_commune_is_called_by_its_file(reader, contract, amina):
    nameless = begin_import(b"", name="scan.pdf", contract=contract, by=amina.member)

    assert str(nameless) == "scan.pdf"
    assert "commune" in {question.key for question in current_plan(nameless).pending}


def test_a_reading_is_kept_whole():
    table = Table(((Cell((Text("A", 3),), columns=2), None), (Cell(), Cell((Text("B", 4, page=2, bold=True),)))))
    document = Document(
        "text/plain", (Text("Titre", 1, level=1), table, Text("Puce", 5, item=True)), 2, (Remark("x", "y", 3),)
    )
    kept = KeptReading(document, draft(), (Mark(0, 0, 5, "/commune"), Mark(1, 0, 1)))

    assert reading_from_data(reading_as_data(kept)) == kept


@pytest.mark.parametrize(
    ("neighbourhoods", "said"),
    [
        ((neighbourhood(irritants=("Bruit",) * 1001),), "Une liste de ce document compte plus de 1.000 lignes"),
        ((neighbourhood(irritants=("Bruit",) * 600, name="Q"),) * 6, "compte plus de 3.000 lignes à suivre"),
    ],
    ids=["one list", "in all"],
)
def test_an_endless_list_is_no_agreement(monkeypatch, contract, amina, neighbourhoods, said):
    monkeypatch.setattr(readings, "_read", lambda *_given: reading(draft(neighbourhoods=neighbourhoods)))

    with pytest.raises(NotAnAgreement, match=said):
        begin_import(b"Barlin", name="liste.docx", contract=contract, by=amina.member)

    assert not StoredFile.objects.exists()


def test_a_name_that_no_database_would_take_is_mended(reader, contract, amina):
    begun = begin_import(b"Barlin", name="bar\udce9lin\x00.docx", contract=contract, by=amina.member)

    assert begun.file.name == "barlin.docx"
