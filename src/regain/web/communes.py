"""The field where communes are ticked."""

from django import forms
from django.db.models import QuerySet

from regain.core.labels import alphabetical
from regain.domain.territory.models import Commune


class CommunesField(forms.ModelMultipleChoiceField):
    """A box for each commune offered, in alphabetical order, accents aside."""

    def __init__(self, label: str, *, required: bool = True) -> None:
        super().__init__(Commune.objects.none(), label=label, widget=forms.CheckboxSelectMultiple, required=required)

    def offer(self, communes: QuerySet[Commune]) -> None:
        """Let these be ticked, each once."""
        self.queryset = communes.distinct()
        self.choices = [(one.pk, one.name) for one in alphabetical(self.queryset)]
