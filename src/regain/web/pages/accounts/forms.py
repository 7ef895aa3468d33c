from django.contrib.auth.forms import AuthenticationForm
from django.forms import CharField, EmailInput, PasswordInput


class SignInForm(AuthenticationForm):
    """E-mail and password. The refusal is the same whether the address or the password is wrong."""

    username = CharField(label="Adresse e-mail", widget=EmailInput(attrs={"autocomplete": "username"}))
    password = CharField(
        label="Mot de passe", strip=False, widget=PasswordInput(attrs={"autocomplete": "current-password"})
    )

    error_messages = {
        "invalid_login": "L’adresse et le mot de passe ne vont pas ensemble. Vérifiez-les, majuscules comprises.",
        "inactive": "Ce compte est fermé. Demandez à la personne qui administre Regain chez vous de le rouvrir.",
    }
