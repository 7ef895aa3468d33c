"""Forms of an amendment's life: opening it, its steps with dates and places, its signature."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from regain.web.pages.amendments.forms.fields import DayField

ACCEPTED = ".pdf,.docx,.odt"
CHOICE = "choice:"


class TitleForm(forms.Form):
    """What the amendment is about."""

    title = forms.CharField(
        label="Objet de l’avenant",
        help_text="Quelques mots, par exemple : revoir le pilotage à mi-parcours.",
        max_length=300,
    )


class SignatureDayForm(forms.Form):
    """The day an agreement was signed, when its text does not give it."""

    signed_on = DayField(
        label="Date de signature de la convention", error_messages={"required": "Donnez la date de signature."}
    )


class VersionForm(forms.Form):
    """The version of the amendment that was on the screen."""

    expected = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class StepForm(VersionForm):
    """A step of the circuit: its day and its place."""

    on = DayField(label="Date")
    at = forms.CharField(label="Lieu", max_length=150)

    def clean_on(self) -> date:
        """A step is entered once it is made."""
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("Cette date est à venir : entrez l’étape le jour où elle est faite, ou après.")
        return on


class UndoForm(VersionForm):
    """Which change to take back."""

    at = forms.IntegerField(min_value=0)


class SignForm(VersionForm):
    """The signature. `is_outside`: it was signed on paper, and the paper is required."""

    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)
    signed_on = DayField(label="Date de signature")
    signed_at = forms.CharField(label="Lieu de signature", max_length=150)
    paper = forms.FileField(
        label="Le fichier de l’avenant signé",
        help_text="PDF, Word (.docx) ou OpenDocument (.odt), 50 Mo au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        required=False,
        error_messages={"required": "Joignez le fichier de l’avenant signé.", "empty": "Ce fichier est vide."},
    )

    def __init__(self, *args: Any, is_outside: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_outside = is_outside
        self.fields["paper"].required = is_outside

    def clean_paper(self) -> UploadedFile | None:
        """Refuse what is too large before reading a byte of it."""
        paper: UploadedFile | None = self.cleaned_data["paper"]
        if paper and paper.size and paper.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(f"Ce fichier dépasse {settings.UPLOAD_LIMIT // 1024**2} Mo.")
        return paper


class AnswersForm(VersionForm):
    """Answers to the questions of the plan, each a field named `choice:<key>`."""

    @property
    def answers(self) -> dict[str, str]:
        """The answers given, by key."""
        return {
            name.removeprefix(CHOICE): str(value).strip()
            for name, value in self.data.items()
            if name.startswith(CHOICE) and str(value).strip()
        }


class PeriodForm(forms.Form):
    """Two days to compare, the earlier first."""

    du = DayField(label="Entre le")
    au = DayField(label="et le")

    def clean(self) -> dict[str, Any]:
        """A period ends after it begins."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("du"), cleaned.get("au")
        if first and last and first > last:
            self.add_error("au", "Cette date vient avant la première\u00a0: échangez-les.")
        return cleaned


class DayForm(forms.Form):
    """A day to look back at."""

    jour = DayField(label="À quelle date ?")
