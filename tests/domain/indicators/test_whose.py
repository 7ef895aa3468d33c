"""Whose figures: official ones are the instance's, one's own a contract's."""

import pytest

from regain.core.mandates import Role, Scope, ScopeKind
from regain.core.member import SYSTEM
from regain.domain.contracts.models import IntercommunalObjective
from regain.domain.indicators.enums import Direction
from regain.domain.indicators.models import ColumnMapping, Dataset, Edition, Indicator, ObservedPlace
from regain.domain.indicators.queries import SeveralLayouts, mapping_with_signature
from regain.domain.indicators.rules.entries import FigureEntry, ImportCounts, PlaceEntry
from regain.domain.indicators.usecases import (
    DatasetBelongsAlready,
    FiguresAreNotYours,
    IndicatorNotValid,
    add_dataset,
    add_indicator,
    change_dataset_address,
    give_dataset,
    import_edition,
    remember_columns,
    withdraw_edition,
)
from regain.domain.indicators.usecases.targets import TargetNotValid, TargetValues, set_target
from regain.domain.journal.models import Entry
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import draft
from tests.factories.observations import FILOSOFI, confidential, filosofi, load
from tests.filling import apply_draft
from tests.mandates import CONTRACT, ELSEWHERE, SIREN, acting, give

OURS, THEIRS = acting(Role.PROJECT_LEAD), acting(Role.PROJECT_LEAD, ELSEWHERE)
SECOND = Scope(ScopeKind.CONTRACT, "CN06202M", "CN06202M", SIREN)


@pytest.fixture
def two(contract):
    """Our contract, and another of the same agglomeration: the same neighbourhoods, other people."""
    return contract, ContractFactory(code=SECOND.key, communes=[])


def imported(by, dataset="filosofi_qpv", **more):
    return import_edition(
        Dataset.objects.get(code=dataset),
        vintage="2021",
        file_name="x.csv",
        sha256="0" * 64,
        counts=ImportCounts(1, 1, 0, 0, 0),
        figures=[FigureEntry("poverty_rate", "qpv", "QP062007", 2015, 2021, "45", 45, "ok")],
        replaced=(),
        by=by,
        **more,
    )


def test_who_keeps_the_only_contract_keeps_the_official_figures(contract):
    edition = imported(OURS)
    withdraw_edition(edition, by=OURS)

    assert Edition.objects.count() == 0


@pytest.mark.parametrize("role", [Role.READER, Role.STATE, Role.TECHNICAL_REFERENT])
def test_who_keeps_no_contract_writes_none(contract, role):
    with pytest.raises(FiguresAreNotYours):
        imported(acting(role))


def test_beside_another_contract_official_figures_are_the_administrators(two):
    written = load(FILOSOFI)
    before = Entry.objects.count()
    for act in (
        lambda by: imported(by, "rpls_qpv"),
        lambda by: withdraw_edition(written, by=by),
        lambda by: change_dataset_address(written.dataset, file_url="https://x.fr/f.csv", by=by),
        lambda by: remember_columns("a" * 64, headers=["x"], columns={}, dataset=written.dataset, by=by),
    ):
        with pytest.raises(FiguresAreNotYours, match="demandez à la personne qui administre Regain"):
            act(OURS)

    assert Entry.objects.count() == before
    withdraw_edition(written, by=acting(Role.ADMINISTRATOR))


def test_ones_own_are_those_who_keep_the_contract(two):
    ours, _theirs = two
    edition = confidential(ours)
    for by in (acting(Role.PROJECT_LEAD, SECOND), THEIRS, acting(Role.ADMINISTRATOR), acting(Role.READER)):
        for act in (
            lambda by: imported(by, edition.dataset.code),
            lambda by: withdraw_edition(edition, by=by),
            lambda by: add_dataset(title="x", producer="x", licence="x", contract=ours, by=by),
            lambda by: add_indicator(label="x", unit="", more_is_better=None, contract=ours, by=by),
        ):
            with pytest.raises(FiguresAreNotYours):
                act(by)
    withdraw_edition(edition, by=OURS)

    assert Edition.objects.count() == 0


def test_the_names_of_a_contract_say_nothing_to_another(two):
    """The same title and label are free there, and their codes are numbered by nobody else's."""
    confidential(two[0])
    confidential(two[1])

    codes = [set(model.objects.filter(is_own=True).values_list("code", flat=True)) for model in (Dataset, Indicator)]
    assert codes == [
        {"own_cn06201m_confidentiel", "own_cn06202m_confidentiel"},
        {"own_cn06201m_confidentiel_suivi", "own_cn06202m_confidentiel_suivi"},
    ]
    with pytest.raises(IndicatorNotValid, match="existe déjà"):
        add_indicator(label="confidentiel SUIVI", unit="", more_is_better=None, contract=two[0], by=OURS)


def test_each_contract_reads_a_layout_its_own_way(two):
    own = [confidential(one).dataset for one in two]
    for dataset, by in zip(own, (OURS, acting(Role.PROJECT_LEAD, SECOND)), strict=True):
        remember_columns("a" * 64, headers=["x"], columns={}, dataset=dataset, by=by)

    read = [mapping_with_signature(["a" * 64], read_by=by).dataset for by in (OURS, acting(Role.PROJECT_LEAD, SECOND))]
    assert read == own
    assert mapping_with_signature(["a" * 64], read_by=THEIRS) is None
    with pytest.raises(SeveralLayouts, match="--as"):
        mapping_with_signature(["a" * 64], read_by=SYSTEM)
    assert ColumnMapping.objects.count() == 2


def test_a_file_of_ones_own_renames_no_place_that_is_known(contract):
    imported(SYSTEM, places=[PlaceEntry("qpv", "QP062007", "Regain")])
    own = confidential(contract, places=("QP062004",)).dataset
    imported(OURS, own.code, places=[PlaceEntry("qpv", "QP062007", "Faux"), PlaceEntry("school", "0620967P", "Macé")])

    assert set(ObservedPlace.objects.values_list("name", flat=True)) == {"Regain", "Macé"}


def test_a_target_follows_no_indicator_of_another_contract(two):
    apply_draft(draft(), two[0])
    theirs = confidential(two[1]).observations.get(indicator__is_own=True).indicator

    with pytest.raises(TargetNotValid, match="pas connu"):
        set_target(
            IntercommunalObjective.objects.first(),
            indicator=theirs.code,
            values=TargetValues(1, 2015, 2, 2030, Direction.UP),
            by=OURS,
        )


def test_a_data_set_that_nothing_told_of_is_given_once(two):
    edition = confidential(two[0])
    own = Indicator.objects.filter(is_own=True)
    Dataset.objects.filter(pk=edition.dataset_id).update(contract=None)
    own.update(contract=None)

    give_dataset(edition.dataset, contract=two[1], by=SYSTEM)

    assert (Dataset.objects.get(pk=edition.dataset_id).contract, own.get().contract) == (two[1], two[1])
    with pytest.raises(DatasetBelongsAlready, match="CN06202M"):
        give_dataset(edition.dataset, contract=two[0], by=SYSTEM)


def test_a_second_import_by_a_lead_does_not_correct_what_the_other_relies_on(two):
    load(FILOSOFI)

    with pytest.raises(FiguresAreNotYours):
        load(filosofi(poverty="12,0"), by=OURS)

    assert Edition.objects.count() == 1


def test_who_keeps_the_contract_of_the_figures_is_whom_to_ask(two):
    edition = confidential(two[0])
    lead = PersonFactory(name="Claire", email="claire@x.example")
    give(lead, Role.PROJECT_LEAD, CONTRACT)
    give(PersonFactory(name="Paul", email="paul@x.example"), Role.PROJECT_LEAD, SECOND)

    with pytest.raises(FiguresAreNotYours, match=r"\(Claire, .*claire@x\.example\)"):
        withdraw_edition(edition, by=acting(Role.PROJECT_LEAD, SECOND, key="99"))
