"""Amendments opened, edited, passed through their circuit and signed, each in one call."""

from datetime import date
from typing import Any

from regain.core.member import SYSTEM
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.rules.edits import Edit, value_at
from regain.domain.contracts.usecases import open_amendment, propose_amendment, review_amendment
from regain.exchange.applying.amendments import amend, apply_amendment
from regain.exchange.draft import draft_as_data
from regain.exchange.planning.amendments import amended_text, plan_amendment


def text_now(amendment: Amendment) -> dict[str, Any]:
    return draft_as_data(amended_text(amendment))


def change(amendment: Amendment, pointer: str, after: Any) -> Edit:
    return Edit(Verb.CHANGE, pointer, value_at(text_now(amendment), pointer), after)


def opened(agreement: Agreement, *edits: tuple[str, Any]) -> Amendment:
    """An amendment with changes at these pointers."""
    amendment = open_amendment(agreement, title="Revoir le texte", by=SYSTEM)
    for pointer, after in edits:
        amend(amendment, edits=[change(amendment, pointer, after)], by=SYSTEM)
    return amendment


def passed(amendment: Amendment, day: date) -> Amendment:
    """The amendment, proposed and reviewed."""
    amendment.refresh_from_db()
    propose_amendment(amendment, on=day, at="Barlin", expected=amendment.version, by=SYSTEM)
    review_amendment(amendment, on=day, at="Béthune", expected=amendment.version + 1, by=SYSTEM)
    amendment.refresh_from_db()
    return amendment


def sign(amendment: Amendment, day: date, **values: Any) -> AgreementVersion:
    amendment.refresh_from_db()
    given_ = {
        "signed_on": day,
        "signed_at": "Barlin",
        "paper": None,
        "is_signed_outside": False,
        "today": date(2099, 1, 1),
        "fingerprint": plan_amendment(amendment).fingerprint,
        "expected": amendment.version,
        "by": SYSTEM,
    }
    return apply_amendment(amendment, **{**given_, **values})


def signed(agreement: Agreement, day: date, *edits: tuple[str, Any]) -> Amendment:
    amendment = passed(opened(agreement, *edits), day)
    sign(amendment, day)
    amendment.refresh_from_db()
    return amendment
