"""Which amendments a text holds, and what is said of a signed one that the text in force does not hold."""

from collections.abc import Iterable, Sequence

from regain.domain.contracts.enums import AmendmentStatus, VersionStatus
from regain.domain.contracts.models import AgreementVersion, Amendment

WITHDRAWN, REPLACED = "Signé, puis retiré", "Signé, puis remplacé"


def behind(key: int | None, amendments: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """The amendments that led to the version of that key, the oldest first: each stands on the result of the one before."""
    by_result = {one.result_id: one for one in amendments if one.result_id}
    chain: list[Amendment] = []
    while key in by_result:
        chain.insert(0, by_result[key])
        key = chain[0].base_id
    return tuple(chain)


def undone(version: AgreementVersion | None, amendments: Sequence[Amendment]) -> tuple[Amendment, ...]:
    """The signed amendments that a version does not hold, though it is of the same agreement; the oldest first."""
    held = behind(version.pk if version else None, amendments)
    signed = [one for one in amendments if one.status == AmendmentStatus.SIGNED and one not in held]
    return tuple(sorted(signed, key=lambda one: one.number))


def status_of(amendment: Amendment, in_force: AgreementVersion | None, amendments: Iterable[Amendment]) -> str:
    """Its state in words; for a signed one that the version in force does not hold, what became of it.

    `amendments`: all the signed ones of its agreement, with their results.
    """
    if amendment.status != AmendmentStatus.SIGNED or _holds(in_force, amendment, amendments):
        return AmendmentStatus(amendment.status).label
    is_withdrawn = amendment.result and amendment.result.status == VersionStatus.WITHDRAWN
    return WITHDRAWN if is_withdrawn or in_force is None else REPLACED


def _holds(version: AgreementVersion | None, amendment: Amendment, amendments: Iterable[Amendment]) -> bool:
    return version is not None and amendment in behind(version.pk, amendments)
