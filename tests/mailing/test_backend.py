"""A mail server that is slow, mute or chatty without end holds nobody for long."""

import socket
import threading

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from regain.config.mail import mail_settings
from regain.mailing import backend, sending
from regain.mailing.sending import Letter, MailNotSent, send

LETTER = Letter("Bonjour", "Un mot.")


class Server:
    """Speaks as `talk` says to each who comes; `heard` is what it was said, line by line."""

    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.released, self.heard, self.talk = threading.Event(), [], None
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        try:
            client, _ = self._socket.accept()
            with client, client.makefile("rb") as lines:
                client.settimeout(5)
                self.talk(self, client, lines)
        except OSError:
            return

    def close(self):
        self.released.set()
        self._socket.close()
        self.thread.join()


def drips(drop):
    def talk(server, client, _lines):
        for _ in range(2_000):
            if server.released.wait(0.005):
                return
            client.sendall(drop)

    return talk


def drips_later(server, client, lines):
    client.sendall(b"220 ready\r\n")
    lines.readline()
    drips(b"250-X\r\n")(server, client, lines)


def mute(server, _client, _lines):
    server.released.wait(10)


def honest(server, client, lines):
    client.sendall(b"220 ready\r\n")
    in_letter = False
    for line in lines:
        server.heard.append(line)
        if in_letter:
            in_letter = line != b".\r\n"
        if not in_letter:
            in_letter = line == b"data\r\n"
            client.sendall(b"354 go on\r\n" if in_letter else b"250 fine\r\n")


@pytest.fixture
def server(settings, monkeypatch):
    server = Server()
    for name, value in mail_settings(f"smtp://127.0.0.1:{server.port}").items():
        setattr(settings, name, value)
    monkeypatch.setattr(backend, "SECONDS", 0.2)
    yield server
    server.close()


def test_a_letter_leaves(server, monkeypatch):
    monkeypatch.setattr(backend, "SECONDS", 20)
    server.talk = honest

    send(LETTER, to="claire@ville.example")

    assert b"Un mot.\r\n" in server.heard


@pytest.mark.parametrize(
    "talk", [mute, drips(b"2"), drips(b"220-x\r\n"), drips_later], ids=["mute", "byte", "line", "later"]
)
@pytest.mark.parametrize("scheme", ["smtp", "smtp+tls", "smtps"])
def test_a_server_without_end_is_left(server, settings, talk, scheme):
    server.talk = talk
    for name, value in mail_settings(f"{scheme}://127.0.0.1:{server.port}").items():
        setattr(settings, name, value)

    with pytest.raises(MailNotSent, match="réessayez dans quelques minutes"):
        send(LETTER, to="claire@ville.example")


def test_who_finds_two_waiting_for_the_mail_server_is_refused_at_once():
    with sending.PLACES.one(), sending.PLACES.one(), pytest.raises(MailNotSent, match="réessayez"):
        send(LETTER, to="claire@ville.example")
    send(LETTER, to="claire@ville.example")

    assert len(mail.outbox) == 1


def test_the_alarm_leaves_with_the_conversation(server, monkeypatch):
    monkeypatch.setattr(backend, "SECONDS", 60)
    server.talk = honest
    before = set(threading.enumerate())

    EmailMessage("Bonjour", "Un mot.", to=["claire@ville.example"]).send()

    alarms = [thread for thread in set(threading.enumerate()) - before if isinstance(thread, threading.Timer)]
    for alarm in alarms:
        alarm.join(5)
    assert not any(alarm.is_alive() for alarm in alarms)
