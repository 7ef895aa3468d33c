"""What forms say of what they refuse: the beginning of it, and an example of what is expected (RGAA 11.11)."""

from django import forms
from django.core.validators import EmailValidator

_CHOICE = "Sélectionnez un choix valide. %(value).100s n’en fait pas partie."
_EXPECTED: dict[type[forms.Field], str] = {
    forms.EmailField: "Ce n’est pas une adresse e-mail. Exemple\u00a0: prenom.nom@ville.fr.",
    forms.DateField: "Ce n’est pas une date. Exemple\u00a0: 31/12/2030.",
    forms.DecimalField: "Écrivez un nombre. Exemple\u00a0: 18,8.",
    forms.IntegerField: "Écrivez un nombre entier. Exemple\u00a0: 2030.",
}
_KEY = "« %(pk).100s » n’est pas une valeur correcte."


def bound_refused_choices() -> None:
    """Django quotes a refused choice whole, be it two megabytes: from here on, a hundred characters of it."""
    for field in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelMultipleChoiceField):
        field.default_error_messages = {**field.default_error_messages, "invalid_choice": _CHOICE}
    messages = forms.ModelMultipleChoiceField.default_error_messages
    forms.ModelMultipleChoiceField.default_error_messages = {**messages, "invalid_pk_value": _KEY}


def give_examples() -> None:
    """Django says that a value is not valid: from here on, each kind of field also shows one that is."""
    for field, said in _EXPECTED.items():
        field.default_error_messages = {**field.default_error_messages, "invalid": said}
    forms.EmailField.default_validators = [EmailValidator(message=_EXPECTED[forms.EmailField])]
