from typing import Any

from django import forms


class EraseForm(forms.Form):
    """Erasing cannot be undone: one says so, and types the address of the account that goes."""

    email = forms.EmailField(
        label="Votre adresse e-mail, pour confirmer",
        error_messages={
            "required": "Tapez l’adresse e-mail de votre compte.",
            "invalid": "Ce n’est pas une adresse e-mail.",
        },
    )

    is_understood = forms.BooleanField(
        label="Je veux effacer mes données, et je sais que c’est définitif.",
        error_messages={"required": "Cochez la case pour effacer vos données."},
    )

    def __init__(self, *args: Any, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._address = address

    def clean_email(self) -> str:
        """The address of this very account, whatever its capitals."""
        typed: str = self.cleaned_data["email"]
        if typed.lower() != self._address.lower():
            raise forms.ValidationError("Ce n’est pas l’adresse de votre compte\u00a0: rien n’est effacé.")
        return typed
