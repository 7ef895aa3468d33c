"""The link of an invitation: signed, so that a stolen database gives none; and the letter that carries it."""

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from regain.core.mandates import Role, ScopeKind
from regain.domain.accounts.models import Invitation
from regain.domain.accounts.queries import invitation_of_link
from regain.domain.accounts.usecases import InvitationOver
from regain.mailing.letters import invitation as letter
from regain.mailing.sending import send

_SALT = "regain.invitation"


def link_of(invitation: Invitation) -> str:
    """What stands in the address of the page that accepts."""
    return signing.dumps([invitation.pk, invitation.nonce], salt=_SALT)


def read_link(link: str) -> tuple[Invitation, str]:
    """The invitation, and the nonce that the link carries. Raises InvitationOver for a link that we did not make."""
    try:
        pk, nonce = signing.loads(link, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise InvitationOver("Ce lien n’est pas entier : copiez-le tout entier depuis l’e-mail.") from error
    invitation = invitation_of_link(pk)
    if invitation is None:
        raise InvitationOver("Cette invitation n’existe plus. Demandez-en une nouvelle.")
    return invitation, nonce


def _where(invitation: Invitation) -> str:
    """The scope in the midst of a sentence: `tout le contrat Engagements Quartiers 2030`, `Barlin`."""
    label = invitation.scope_label or "tout Regain"
    return label[0].lower() + label[1:] if invitation.scope_kind == ScopeKind.CONTRACT else label


def send_invitation(request: HttpRequest, invitation: Invitation, *, inviter: str) -> None:
    """Send the link to the address of the invitation. Raises MailNotSent."""
    send(
        letter(
            inviter=inviter,
            role=Role(invitation.role).label,
            where=_where(invitation),
            url=request.build_absolute_uri(reverse("invitation", args=[link_of(invitation)])),
            until=invitation.expires_on,
            ends_on=invitation.ends_on,
        ),
        to=invitation.email,
    )
