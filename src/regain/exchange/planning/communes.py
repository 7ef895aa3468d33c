"""Which communes the document names."""

from regain.core.french import quoted
from regain.domain.contracts.models import Contract
from regain.domain.territory.models import Commune
from regain.domain.territory.rules import CommuneIndex, commune_key
from regain.exchange.draft import Draft, Where
from regain.exchange.planning.notebook import Notebook
from regain.exchange.planning.plan import Option

ASIDE = "laisser de côté"
READER_ASKS = "commune_"
"""How the keys begin of the questions that the reader asks about the commune that signs."""

_KEY = "commune"


def asks_who_signs(key: str) -> bool:
    """Whether the question of that key, of the reader or of the plan, is which commune signs."""
    return key == _KEY or key.startswith(READER_ASKS)


def commune_of_the_agreement(
    draft: Draft, *, contract: Contract, index: CommuneIndex, notebook: Notebook
) -> Commune | None:
    """The commune that signs, asked for when the document does not name one of the reference list.

    Refused when the contract does not call it to sign.
    """
    place = draft.places.get("/commune")
    signing = {commune.pk: commune for commune in contract.communes.order_by("name", "pk")}
    commune = index.named(draft.commune) if draft.commune else None
    if commune is None and not notebook.offer(READER_ASKS, _options(list(signing.values()))):
        nearest = index.nearest(draft.commune) if draft.commune else []
        others = [one for one in signing.values() if one not in nearest]
        commune = _ask(draft.commune, [*nearest, *others], place, notebook)
    if commune and commune.pk not in signing:
        notebook.refuse(f"{commune} n’est pas une commune du contrat {contract.code}.", place)
    return commune


def communes_named(
    names: tuple[str, ...], *, index: CommuneIndex, notebook: Notebook, place: Where | None
) -> list[Commune]:
    """The communes of a neighbourhood, each once; one that no list knows is asked for and may be left aside."""
    found = {}
    for name in names:
        commune = index.named(name)
        if commune is None:
            options = [*_options(index.nearest(name)), Option(ASIDE, "Aucune\u00a0: laisser de côté")]
            message = f"La commune {quoted(name)} n’est pas dans la liste de référence. Laquelle est-ce\u00a0?"
            answer = notebook.ask(f"commune-{commune_key(name)}"[:100], message, options, place)
            commune = index.named(answer) if answer and answer != ASIDE else None
        if commune:
            found[commune.pk] = commune
    return list(found.values())


def _ask(name: str | None, offered: list[Commune], place: Where | None, notebook: Notebook) -> Commune | None:
    message = (
        f"La commune {quoted(name)} n’est pas dans la liste de référence. Laquelle signe cette convention\u00a0?"
        if name
        else "Le document ne nomme pas sa commune. Laquelle signe cette convention\u00a0?"
    )
    answer = notebook.ask(_KEY, message, _options(offered), place)
    return next((commune for commune in offered if commune.name == answer), None)


def _options(communes: list[Commune]) -> list[Option]:
    return [Option(commune.name, commune.name) for commune in communes]
