"""Giving, holding and ending mandates."""

from dataclasses import asdict, replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from regain.core.mandates import INSTANCE, SCOPES, Role, Scope, ScopeKind
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.enums import GIVES
from regain.domain.accounts.models import Mandate
from regain.domain.accounts.queries import mandates_of, member_of
from regain.domain.accounts.rules import can_give, is_within
from regain.domain.accounts.usecases import (
    LastAdministrator,
    LastLead,
    MandateEndsSooner,
    MandateNotAllowed,
    MandateNotValid,
    MandateToOneself,
    close_account,
    end_mandate,
    give_mandate,
    open_support,
    prolong_mandate,
)
from regain.domain.contracts.rules.abilities import abilities
from regain.domain.journal.queries import history_of, told_entries
from regain.reports.histories import tell
from tests import permissions
from tests.factories.accounts import PersonFactory
from tests.mandates import ASSOCIATION, BARLIN, BODY, CONTRACT, ELSEWHERE, HERSIN, NEIGHBOURHOOD, PLACES, acting, give

TODAY = date(2026, 11, 25)
pytestmark = pytest.mark.django_db


@pytest.fixture
def lea():
    return PersonFactory(name="Léa", title="")


def given(person, role=Role.ELECTED_REFERENT, scope=BARLIN, *, by=SYSTEM, starts_on=TODAY, **values) -> Mandate:
    return give_mandate(person, role=role, scope=scope, scope_label="Barlin", starts_on=starts_on, by=by, **values)


def close(mandate: Mandate, *, on: date, by: Member) -> None:
    close_account(mandate.person, on=on, by=by)


def test_a_mandate_given_is_what_one_acts_under_and_is_journaled(lea):
    mandate = given(lea)

    member = member_of(lea, on=TODAY)
    assert (member.mandate.role, member.mandate.scope, member.mandate.label) == (
        Role.ELECTED_REFERENT,
        BARLIN,
        "Référent élu, Barlin",
    )
    assert (member.contract, member.commune, member.agglomeration) == (CONTRACT.key, "62083", "200072460")
    assert [entry.event for entry in history_of(mandate)] == ["mandate_given"]


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 11, 24), False),
        (date(2026, 11, 25), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_mandate_gives_nothing_before_nor_after_its_days(lea, day, holds):
    given(lea, ends_on=date(2026, 12, 31))

    assert (member_of(lea, on=day).mandate is not None) is holds


def test_somebody_holds_several_and_acts_under_the_one_they_choose(lea):
    first, second = given(lea, Role.READER, CONTRACT), given(lea, Role.TECHNICAL_REFERENT, BARLIN)

    assert member_of(lea, on=TODAY).mandate.key == str(second.pk)  # the first in the order of the roles
    assert member_of(lea, on=TODAY, acting=str(first.pk)).mandate.key == str(first.pk)
    assert member_of(lea, on=TODAY, acting="999999").mandate.key == str(second.pk)
    assert len(member_of(lea, on=TODAY).mandates) == 2


def test_a_closed_account_acts_under_nothing(lea):
    given(lea)
    lea.is_active = False
    lea.save()

    assert member_of(lea, on=TODAY).mandates == ()


def every_mandate() -> list[tuple[Role, Scope]]:
    """Each role on each place where it can be held: here, in two communes, in another contract, in two organisations."""
    places = {
        *(INSTANCE, CONTRACT, BARLIN, HERSIN, ELSEWHERE, ASSOCIATION, NEIGHBOURHOOD, BODY),
        *(replace(ASSOCIATION, key="2"), replace(BARLIN, contract=ELSEWHERE.key, agglomeration="200000001")),
    }
    ordered = sorted(places, key=lambda one: (one.kind, one.contract, one.key))
    return [(role, scope) for role in Role for scope in ordered if scope.kind in SCOPES[role]]


def test_nobody_gives_more_than_they_hold():
    """Whoever may give a mandate may already do, to every object, all that its holder could.

    But an administrator, who gives the first chef de projet of a contract without being let in it.
    """
    objects = permissions.objects()
    may = {
        (role, scope): {
            (name, ability)
            for name, obj in objects.items()
            for ability, yes in asdict(abilities(obj, acting(role, scope))).items()
            if yes
        }
        for role, scope in every_mandate()
    }
    given_away = [
        (giver, given)
        for giver in may
        for given in may
        if giver[0] is not Role.ADMINISTRATOR and can_give(acting(*giver), *given)
    ]

    assert [pair for pair in given_away if not may[pair[1]] <= may[pair[0]]] == []
    assert {giver[0] for giver, _ in given_away} == {Role.PROJECT_LEAD, Role.TECHNICAL_REFERENT}


def test_whoever_is_given_a_mandate_gives_no_more_than_who_gave_it():
    """However long the chain: what the second can give, the first could."""
    gives = {
        giver: {given for given in every_mandate() if can_give(acting(*giver), *given)} for giver in every_mandate()
    }
    longer = [
        (giver, given) for giver, all_given in gives.items() for given in all_given if not gives[given] <= all_given
    ]

    assert {(giver[0], given[0]) for giver, given in longer} == {(Role.ADMINISTRATOR, Role.PROJECT_LEAD)}


@pytest.mark.parametrize("role", Role)
def test_only_what_is_in_the_table_is_given_and_only_within_one_s_scope(role):
    for giver in Role:
        for kind in SCOPES[role]:
            scope = (
                PLACES[role] if PLACES[role].kind == kind else Scope(kind, "1", CONTRACT.key, CONTRACT.agglomeration)
            )
            expected = role in GIVES[giver] and is_within(scope, PLACES[giver])
            assert can_give(acting(giver), role, scope) is expected, (giver, role, scope)
    assert not can_give(acting(Role.PROJECT_LEAD), Role.READER, ELSEWHERE)
    assert not can_give(acting(Role.TECHNICAL_REFERENT), Role.ELECTED_REFERENT, HERSIN)
    assert not can_give(Member(key="1", label="Zoé"), role, PLACES[role])


def test_a_role_is_refused_on_a_scope_it_is_not_held_on(lea):
    with pytest.raises(MandateNotAllowed):
        given(lea, Role.PROJECT_LEAD, BARLIN)
    with pytest.raises(IntegrityError, match="mandate_role_is_held_on_its_kind_of_scope"), transaction.atomic():
        give(lea, Role.PROJECT_LEAD, BARLIN)


def test_giving_beyond_one_s_own_is_refused(lea):
    with pytest.raises(MandateNotAllowed, match="que vous tenez vous-même"):
        given(lea, by=acting(Role.ELECTED_REFERENT, key="999999"))

    assert not Mandate.objects.exists()


def test_the_same_mandate_is_not_given_twice_for_the_same_days(lea):
    given(lea, ends_on=date(2026, 12, 31))

    with pytest.raises(MandateNotValid, match="tient déjà ce mandat"):
        given(lea, starts_on=date(2026, 12, 1))
    given(lea, starts_on=date(2027, 1, 1))
    assert Mandate.objects.count() == 2


def test_a_mandate_that_ends_before_it_starts_is_refused(lea):
    with pytest.raises(MandateNotValid, match="vérifiez ses deux dates"):
        given(lea, ends_on=date(2026, 1, 1))


def test_ended_it_gives_nothing_from_that_day_on(lea):
    mandate = given(lea, starts_on=date(2026, 1, 1))

    end_mandate(mandate, on=TODAY, by=SYSTEM)
    end_mandate(mandate, on=TODAY, by=SYSTEM)

    assert member_of(lea, on=date(2026, 11, 24)).mandate is not None
    assert member_of(lea, on=TODAY).mandate is None
    assert [entry.event for entry in history_of(mandate)] == ["mandate_given", "mandate_ended"]


def test_ended_the_day_it_begins_it_is_taken_away(lea):
    mandate = given(lea)
    key = mandate.pk

    end_mandate(mandate, on=TODAY, by=SYSTEM)

    assert not Mandate.objects.filter(pk=key).exists()
    assert [one.label for one in mandates_of(member_of(lea, on=TODAY))] == []


def test_somebody_without_the_right_ends_nothing_but_their_own(lea):
    mandate = given(lea)

    with pytest.raises(MandateNotAllowed):
        end_mandate(mandate, on=TODAY, by=acting(Role.READER, key="999999"))
    end_mandate(mandate, on=date(2026, 12, 1), by=acting(Role.READER, key=str(lea.pk)))
    mandate.refresh_from_db()
    assert mandate.ends_on == date(2026, 11, 30)


def test_the_last_administrator_cannot_be_removed(lea):
    first = given(lea, Role.ADMINISTRATOR, INSTANCE, starts_on=date(2026, 1, 1))

    with pytest.raises(LastAdministrator, match="donnez d’abord ce mandat"):
        end_mandate(first, on=TODAY, by=SYSTEM)
    given(PersonFactory(), Role.ADMINISTRATOR, INSTANCE, ends_on=date(2027, 1, 1))
    with pytest.raises(LastAdministrator):  # one whose mandate ends is not enough
        end_mandate(first, on=TODAY, by=SYSTEM)
    given(PersonFactory(), Role.ADMINISTRATOR, INSTANCE)
    end_mandate(first, on=TODAY, by=SYSTEM)
    assert member_of(lea, on=TODAY).mandate is None


@pytest.mark.parametrize("way", [end_mandate, close])
def test_the_last_lead_of_a_contract_stays_unless_the_instance_ends_it(lea, way):
    """Another contract's lead, one whose mandate ends sooner, and one whose account is closed lead nothing here then."""
    hers = given(lea, Role.PROJECT_LEAD, CONTRACT, starts_on=date(2026, 1, 1))
    given(PersonFactory(), Role.PROJECT_LEAD, ELSEWHERE)
    given(PersonFactory(), Role.PROJECT_LEAD, CONTRACT, ends_on=date(2027, 1, 1))
    given(PersonFactory(is_active=False), Role.PROJECT_LEAD, CONTRACT)

    with pytest.raises(LastLead, match="Invitez d’abord"):
        way(hers, on=TODAY, by=member_of(lea, on=TODAY))
    way(hers, on=TODAY, by=SYSTEM)
    assert member_of(lea, on=TODAY).mandate is None


def test_one_of_two_leads_may_leave(lea):
    hers = given(lea, Role.PROJECT_LEAD, CONTRACT, starts_on=date(2026, 1, 1), ends_on=date(2030, 12, 31))
    given(PersonFactory(), Role.PROJECT_LEAD, CONTRACT, ends_on=date(2030, 12, 31))

    end_mandate(hers, on=TODAY, by=member_of(lea, on=TODAY))
    assert member_of(lea, on=TODAY).mandate is None


def test_an_end_is_put_off_by_who_may_give_never_for_oneself_nor_once_over(lea):
    mandate, later = given(lea, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)), date(2028, 5, 31)
    lead = acting(Role.PROJECT_LEAD, key="999999")

    with pytest.raises(MandateEndsSooner, match="finit déjà le 31 décembre 2026"):
        end_mandate(mandate, on=later, by=member_of(lea, on=TODAY))
    with pytest.raises(MandateToOneself):
        prolong_mandate(mandate, until=later, today=TODAY, by=member_of(lea, on=TODAY))
    with pytest.raises(MandateNotAllowed):
        prolong_mandate(mandate, until=later, today=TODAY, by=acting(Role.READER, key="999999"))
    with pytest.raises(MandateNotValid, match="déjà fini"):
        prolong_mandate(mandate, until=later, today=date(2027, 1, 1), by=lead)
    assert prolong_mandate(mandate, until=later, today=TODAY, by=lead).ends_on == later

    given(lea, starts_on=date(2029, 1, 1))
    with pytest.raises(MandateNotValid, match="tient déjà"):
        prolong_mandate(mandate, until=None, today=TODAY, by=lead)
    last = tell(told_entries(history_of(mandate).order_by("-number")[:1]))[0]
    assert (last.what, [(one.before, one.after) for one in last.changes if one.label == "date de fin"]) == (
        "Fin de mandat repoussée",
        [("31 décembre 2026", "31 mai 2028")],
    )


def test_support_is_an_administrator_s_own_for_a_day_and_with_its_reason(lea):
    given(lea, Role.ADMINISTRATOR, INSTANCE)
    administrator = member_of(lea, on=TODAY)
    words = {"scope": CONTRACT, "scope_label": "CABBALR", "on": TODAY}

    with pytest.raises(MandateNotValid, match="Dites pourquoi"):
        open_support(lea, reason=" ", by=administrator, **words)
    with pytest.raises(MandateNotAllowed):
        open_support(lea, reason="aide", by=acting(Role.PROJECT_LEAD, key=str(lea.pk)), **words)
    with pytest.raises(MandateNotAllowed):
        open_support(PersonFactory(), reason="aide", by=administrator, **words)
    opened = open_support(lea, reason="import bloqué", by=administrator, **words)

    assert [entry.event for entry in history_of(opened)] == ["support_opened"]
    assert told_entries(history_of(opened))[0].after["reason"] == "import bloqué"
    assert member_of(lea, on=TODAY, acting=str(opened.pk)).is_one_of(Role.SUPPORT)
    assert not member_of(lea, on=date(2026, 11, 26), acting=str(opened.pk)).is_one_of(Role.SUPPORT)


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"role": "king"}, "mandate_role_is_known|mandate_role_is_held"),
        ({"contract_code": ""}, "only_a_mandate_on_the_instance_has_no_contract"),
        ({"ends_on": date(2020, 1, 1)}, "mandate_starts_before_it_ends"),
        ({"role": "support", "scope_kind": "contract"}, "support_lasts_one_day_and_has_its_reason"),
    ],
)
def test_the_database_refuses_what_must_never_be(lea, values, broken):
    mandate = given(lea)

    with pytest.raises(IntegrityError, match=broken), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(**values)


def test_a_commune_s_scope_lies_within_its_contract_and_nothing_else():
    assert is_within(BARLIN, CONTRACT)
    assert is_within(BARLIN, BARLIN)
    assert is_within(CONTRACT, INSTANCE)
    assert not is_within(BARLIN, HERSIN)
    assert not is_within(CONTRACT, BARLIN)
    assert not is_within(BARLIN, ELSEWHERE)
    assert not is_within(INSTANCE, CONTRACT)
    assert BARLIN.kind == ScopeKind.COMMUNE
