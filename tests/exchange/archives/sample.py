"""A contract that has a row in every table an archive holds; and another one beside it, which must not come along."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.db import transaction

from regain.core.member import SYSTEM, Member
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import (
    Agreement,
    AgreementVersion,
    Amendment,
    Contract,
    OperationalObjective,
    QuotedFigure,
    Stake,
)
from regain.domain.documents.models import DocumentImport, DocumentTemplate, RememberedChoice
from regain.domain.documents.usecases import store_file
from regain.domain.indicators.models import Target
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from regain.exchange.applying.imports import import_at_once
from regain.exchange.applying.readings import Answered
from regain.exchange.planning.agreement import plan_agreement
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import GROW, draft, neighbourhood, reading, row
from tests.factories.territory import CommuneFactory, IntercommunalityFactory, NeighbourhoodFactory, OutlineFactory

EDIT = {"verb": "change", "pointer": "/signed_at", "before": "Barlin", "after": "Béthune", "by": ""}
CODE = "CN06201M"
CLAIRE = Member("7", "Claire, cheffe de projet")
EDIT = {"verb": "add", "pointer": "/signatories/-", "before": None, "after": "L’État", "by": "Claire"}
MOMENT = datetime(2026, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)


def fill(*, keys_taken: bool = False) -> Contract:
    """The contract of the sample. `keys_taken`: another contract comes first, and takes the first keys."""
    if keys_taken:
        another_contract()
    communes = [CommuneFactory(insee_code=code, name=name) for code, name in (("62083", "Barlin"), ("62443", "Hersin"))]
    CommuneFactory(insee_code="62456", name="Houchin")
    contract = ContractFactory(code=CODE, communes=communes)
    adopt(contract, draft(neighbourhoods=(neighbourhood(communes=("Barlin",)),)), b"Barlin")
    park = neighbourhood(
        name="Le Parc", kind="QIC", code="P1", communes=("Hersin",), objectives=(row("Lire", stake=GROW),)
    )
    adopt(contract, draft(file="hersin.txt", content=b"Hersin", commune="Hersin", neighbourhoods=(park,)), b"Hersin")
    leave_traces(contract)
    another_contract()
    return contract


def adopt(contract: Contract, read, content: bytes) -> None:
    read = Answered(reading(read), {})
    plan = plan_agreement(read.reading.draft, contract=contract, answers={})
    assert plan.can_be_applied, (plan.pending, plan.refusals)
    import_at_once(read, plan, content=content, contract=contract, by=SYSTEM)


def leave_traces(contract: Contract) -> None:
    """What years leave behind: an amendment signed, one open, a template, answers, something archived, odd values."""
    agreement = Agreement.objects.get(contract=contract, commune__insee_code="62083")
    first = AgreementVersion.objects.get(agreement=agreement)
    of_contract = {"contract_code": CODE}
    paper = store_file(
        b"%PDF-1.7 avenant", name="avenant n\u00b0 1.pdf", media_type="application/pdf", **of_contract, by=SYSTEM
    )
    AgreementVersion.objects.filter(pk=first.pk).update(status="replaced")
    second = AgreementVersion.objects.create(
        agreement=agreement,
        number=2,
        source=paper,
        stands_from=date(2026, 3, 1),
        snapshot=first.snapshot,
        adopted_by="Claire",
    )
    signed = {"signed_on": date(2026, 3, 1), "result": second, "paper": paper, "is_signed_outside": True}
    Amendment.objects.create(
        agreement=agreement, number=1, title="Référents", base=first, status=AmendmentStatus.SIGNED, **signed
    )
    Amendment.objects.create(agreement=agreement, number=2, title="Objectifs", base=second, edits=[EDIT])
    model = store_file(b"PK modele", name="modele.docx", media_type="application/zip", **of_contract, by=CLAIRE)
    DocumentTemplate.objects.create(contract_code=CODE, name="À nos couleurs", file=model, added_by="Claire")
    RememberedChoice.objects.create(scope=f"{CODE}/62083", key="lieu", value="Béthune « ici »\n")
    DocumentImport.objects.filter(file__name="hersin.txt").update(applied_at=MOMENT)
    Stake.objects.filter(contract=contract, number=2).update(archived_at=MOMENT, version=7)
    QuotedFigure.objects.filter(project__agreement=agreement).update(change=Decimal("-0.1250"), comparison=None)
    Neighbourhood.objects.filter(name="Le Parc").update(archived_at=MOMENT)
    odd = {"zoé": [1.5, 1e22, None, {"b": 1, "a": "\u2028"}]}
    with transaction.atomic():
        record(Event.CONTRACT_CHANGED, on=contract, by=CLAIRE, after=odd)
    aim_at(agreement)
    leave_outlines(contract)


def leave_outlines(contract: Contract) -> None:
    """Perimeters published with two editions, a drawn one, the outline of a commune, a guess; and all of France around."""
    regain = Perimeter.objects.exclude(neighbourhood=None).get(code="QP062007")
    for west in (2.60, 2.61):
        OutlineFactory(perimeter=regain, west=west, repaired="le contour se croise lui-même")
    OutlineFactory(neighbourhood=Neighbourhood.objects.get(name="Le Parc"), file=None, source="dessiné à l’écran")
    OutlineFactory(commune=contract.communes.get(insee_code="62083"))
    near = Perimeter.objects.create(code="QN06207M", vintage=2024, name="Quartier Du Regain", insee_codes=["62083"])
    Correspondence.objects.create(
        perimeter=near, other=regain, state="to_confirm", reasons=["same_commune"], overlap=0.125
    )
    loin = Perimeter.objects.create(code="QN06999M", vintage=2024, name="Loin d’ici", insee_codes=["06004"])
    OutlineFactory(perimeter=loin)


def aim_at(agreement: Agreement) -> None:
    """Targets: of a neighbourhood and an operational objective, of a commune, of the agglomeration, archived."""
    operational = OperationalObjective.objects.filter(retained__project__agreement=agreement).first()
    objective = operational.retained.intercommunal
    project = operational.retained.project
    values = {"baseline_value": "39.1", "baseline_year": 2015, "target_value": "30.25", "target_year": 2030}
    places = (
        {"neighbourhood": project.neighbourhood, "perimeter_vintage": 2015, "operational": operational},
        {"commune": agreement.commune, "course": "at_term"},
        {"archived_at": MOMENT, "version": 3, "operational_text": "Retiré par un avenant"},
    )
    for place in places:
        Target.objects.create(objective=objective, indicator="poverty_rate", direction="down", **values, **place)


def another_contract() -> None:
    """Another agglomeration's, with an agreement and answers of its own. Once only."""
    if Contract.objects.filter(code="CN05901N").exists():
        return
    elsewhere = IntercommunalityFactory(siren="200000001", name="Ailleurs", short_name="CAA")
    lens = CommuneFactory(insee_code="59350", name="Ailleurs", intercommunality=elsewhere)
    other = ContractFactory(code="CN05901N", intercommunality=elsewhere, communes=[lens])
    NeighbourhoodFactory(name="Loin", intercommunality=elsewhere, communes=[lens], code="QN05901M")
    content = b"Ailleurs"
    far = neighbourhood(name="Loin", code="QN05901M", communes=("Ailleurs",))
    adopt(other, draft(file="ailleurs.txt", content=content, commune="Ailleurs", neighbourhoods=(far,)), content)
    RememberedChoice.objects.create(scope="CN05901N/59350", key="lieu", value="Ailleurs")
