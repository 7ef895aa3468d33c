from typing import Any

from django import forms

from regain.core.french import quoted
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Intercommunality, Neighbourhood
from regain.domain.territory.queries import communes_of
from regain.domain.territory.rules import neighbourhood_key, vintage_of
from regain.web.communes import CommunesField
from regain.web.editing import VersionedForm


class NewNeighbourhoodForm(VersionedForm):
    """A neighbourhood that the agglomeration itself chose: no national file and maybe no agreement tells of it."""

    name = forms.CharField(label="Nom", max_length=200)
    own_code = forms.CharField(
        label="Code propre",
        max_length=40,
        required=False,
        help_text="Celui que l’agglomération lui donne, s’il en a un.",
    )
    communes = CommunesField("Communes")

    def __init__(self, *args: Any, intercommunality: Intercommunality, **values: Any) -> None:
        super().__init__(*args, **values)
        self.intercommunality = intercommunality
        self.fields["communes"].offer(communes_of(intercommunality))  # type: ignore[attr-defined]  # the field above

    def clean_name(self) -> str:
        """A name that another neighbourhood has, archived or not, would be taken for it in agreements."""
        name = str(self.cleaned_data["name"]).strip()
        ours = Neighbourhood.objects.filter(intercommunality=self.intercommunality).order_by("pk")
        same = next((one for one in ours if neighbourhood_key(one.name) == neighbourhood_key(name)), None)
        if same:
            put_aside = ", mais il est archivé\u00a0: remettez-le en place" if same.archived_at else ""
            raise forms.ValidationError(f"Le quartier {quoted(same.name)} existe déjà{put_aside}.")
        return name

    def clean_own_code(self) -> str:
        """A national code is that of a priority neighbourhood, which the State draws."""
        code = str(self.cleaned_data["own_code"]).strip()
        if vintage_of(code.upper()):
            raise forms.ValidationError(
                "C’est le code d’un quartier prioritaire\u00a0: ceux-là viennent du fichier national ou d’une convention."
            )
        return code


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
    communes = CommunesField("Communes")

    def __init__(self, *args: Any, neighbourhood: Neighbourhood, **values: Any) -> None:
        super().__init__(*args, **values)
        near = communes_of(neighbourhood.intercommunality) | neighbourhood.communes.order_by("name", "pk")
        self.fields["communes"].offer(near)  # type: ignore[attr-defined]  # the field above
