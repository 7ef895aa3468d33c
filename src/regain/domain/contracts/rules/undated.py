"""Texts that do not say when they were signed."""

from regain.domain.contracts.models import AgreementVersion


def is_undated(version: AgreementVersion) -> bool:
    """Whether a version is a text of an agreement that gives no date of signature: perhaps a draft."""
    return "commune" in version.snapshot and not version.snapshot.get("signed_on")
