import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from regain.core.mandates import Role
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import whom_to_ask
from regain.domain.accounts.usecases import add_person
from regain.web.access import load_or_404, refusal_to
from tests.mandates import CODE, CONTRACT, acting

LEA = Member(key="1", label="Léa")


def everybody(_member: Member, _person: Person) -> bool:
    return True


def somebody_else(member: Member, _person: Person) -> bool:
    return member != LEA


@pytest.fixture
def bruno(db) -> Person:
    return add_person(email="bruno@ville.example", name="Bruno", by=SYSTEM)


def test_what_one_may_see_is_loaded(bruno):
    assert load_or_404(Person.objects.all(), member=LEA, pk=bruno.pk) == bruno


def test_a_stranger_learns_nothing_not_even_that_it_exists(bruno):
    with pytest.raises(Http404):
        load_or_404(Person.objects.none(), member=LEA, needs=everybody, pk=bruno.pk)


def test_an_ill_placed_member_is_refused_in_french(bruno):
    with pytest.raises(PermissionDenied, match="Seule la commune"):
        load_or_404(
            Person.objects.all(),
            member=LEA,
            needs=somebody_else,
            refusal="Seule la commune peut le faire.",
            pk=bruno.pk,
        )


@pytest.mark.parametrize(
    ("member", "of_instance", "said"),
    [
        (acting(Role.READER), False, "Votre mandat (Lecteur) ne permet pas cette action : demandez au chef de projet"),
        (
            acting(Role.READER),
            True,
            "Votre mandat (Lecteur) ne permet pas cette action : demandez à la personne qui admini",
        ),
        (acting(Role.PROJECT_LEAD), False, "demandez à la personne qui administre Regain."),
        (
            LEA,
            False,
            "Aucun mandat en cours ne vous permet cette action : demandez-en un au chef de projet du contrat.",
        ),
    ],
)
@pytest.mark.django_db
def test_a_refusal_says_whom_to_ask_and_never_oneself(member, of_instance, said):
    assert said in refusal_to(member, of_instance=of_instance).replace("\u00a0", " ")


def test_who_steers_the_contract_is_named_with_an_address(claire):
    said = refusal_to(acting(Role.STATE, CONTRACT)).replace("\u00a0", " ")

    whom = "au chef de projet du contrat (Claire, cheffe de projet du contrat de ville, claire@regain.example)"
    assert said.endswith(f"demandez {whom}.")


def test_all_who_steer_it_are_named_and_nobody_of_another_contract(claire, nadia, outsider):
    whom = whom_to_ask(CODE, on=timezone.localdate())

    assert re.fullmatch(r"aux chefs de projet du contrat \(Claire, .*claire@regain.example et Nadia, .*\)", whom)
    assert whom_to_ask("CN00000M", on=timezone.localdate()) == "au chef de projet du contrat"


def test_the_page_of_a_refusal_names_them_whatever_its_sentence(rachid, claire, contract):
    html = rachid.get(reverse("import_agreement")).content.decode()

    assert html.count("claire@regain.example") == 2


def test_a_member_in_place_is_let_in(bruno):
    assert load_or_404(Person.objects.all(), member=LEA, needs=everybody, pk=bruno.pk) == bruno
