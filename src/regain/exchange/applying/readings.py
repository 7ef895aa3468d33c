"""Reading a file for a contract, with what was once answered about it."""

from collections import defaultdict
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from hashlib import sha256

from regain.core.errors import BusinessError
from regain.core.french import enumeration, number, quoted
from regain.domain.contracts.models import Contract
from regain.domain.documents.enums import ImportKind
from regain.domain.documents.queries import import_to_resume_of
from regain.domain.territory.queries import commune_index
from regain.exchange.draft import Draft
from regain.exchange.planning.kept import KeptReading
from regain.exchange.planning.memory import answers_remembered
from regain.exchange.reading.refusals import NotAnAgreement

MOST_LINES, MOST_OF_ONE_LIST = 3000, 1000
"""Ten times the largest agreement one can imagine: in all, and in one list, whose lines are compared each with each."""
_DATES = {"not_signed", "date_unreadable"}
"""The questions whose answer is the day of signature, typed."""
_TOO_MUCH = ", bien plus que dans une convention\u00a0: déposez la convention seule."


@dataclass(frozen=True, slots=True)
class Answered:
    """A reading, and the answers it was made with (those remembered included)."""

    reading: KeptReading
    answers: dict[str, str]


class AnswerRefused(BusinessError):
    """An answer holds what no database keeps, or is none of those offered."""


def read_for_contract(
    content: bytes, *, name: str, contract: Contract, answers: Mapping[str, str] | None = None
) -> Answered:
    """Read an agreement. Answers given now win over those of an open import of this very file, then those remembered.

    Raises UnreadableFile, NotAnAgreement, AnswerRefused.
    """
    given = {**_answers_of_open_import(content, contract), **(answers or {})}
    _refuse_unwritable(given)
    name = "".join(char for char in name if char.isprintable()) or "document"
    first = _read(content, name, given)
    _refuse_endless(first.draft)
    given = _by_key(given, first.draft)
    _refuse_what_was_not_offered(given, first.draft)
    _refuse_no_date(given, first.draft)
    known = {
        **answers_remembered(first.draft, contract=contract, insee_code=insee_code_of(first.draft, contract)),
        **given,
    }
    asked = {finding.choice.key for finding in first.draft.findings if finding.choice}
    is_settled = all(known.get(key) == given.get(key) for key in asked)
    return Answered(first if is_settled else _read(content, name, known), known)


def _by_key(answers: Mapping[str, str], draft: Draft) -> dict[str, str]:
    """The answers, a finding's code being replaced by the key of its question when only one finding has that code."""
    keys: dict[str, set[str]] = defaultdict(set)
    for finding in draft.findings:
        if finding.choice:
            keys[finding.code].add(finding.choice.key)
    return {next(iter(keys[key])) if len(keys[key]) == 1 else key: value for key, value in answers.items()}


def _refuse_what_was_not_offered(answers: Mapping[str, str], draft: Draft) -> None:
    for finding in draft.findings:
        choice = finding.choice
        value = answers.get(choice.key) if choice else None
        if choice and choice.options and value is not None and value not in choice.options:
            offered = enumeration([quoted(option) for option in choice.options], last="ou")
            raise AnswerRefused(
                f"{quoted(value)} n’est pas une réponse possible à {quoted(choice.key)}\u00a0: {offered}."
            )


def _refuse_no_date(answers: Mapping[str, str], draft: Draft) -> None:
    """A date typed that the calendar does not have, or that is not whole, would be kept and never used."""
    asked = {finding.choice.key for finding in draft.findings if finding.choice}
    for key in _DATES & asked & answers.keys():
        if answers[key] and draft.signed_on is None:
            raise AnswerRefused(
                f"{quoted(answers[key])} n’est pas une date du calendrier\u00a0: donnez le jour, le mois et l’année de la "
                "signature, par exemple 14/06/2024."
            )


def _answers_of_open_import(content: bytes, contract: Contract) -> dict[str, str]:
    digest = sha256(content).hexdigest()
    begun = import_to_resume_of(digest, kind=ImportKind.AGREEMENT, contract_code=contract.code)
    return begun.choices if begun else {}


def _refuse_unwritable(answers: Mapping[str, str]) -> None:
    """PostgreSQL keeps neither a NUL nor half a character."""
    for words in (*answers, *answers.values()):
        if "\x00" in words or any("\ud800" <= char <= "\udfff" for char in words):
            raise AnswerRefused(
                "Une réponse contient un caractère illisible\u00a0: choisissez-la ou saisissez-la de nouveau."
            )


def _refuse_endless(draft: Draft) -> None:
    """Comparing two states takes a time that grows with the product of their sizes."""
    lists: list[Sized] = [draft.signatories, draft.governance.commitments]
    for read in draft.neighbourhoods:
        lists += [read.irritants, read.opportunities, read.priorities, read.portrait.figures, read.objectives]
        lists += [row.operational for row in read.objectives]
    if sum(map(len, lists)) > MOST_LINES:
        raise NotAnAgreement(f"Ce document compte plus de {number(MOST_LINES)} lignes à suivre{_TOO_MUCH}")
    if max(map(len, lists)) > MOST_OF_ONE_LIST:
        raise NotAnAgreement(f"Une liste de ce document compte plus de {number(MOST_OF_ONE_LIST)} lignes{_TOO_MUCH}")


def insee_code_of(draft: Draft, contract: Contract) -> str | None:
    """The code of the commune the draft names, None when no list knows it."""
    commune = commune_index(contract.intercommunality).named(draft.commune) if draft.commune else None
    return commune.insee_code if commune else None


def _read(content: bytes, name: str, answers: Mapping[str, str]) -> KeptReading:
    # The readers of formats are heavy: a page that reads no file does not load them.
    from regain.exchange.reading.agreement_file import read_agreement_file

    document, reading = read_agreement_file(content, name=name, choices=answers)
    return KeptReading(document, reading.draft, reading.marks)
