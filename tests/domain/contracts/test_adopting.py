"""Adopting a signed text: the living state becomes what it says, and the text is kept for ever."""

import pytest
from django.db import DatabaseError
from django.db.models import ProtectedError

from regain.core.member import NOBODY
from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Irritant, Stake
from regain.domain.contracts.queries import agreements_of, content_of, tree_of, version_in_force, versions_of
from regain.domain.contracts.rules.content import Line
from regain.domain.contracts.rules.differences import differences
from regain.domain.contracts.usecases import AgreementDoesNotFit, CommuneOutsideContract, PlanIsStale
from regain.domain.contracts.usecases import adopting as adopting_module
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import history_of
from regain.domain.journal.usecases import AuthorRequired
from regain.domain.territory.models import Commune
from tests.factories.contracts import committee, content, lines, project, retained, signatories
from tests.factories.territory import NeighbourhoodFactory


def of_barlin(regain, *irritants: str, objectives=(), **values):
    rows = objectives or (retained("Aider aux papiers", "Tenir une permanence"),)
    return content(project(regain, irritants=lines(*irritants), retained_objectives=tuple(rows)), **values)


def test_the_living_state_becomes_what_the_text_says(registry, regain):
    asked = of_barlin(regain, "Bruit", "Dépôts")

    version = registry.adopt(asked)

    assert differences(registry.living(), registry.on_tree(asked)) == ()
    assert [line.text for line in registry.living().projects[0].irritants] == ["Bruit", "Dépôts"]
    assert registry.living().bodies[0].commitments[0].times_per_year == 2
    agreement = registry.agreement()
    assert (version.number, version.status, version_in_force(agreement)) == (1, VersionStatus.IN_FORCE, version)
    assert history_of(agreement).get().after == {"version": 1, "sha256": version.source.sha256, "add": 12}
    assert list(agreements_of(registry.contract)) == [agreement]
    title = "Convention d’application communale – Barlin"
    assert (str(agreement), str(version)) == (title, f"{title}, version 1")


def test_adopting_the_same_again_writes_nothing(registry, regain):
    snapshot = {"sections": [], "source": {"file": "a"}}
    registry.adopt(of_barlin(regain, "Bruit"), snapshot=snapshot)
    entries = Entry.objects.count()

    again = registry.adopt(registry.living(), snapshot={**snapshot, "source": {"file": "b"}})

    assert again is None
    assert (versions_of(registry.agreement()).count(), Entry.objects.count()) == (1, entries)


def test_a_text_whose_prose_alone_changes_is_a_new_version(registry, regain):
    registry.adopt(of_barlin(regain, "Bruit"), snapshot={"sections": ["avant"]})

    version = registry.adopt(registry.living(), snapshot={"sections": ["après"]})

    assert version.number == 2
    assert [(one.number, one.status, one.snapshot) for one in versions_of(registry.agreement())] == [
        (2, VersionStatus.IN_FORCE, {"sections": ["après"]}),
        (1, VersionStatus.REPLACED, {"sections": ["avant"]}),
    ]


def test_a_new_version_tells_each_row_where_its_own_text_says_it(registry, regain):
    def said_at(pointer):
        return content(project(regain, irritants=(Line(text="Bruit", pointer=pointer),)))

    registry.adopt(said_at("/neighbourhoods/0/irritants/0"), snapshot={"sections": ["avant"]})

    registry.adopt(said_at("/neighbourhoods/1/irritants/4"), snapshot={"sections": ["après"]})

    assert [line.pointer for line in registry.living().projects[0].irritants] == ["/neighbourhoods/1/irritants/4"]


def test_what_somebody_wrote_while_we_waited_for_the_contract_is_read(registry, regain, monkeypatch):
    registry.adopt(of_barlin(regain, "Bruit"))
    monkeypatch.setattr(adopting_module, "hold_contract", lambda _contract: Agreement.objects.update(signed_at="Lens"))

    with pytest.raises(PlanIsStale):
        registry.adopt(of_barlin(regain, "Dépôts"))


def test_a_signed_text_is_not_erased_with_its_agreement(registry, regain):
    registry.adopt(of_barlin(regain, "Bruit"))

    with pytest.raises(ProtectedError):
        registry.agreement().delete()

    assert AgreementVersion.objects.count() == 1


def test_a_corrected_line_keeps_its_identity_and_the_others_do_not_move(registry, regain):
    registry.adopt(of_barlin(regain, "Trop de bruit le soir", "Des dépôts sauvages", "Peu de bancs"))
    before = {line.text: line.pk for line in registry.living().projects[0].irritants}

    registry.adopt(of_barlin(regain, "Peu de bancs", "Trop de bruits le soir", "Des rats"))

    after = {line.text: line.pk for line in registry.living().projects[0].irritants}
    assert list(after) == ["Peu de bancs", "Trop de bruits le soir", "Des rats"]
    assert after["Trop de bruits le soir"] == before["Trop de bruit le soir"]
    assert after["Peu de bancs"] == before["Peu de bancs"]
    assert after["Des rats"] not in before.values()
    assert Irritant.objects.count() == 3


def test_a_corrected_objective_keeps_what_hangs_under_it(registry, regain):
    registry.adopt(of_barlin(regain, objectives=[retained("Aider chacun à ses papiers", "Tenir une permanence")]))
    before = registry.living().projects[0].retained_objectives[0]

    registry.adopt(of_barlin(regain, objectives=[retained("Aider chacun dans ses papiers", "Tenir une permanence")]))

    after = registry.living().projects[0].retained_objectives[0]
    assert (after.pk, after.operational_objectives) == (before.pk, before.operational_objectives)
    assert after.wording == "Aider chacun dans ses papiers"
    assert registry.labels("intercommunal") == ["Aider chacun dans ses papiers"]


def test_the_label_of_a_node_follows_the_only_agreement_that_uses_it(registry, regain):
    registry.adopt(of_barlin(regain, objectives=[retained("Aider aux papiers", strategic="prendre soin")]))

    registry.adopt(of_barlin(regain, objectives=[retained("AIDER AUX PAPIERS", strategic="Prendre soin.")]))

    labels = registry.labels("strategic"), registry.labels("intercommunal")
    assert labels == (["Prendre soin."], ["AIDER AUX PAPIERS"])


def test_a_signatory_keeps_its_identity_when_the_others_go(registry, regain):
    registry.adopt(content(project(regain), signatories=signatories("État", "Commune de Barlin")))
    [state, commune] = registry.living().signatories
    assert (state.name, commune.name) == ("État", "Commune de Barlin")

    registry.adopt(content(project(regain), signatories=signatories("Commune de Barlin", "Région")))

    assert [(line.name, line.pk == commune.pk) for line in registry.living().signatories] == [
        ("Commune de Barlin", True),
        ("Région", False),
    ]


def test_a_body_met_more_often_is_the_same_body(registry, regain):
    registry.adopt(content(project(regain)))
    before = registry.living().bodies[0]

    registry.adopt(content(project(regain), bodies=(committee(times_per_year=3),)))

    after = registry.living().bodies[0]
    assert (after.pk, after.commitments[0].pk) == (before.pk, before.commitments[0].pk)
    assert after.commitments[0].times_per_year == 3


def test_two_communes_share_a_node_and_the_second_does_not_rename_it(registry, regain, barlin, hersin):
    registry.adopt(of_barlin(regain))

    registry.adopt(of_barlin(regain, objectives=[retained("AIDER AUX PAPIERS", "Former")]), commune=hersin)

    both = tuple(sorted([registry.agreement(barlin).pk, registry.agreement(hersin).pk]))
    leaves = [node for node in registry.tree().nodes if node.level == "intercommunal"]
    assert [(node.label, node.agreements) for node in leaves] == [("Aider aux papiers", both)]
    assert registry.living(hersin).projects[0].retained_objectives[0].wording == "AIDER AUX PAPIERS"


def test_a_node_that_nothing_uses_any_more_is_pruned(registry, regain):
    registry.adopt(of_barlin(regain))

    registry.adopt(of_barlin(regain, objectives=[retained("Planter des arbres", strategic="Verdir")]))

    labels = [node.label for node in registry.tree().nodes]
    assert labels == ["Une ville solidaire", "Verdir", "Planter des arbres"]


def test_a_framework_node_is_never_pruned(registry, regain, contract):
    Stake.objects.create(contract=contract, number=9, label="Cadre", origin="framework")

    registry.adopt(of_barlin(regain))

    assert [str(stake) for stake in Stake.objects.all()] == ["Enjeu 1 : Une ville solidaire", "Enjeu 9 : Cadre"]


def test_a_plan_made_on_another_state_is_refused(registry, regain):
    stale = registry.state()
    registry.adopt(of_barlin(regain))

    with pytest.raises(PlanIsStale, match="relisez-le"):
        registry.adopt(of_barlin(regain, "Bruit"), expected=stale)

    assert AgreementVersion.objects.count() == 1


def test_a_failure_in_the_middle_leaves_nothing(registry, regain, monkeypatch):
    def fail(changes: object) -> None:
        raise DatabaseError("coupure")

    monkeypatch.setattr(adopting_module, "prune_nodes", fail)
    with pytest.raises(DatabaseError, match="coupure"):
        registry.adopt(of_barlin(regain, "Bruit"))

    assert (Agreement.objects.count(), Irritant.objects.count(), Stake.objects.count()) == (0, 0, 0)
    assert not Entry.objects.exists()


def test_nobody_adopts_without_signing_in(registry, regain):
    with pytest.raises(AuthorRequired):
        registry.adopt(of_barlin(regain), by=NOBODY)

    assert not Agreement.objects.exists()


def test_a_commune_outside_the_contract_adopts_nothing(registry, regain):
    with pytest.raises(CommuneOutsideContract, match="Houchin"):
        registry.adopt(of_barlin(regain), commune=Commune.objects.get(name="Houchin"))

    assert not Agreement.objects.exists()


def test_a_text_too_long_for_its_column_is_refused_with_its_name(registry, regain):
    with pytest.raises(AgreementDoesNotFit, match="Signataire"):
        registry.adopt(content(project(regain), signatories=signatories("E" * 301)))

    assert not Agreement.objects.exists()


@pytest.mark.parametrize("project_count", [1, 3])
def test_the_living_state_costs_eleven_queries_and_the_tree_four(
    registry, regain, project_count, django_assert_num_queries
):
    places = [regain, *NeighbourhoodFactory.create_batch(project_count - 1)]
    projects = [
        project(
            place,
            irritants=lines("Bruit", "Dépôts"),
            retained_objectives=(retained(f"Objectif {place.pk}", "Un", "Deux"), retained("Commun", "Trois")),
        )
        for place in places
    ]
    registry.adopt(content(*projects))
    agreement = registry.agreement()

    with django_assert_num_queries(11):
        found = content_of(agreement)

    assert len(found.projects) == project_count
    with django_assert_num_queries(4):
        tree_of(registry.contract)
