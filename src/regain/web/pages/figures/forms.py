from typing import Any

from django import forms

from regain.core import french
from regain.core.labels import alphabetical
from regain.core.member import Member
from regain.domain.contracts.models import IntercommunalObjective, OperationalObjective
from regain.domain.indicators.enums import Course, Direction
from regain.domain.indicators.models import Indicator
from regain.domain.indicators.queries import indicators_visible_to
from regain.domain.territory.enums import Vintage
from regain.domain.territory.models import Commune, Neighbourhood
from regain.exchange.reading.observations.tables import SHARE
from regain.web.editing import VersionedForm

_NUMBER: dict[str, Any] = {"max_digits": 18, "decimal_places": 4, "localize": True}
_YEAR: dict[str, Any] = {"min_value": 1990, "max_value": 2100}


class TargetForm(VersionedForm):
    """From where to where, and by when."""

    baseline_value = forms.DecimalField(label="Valeur de départ", **_NUMBER)
    baseline_year = forms.IntegerField(label="Année de départ", **_YEAR)
    perimeter = forms.TypedChoiceField(
        label="Périmètre de la valeur de départ",
        choices=[("", "sans objet"), *Vintage.choices],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Pour un quartier prioritaire\u00a0: un chiffre de 2015 et un chiffre de 2024 ne se comparent pas.",
    )
    target_value = forms.DecimalField(label="Valeur visée", **_NUMBER)
    target_year = forms.IntegerField(label="Année visée", **_YEAR)
    direction = forms.ChoiceField(label="Sens", choices=Direction.choices, widget=forms.RadioSelect)
    course = forms.ChoiceField(
        label="Trajectoire", choices=Course.choices, widget=forms.RadioSelect, initial=Course.STRAIGHT
    )

    def __init__(self, *args: Any, measured: Indicator | None = None, **values: Any) -> None:
        super().__init__(*args, **values)
        self.measured = measured

    def clean(self) -> dict[str, Any]:
        """An official share stays within a hundred, as where figures are imported."""
        values = super().clean() or {}
        indicator = values.get("indicator") or self.measured
        if indicator and indicator.unit == "%" and not indicator.is_own:
            for name in ("baseline_value", "target_value"):
                value = values.get(name)
                if value is not None and not SHARE.hold(value):
                    said = french.quoted(french.number(value, 4))
                    self.add_error(name, f"{said} sort des valeurs possibles ({SHARE.words}).")
        return values


class NewTargetForm(TargetForm):
    """A target to attach: also which indicator, and where."""

    field_order = ("indicator", "neighbourhood", "commune", "operational")
    indicator = forms.ModelChoiceField(
        label="Indicateur", queryset=Indicator.objects.none(), to_field_name="code", empty_label="Choisissez"
    )
    neighbourhood = forms.ModelChoiceField(
        label="Quartier",
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label="aucun",
        help_text="Sans quartier ni commune, la cible est celle de l’agglomération.",
    )
    commune = forms.ModelChoiceField(
        label="Commune", queryset=Commune.objects.none(), required=False, empty_label="aucune"
    )
    operational = forms.ModelChoiceField(
        label="Objectif opérationnel",
        queryset=OperationalObjective.objects.none(),
        required=False,
        empty_label="l’objectif intercommunal tout entier",
    )

    def __init__(self, *args: Any, objective: IntercommunalObjective, member: Member, **values: Any) -> None:
        super().__init__(*args, **values)
        contract = objective.strategic.stake.contract
        self._offer("indicator", indicators_visible_to(member))
        self._offer(
            "neighbourhood",
            Neighbourhood.objects.filter(intercommunality=contract.intercommunality_id, archived_at=None).order_by(
                "name", "pk"
            ),
        )
        self._offer("commune", contract.communes.order_by("name", "pk"))
        self._offer(
            "operational",
            OperationalObjective.objects.filter(retained__intercommunal=objective).order_by(
                "retained_id", "rank", "pk"
            ),
        )

    def _offer(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        field.queryset = choices  # type: ignore[attr-defined]  # a model field
        if name in ("neighbourhood", "commune"):
            offered = [(one.pk, str(one)) for one in alphabetical(choices)]
            field.choices = [("", field.empty_label), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One place, not two."""
        values = super().clean()
        if values.get("neighbourhood") and values.get("commune"):
            self.add_error("commune", "Choisissez un quartier ou une commune, pas les deux.")
        return values
