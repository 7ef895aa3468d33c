"""What a person gives: a file of figures, the year it does not say, the address a file comes from."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

FIRST_YEAR, LAST_YEAR = 1900, 2100


class DropForm(forms.Form):
    """A file of figures."""

    file = forms.FileField(
        label="Le fichier de chiffres",
        help_text="CSV, XLSX, XLS ou ODS, 50 Mo au plus, tel que son producteur le publie.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx,.xls,.ods"}),
        error_messages={
            "required": "Choisissez le fichier de chiffres.",
            "empty": "Ce fichier est vide\u00a0: choisissez celui qui contient les chiffres.",
        },
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large before reading a byte of it."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(
                "Ce fichier dépasse 50 Mo\u00a0: n’en gardez que les lignes utiles, puis réessayez."
            )
        return file


class YearForm(forms.Form):
    """The year of figures whose file does not say it."""

    annee = forms.IntegerField(
        label="Année des chiffres",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        error_messages={"invalid": "Écrivez l’année en quatre chiffres. Exemple\u00a0: 2021."},
    )


class ConfirmForm(forms.Form):
    """The fingerprint of the plan that was on the screen."""

    expected = forms.CharField(widget=forms.HiddenInput, max_length=120)


class AddressForm(forms.Form):
    """Where the file of a data set is downloaded from."""

    file_url = forms.CharField(
        label="Adresse du fichier",
        help_text="Adresse directe du fichier, en https, que la commande fetch_open_data télécharge. Elle change à chaque édition\u00a0: copiez-la depuis la page du producteur.",
        max_length=500,
        required=False,
    )
