from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django import forms

from regain.core.french import enumeration, quoted
from regain.core.mandates import SCOPES, Role, ScopeKind
from regain.core.member import Member
from regain.domain.accounts.rules import can_give
from regain.web.pages.people.places import WHERE, Place, roles_given
from regain.web.ui.dates import day_field


class InviteForm(forms.Form):
    """Whom, as what, where, and from when to when."""

    email = forms.EmailField(
        label="Adresse e-mail",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label="Rôle", error_messages={"required": "Choisissez le rôle."})
    scope = forms.ChoiceField(
        label="Où",
        help_text="Un référent agit pour une commune, un porteur pour un organisme.",
        error_messages={"required": "Choisissez où ce rôle s’exerce."},
    )
    starts_on = day_field("À partir du")
    ends_on = day_field("Jusqu’au", required=False, hint="Laissez vide pour un mandat sans date de fin.")

    def __init__(self, *args: Any, places: Sequence[Place], member: Member, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("starts_on", today)
        self.member, self.places = member, {place.value: place for place in places}
        # Nothing is chosen beforehand: a list that one forgets to look at must not make a chef de projet.
        roles = [(role.value, role.label) for role in roles_given(member, places)]
        self.fields["role"].choices = [("", "Choisissez un rôle"), *roles]  # type: ignore[attr-defined]
        self.fields["scope"].choices = [  # type: ignore[attr-defined]
            ("", "Choisissez où"),
            *(
                (ScopeKind(kind).label, [(place.value, place.label) for place in group])
                for kind, group in groupby(places, key=lambda place: place.scope.kind)
            ),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "role" in cleaned and "scope" in cleaned:
            role, place = Role(cleaned["role"]), self.places[cleaned["scope"]]
            if not can_give(self.member, role, place.scope):
                where = enumeration([WHERE[kind] for kind in ScopeKind if kind in SCOPES[role]], last="ou")
                self.add_error(
                    "scope", f"Le rôle {quoted(role.label)} s’exerce {where}\u00a0: choisissez un autre lieu."
                )
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        """The arguments of the use case."""
        place = self.places[self.cleaned_data["scope"]]
        return {
            "email": self.cleaned_data["email"],
            "role": Role(self.cleaned_data["role"]),
            "scope": place.scope,
            "scope_label": place.label,
            "starts_on": self.cleaned_data["starts_on"],
            "ends_on": self.cleaned_data["ends_on"],
        }
