"""Handing a letter to the mail server."""

import logging
from dataclasses import dataclass

from django.core.mail import EmailMessage

from regain.core import french
from regain.core.calling.places import OUT, CallsAtOnce, TooManyCalls
from regain.core.errors import BusinessError

PLACES = CallsAtOnce(2, within=OUT)
"""At most two threads of a process wait for the mail server."""
logger = logging.getLogger(__name__)


class MailNotSent(BusinessError):
    """Raised by send: the mail server did not take the letter. Nothing else was lost."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and a text, both plain."""

    subject: str
    text: str


def send(letter: Letter, *, to: str) -> None:
    """Hand the letter to the mail server. Raises MailNotSent when it does not take it."""
    message = EmailMessage(
        subject=french.typeset(letter.subject),
        body=french.typeset(letter.text),
        to=[to],
        headers={"Auto-Submitted": "auto-generated", "Content-Language": "fr"},
    )
    try:
        with PLACES.one():
            message.send()
    except (OSError, TooManyCalls) as error:  # smtplib's own errors are OSError; the address stays out of the logs
        logger.error("A letter could not be sent: %s", type(error).__name__)  # noqa: TRY400  # the trace holds the address
        raise MailNotSent(
            "L’e-mail n’a pas pu partir\u00a0: le serveur de messagerie ne répond pas. "
            "Rien n’est perdu\u00a0: réessayez dans quelques minutes."
        ) from error
