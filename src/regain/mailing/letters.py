"""The letters about accounts, in the words people read. Pure: facts in, text out."""

from datetime import date

from regain.core.french import long_date
from regain.mailing.sending import Letter

_SIGNATURE = "\n\nRegain, le suivi du contrat de ville\nCe message est automatique : il n’attend pas de réponse.\n"
_NOT_YOU = (
    "Si ce n’est pas vous, changez votre mot de passe dès maintenant, puis prévenez la personne qui administre "
    "Regain chez vous."
)


def _letter(subject: str, *paragraphs: str) -> Letter:
    return Letter(subject, "Bonjour,\n\n" + "\n\n".join(paragraphs) + _SIGNATURE)


def password_reset(*, url: str) -> Letter:
    """The link by which one chooses a new password."""
    return _letter(
        "Choisir un nouveau mot de passe",
        "Vous avez demandé à changer votre mot de passe. Ouvrez cette page pour en choisir un nouveau :",
        url,
        "Le lien sert une seule fois, et pendant trois jours.",
        "Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.",
    )


def unknown_account() -> Letter:
    """Somebody asked for a new password with an address that nobody has."""
    return _letter(
        "Aucun compte à cette adresse",
        "Quelqu’un a demandé un nouveau mot de passe pour cette adresse, mais elle n’est celle d’aucun compte de "
        "Regain.",
        "Si c’est vous, essayez une autre de vos adresses, ou demandez une invitation à la personne qui pilote le "
        "contrat de ville. Sinon, ne faites rien.",
    )


def email_confirmation(*, url: str) -> Letter:
    """The link that proves that the address is one's own."""
    return _letter(
        "Confirmer votre adresse e-mail",
        "Ouvrez cette page pour confirmer que cette adresse est bien la vôtre :",
        url,
        "Le lien sert pendant trois jours. Si vous n’avez pas de compte sur Regain, ne faites rien.",
    )


def email_changed(*, old: bool) -> Letter:
    """Told to both addresses when one takes the place of the other."""
    place = "n’est plus celle de votre compte" if old else "est maintenant celle de votre compte"
    return _letter("Votre adresse a changé", f"Cette adresse {place} Regain.", _NOT_YOU)


def password_changed() -> Letter:
    """Told after the password changed, by whatever way."""
    return _letter(
        "Votre mot de passe a changé", "Le mot de passe de votre compte Regain vient d’être changé.", _NOT_YOU
    )


def second_factor_changed(*, what: str) -> Letter:
    """Told after something changed in the second step of the sign-in; `what` is a whole sentence."""
    return _letter("La double vérification de votre compte a changé", what, _NOT_YOU)


def act_in_your_contract(*, subject: str, act: str) -> Letter:
    """To a chef de projet: an administrator of the instance did something in their contract. `act`: a sentence."""
    return _letter(
        subject,
        act,
        "Vous recevez ce message parce que vous pilotez ce contrat de ville. Son journal dit tout ce qui s’y fait. Si "
        "vous n’attendiez rien de tel, demandez-en la raison à la personne qui administre Regain chez vous.",
    )


def end_of_mandate_changed(*, by: str, mandate: str, now: str) -> Letter:
    """To who holds a mandate: another person gave it another end. `now`: what it is from now on, a sentence."""
    return _letter(
        "La fin de votre mandat a changé",
        f"{by} a changé la fin de votre mandat : {mandate}.",
        now,
        "Si vous ne vous y attendiez pas, demandez-lui pourquoi.",
    )


def invitation(  # noqa: PLR0913  # each is one fact of the letter
    *, inviter: str, role: str, where: str, url: str, until: date, ends_on: date | None
) -> Letter:
    """Somebody is invited to act under a mandate; the link is good up to `until`, that day included."""
    term = f", jusqu’au {long_date(ends_on)}" if ends_on else ""
    return _letter(
        f"Invitation : {role.lower()}, {where}",
        f"{inviter} vous invite à suivre le contrat de ville sur Regain.",
        f"Votre mandat : {role.lower()}, {where}{term}.",
        "Ouvrez cette page pour accepter :",
        url,
        f"Le lien sert une seule fois, jusqu’au {long_date(until)} inclus. Si vous n’attendiez rien, ne faites rien : "
        "aucun compte n’est créé sans vous.",
    )
