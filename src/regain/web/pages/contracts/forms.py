"""Forms of what is edited in the contract itself."""

from typing import Any

from django import forms

from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries.nodes import Node
from regain.domain.territory.queries import communes_of
from regain.web.communes import CommunesField
from regain.web.editing import VersionedForm
from regain.web.ui.dates import day_field


class ContractForm(VersionedForm):
    """The contract: its name, its dates, the communes called to sign it."""

    name = forms.CharField(label="Nom du contrat", max_length=200)
    starts_on = day_field("Premier jour")
    ends_on = day_field("Dernier jour")
    communes = CommunesField("Communes appelées à signer", required=False)

    def __init__(self, *args: Any, contract: Contract, **values: Any) -> None:
        super().__init__(*args, **values)
        near = communes_of(contract.intercommunality) | contract.communes.order_by("name", "pk")
        self.fields["communes"].offer(near)  # type: ignore[attr-defined]  # the field above


class StakeForm(VersionedForm):
    """A stake: its words, and the number the contract gives it."""

    label = forms.CharField(label="Libellé", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    number = forms.IntegerField(label="Numéro", min_value=1, max_value=999)


class ObjectiveForm(VersionedForm):
    """A strategic or an intercommunal objective: its words, its place among the others."""

    label = forms.CharField(label="Libellé", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    rank = forms.IntegerField(
        label="Place dans la liste",
        min_value=1,
        max_value=999,
        help_text="Les autres se décalent pour lui faire place.",
    )


class NewStakeForm(StakeForm):
    """A stake to add; without a number it takes the next one."""

    number = forms.IntegerField(
        label="Numéro", min_value=1, max_value=999, required=False, help_text="Vide : le suivant."
    )


class NewObjectiveForm(ObjectiveForm):
    """An objective to add; without a place it comes last."""

    rank = forms.IntegerField(
        label="Place dans la liste", min_value=1, max_value=999, required=False, help_text="Vide : la dernière."
    )


def form_of(node: Node) -> type[VersionedForm]:
    """The form of an existing node."""
    return StakeForm if node._meta.model_name == "stake" else ObjectiveForm  # noqa: SLF001  # Django documents _meta
