"""What a person gives: a file of outlines, a counterpart, an outline drawn by hand."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

ACCEPTED = ".geojson,.json,.gz,.gpkg,.zip"
SUBJECTS = (
    ("2024", "Les périmètres de 2024 (QN…)"),
    ("2015", "Les périmètres de 2015 (QP…)"),
    ("communes", "Les contours des communes"),
)
NONE = "aucun"


class OutlineFileForm(forms.Form):
    """A file of outlines, and what it is about."""

    subject = forms.ChoiceField(
        label="Ce que contient le fichier", choices=SUBJECTS, initial="2024", widget=forms.RadioSelect
    )
    file = forms.FileField(
        label="Le fichier",
        help_text="GeoJSON (aussi .gz), GeoPackage ou Shapefile (.zip), en WGS84 ou en Lambert-93, 50 Mo au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Choisissez le fichier des contours.",
            "empty": "Ce fichier est vide : choisissez celui qui contient les contours.",
        },
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large before reading a byte of it."""
        return within_limit(self.cleaned_data["file"])


class PlanForm(forms.Form):
    """The fingerprint of the plan that was on the screen."""

    expected = forms.CharField(widget=forms.HiddenInput, max_length=64)


class DecisionForm(forms.Form):
    """The version of the correspondence that was on the screen."""

    expected = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class CounterpartForm(forms.Form):
    """Which perimeter of the other vintage this one continues."""

    other = forms.ChoiceField(
        label="Périmètre de l’autre année",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez un périmètre, ou « aucun »."},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["other"].choices = [*choices, (NONE, "Aucun : ce quartier n’existait pas")]  # type: ignore[attr-defined]


class RemovalForm(forms.Form):
    """The edition of the outline that was on the screen."""

    expected = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class OutlineForm(forms.Form):
    """An outline drawn by hand: its points, or a file that has them."""

    points = forms.CharField(
        label="Les points du contour",
        help_text="Un point par ligne : longitude puis latitude en degrés, par exemple 2,6123 50,4561. "
        "Une ligne vide commence un autre morceau.",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "data-draw-points": ""}),
        required=False,
    )
    file = forms.FileField(
        label="Ou un fichier",
        help_text="GeoJSON, GeoPackage ou Shapefile (.zip) d’un seul quartier. Il remplace les points ci-dessus.",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        required=False,
    )
    is_sure = forms.BooleanField(label="Ce contour est juste\u00a0: l’enregistrer quand même", required=False)
    expected = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_file(self) -> UploadedFile | None:
        """Refuse what is too large before reading a byte of it."""
        file: UploadedFile | None = self.cleaned_data["file"]
        return within_limit(file) if file else None


def within_limit(file: UploadedFile) -> UploadedFile:
    """The file, unless it is too large. Raises ValidationError."""
    if file.size and file.size > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // 1024**2
        raise forms.ValidationError(f"Ce fichier dépasse {limit} Mo : compressez-le (.geojson.gz), ou réduisez-le.")
    return file
