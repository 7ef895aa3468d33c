"""Talking to the provider: its description, its keys, the code against tokens, the signed userinfo."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests

from regain.core.errors import BusinessError
from regain.web.signing.openid.provider import Provider
from regain.web.signing.openid.tokens import TokenRefused, refuse_other_nonce, refuse_other_subject, verified

SECONDS = 10
SCOPES = "openid given_name usual_name email"
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


class ProviderSilent(BusinessError):
    """The provider does not answer, or answers something else than OpenID Connect."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider says has come. `email` is blank unless it asserts that the address is theirs."""

    subject: str
    email: str
    name: str
    id_token: str


class Client:
    """A conversation with the provider. Every method raises ProviderSilent when it does not answer."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.description = self._describe()

    def authorization_address(self, *, back: str, state: str, nonce: str, challenge: str) -> str:
        """Where the browser goes to be recognised."""
        asked = {
            "response_type": "code",
            "client_id": self.provider.client_id,
            "redirect_uri": back,
            "scope": SCOPES,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            **({"acr_values": self.provider.acr} if self.provider.acr else {}),
        }
        return f"{self.description['authorization_endpoint']}?{urlencode(asked)}"

    def leaving_address(self, *, id_token: str, back: str) -> str:
        """Where the browser goes to be forgotten; blank when the provider has no such page."""
        if not self.description.get("end_session_endpoint"):
            return ""
        asked = {"id_token_hint": id_token, "post_logout_redirect_uri": back, "client_id": self.provider.client_id}
        return f"{self.description['end_session_endpoint']}?{urlencode(asked)}"

    def identify(self, *, code: str, back: str, nonce: str, verifier: str) -> Identity:
        """Whom the code stands for. Raises TokenRefused for an answer that is not wholly verified."""
        tokens = self._tokens(code=code, back=back, verifier=verifier)
        keys = self._json("GET", self.description["jwks_uri"]).get("keys", [])
        expected: dict[str, Any] = {
            "keys": keys,
            "issuer": self.description["issuer"],
            "audience": self.provider.client_id,
        }
        id_token = str(tokens.get("id_token", ""))
        claims = verified(id_token, **expected)
        refuse_other_nonce(claims, nonce)
        person = verified(self._userinfo(str(tokens.get("access_token", ""))), **expected)
        refuse_other_subject(person, claims["sub"])
        return self._identity(person, id_token)

    def _identity(self, person: Mapping[str, Any], id_token: str) -> Identity:
        is_theirs = person.get("email_verified") is True or self.provider.vouches_for_emails
        names = (person.get("given_name"), person.get("usual_name") or person.get("family_name"))
        return Identity(
            subject=str(person["sub"]),
            email=str(person.get("email", "")) if is_theirs else "",
            name=" ".join(str(name) for name in names if name),
            id_token=id_token,
        )

    def _tokens(self, *, code: str, back: str, verifier: str) -> dict[str, Any]:
        asked = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
        methods = self.description.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        secret = (self.provider.client_id, self.provider.secret)
        if "client_secret_post" in methods:
            asked |= {"client_id": secret[0], "client_secret": secret[1]}
            return self._json("POST", self.description["token_endpoint"], data=asked)
        return self._json("POST", self.description["token_endpoint"], data=asked, auth=secret)

    def _userinfo(self, access_token: str) -> str:
        headers = {"Authorization": f"Bearer {access_token}", "Accept": "application/jwt"}
        answer = self._ask("GET", self.description["userinfo_endpoint"], headers=headers)
        if answer.headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/jwt":
            raise TokenRefused("La réponse n’est pas signée d’une façon que Regain accepte.")
        return answer.text.strip()

    def _describe(self) -> dict[str, Any]:
        found = self._json("GET", f"{self.provider.url}/.well-known/openid-configuration")
        if str(found.get("issuer", "")).rstrip("/") != self.provider.url:
            raise TokenRefused("La réponse vient d’un autre service que celui attendu.")
        if any(not _is_safe(str(found.get(name, ""))) for name in _ENDPOINTS):
            raise ProviderSilent(_SILENT)
        return found

    def _json(self, method: str, address: str, **asked: Any) -> dict[str, Any]:
        try:
            found = self._ask(method, address, **asked).json()
        except ValueError as error:
            raise ProviderSilent(_SILENT) from error
        if not isinstance(found, dict):
            raise ProviderSilent(_SILENT)
        return found

    @staticmethod
    def _ask(method: str, address: str, **asked: Any) -> requests.Response:
        try:
            answer = requests.request(method, address, timeout=SECONDS, allow_redirects=False, **asked)
        except requests.RequestException as error:
            raise ProviderSilent(_SILENT) from error
        if answer.status_code != requests.codes.ok:
            raise ProviderSilent(_SILENT)
        return answer


_SILENT = "Le service ne répond pas comme prévu."


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
