import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from regain.core.mandates import Role
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_person
from regain.web.access import load_or_404, refusal_to
from tests.mandates import acting

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
def test_a_refusal_says_whom_to_ask_and_never_oneself(member, of_instance, said):
    assert said in refusal_to(member, of_instance=of_instance).replace("\u00a0", " ")


def test_a_member_in_place_is_let_in(bruno):
    assert load_or_404(Person.objects.all(), member=LEA, needs=everybody, pk=bruno.pk) == bruno
