"""The whole agreement as a paper."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from regain.core.french import long_date, of, quoted
from regain.exchange.draft import Draft, draft_as_data
from regain.exchange.writing.agreement import neighbourhood, signing, steering
from regain.exchange.writing.agreement.sections import Sections
from regain.exchange.writing.agreement.words import clean
from regain.exchange.writing.blocks import Attachment, Block, Cover, Paper, Picture

TITLE = "Convention d’application communale"
_AUTHOR = "Regain"
_PATTERNS = (*neighbourhood.PATTERNS, *steering.PATTERNS, signing.PATTERN)


def compose_agreement(  # noqa: PLR0913  # keyword-only: the text, then what is set around it
    draft: Draft,
    *,
    as_of: date | None = None,
    standing: str = "",
    territory: str = "",
    amended: Sequence[signing.AmendedBy] = (),
    maps: Mapping[str, Picture] = MappingProxyType({}),
) -> Paper:
    """The agreement that a draft says, word for word.

    `as_of` is the day at which the text is told; `standing` says in a few words what this text is (`Texte consolidé`);
    `territory` is the agglomeration's name, set at the head of the cover; `amended` are the amendments in the text;
    `maps` are those of its neighbourhoods, by name.
    """
    commune = draft.commune or ""
    return Paper(
        title=f"{TITLE} {of(commune)}" if commune else TITLE,
        author=_AUTHOR,
        subject=_contract(draft),
        cover=_cover(draft, as_of, standing, territory, amended),
        blocks=tuple(_blocks(draft, amended, maps, is_copy=as_of is not None)),
        foot=f"{TITLE} {of(commune)}" if commune else TITLE,
        attachments=(_attached(draft),),
    )


def _contract(draft: Draft) -> str:
    return f"Contrat de ville {quoted(draft.contract.name)}" if draft.contract.name else "Contrat de ville"


def _cover(
    draft: Draft, as_of: date | None, standing: str, territory: str, amended: Sequence[signing.AmendedBy]
) -> Cover:
    return Cover(
        above=(_contract(draft), clean(territory)) if territory else (_contract(draft),),
        title=TITLE,
        subtitle=f"Commune {of(draft.commune)}" if draft.commune else "",
        below=tuple(clean(line) for line in _below(draft, as_of, standing, amended)),
    )


def _below(draft: Draft, as_of: date | None, standing: str, amended: Sequence[signing.AmendedBy]) -> Iterator[str]:
    if draft.signed_on:
        yield signing.signed_words(draft)
    if draft.contract.ends_on:
        yield f"Le contrat de ville prend fin le {long_date(draft.contract.ends_on)}"
    if standing:
        yield standing
    yield from (f"Intègre {one.said}" for one in amended)
    if as_of:
        yield f"État au {long_date(as_of)}"


def _blocks(
    draft: Draft, amended: Sequence[signing.AmendedBy], maps: Mapping[str, Picture], *, is_copy: bool
) -> Iterator[Block]:
    """Prose first, then each neighbourhood, steering, and the signature: no page is left half empty between them."""
    sections = Sections(draft.sections)
    yield from sections.opening(_PATTERNS)
    for read in draft.neighbourhoods:
        yield from neighbourhood.neighbourhood(read, sections, maps.get(read.name))
    yield from steering.steering(draft.governance, sections)
    yield from signing.signing(draft, sections, amended, is_copy=is_copy)
    yield from sections.closing()


def _attached(draft: Draft) -> Attachment:
    data = json.dumps(draft_as_data(draft), ensure_ascii=False, indent=1)
    return Attachment(
        "convention.json", "application/json", data.encode(), "Les données de la convention, relisibles par Regain"
    )
