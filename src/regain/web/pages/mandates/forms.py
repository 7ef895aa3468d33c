"""Why an administrator enters a contract; from when a mandate ends."""

from datetime import date
from typing import Any

from django import forms

from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contracts_to_help
from regain.web.ui.dates import day_field


class SupportForm(forms.Form):
    """Which contract, and why."""

    contract = forms.ModelChoiceField(
        label="Dans quel contrat",
        queryset=Contract.objects.none(),
        to_field_name="code",
        empty_label=None,
        error_messages={"required": "Choisissez le contrat.", "invalid_choice": "Ce contrat n’existe pas."},
    )
    reason = forms.CharField(
        label="Pourquoi",
        help_text="Les chefs de projet du contrat le liront, par exemple «\u00a0import bloqué, demande de Barlin\u00a0».",
        max_length=300,
        error_messages={"required": "Dites pourquoi vous entrez dans ce contrat."},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["contract"].queryset = contracts_to_help()  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The first day without the mandate: what was done under it was done under it, so never a day that is over.

    `may_be_endless`: its end may be taken away, by the button of that name.
    """

    on = day_field("Premier jour sans ce mandat")

    def __init__(self, data: Any = None, *, today: date, may_be_endless: bool) -> None:
        super().__init__(data)
        self.initial, self.today = {"on": today}, today
        self.is_endless = may_be_endless and "endless" in self.data
        self.fields["on"].required = not self.is_endless

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        if on and not self.is_endless and on < self.today:
            raise forms.ValidationError(
                "Un mandat ne finit pas dans le passé\u00a0: choisissez aujourd’hui ou un jour à venir."
            )
        return on

    @property
    def first_day(self) -> date | None:
        """The first day without the mandate; None when it has no end any more."""
        return None if self.is_endless else self.cleaned_data["on"]
