"""Verifying what the provider signed. Pure: a token, the provider's public keys, what is expected."""

from collections.abc import Mapping, Sequence
from typing import Any

import jwt
from django.utils.crypto import constant_time_compare

from regain.core.errors import BusinessError

ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
"""Signatures by a private key only. `none`, and HS…, which would take the public key for a shared secret, are out."""
CLOCKS_MAY_DIFFER = 30  # seconds
_NOT_OF_ITS_SHAPE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What PyJWT lets out for a token or a key whose parts are lists, objects, or numbers without end."""


class TokenRefused(BusinessError):
    """The answer is not the provider's, not for us, not of now, or not about whom we asked."""


class UnknownKey(TokenRefused):
    """No key, or several, of those that the provider publishes may have signed it."""


def verified(token: str, *, keys: Sequence[Mapping[str, Any]], issuer: str, audience: str) -> dict[str, Any]:
    """The claims of a signed token. Raises TokenRefused, in French, for any other.

    Signature by one of the provider's keys, under an algorithm of the list and that key's own; `iss`, `aud`, `exp`,
    `nbf`, `iat` and `sub` as OpenID Connect Core 1.0 asks (3.1.3.7 and 5.3.2).
    """
    try:
        header = jwt.get_unverified_header(token)
        key = _key_for(header, keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[header["alg"]],
            issuer=issuer,
            audience=audience,
            leeway=CLOCKS_MAY_DIFFER,
            options={"require": ["iss", "aud", "exp", "sub"]},
        )
    except jwt.ExpiredSignatureError as error:
        raise TokenRefused("La réponse est arrivée trop tard.") from error
    except jwt.ImmatureSignatureError as error:
        raise TokenRefused("L’heure du service et celle de Regain ne concordent pas.") from error
    except jwt.InvalidAudienceError as error:
        raise TokenRefused("La réponse était destinée à un autre site que Regain.") from error
    except jwt.InvalidIssuerError as error:
        raise TokenRefused("La réponse vient d’un autre service que celui attendu.") from error
    except (jwt.PyJWTError, *_NOT_OF_ITS_SHAPE) as error:
        raise TokenRefused("La signature de la réponse n’est pas celle du service attendu.") from error
    _refuse_shared_audience(claims, audience)
    if not str(claims["sub"]).strip():
        raise TokenRefused("La réponse ne dit pas de qui elle parle.")
    return claims


def refuse_other_nonce(claims: Mapping[str, Any], nonce: str) -> None:
    """Raise TokenRefused when the token does not answer the very question that was asked."""
    if not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise TokenRefused("La réponse ne correspond pas à la demande faite depuis ce navigateur.")


def refuse_other_subject(claims: Mapping[str, Any], subject: str) -> None:
    """Raise TokenRefused when the userinfo is about somebody else than the id token."""
    if claims["sub"] != subject:
        raise TokenRefused("La réponse parle de deux personnes différentes.")


def _key_for(header: Mapping[str, Any], keys: Sequence[Mapping[str, Any]]) -> Any:
    algorithm, kid = header.get("alg"), header.get("kid")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise TokenRefused("La réponse n’est pas signée d’une façon que Regain accepte.")
    signing = [key for key in keys if key.get("use", "sig") == "sig" and key.get("alg", algorithm) == algorithm]
    found = [key for key in signing if kid is None or key.get("kid") == kid]
    if len(found) != 1:
        raise UnknownKey("La réponse est signée d’une clé que le service attendu ne publie pas.")
    return jwt.PyJWK.from_dict(dict(found[0]), algorithm=algorithm).key


def _refuse_shared_audience(claims: Mapping[str, Any], audience: str) -> None:
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", audience) != audience or (several and "azp" not in claims):
        raise TokenRefused("La réponse était destinée à un autre site que Regain.")
