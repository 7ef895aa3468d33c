"""What a provider may say instead of what it should: refused in one sentence, whatever the shape."""

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from regain.core.errors import BusinessError
from regain.web.signing.openid.shapes import (
    ProviderSilent,
    read_description,
    read_identity,
    read_json,
    read_keys,
    read_token,
)
from regain.web.signing.openid.tokens import TokenRefused, verified

URL = "https://identite.exemple.fr"
NAMES = ("issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
DESCRIPTION = {name: f"{URL}/{name}" for name in NAMES}
PRIVATE_KEY = ec.generate_private_key(ec.SECP256R1())
KEY = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(PRIVATE_KEY.public_key()))
KEY |= {"kid": "k", "use": "sig", "alg": "ES256"}
PERSON = {"sub": "claire-42", "email": "claire@ville.example", "email_verified": True, "given_name": "Claire"}
OTHERS = ([], {}, [["x"]], 3, True, None, 1.5)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"3", b"null", b"\xff", b"NaN", b"[" * 60_000, b'{"a":' * 30_000, b"1" * 9_000]
)
def test_only_an_object_is_an_answer(body):
    with pytest.raises(ProviderSilent, match="répond mal"):
        read_json(body)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("wrong", [*OTHERS, "", " ", "a" * 2_000], ids=lambda wrong: str(wrong)[:10])
def test_a_description_has_its_addresses(name, wrong):
    with pytest.raises(ProviderSilent):
        read_description({**DESCRIPTION, name: wrong}, url=URL)
    with pytest.raises(ProviderSilent):
        read_description({other: DESCRIPTION[other] for other in NAMES if other != name}, url=URL)


@pytest.mark.parametrize("name", [*NAMES[1:], "end_session_endpoint"])
@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "//exemple.fr/", "http://exemple.fr/", "http://127.0.0.1/", "https://a:b@exemple.fr/"),
        *("https://exemple.fr/a b", "https://exemple.fr/\r\nX", "https://", "file:///etc/passwd", "https://0x7f.1/"),
    ],
)
def test_its_addresses_are_addresses_in_https(name, address):
    with pytest.raises(ProviderSilent):
        read_description({**DESCRIPTION, name: address}, url=URL)


@pytest.mark.parametrize("methods", [*OTHERS, "client_secret_post", [{}], [["client_secret_post"]]])
def test_ways_of_giving_the_secret_that_are_not_a_list_of_words_are_the_usual_one(methods):
    found = read_description({**DESCRIPTION, "token_endpoint_auth_methods_supported": methods}, url=URL)

    assert (found.takes_the_secret_in_the_form, found.end_session_endpoint) == (False, "")


@pytest.mark.parametrize(
    "found",
    [
        *({"keys": wrong} for wrong in (None, 3, {}, "x", [KEY] * 101)),
        *({"keys": [{**KEY, part: wrong}]} for part in ("kid", "x", "alg", "kty") for wrong in (*OTHERS, "a" * 2_000)),
        {},
    ],
    ids=lambda found: str(found)[:40],
)
def test_keys_are_a_list_of_keys(found):
    with pytest.raises(ProviderSilent):
        read_keys(found)


def test_of_a_key_only_what_verifies_is_kept():
    assert read_keys({"keys": [{**KEY, "x5c": [["a"]], "d": "secret"}, 3, None]}) == [KEY]


@pytest.mark.parametrize(
    "token", [*OTHERS, "", " ", "a b", "a\r\nX: y", "é", "a" * 70_000], ids=lambda token: str(token)[:9]
)
def test_a_token_is_a_word(token):
    with pytest.raises(ProviderSilent):
        read_token({"id_token": token}, "id_token")


@pytest.mark.parametrize("subject", [*OTHERS, "", " ", "a" * 192, "a\x00b", "\ud800", "a\u202eb"], ids=ascii)
def test_the_subject_is_somebody_in_particular(subject):
    with pytest.raises(ProviderSilent):
        read_identity({**PERSON, "sub": subject}, vouched=False, id_token="")


@pytest.mark.parametrize(
    "wrong",
    [*OTHERS, "x", "a\x00b@ville.example", "\ud800@ville.example", "a" * 90_000],
    ids=lambda wrong: ascii(wrong)[:9],
)
def test_addresses_and_names_out_of_shape_are_none(wrong):
    address = read_identity({**PERSON, "email": wrong}, vouched=True, id_token="").email
    name = read_identity({**PERSON, "given_name": wrong, "usual_name": "Dupré"}, vouched=True, id_token="").name

    assert (address, len(name) <= 150, name.isprintable()) == ("", True, True)


@pytest.mark.parametrize("verified_as", ["true", 1, [True], {}, "yes"])
def test_only_true_asserts_an_address(verified_as):
    assert read_identity({**PERSON, "email_verified": verified_as}, vouched=False, id_token="").email == ""


def signed(header: dict[str, Any] | None = None, **claims: Any) -> str:
    usual = {"iss": URL, "aud": "regain", "sub": "claire-42", "exp": time.time() + 60}
    body = json.dumps({**usual, **claims}).encode()
    return jwt.api_jws.encode(body, PRIVATE_KEY, algorithm="ES256", headers={"kid": "k", **(header or {})})


def claims_of(token: str, key: dict[str, Any] | None = None) -> dict[str, Any]:
    return verified(token, keys=[key or KEY], issuer=URL, audience="regain")


def head(**parts: Any) -> str:
    return jwt.utils.base64url_encode(json.dumps(parts).encode()).decode() + ".e30.AAAA"


def test_a_true_token_is_read():
    assert claims_of(signed())["sub"] == "claire-42"


@pytest.mark.parametrize(
    "token",
    [
        *("", "a", "..", "a.b.c", "é.é.é", "\ud800.a.b"),
        *(head(), head(kid="k"), head(alg=[]), head(alg={}), head(alg=None)),
        *(head(alg="ES256", kid=wrong) for wrong in OTHERS),
        *(head(alg="ES256", kid="k", crit=wrong) for wrong in OTHERS),
    ],
)
def test_tokens_out_of_shape(token):
    with pytest.raises(TokenRefused):
        claims_of(token)


@pytest.mark.parametrize("name", ["exp", "iat", "nbf", "iss", "aud"])
@pytest.mark.parametrize("wrong", [[], {}, [["x"]], "x", 1e400, float("nan"), "", " "], ids=ascii)
def test_claims_out_of_shape(name, wrong):
    with pytest.raises(TokenRefused):
        claims_of(signed(**{name: wrong}))


@pytest.mark.parametrize("subject", [[], {}, 3, None, "", " ", "\t"])
def test_a_token_about_nobody_is_refused(subject):
    with pytest.raises(TokenRefused):
        claims_of(signed(sub=subject))


@pytest.mark.parametrize("azp", [[], {}, 3, "x"])
def test_another_party_is_refused_whatever_its_shape(azp):
    with pytest.raises(TokenRefused):
        claims_of(signed(azp=azp))


@pytest.mark.parametrize("part", ["x", "y", "crv", "kty"])
@pytest.mark.parametrize("wrong", ["", "é", "AA", "a" * 1_500], ids=lambda wrong: wrong[:3])
def test_a_key_that_is_none_verifies_nothing(part, wrong):
    with pytest.raises(BusinessError):
        claims_of(signed(), {**KEY, part: wrong})
