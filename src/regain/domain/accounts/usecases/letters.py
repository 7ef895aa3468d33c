"""How many letters an invitation may make: a person is asked, not harassed, and no one's acts flood a mail server."""

from datetime import datetime, timedelta

from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.accounts.models import Invitation
from regain.domain.accounts.queries import letters_by, letters_to
from regain.domain.accounts.rules import scope_of

EVERY, DAY, MONTH = timedelta(hours=1), timedelta(days=1), timedelta(days=30)
OF_A_MANDATE, TO_AN_ADDRESS, BY_A_PERSON = 5, 10, 60
"""How many letters for one mandate in a month, to one address in a day, by one person in an hour."""


class TooManyLetters(BusinessError):
    """Raised by invite and renew_invitation: that person was written to just now, or too often."""


def refuse_too_many_letters(invitation: Invitation, *, at: datetime, by: Member) -> None:
    """Raise TooManyLetters when one more would be too many. An invitation taken back and sent again counts the same."""
    to_them = letters_to(invitation.email, since=at - MONTH)
    asked = (invitation.role, scope_of(invitation))
    same = [one for one in to_them if (one.role, scope_of(one)) == asked]
    if not all(one.accepted_at or is_to_be_sent_again(one, at=at) for one in same):
        raise TooManyLetters(
            "Cette invitation est déjà partie il y a moins d’une heure\u00a0: laissez à la personne le temps de la lire."
        )
    if sum(one.letters for one in same) >= OF_A_MANDATE:
        raise TooManyLetters(
            "Cette invitation est déjà partie cinq fois ce mois-ci\u00a0: vérifiez l’adresse avec la personne."
        )
    if sum(one.letters for one in _since(to_them, at - DAY)) >= TO_AN_ADDRESS:
        raise TooManyLetters(
            "Cette adresse a déjà reçu dix invitations aujourd’hui\u00a0: attendez demain pour lui écrire de nouveau."
        )
    if letters_by(by, since=at - EVERY) >= BY_A_PERSON:
        raise TooManyLetters(
            "Vous avez envoyé soixante invitations en une heure\u00a0: attendez une heure pour envoyer les suivantes."
        )


def is_to_be_sent_again(invitation: Invitation, *, at: datetime) -> bool:
    """Whether its last letter left long enough ago, or never did."""
    return invitation.letter_at is None or invitation.letter_at <= at - EVERY


@transaction.atomic
def take_letter_off(invitation: Invitation) -> None:
    """The letter of the invitation did not leave: it does not count, and may be sent again at once."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    held.letters, held.letter_at = max(0, held.letters - 1), None
    held.save(update_fields=["letters", "letter_at"])


def _since(invitations: list[Invitation], moment: datetime) -> list[Invitation]:
    return [one for one in invitations if one.letter_at and one.letter_at > moment]
