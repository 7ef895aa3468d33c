"""What a person gives: a template, and the name it goes by."""

from django import forms


class TemplateForm(forms.Form):
    """A new template."""

    name = forms.CharField(
        label="Nom du modèle",
        help_text="Tel que vos collègues le liront, par exemple «\u00a0Convention, charte 2026\u00a0».",
        max_length=150,
        error_messages={"required": "Donnez un nom à ce modèle."},
    )
    file = forms.FileField(
        label="Le modèle",
        help_text="Un document Word (.docx) sans macro, 10 Mo au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        error_messages={
            "required": "Choisissez le document Word de votre modèle.",
            "empty": "Ce fichier est vide\u00a0: choisissez celui de votre modèle.",
        },
    )
