"""An archive in an instance where others live: what is theirs never moves, what is shared is proposed one by one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract
from regain.domain.journal.models import Entry
from regain.domain.territory.models import (
    Commune,
    Correspondence,
    Intercommunality,
    Neighbourhood,
    Outline,
    OutlineFile,
    Perimeter,
)
from regain.exchange.applying.archive import ArchiveRefused, bring_in
from regain.exchange.planning.archive import ArchivePlan, plan_archive
from regain.exchange.reading.archive import read_archive
from tests.exchange.archives import sample
from tests.exchange.archives.forging import forged, parts_of, write
from tests.exchange.archives.tables import changed, every_row
from tests.factories.territory import CommuneFactory, IntercommunalityFactory, OutlineFactory

pytestmark = pytest.mark.usefixtures("db")
SIREN = "200000001"


@pytest.fixture
def neighbour(db) -> Contract:
    """Another contract, whose neighbourhood has its outline; beside it, a published perimeter without neighbourhood."""
    sample.another_contract()
    ours = Perimeter.objects.get(code="QN05901M")
    OutlineFactory(perimeter=ours, file=None)
    near = Perimeter.objects.create(code="QP059001", vintage=2015, name="Loin, en 2015")
    Correspondence.objects.create(perimeter=near, other=ours, state="to_confirm", reasons=["same_name"])
    return Contract.objects.get()


@pytest.fixture
def forge(written, tmp_path) -> Callable[..., Path]:
    """The sample's archive with other rows: `table=change`, dots as underscores twice."""

    def make(**changes: Callable[[list], None]) -> Path:
        path = tmp_path / "forgee.zip"
        path.write_bytes(written)
        parts = parts_of(path)
        for table, change in changes.items():
            parts = forged(parts, table.replace("__", "."), change)
        return write(path, parts)

    return make


def plan_of(path: Path, *taken: str) -> ArchivePlan:
    return plan_archive(read_archive(path), taken=frozenset(taken))


def bring(path: Path, *taken: str) -> ArchivePlan:
    fingerprint = plan_of(path, *taken).fingerprint
    return bring_in(read_archive(path), expected_fingerprint=fingerprint, taken=frozenset(taken), by=SYSTEM)


def told(plan: ArchivePlan) -> list[str]:
    return [one.sentence.replace("\u00a0", " ").replace("\u202f", " ") for one in plan.proposals]


def keys(plan: ArchivePlan, kind: str) -> list[str]:
    return [one.key for one in plan.proposals if one.key.startswith(f"{kind}:")]


def set_all(**values: object) -> Callable[[list], None]:
    def change(rows: list) -> None:
        for row in rows:
            row.update(values)

    return change


def test_an_archive_under_the_siren_of_another_agglomeration_changes_nothing_of_it(neighbour, forge):
    path = forge(territory__intercommunality=set_all(siren=SIREN))
    before = every_row()

    plan = plan_of(path)

    assert "Quartier « Le Parc » : ajouté à l’agglomération « Ailleurs » d’ici" in told(plan)
    assert {one.owner for one in plan.proposals} == {"CN05901N"}
    assert "est ici le territoire du contrat CN05901N" in plan.refusals[0]
    for key in [one.key for one in plan.proposals]:
        with pytest.raises(ArchiveRefused, match=f"--take {key} est refusé"):
            bring(path, key)
    with pytest.raises(ArchiveRefused):
        bring(path)
    assert changed(before) == []
    assert every_row() == before


def test_a_neighbourhood_under_the_code_of_anothers_is_refused(neighbour, forge):
    def usurp(rows: list) -> None:
        bearing = next(row for row in rows if row["neighbourhood"])
        bearing.update(code="QN05901M", vintage=2024)

    assert "de l’agglomération « Ailleurs »" in plan_of(forge(territory__perimeter=usurp)).refusals[0].replace(
        "\u00a0", " "
    )


def test_a_commune_of_another_contract_is_not_taken_into_this_one(neighbour, forge):
    def usurp(rows: list) -> None:
        next(row for row in rows if row["insee_code"] == "62443").update(insee_code="59350")

    plan = plan_of(forge(territory__commune=usurp))

    assert "Commune « Hersin » est ici le territoire du contrat CN05901N" in plan.refusals[0].replace("\u00a0", " ")


def test_a_correspondence_about_anothers_perimeter_stays_out_and_the_contract_comes(neighbour, forge):
    def usurp(rows: list) -> None:
        next(row for row in rows if row["neighbourhood"] is None).update(code="QN05901M", name="À moi")

    path = forge(territory__perimeter=usurp, territory__correspondence=set_all(state="confirmed"))
    before = every_row()

    plan = bring(path)

    assert told(plan) == ["Correspondance entre QN05901M et QP062007 : confirmée"]
    assert [one.owner for one in plan.proposals] == ["CN05901N"]
    assert Contract.objects.count() == 2
    assert Correspondence.objects.count() == 1
    assert changed(before) == []


def test_a_free_perimeter_that_may_be_anothers_is_not_adopted_even_when_asked(neighbour, forge):
    def usurp(rows: list) -> None:
        next(row for row in rows if row["code"] == "QP062007").update(code="QP059001")

    path = forge(territory__perimeter=usurp)
    plan = plan_of(path)

    assert told(plan)[-1] == "Périmètre QP059001, qui n’est à aucun quartier ici : donné au quartier « Regain »"
    with pytest.raises(ArchiveRefused, match="territoire du contrat CN05901N"):
        bring(path, *keys(plan, "rattachement"))
    bring(path)
    assert Perimeter.objects.get(code="QP059001").neighbourhood is None


def test_a_free_perimeter_here_is_adopted_only_when_taken(forge):
    Perimeter.objects.create(code="QP062007", vintage=2015, name="Quartier Du Regain")
    path = forge()

    left = plan_of(path)

    assert left.adopted == {}
    [key] = keys(left, "rattachement")
    bring(path, key)
    assert Perimeter.objects.get(code="QP062007").neighbourhood == Neighbourhood.objects.get(name="Regain")
    assert Entry.objects.last().after["taken"] == [
        "Périmètre QP062007, qui n’est à aucun quartier ici\u00a0: donné au quartier «\u00a0Regain\u00a0»"
    ]


@pytest.fixture
def free_agglomeration(db) -> None:
    """The agglomeration of the archive, known here and without contract: its communes, one with its outline."""
    agglomeration = IntercommunalityFactory()
    for code, name in (("62083", "Barlin"), ("62443", "Hersin"), ("62456", "Houchin")):
        CommuneFactory(insee_code=code, name=name, intercommunality=agglomeration)
    OutlineFactory(commune=Commune.objects.get(insee_code="62443"), file=None)


def test_what_would_change_a_place_already_here_is_shown_with_both_sizes_and_left(free_agglomeration, forge):
    def moved(rows: list) -> None:
        row = next(row for row in rows if row["commune"])
        hersin = next(one["id"] for one in communes if one["insee_code"] == "62443")
        row.update(commune=hersin, edition=2)

    communes: list = []
    path = forge(territory__commune=communes.extend)
    path = forge(territory__outline=moved)
    before = every_row()

    shown = plan_of(path)
    bring(path, *keys(shown, "quartier"))

    assert "Contour de « Hersin » : 79 ha proposés, 79 ha ici" in told(shown)
    assert keys(shown, "quartier") != []
    assert "relancez avec --take quartier:" in shown.refusals[0]
    assert not Outline.objects.filter(commune__insee_code="62443", edition=2).exists()
    assert changed(before) == []


def test_one_proposal_taken_brings_that_one_and_what_hangs_on_it(free_agglomeration, forge):
    path = forge()
    shown = plan_of(path)

    bring(path, *keys(shown, "quartier"), *keys(shown, "contour"))

    assert Outline.objects.filter(commune__insee_code="62083").count() == 1
    assert Outline.objects.filter(perimeter__code="QP062007").count() == 2
    assert OutlineFile.objects.count() == 1


def test_a_proposal_is_taken_by_its_own_key_and_by_no_other_word(free_agglomeration, forge, run):
    path = forge()

    for word in ("all", "tout", "quartier:999", "*"):
        status, _, complaint = run("import_contract", path, "--apply", "--take", word)
        assert (status, f"Ce plan ne propose pas --take {word}" in complaint) == (1, True)
    assert not Contract.objects.exists()


def test_nothing_is_told_of_places_already_here(free_agglomeration, forge):
    def forge_entries(rows: list) -> None:
        about = f"territory.intercommunality:{agglomeration[0]['id']}"
        rows.append({**rows[-1], "id": rows[-1]["id"] + 1, "object_key": about, "after": {"name": "À nous"}})

    agglomeration: list = []
    forge(territory__intercommunality=agglomeration.extend)
    path = forge(journal__entry=forge_entries)
    shown = plan_of(path)

    plan = bring(path, *keys(shown, "quartier"))

    here = Intercommunality.objects.get()
    assert not Entry.objects.filter(object_key=f"territory.intercommunality:{here.pk}").exists()
    assert plan.left[Entry] > 0


def test_the_plan_is_shown_line_by_line(neighbour, forge, run):
    status, said, complaint = run("import_contract", forge(territory__intercommunality=set_all(siren=SIREN)))

    assert status == 1
    assert (
        "? Quartier « Le Parc » : ajouté à l’agglomération « Ailleurs » d’ici (impossible, c’est le territoire" in said
    )
    assert len(complaint.splitlines()) == 1
