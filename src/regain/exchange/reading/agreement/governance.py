"""Local steering: referents, committees, working groups, bodies of citizens, and what the signatories promise."""

from collections.abc import Iterable, Iterator

from regain.exchange.draft import CommitmentRead, Governance
from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.citizens import Body, bodies_in
from regain.exchange.reading.agreement.committees import Commitment, Committees
from regain.exchange.reading.agreement.deadlines import deadline_in
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.noted import Noted, Places, listed
from regain.exchange.reading.agreement.outline import Outline, Part
from regain.exchange.reading.agreement.promises import Promise, measure_in, without_measure
from regain.exchange.reading.agreement.referents import Referents
from regain.exchange.reading.agreement.vocabulary import Topic
from regain.exchange.reading.agreement.wrapping import unwrapped

_NAMES = {
    "steering_committee": "le comité de pilotage",
    "technical_committee": "le comité technique",
    "working_group": "le groupe de travail",
}


def governance_of(
    outline: Outline, referents: Referents, promises: Iterable[Promise], ledger: Ledger
) -> Noted[Governance]:
    """Everything that the parts about steering promise, and the promises of the signatories."""
    steering = [part for part in outline.parts if part.topic.is_of_steering]
    commitments = [
        *_committees(steering, ledger),
        *_bodies(steering, ledger),
        *(_promise(promise, ledger) for promise in promises),
    ]
    values, places = listed("/commitments", commitments)
    read = Governance(
        elected_referent=ledger.words(referents.elected) or None,
        technical_referent=ledger.words(referents.technical) or None,
        commitments=values,
    )
    told = Places({"/elected_referent": referents.elected, "/technical_referent": referents.technical})
    return Noted(read, {**told, **places})


def _committees(parts: Iterable[Part], ledger: Ledger) -> Iterator[Noted[CommitmentRead]]:
    committees = Committees(ledger)
    for part in parts:
        lines = [line for line in unwrapped(part.lines) if not labels.is_labelled(line.folded, labels.REFERENTS)]
        committees.read_part(part.title.passage if part.title else None, lines)
    for one in committees.known:
        if one.times is None:
            ledger.warn(
                "commitment_cannot_be_checked",
                f"Rien ne dit combien de fois par an se réunit {_NAMES[one.kind]} : cet engagement ne pourra pas être vérifié.",
                one.text or one.told,
            )
        yield _committee(one, ledger)


def _committee(one: Commitment, ledger: Ledger) -> Noted[CommitmentRead]:
    due_on, due_at = deadline_in(measure_in(one.text), ledger)
    read = CommitmentRead(
        kind=one.kind,
        times_per_year=one.times,
        due_on=due_on,
        themes=tuple(ledger.words(theme) for theme in one.themes),
        text=ledger.words(without_measure(one.text)),
    )
    themes = {f"/themes/{rank}": theme for rank, theme in enumerate(one.themes)}
    places = {"/times_per_year": one.times_at, "/due_on": due_at, **themes, "/text": one.text}
    return Noted(read, {"/kind": one.told, **places})


def _bodies(parts: list[Part], ledger: Ledger) -> Iterator[Noted[CommitmentRead]]:
    """The bodies that the part about citizens names; without such a part, those of any part about steering."""
    citizens = [part for part in parts if part.topic is Topic.CITIZENS] or parts
    for body in bodies_in(line for part in citizens for line in unwrapped(part.lines)):
        yield _body(body, ledger)


def _body(body: Body, ledger: Ledger) -> Noted[CommitmentRead]:
    due_on, due_at = deadline_in(measure_in(body.text), ledger)
    read = CommitmentRead(
        kind="citizen_body",
        name=ledger.words(body.name),
        times_per_year=body.times,
        due_on=due_on,
        text=ledger.words(without_measure(body.text)),
    )
    measure = {"/times_per_year": body.times_at, "/due_on": due_at}
    places = {"/kind": body.name, "/name": body.name, **measure, "/text": body.text}
    return Noted(read, places)


def _promise(promise: Promise, ledger: Ledger) -> Noted[CommitmentRead]:
    read = CommitmentRead(
        kind="signatory",
        times_per_year=promise.times,
        due_on=promise.due_on,
        text=ledger.words(without_measure(promise.words)),
    )
    places = {"/times_per_year": promise.times_at, "/due_on": promise.due_at, "/text": promise.words}
    return Noted(read, {"/kind": promise.told, **places})
