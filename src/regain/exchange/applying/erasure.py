"""Forgetting a person everywhere at once, on their request: account, authorship, journal. One transaction."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from regain.core.member import Member
from regain.domain.accounts.enums import ERASED_NAME
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import author_of
from regain.domain.accounts.usecases import anonymise_person
from regain.domain.contracts.usecases import forget_author_of_agreements
from regain.domain.documents.usecases import forget_author_of_documents
from regain.domain.indicators.usecases import forget_author_of_figures
from regain.domain.journal.usecases import erase_personal_values


@transaction.atomic
def erase_person(person: Person, *, on: date, by: Member) -> None:
    """Leave nothing that names the person: what they wrote stays, and says « Personne effacée ».

    Signed texts keep the elected officials and agents that they name: they are administrative documents. Raises
    AlreadyAnonymous, LastAdministrator, NotTheirData.
    """
    author = author_of(person)
    # Who erases their own data leaves no name in the entries that say so.
    signed = replace(by, label=ERASED_NAME) if by.key == author.key else by
    forget_author_of_documents(author)
    forget_author_of_agreements(author)
    forget_author_of_figures(author)
    anonymise_person(person, on=on, by=signed)
    erase_personal_values(author.key, by=signed)
