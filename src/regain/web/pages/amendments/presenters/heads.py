"""What stands at the head of every page of an amendment."""

from typing import Any

from regain.core import french
from regain.core.member import Member
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.queries import amendments_of, version_in_force
from regain.domain.contracts.rules.abilities import abilities
from regain.domain.contracts.rules.amended import changes_its_text
from regain.domain.contracts.rules.chains import status_of
from regain.exchange.planning.amendments import changes_of
from regain.web.pages.amendments.addresses import amendment_url
from regain.web.pages.amendments.presenters.changes import told
from regain.web.ui.parts import Chip

STATUS_CHIPS = {
    AmendmentStatus.DRAFT: "plain",
    AmendmentStatus.PROPOSED: "risk",
    AmendmentStatus.REVIEWED: "brick",
    AmendmentStatus.SIGNED: "kept",
    AmendmentStatus.DROPPED: "broken",
}


def head(amendment: Amendment, member: Member) -> dict[str, Any]:
    """The amendment, what it hangs on, its tabs, and whether the member may write to it."""
    status = AmendmentStatus(amendment.status)
    may, fallen = abilities(amendment, member), fallen_in_words(amendment)
    return {
        "amendment": amendment,
        "agreement": amendment.agreement,
        "contract": amendment.agreement.contract,
        "commune": amendment.agreement.commune,
        "name": amendment.name,
        "can_amend": may.edit,
        "can_act": (may.propose or may.edit) and status != AmendmentStatus.SIGNED,
        "is_draft": may.edit and status == AmendmentStatus.DRAFT,
        "fallen": fallen,
        "chips": [Chip(fallen or status.label, "broken" if fallen else STATUS_CHIPS[status]), Chip(amendment.title)],
        "has_changes": changes_its_text(amendment),
        "text_url": amendment_url(amendment),
        "changes_url": amendment_url(amendment, "amendment_changes"),
        "circuit_url": amendment_url(amendment, "amendment_circuit"),
        "history_url": amendment_url(amendment, "amendment_history"),
        "edit_url": amendment_url(amendment, "amendment_edit"),
        "act_url": amendment_url(amendment, "amendment_act"),
    }


def fallen_in_words(amendment: Amendment) -> str:
    """What became of a signed amendment that the text in force does not hold; empty for any other."""
    if amendment.status != AmendmentStatus.SIGNED:
        return ""
    told = status_of(amendment, version_in_force(amendment.agreement), amendments_of(amendment.agreement))
    return "" if told == AmendmentStatus.SIGNED.label else told


def text_answer(amendment: Amendment, member: Member) -> str:
    """Whether one may write, and what was written so far."""
    status = AmendmentStatus(amendment.status)
    made = told(changes_of(amendment)) or "aucun changement"
    if status == AmendmentStatus.DRAFT and not abilities(amendment, member).edit:
        return f"Cet avenant est en préparation : {made}. Rien ne change dans le contrat avant la signature."
    if status == AmendmentStatus.DRAFT:
        return f"Modifiez le texte ici, ligne par ligne : {made}. Rien ne change dans le contrat avant la signature."
    if status == AmendmentStatus.SIGNED and amendment.signed_on:
        return f"Cet avenant a été signé le {french.long_date(amendment.signed_on)}. Voici le texte qu’il a donné."
    return f"Cet avenant est {status.label.lower()} : son texte ne se modifie plus. {made.capitalize()}."
