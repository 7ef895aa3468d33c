"""Documents are made few at a time, and once for who asks again."""

from collections import Counter
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.core.places import Places
from regain.domain.accounts.enums import OrganisationKind
from regain.domain.accounts.usecases import add_organisation
from regain.web import gate, heavy
from regain.web.heavy import Made
from regain.web.pages.contracts import exports
from tests.web.test_every_address import ALL
from tests.web.test_hardening import UPLOADS
from tests.web.world import build_world

EXPORTS = {
    *("contract_workbook", "contract_matrix_csv", "contract_journal_xlsx", "contract_journal_csv"),
    *("neighbourhood_portrait", "dataset_figures", "contract_paper", "agreement_paper"),
    *("amendment_paper", "amended_text_paper", "template_document", "template_sample", "my_data_take"),
}
"""Addresses of what is made to be taken away."""
READINGS = {"template_preview", "observations_plan", "observations_columns", "perimeters_plan"}
"""Addresses of pages that read a file again."""
POSTED = {"my_data_take"}
WORKBOOK = "contract_workbook"


@pytest.fixture
def address(contract):
    world = build_world(contract)
    return lambda name: reverse(name, kwargs=world.arguments(name, set(ALL[name].pattern.converters)))


@pytest.fixture
def full(monkeypatch):
    """No heavy place is free, and nothing will free one."""
    monkeypatch.setattr(heavy, "MAKING", Places(0))
    monkeypatch.setattr(gate, "TAKING_FILES", Places(0))


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The title of each workbook that was made of a contract."""
    titles: list[str] = []

    def write(_sheets, *, title, **_more) -> bytes:
        titles.append(title)
        return f"workbook {len(titles)}".encode()

    monkeypatch.setattr(exports, "write_workbook", write)
    return titles


def test_every_document_made_on_demand_is_heavy():
    marked = {name for name, pattern in ALL.items() if getattr(pattern.callback, "is_heavy", False)}
    files = {name for name, pattern in ALL.items() if "." in str(pattern.pattern).rpartition("/")[2]}

    assert marked == EXPORTS | READINGS
    maps = {"contract_map_outlines", "contract_map_land", "neighbourhood_map_outlines", "neighbourhood_map_land"}
    assert files - maps - {"security_txt", "robots_txt"} == EXPORTS - POSTED


def test_without_a_place_each_of_them_asks_to_come_back_and_no_file_is_received(address, claire, full):
    for name in sorted(EXPORTS | READINGS):
        response = (claire.post if name in POSTED else claire.get)(address(name))

        assert (name, response.status_code, response.headers["Retry-After"]) == (name, 503, "60")
        assert "Beaucoup de documents se préparent en ce moment" in response.content.decode(), name
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    for name in sorted(UPLOADS):
        file = SimpleUploadedFile("liste.csv", b"adresse")

        assert (name, claire.post(address(name), {"file": file}).status_code) == (name, 503)
        assert claire.get(address(name)).status_code in {200, 405}, name


def workbook(contract) -> str:
    return reverse(WORKBOOK, args=[contract.code])


def test_a_place_is_given_back_whatever_came_of_it(contract, claire, monkeypatch):
    monkeypatch.setattr(heavy, "MAKING", Places(1))
    monkeypatch.setattr(gate, "TAKING_FILES", Places(1))
    monkeypatch.setattr(exports, "write_workbook", lambda *_words, **_more: 1 / 0)
    claire.raise_request_exception = False

    statuses = [claire.get(workbook(contract)).status_code for _ in range(3)]
    for _ in range(2):
        file = SimpleUploadedFile("a.csv", b"code_qp;annee\n")
        statuses.append(claire.post(reverse("observations_drop"), {"file": file}).status_code)

    assert (statuses[:3], 503 in statuses) == ([500, 500, 500], False)


def test_twelve_identical_exports_cost_one(contract, claire, made):
    answers = Counter(claire.get(workbook(contract)).content for _ in range(12))

    assert answers == {b"workbook 1": 12}
    assert len(made) == 1


def test_a_document_is_made_again_after_any_write(contract, claire, made):
    claire.get(workbook(contract))
    add_organisation(name="Régie de quartier", kind=OrganisationKind.ASSOCIATION, by=SYSTEM)

    assert claire.get(workbook(contract)).content == b"workbook 2"


def test_a_document_is_made_again_on_another_day(contract, claire, made, monkeypatch):
    claire.get(workbook(contract))
    monkeypatch.setattr(heavy.timezone, "localdate", lambda *_moment: date(2030, 1, 1))

    assert claire.get(workbook(contract)).content == b"workbook 2"


def test_what_one_person_took_away_is_not_served_to_another(contract, claire, rachid, outsider, made):
    claire.get(workbook(contract))

    assert rachid.get(workbook(contract)).content == b"workbook 2"
    assert outsider.get(workbook(contract)).status_code == 404


def test_what_was_made_is_served_as_it_was(contract, claire):
    first, again = (claire.get(workbook(contract)) for _ in range(2))

    assert first.content == again.content
    for name in ("Content-Type", "Content-Disposition", "Cache-Control"):
        assert first.headers[name] == again.headers[name]


def test_results_leave_the_memory_with_time_and_with_weight(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(heavy.time, "monotonic", lambda: now[0])
    kept = Made(seconds=60, most=100)
    for rank in range(5):
        kept.keep((str(rank),), HttpResponse(b"x" * 40))

    assert [kept.get((str(rank),)) is not None for rank in range(5)] == [False, False, False, True, True]
    now[0] = 61
    assert kept.get(("4",)) is None
