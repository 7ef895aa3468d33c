"""What a person gives: a file of figures, what it does not say, the address a file comes from."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from regain.exchange.reading.observations.writings import DECIMALS, OF_HUNDRED, OF_ONE, THOUSANDS, Said

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


class AnswersForm(forms.Form):
    """What a person says of a file that does not: the year, what a mark separates, what small rates are."""

    annee = forms.IntegerField(
        label="Année des chiffres",
        help_text="Quatre chiffres, comme 2021.",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        error_messages={"invalid": "Écrivez l’année en quatre chiffres. Exemple\u00a0: 2021."},
    )
    separateur = forms.ChoiceField(
        label="Que sépare ce point ou cette virgule\u00a0?",
        choices=(
            ("", "Je ne sais pas\u00a0: laisser ces chiffres de côté"),
            (THOUSANDS, "Les milliers\u00a0: 14.230 veut dire quatorze mille deux cent trente"),
            (DECIMALS, "Les décimales\u00a0: 14.230 veut dire quatorze virgule vingt-trois"),
        ),
        required=False,
    )
    taux = forms.ChoiceField(
        label="Que veulent dire ces taux inférieurs à 1\u00a0?",
        choices=(
            ("", "Je ne sais pas\u00a0: laisser ces chiffres de côté"),
            (OF_ONE, "0,421 veut dire 42,1\u00a0%"),
            (OF_HUNDRED, "0,421 veut dire 0,421\u00a0%"),
        ),
        required=False,
    )

    def want_year(self) -> None:
        """The file is of no use without its year: the question is no longer free, and says so when left blank."""
        self.fields["annee"].required = True
        if self.is_bound and not self.errors and self.cleaned_data.get("annee") is None:
            self.add_error(
                "annee", "Donnez l’année de ces chiffres\u00a0: sans elle, rien n’est importé. Exemple\u00a0: 2021."
            )

    @property
    def said(self) -> Said:
        """The answers that can be understood."""
        told = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return Said(told.get("annee"), told.get("separateur", ""), told.get("taux", ""))


class ConfirmForm(forms.Form):
    """The fingerprint of the plan that was on the screen."""

    expected = forms.CharField(widget=forms.HiddenInput, max_length=120)


class AddressForm(forms.Form):
    """Where the file of a data set is downloaded from."""

    file_url = forms.CharField(
        label="Adresse du fichier",
        help_text="Adresse directe du fichier, en https. Elle change à chaque édition\u00a0: indiquez-la pour qu’il soit téléchargé automatiquement.",
        max_length=500,
        required=False,
    )
