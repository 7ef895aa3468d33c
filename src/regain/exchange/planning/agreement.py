"""The plan of a communal agreement."""

from collections.abc import Iterator, Mapping, Sequence

from regain.core.french import enumeration, long_date, quarter, quoted
from regain.core.labels import likeness
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import AgreementVersion, Contract
from regain.domain.contracts.queries import agreement_of, content_of, tree_of, version_in_force
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.differences import Difference, differences
from regain.domain.contracts.rules.limits import faults
from regain.domain.contracts.rules.states import state_of
from regain.domain.contracts.rules.tree import tree_changes, tree_differences
from regain.domain.territory.queries import commune_index
from regain.exchange.draft import Draft, draft_from_data
from regain.exchange.planning.alignment import GrowingTree, Settled, labels_settled, labels_written
from regain.exchange.planning.communes import commune_of_the_agreement
from regain.exchange.planning.content import content_asked_for
from regain.exchange.planning.neighbourhoods import match_neighbourhoods
from regain.exchange.planning.notebook import Notebook
from regain.exchange.planning.overwriting import ask_before_undoing
from regain.exchange.planning.plan import Decision, NeighbourhoodMatch, Plan, Refusal, Step
from regain.exchange.planning.pointers import place_of
from regain.exchange.planning.removals import ask_before_ending
from regain.exchange.planning.texts import text_steps

CLOSE_NAMES = 80


def plan_agreement(
    draft: Draft, *, contract: Contract, answers: Mapping[str, str] | None = None, is_amendment: bool = False
) -> Plan:
    """What applying the draft to the contract would do, given the answers (by question key). Writes nothing.

    Undoing what is in force is doubted, unless `is_amendment`: the draft is an amended text, or one returned to.
    """
    notebook = Notebook(answers or {})
    notebook.take_findings(draft)
    _compare_contract(draft, contract, notebook)
    index = commune_index(contract.intercommunality)
    commune = commune_of_the_agreement(draft, contract=contract, index=index, notebook=notebook)
    agreement = agreement_of(contract, commune) if commune else None
    current, tree = content_of(agreement), tree_of(contract)
    in_force = version_in_force(agreement) if agreement else None
    settled = _settled(in_force, current) if is_amendment else None
    growing = GrowingTree(tree, notebook, agreement=current.pk, written=labels_written(draft), settled=settled)
    matches = match_neighbourhoods(draft, contract=contract, commune=commune, index=index, notebook=notebook)
    content = content_asked_for(draft, matches=matches, tree=growing, notebook=notebook)
    notebook.refusals += map(Refusal, faults(content))
    own = differences(current, content)
    if in_force and not is_amendment:
        ask_before_undoing(draft, in_force, notebook)
        ask_before_ending(current, own, notebook)
    found = (*tree_differences(tree_changes(tree, content, agreement=current.pk)), *own)
    steps = (*_neighbourhood_steps(matches), *_steps(found, draft))
    return Plan(
        contract=contract.code,
        commune=commune.pk if commune else None,
        commune_name=commune.name if commune else draft.commune or "",
        steps=(*steps, *text_steps(draft, in_force, others=bool(steps))),
        alignments=tuple(growing.alignments),
        questions=tuple(notebook.questions.values()),
        refusals=tuple(notebook.refusals),
        warnings=tuple(dict.fromkeys(notebook.warnings)),
        neighbourhoods=matches,
        content=content,
        state=state_of(current, tree),
    )


def _settled(in_force: AgreementVersion | None, current: AgreementContent) -> Settled:
    return labels_settled(draft_from_data(in_force.snapshot), current) if in_force else {}


def _compare_contract(draft: Draft, contract: Contract, notebook: Notebook) -> None:
    named = draft.contract
    if named.name and likeness(named.name, contract.name) < CLOSE_NAMES:
        notebook.warn(
            f"Le document nomme le contrat {quoted(named.name)}\u00a0; celui-ci s’appelle {quoted(contract.name)}."
        )
    if named.ends_on and named.ends_on != contract.ends_on:
        notebook.warn(
            f"Le document fait finir le contrat le {long_date(named.ends_on)}\u00a0; "
            f"celui-ci finit le {long_date(contract.ends_on)}."
        )


def _neighbourhood_steps(matches: Sequence[NeighbourhoodMatch]) -> Iterator[Step]:
    for match in matches:
        if match.decision == Decision.NEW:
            details = ", ".join(part for part in (match.kind, match.code, enumeration(match.commune_names)) if part)
            yield Step(Verb.ADD, "quartier", ("Territoire",), None, f"{match.name} ({details})")
            continue
        path = ("Territoire", quarter(match.known_name))
        if match.commune_names:
            yield Step(Verb.ADD, "commune du quartier", path, None, enumeration(match.commune_names))
        if match.code:
            yield Step(Verb.ADD, "code du quartier", path, None, match.code)


def _steps(found: Sequence[Difference], draft: Draft) -> Iterator[Step]:
    for one in found:
        place = place_of(draft.places, one.pointer)
        yield Step(one.verb, one.noun, one.path, one.before, one.after, place, one.moved)
