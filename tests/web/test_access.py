import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_person
from regain.web.access import load_or_404

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


def test_a_member_in_place_is_let_in(bruno):
    assert load_or_404(Person.objects.all(), member=LEA, needs=everybody, pk=bruno.pk) == bruno
