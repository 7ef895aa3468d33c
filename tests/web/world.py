"""One object of each kind, so that every address of the product leads to something: for the walk of all addresses."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.accounts.usecases import invite
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment, IntercommunalObjective, Stake
from regain.domain.contracts.usecases import open_amendment
from regain.domain.documents.models import DocumentImport
from regain.domain.indicators.enums import Direction
from regain.domain.indicators.usecases.targets import TargetValues, set_target
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from regain.exchange.applying import begin_import
from regain.exchange.applying.templates import keep_template
from regain.exchange.writing.templates import sample_template
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.factories.accounts import PersonFactory
from tests.factories.documents import StoredFileFactory
from tests.factories.drafts import draft
from tests.factories.observations import FILOSOFI, load
from tests.filling import apply_draft
from tests.mandates import CODE, HERSIN, give


@dataclass(frozen=True)
class World:
    """The keys of what is there, by the name of the address's argument and of its page area."""

    keys: dict[str, Any]

    def arguments(self, name: str, wanted: set[str]) -> dict[str, Any]:
        """What the address of that name is about, in our contract."""
        return {argument: self._argument(name, argument) for argument in wanted}

    def _argument(self, name: str, argument: str) -> Any:
        """By its own name (`dataset <code>`), or that of its area (`dataset`, for a primary key), else for all."""
        own = next((key for key in self.keys if key.endswith(f" <{argument}>") and name.startswith(key.split()[0])), "")
        if own:
            return self.keys[own]
        if argument == "pk":
            return next(key for prefix, key in self.keys.items() if name.startswith(prefix))
        return self.keys[f"<{argument}>"]


def build_world(contract) -> World:
    apply_draft(draft(), contract)
    agreement = Agreement.objects.get(commune__insee_code="62083")
    signed = sign(open_amendment(agreement, title="Revoir le pilotage", by=SYSTEM))
    auchel = next(one for one in agreements() if one.slug == "auchel")
    begun = begin_import(make_file(auchel.layout, "txt"), name="auchel.txt", contract=contract, by=SYSTEM)
    template = keep_template(sample_template(), name="Charte", file_name="c.docx", contract=contract, by=SYSTEM)
    mandate = give(PersonFactory(name="Paul"), Role.ELECTED_REFERENT, HERSIN, scope_label="Hersin-Coupigny")
    invitation = invite(
        email="paule@ville.example",
        role=Role.READER,
        scope=HERSIN,
        scope_label="Hersin-Coupigny",
        starts_on=timezone.localdate(),
        at=timezone.now(),
        by=SYSTEM,
    )
    figures = load(FILOSOFI)
    old = Perimeter.objects.first()
    values = TargetValues(Decimal(45), 2015, Decimal(40), 2030, Direction.DOWN, perimeter=2015)
    target = set_target(
        IntercommunalObjective.objects.first(),
        indicator="poverty_rate",
        neighbourhood=old.neighbourhood,
        values=values,
        by=SYSTEM,
    )
    young = Perimeter.objects.create(code="QN06207M", vintage=2024, name="Quartier du Regain", insee_codes=["62083"])
    pair = Correspondence.objects.create(perimeter=young, other=old, state="to_confirm", reasons=["same_name"])
    return World(
        {
            "<subject>": "2024",
            "correspondence": pair.pk,
            "counterpart": old.pk,
            "outline": old.neighbourhood_id,
            "perimeters_plan": begun.file_id,
            "observations": begun.file_id,
            "edition": figures.pk,
            "dataset <code>": figures.dataset.code,
            "dataset_figures <ending>": "csv",
            "agreement_version <number>": 1,
            "<code>": CODE,
            "<insee_code>": "62083",
            "<level>": "enjeu",
            "<day>": "2026-05-01",
            "<ending>": "docx",
            "<number>": Entry.objects.filter(event="agreement_adopted").get().number,
            "amended_text": signed.pk,
            "amendment": signed.pk,
            "target_add": IntercommunalObjective.objects.first().pk,
            "target": target.pk,
            "<indicator>": "poverty_rate",
            "objective": Stake.objects.first().pk,
            "neighbourhood": Neighbourhood.objects.first().pk,
            "import": DocumentImport.objects.get(pk=begun.pk).pk,
            "stored_file": begun.file_id,
            "template": template.pk,
            "mandate": mandate.pk,
            "invitation": invitation.pk,
            "passkey": 987654,
            "session": 987654,
            "<uidb36>": "a1",
            "<key>": "set-password",
            "<link>": "un-lien",
        }
    )


def sign(amendment: Amendment) -> Amendment:
    """Straight into the tables: what was signed, every reader may open."""
    version = AgreementVersion.objects.create(
        agreement=amendment.agreement,
        number=2,
        source=StoredFileFactory(),
        stands_from="2026-04-01",
        snapshot=amendment.base.snapshot,
        status="replaced",
        adopted_by="Regain",
    )
    Amendment.objects.filter(pk=amendment.pk).update(
        status=AmendmentStatus.SIGNED, signed_on="2026-04-01", result=version
    )
    amendment.refresh_from_db()
    return amendment
