"""Which addresses may be called: those of the operator's settings anywhere, those that people name in public only."""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit

from regain.core.errors import BusinessError

Place = IPv4Address | IPv6Address
_LONGEST = 2_000
_PORTS = {"http": 80, "https": 443}
_AS_THEY_ARE = "/?%:=&~+!$,;'@()*[]"
_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63}){0,20}")
_PRIVATE_ENDINGS = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa"}
)
_PUBLIC_V6 = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")
_NOT_PUBLIC = tuple(
    ip_network(one)
    for one in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/3"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),  # Teredo, documentation, 6to4
    )
)
"""Written here, because what Python calls global changes from one version to the next."""


class AddressRefused(BusinessError):
    """The address is not one that may be called."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address, read. `target` is what is asked of the machine: the path and the query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> tuple[str, str, int]:
        """What it has in common with the addresses of the same service."""
        return self.scheme, self.host, self.port


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the calls of a kind may go: by which schemes, to which places of the network, and led by redirections."""

    schemes: frozenset[str]
    allows: Callable[[Place], bool]
    leaves_the_host: bool


def is_public(place: Place) -> bool:
    """Whether it is a machine of the public internet, and no network of one's own, however it is written."""
    if isinstance(place, IPv6Address):
        if place in _NAT64:
            return is_public(IPv4Address(int(place) & 0xFFFFFFFF))
        if place not in _PUBLIC_V6:
            return False
    return not any(place.version == one.version and place in one for one in _NOT_PUBLIC)


PUBLIC = Reach(frozenset({"https"}), is_public, leaves_the_host=True)
"""For what people name, or what another machine names."""
OPERATOR = Reach(frozenset({"https", "http"}), lambda _place: True, leaves_the_host=False)
"""For what the settings name: a service may be on the operator's own network, and leads to no other machine."""


def read_address(url: str) -> Address:
    """The address in parts. Raises AddressRefused for what is not plainly one, or carries a name and a password."""
    if len(url) > _LONGEST or any(char.isspace() or not char.isprintable() or char == "\\" for char in url):
        raise AddressRefused(_WRONG)
    try:
        parts = urlsplit(url)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise AddressRefused(_WRONG) from error
    if "@" in parts.netloc:
        raise AddressRefused(
            "Cette adresse contient un nom ou un mot de passe\u00a0: enlevez ce qui précède «\u00a0@\u00a0»."
        )
    if parts.scheme not in _PORTS or port == 0:
        raise AddressRefused(_WRONG)
    target = quote(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", safe=_AS_THEY_ARE)
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], target)


def address_within(url: str, reach: Reach) -> Address:
    """The address, if it is one that may be called; its name is not looked up. Raises AddressRefused."""
    address = read_address(url)
    if address.scheme not in reach.schemes:
        raise AddressRefused("Cette adresse n’est pas une adresse en https\u00a0: elle doit commencer par https://.")
    place = place_of(address.host)
    if place and not reach.allows(place):
        raise AddressRefused(NOT_PUBLIC)
    return address


def refuse_private(url: str) -> None:
    """Raise AddressRefused unless it may be one of the public internet, by what is written alone."""
    address = address_within(url, PUBLIC)
    last = address.host.rpartition(".")[2]
    if place_of(address.host) is None and (last == address.host or last in _PRIVATE_ENDINGS):
        raise AddressRefused(NOT_PUBLIC)


def place_of(host: str) -> Place | None:
    """The place of the network that the host names by its number; nothing for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _host(given: str) -> str:
    """The host in small letters of ASCII. Raises ValueError, also for a number written otherwise than in decimal."""
    if ":" in given:
        return str(IPv6Address(given))
    host = given.encode("idna").decode("ascii").lower().removesuffix(".")
    if not _NAME.fullmatch(host):
        raise ValueError(host)
    if place_of(host) is None and _is_a_number(host):
        raise ValueError(host)
    return host


def _is_a_number(host: str) -> bool:
    """Whether the system takes it for a number: 127.1, 0x7f000001, 017700000001, 2130706433."""
    try:
        socket.inet_aton(host)
    except OSError:
        return False
    return True


_WRONG = "Cette adresse est mal écrite\u00a0: copiez-la depuis la page du producteur."
NOT_PUBLIC = (
    "Cette adresse n’est pas publique (elle mène à cette machine ou à un réseau privé)\u00a0: donnez celle que le "
    "producteur publie sur sa page."
)
