"""Talking to the provider: its description, its keys, the code against tokens, the signed userinfo."""

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from regain.core.calling.addresses import OPERATOR, PUBLIC, AddressRefused, Reach, read_address
from regain.core.calling.calls import Answer, Caller, CallFailed, Limits
from regain.core.calling.kept import Kept
from regain.core.calling.places import OUT, CallsAtOnce
from regain.web.signing.openid.provider import Provider
from regain.web.signing.openid.shapes import (
    Description,
    Identity,
    ProviderSilent,
    read_description,
    read_identity,
    read_json,
    read_keys,
    read_token,
)
from regain.web.signing.openid.tokens import (
    TokenRefused,
    UnknownKey,
    refuse_other_nonce,
    refuse_other_subject,
    verified,
)

CALLS = Caller(Limits(seconds=4, size=256 * 1024), CallsAtOnce(2, within=OUT), rest=10)
"""At most two threads of a process wait for the provider, and a silence is believed for ten seconds."""
DESCRIPTIONS: Kept[Description] = Kept(fresh=3600, good=24 * 3600, most=4)
KEYS: Kept[list[dict[str, str]]] = Kept(fresh=600, good=3600, most=4)
SCOPES = "openid given_name usual_name email"
_OK = 200
_KEYS_MAY_BE_NEW = 10  # seconds: a key that is not known is looked for again in keys older than that


class Client:
    """A conversation with the provider. Every method raises ProviderSilent when it does not answer."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.description = DESCRIPTIONS.get(provider.url, self._describe)

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
        return f"{self.description.authorization_endpoint}?{urlencode(asked)}"

    def leaving_address(self, *, id_token: str, back: str) -> str:
        """Where the browser goes to be forgotten; blank when the provider has no such page."""
        if not self.description.end_session_endpoint:
            return ""
        asked = {"id_token_hint": id_token, "post_logout_redirect_uri": back, "client_id": self.provider.client_id}
        return f"{self.description.end_session_endpoint}?{urlencode(asked)}"

    def identify(self, *, code: str, back: str, nonce: str, verifier: str) -> Identity:
        """Whom the code stands for. Raises TokenRefused for an answer that is not wholly verified."""
        tokens = self._tokens(code=code, back=back, verifier=verifier)
        id_token = read_token(tokens, "id_token")
        claims = self._verified(id_token)
        refuse_other_nonce(claims, nonce)
        person = self._verified(self._userinfo(read_token(tokens, "access_token")))
        refuse_other_subject(person, claims["sub"])
        return read_identity(person, vouched=self.provider.vouches_for_emails, id_token=id_token)

    def _verified(self, token: str) -> dict[str, Any]:
        """Its claims. A key that is not among those kept is looked for again: the provider may have a new one."""
        expected = {"issuer": self.description.issuer, "audience": self.provider.client_id}
        try:
            return verified(token, keys=KEYS.get(self.provider.url, self._bring_keys), **expected)
        except UnknownKey:
            keys = KEYS.get(self.provider.url, self._bring_keys, younger_than=_KEYS_MAY_BE_NEW)
            return verified(token, keys=keys, **expected)

    def _tokens(self, *, code: str, back: str, verifier: str) -> dict[str, Any]:
        asked = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        client, secret = self.provider.client_id, self.provider.secret
        if self.description.takes_the_secret_in_the_form:
            asked |= {"client_id": client, "client_secret": secret}
        else:
            headers["Authorization"] = f"Basic {base64.b64encode(f'{client}:{secret}'.encode()).decode('ascii')}"
        body = urlencode(asked).encode("ascii")
        return read_json(self._ask("POST", self.description.token_endpoint, headers=headers, body=body).body)

    def _userinfo(self, access_token: str) -> str:
        headers = {"Authorization": f"Bearer {access_token}", "Accept": "application/jwt"}
        answer = self._ask("GET", self.description.userinfo_endpoint, headers=headers)
        if answer.headers.get_content_type() != "application/jwt":
            raise TokenRefused("La réponse n’est pas signée d’une façon que Regain accepte.")
        return answer.body.decode("ascii", "replace").strip()

    def _describe(self) -> Description:
        body = self._ask("GET", f"{self.provider.url}/.well-known/openid-configuration").body
        found = read_description(read_json(body), url=self.provider.url)
        if found.issuer.rstrip("/") != self.provider.url:
            raise TokenRefused("La réponse vient d’un autre service que celui attendu.")
        return found

    def _bring_keys(self) -> list[dict[str, str]]:
        return read_keys(read_json(self._ask("GET", self.description.jwks_uri).body))

    def _ask(
        self, method: str, address: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        try:
            answer = CALLS.ask(method, address, reach=self._reach(address), headers=headers, body=body)
        except (AddressRefused, CallFailed) as error:
            raise ProviderSilent from error
        if answer.status != _OK:
            raise ProviderSilent
        return answer

    def _reach(self, address: str) -> Reach:
        """The settings name the provider's machine, wherever it is; any other that it names must be public."""
        is_its_own = read_address(address).host == read_address(self.provider.url).host
        return OPERATOR if is_its_own else PUBLIC
