"""What the demonstration starts from: the agglomeration, its communes, its contract, a few functions."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.mandates import Scope, ScopeKind
from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import organisation_named, person_with_email
from regain.domain.accounts.usecases import add_organisation, add_person, give_mandate
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contract_with_code
from regain.domain.contracts.usecases import open_contract
from regain.domain.journal.queries import demonstration_prepared_at, is_begun
from regain.domain.journal.usecases import mark_as_demonstration
from regain.domain.territory.models import Intercommunality
from regain.domain.territory.queries import communes_of, intercommunality_with_siren
from regain.domain.territory.rules import CommuneEntry
from regain.domain.territory.usecases import add_intercommunality, import_communes
from regain.exchange.applying.demonstration.people import CONTRACT_CODE, ENDS_ON, PEOPLE, SHORT_NAME, STARTS_ON
from regain.exchange.applying.imports import import_at_once
from regain.exchange.applying.readings import read_for_contract
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.reading.communes import read_communes

FOLDER = settings.ROOT / "demonstration"
AGREEMENT, NEIGHBOUR_S = FOLDER / "barlin.docx", FOLDER / "auchel.docx"
"""The agreement that the demonstration shows, and the one that makes two of them."""
COMMUNES = FOLDER / "communes.csv"

SIREN, NAME = "200072460", "Communauté d’agglomération de Béthune-Bruay, Artois-Lys Romane"
CONTRACT_NAME = "Engagements Quartiers 2030"
SIGNING = (
    *("62048", "62083", "62119", "62126", "62178", "62188", "62194", "62217", "62270", "62276"),
    *("62400", "62401", "62443", "62457", "62480", "62516", "62555", "62617", "62848"),
)
"""INSEE codes of the 19 communes of the agglomeration on which the 16 QPV of 2024 lie (Hulluch is outside it)."""


class NotADemonstration(BusinessError):
    """Raised where the database is somebody's: the demonstration lets anybody in, in one click."""


def refuse_real_data() -> None:
    """Raise NotADemonstration for a database that did not begin as one, unless nothing was ever written in it.

    Those of before the mark (`demonstration_prepared_at`) hold nobody but the people that the demonstration adds, known
    by their exact addresses: a true instance may have others of the same domain.
    """
    if demonstration_prepared_at():
        return
    people = list(Person.objects.order_by("pk"))
    made_up = {email for email, *_ in PEOPLE}
    real = [person for person in people if person.email not in made_up]
    contracts = Contract.objects.exclude(code=CONTRACT_CODE).order_by("code")
    found = f"la personne {real[0].email}" if real else f"le contrat {contracts[0].code}" if contracts else ""
    if not (found or people) and is_begun():
        found = "des données"
    if found:
        goes = "ne vient pas" if people or contracts else "ne viennent pas"
        raise NotADemonstration(
            f"Cette base contient déjà {found}, qui {goes} de la démonstration\u00a0: "
            "lancez la démonstration sur une base vide (REGAIN_DATABASE_URL ou REGAIN_DATA_DIR)."
        )


@transaction.atomic
def begin_demonstration() -> Contract:
    """Agglomeration, communes, contract and people, in a database known as a demonstration from then on.

    Idempotent: adds what is missing. Raises NotADemonstration.
    """
    refuse_real_data()
    if not demonstration_prepared_at():
        mark_as_demonstration(by=SYSTEM)
    return prepare_reference_data()


@transaction.atomic
def prepare_reference_data() -> Contract:
    """Agglomeration, communes, contract and people of the demonstration. Idempotent: adds what is missing."""
    agglomeration = _agglomeration()
    _people()
    return contract_with_code(CONTRACT_CODE) or open_contract(
        code=CONTRACT_CODE,
        name=CONTRACT_NAME,
        intercommunality=agglomeration,
        starts_on=STARTS_ON,
        ends_on=ENDS_ON,
        communes=communes_of(agglomeration).filter(insee_code__in=SIGNING),
        by=SYSTEM,
    )


def import_demonstration_agreement(path: Path, *, contract: Contract) -> None:
    """Read an agreement written for the demonstration, and apply it."""
    content = path.read_bytes()
    read = read_for_contract(content, name=path.name, contract=contract)
    plan = plan_agreement(read.reading.draft, contract=contract, answers=read.answers)
    import_at_once(read, plan, content=content, contract=contract, by=SYSTEM)


def _agglomeration() -> Intercommunality:
    agglomeration = intercommunality_with_siren(SIREN) or add_intercommunality(
        siren=SIREN, name=NAME, short_name=SHORT_NAME, by=SYSTEM
    )
    content = COMMUNES.read_bytes()
    entries = [CommuneEntry(read.insee_code, read.name, read.siren) for read in read_communes(content)]
    import_communes(entries, intercommunality=agglomeration, checksum=sha256(content).hexdigest(), by=SYSTEM)
    return agglomeration


def _people() -> None:
    for email, function, (name, kind), role, where in PEOPLE:
        organisation = organisation_named(name) or add_organisation(name=name, kind=kind, by=SYSTEM)
        person = person_with_email(email)
        if person is None:
            person = add_person(email=email, name=function, organisation=organisation, by=SYSTEM)
        if not person.mandates.exists():
            scope_kind, key, label = where or (ScopeKind.ORGANISATION, str(organisation.pk), name)
            within = ("", "") if scope_kind == ScopeKind.INSTANCE else (CONTRACT_CODE, SIREN)
            give_mandate(
                person,
                role=role,
                scope=Scope(scope_kind, key, *within),
                scope_label=label,
                starts_on=STARTS_ON,
                by=SYSTEM,
            )
