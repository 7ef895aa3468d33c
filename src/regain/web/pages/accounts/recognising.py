"""Whose account an identity of the OpenID Connect provider opens."""

from django.db import transaction
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import member_of, person_linked_to, person_with_email
from regain.domain.accounts.usecases import accept_invitation, link_identity, vouch_for_email
from regain.web.signing.invitations import read_link
from regain.web.signing.openid.provider import LINK
from regain.web.signing.openid.shapes import Identity


class NobodyKnown(BusinessError):
    """The provider knows the person, and Regain has no account for them: nobody signs up alone."""


@transaction.atomic
def recognise(identity: Identity, *, invitation: str, name: str) -> Person:
    """The person linked to the identity; else the one of its asserted address, or of the invitation being accepted.

    Raises NobodyKnown, InvitationOver, AccountAlreadyLinked.
    """
    known = person_linked_to(LINK, identity.subject)
    if known:
        return known
    # The person's own account before any invitation: a link that somebody else sent them must not take its place.
    person = (person_with_email(identity.email) if identity.email else None) or _invited(identity, invitation)
    if person is None:
        raise NobodyKnown(
            f"{name} vous a reconnu, mais aucun compte de Regain n’a votre adresse. Demandez une invitation à la "
            "personne qui pilote le contrat de ville, puis ouvrez son lien."
        )
    link_identity(person, provider=LINK, subject=identity.subject, by=member_of(person, on=timezone.localdate()))
    vouch_for_email(person)
    return person


def _invited(identity: Identity, link: str) -> Person | None:
    """The account that the invitation opens. Whoever holds its link reads that mailbox: the addresses may differ."""
    if not link:
        return None
    invitation, nonce = read_link(link)
    if person_with_email(invitation.email):
        return None
    name = identity.name or invitation.email.partition("@")[0]
    return accept_invitation(invitation, nonce=nonce, name=name, password=None, at=timezone.now())
