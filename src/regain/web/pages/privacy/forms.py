from django import forms


class EraseForm(forms.Form):
    """Erasing cannot be undone: one says so."""

    is_understood = forms.BooleanField(
        label="Je veux effacer mes données, et je sais que c’est définitif.",
        error_messages={"required": "Cochez la case pour effacer vos données."},
    )
