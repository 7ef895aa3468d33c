"""Django's way of sending letters, with an end: a mail server that drips its words holds a thread no longer."""

import smtplib
import socket
import threading
from contextlib import suppress
from typing import Any

from django.core.mail.backends import smtp

from regain.core.calling.addresses import OPERATOR
from regain.core.calling.wire import End, dialled

SECONDS = 20.0
"""From the first look at the server's name to its last word."""


class _Brief(smtplib.SMTP):
    """A conversation that is cut when its time is up, wherever it is."""

    _alarm: threading.Timer | None = None

    def _get_socket(self, host: str, port: int, timeout: Any) -> socket.socket:
        patience = timeout if isinstance(timeout, int | float) else SECONDS
        end = End(SECONDS, patience)
        sock = dialled(host, port, OPERATOR, end=end)
        sock.settimeout(end.left())  # for the handshake too, during which the alarm has no hold
        self.sock = sock
        self._alarm = threading.Timer(end.in_all(), self._cut)
        self._alarm.daemon = True
        self._alarm.start()
        return sock

    def _cut(self) -> None:
        """Shut the connection under whoever reads it: they see it end. By the socket's own way, also under TLS."""
        with suppress(OSError):
            if self.sock is not None:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def close(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        super().close()


class _BriefTLS(smtplib.SMTP_SSL, _Brief):
    """The same, under TLS from its first word."""


class EmailBackend(smtp.EmailBackend):
    """Django's, in brief conversations."""

    @property
    def connection_class(self) -> Any:
        return _BriefTLS if self.use_ssl else _Brief
