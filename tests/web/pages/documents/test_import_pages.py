"""The three steps of an import, and all that can go wrong on the way."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement
from regain.domain.documents.models import DocumentImport, StoredFile
from regain.exchange.applying import begin_import
from regain.web.pages.documents import plan_presenter, views
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.cast import signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.factories.territory import CommuneFactory
from tests.mandates import BARLIN

VALDORE = next(agreement for agreement in agreements() if agreement.slug == "valdore")
PAPER = make_file(VALDORE.layout, "txt")
CHOICE = {"choice:date_uncertain": "2024-09-12"}


@pytest.fixture
def contract(db):
    return ContractFactory(name="Cap commun", communes=[CommuneFactory(insee_code="29001", name="Valdoré")])


@pytest.fixture
def begun(contract) -> DocumentImport:
    return begin_import(PAPER, name="convention.txt", contract=contract, by=SYSTEM)


def plain(response) -> str:
    return " ".join(response.content.decode().split())


def drop(client, content: bytes, name: str = "convention.txt", **more):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("import_agreement"), {"contract": "CN06201M", "file": file, **more})


def answered(client, begun) -> DocumentImport:
    client.post(reverse("import_review", args=[begun.pk]), {"version": begun.version, **CHOICE})
    begun.refresh_from_db()
    return begun


def confirm(client, begun, **changes):
    page = client.get(reverse("import_plan", args=[begun.pk]))
    plan = page.context["plan"]
    given = {"expected_fingerprint": plan.fingerprint, "expected_version": begun.version, "confirm": "1"}
    return client.post(reverse("import_plan", args=[begun.pk]), {**given, **changes})


def test_without_a_contract_nothing_can_be_imported(claire):
    assert claire.get(reverse("import_agreement")).url == reverse("contracts")


def test_without_the_right_one_is_told_whom_to_ask(rachid, contract):
    response = rachid.get(reverse("import_agreement"))

    assert (response.status_code, "demandez au chef de projet" in plain(response)) == (403, True)


def test_a_referent_imports_for_their_commune_and_no_other(amina, contract):
    vera = signed_in(PersonFactory(name="Véra"), Role.TECHNICAL_REFERENT, replace(BARLIN, key="29001"))
    drop(vera, PAPER)
    begun = DocumentImport.objects.get()

    assert vera.get(reverse("import_review", args=[begun.pk])).status_code == 200
    assert amina.get(reverse("import_review", args=[begun.pk])).status_code == 404


def test_the_agreement_of_another_commune_is_refused_as_soon_as_it_is_read_and_nothing_is_kept(amina, contract):
    response = drop(amina, PAPER)

    assert response.status_code == 422
    assert "Ce document est la convention de Valdoré" in plain(response)
    assert not DocumentImport.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_dropped_file_is_read_and_kept(claire, contract):
    response = drop(claire, PAPER)

    begun = DocumentImport.objects.get()
    assert response.url == reverse("import_review", args=[begun.pk])
    assert (begun.subject, begun.status, begun.file.name) == ("Convention de Valdoré", "read", "convention.txt")
    assert Agreement.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "image"),
        (b"PK\x03\x04" + b"\0" * 40, "abîmé"),
        (b"Une recette de tarte aux pommes.\n" * 5, "convention"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_written(claire, contract, content, words):
    response = drop(claire, content, "convention.docx")

    errors = " ".join(response.context["form"].errors["file"])
    assert response.status_code == 422
    assert words in errors
    assert (DocumentImport.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_file_too_large_is_refused_before_it_is_read(claire, contract, settings):
    settings.UPLOAD_LIMIT = 100

    response = drop(claire, b"x" * 101)

    assert (response.status_code, "dépasse" in str(response.context["form"].errors)) == (422, True)


def test_the_review_asks_what_only_a_human_knows(claire, begun):
    html = plain(claire.get(reverse("import_review", args=[begun.pk])))

    assert "1 choix vous revient" in html
    assert "Quelle est la date de signature" in html
    assert "12 septembre 2024" in html


def test_an_answer_is_kept_and_the_file_read_again(claire, begun):
    answered(claire, begun)

    assert begun.reading["draft"]["signed_on"] == "2024-09-12"
    assert "1 choix vous revient" not in plain(claire.get(reverse("import_review", args=[begun.pk])))


def test_two_people_who_answer_at_once_do_not_overwrite_each_other(claire, nadia, begun):
    stale = {"version": begun.version, "choice:date_uncertain": "2024-09-21"}
    answered(claire, begun)

    response = nadia.post(reverse("import_review", args=[begun.pk]), stale, follow=True)

    begun.refresh_from_db()
    html = plain(response)
    assert (response.status_code, begun.choices["date_uncertain"]) == (409, "2024-09-12")
    assert "Choix enregistré jusqu’ici : 12 septembre 2024" in html


def test_a_plan_with_a_choice_to_make_cannot_be_confirmed(claire, begun):
    html = plain(claire.get(reverse("import_plan", args=[begun.pk])))
    response = confirm(claire, begun)

    assert "Appliquer au contrat" not in html
    assert (response.status_code, Agreement.objects.count()) == (409, 0)


def test_a_choice_may_be_made_on_the_plan_itself(claire, begun):
    response = claire.post(reverse("import_plan", args=[begun.pk]), {"version": begun.version, **CHOICE})

    assert response.url == reverse("import_plan", args=[begun.pk])
    assert "Appliquer au contrat" in plain(claire.get(response.url))


def test_what_is_ticked_beside_the_text_is_kept_on_the_way_to_the_plan(claire, begun):
    """Its button is that of the form: the choice just made was lost."""
    html = plain(claire.get(reverse("import_review", args=[begun.pk])))

    response = claire.post(
        reverse("import_review", args=[begun.pk]), {"version": begun.version, "then": "import_plan", **CHOICE}
    )

    begun.refresh_from_db()
    assert 'name="then" value="import_plan" form="relire"' in html
    assert (response.url, begun.choices["date_uncertain"]) == (reverse("import_plan", args=[begun.pk]), "2024-09-12")


def test_another_answer_ticked_on_the_plan_is_read_before_it_is_written(claire, begun):
    answered(claire, begun)

    response = confirm(claire, begun, version=begun.version, **{"choice:date_uncertain": "2024-09-21"})

    begun.refresh_from_db()
    assert (response.url, begun.choices["date_uncertain"]) == (
        reverse("import_plan", args=[begun.pk]),
        "2024-09-21",
    )
    assert Agreement.objects.count() == 0


def test_enter_in_a_choice_of_the_plan_keeps_the_choices_and_writes_nothing(claire, begun, monkeypatch):
    """Enter presses the first button of the form, which does not confirm."""
    monkeypatch.setattr(plan_presenter, "shown_questions", lambda plan: list(plan.questions))
    page = claire.get(reverse("import_plan", args=[answered(claire, begun).pk])).content.decode()

    buttons = [" ".join(part.split(">")[0].split()) for part in page.split("<button")[1:]]
    of_choices = [button for button in buttons if 'form="choix"' in button]
    assert ['name="confirm"' in button for button in of_choices] == [False, True]


def test_a_confirmed_plan_is_written_and_the_import_closed(claire, begun):
    response = confirm(claire, answered(claire, begun))

    begun.refresh_from_db()
    assert response.url == reverse("agreement", args=["CN06201M", "29001"])
    assert (begun.status, Agreement.objects.count()) == ("applied", 1)
    assert claire.get(reverse("import_plan", args=[begun.pk])).url == reverse("import_review", args=[begun.pk])


def test_a_plan_that_is_no_longer_what_was_read_is_refused(claire, begun):
    response = confirm(claire, answered(claire, begun), expected_fingerprint="0" * 64)

    assert (response.status_code, Agreement.objects.count()) == (409, 0)


def test_reading_the_same_file_again_remembers_the_choice_and_changes_nothing(claire, begun, contract):
    confirm(claire, answered(claire, begun))

    drop(claire, PAPER)

    again = DocumentImport.objects.first()
    html = plain(claire.get(reverse("import_plan", args=[again.pk])))
    assert again.choices["date_uncertain"] == "2024-09-12"
    assert "il n’y a rien à changer" in html
    assert "Il n’y avait rien à changer" in plain(claire.get(confirm(claire, again).url))


def test_an_import_is_given_up_and_taken_up_again(claire, begun):
    claire.post(reverse("import_abandon", args=[begun.pk]))
    begun.refresh_from_db()
    assert begun.status == "abandoned"

    claire.post(reverse("import_resume", args=[begun.pk]))
    begun.refresh_from_db()
    assert begun.status == "read"


def test_giving_up_twice_is_said_not_done(claire, begun):
    claire.post(reverse("import_abandon", args=[begun.pk]))

    response = claire.post(reverse("import_abandon", args=[begun.pk]), follow=True)

    assert "error" in {message.level_tag for message in response.context["messages"]}


def test_a_version_is_withdrawn_after_its_plan_was_read(claire, begun):
    confirm(claire, answered(claire, begun))
    address = reverse("agreement_withdrawal", args=["CN06201M", "29001"])
    plan = claire.get(address).context["plan"]

    refused = claire.post(address, {"expected": "0" * 64})
    done = claire.post(address, {"expected": plan.fingerprint})

    assert (refused.status_code, done.status_code) == (409, 302)
    assert "Convention retirée" in plain(claire.get(done.url))


def test_the_list_says_what_became_of_a_text(claire, begun):
    confirm(claire, answered(claire, begun))
    in_force = plain(claire.get(reverse("imports")))
    address = reverse("agreement_withdrawal", args=["CN06201M", "29001"])
    claire.post(address, {"expected": claire.get(address).context["plan"].fingerprint})

    assert ("en vigueur" in in_force, "retiré depuis" in plain(claire.get(reverse("imports")))) == (True, True)


def test_an_answer_that_was_not_offered_is_refused(claire, begun):
    forged = {"version": begun.version, "choice:date_uncertain": "1999-01-01"}

    response = claire.post(reverse("import_review", args=[begun.pk]), forged)

    begun.refresh_from_db()
    assert (response.status_code, begun.choices) == (409, {})
    assert "n’est pas une réponse possible" in plain(response)


def test_saving_without_choosing_says_what_is_left(claire, begun):
    response = claire.post(reverse("import_review", args=[begun.pk]), {"version": begun.version}, follow=True)

    assert "Rien n’a changé : vous n’avez rien choisi. Il reste 1 choix à faire." in plain(response)
    assert "C’est fait" not in plain(response)


def test_a_stored_file_is_downloaded_never_shown(claire, begun):
    response = claire.get(reverse("stored_file", args=[begun.file_id]))

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == PAPER


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_six_queries(claire, contract, count, django_assert_num_queries):
    for number in range(count):
        begin_import(PAPER + b"\n" * number, name=f"{number}.txt", contract=contract, by=SYSTEM)

    with django_assert_num_queries(6):
        response = claire.get(reverse("imports"))

    assert len(response.context["imports"]) == count


def test_a_long_list_has_pages(claire, contract, monkeypatch):
    for number in range(3):
        begin_import(PAPER + b"\n" * number, name=f"{number}.txt", contract=contract, by=SYSTEM)
    monkeypatch.setattr(views, "PER_PAGE", 2)

    response = claire.get(reverse("imports"), {"page": 2})

    assert len(response.context["imports"]) == 1
