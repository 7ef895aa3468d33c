"""What the commands share: arguments, and refusals told as one French sentence without a traceback."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.french import enumeration, quoted
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import member_of, person_with_email
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contract_with_code, contracts_visible_to
from regain.exchange.planning.plan import Plan
from regain.exchange.reading.refusals import NotAnAgreement, UnreadableFile

REFUSED, UNREADABLE, REMARKED, INTERRUPTED = 1, 2, 3, 130
"""Exit statuses: what was asked is refused, or waits for choices; the file cannot be read; to be looked at; Ctrl-C."""


class Refused(BusinessError):
    """A command cannot do what its arguments ask."""


def stop(command: BaseCommand, sentence: str, status: int) -> NoReturn:
    """End the command: the sentence on standard error, and an exit status."""
    command.stderr.write(sentence)
    sys.exit(status)


@contextmanager
def refusals_told(command: BaseCommand) -> Iterator[None]:
    """Turn refusals, Ctrl-C and a reader that left (`| head`) into a sentence or silence, and an exit status."""
    try:
        yield
    except (UnreadableFile, NotAnAgreement) as refusal:
        stop(command, str(refusal), UNREADABLE)
    except BusinessError as refusal:
        stop(command, str(refusal), REFUSED)
    except KeyboardInterrupt:
        stop(command, "Interrompu.", INTERRUPTED)
    except BrokenPipeError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(REFUSED)


def content_of_file(path: Path) -> bytes:
    """The bytes of a file, one more than the limit at most. Raises UnreadableFile."""
    try:
        with path.open("rb") as file:
            return file.read(settings.UPLOAD_LIMIT + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(f"Le fichier {path} n’existe pas.") from error
    except OSError as error:
        raise UnreadableFile(f"Le fichier {path} ne peut pas être ouvert.") from error


def contract_asked_for(code: str | None) -> Contract:
    """The contract of that code, or the only one. Raises Refused."""
    if code:
        contract = contract_with_code(code)
        if contract is None:
            raise Refused(f"Aucun contrat n’a le code {quoted(code)}.")
        return contract
    contracts = list(contracts_visible_to(SYSTEM)[:2])
    if len(contracts) == 1:
        return contracts[0]
    codes = enumeration(list(contracts_visible_to(SYSTEM).values_list("code", flat=True)), last="ou")
    raise Refused(
        f"Dites de quel contrat il s’agit\u00a0: --contract {codes}." if codes else "Aucun contrat n’est ouvert."
    )


def author_asked_for(email: str | None) -> Member:
    """The person of that address, or the instance itself. Raises Refused."""
    if not email:
        return SYSTEM
    person = person_with_email(email)
    if person is None or not person.is_active:
        raise Refused(f"Personne n’a l’adresse {quoted(email)}.")
    return member_of(person, on=timezone.localdate())


def person_asked_for(email: str) -> Person:
    """The person of that address, their account open or closed. Raises Refused."""
    person = person_with_email(email.strip())
    if person is None:
        raise Refused(f"Personne n’a l’adresse {quoted(email)}.")
    return person


def answers_given(choices: list[str] | None) -> dict[str, str]:
    """The answers of `--choose KEY=VALUE`. Raises Refused for anything else."""
    answers = {}
    for choice in choices or []:
        key, sign, value = choice.partition("=")
        if not sign:
            raise Refused(f"Écrivez --choose CODE=VALEUR, et non {quoted(choice)}.")
        answers[key.strip()] = value.strip()
    return answers


def refuse_unless_ready(plan: Plan, answers: Mapping[str, str]) -> None:
    """Raise Refused for an answer to no question, a choice still to be made, or a plan that refuses."""
    unknown = set(answers) - {question.key for question in plan.questions}
    if unknown:
        raise Refused(f"Ce document ne pose pas la question {enumeration(sorted(map(quoted, unknown)))}.")
    if plan.refusals:
        raise Refused(f"Rien n’est appliqué. {plan.refusals[0].reason}")
    if plan.pending:
        keys = " ".join(f"--choose {question.key}=…" for question in plan.pending)
        raise Refused(f"Rien n’est appliqué\u00a0: il reste des choix à faire. Relancez avec {keys}")
