"""What a person gives: a file, and which contract it belongs to."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

ACCEPTED = ".docx,.odt,.pdf,.txt,.md"


class DropForm(forms.Form):
    """The agreement to read."""

    file = forms.FileField(
        label="La convention signée",
        help_text="Word (.docx), OpenDocument (.odt), PDF ou texte, 50 Mo au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Choisissez le fichier de la convention.",
            "empty": "Ce fichier est vide : choisissez celui qui contient la convention.",
        },
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large before reading a byte of it."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > settings.UPLOAD_LIMIT:
            limit = settings.UPLOAD_LIMIT // 1024**2
            raise forms.ValidationError(
                f"Ce fichier dépasse {limit} Mo : retirez les images inutiles, ou enregistrez-le en texte."
            )
        return file


CHOICE = "choice:"


def answers_in(data: Mapping[str, Any]) -> dict[str, str]:
    """The answers that a form or an address carries, by the question's key."""
    return {
        name.removeprefix(CHOICE): str(value).strip()
        for name, value in data.items()
        if name.startswith(CHOICE) and str(value).strip()
    }


class AnswersForm(forms.Form):
    """Answers to questions, each a field named `choice:<key>`; blank ones are not answers."""

    version = forms.IntegerField(min_value=1)

    @property
    def choices(self) -> dict[str, str]:
        """The answers given, by key."""
        return answers_in(self.data)


class ConfirmForm(forms.Form):
    """What was on the screen when somebody confirmed: the plan's fingerprint and the import's version."""

    expected_fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)
    expected_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class WithdrawForm(forms.Form):
    """The fingerprint of the plan that was on the screen."""

    expected = forms.CharField(widget=forms.HiddenInput, max_length=64)
