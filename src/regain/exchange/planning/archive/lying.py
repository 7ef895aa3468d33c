"""Where the perimeters of an archive lie: in its own agglomeration, or in a place that is another's here."""

from collections.abc import Collection

from regain.domain.contracts.models import Contract
from regain.domain.territory.models import Commune, Intercommunality, Neighbourhood, Perimeter
from regain.domain.territory.rules import department_of
from regain.exchange.planning.archive.owners import Owners
from regain.exchange.planning.archive.selecting import Contents, Row, in_batches

_DEPARTMENT = slice(2, 5)
"""Where a national code names its département: QN06207M."""


class Lying:
    """Asks where a perimeter lies, by the communes it is published in and by the département of its code."""

    def __init__(self, contents: Contents, owners: Owners) -> None:
        self.owners = owners
        home = contents[Contract][0]["intercommunality"]
        [self.siren] = [row["siren"] for row in contents[Intercommunality] if row["id"] == home]
        codes = {row["id"]: row["insee_code"] for row in contents[Commune]}
        self.own = {row["insee_code"] for row in contents[Commune] if row["intercommunality"] == home}
        self.around = {row["id"]: self.own | {codes[key] for key in row["communes"]} for row in contents[Neighbourhood]}
        published = {code for row in contents[Perimeter] for code in row["insee_codes"]}
        keys = {
            key for some in in_batches(Commune, "insee_code", published) for key in some.values_list("pk", flat=True)
        }
        known = Commune.objects.select_related("intercommunality").in_bulk(keys)
        self.here = {one.insee_code: one for one in known.values()}
        around = Intercommunality.objects.filter(siren=self.siren).first()
        self.owner_of_home = owners.of(Intercommunality, around.pk) if around else ""
        self.departments: dict[str, str] = {}

    @property
    def is_alone(self) -> bool:
        """Whether this instance knows no other agglomeration, and so keeps nothing that an archive could take."""
        return not Intercommunality.objects.exclude(siren=self.siren).exists() and not Contract.objects.exists()

    def owner(self, code: str, insee_codes: Collection[str]) -> str:
        """Whose it is here: the code of a contract, else the name of an agglomeration; blank when no other's."""
        if self.owner_of_home:
            return self.owner_of_home
        for insee_code in sorted(insee_codes):
            if insee_code in self.here and (owner := self._owner_of(self.here[insee_code])):
                return owner
        department = code[_DEPARTMENT]
        if department in _departments(self.own):
            return ""
        if department not in self.departments:
            self.departments[department] = self._owner_in(department)
        return self.departments[department]

    def is_at_home(self, row: Row) -> bool:
        """Whether all its communes, and its département, are those of its neighbourhood or of the agglomeration."""
        around = self.around.get(row["neighbourhood"], self.own)
        near = not around or row["code"][_DEPARTMENT] in _departments(around)
        return near and set(row["insee_codes"]) <= around

    def _owner_of(self, commune: Commune) -> str:
        owner = self.owners.of(Commune, commune.pk)
        around = commune.intercommunality
        return owner or (around.name if around and around.siren != self.siren else "")

    def _owner_in(self, department: str) -> str:
        prefix = department.removeprefix("0")
        communes = Commune.objects.filter(insee_code__startswith=prefix).order_by("insee_code")
        known = [*communes.filter(intercommunality__isnull=False), *communes.filter(contracts__isnull=False)]
        return next((owner for one in known if (owner := self._owner_of(one))), "")


def _departments(insee_codes: Collection[str]) -> set[str]:
    return {department_of(code).rjust(3, "0") for code in insee_codes}
