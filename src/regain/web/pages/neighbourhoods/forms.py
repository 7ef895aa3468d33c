from typing import Any

from django import forms

from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Commune, Neighbourhood
from regain.domain.territory.queries import communes_of
from regain.web.editing import VersionedForm


class NeighbourhoodForm(VersionedForm):
    """What a neighbourhood is: its name, its status, its codes, its communes."""

    name = forms.CharField(label="Nom", max_length=200)
    kind = forms.ChoiceField(label="Statut", choices=NeighbourhoodKind.choices, widget=forms.RadioSelect)
    code_2024 = forms.CharField(
        label="Code national de 2024", max_length=8, required=False, help_text="Par exemple QN06207M."
    )
    code_2015 = forms.CharField(
        label="Code national de 2015", max_length=8, required=False, help_text="Par exemple QP062007."
    )
    own_code = forms.CharField(
        label="Code propre",
        max_length=40,
        required=False,
        help_text="Celui que l’agglomération donne à un quartier d’intérêt communautaire.",
    )
    communes = forms.ModelMultipleChoiceField(
        label="Communes", queryset=Commune.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, neighbourhood: Neighbourhood, **values: Any) -> None:
        super().__init__(*args, **values)
        near = communes_of(neighbourhood.intercommunality) | neighbourhood.communes.order_by("name", "pk")
        self.fields["communes"].queryset = near.distinct()  # type: ignore[attr-defined]  # a model field
