"""From one commune, contract or organisation to another: refused by GET and by POST, and nothing is written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.accounts.usecases import invite
from regain.domain.contracts.models import Agreement, Stake
from regain.domain.contracts.usecases import open_amendment
from regain.domain.documents.models import DocumentTemplate
from regain.domain.indicators.models import Target
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Neighbourhood
from tests.cast import PersonClient, signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.factories.observations import confidential
from tests.factories.territory import IntercommunalityFactory
from tests.mandates import ASSOCIATION, BARLIN, ELSEWHERE, give
from tests.web.test_every_address import ALL, HIDDEN, OBJECTS, OWN, PEOPLE, REFUSED, SEEN, answers
from tests.web.world import World, build_world

NOT_FOUND = ((404, 404), (404, 405), (405, 404))


@pytest.fixture
def world(contract) -> World:
    return build_world(contract)


def converters(name: str) -> set[str]:
    return set(ALL[name].pattern.converters)


def walk(
    browser: PersonClient, world: World, names: Iterable[str], *, instead: Mapping[str, object] | None = None
) -> dict[str, tuple[int, int]]:
    """What each address answers by GET and by POST; `instead`: other arguments. Nothing at all is written meanwhile."""

    def address(name: str) -> str:
        arguments = world.arguments(name, converters(name))
        return reverse(name, kwargs={key: (instead or {}).get(key, value) for key, value in arguments.items()})

    written = Entry.objects.count()
    found = {name: answers(browser, address, name) for name in names}
    assert Entry.objects.count() == written
    return found


def opened(found: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {name: both for name, both in found.items() if both not in NOT_FOUND}


def test_the_referent_of_another_commune_may_no_more_than_a_reader(world, bruno):
    """Barlin's agreement, its signed amendment, its import and file; the stakes, targets, outlines of the contract."""
    names = [name for name in OBJECTS if name != "mandate_end"]  # that mandate is of his own commune

    assert walk(bruno, world, names) == {name: {**SEEN, **REFUSED, **HIDDEN}[name] for name in names}


@pytest.mark.parametrize("who", ["bruno", "rachid"])
def test_the_draft_of_a_commune_is_its_own(world, who, request):
    browser = request.getfixturevalue(who)
    draft = open_amendment(Agreement.objects.get(commune__insee_code="62083"), title="Brouillon", by=SYSTEM)
    names = [name for name in OBJECTS if name.startswith("amend") and "pk" in converters(name)]

    assert len(names) > 10
    assert opened(walk(browser, world, names, instead={"pk": draft.pk})) == {}


def test_the_people_of_a_commune_are_its_own(world, bruno, amina):
    invited = invite(
        email="autre@ville.example",
        role=Role.READER,
        scope=BARLIN,
        scope_label="Barlin",
        starts_on=timezone.localdate(),
        at=timezone.now(),
        by=SYSTEM,
    )
    ends = walk(bruno, world, ["mandate_end"], instead={"pk": amina.person.mandates.get().pk})
    invitations = walk(bruno, world, ["invitation_renew", "invitation_withdraw"], instead={"pk": invited.pk})

    assert opened({**ends, **invitations}) == {}


def test_an_organisation_sees_nothing_of_another(world):
    theirs = give(PersonFactory(), Role.LEAD, replace(ASSOCIATION, key="2"))
    funder = signed_in(PersonFactory(email="fonds@regain.example"), Role.FUNDER, ASSOCIATION)

    assert opened(walk(funder, world, ["mandate_end"], instead={"pk": theirs.pk})) == {}
    names = [name for name in PEOPLE if name.startswith("contract")]
    assert walk(funder, world, names) == {name: PEOPLE[name] for name in names}


@pytest.fixture
def lead_elsewhere(contract) -> PersonClient:
    """The chef de projet of another contract, which exists too: all doors of their own are open."""
    agglomeration = IntercommunalityFactory(siren=ELSEWHERE.agglomeration, name="Ailleurs")
    ContractFactory(code=ELSEWHERE.key, intercommunality=agglomeration, communes=[])
    return signed_in(PersonFactory(email="ailleurs@regain.example"), Role.PROJECT_LEAD, ELSEWHERE)


def test_nothing_of_ours_is_reached_under_the_name_of_another_contract(world, lead_elsewhere):
    """The code is theirs, the key is ours: both must be asked."""
    names = [
        name for name in OBJECTS if "code" in converters(name) and {"pk", "insee_code", "number"} & converters(name)
    ]

    assert len(names) > 20
    assert opened(walk(lead_elsewhere, world, names, instead={"code": ELSEWHERE.key})) == {}


def test_what_is_archived_is_no_more_open(world, contract, lead_elsewhere, bruno):
    for table in (Stake, Target, DocumentTemplate, Neighbourhood):
        assert table.objects.update(archived_at=timezone.now())
    names = [name for name in OBJECTS if name.startswith(("objective_", "target_", "template_", "neighbourhood"))]

    assert opened(walk(lead_elsewhere, world, names)) == {}
    written = [name for name in names if name in REFUSED]
    assert opened({name: both for name, both in walk(bruno, world, written).items() if 403 not in both}) == {}


OF_FIGURES = ["dataset", "dataset_figures", "edition", "edition_withdraw"]


def test_the_figures_of_a_contract_are_unknown_elsewhere(world, contract, lead_elsewhere, rachid, claire):
    """Official ones are everybody's to read, and no longer a lead's to write since there are two contracts."""
    own = confidential(contract)
    ours = {"code": own.dataset.code, "pk": own.pk}

    assert opened(walk(lead_elsewhere, world, OF_FIGURES, instead=ours)) == {}
    assert walk(lead_elsewhere, world, OF_FIGURES) == {name: OWN[name] for name in OF_FIGURES}
    assert walk(rachid, world, OF_FIGURES, instead=ours) == {name: OWN[name] for name in OF_FIGURES}
    assert claire.post(reverse("edition_withdraw", args=[own.pk])).status_code == 302


def test_the_people_of_a_contract_are_unknown_elsewhere(world, lead_elsewhere):
    names = [name for name in PEOPLE if converters(name)]

    assert opened(walk(lead_elsewhere, world, names)) == {}
