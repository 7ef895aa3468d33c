"""Adopting a signed text: the living state becomes what it says, and the text is kept for ever."""

import pytest
from django.db import DatabaseError

from regain.core.member import NOBODY
from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, IntercommunalObjective, Irritant, Stake
from regain.domain.contracts.queries import (
    agreement_of,
    agreements_of,
    content_of,
    tree_of,
    version_in_force,
    versions_of,
)
from regain.domain.contracts.rules.differences import differences
from regain.domain.contracts.usecases import AgreementDoesNotFit, CommuneOutsideContract, PlanIsStale
from regain.domain.contracts.usecases import adopting as adopting_module
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import history_of
from regain.domain.journal.usecases import AuthorRequired
from regain.domain.territory.models import Commune
from tests.factories.contracts import committee, content, lines, project, retained, signatories


def of_barlin(regain, *irritants: str, objectives=(), **values):
    rows = objectives or (retained("Aider aux papiers", "Tenir une permanence"),)
    return content(project(regain, irritants=lines(*irritants), retained_objectives=tuple(rows)), **values)


def test_the_living_state_becomes_what_the_text_says(adopt, regain, living, contract, barlin):
    asked = of_barlin(regain, "Bruit", "Dépôts")

    version = adopt(asked)

    assert differences(living(), asked)[0].noun == "objectif retenu"  # its node was not in the tree yet
    assert [line.text for line in living().projects[0].irritants] == ["Bruit", "Dépôts"]
    assert living().bodies[0].commitments[0].times_per_year == 2
    agreement = agreement_of(contract, barlin)
    assert (version.number, version.status, version_in_force(agreement)) == (1, VersionStatus.IN_FORCE, version)
    assert history_of(agreement).get().after == {"version": 1, "sha256": version.source.sha256, "add": 13}
    assert list(agreements_of(contract)) == [agreement]
    assert (str(agreement), str(version)) == (
        "Convention d’application communale – Barlin",
        "Convention d’application communale – Barlin, version 1",
    )


def test_adopting_the_same_again_writes_nothing(adopt, regain, living, contract, barlin):
    snapshot = {"sections": [], "source": {"file": "a"}}
    adopt(of_barlin(regain, "Bruit"), snapshot=snapshot)
    entries = Entry.objects.count()

    again = adopt(living(), snapshot={**snapshot, "source": {"file": "b"}})

    assert again is None
    assert (versions_of(agreement_of(contract, barlin)).count(), Entry.objects.count()) == (1, entries)


def test_a_text_whose_prose_alone_changes_is_a_new_version(adopt, regain, living, contract, barlin):
    adopt(of_barlin(regain, "Bruit"), snapshot={"sections": ["avant"]})

    version = adopt(living(), snapshot={"sections": ["après"]})

    assert version.number == 2
    statuses = [(one.number, one.status, one.snapshot) for one in versions_of(agreement_of(contract, barlin))]
    assert statuses == [
        (2, VersionStatus.IN_FORCE, {"sections": ["après"]}),
        (1, VersionStatus.REPLACED, {"sections": ["avant"]}),
    ]


def test_a_corrected_line_keeps_its_identity_and_the_others_do_not_move(adopt, regain, living):
    adopt(of_barlin(regain, "Trop de bruit le soir", "Des dépôts sauvages", "Peu de bancs"))
    before = {line.text: line.pk for line in living().projects[0].irritants}

    adopt(of_barlin(regain, "Peu de bancs", "Trop de bruits le soir", "Des rats"))

    after = {line.text: line.pk for line in living().projects[0].irritants}
    assert list(after) == ["Peu de bancs", "Trop de bruits le soir", "Des rats"]
    assert after["Trop de bruits le soir"] == before["Trop de bruit le soir"]
    assert after["Peu de bancs"] == before["Peu de bancs"]
    assert after["Des rats"] not in before.values()
    assert Irritant.objects.count() == 3


def test_a_corrected_objective_keeps_what_hangs_under_it(adopt, regain, living):
    adopt(of_barlin(regain, objectives=[retained("Aider chacun à ses papiers", "Tenir une permanence")]))
    before = living().projects[0].retained_objectives[0]

    adopt(of_barlin(regain, objectives=[retained("Aider chacun dans ses papiers", "Tenir une permanence")]))

    after = living().projects[0].retained_objectives[0]
    assert (after.pk, after.operational_objectives) == (before.pk, before.operational_objectives)
    assert after.wording == "Aider chacun dans ses papiers"
    assert [node.label for node in IntercommunalObjective.objects.all()] == ["Aider chacun dans ses papiers"]


def test_the_words_of_a_place_follow_the_new_text(adopt, regain, living):
    adopt(content(project(regain), signatories=signatories("État", "Commune de Barlin")))
    [state, commune] = living().signatories
    assert (state.name, commune.name) == ("État", "Commune de Barlin")

    adopt(content(project(regain), signatories=signatories("Commune de Barlin", "Région")))

    assert [(line.name, line.pk == commune.pk) for line in living().signatories] == [
        ("Commune de Barlin", True),
        ("Région", False),
    ]


def test_a_body_met_more_often_is_the_same_body(adopt, regain, living):
    adopt(content(project(regain)))
    before = living().bodies[0]

    adopt(content(project(regain), bodies=(committee(times_per_year=3),)))

    after = living().bodies[0]
    assert (after.pk, after.commitments[0].pk) == (before.pk, before.commitments[0].pk)
    assert after.commitments[0].times_per_year == 3


def test_two_communes_share_a_node_and_neither_renames_it(adopt, regain, living, contract, hersin, barlin):
    adopt(of_barlin(regain))
    node = living().projects[0].retained_objectives[0].path
    as_typed = retained("AIDER AUX PAPIERS", "Former les agents")
    shared = adopting_module.AgreementContent(
        projects=(project(regain, retained_objectives=(as_typed.__class__(path=node, wording=as_typed.wording),)),)
    )

    adopt(shared, commune=hersin)

    users = {one.label: one.agreements for one in tree_of(contract).nodes if one.level == "intercommunal"}
    both = tuple(sorted([agreement_of(contract, barlin).pk, agreement_of(contract, hersin).pk]))
    assert users == {"Aider aux papiers": both}
    assert living(hersin).projects[0].retained_objectives[0].wording == "AIDER AUX PAPIERS"


def test_a_node_that_nothing_uses_any_more_is_pruned(adopt, regain, contract):
    adopt(of_barlin(regain))

    adopt(of_barlin(regain, objectives=[retained("Planter des arbres", strategic="Verdir")]))

    assert [node.label for node in tree_of(contract).nodes] == ["Une ville solidaire", "Verdir", "Planter des arbres"]


def test_a_framework_node_is_never_pruned(adopt, regain, contract):
    Stake.objects.create(contract=contract, number=9, label="Cadre", origin="framework")

    adopt(of_barlin(regain))

    assert [str(stake) for stake in Stake.objects.all()] == ["Enjeu 1 : Une ville solidaire", "Enjeu 9 : Cadre"]


def test_a_plan_made_on_another_state_is_refused(adopt, regain, expected, barlin):
    stale = expected(barlin)
    adopt(of_barlin(regain))

    with pytest.raises(PlanIsStale, match="relisez-le"):
        adopt(of_barlin(regain, "Bruit"), expected=stale)

    assert AgreementVersion.objects.count() == 1


def test_a_failure_in_the_middle_leaves_nothing(adopt, regain, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("coupure")

    monkeypatch.setattr(adopting_module, "prune_nodes", fail)
    with pytest.raises(DatabaseError, match="coupure"):
        adopt(of_barlin(regain, "Bruit"))

    assert (Agreement.objects.count(), Irritant.objects.count(), Stake.objects.count()) == (0, 0, 0)
    assert not Entry.objects.exists()


def test_nobody_adopts_without_signing_in(adopt, regain):
    with pytest.raises(AuthorRequired):
        adopt(of_barlin(regain), by=NOBODY)

    assert not Agreement.objects.exists()


def test_a_commune_outside_the_contract_adopts_nothing(adopt, regain):
    houchin = Commune.objects.get(name="Houchin")

    with pytest.raises(CommuneOutsideContract, match="Houchin"):
        adopt(of_barlin(regain), commune=houchin)

    assert not Agreement.objects.exists()


def test_a_text_too_long_for_its_column_is_refused_with_its_name(adopt, regain):
    with pytest.raises(AgreementDoesNotFit, match="Signataire"):
        adopt(content(project(regain), signatories=signatories("E" * 301)))

    assert not Agreement.objects.exists()


@pytest.mark.parametrize("project_count", [1, 3])
def test_reading_the_living_state_costs_thirteen_queries(
    adopt, contract, barlin, project_count, django_assert_num_queries, regain
):
    from tests.factories.territory import NeighbourhoodFactory

    places = [regain, *NeighbourhoodFactory.create_batch(project_count - 1)]
    adopt(
        content(
            *(
                project(
                    place,
                    irritants=lines("Bruit", "Dépôts"),
                    retained_objectives=(retained(f"Objectif {place.pk}", "Un", "Deux"), retained("Commun", "Trois")),
                )
                for place in places
            )
        )
    )
    agreement = agreement_of(contract, barlin)

    with django_assert_num_queries(15):
        found = content_of(agreement)

    assert len(found.projects) == project_count
    with django_assert_num_queries(4):
        tree_of(contract)
