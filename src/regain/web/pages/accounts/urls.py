from django.urls import path, register_converter
from django.urls.converters import StringConverter

from regain.web.pages.accounts.views import account, entrance, invitation, openid, passwords, second_factor


class Base36Converter(StringConverter):
    """A primary key as allauth writes it in a link: no hyphen, which parts it from what follows."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36Converter, "base36")

urlpatterns = [
    path("connexion/", entrance.SignIn.as_view(), name="sign_in"),
    path("connexion/", entrance.SignIn.as_view(), name="account_login"),
    path("connexion/cle/", entrance.SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("connexion/code/", second_factor.SecondStep.as_view(), name="mfa_authenticate"),
    path("connexion/demonstration/<int:pk>/", entrance.sign_in_as, name="sign_in_as"),
    path("connexion/service/", openid.openid_start, name="openid_start"),
    path("connexion/service/retour/", openid.openid_return, name="openid_return"),
    path("connexion/sans-compte/", entrance.by_invitation, name="account_signup"),
    path("connexion/compte-ferme/", entrance.closed, name="account_inactive"),
    path("connexion/adresse-a-confirmer/", entrance.ConfirmationSent.as_view(), name="account_email_verification_sent"),
    path("connexion/adresse/<str:key>/", entrance.ConfirmEmail.as_view(), name="account_confirm_email"),
    path("connexion/verifier/", second_factor.PasswordAgain.as_view(), name="account_reauthenticate"),
    path("connexion/verifier/code/", second_factor.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("connexion/verifier/cle/", second_factor.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("deconnexion/", entrance.sign_out, name="sign_out"),
    path("invitation/<str:link>/", invitation.invitation, name="invitation"),
    path("mot-de-passe/oublie/", passwords.LostPassword.as_view(), name="account_reset_password"),
    path("mot-de-passe/oublie/envoye/", passwords.lost_password_sent, name="account_reset_password_done"),
    path(
        "mot-de-passe/nouveau/<base36:uidb36>-<str:key>/",
        passwords.NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("compte/", account.account, name="account"),
    path("compte/mot-de-passe/", passwords.ChangePassword.as_view(), name="account_change_password"),
    path("compte/mot-de-passe/choisir/", passwords.FirstPassword.as_view(), name="account_set_password"),
    path("compte/adresse/", account.ChangeEmail.as_view(), name="account_email"),
    path("compte/sessions/", account.sessions, name="sessions"),
    path("compte/sessions/fermer/", account.sessions_close, name="sessions_close"),
    path("compte/sessions/<int:pk>/fermer/", account.session_close, name="session_close"),
    path("compte/fermer/", account.account_close, name="account_close"),
    path("compte/double-verification/", second_factor.second_factor, name="second_factor"),
    path("compte/double-verification/", second_factor.second_factor, name="mfa_index"),
    path("compte/double-verification/", second_factor.second_factor, name="mfa_list_webauthn"),
    path("compte/double-verification/application/", second_factor.AddApplication.as_view(), name="mfa_activate_totp"),
    path(
        "compte/double-verification/application/retirer/",
        second_factor.RemoveApplication.as_view(),
        name="mfa_deactivate_totp",
    ),
    path("compte/double-verification/cle/", second_factor.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        "compte/double-verification/cle/<int:pk>/retirer/", second_factor.RemovePasskey.as_view(), name="passkey_remove"
    ),
    path("compte/double-verification/codes/", second_factor.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "compte/double-verification/codes/nouveaux/",
        second_factor.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]
