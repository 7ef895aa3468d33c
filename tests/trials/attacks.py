"""What an instance is attacked with: groups of variants, let loose all at once by under_attack.py."""

import contextlib
import http.client
import itertools
import re
import secrets
import socket
import time
import urllib.parse
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.trials import hostile_files
from tests.trials.slow_services import WAYS

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_AGENT = "attack"
LONG = 5
"""Seconds: how long a slow variant keeps at it."""
INSISTENT = 40
READERS = ("reader", "second reader", "third reader")
XLSX_OF_ALL = "/documents/donnees/{dataset}/chiffres.xlsx"


@dataclass(frozen=True)
class Target:
    """The server, and whom the attackers are signed in as: name, cookie."""

    port: int
    cookies: dict[str, str]
    contract: str
    dataset: str
    neighbourhoods: list[int]

    def ask(  # a request
        self, path: str, who: str = "", method: str = "GET", body: bytes | None = None, headers: dict | None = None
    ) -> tuple[str, bytes, str]:
        """The status (or how the server broke off), the page, the cookies given."""
        sent = {"User-Agent": _AGENT, **({"Cookie": self.cookies[who]} if who else {}), **(headers or {})}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host="Host" in sent)
            for name, value in {**sent, **({"Content-Length": str(len(body))} if body is not None else {})}.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            given = response.headers.get_all("Set-Cookie") or ()
            return str(response.status), response.read(), "; ".join(one.split(";")[0] for one in given)
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__, b"", ""
        finally:
            connection.close()

    def address(self, path: str) -> str:
        return path.format(contract=self.contract, dataset=self.dataset, one=self.neighbourhoods[0])

    def give(self, path: str, who: str, name: str, content: bytes, **values: str) -> str:
        """Bring a file to a page, by its form."""
        _, page, given = self.ask(path, who)
        found = _TOKEN.search(page)
        if not found:
            return "no form"
        edge = secrets.token_hex(8)
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in {"csrfmiddlewaretoken": found[1].decode(), **values}.items()
        ]
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n')
        body = "".join(parts).encode() + content + f"\r\n--{edge}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={edge}",
            "Cookie": "; ".join(filter(None, (self.cookies[who], given))),
        }
        return self.ask(path, who, "POST", body, headers)[0]

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def wait_until_served(self) -> None:
        """Until each of its processes has started, and has once shown its pages."""
        deadline, quick = time.monotonic() + 120, 0
        while quick < 20:
            began = time.monotonic()
            statuses = [self.ask("/en-service/")[0], self.ask("/connexion/")[0], self.ask("/rien/")[0]]
            is_quick = time.monotonic() - began < 0.3
            quick = quick + 1 if is_quick and statuses == ["200", "200", "404"] else 0
            assert began < deadline, "the server does not answer"
            time.sleep(0.02)


Attack = Callable[[Target], dict[str, int]]


def together(times: int, *acts: Callable[[], str]) -> dict[str, int]:
    """Each act that many times, all at once; how many times each answer came."""
    with ThreadPoolExecutor(min(times * len(acts), 12)) as hands:
        answers = [hands.submit(act) for act in acts * times]
    return dict(Counter(answer.result() for answer in answers))


# --- addresses that lead nowhere --------------------------------------------------------------------------------------


def missing(path: str, *, times: int = 12, method: str = "GET", body: bytes | None = None, **headers: str) -> Attack:
    def attack(target: Target) -> dict[str, int]:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return together(times, lambda: target.ask(path, method=method, body=body, headers=sent)[0])

    return attack


MISSES: dict[str, Attack] = {
    "one letter": missing("/" + "a" * 16_000),
    "dots": missing("/" + "a." * 8_000),
    "an at sign at the end": missing("/" + "%60" * 5_000 + "@"),
    "marks of addresses": missing("/" + "x=" * 7_000 + "%40"),
    "a query": missing("/rien?" + "a=" * 8_000),
    "question marks": missing("/" + "%3Fb=" * 3_000),
    "a referer": missing("/rien/", Referer="http://" + "b-" * 8_000),
    "a cookie": missing("/rien/", Cookie="a=" + "c." * 8_000),
    "a host": missing("/", Host="d" * 8_000 + "@"),
    "a form without its token": missing(
        "/connexion/" + "e_" * 6_000 + "/", method="POST", body=b"keeper=1&words=" + b"f." * 10_000
    ),
}

# --- exports ----------------------------------------------------------------------------------------------------------


def taking(*paths: str, who: str = "reader", times: int = 3) -> Attack:
    def attack(target: Target) -> dict[str, int]:
        return together(times, *(lambda path=path: target.ask(target.address(path), who)[0] for path in paths))

    return attack


AT_A_DATE = "/contrats/{contract}/au/2026-05-01/contrat."
PORTRAIT = "/quartiers/{one}/portrait."
EXPORTS: dict[str, Attack] = {
    "twelve of all figures": taking(XLSX_OF_ALL, times=12),
    "of another": taking(XLSX_OF_ALL, who="second reader", times=6),
    "never the same": taking(*(f"{XLSX_OF_ALL}?n={n}" for n in range(6)), who="third reader", times=1),
    "as text": taking("/documents/donnees/{dataset}/chiffres.csv", times=4),
    "the contract, to print": taking(f"{AT_A_DATE}pdf", who="second reader"),
    "the contract, to write": taking(f"{AT_A_DATE}docx", f"{AT_A_DATE}odt", who="third reader"),
    "the workbook": taking("/contrats/{contract}/export.xlsx", who="lead"),
    "portraits": taking(f"{PORTRAIT}pdf", f"{PORTRAIT}xlsx", f"{PORTRAIT}docx", who="lead", times=2),
    "the journal": taking("/contrats/{contract}/journal/journal.xlsx", who="lead", times=4),
    "pages beside": taking("/", "/contrats/{contract}/objectifs/", "/quartiers/{one}/chiffres/", who="lead", times=4),
}

# --- files ------------------------------------------------------------------------------------------------------------


def giving(path: str, who: str, name: str, make: Callable[[], bytes], **values: str) -> Attack:
    """Bring that file; asked to come back, as one person may bring one at a time, try again."""

    def attack(target: Target) -> dict[str, int]:
        content, answers = make(), Counter()
        for _ in range(INSISTENT):
            answers[target.give(path, who, name, content, **values)] += 1
            if "503" not in answers or answers.total() > answers["503"]:
                break
            time.sleep(0.3)
        return dict(answers)

    return attack


LISTS: dict[str, Attack] = {
    make.__name__: giving("/quartiers/ou/liste/", READERS[rank % 3], "liste.xlsx", make, ending="csv")
    for rank, make in enumerate(hostile_files.LISTS)
}
FIGURES: dict[str, Attack] = {
    make.__name__: giving("/documents/donnees/deposer/", "lead", "chiffres.ods", make) for make in hostile_files.FIGURES
}
OUTLINES: dict[str, Attack] = {
    make.__name__: giving("/quartiers/perimetres/importer/", "lead", "contours.gpkg", make, subject="2024")
    for make in hostile_files.OUTLINES
}

# --- services that are slow -------------------------------------------------------------------------------------------


def by_form(target: Target, path: str, page: str) -> str:
    """Send what a button of that page sends."""
    _, shown, given = target.ask(page)
    found = _TOKEN.search(shown)
    body = urllib.parse.urlencode({"csrfmiddlewaretoken": found[1] if found else b""}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": given}
    return target.ask(path, method="POST", body=body, headers=headers)[0]


def signing_in(door: str, times: int) -> Attack:
    """Ask for the provider, by a link, by the button of a page, or by an answer that nobody asked it for."""
    doors = {
        "link": lambda target: target.ask(START)[0],
        "button": lambda target: by_form(target, START, "/connexion/"),
        "answer": lambda target: target.ask(f"{START}retour/?code=a&state={secrets.token_hex(8)}")[0],
        "refusal": lambda target: target.ask(f"{START}retour/?error=access_denied&state=a")[0],
    }
    return lambda target: together(times, lambda: doors[door](target))


def asking_where(words: str, times: int) -> Attack:
    """Ask for addresses that were never asked for; the geocoder answers in the way that the words name."""
    numbers = itertools.count()
    return lambda target: together(
        times, lambda: target.ask(f"/quartiers/ou/?adresse={next(numbers)}+rue+{words}", "reader")[0]
    )


START = "/connexion/service/"
TIMES_BY_DOOR = {"link": (1, 2, 4, 8), "button": (1, 2, 4), "answer": (2, 8), "refusal": (4,)}
SERVICES: dict[str, Attack] = {
    f"{times} by the {door}": signing_in(door, times)
    for door, all_times in TIMES_BY_DOOR.items()
    for times in all_times
}
GEOCODER: dict[str, Attack] = {
    f"{way} {times} times": asking_where(way, times) for times, way in enumerate(WAYS, start=1)
}

# --- connections ------------------------------------------------------------------------------------------------------


def holding(number: int, opening: bytes, drop: bytes = b"", *, who: str = "") -> Attack:
    """As many connections that say this much, then drip, and read nothing."""

    def attack(target: Target) -> dict[str, int]:
        cookie = f"Cookie: {target.cookies[who]}\r\n".encode() if who else b""
        said = opening.replace(b"COOKIE", cookie).replace(b"EXPORT", target.address(XLSX_OF_ALL).encode())
        with contextlib.ExitStack() as held:
            sockets = [held.enter_context(target.connect()) for _ in range(number)]
            for one in sockets:
                with contextlib.suppress(OSError):
                    one.sendall(said)
            end = time.monotonic() + LONG
            while time.monotonic() < end:
                time.sleep(0.5)
                for one in sockets if drop else ():
                    with contextlib.suppress(OSError):
                        one.sendall(drop)
        return {"held": number}

    return attack


def _posting(path: bytes, length: int, more: bytes = b"") -> bytes:
    return (
        b"POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCOOKIEContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (path, length, more)
    )


CONNECTIONS: dict[str, Attack] = {
    "silent": holding(100, b""),
    "half a line": holding(20, b"GET /connexion/ HT"),
    "headers that drip": holding(20, b"GET /connexion/ HTTP/1.1\r\nHost: 127.0.0.1\r\n", b"X-A: b\r\n"),
    "a body that never comes": holding(20, _posting(b"/connexion/", 1_000)),
    "a body that drips": holding(20, _posting(b"/connexion/", 100_000, b"login="), b"a"),
    "a file that drips": holding(10, _posting(b"/quartiers/ou/liste/", 40_000_000), b"a", who="reader"),
    "a body without a length": holding(
        10, b"POST /connexion/ HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"
    ),
    "answers that are not read": holding(
        20, b"GET EXPORT HTTP/1.1\r\nHost: 127.0.0.1\r\nCOOKIE\r\n", who="second reader"
    ),
    "questions in a row": holding(10, b"GET /connexion/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 20),
    "silent once answered": holding(60, b"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
}

GROUPS = {
    "misses": MISSES,
    "exports": EXPORTS,
    "connections": CONNECTIONS,
    "provider": SERVICES,
    "geocoder": GEOCODER,
    "lists": LISTS,
    "figures": FIGURES,
    "outlines": OUTLINES,
}
