"""People at their browsers, while the server is killed under them."""

import http.client
import re
import threading
import time
import urllib.parse
from dataclasses import dataclass, field

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_VERSION = re.compile(r'name="version" value="(\d+)"')


@dataclass
class Browser:
    """Somebody signed in, who rewords one stake over and over: each label is new.

    `accepted`: labels that the server said it wrote; `sent`: all that were sent, whatever came of them.
    """

    port: int
    address: str
    number: int
    session: str
    name: str
    accepted: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    strange: list[int] = field(default_factory=list)

    def work(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                self._reword()
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)  # the server is down

    def _reword(self) -> None:
        name, _, key = self.session.partition("=")
        cookies = {name: key}
        status, page, new = self._ask("GET", cookies)
        token, version = _TOKEN.search(page), _VERSION.search(page)
        if status != 200 or not (token and version):
            self.strange.append(status)
            return
        label = f"{self.name}-{len(self.sent)}"
        self.sent.append(label)
        values = {"csrfmiddlewaretoken": token[1], "version": version[1], "label": label, "number": self.number}
        status, _, _ = self._ask("POST", {**cookies, **new}, values)
        if status == 302:
            self.accepted.append(label)
        elif status != 409:  # somebody else wrote meanwhile
            self.strange.append(status)

    def _ask(self, method: str, cookies: dict, values: dict | None = None) -> tuple[int, str, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
            if values:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(values) if values else None
            connection.request(method, self.address, body, headers)
            response = connection.getresponse()
            page = response.read().decode()
            given = [one.split(";")[0].partition("=") for one in response.headers.get_all("Set-Cookie") or ()]
            return response.status, page, {name: value for name, _, value in given}
        finally:
            connection.close()
