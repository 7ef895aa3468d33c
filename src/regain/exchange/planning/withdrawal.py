"""The plan of withdrawing the version in force of an agreement."""

from collections.abc import Mapping
from dataclasses import replace

from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Agreement, AgreementVersion
from regain.domain.contracts.queries import content_of, tree_of, version_in_force, version_to_return_to
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.differences import differences
from regain.domain.contracts.rules.states import state_of
from regain.domain.contracts.rules.tree import tree_changes, tree_differences
from regain.exchange.draft import draft_from_data
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.plan import Plan, Step
from regain.exchange.planning.texts import HEADING


def plan_withdrawal(agreement: Agreement, *, answers: Mapping[str, str] | None = None) -> Plan:
    """What withdrawing would do: return to the version it had replaced, or empty the agreement.

    The plan is empty when no version is in force.
    """
    withdrawn, back = version_in_force(agreement), version_to_return_to(agreement)
    if withdrawn is None:
        return _emptying(agreement, ())
    step = Step(Verb.REMOVE, "version de la convention", (HEADING,), _named(withdrawn), None)
    if back is None:
        return _emptying(agreement, (step,))
    draft = draft_from_data(back.snapshot)
    known = {**back.choices, **(answers or {})}
    plan = plan_agreement(draft, contract=agreement.contract, answers=known, is_amendment=True)
    returned = Step(Verb.ADD, "version de la convention", (HEADING,), None, _named(back))
    return replace(plan, steps=(step, returned, *plan.steps))


def _named(version: AgreementVersion) -> str:
    """The version, and the amendment that made it."""
    amendment = getattr(version, "amendment", None)
    made_by = f", faite par l’avenant n°\u00a0{amendment.number}" if amendment else ""
    return f"Version {version.number}{made_by}"


def _emptying(agreement: Agreement, steps: tuple[Step, ...]) -> Plan:
    current, tree = content_of(agreement), tree_of(agreement.contract)
    nothing = AgreementContent()
    changes = tree_changes(tree, nothing, agreement=agreement.pk)
    found = (*tree_differences(changes), *differences(current, nothing)) if steps else ()
    return Plan(
        contract=agreement.contract.code,
        commune=agreement.commune_id,
        commune_name=str(agreement.commune),
        steps=(*steps, *(Step(one.verb, one.noun, one.path, one.before, one.after) for one in found)),
        alignments=(),
        questions=(),
        refusals=(),
        warnings=(),
        neighbourhoods=(),
        content=nothing,
        state=state_of(current, tree),
    )
