"""Days in forms: the browser's own calendar, and the French way for who types."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Between these the day before, the day after and midnight in Paris exist, and a year has four figures."""
_SAID = f"Choisissez un jour entre {FIRST.year} et {LAST.year}."
WITHIN_REACH = (MinValueValidator(FIRST, message=_SAID), MaxValueValidator(LAST, message=_SAID))


def day_field(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """A day. Browsers send it as 2030-12-31; without their calendar one types 31/12/2030."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        input_formats=FORMATS,
        validators=WITHIN_REACH,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
