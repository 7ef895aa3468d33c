"""A neighbourhood as the document gives it, and what it has in common with a known one."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from regain.core.french import quoted
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Commune, Neighbourhood
from regain.domain.territory.rules import CommuneIndex, neighbourhood_key, vintage_of
from regain.exchange.draft import Draft, NeighbourhoodRead, Where
from regain.exchange.planning.communes import communes_named
from regain.exchange.planning.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Sought:
    """A neighbourhood as the document gives it, its code and its communes recognised."""

    name: str
    kind: str
    code: str
    communes: tuple[Commune, ...]
    place: Where | None

    @property
    def commune_keys(self) -> set[int]:
        return {commune.pk for commune in self.communes}


def seek(draft: Draft, at: int, *, commune: Commune | None, index: CommuneIndex, notebook: Notebook) -> Sought:
    """The neighbourhood at this position of the draft; what cannot be is refused, what is doubtful noted."""
    read, base = draft.neighbourhoods[at], f"/neighbourhoods/{at}"
    place = draft.places.get(f"{base}/name") or draft.places.get(base)
    communes = communes_named(read.communes, index=index, notebook=notebook, place=place)
    code = code_of(read)
    if read.kind not in NeighbourhoodKind.values:
        notebook.refuse(f"Le quartier {quoted(read.name)} n’est ni un QPV ni un QIC.", place)
    elif code and not vintage_of(code) and read.kind == NeighbourhoodKind.QPV:
        notebook.warn(f"{quoted(code)} n’est pas un code de quartier prioritaire\u00a0: il est laissé de côté.")
        code = ""
    for text, limit in ((read.name, 200), ("" if vintage_of(code) else code, 40)):
        if len(text) > limit:
            notebook.refuse(f"{quoted(text[:60] + '…')} est trop long ({limit} caractères au plus).", place)
    if not read.name.strip():
        notebook.refuse(
            f"Le projet de quartier n°\u00a0{at + 1} n’a pas de nom\u00a0: donnez-le en réponse à la question qui le demande, "
            "ou dans le document.",
            place,
        )
    listed = communes or ([commune] if commune else [])
    return Sought(read.name, read.kind, code, tuple(listed), place)


def code_of(read: NeighbourhoodRead) -> str:
    """The code as it is kept: a national code without spaces and in capitals, any other as written."""
    code = (read.code or "").strip()
    compact = "".join(code.split()).upper()
    return compact if vintage_of(compact) else code


def codes_of(known: Neighbourhood) -> set[str]:
    """All its codes: national ones of every vintage, and its own."""
    own = {known.own_code} if known.own_code else set()
    return {perimeter.code for perimeter in known.perimeters.all()} | own


def contradicts(sought: Sought, known: Neighbourhood) -> bool:
    """Whether the known neighbourhood already has another code where the document gives this one."""
    vintage = vintage_of(sought.code)
    if not sought.code or sought.code in codes_of(known):
        return False
    if vintage:
        return any(perimeter.vintage == vintage for perimeter in known.perimeters.all())
    return bool(known.own_code) or known.kind != NeighbourhoodKind.QIC


def communes_of(known: Neighbourhood) -> set[int]:
    """The keys of its communes."""
    return {commune.pk for commune in known.communes.all()}


def likeness_of(sought: Sought, known: Neighbourhood) -> float:
    """How alike the names are, 0 to 100."""
    return fuzz.ratio(neighbourhood_key(sought.name), neighbourhood_key(known.name))
