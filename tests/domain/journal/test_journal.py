"""Nothing is written without a name, and nothing told survives the undoing of what it tells."""

import pytest
from django.db import IntegrityError, connection, transaction

from regain.core.member import NOBODY, SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import history_of
from regain.domain.journal.usecases import AuthorRequired, record


def test_amina_reads_what_happened_to_barlin_oldest_first(amina, barlin, hersin):
    first = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)
    second = record(Event.NEIGHBOURHOOD_ADDED, on=barlin, by=amina.member, before={"name": "A"}, after={"name": "B"})
    elsewhere = record(Event.COMMUNES_IMPORTED, on=hersin, by=SYSTEM)

    assert list(history_of(barlin)) == [first, second]
    assert list(history_of(hersin)) == [elsewhere]
    assert (second.object_label, second.object_key) == ("Barlin", f"territory.commune:{barlin.pk}")
    assert (second.author_label, second.author_key) == (amina.member.label, amina.member.key)
    assert (second.before, second.after) == ({"name": "A"}, {"name": "B"})
    assert str(second) == "Quartier ajouté : Barlin"


def test_somebody_who_did_not_sign_in_writes_nothing(barlin):
    with pytest.raises(AuthorRequired, match="Connectez-vous"):
        record(Event.COMMUNES_IMPORTED, on=barlin, by=NOBODY)

    assert not Entry.objects.exists()


def test_even_the_database_refuses_an_entry_without_author(barlin):
    with pytest.raises(IntegrityError, match="journal_entry_has_an_author"), transaction.atomic():
        Entry.objects.create(event=Event.COMMUNES_IMPORTED, object_key="x", author_key="")


def test_a_very_long_name_is_cut_not_refused(barlin):
    barlin.name = "B" * 400

    entry = record(Event.COMMUNES_IMPORTED, on=barlin, by=SYSTEM)

    assert (len(entry.object_label), entry.object_label[-1]) == (250, "…")


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_the_journal_refuses(monkeypatch):
    assert not connection.in_atomic_block

    with pytest.raises(RuntimeError, match="inside a transaction"):
        record(Event.COMMUNES_IMPORTED, on=Entry(), by=SYSTEM)
