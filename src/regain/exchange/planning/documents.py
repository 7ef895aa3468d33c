"""What the papers are written from: an agreement as it stood, an amendment alone, an amended text."""

from collections.abc import Sequence
from datetime import date

from regain.core.french import long_date, tensed
from regain.core.labels import fold
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Agreement, Amendment, Contract
from regain.domain.contracts.queries import amendments_of
from regain.domain.contracts.rules.chains import behind
from regain.domain.contracts.rules.differences import NOUNS
from regain.domain.territory.models import Neighbourhood
from regain.exchange.planning.amendments import amended_text, changes_of
from regain.exchange.planning.past import contract_on
from regain.exchange.planning.plan import Step
from regain.exchange.planning.portrait_map import picture_of
from regain.exchange.planning.standing import Standing, ended
from regain.exchange.writing.agreement import AmendedBy, compose_agreement, each_once, signers_of
from regain.exchange.writing.amendment import AmendmentFacts, Change, Earlier, compose_amendment
from regain.exchange.writing.blocks import Paper, Picture
from regain.exchange.writing.contract import CommuneText, compose_contract
from regain.exchange.writing.pixels import without_words

_UNSIGNED = {AmendmentStatus.REVIEWED: "", AmendmentStatus.DROPPED: "Projet abandonné"}
_LISTS = {heading for _, heading in NOUNS.values()}


def paper_of_agreement(standing: Standing) -> Paper:
    """The consolidated text that stood; after the end of the contract, the last one, and that it was so."""
    told = "Texte consolidé" if standing.amendments else ""
    if standing.is_over:
        told = f"{told or 'Dernier texte signé'}, après la fin du contrat de ville ({long_date(standing.ends_on)})"
    territory = standing.version.agreement.contract.intercommunality.name
    amended = amended_by(standing.amendments)
    return compose_agreement(standing.draft, as_of=standing.day, standing=told, territory=territory, amended=amended)


def paper_of_contract(contract: Contract, day: date, *, today: date) -> Paper:
    """The whole contract as it stood at the end of that day: each commune's text, or that it had none."""
    then = contract_on(contract, day)
    communes = [
        CommuneText(one.name, one.standing.draft, one.standing.told(today), amended_by(one.standing.amendments))
        if one.standing
        else CommuneText(one.name)
        for one in then.communes
    ]
    stands = tensed(day, today, past="Tel qu’il était", present="Tel qu’il est", future="Tel qu’il sera")
    told = ended(then.ends_on, today) if then.is_over else f"{stands} le {long_date(day)}"
    return compose_contract(contract.name, contract.code, as_of=day, told=told, communes=communes)


def paper_of_amended_text(amendment: Amendment, *, today: date) -> Paper:
    """The consolidated text that the amendment gives, signed or not."""
    agreement = amendment.agreement
    told = "Texte consolidé" if amendment.signed_on else f"Projet de texte, avenant n°\u00a0{amendment.number}"
    earlier = behind(amendment.base_id, amendments_of(agreement))
    amended = amended_by((*earlier, amendment) if amendment.signed_on else earlier)
    territory = agreement.contract.intercommunality.name
    as_of = amendment.signed_on or today
    return compose_agreement(amended_text(amendment), as_of=as_of, standing=told, territory=territory, amended=amended)


def maps_of(agreement: Agreement) -> dict[str, Picture]:
    """The map of each neighbourhood of the agreement whose outline is known, by name, with its source."""
    quarters = Neighbourhood.objects.filter(projects__agreement=agreement).order_by("pk")
    drawn = {one.name: picture_of(one) for one in quarters}
    return {name: without_words(*found) for name, found in drawn.items() if found}


def amended_by(amendments: Sequence[Amendment]) -> tuple[AmendedBy, ...]:
    """What a consolidated text says of the signed amendments it holds: when, where, and who joined by each."""
    return tuple(
        AmendedBy(one.number, one.signed_on, one.signed_at, _joined(one))
        for one in amendments
        if one.signed_on and one.result
    )


def _joined(amendment: Amendment) -> tuple[str, ...]:
    known = {fold(name) for name in amendment.base.snapshot["signatories"]}
    signed = amendment.result.snapshot["signatories"] if amendment.result else ()
    return tuple(name for name in signed if fold(name) not in known)


def paper_of_amendment(amendment: Amendment) -> Paper:
    """The amendment alone."""
    return compose_amendment(facts_of(amendment))


def facts_of(amendment: Amendment) -> AmendmentFacts:
    """All that the paper of the amendment says."""
    draft = amended_text(amendment)
    agreement = amendment.agreement
    earlier = behind(amendment.base_id, amendments_of(agreement))
    return AmendmentFacts(
        number=amendment.number,
        title=amendment.title,
        commune=str(agreement.commune),
        contract=agreement.contract.name,
        original_signed_on=draft.signed_on,
        earlier=tuple(Earlier(one.number, one.signed_on) for one in earlier if one.signed_on),
        changes=changes_told(changes_of(amendment)),
        signed_on=amendment.signed_on,
        signed_at=amendment.signed_at,
        signatories=each_once(draft.signatories),
        signers=signers_of(draft),
        unsigned=_UNSIGNED.get(AmendmentStatus(amendment.status), "Projet"),
    )


def changes_told(steps: Sequence[Step]) -> tuple[Change, ...]:
    """The changes as an article says them: under what they stand, not under which heading of a page."""
    return tuple(
        Change(
            verb=step.verb.value,
            noun=step.noun,
            path=(*step.path[:1], *(one for one in step.path[1:] if one not in _LISTS)),
            before=step.before or "",
            after=step.after or "",
            moved=step.moved,
        )
        for step in steps
    )
