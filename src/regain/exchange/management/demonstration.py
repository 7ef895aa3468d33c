"""What the demonstration starts from: the agglomeration, its communes, its contract, a few functions."""

from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from regain.core.member import SYSTEM
from regain.domain.accounts.enums import OrganisationKind
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import organisation_named, person_with_email
from regain.domain.accounts.rules import is_of_the_demonstration
from regain.domain.accounts.usecases import add_organisation, add_person
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contract_with_code
from regain.domain.contracts.usecases import open_contract
from regain.domain.territory.models import Intercommunality
from regain.domain.territory.queries import communes_of, intercommunality_with_siren
from regain.domain.territory.rules import CommuneEntry
from regain.domain.territory.usecases import add_intercommunality, import_communes
from regain.exchange.management.terminal import Refused
from regain.exchange.reading.communes import read_communes

FOLDER = settings.ROOT / "demonstration"
AGREEMENT = FOLDER / "barlin.docx"
COMMUNES = FOLDER / "communes.csv"

SIREN, NAME, SHORT_NAME = "200072460", "Communauté d’agglomération de Béthune-Bruay, Artois-Lys Romane", "CABBALR"
CONTRACT_CODE, CONTRACT_NAME = "CN06201M", "Engagements Quartiers 2030"
STARTS_ON, ENDS_ON = date(2024, 1, 1), date(2030, 12, 31)
SIGNING = (
    *("62048", "62083", "62119", "62126", "62178", "62188", "62194", "62217", "62270", "62276"),
    *("62400", "62401", "62443", "62457", "62480", "62516", "62555", "62617", "62848"),
)
"""INSEE codes of the 19 communes of the agglomeration on which the 16 QPV of 2024 lie (Hulluch is outside it)."""

PEOPLE = (
    ("referente@regain.example", "Référente politique de la ville", "Commune de Barlin", OrganisationKind.COMMUNE),
    ("elue@regain.example", "Adjointe à la politique de la ville", "Commune de Barlin", OrganisationKind.COMMUNE),
    ("cheffe@regain.example", "Cheffe de projet du contrat de ville", SHORT_NAME, OrganisationKind.INTERCOMMUNALITY),
    ("delegue@regain.example", "Délégué du préfet", "État", OrganisationKind.STATE),
)
"""Address, function (there are no names), organisation and its nature."""


def refuse_real_data() -> None:
    """Raise Refused when the database is somebody's: the demonstration lets anybody in, in one click."""
    people = [person for person in Person.objects.order_by("pk") if not is_of_the_demonstration(person)]
    contracts = Contract.objects.exclude(code=CONTRACT_CODE).order_by("code")
    found = f"la personne {people[0].email}" if people else f"le contrat {contracts[0].code}" if contracts else ""
    if found:
        raise Refused(
            f"Cette base contient déjà {found}, qui n’est pas de la démonstration\u00a0: "
            "lancez la démonstration sur une base vide (REGAIN_DATABASE_URL ou REGAIN_DATA_DIR)."
        )


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


def _agglomeration() -> Intercommunality:
    agglomeration = intercommunality_with_siren(SIREN) or add_intercommunality(
        siren=SIREN, name=NAME, short_name=SHORT_NAME, by=SYSTEM
    )
    content = COMMUNES.read_bytes()
    entries = [CommuneEntry(read.insee_code, read.name, read.siren) for read in read_communes(content)]
    import_communes(entries, intercommunality=agglomeration, checksum=sha256(content).hexdigest(), by=SYSTEM)
    return agglomeration


def _people() -> None:
    for email, function, name, kind in PEOPLE:
        organisation = organisation_named(name) or add_organisation(name=name, kind=kind, by=SYSTEM)
        if person_with_email(email) is None:
            add_person(email=email, name=function, organisation=organisation, by=SYSTEM)
