"""Which part of the journal one wants to read."""

from datetime import date
from typing import TypedDict

from django import forms

from regain.reports.changes import KINDS
from regain.web.ui.dates import day_field


class Wanted(TypedDict):
    """What one wants to read: empty or None for all."""

    kinds: tuple[str, ...]
    since: date | None
    until: date | None


class WhichForm(forms.Form):
    """A kind of object, from a day to another; all of them are optional."""

    quoi = forms.ChoiceField(label="Quoi", required=False, choices=[("", "Tout"), *KINDS.items()])
    du = day_field("Du", required=False)
    au = day_field("Au", required=False)

    def clean(self) -> dict[str, object]:
        """A period ends after it begins."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("du"), cleaned.get("au")
        if since and until and since > until:
            self.add_error("au", "Le dernier jour vient avant le premier\u00a0: échangez-les.")
        return cleaned

    def wanted(self) -> Wanted:
        """What the report is asked for; everything, where what was sent cannot be read."""
        sent = self.cleaned_data if self.is_valid() else {}
        return Wanted(kinds=(sent["quoi"],) if sent.get("quoi") else (), since=sent.get("du"), until=sent.get("au"))
