"""What an archive says of places that are here already: proposed one by one, left out unless the operator takes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import ForeignKey

from regain.core.french import enumeration, quoted
from regain.domain.territory.models import Correspondence, Neighbourhood, Outline, OutlineFile, Perimeter
from regain.exchange.planning.archive.coherence import linked
from regain.exchange.planning.archive.lying import Lying
from regain.exchange.planning.archive.matching import KeyMap
from regain.exchange.planning.archive.owners import Owners, territory_of
from regain.exchange.planning.archive.proposed import ADOPTION, KEYS, name_in, sentence_of
from regain.exchange.planning.archive.selecting import Contents, Row, in_batches
from regain.exchange.planning.archive.tables import SHARED, Table, own_tables, relations_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that would change a place already here, or bring a national code that is no neighbourhood's.

    `owner`: the contract, or the agglomeration, whose territory here forbids it; blank if none.
    """

    key: str
    sentence: str
    is_taken: bool
    owner: str


@dataclass
class Weighed:
    """The shared rows of an archive that are not here: `left` are left out. `adopted`: perimeters here to be given."""

    proposals: list[Proposal] = field(default_factory=list)
    left: dict[Table, set[int]] = field(default_factory=lambda: {table: set() for table in SHARED})
    adopted: set[int] = field(default_factory=set)
    refusals: list[str] = field(default_factory=list)


def weigh(contents: Contents, here: KeyMap, *, taken: frozenset[str]) -> Weighed:
    """Which shared rows come, which are proposed, and what no archive may do here."""
    weighing = _Weighing(contents, here, taken)
    weighing.weigh_rows()
    weighing.weigh_adoptions()
    weighing.refuse_what_others_own()
    weighing.refuse_what_lies_elsewhere()
    weighing.refuse_what_is_missing()
    weighing.refuse_unknown_keys()
    return weighing.found


class _Weighing:
    def __init__(self, contents: Contents, here: KeyMap, taken: frozenset[str]) -> None:
        self.contents, self.here, self.taken = contents, here, taken
        self.rows = {table: {row["id"]: row for row in contents[table]} for table in SHARED}
        self.owners, self.found = Owners(), Weighed()
        self.lying = Lying(contents, self.owners)
        self.counterparts = _counterparts(self.rows[Perimeter], contents[Correspondence])
        self.needs: dict[tuple[Table, int], set[str]] = {}  # by row left out, the proposals that would bring it

    def weigh_rows(self) -> None:
        """A new row that hangs on a place already here is a proposal; what hangs on it follows it."""
        for table in SHARED:
            for row in self.contents[table]:
                if row["id"] not in self.here[table]:
                    self._weigh(table, row)
        wanted = {row["file"] for row in self.contents[Outline] if self._comes(Outline, row["id"])}
        files = {row["id"] for row in self.contents[OutlineFile]} - set(self.here[OutlineFile])
        self.found.left[OutlineFile] = files - wanted

    def weigh_adoptions(self) -> None:
        """A perimeter that no neighbourhood has here, and that the archive gives to one."""
        known = in_batches(Perimeter, "pk", self.here[Perimeter].values())
        free = {one.pk for some in known for one in some.filter(neighbourhood=None)}
        for row in self.contents[Perimeter]:
            bearer = row["neighbourhood"]
            if self.here[Perimeter].get(row["id"]) in free and bearer and bearer not in self.found.left[Neighbourhood]:
                itself: tuple[Table, int] = (Perimeter, row["id"])
                anchors = [*self._anchors(Perimeter, row), itself]
                if self._propose(Perimeter, row, anchors, key=f"{ADOPTION}:{row['id']}"):
                    self.found.adopted.add(row["id"])

    def refuse_what_others_own(self) -> None:
        """Nothing that comes may lead to a place which is the territory of another contract here."""
        owned = {
            (self.owners.of(above, self.here[above][key]), above, key)
            for table, row in self._coming()
            for above, key in _places(table, row)
            if key in self.here[above]
        }
        for owner, table, key in sorted(owned, key=lambda one: (one[0], SHARED.index(one[1]), one[2])):
            if owner:
                self.found.refusals.append(
                    f"{_named(table, self.rows[table][key])} est ici le territoire du contrat {owner}\u00a0: une archive ne s’y rattache pas."
                )

    def refuse_what_lies_elsewhere(self) -> None:
        """A perimeter that comes with a neighbourhood lies where the neighbourhood does, and in no other's territory."""
        for row in self.contents[Perimeter]:
            if row["neighbourhood"] is None or not self._comes(Perimeter, row["id"]):
                continue
            if owner := self.lying.owner(row["code"], row["insee_codes"]):
                self.found.refusals.append(
                    f"Périmètre {row['code']}\u00a0: c’est ici le territoire {territory_of(owner)}, une archive ne le prend pas."
                )
            elif not self.lying.is_at_home(row):
                self.found.refusals.append(
                    f"Périmètre {row['code']}\u00a0: ses communes ne sont pas celles de son quartier ni de son agglomération, "
                    "une archive ne le prend pas."
                )

    def refuse_what_is_missing(self) -> None:
        """What comes cannot do without a row that was left out."""
        missing: set[str] = set()
        for table, row in self._coming():
            for above, key in _places(table, row):
                if key in self.found.left[above]:
                    missing |= self.needs[above, key]
        if missing:
            options = " ".join(f"--take {key}" for key in sorted(missing))
            self.found.refusals.append(
                "Le contrat ne peut pas venir sans des lieux qui s’ajouteraient à l’agglomération d’ici\u00a0: vérifiez-les "
                f"un à un, puis relancez avec {options}"
            )

    def refuse_unknown_keys(self) -> None:
        """A key that the plan does not propose, or that may not be taken."""
        unknown = self.taken - {one.key for one in self.found.proposals}
        if unknown:
            told = enumeration(sorted(f"--take {key[:60]}" for key in unknown))
            self.found.refusals.insert(0, f"Ce plan ne propose pas {told}\u00a0: reprenez les clés qu’il montre.")
        for one in self.found.proposals:
            if one.owner and one.key in self.taken:
                self.found.refusals.insert(
                    0, f"--take {one.key} est refusé\u00a0: c’est ici le territoire {territory_of(one.owner)}."
                )

    def _weigh(self, table: Table, row: Row) -> None:
        above = {key for place in _places(table, row) for key in self.needs.get(place, ())}
        hangs = any(key in self.found.left[place] for place, key in _places(table, row))
        anchors = self._anchors(table, row)
        key = f"{KEYS.get(table, '')}:{row['id']}"
        is_free = table is Perimeter and row["neighbourhood"] is None
        if is_free and row["id"] not in self.counterparts:
            self.found.left[table].add(row["id"])
            self.needs[table, row["id"]] = set()
            return
        is_asked = bool(anchors) or (is_free and not (self.lying.is_alone and self.lying.is_at_home(row)))
        comes = not is_asked or self._propose(table, row, anchors, key=key)
        if hangs or not comes:
            self.found.left[table].add(row["id"])
            self.needs[table, row["id"]] = above | ({key} if is_asked and not comes else set())

    def _propose(self, table: Table, row: Row, anchors: list[tuple[Table, int]], *, key: str) -> bool:
        """Add the proposal; whether it is taken."""
        owners = [self.owners.of(above, self.here[above][one]) for above, one in anchors if one in self.here[above]]
        if table is Perimeter:
            owners.append(self.lying.owner(row["code"], row["insee_codes"]))
        owner = next((code for code in owners if code), "")
        is_taken = key in self.taken and not owner
        sentence = sentence_of(table, row, self.rows, self.here, is_adoption=key.startswith(ADOPTION))
        self.found.proposals.append(Proposal(key, sentence, is_taken, owner))
        return is_taken

    def _anchors(self, table: Table, row: Row) -> list[tuple[Table, int]]:
        """The places already here that the row hangs on. The communes of a neighbourhood only say where it lies."""
        owning = [
            one for one in relations_of(table) if isinstance(one, ForeignKey) and one.related_model is not OutlineFile
        ]
        pairs: Iterator[tuple[Table, int]] = ((one.related_model, row[one.name]) for one in owning)
        return [(above, key) for above, key in pairs if key in self.here[above]]

    def _coming(self) -> Iterator[tuple[Table, Row]]:
        """Every row to be written that leads to places: the contract's own, and new places."""
        for table in own_tables():
            yield from ((table, row) for row in self.contents[table])
        for table in SHARED:
            yield from ((table, row) for row in self.contents[table] if self._comes(table, row["id"]))

    def _comes(self, table: Table, key: int) -> bool:
        return key not in self.here[table] and key not in self.found.left[table]


def _places(table: Table, row: Row) -> list[tuple[Table, int]]:
    """The places that the row leads to, links included."""
    return [
        (relation.related_model, key)
        for relation in relations_of(table)
        if relation.related_model in SHARED and relation.related_model is not OutlineFile
        for key in linked(row[relation.name])
    ]


def _counterparts(perimeters: Mapping[int, Row], pairs: Iterable[Row]) -> set[int]:
    """The perimeters that a correspondence compares with a neighbourhood, or with a perimeter that is one's."""
    found: set[int] = set()
    for pair in pairs:
        sides = {key for key in (pair["perimeter"], pair["other"]) if key is not None}
        if pair["neighbourhood"] is not None or any(perimeters[key]["neighbourhood"] is not None for key in sides):
            found |= sides
    return found


def _named(table: Table, row: Row) -> str:
    noun = str(table._meta.verbose_name)  # noqa: SLF001  # the model's own name in French
    return f"{noun.capitalize()} {quoted(name_in(row))}"
