"""Days in forms: the browser's own calendar, and the French way for who types."""

from django import forms

FORMATS = ("%Y-%m-%d", "%d/%m/%Y")


def day_field(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """A day. Browsers send it as 2030-12-31; without their calendar one types 31/12/2030."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        input_formats=FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
