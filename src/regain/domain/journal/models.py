from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from regain.domain.journal.enums import Event


class JournalOnlyGrows(RuntimeError):
    """Somebody's code tries to change or remove entries: a fault of the program, which no use case may cause."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries are added and read. The database refuses too (usecases/guarding.py)."""

    def update(self, **_values: Any) -> NoReturn:
        raise JournalOnlyGrows("Entries of the journal never change.")

    def bulk_update(self, *_args: Any, **_options: Any) -> NoReturn:
        raise JournalOnlyGrows("Entries of the journal never change.")

    def delete(self) -> NoReturn:
        raise JournalOnlyGrows("Entries of the journal are never removed.")


class Entry(models.Model):
    """One write: what happened, to what, by whom, under which mandate. Objects and people are labels and keys.

    `number` has no hole. `mac` seals the entry and the `previous` one's mac (rules/chain.py). What names a person is
    not here but in PersonalValue; `digests` says, by place, whose it is and a salted digest that holds it in the chain.
    `origin`: blank for what happened here; else the instance whose archive brought the entry (ADR 9).
    """

    number = models.PositiveBigIntegerField("numéro")
    event = models.CharField(max_length=40, choices=Event)
    object_label = models.CharField(max_length=250, blank=True)
    object_key = models.CharField(max_length=100)
    author_key = models.CharField(max_length=100)
    mandate_label = models.CharField(max_length=250, blank=True, default="")
    mandate_key = models.CharField(max_length=100, blank=True, default="")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    digests = models.JSONField(default=dict)
    origin = models.CharField(max_length=40, blank=True, default="")
    recorded_at = models.DateTimeField(db_default=Now())
    previous = models.CharField(max_length=64, blank=True)
    mac = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "entrée du journal"
        verbose_name_plural = "entrées du journal"
        ordering = ["number"]
        indexes = [
            models.Index(fields=["object_key", "number"], name="numbered_entries_of_an_object"),
            models.Index(fields=["event", "number"], name="numbered_entries_of_an_event"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["number"], name="one_journal_entry_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="journal_numbers_start_at_one"),
            models.CheckConstraint(condition=Q(event__in=Event.values), name="journal_event_is_known"),
            models.CheckConstraint(condition=~Q(author_key=""), name="journal_entry_has_an_author"),
            models.CheckConstraint(condition=~Q(mac=""), name="journal_entry_is_sealed"),
            models.CheckConstraint(
                condition=Q(origin="") | Q(author_key__startswith="elsewhere:"),
                name="who_wrote_elsewhere_has_no_account_here",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()} : {self.object_label}"


class PersonalValue(models.Model):
    """A value of an entry that names or describes a person: erased on request, with the salt of its digest.

    `place` says where it belongs in the entry: `author.label`, `object.label`, `before.name`, `after.name`.
    """

    entry = models.ForeignKey("journal.Entry", models.PROTECT, related_name="personal_values")
    place = models.CharField(max_length=100)
    person_key = models.CharField(max_length=100)
    value = models.JSONField()
    salt = models.CharField(max_length=64)

    class Meta:
        verbose_name = "valeur personnelle"
        verbose_name_plural = "valeurs personnelles"
        ordering = ["entry", "place"]
        indexes = [models.Index(fields=["person_key"], name="personal_values_of_a_person")]
        constraints = [
            models.UniqueConstraint(fields=["entry", "place"], name="one_personal_value_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.place}"


class Head(models.Model):
    """The last entry's number and mac: whoever writes locks it first, so that numbers have no hole."""

    number = models.PositiveBigIntegerField("numéro", default=0)
    mac = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        verbose_name = "tête du journal"
        verbose_name_plural = "tête du journal"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(id=1), name="journal_has_one_head")]

    def __str__(self) -> str:
        return "Journal"
