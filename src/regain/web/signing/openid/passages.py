"""Who left for the provider from this browser, and what must come back with them. Kept in the session, used once."""

import base64
import hashlib
import secrets
import time
from dataclasses import asdict, dataclass

from django.http import HttpRequest

_KEPT, _AT_ONCE, _SECONDS = "openid_passages", 5, 600


@dataclass(frozen=True, slots=True)
class Passage:
    """One journey to the provider. `then`: where to go once signed in; `invitation`: the link being accepted, if any."""

    nonce: str
    verifier: str
    then: str
    invitation: str
    at: float

    @property
    def challenge(self) -> str:
        """What the provider sees of `verifier` (RFC 7636, S256)."""
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def leave(request: HttpRequest, *, then: str, invitation: str = "") -> tuple[str, Passage]:
    """Remember that somebody leaves: the state that will come back, and the passage."""
    state = secrets.token_urlsafe(32)
    passage = Passage(secrets.token_urlsafe(32), secrets.token_urlsafe(48), then, invitation, time.time())
    kept = dict(list((request.session.get(_KEPT) or {}).items())[1 - _AT_ONCE :])
    request.session[_KEPT] = {**kept, state: asdict(passage)}
    return state, passage


def come_back(request: HttpRequest, state: str) -> Passage | None:
    """The passage of that state, if it left from this browser within ten minutes and has not come back yet."""
    kept = dict(request.session.get(_KEPT) or {})
    found = kept.pop(state, None)
    if found is None:
        return None
    request.session[_KEPT] = kept
    passage = Passage(**found)
    return passage if time.time() - passage.at <= _SECONDS else None
