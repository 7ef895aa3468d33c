"""The whole way, from the bytes of a paper to the contract, with real readers."""

import pytest

from regain.domain.contracts.models import (
    AgreementVersion,
    Commitment,
    IntercommunalObjective,
    Irritant,
    OperationalObjective,
    Opportunity,
    Priority,
    QuotedFigure,
    RetainedObjective,
    Stake,
    StrategicObjective,
)
from regain.domain.documents.models import StoredFile
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Neighbourhood
from regain.exchange.management.commands import demo as demo_module
from tests.agreements.layout import FORMATS, make_file
from tests.agreements.model import agreements

pytestmark = pytest.mark.django_db
TREE = (Stake, StrategicObjective, IntercommunalObjective, OperationalObjective)
LISTS = (Irritant, Opportunity, Priority, QuotedFigure)


@pytest.fixture
def _demo(settings):
    settings.DEMO = True


@pytest.fixture
def _alone(_demo, monkeypatch):
    """Without the agreement of the neighbouring commune, whose objectives would be counted too."""
    monkeypatch.setattr(demo_module, "import_demonstration_agreement", lambda *_path, **_contract: None)


def count(models) -> tuple[int, ...]:
    return tuple(model.objects.count() for model in models)


@pytest.mark.usefixtures("_demo")
def test_the_demonstration_agreement_becomes_a_contract(run):
    status, said, complaint = run("demo", "--no-serve")

    assert (status, complaint) == (0, "")
    assert count(TREE) == (3, 9, 18, 24)
    assert count(LISTS) == (9, 13, 7, 8)
    entries = Entry.objects.count()
    assert "La démonstration reste comme vous l’avez laissée." in run("demo", "--no-serve")[1]
    assert (Entry.objects.count(), AgreementVersion.objects.count()) == (entries, 2)
    assert "La convention de Barlin est enregistrée." in said


@pytest.mark.usefixtures("_alone")
def test_the_real_agreement_takes_the_place_of_the_demonstration_s_without_a_question(run, shared):
    paper = shared / "conventions" / "barlin-2024.txt"
    run("demo", "--no-serve")

    status, said, complaint = run("demo", "--no-serve", "--file", paper)

    assert (status, complaint) == (0, "")
    assert count(TREE) == (3, 9, 18, 18)
    assert count(LISTS) == (5, 12, 4, 8)
    commitments = list(Commitment.objects.values_list("kind", "times_per_year", "is_checkable"))
    assert commitments[0] == ("steering_committee", 2, True)
    assert [kind for kind, *_ in commitments].count("signatory") == 3
    assert "Rien à changer" in run("import_agreement", paper, "--apply")[1]
    assert run("withdraw_agreement", "Barlin", "--apply")[0] == 0
    assert (count(TREE), count(LISTS)) == ((3, 9, 18, 18), (5, 10, 4, 8))
    assert "enregistrée" in said


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize("form", FORMATS)
def test_two_communes_share_one_tree_whatever_the_typing(run, tmp_path, form):
    """Hersin-Coupigny's paper takes up objectives of Barlin's, and shares its neighbourhood."""
    run("demo", "--no-serve")
    before = count(TREE)
    neighbourhoods = Neighbourhood.objects.count()
    [hersin] = [paper for paper in agreements() if paper.slug == "hersin-coupigny"]
    path = tmp_path / f"hersin.{form}"
    path.write_bytes(make_file(hersin.layout, form))

    status, said, complaint = run("import_agreement", path, "--apply")

    assert (status, complaint) == (0, ""), said
    rows = sum(len(read.objectives) for read in hersin.truth.neighbourhoods)
    assert RetainedObjective.objects.count() == before[2] + rows
    shared_rows = IntercommunalObjective.objects.count() - before[2]
    assert shared_rows < rows
    assert count(TREE)[0] == 3
    assert Neighbourhood.objects.count() - neighbourhoods < len(hersin.truth.neighbourhoods)
    assert "Rien à changer" in run("import_agreement", path, "--apply")[1]


@pytest.mark.usefixtures("contract")
@pytest.mark.parametrize(
    "content",
    [b"", b"facture", b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xfe\x00"],
    ids=["empty", "an invoice", "truncated pdf", "truncated docx", "picture", "half a character"],
)
def test_a_bad_file_is_one_french_sentence_and_leaves_nothing(run, tmp_path, content):
    path = tmp_path / "convention.docx"
    path.write_bytes(content)

    status, said, complaint = run("import_agreement", path, "--apply")

    assert (status, said, complaint.count("\n")) == (2, "", 1)
    assert (StoredFile.objects.count(), Entry.objects.count()) == (0, 0)
