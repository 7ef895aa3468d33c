"""Who people are, and under which mandates they act."""

from datetime import date, datetime
from typing import Any, TypeVar, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet, Value
from django.db.models.base import ModelBase
from django.db.models.functions import Cast, Concat

from regain.core import french
from regain.core.mandates import Role, ScopeKind
from regain.core.member import Author, Member
from regain.domain.accounts.enums import DEMONSTRATION_DOMAIN, ERASED_DOMAIN
from regain.domain.accounts.models import Invitation, KeptForm, Mandate, OpenSession, Organisation, Person
from regain.domain.accounts.rules import held, label_of, mailbox_of
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, PersonalValue
from regain.domain.journal.queries import demonstration_prepared_at, history_of
from regain.domain.journal.rules import AUTHOR

M = TypeVar("M", bound=Model)
_RANKS = {role: rank for rank, role in enumerate(Role)}


def member_of(person: Person, *, on: date, acting: str = "") -> Member:
    """The person as the domain knows them on that day, under the mandate whose key is `acting`.

    Without that key, or when that mandate is over, under the first of their mandates in force, in the order of the
    roles. An expired mandate gives nothing. Costs one query.
    """
    mandates = sorted(map(held, mandates_in_force(on).filter(person=person)), key=lambda one: _RANKS[one.role])
    chosen = next((one for one in mandates if one.key == acting), mandates[0] if mandates else None)
    return Member(key=str(person.pk), label=label_of(person), mandate=chosen, mandates=tuple(mandates))


def mandates_in_force(on: date) -> QuerySet[Mandate]:
    """The mandates of that day, of people whose account is open, with the person."""
    begun = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return Mandate.objects.filter(begun, person__is_active=True).select_related("person").order_by("person_id", "pk")


def mandates_visible_to(member: Member) -> QuerySet[Mandate]:
    """The mandates the member may see, past ones included, by person."""
    mandates = Mandate.objects.select_related("person__organisation").order_by("person__name", "starts_on", "pk")
    if member.is_system or member.is_one_of(Role.ADMINISTRATOR):
        return mandates
    own = Q(person__pk=int(member.key)) if member.key.isdigit() else Q(pk__in=[])
    theirs = Q(contract_code=member.contract) & ~Q(contract_code="")
    if member.is_one_of(Role.PROJECT_LEAD, Role.SUPPORT):
        return mandates.filter(own | theirs)
    if member.is_one_of(Role.TECHNICAL_REFERENT):
        return mandates.filter(own | (theirs & Q(scope_kind=ScopeKind.COMMUNE, scope_key=member.commune)))
    return mandates.filter(own)


def mandates_of(member: Member) -> QuerySet[Mandate]:
    """The member's own mandates, the latest first, past and future ones included."""
    key = int(member.key) if member.key.isdigit() else 0
    return Mandate.objects.filter(person_id=key).order_by("-starts_on", "-pk")


def alike_on(mandate: Mandate, on: date) -> QuerySet[Mandate]:
    """The other people's mandates of that day with the same role at the same place: who would still do as much."""
    same = {name: getattr(mandate, name) for name in ("role", "scope_kind", "scope_key", "contract_code")}
    return mandates_in_force(on).filter(**same).exclude(person_id=mandate.person_id)


def administrators(on: date) -> QuerySet[Mandate]:
    """The mandates of those who look after the instance, of that day and later, without an end."""
    return mandates_in_force(on).filter(role=Role.ADMINISTRATOR, ends_on__isnull=True)


def person_with_email(email: str) -> Person | None:
    """The person of that address, whatever its capitals."""
    return Person.objects.filter(email__iexact=email).first()


def is_address_of(email: str, person: Person) -> bool:
    """Whether the address leads to a mailbox of the person's account, those not confirmed yet included."""
    added = EmailAddress.objects.filter(user_id=person.pk).order_by("pk").values_list("email", flat=True)
    return mailbox_of(email) in {mailbox_of(one) for one in (person.email, *added)}


def leads_of(contract_code: str, *, on: date) -> list[Person]:
    """The chefs de projet of the contract on that day."""
    leading = mandates_in_force(on).filter(role=Role.PROJECT_LEAD, contract_code=contract_code)
    return list({mandate.person_id: mandate.person for mandate in leading}.values())


def whom_to_ask(contract_code: str, *, on: date) -> str:
    """Whom to ask in that contract, after `demandez`: its chef de projet, with a name and an address where it has one."""
    leads = [f"{label_of(one)}, {one.email}" for one in leads_of(contract_code, on=on)] if contract_code else []
    whom = "aux chefs de projet du contrat" if len(leads) > 1 else "au chef de projet du contrat"
    return f"{whom} ({french.enumeration(leads)})" if leads else whom


def looking_after(*, on: date) -> list[Person]:
    """Who administers the instance on that day."""
    held_then = mandates_in_force(on).filter(role=Role.ADMINISTRATOR)
    return list({mandate.person_id: mandate.person for mandate in held_then}.values())


def which_administrator_to_ask(*, on: date) -> str:
    """Whom to ask about the instance, after `demandez`, with names and addresses where there are some."""
    names = [f"{label_of(one)}, {one.email}" for one in looking_after(on=on)]
    whom = "à la personne qui administre Regain"
    return f"{whom} ({french.enumeration(names, last='ou')})" if names else whom


def mandates_to_come(person: Person, *, on: date) -> QuerySet[Mandate]:
    """The person's mandates that begin after that day, the next first."""
    return Mandate.objects.filter(person=person, starts_on__gt=on).order_by("starts_on", "pk")


def organisation_named(name: str) -> Organisation | None:
    """The organisation of that name, whatever its capitals."""
    return Organisation.objects.filter(name__iexact=name).first()


def people_who_can_sign_in() -> QuerySet[Person]:
    """Active people, in the order of their names, with whom they work for and their mandates."""
    return (
        Person.objects.filter(is_active=True)
        .select_related("organisation")
        .prefetch_related("mandates")
        .order_by("name", "pk")
    )


def closed_accounts(*, before: datetime) -> QuerySet[Person]:
    """The closed accounts to which nothing happened since then, as the journal tells, in the order of their keys."""
    key = Concat(Value(f"{Person._meta.label_lower}:"), Cast("pk", CharField()))  # noqa: SLF001
    written_since = Entry.objects.filter(object_key=OuterRef("journal_key"), recorded_at__gte=before)
    closed = Person.objects.filter(is_active=False).exclude(email__endswith=f"@{ERASED_DOMAIN}")
    return closed.annotate(journal_key=key).filter(~Exists(written_since)).order_by("pk")


def author_of(person: Person) -> Author:
    """The person as the author of rows: every label under which the journal saw them write, and today's."""
    key, today = str(person.pk), label_of(person)
    names = PersonalValue.objects.filter(place=AUTHOR).order_by("pk")
    labels = frozenset({today, *names.filter(person_key=key).values_list("value", flat=True)})
    others = {label_of(other) for other in Person.objects.exclude(pk=person.pk).order_by("pk")}
    shared = set(names.exclude(person_key=key).filter(value__in=labels).values_list("value", flat=True))
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
    above = table._meta.get_field(told_of).related_model  # noqa: SLF001  # Django documents _meta as public
    named = above if isinstance(above, ModelBase) else table
    key = Concat(Value(f"{named._meta.label_lower}:"), Cast(told_of, CharField()))  # noqa: SLF001
    told = Entry.objects.filter(object_key=OuterRef("journal_key"), event=event, author_key=author.key)
    rows = table._default_manager.annotate(journal_key=key).annotate(is_theirs=Exists(told))  # noqa: SLF001
    return cast("QuerySet[M]", rows.order_by("pk"))


def is_somebody_real_here() -> bool:
    """Whether anybody from outside the demonstration has an account; those who were forgotten are nobody."""
    made_up = Q(email__iendswith=f"@{DEMONSTRATION_DOMAIN}") | Q(email__iendswith=f"@{ERASED_DOMAIN}")
    return Person.objects.exclude(made_up).exists()


def may_open_without_password() -> bool:
    """Whether a demonstration may let anybody in here: it began as one, or nobody real has an account yet.

    People invited in a demonstration come in with their own password; the doors of the others stay.
    """
    return demonstration_prepared_at() is not None or not is_somebody_real_here()


def open_sessions_of(person: Person, *, at: datetime) -> QuerySet[OpenSession]:
    """The person's sessions that still open Regain, the most recent first."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    return OpenSession.objects.filter(person=person, key__in=alive).order_by("-seen_at", "pk")


def kept_form_of(person_key: int) -> KeptForm | None:
    """What the person was sending when their session ended."""
    return KeptForm.objects.filter(person_id=person_key).first()


def means_of(person: Person) -> QuerySet[Any]:
    """What the person has for the second step of their sign-in, recovery codes included."""
    means: QuerySet[Any] = Authenticator.objects.filter(user_id=person.pk).order_by("created_at", "pk")
    return means


def has_second_factor(person: Person, *, besides: int | None = None) -> bool:
    """Whether the person has an application or a passkey, besides the one of that key. Codes alone do not count."""
    means = means_of(person).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return means.exclude(pk=besides).exists()


def person_linked_to(provider: str, subject: str) -> Person | None:
    """The person whose account the provider's account `subject` opens."""
    return Person.objects.filter(socialaccount__provider=provider, socialaccount__uid=subject).first()


def invitation_of_link(pk: int) -> Invitation | None:
    """The invitation of a link, open or over, with who invited."""
    return Invitation.objects.select_related("inviter").filter(pk=pk).first()


def authors_of(invitation: Invitation) -> list[Person]:
    """Who sent the invitation, then who sent it again: the row keeps only the last."""
    sent = history_of(invitation).filter(event__in=(Event.INVITATION_SENT, Event.INVITATION_RENEWED))
    keys = {int(key) for key in sent.values_list("author_key", flat=True) if key.isdigit()}
    return list(Person.objects.filter(pk__in=keys | {invitation.inviter_id}).order_by("pk"))


def invitations_visible_to(member: Member) -> QuerySet[Invitation]:
    """The invitations that the member sees, those answered included: those of the mandates they see."""
    invitations = Invitation.objects.select_related("inviter").order_by("-sent_at", "pk")
    if member.is_system or member.is_one_of(Role.ADMINISTRATOR):
        return invitations
    theirs = Q(contract_code=member.contract) & ~Q(contract_code="")
    if member.is_one_of(Role.PROJECT_LEAD, Role.SUPPORT):
        return invitations.filter(theirs)
    if member.is_one_of(Role.TECHNICAL_REFERENT):
        return invitations.filter(theirs, scope_kind=ScopeKind.COMMUNE, scope_key=member.commune)
    return invitations.none()


def invitations_waiting_for(member: Member) -> QuerySet[Invitation]:
    """Among the invitations that the member sees, those that wait for an answer."""
    return invitations_visible_to(member).filter(accepted_at=None, withdrawn_at=None)


def letters_to(email: str, *, since: datetime) -> list[Invitation]:
    """The invitations, answered or not, whose last letter left for that mailbox since then."""
    of_domain = Q(email__iendswith=f"@{email.rpartition('@')[2]}")
    recent = Invitation.objects.filter(of_domain, letter_at__gt=since).order_by("pk")
    return [one for one in recent if mailbox_of(one.email) == mailbox_of(email)]


def letters_by(member: Member, *, since: datetime) -> int:
    """How many invitations the member sent since then; the instance itself is not counted."""
    if member.is_system:
        return 0
    return Invitation.objects.filter(inviter_id=int(member.key), letter_at__gt=since).count()


def organisations() -> QuerySet[Organisation]:
    """Every organisation, by name."""
    return Organisation.objects.order_by("name", "pk")
