"""The personal columns of sign-in: invitations, open sessions, and the tables of allauth, where it is installed."""

from regain.reports.privacy.processings import Why
from regain.reports.privacy.words import Column, Kept, Left, told, withheld

SIGN_IN: dict[str, dict[str, Column]] = {
    "accounts.invitation": {
        **withheld(
            Why.ACCOUNTS,
            Kept.INVITATION,
            Left.ERASED,
            email="adresse e-mail de la personne invitée",
            nonce="secret du lien envoyé",
        ),
        **withheld(Why.ACCOUNTS, Kept.INVITATION, Left.KEPT, inviter="numéro de compte de la personne qui invite"),
    },
    "accounts.opensession": {
        **told(
            Why.SIGN_IN,
            Kept.SESSION,
            Left.ERASED,
            person="numéro de compte de la personne connectée",
            device="appareil et navigateur",
            opened_at="heure de connexion",
            seen_at="dernière activité",
        ),
        **withheld(Why.SIGN_IN, Kept.SESSION, Left.ERASED, key="clé de la session"),
    },
    "accounts.keptform": withheld(
        Why.SIGN_IN,
        Kept.SESSION,
        Left.ERASED,
        person="numéro de compte de la personne qui reviendra",
        path="page où elle écrivait",
        data="formulaire en attente de reconnexion",
        kept_at="heure de l’envoi",
    ),
    "account.emailaddress": withheld(
        Why.SIGN_IN,
        Kept.ACCOUNT,
        Left.ERASED,
        user="numéro de compte",
        email="adresse e-mail",
        verified="adresse confirmée ou non",
        primary="adresse principale ou non",
    ),
    "account.emailconfirmation": withheld(
        Why.SIGN_IN,
        Kept.ACCOUNT,
        Left.ERASED,
        email_address="adresse à confirmer",
        created="date de la demande",
        sent="date d’envoi",
        key="secret du lien envoyé",
    ),
    "mfa.authenticator": withheld(
        Why.SIGN_IN,
        Kept.ACCOUNT,
        Left.ERASED,
        user="numéro de compte",
        type="moyen de double vérification",
        data="secret partagé, ou clé publique de l’appareil",
        created_at="date d’ajout",
        last_used_at="dernier usage",
    ),
    "socialaccount.socialaccount": withheld(
        Why.SIGN_IN,
        Kept.ACCOUNT,
        Left.ERASED,
        user="numéro de compte",
        provider="service d’identité",
        uid="identifiant chez le service d’identité",
        last_login="dernière connexion par ce service",
        date_joined="date du lien",
        extra_data="ce que le service d’identité a dit (rien n’est gardé)",
    ),
    "socialaccount.socialtoken": withheld(
        Why.SIGN_IN,
        Kept.ACCOUNT,
        Left.ERASED,
        account="compte relié",
        expires_at="fin du jeton",
    )
    | {
        name: Column(what, Why.SIGN_IN, Kept.ACCOUNT, Left.ERASED, is_exported=False)
        for name, what in (("token", "jeton du service d’identité"), ("token_secret", "secret de ce jeton"))
    },
}
