"""Archives changed at random: each is refused in one sentence, or comes whole, and no page and no neighbour suffers."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from regain.core.errors import BusinessError
from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, Amendment, Stake
from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile
from regain.domain.indicators.models import Target
from regain.domain.journal.queries import verify
from regain.domain.territory.models import Neighbourhood
from regain.exchange.applying.archive import bring_in, refuse_unless_from
from regain.exchange.planning.archive import plan_archive
from regain.exchange.reading.archive import read_archive
from regain.exchange.reading.refusals import UnreadableFile
from tests.cast import PersonClient, signed_in
from tests.exchange.archives import sample
from tests.exchange.archives.forging import parts_of, write
from tests.exchange.archives.mutating import mutated
from tests.exchange.archives.tables import Rows, changed, every_row
from tests.factories.accounts import PersonFactory
from tests.mandates import CONTRACT, ELSEWHERE

PAGES = 6
OF_CONTRACT = (
    *("contract", "contract_objectives", "contract_commitments", "contract_history", "contract_map"),
    *("contract_journal", "contract_journal_csv", "contract_matrix_csv", "contract_templates", "contract_edit"),
    *("contract_people", "contract_map_outlines", "contract_workbook"),
)
OF_AGREEMENT = ("agreement", "agreement_history", "agreement_withdrawal", "amend_agreement")
OF_AMENDMENT = ("amendment", "amendment_changes", "amendment_circuit", "amendment_history", "amendment_edit")
OF_TARGET = ("target_history", "target_edit")
OF_ROWS = (
    (DocumentImport, ("import_review", "import_history", "import_plan")),
    (DocumentTemplate, ("template_history", "template_preview")),
    (Neighbourhood, ("neighbourhood", "neighbourhood_history", "neighbourhood_figures", "neighbourhood_edit")),
    (StoredFile, ("stored_file",)),
)
EVERYWHERE = ("home", "neighbourhoods", "imports", "correspondences")


@pytest.fixture
def lead(db) -> PersonClient:
    """The chef de projet of the contract that comes: the first of this instance's people."""
    return signed_in(PersonFactory(name="Cheffe"), Role.PROJECT_LEAD, CONTRACT)


@pytest.fixture
def neighbour(db) -> PersonClient:
    sample.another_contract()
    return signed_in(PersonFactory(name="Voisine"), Role.PROJECT_LEAD, ELSEWHERE)


def addresses() -> Iterator[str]:
    """All that can be opened of the contract brought in."""
    yield from (reverse(name) for name in EVERYWHERE)
    yield from (reverse(name, args=[sample.CODE]) for name in OF_CONTRACT)
    for agreement in Agreement.objects.filter(contract__code=sample.CODE).exclude(commune=None).order_by("pk"):
        yield from (reverse(name, args=[sample.CODE, agreement.commune.insee_code]) for name in OF_AGREEMENT)
    for one in Amendment.objects.filter(agreement__contract__code=sample.CODE).order_by("pk"):
        place = (sample.CODE, one.agreement.commune.insee_code, one.pk) if one.agreement.commune else None
        yield from (reverse(name, args=place) for name in OF_AMENDMENT if place)
    for key in Target.objects.order_by("pk").values_list("pk", flat=True):
        yield from (reverse(name, args=[sample.CODE, key]) for name in OF_TARGET)
    for table, names in OF_ROWS:
        for key in table.objects.order_by("pk").values_list("pk", flat=True):
            yield from (reverse(name, args=[key]) for name in names)
    for stake in Stake.objects.filter(contract__code=sample.CODE).order_by("pk"):
        yield reverse("objective_history", args=[sample.CODE, "enjeu", stake.pk])


def outcome_of(path: Path, chance: Random) -> str:
    """What became of the archive: the sentence that refused it, blank once it is brought in."""
    try:
        read = read_archive(path)
        refuse_unless_from(read)
        shown = plan_archive(read)
        taken = frozenset(one.key for one in shown.proposals if not one.owner and chance.random() < 0.5)
        plan = plan_archive(read, taken=taken) if taken else shown
        bring_in(read, expected_fingerprint=plan.fingerprint, taken=taken, by=SYSTEM)
    except (UnreadableFile, BusinessError) as refusal:
        return str(refusal)
    return ""


def failures(
    path: Path, seed: int, before: Rows, lead: PersonClient, neighbour: PersonClient, *, pages: int
) -> tuple[list[str], bool]:
    """What goes wrong with the archive of that seed, and whether it came in: it is then taken out again."""
    chance = Random(seed)  # noqa: S311  # nothing here is a secret
    with transaction.atomic():
        refusal = outcome_of(path, chance)
        wrong = [] if len(refusal.splitlines()) <= 1 else [f"{seed}: more than a sentence: {refusal}"]
        if not refusal:
            wrong += [f"{seed}: changed {row}" for row in changed(before)]
            every = list(addresses())
            asked = [(lead, page) for page in chance.sample(every, min(pages, len(every)))]
            asked += [(neighbour, reverse(name, args=["CN05901N"])) for name in ("contract", "contract_journal")]
            wrong += [f"{seed}: {page} {failed}" for who, page in asked if (failed := _failed(who, page))]
            wrong += [f"{seed}: {fault.sentence}" for fault in verify().faults if "ancre" not in fault.sentence]
            transaction.set_rollback(True)
    return wrong, not refusal


def _failed(client: PersonClient, page: str) -> str:
    client.raise_request_exception = False
    response = client.get(page)
    if response.streaming:
        b"".join(response.streaming_content)  # read to its end, the file is closed
    return str(response.status_code) if response.status_code >= 500 else ""


def trial(written: bytes, folder: Path, count: int, *clients: PersonClient) -> int:
    """Try so many archives changed at random, each from a seed that hypothesis draws; how many came in."""
    path = folder / "mutee.zip"
    path.write_bytes(written)
    parts, before = parts_of(path), every_row()
    came = 0

    @settings(max_examples=count, suppress_health_check=[*HealthCheck], phases=[Phase.generate])
    @given(seed=some.integers(0, 2**32 - 1))
    def one(seed: int) -> None:
        nonlocal came
        write(path, mutated(parts, seed))
        wrong, is_in = failures(path, seed, before, *clients, pages=PAGES)
        came += is_in
        assert wrong == []

    one()
    assert every_row() == before, "a refused archive was written"
    return came


@pytest.mark.slow
def test_ten_archives_changed_at_random_do_no_harm(written, tmp_path, lead, neighbour):
    assert 0 < trial(written, tmp_path, 10, lead, neighbour) < 10


@pytest.mark.slow
def test_two_hundred_archives_changed_at_random_do_no_harm(written, tmp_path, lead, neighbour):
    assert 30 < trial(written, tmp_path, 200, lead, neighbour) < 170


@pytest.mark.slow
def test_the_archive_unchanged_comes_and_every_page_opens(written, tmp_path, lead, neighbour):
    path = tmp_path / "contrat.zip"
    path.write_bytes(written)

    assert failures(path, 0, every_row(), lead, neighbour, pages=1000) == ([], True)
