"""What a member may see and write of the figures: the twins of rules/access.py, kept equal by a test."""

from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce

from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.contracts.rules.access import LEADS
from regain.domain.indicators.models import ColumnMapping, Dataset, Edition, Indicator, Observation
from regain.domain.indicators.rules.access import can_see_figures, can_write_dataset, can_write_official


def datasets_visible_to(member: Member) -> QuerySet[Dataset]:
    """The data sets, official ones first, each with `figures` in force, `last_vintage` and `last_imported_at`."""
    latest = Edition.objects.filter(dataset=OuterRef("pk")).order_by("-pk")
    found = Dataset.objects.select_related(
        "contract"
    ).annotate(
        figures=Coalesce(Sum("editions__added"), 0),  # a correction puts one figure in the place of another
        edition_count=Count("editions"),
        last_vintage=Subquery(latest.values("vintage")[:1]),
        last_imported_at=Subquery(latest.values("imported_at")[:1]),
    )
    return found.filter(_seen(member)).order_by("rank", "title", "pk")


def indicators_visible_to(member: Member) -> QuerySet[Indicator]:
    """The indicators, official ones first."""
    return Indicator.objects.filter(_seen(member)).order_by("rank", "label", "pk")


def editions_visible_to(member: Member) -> QuerySet[Edition]:
    """The editions, newest first, with their data set."""
    return Edition.objects.filter(_seen(member, "dataset__")).select_related("dataset__contract").order_by("-pk")


def observations_visible_to(member: Member) -> QuerySet[Observation]:
    """The figures of the data sets and of the indicators that the member sees, in no order."""
    return Observation.objects.filter(_seen(member, "dataset__"), _seen(member, "indicator__"))


def figures_told(member: Member) -> QuerySet[Any]:
    """The figures in force, each with `is_told`: whether it is the one that is shown where several data sets have it.

    An official one comes before one's own; of two alike, that of the newest edition.
    """
    same = observations_visible_to(member).filter(
        replaced_by=None,
        indicator=OuterRef("indicator"),
        place_kind=OuterRef("place_kind"),
        place_code=OuterRef("place_code"),
        year=OuterRef("year"),
    )
    perimeter = Q(perimeter_vintage=OuterRef("perimeter_vintage")) | Q(perimeter_vintage=None)  # none where none may be
    official = Q(dataset__is_own=False)
    newer = Q(edition__gt=OuterRef("edition"))
    alike = Q(dataset__contract=OuterRef("dataset__contract"))
    before_own = same.filter(perimeter, official | Q(newer, alike))
    before_official = same.filter(perimeter, official, newer)
    own = Q(dataset__is_own=True)
    is_behind = Q(own, Exists(before_own)) | Q(~own, Exists(before_official))
    found = observations_visible_to(member).filter(replaced_by=None)
    return found.annotate(is_told=Case(When(is_behind, then=False), default=True))


def mappings_read_by(member: Member) -> QuerySet[ColumnMapping]:
    """How files are read for the member: as their contract once said, else as the instance does; the last said first."""
    found = ColumnMapping.objects.select_related("dataset").order_by("-remembered_at", "-pk")
    if member.is_system:
        return found
    return found.filter(Q(contract__isnull=True) | Q(contract__in=_of(member)))


def datasets_writable_by(member: Member) -> QuerySet[Dataset]:
    """The data sets the member may write (twin of can_write_dataset)."""
    datasets = Dataset.objects.select_related("contract").order_by("rank", "title", "pk")
    if member.is_system:
        return datasets
    official = Q(is_own=False) if writes_official(member) else Q(pk__in=[])
    own = Q(is_own=True, contract__in=_of(member)) if member.is_one_of(*LEADS) else Q(pk__in=[])
    return datasets.filter(official | own)


def may_write_dataset(member: Member, dataset: Dataset) -> bool:
    """Whether the member may write that data set here: asks which contracts the instance knows, if that decides."""
    asked = member.is_one_of(*LEADS) and not dataset.is_own
    return can_write_dataset(member, dataset, contracts=_contracts() if asked else ())


def writes_official(member: Member) -> bool:
    """Whether the member may write official figures here."""
    return can_write_official(member, contracts=_contracts())


def _contracts() -> list[str]:
    return list(Contract.objects.order_by("code").values_list("code", flat=True))


def _seen(member: Member, way: str = "") -> Q:
    """Rows that lead by `way` to what the member sees."""
    if member.is_system:
        return Q()
    if not can_see_figures(member):
        return Q(pk__in=[])
    return Q(**{f"{way}is_own": False}) | Q(**{f"{way}contract__in": _of(member)})


def _of(member: Member) -> QuerySet[Contract]:
    """The contract the member acts in."""
    return Contract.objects.filter(code=member.contract).exclude(code="").order_by("pk")
