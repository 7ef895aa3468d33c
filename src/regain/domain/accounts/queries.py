"""Who people are."""

from typing import TypeVar

from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from regain.core.member import Author, Member
from regain.domain.accounts.models import Organisation, Person
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry

M = TypeVar("M", bound=Model)


def member_of(person: Person) -> Member:
    """The person as the domain knows them: their key, and how they are shown (name, function)."""
    label = f"{person.name}, {person.title}" if person.title else person.name
    return Member(key=str(person.pk), label=label)


def person_with_email(email: str) -> Person | None:
    """The person of that address, whatever its capitals."""
    return Person.objects.filter(email__iexact=email).first()


def organisation_named(name: str) -> Organisation | None:
    """The organisation of that name, whatever its capitals."""
    return Organisation.objects.filter(name__iexact=name).first()


def people_who_can_sign_in() -> QuerySet[Person]:
    """Active people, in the order of their names, with whom they work for."""
    return Person.objects.filter(is_active=True).select_related("organisation").order_by("name", "pk")


def author_of(person: Person) -> Author:
    """The person as the author of rows: every label under which the journal saw them write, and today's."""
    key, today = str(person.pk), member_of(person).label
    written = Entry.objects.filter(author_key=key).order_by().values_list("author_label", flat=True).distinct()
    labels = frozenset({today, *written})
    others = {member_of(other).label for other in Person.objects.exclude(pk=person.pk).order_by("pk")}
    shared = {
        *Entry.objects.exclude(author_key=key).filter(author_label__in=labels).values_list("author_label", flat=True)
    }
    return Author(key, labels, labels - others - shared)


def rows_by(author: Author, table: type[M], column: str, event: Event, *, told_of: str = "id") -> QuerySet[M]:
    """The rows whose column names the author, by primary key.

    A label that somebody else bears too is not enough: the journal must say that this person did it. `event`: what it
    says then, of the row itself, or of the row that its relation `told_of` leads to.
    """
    own, named = {f"{column}__in": author.own_labels}, {f"{column}__in": author.labels}
    rows = written_by(author, table, event, told_of=told_of)
    return rows.filter(Q(**own) | (Q(**named) & Q(is_theirs=True))).order_by("pk")


def written_by(author: Author, table: type[M], event: Event, *, told_of: str = "id") -> QuerySet[M]:
    """All the rows of the table, with `is_theirs`: whether the journal says that the author did that to them."""
    field = table._meta.get_field(told_of)  # noqa: SLF001  # Django documents _meta as its public way to a model
    named = (field.related_model or table)._meta.label_lower  # noqa: SLF001
    key = Concat(Value(f"{named}:"), Cast(field.attname, CharField()))
    told = Entry.objects.filter(object_key=OuterRef("journal_key"), event=event, author_key=author.key)
    return table._default_manager.annotate(journal_key=key).annotate(is_theirs=Exists(told)).order_by("pk")  # noqa: SLF001
