"""The register is true: no column of any table escapes it, and docs/rgpd.md says what the code says."""

from django.conf import settings

from regain.reports.privacy.personal import PERSONAL
from regain.reports.privacy.processings import PROCESSINGS, Why
from regain.reports.privacy.register import WORDS, declared_wrongly, lines, register, undeclared
from regain.reports.privacy.words import Kept
from tests import rgpd


def test_every_column_of_every_table_is_declared_personal_or_not():
    assert undeclared() == []


def test_no_column_is_declared_twice_or_invented():
    assert declared_wrongly() == []


def test_a_forgotten_column_is_seen(monkeypatch):
    monkeypatch.setitem(PERSONAL, "accounts.person", {"email": PERSONAL["accounts.person"]["email"], "ghost": None})

    assert {"accounts.person.name", "accounts.person.password"} <= set(undeclared())
    assert "accounts.person.ghost" in declared_wrongly()


def test_every_personal_column_has_its_place_in_the_register():
    written = [line for _, some in register(settings.RETENTION) for line in some]

    assert sorted(map(str, written)) == sorted(map(str, lines(settings.RETENTION)))
    assert {Kept(kept) for kept in WORDS} == set(Kept)
    assert [line for line in written if "{" in line.kept or "puis  jour" in line.kept] == []


def test_the_register_names_who_sees_the_address_of_the_chef_de_projet_and_the_names_of_administrators():
    recipients = PROCESSINGS[Why.ACCOUNTS].recipients

    assert "du chef de projet, aussi l’adresse e-mail" in recipients
    assert "les personnes connectées (nom des administrateurs)" in recipients


def test_the_page_says_what_the_code_says():
    assert rgpd.PAGE.read_text(encoding="utf-8") == rgpd.page()
