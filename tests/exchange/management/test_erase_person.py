"""An operator forgets somebody who wrote them a letter: shown first, then done."""

import pytest
from django.core.management import call_command

from regain.domain.accounts.models import Person


def test_it_shows_first_and_erases_when_told(amina, capsys):
    call_command("erase_person", "AMINA@regain.example")
    shown = capsys.readouterr().out
    assert Person.objects.get(pk=amina.person.pk).name == "Amina"
    call_command("erase_person", "amina@regain.example", "--apply")

    assert "Mandats\u00a0: 1" in shown
    assert "relancez avec --apply" in shown
    assert "sans son nom" in capsys.readouterr().out
    assert Person.objects.get(pk=amina.person.pk).name == "Personne effacée"


def test_an_unknown_address_is_refused_in_french(db, capsys):
    with pytest.raises(SystemExit) as stopped:
        call_command("erase_person", "personne@regain.example")

    assert stopped.value.code == 1
    assert "Personne n’a l’adresse" in capsys.readouterr().err
