"""What an agglomeration adds of its own: indicators, data sets, the way files are read, addresses of files."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet

from regain.core.calling.addresses import AddressRefused, refuse_private
from regain.core.errors import BusinessError
from regain.core.french import quoted
from regain.core.labels import fold
from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.indicators.models import ColumnMapping, Dataset, Indicator
from regain.domain.indicators.usecases.keeping import refuse_unless_kept, refuse_unless_writable
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record

OWN_PRODUCER = "Agglomération"
_RANK_OF_OWN = 1000
T = TypeVar("T", Indicator, Dataset)


class IndicatorNotValid(BusinessError):
    """Raised by add_indicator: no label, or one that is taken."""


class DatasetNotValid(BusinessError):
    """Raised by add_dataset: no title, no producer, no licence, or a title that is taken."""


class AddressNotSafe(BusinessError):
    """Raised by change_dataset_address."""


class DatasetBelongsAlready(BusinessError):
    """Raised by give_dataset."""


@transaction.atomic
def add_indicator(
    *,
    label: str,
    unit: str,
    more_is_better: bool | None,
    decimals: int = 1,
    definition: str = "",
    contract: Contract,
    by: Member,
) -> Indicator:
    """Add an indicator of a contract's own; its code is made from its label.

    Raises IndicatorNotValid, FiguresAreNotYours.
    """
    refuse_unless_kept(contract, by=by)
    label = " ".join(label.split())
    if not label:
        raise IndicatorNotValid("Donnez un libellé au nouvel indicateur.")
    if any(fold(label) == fold(one) for one in _near(Indicator, contract).values_list("label", flat=True)):
        raise IndicatorNotValid(f"L’indicateur {quoted(label)} existe déjà\u00a0: choisissez-le dans la liste.")
    indicator = Indicator.objects.create(
        code=_free_code(Indicator, label, contract),
        label=label[:200],
        unit=unit.strip()[:40],
        more_is_better=more_is_better,
        decimals=decimals,
        definition=definition.strip(),
        producer=OWN_PRODUCER,
        is_own=True,
        contract=contract,
        rank=_RANK_OF_OWN,
    )
    record(Event.INDICATOR_ADDED, on=indicator, by=by, after={"code": indicator.code, "label": indicator.label})
    return indicator


@transaction.atomic
def add_dataset(*, title: str, producer: str, licence: str, contract: Contract, by: Member) -> Dataset:
    """Add a data set of a contract's own. Raises DatasetNotValid, FiguresAreNotYours."""
    refuse_unless_kept(contract, by=by)
    title, producer, licence = (" ".join(words.split()) for words in (title, producer, licence))
    for words, what in ((title, "un titre"), (producer, "son producteur"), (licence, "sa licence")):
        if not words:
            raise DatasetNotValid(f"Donnez {what} au jeu de données.")
    if any(fold(title) == fold(one) for one in _near(Dataset, contract).values_list("title", flat=True)):
        raise DatasetNotValid(f"Le jeu de données {quoted(title)} existe déjà\u00a0: choisissez-le dans la liste.")
    dataset = Dataset.objects.create(
        code=_free_code(Dataset, title, contract),
        title=title[:200],
        short_title=title[:100],
        producer=producer[:200],
        licence=licence[:100],
        is_own=True,
        contract=contract,
        rank=_RANK_OF_OWN,
    )
    record(Event.DATASET_ADDED, on=dataset, by=by, after={"code": dataset.code, "title": dataset.title})
    return dataset


@transaction.atomic
def remember_columns(
    signature: str, *, headers: Sequence[str], columns: Mapping[str, Any], dataset: Dataset, by: Member
) -> ColumnMapping:
    """Remember how files with these headers are read in the contract of the member, else in the whole instance.

    What was remembered there of the same headers is replaced. Raises FiguresAreNotYours.
    """
    refuse_unless_writable(dataset, by=by)
    contract = dataset.contract or Contract.objects.filter(code=by.contract).first()
    mapping, _ = ColumnMapping.objects.update_or_create(
        signature=signature,
        contract=contract,
        defaults={
            "headers": list(headers),
            "columns": dict(columns),
            "dataset": dataset,
            "remembered_by": by.label[:250],
        },
    )
    record(Event.COLUMNS_REMEMBERED, on=mapping, by=by, after={"signature": signature, "dataset": dataset.code})
    return mapping


@transaction.atomic
def change_dataset_address(dataset: Dataset, *, file_url: str, by: Member) -> None:
    """Say where the file of a data set is downloaded from; blank for nowhere.

    Only a public address in https: where its name leads is looked at again when it is called. Raises AddressNotSafe,
    FiguresAreNotYours.
    """
    refuse_unless_writable(dataset, by=by)
    address = file_url.strip()
    if address:
        try:
            refuse_private(address)
        except AddressRefused as refusal:
            raise AddressNotSafe(str(refusal)) from refusal
    if address == dataset.file_url:
        return
    before, dataset.file_url = dataset.file_url, address
    dataset.save(update_fields=["file_url"])
    record(Event.DATASET_ADDRESS_CHANGED, on=dataset, by=by, before={"file_url": before}, after={"file_url": address})


@transaction.atomic
def give_dataset(dataset: Dataset, *, contract: Contract, by: Member) -> None:
    """Say which contract a data set of one's own belongs to, its own indicators with it, where nothing told.

    Raises DatasetBelongsAlready, FiguresAreNotYours.
    """
    held = Dataset.objects.select_for_update(of=("self",)).select_related("contract").get(pk=dataset.pk)
    if not held.is_own or held.contract is not None:
        whose = f"du contrat {held.contract.code}" if held.contract else "de tout Regain"
        raise DatasetBelongsAlready(f"Le jeu {quoted(held.title)} est déjà celui {whose}.")
    refuse_unless_kept(contract, by=by)
    held.contract = contract
    held.save(update_fields=["contract"])
    ours = held.observations.order_by().values("indicator")
    Indicator.objects.filter(pk__in=ours, is_own=True, contract=None).update(contract=contract)
    ColumnMapping.objects.filter(dataset=held, contract=None).update(contract=contract)
    record(Event.DATASET_GIVEN, on=held, by=by, after={"contract": contract.code})


def _near(model: type[T], contract: Contract) -> QuerySet[T]:
    """What has a name there already: official ones, and the contract's own. Those of other contracts are not looked at."""
    return model._default_manager.filter(Q(is_own=False) | Q(contract=contract)).order_by("pk")  # noqa: SLF001


def _free_code(model: type[Indicator] | type[Dataset], label: str, contract: Contract) -> str:
    """`own_cn06201m_demandeurs_d_emploi`, with a number where it is taken: it says nothing of other contracts."""
    base = f"own_{contract.code.lower()}_" + "_".join(fold(label).replace("'", " ").split())[:41]
    code, number = base, 1
    while model.objects.filter(code=code).exists():
        number += 1
        code = f"{base}_{number}"
    return code
