from django import forms

from regain.web.signing.again import OwnAddressForm


class EraseForm(OwnAddressForm):
    """Erasing cannot be undone: one says so too."""

    is_understood = forms.BooleanField(
        label="Je veux effacer mes données, et je sais que c’est définitif.",
        error_messages={"required": "Cochez la case pour effacer vos données."},
    )
