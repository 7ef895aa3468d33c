"""Telling whether a state, or a signed text, is still the one somebody looked at."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from regain.core.labels import as_typed_plainly
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.tree import ContractTree

_HOW_IT_WAS_READ = {"source", "places", "coverage", "findings", "format", "signers"}


def state_of(content: AgreementContent, tree: ContractTree) -> str:
    """A fingerprint of an agreement's living state and of the tree it hangs on."""
    return sha256(repr((content, tree)).encode()).hexdigest()


def signed_text(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """What a snapshot says, without how it was read: the same text in another format is the same text."""
    return {name: _without_raw(value) for name, value in snapshot.items() if name not in _HOW_IT_WAS_READ}


def says_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two snapshots say the same thing, typography aside: a paper written by Regain says what it was made from."""
    return bool(_as_typed_plainly(signed_text(one)) == _as_typed_plainly(signed_text(other)))


def _as_typed_plainly(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_typed_plainly(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_typed_plainly(inner) for inner in value]
    return as_typed_plainly(value) if isinstance(value, str) else value


def _without_raw(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_raw(inner) for name, inner in value.items() if name != "raw"}
    return [_without_raw(inner) for inner in value] if isinstance(value, list) else value
