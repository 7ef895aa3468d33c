"""Where: an address, a point, or a list of them."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

COUNTS = "decompte"
ANSWERS = (
    ("xlsx", "La liste, en classeur (XLSX)"),
    ("csv", "La liste, en CSV"),
    (COUNTS, "Combien par quartier, sans la liste (XLSX)"),
)


class PlaceForm(forms.Form):
    """An address, or the coordinates of a point. It only asks: nothing of it is saved."""

    saves = False

    adresse = forms.CharField(
        label="Adresse", max_length=200, required=False, help_text="Par exemple : 12 rue de la République, Barlin."
    )
    longitude = forms.DecimalField(
        label="Longitude",
        min_value=-180,
        max_value=180,
        required=False,
        localize=True,
        help_text="En degrés : 2,6123.",
        error_messages={"invalid": "Écrivez la longitude en degrés. Exemple : 2,61."},
    )
    latitude = forms.DecimalField(
        label="Latitude",
        min_value=-90,
        max_value=90,
        required=False,
        localize=True,
        help_text="En degrés : 50,4561.",
        error_messages={"invalid": "Écrivez la latitude en degrés. Exemple : 50,46."},
    )

    def clean(self) -> dict[str, object]:
        """One of the two, whole."""
        values = super().clean() or {}
        has_point = [values.get(name) is not None for name in ("longitude", "latitude")]
        if not self.errors and any(has_point) and not all(has_point):
            raise forms.ValidationError("Donnez la longitude et la latitude, les deux.")
        if not self.errors and not any(has_point) and not values.get("adresse"):
            raise forms.ValidationError("Écrivez une adresse, ou les coordonnées d’un point.")
        return values


class ListForm(forms.Form):
    """A list of addresses, and in which format it comes back."""

    file = forms.FileField(
        label="La liste",
        help_text="CSV ou XLSX, avec une colonne « adresse » (et, si vous l’avez, « code postal » et « commune »), "
        "ou « longitude » et « latitude ». 5 000 lignes au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.ods"}),
        error_messages={"required": "Choisissez le fichier de la liste.", "empty": "Ce fichier est vide."},
    )
    ending = forms.ChoiceField(
        label="Ce qui vous revient",
        choices=ANSWERS,
        initial="xlsx",
        widget=forms.RadioSelect,
        help_text="Le décompte peut se transmettre : sans les adresses ; petits effectifs masqués (secret statistique).",
    )
    keep = forms.BooleanField(
        label="Garder le résultat parmi les fichiers de Regain",
        required=False,
        help_text="Sinon rien n’est gardé : ni la liste, ni le résultat.",
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large before reading a byte of it."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError("Ce fichier est trop lourd : gardez les seules colonnes d’adresse.")
        return file
