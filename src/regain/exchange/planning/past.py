"""A whole contract as its texts stood at the end of a day: commune by commune, and the objectives they say."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from regain.core.labels import alphabetical, fold
from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import AgreementVersion, Amendment, Contract
from regain.domain.contracts.queries import agreements_of, amendments_in
from regain.domain.contracts.rules.chains import behind
from regain.exchange.draft import Draft, draft_from_data
from regain.exchange.planning.standing import Standing


@dataclass(frozen=True, slots=True)
class CommuneThen:
    """A commune called to sign and the text that stood, None when there was none."""

    name: str
    insee_code: str
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class ObjectiveThen:
    """An intercommunal objective as the texts said it, and the communes whose text did."""

    label: str
    communes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StrategicThen:
    """A strategic objective and what stood under it."""

    label: str
    objectives: tuple[ObjectiveThen, ...]


@dataclass(frozen=True, slots=True)
class StakeThen:
    """A stake and what stood under it."""

    number: int | None
    title: str
    strategics: tuple[StrategicThen, ...]


@dataclass(frozen=True, slots=True)
class ContractThen:
    """The contract at the end of the day; `ends_on` is its last."""

    day: date
    ends_on: date
    communes: tuple[CommuneThen, ...]
    stakes: tuple[StakeThen, ...]

    @property
    def is_over(self) -> bool:
        """Whether the contract had ended on that day."""
        return self.day > self.ends_on


def contract_on(contract: Contract, day: date) -> ContractThen:
    """The contract as its texts stood. Costs five queries, however many communes sign."""
    amendments: dict[int, list[Amendment]] = defaultdict(list)
    for one in amendments_in(contract):
        amendments[one.agreement_id].append(one)
    versions = {version.agreement_id: version for version in _standing_versions(contract, day)}
    found = {}
    for agreement in agreements_of(contract):
        version = versions.get(agreement.pk)
        if version and agreement.commune:
            chain = behind(version.pk, amendments[agreement.pk])
            found[agreement.commune.pk] = Standing(day, version, draft_from_data(version.snapshot), chain)
    called = alphabetical(contract.communes.order_by("pk"))
    communes = tuple(CommuneThen(one.name, one.insee_code, found.get(one.pk)) for one in called)
    tree = _tree((one.name, one.standing.draft) for one in communes if one.standing)
    return ContractThen(day, contract.ends_on, communes, tree)


def _standing_versions(contract: Contract, day: date) -> Iterable[AgreementVersion]:
    """The version of each agreement that stood: the last that was not withdrawn. The texts are read for these only."""
    stood = (
        AgreementVersion.objects.filter(agreement__contract=contract, stands_from__lte=day)
        .exclude(status=VersionStatus.WITHDRAWN)
        .order_by("agreement_id", "number")
    )
    last = dict(stood.values_list("agreement_id", "pk"))
    found = AgreementVersion.objects.filter(pk__in=last.values()).order_by("pk")
    return found.select_related("agreement__contract")


Labels = dict[str, str]


def _tree(texts: Iterable[tuple[str, Draft]]) -> tuple[StakeThen, ...]:
    """The objectives that the texts take up, one for all spellings, in the words of the first."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    words: Labels = {}
    numbers: dict[str, int | None] = {}
    for commune, draft in texts:
        for row in (row for read in draft.neighbourhoods for row in read.objectives):
            stake, strategic, objective = (
                _key(words, label) for label in (row.stake.title, row.strategic, row.intercommunal)
            )
            numbers.setdefault(stake, row.stake.number)
            communes = found.setdefault(stake, {}).setdefault(strategic, {}).setdefault(objective, [])
            communes.extend([] if commune in communes else [commune])
    stakes = sorted(found, key=lambda key: (numbers[key] is None, numbers[key] or 0))
    return tuple(StakeThen(numbers[key], words[key], _strategics(found[key], words)) for key in stakes)


def _strategics(found: dict[str, dict[str, list[str]]], words: Labels) -> tuple[StrategicThen, ...]:
    return tuple(
        StrategicThen(words[key], tuple(ObjectiveThen(words[one], tuple(communes)) for one, communes in under.items()))
        for key, under in found.items()
    )


def _key(words: Labels, label: str) -> str:
    key = fold(label)
    words.setdefault(key, label)
    return key
