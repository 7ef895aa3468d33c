"""What an amendment makes of the text it is prepared on: the consolidated text, and what changes in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cattrs import BaseValidationError

from regain.core.errors import BusinessError
from regain.core.french import enumeration, quarter
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.differences import NOUNS, differences
from regain.domain.contracts.rules.edits import Edit, consolidated, edit_from_data
from regain.domain.contracts.rules.states import signed_text
from regain.domain.contracts.rules.tree import ContractTree
from regain.domain.territory.enums import NeighbourhoodKind
from regain.exchange.draft import Draft, NeighbourhoodRead, draft_as_data, draft_from_data
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.alignment import GrowingTree
from regain.exchange.planning.content import content_asked_for
from regain.exchange.planning.continuing import continued
from regain.exchange.planning.notebook import Notebook
from regain.exchange.planning.plan import Decision, NeighbourhoodMatch, Plan, Step
from regain.exchange.planning.texts import sections_changed


class TextCannotHold(BusinessError):
    """An edit gives a value that no text of an agreement can hold."""

    def __init__(self, reason: str = "Ce que vous avez écrit ne peut pas entrer dans une convention.") -> None:
        super().__init__(reason)


def base_text(amendment: Amendment) -> Draft:
    """The text the amendment is prepared on."""
    return draft_from_data(amendment.base.snapshot)


def amended_text(amendment: Amendment, more: tuple[Edit, ...] = ()) -> Draft:
    """The consolidated text, with all the edits of the amendment (and `more`) made.

    Raises EditDoesNotFit when an edit speaks of what is not there, TextCannotHold when it gives a value that no text
    can hold.
    """
    if amendment.result and not more:
        return draft_from_data(amendment.result.snapshot)
    edits = [edit_from_data(data) for data in amendment.edits]
    asked = consolidated(amendment.base.snapshot, [*edits, *more])
    try:
        text = draft_from_data(asked)
    except BaseValidationError as error:
        raise TextCannotHold from error
    # The converter turns what it is given into what the field wants: a text must hold just what was written.
    if signed_text(draft_as_data(text)) != signed_text(asked):
        raise TextCannotHold
    return text


def plan_amendment(amendment: Amendment) -> Plan:
    """What signing the amendment would do to the contract, as it stands now."""
    answers = {**amendment.base.choices, **amendment.choices}
    return plan_agreement(
        amended_text(amendment), contract=amendment.agreement.contract, answers=answers, is_amendment=True
    )


def changes_between(before: Draft, after: Draft) -> tuple[Step, ...]:
    """What changes from one text to the other, in the order of the text, as both say it. Reads no database."""
    pairs = _continued(before, after)
    found = differences(_content(_as_now_called(before, pairs)), _content(after), quoting=True)
    now = {read.name: read for read in after.neighbourhoods}
    steps = (
        _introduced(Step(one.verb, one.noun, one.path, one.before, one.after, moved=one.moved), now) for one in found
    )
    return (
        *sections_changed(draft_as_data(before), draft_as_data(after)),
        *_identities(pairs),
        *_renumbered(pairs),
        *steps,
    )


def changes_of(amendment: Amendment) -> tuple[Step, ...]:
    """What the amendment changes in the text it was prepared on."""
    return changes_between(base_text(amendment), amended_text(amendment))


def _content(draft: Draft) -> AgreementContent:
    """The draft as content, hanging on its own labels alone."""
    notebook = Notebook({})
    matches = [NeighbourhoodMatch(read.name, read.kind, Decision.NEW, "") for read in draft.neighbourhoods]
    tree = GrowingTree(ContractTree(), notebook, agreement=None)
    return content_asked_for(draft, matches=matches, tree=tree, notebook=notebook)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A neighbourhood that both texts have: its place in the one before, what it was, what it is."""

    place: int
    was: NeighbourhoodRead
    now: NeighbourhoodRead


def _continued(before: Draft, after: Draft) -> list[_Kept]:
    named = ([(read.name, read.code) for read in draft.neighbourhoods] for draft in (before, after))
    places = continued(*named)
    return [
        _Kept(at, before.neighbourhoods[at], now)
        for at, now in zip(places, after.neighbourhoods, strict=True)
        if at is not None
    ]


def _as_now_called(before: Draft, pairs: Sequence[_Kept]) -> Draft:
    """The text before, its neighbourhoods named and their figures sourced as they now are: `_identities` tells those."""
    told = list(before.neighbourhoods)
    for one in pairs:
        portrait = replace(one.now.portrait, figures=one.was.portrait.figures)
        told[one.place] = replace(one.was, name=one.now.name, portrait=portrait)
    return replace(before, neighbourhoods=tuple(told))


def _introduced(step: Step, now: Mapping[str, NeighbourhoodRead]) -> Step:
    """The step of a new neighbourhood, under its own title, saying who it is; any other as it is."""
    read = now.get(step.after or "")
    if step.noun != NOUNS["projects"][0] or step.verb != Verb.ADD or read is None:
        return step
    kind = dict(NeighbourhoodKind.choices).get(read.kind, read.kind)
    who = (kind, f"code {read.code}" if read.code else "sans code", enumeration(read.communes))
    return replace(step, path=(quarter(read.name),), after=f"{read.name} ({', '.join(filter(None, who))})")


@dataclass(frozen=True, slots=True)
class _Part:
    noun: str
    value: str


def _identities(pairs: Sequence[_Kept]) -> tuple[Step, ...]:
    """What changes of who a neighbourhood is: its name, its status, its code, its communes, its portrait's source."""
    return tuple(
        _step(was.value, now.value, now.noun, one.now.name)
        for one in pairs
        for was, now in zip(_parts(one.was), _parts(one.now), strict=True)
        if was != now
    )


def _renumbered(pairs: Sequence[_Kept]) -> tuple[Step, ...]:
    """The stakes that a neighbourhood's objectives name under another number than before."""
    return tuple(
        _step(was[title], number, "numéro de l’enjeu", one.now.name, title)
        for one in pairs
        for was in [_numbers(one.was)]
        for title, number in _numbers(one.now).items()
        if number != was.get(title, number)
    )


def _numbers(read: NeighbourhoodRead) -> dict[str, str]:
    numbers: dict[str, set[int]] = {}
    for row in read.objectives:
        numbers.setdefault(row.stake.title, set()).update([row.stake.number] if row.stake.number else [])
    return {title: enumeration(sorted(known)) for title, known in numbers.items()}


def _parts(read: NeighbourhoodRead) -> tuple[_Part, ...]:
    portrait = read.portrait
    return (
        _Part("nom du quartier", read.name),
        _Part("statut du quartier", read.kind),
        _Part("code du quartier", read.code or ""),
        _Part("communes du quartier", enumeration(read.communes)),
        _Part("source du portrait", portrait.source or ""),
        _Part("millésime du portrait", str(portrait.vintage or "")),
        _Part("périmètre du portrait", portrait.perimeter or ""),
    )


def _step(before: str, after: str, noun: str, neighbourhood: str, *under: str) -> Step:
    verb = Verb.CHANGE if before and after else Verb.ADD if after else Verb.REMOVE
    return Step(verb, noun, (quarter(neighbourhood), *under), before or None, after or None)
