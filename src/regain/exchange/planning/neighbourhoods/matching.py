"""Which known neighbourhood each one of the document is: by its code, else by its name in a commune they share."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from regain.core.french import enumeration, quoted
from regain.domain.contracts.models import Contract
from regain.domain.territory.models import Commune, Neighbourhood
from regain.domain.territory.queries import neighbourhoods_of, neighbourhoods_with_codes
from regain.domain.territory.rules import CommuneIndex, neighbourhood_key, vintage_of
from regain.exchange.draft import Draft
from regain.exchange.planning.neighbourhoods.sought import (
    Sought,
    code_of,
    codes_of,
    communes_of,
    contradicts,
    likeness_of,
    seek,
)
from regain.exchange.planning.notebook import NEW, Notebook, question_key
from regain.exchange.planning.plan import Decision, NeighbourhoodMatch, Option

ALIKE = 80
"""From this resemblance of names (0 to 100) on, a human is asked whether it is the same neighbourhood."""


def match_neighbourhoods(
    draft: Draft, *, contract: Contract, commune: Commune | None, index: CommuneIndex, notebook: Notebook
) -> tuple[NeighbourhoodMatch, ...]:
    """One match per *projet de quartier*, in the order of the document."""
    known = list(neighbourhoods_of(contract.intercommunality))
    codes = [code_of(read) for read in draft.neighbourhoods]
    known += [one for one in neighbourhoods_with_codes(filter(vintage_of, codes)) if one not in known]
    sought = [
        seek(draft, at, commune=commune, index=index, notebook=notebook) for at in range(len(draft.neighbourhoods))
    ]
    matches = [_match(one, known, contract, notebook) for one in sought]
    _refuse_twins(matches, notebook)
    return tuple(matches)


def _match(
    sought: Sought, known: Sequence[Neighbourhood], contract: Contract, notebook: Notebook
) -> NeighbourhoodMatch:
    by_code = next((one for one in known if sought.code and sought.code in codes_of(one)), None)
    if by_code:
        _check_code(sought, by_code, contract, notebook)
        return _same(sought, by_code, f"même code {sought.code}")
    near = [one for one in known if one.kind == sought.kind and communes_of(one) & sought.commune_keys]
    by_name = next((one for one in near if neighbourhood_key(one.name) == neighbourhood_key(sought.name)), None)
    if by_name and not contradicts(sought, by_name):
        return _same(sought, by_name, "même nom et même commune")
    alike = by_name or max(near, key=lambda one: likeness_of(sought, one), default=None)
    if alike and likeness_of(sought, alike) >= ALIKE:
        return _ask(sought, alike, notebook)
    return _new(sought, "aucun quartier connu n’a ce code, ni ce nom dans cette commune")


def _check_code(sought: Sought, known: Neighbourhood, contract: Contract, notebook: Notebook) -> None:
    is_alike = likeness_of(sought, known) >= ALIKE
    is_elsewhere = not communes_of(known) & sought.commune_keys
    if known.intercommunality_id != contract.intercommunality_id or (is_elsewhere and not is_alike):
        communes = enumeration([commune.name for commune in known.communes.all()])
        notebook.refuse(
            f"Le code {sought.code} est celui du quartier {quoted(known.name)} ({communes}), "
            f"pas du quartier {quoted(sought.name)}\u00a0: vérifiez le code.",
            sought.place,
        )
    elif not is_alike:
        notebook.warn(
            f"Le quartier {quoted(sought.name)} a le code {sought.code} du quartier {quoted(known.name)}\u00a0: "
            "c’est le même, sous un autre nom."
        )


def _ask(sought: Sought, known: Neighbourhood, notebook: Notebook) -> NeighbourhoodMatch:
    codes = enumeration(sorted(codes_of(known))) or "sans code"
    answer = notebook.ask(
        question_key("quartier", sought.kind, neighbourhood_key(sought.name), sought.code),
        f"Le quartier {quoted(sought.name)} ({sought.code or 'sans code'}) est-il le quartier connu "
        f"{quoted(known.name)} ({codes})\u00a0?",
        [Option(known.name, f"Oui, c’est {quoted(known.name)}"), Option(NEW, "Non, c’est un autre quartier")],
        sought.place,
    )
    if answer == NEW:
        return _new(sought, "distingué par un choix")
    decision = Decision.SAME if answer else Decision.ASKED
    return replace(_same(sought, known, "noms proches"), decision=decision)


def _same(sought: Sought, known: Neighbourhood, reason: str) -> NeighbourhoodMatch:
    missing = [commune for commune in sought.communes if commune.pk not in communes_of(known)]
    is_new_code = sought.code and sought.code not in codes_of(known) and not contradicts(sought, known)
    return NeighbourhoodMatch(
        name=sought.name,
        kind=sought.kind,
        decision=Decision.SAME,
        reason=reason,
        known=known.pk,
        known_name=known.name,
        code=sought.code if is_new_code else "",
        communes=tuple(commune.pk for commune in missing),
        commune_names=tuple(commune.name for commune in missing),
    )


def _new(sought: Sought, reason: str) -> NeighbourhoodMatch:
    return NeighbourhoodMatch(
        name=sought.name,
        kind=sought.kind,
        decision=Decision.NEW,
        reason=reason,
        code=sought.code,
        communes=tuple(commune.pk for commune in sought.communes),
        commune_names=tuple(commune.name for commune in sought.communes),
    )


def _refuse_twins(matches: Iterable[NeighbourhoodMatch], notebook: Notebook) -> None:
    seen: set[tuple[object, ...]] = set()
    for match in matches:
        name = (match.known,) if match.known else (match.kind, neighbourhood_key(match.name), match.code)
        keys: set[tuple[object, ...]] = {name, *([("code", match.code)] if match.code else [])}
        if keys & seen:
            notebook.refuse(f"Deux projets de cette convention désignent le même quartier {quoted(match.name)}.")
        seen |= keys
