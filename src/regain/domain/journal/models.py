from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from regain.domain.journal.enums import Event


class Entry(models.Model):
    """One write: what happened, to what, by whom. The object and the author are a label and a key, never a relation."""

    event = models.CharField(max_length=40, choices=Event)
    object_label = models.CharField(max_length=250)
    object_key = models.CharField(max_length=100)
    author_label = models.CharField(max_length=250)
    author_key = models.CharField(max_length=100)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "entrée du journal"
        verbose_name_plural = "entrées du journal"
        ordering = ["pk"]
        indexes = [models.Index(fields=["object_key", "id"], name="entries_of_an_object")]
        constraints = [
            models.CheckConstraint(condition=Q(event__in=Event.values), name="journal_event_is_known"),
            models.CheckConstraint(condition=~Q(author_key=""), name="journal_entry_has_an_author"),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()} : {self.object_label}"
