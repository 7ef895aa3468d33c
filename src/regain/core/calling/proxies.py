"""The proxy that a network asks its machines to go through (HTTPS_PROXY, NO_PROXY), for calls in https."""

import base64
import http.client
from contextlib import suppress
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from regain.core.calling.addresses import Address

_OK = 200


def proxy_for(address: Address) -> tuple[str, int, str] | None:
    """Its host, its port, and the value of Proxy-Authorization (blank: none); None when the call goes straight there."""
    given = getproxies().get("https") if address.scheme == "https" else None
    if not given or proxy_bypass(address.host):
        return None
    with suppress(ValueError):
        parts = urlsplit(given if "://" in given else f"http://{given}")
        if parts.hostname and parts.scheme == "http":
            account = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
            known = f"Basic {base64.b64encode(account.encode()).decode('ascii')}" if parts.username else ""
            return parts.hostname, parts.port or 3128, known
    raise OSError("HTTPS_PROXY is not the address of a proxy")


def ask_for_a_tunnel(wire: Any, address: Address, known: str) -> None:
    """Have the proxy put us through. Raises OSError, HTTPException."""
    host = f"[{address.host}]" if ":" in address.host else address.host
    lines = [f"CONNECT {host}:{address.port} HTTP/1.1", f"Host: {host}:{address.port}"]
    lines += [f"Proxy-Authorization: {known}"] if known else []
    wire.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
    answer = http.client.HTTPResponse(wire, method="CONNECT")
    with answer:
        answer.begin()
        if answer.status != _OK:
            raise OSError(f"the proxy answers {answer.status}")
