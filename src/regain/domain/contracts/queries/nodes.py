"""The nodes of a contract's tree, one by one."""

from django.db.models import QuerySet

from regain.domain.contracts.models import (
    Agreement,
    Contract,
    IntercommunalObjective,
    RetainedObjective,
    Stake,
    StrategicObjective,
)

Node = Stake | StrategicObjective | IntercommunalObjective
_STAKE_OF = {
    Stake: "pk",
    StrategicObjective: "strategic_objectives",
    IntercommunalObjective: "strategic_objectives__intercommunal_objectives",
}
_USED_BY = {
    Stake: "intercommunal__strategic__stake",
    StrategicObjective: "intercommunal__strategic",
    IntercommunalObjective: "intercommunal",
}


def stakes_of(contract: Contract) -> QuerySet[Stake]:
    """The stakes, by number, archived ones too."""
    return Stake.objects.filter(contract=contract).order_by("number", "pk")


def strategics_of(contract: Contract) -> QuerySet[StrategicObjective]:
    """The strategic objectives, each with its stake, in the order of the tree, archived ones too."""
    return (
        StrategicObjective.objects.filter(stake__contract=contract)
        .select_related("stake")
        .order_by("stake__number", "rank", "pk")
    )


def intercommunals_of(contract: Contract) -> QuerySet[IntercommunalObjective]:
    """The intercommunal objectives, each with what is above it, in the order of the tree, archived ones too."""
    return (
        IntercommunalObjective.objects.filter(strategic__stake__contract=contract)
        .select_related("strategic__stake")
        .order_by("strategic__stake__number", "strategic__rank", "strategic_id", "rank", "pk")
    )


def contract_of(node: Contract | Node) -> Contract:
    """The contract a node belongs to."""
    if isinstance(node, Contract):
        return node
    return Contract.objects.get(pk__in=Stake.objects.filter(**{_STAKE_OF[type(node)]: node.pk}).values("contract"))


def parent_of(node: Node) -> Contract | Stake | StrategicObjective:
    """What the node hangs under."""
    if isinstance(node, Stake):
        return node.contract
    return node.stake if isinstance(node, StrategicObjective) else node.strategic


def siblings_of(node: Node) -> list[Node]:
    """The other nodes under the same parent, in order, archived ones too."""
    if isinstance(node, Stake):
        return [*Stake.objects.filter(contract=node.contract_id).exclude(pk=node.pk).order_by("number", "pk")]
    if isinstance(node, StrategicObjective):
        return [*StrategicObjective.objects.filter(stake=node.stake_id).exclude(pk=node.pk).order_by("rank", "pk")]
    return [
        *IntercommunalObjective.objects.filter(strategic=node.strategic_id).exclude(pk=node.pk).order_by("rank", "pk")
    ]


def living_children(node: Node) -> bool:
    """Whether something that is not archived hangs under the node."""
    if isinstance(node, Stake):
        return StrategicObjective.objects.filter(stake=node, archived_at=None).exists()
    if isinstance(node, StrategicObjective):
        return IntercommunalObjective.objects.filter(strategic=node, archived_at=None).exists()
    return False


def agreements_using(node: Node) -> list[str]:
    """The communes whose agreements hang something under the node, by name."""
    used = RetainedObjective.objects.filter(**{_USED_BY[type(node)]: node.pk}).values("project__agreement")
    return [
        str(one.commune or one)
        for one in Agreement.objects.filter(pk__in=used).select_related("commune").order_by("commune__name", "pk")
    ]


def is_archived(node: Node) -> bool:
    """Whether the node was put aside."""
    return node.archived_at is not None
