"""What the provider says, read: whatever is not of the shape that OpenID Connect gives it is refused. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from regain.core.calling.addresses import AddressRefused, read_address
from regain.core.errors import BusinessError

_LONGEST_SUBJECT = 191
"""What the table of linked accounts holds."""
_LONGEST_NAME = 150
_MOST_KEYS, _LONGEST_PART = 100, 1_500
_PARTS_OF_A_KEY = frozenset({"kty", "kid", "use", "alg", "n", "e", "crv", "x", "y"})
_LONGEST_TOKEN = 64 * 1024


class ProviderSilent(BusinessError):
    """The provider does not answer, or answers something else than OpenID Connect."""

    def __init__(self) -> None:
        super().__init__("Le service d’identité répond mal, ou ne répond pas.")


@dataclass(frozen=True, slots=True)
class Description:
    """Where the provider answers what. `end_session_endpoint` is blank when it has no such page."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    jwks_uri: str
    end_session_endpoint: str
    takes_the_secret_in_the_form: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider says has come. `email` is blank unless it asserts that the address is theirs."""

    subject: str
    email: str
    name: str
    id_token: str


def read_json(body: bytes) -> dict[str, Any]:
    """The object that an answer is. Raises ProviderSilent."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ProviderSilent from error
    if not isinstance(found, dict):
        raise ProviderSilent
    return found


def read_description(found: Mapping[str, Any], *, url: str) -> Description:
    """The description of the provider at `url`; `http:` is only for one that is asked in `http:`. Raises ProviderSilent."""
    scheme = urlsplit(url).scheme
    methods = found.get("token_endpoint_auth_methods_supported")
    leaving = found.get("end_session_endpoint")
    return Description(
        issuer=_word(found.get("issuer")),
        authorization_endpoint=_endpoint(found.get("authorization_endpoint"), scheme),
        token_endpoint=_endpoint(found.get("token_endpoint"), scheme),
        userinfo_endpoint=_endpoint(found.get("userinfo_endpoint"), scheme),
        jwks_uri=_endpoint(found.get("jwks_uri"), scheme),
        end_session_endpoint=_endpoint(leaving, scheme) if leaving else "",
        takes_the_secret_in_the_form=isinstance(methods, list) and "client_secret_post" in methods,
    )


def read_keys(found: Mapping[str, Any]) -> list[dict[str, str]]:
    """The public keys, each with the parts that a verification needs. Raises ProviderSilent."""
    keys = found.get("keys")
    if not isinstance(keys, list) or len(keys) > _MOST_KEYS:
        raise ProviderSilent
    return [_key(key) for key in keys if isinstance(key, dict)]


def read_token(found: Mapping[str, Any], name: str) -> str:
    """One of the two tokens that a code is worth. Raises ProviderSilent."""
    token = _word(found.get(name), most=_LONGEST_TOKEN)
    if not token.isascii() or " " in token:
        raise ProviderSilent
    return token


def read_identity(claims: Mapping[str, Any], *, vouched: bool, id_token: str) -> Identity:
    """Whom verified claims are about. Raises ProviderSilent when they name nobody in particular."""
    given, usual = claims.get("given_name"), claims.get("usual_name") or claims.get("family_name")
    is_theirs = claims.get("email_verified") is True or vouched
    return Identity(
        subject=_word(claims.get("sub"), most=_LONGEST_SUBJECT),
        email=_email(claims.get("email")) if is_theirs else "",
        name=" ".join(filter(None, map(_name, (given, usual))))[:_LONGEST_NAME],
        id_token=id_token,
    )


def _word(given: Any, *, most: int = 1_000) -> str:
    if not isinstance(given, str) or not given.strip() or len(given) > most or not given.isprintable():
        raise ProviderSilent
    return given


def _endpoint(given: Any, scheme: str) -> str:
    address = _word(given)
    try:
        found = read_address(address)
    except AddressRefused as error:
        raise ProviderSilent from error
    if found.scheme not in {"https", scheme}:
        raise ProviderSilent
    return address


def _key(key: Mapping[str, Any]) -> dict[str, str]:
    parts = {name: part for name, part in key.items() if name in _PARTS_OF_A_KEY}
    if any(not isinstance(part, str) or len(part) > _LONGEST_PART for part in parts.values()):
        raise ProviderSilent
    return parts


def _email(given: Any) -> str:
    try:
        validate_email(given if isinstance(given, str) else "")
    except ValidationError:
        return ""
    return str(given)


def _name(given: Any) -> str:
    kept = "".join(char if char.isprintable() else " " for char in given) if isinstance(given, str) else ""
    return " ".join(kept.split())
