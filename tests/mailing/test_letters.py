"""The letters: plain, French, one address at most, nothing that tells whether they were read."""

import re
from datetime import date

import pytest
from django.core import mail

from regain.mailing import letters
from regain.mailing.sending import Letter, MailNotSent, send
from regain.web.signing.letters import _LETTERS, letter_for

CONTEXT = {"password_reset_url": "https://regain.example/a/", "activate_url": "https://regain.example/b/"}
INVITATION = letters.invitation(
    inviter="Claire, cheffe de projet",
    role="Référent technicien",
    where="Barlin",
    url="https://regain.example/invitation/x/",
    until=date(2026, 12, 1),
    ends_on=date(2027, 1, 1),
)
ALL = [*(letter_for(name, CONTEXT) for name in _LETTERS), INVITATION, letters.email_changed(old=False)]


@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.subject)
def test_a_letter_is_short_plain_and_signed(letter):
    assert letter.text.startswith("Bonjour,")
    assert "Regain, le suivi du contrat de ville" in letter.text
    assert ("<" in letter.text, len(re.findall(r"https?://", letter.text)) <= 1, "\n" in letter.subject) == (
        False,
        True,
        False,
    )


def test_an_invitation_says_who_what_where_and_until_when():
    for said in (
        "Claire, cheffe de projet vous invite",
        "référent technicien, Barlin",
        "1er janvier 2027",
        "1er décembre 2026",
    ):
        assert said in INVITATION.text


def test_a_letter_leaves_as_text_alone():
    send(Letter("Sujet", "Texte"), to="claire@ville.example")

    message = mail.outbox[0].message()
    assert (message.get_content_type(), message["Auto-Submitted"]) == ("text/plain", "auto-generated")


def test_a_letter_that_does_not_leave_is_told_without_its_address(settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    with pytest.raises(MailNotSent, match="Rien n’est perdu"):
        send(Letter("Sujet", "Texte"), to="claire@ville.example")

    assert "claire" not in caplog.text


def test_a_letter_that_nobody_wrote_is_an_error():
    with pytest.raises(KeyError):
        letter_for("account/email/login_code", CONTEXT)
