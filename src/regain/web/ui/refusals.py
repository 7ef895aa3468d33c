"""What a form quotes of what it refuses: its beginning."""

from django import forms

_CHOICE = "Sélectionnez un choix valide. %(value).100s n’en fait pas partie."
_KEY = "« %(pk).100s » n’est pas une valeur correcte."


def bound_refused_choices() -> None:
    """Django quotes a refused choice whole, be it two megabytes: from here on, a hundred characters of it."""
    for field in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelMultipleChoiceField):
        field.default_error_messages = {**field.default_error_messages, "invalid_choice": _CHOICE}
    messages = forms.ModelMultipleChoiceField.default_error_messages
    forms.ModelMultipleChoiceField.default_error_messages = {**messages, "invalid_pk_value": _KEY}
