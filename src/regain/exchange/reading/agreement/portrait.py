"""The statistical portrait of a neighbourhood: where its figures come from, and the figures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from regain.exchange.draft import Figure, Portrait
from regain.exchange.reading.agreement.figure_tables import figures_of_grid
from regain.exchange.reading.agreement.figures import figures_in
from regain.exchange.reading.agreement.indicators import indicator_of
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Block, Grid, Line
from regain.exchange.reading.agreement.noted import Noted, Places, listed
from regain.exchange.reading.agreement.numbers import numbers_in
from regain.exchange.reading.agreement.passages import Passage, joined
from regain.exchange.reading.agreement.wrapping import unwrapped

_NAME = r"(?:sig ?ville|insee|filosofi|anct|onpv|cnaf|caf|rpls|observatoire[^,;().\d]*|education nationale|depp|compas|rp)\b"
_SOURCE = re.compile(rf"\b(?P<source>{_NAME}(?:(?:[ ,/-]|et)+{_NAME})*)")
_TOLD = re.compile(r"\b(?:sources?|donnees) ?: ?(?P<source>[^\d,;().]*[^\d,;().\s])")
_ABOUT_SOURCES = re.compile(r"donnees|sources?\b|chiffres|millesime|sig ?ville|perimetre")
_NAMED_WITH_YEAR = re.compile(rf"\A(?>.*?\b{_NAME}).*\b20\d\d\b")
_YEAR = re.compile(r"\b(?P<year>20\d\d)\b(?! ?[-/] ?20)")
_OLD = re.compile(r"\banciens? (?:perimetres?|contours?|zonages?)|\b(?:perimetres?|contours?|zonages?)(?: de| des qpv)? (?:2015|2014)"
                  r"|\bqp ?2015|perimetres? precedents?|2014-2023")  # fmt: skip
_NEW = re.compile(r"\b(?:nouveaux?|actuels?) (?:perimetres?|contours?|zonages?)|\b(?:perimetres?|contours?|zonages?)"
                  r"(?: de| des qpv)? (?:2024|actuels?)|\bqn ?2024")  # fmt: skip
_LEGEND = re.compile(
    r"\W*(?:(?:le |ce )?quartier|(?:l')?agglomeration)(?:(?:\W+(?:et )?)(?:le quartier|quartier|l'agglomeration|agglomeration))*\W*"
)
_BRACKETS = re.compile(r"\A(?:(?>.*?(?:entre parentheses|\(\.*+\))).*agglo|(?>.*?agglo).*entre parentheses)")


def portrait_of(blocks: Iterable[Block], ledger: Ledger, *, name: str, others: tuple[str, ...]) -> Noted[Portrait]:
    """The portrait told by the blocks of a neighbourhood's part."""
    blocks = list(blocks)
    lines = unwrapped(line for line in blocks if isinstance(line, Line))
    compare = any(_BRACKETS.search(line.folded) for line in lines)
    figures: list[Noted[Figure]] = []
    origin = Places()
    for line in _with_values(lines):
        found = list(figures_in(line.passage, ledger, brackets_compare=compare))
        figures += found
        if _LEGEND.fullmatch(line.folded):
            ledger.label(line.passage)
        if not found and (_ABOUT_SOURCES.search(line.folded) or _NAMED_WITH_YEAR.search(line.folded)):
            origin = {**_origin(line.passage, ledger), **origin}
    for grid in blocks:
        if isinstance(grid, Grid):
            figures += figures_of_grid(grid, ledger, name=name, others=others)
    values, places = listed("/figures", _once(figures, ledger))
    return Noted(_portrait(origin, values, ledger), {**origin, **places})


def _portrait(origin: Places, figures: tuple[Figure, ...], ledger: Ledger) -> Portrait:
    perimeter = origin.get("/perimeter")
    old = bool(perimeter and _OLD.search(perimeter.folded))
    if old and figures:
        ledger.warn(
            "old_perimeter_figures",
            "Les chiffres du portrait reposent sur l’ancien périmètre : ne les comparez pas à ceux du nouveau.",
            perimeter,
        )
    source, vintage = origin.get("/source"), origin.get("/vintage")
    return Portrait(
        source=ledger.repairs.of(source.words).words if source else None,
        vintage=int(vintage.words) if vintage else None,
        perimeter=("2015" if old else "2024") if perimeter else None,
        figures=figures,
    )


def _origin(line: Passage, ledger: Ledger) -> Places:
    """Source, vintage and perimeter of the figures, as far as a line tells them."""
    places = Places()
    folded = line.folded
    if match := _SOURCE.search(folded) or _TOLD.search(folded):
        places["/source"] = line.group(match, "source")
    if match := _OLD.search(folded) or _NEW.search(folded):
        places["/perimeter"] = line.group(match)
    start, end = match.span() if match else (0, 0)
    for year in _YEAR.finditer(folded):
        if not start <= year.start() < end:
            places["/vintage"] = line.group(year)
            break
    if places:
        ledger.label(line)
    return places


def _with_values(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a label alone on its line being put before the figure of the next."""
    label: Line | None = None
    for line in lines:
        numbers = list(numbers_in(line.folded))
        if label and (re.match(r"[\d~+-]|environ|n\.?[ds]\b", line.folded)):
            yield label.with_words(joined([label.passage, line.passage], " : " if label.words[-1] != ":" else " "))
            label = None
            continue
        if label:
            yield label
        alone = indicator_of(line.folded) and not numbers and line.words[-1] not in ".;"
        label = line if alone else None
        if not alone:
            yield line
    if label:
        yield label


def _once(figures: Iterable[Noted[Figure]], ledger: Ledger) -> list[Noted[Figure]]:
    """Each indicator once: the first figure told wins, a change told apart joins it, another value is a doubt."""
    kept: dict[str, Noted[Figure]] = {}
    for figure in figures:
        first = kept.setdefault(figure.value.indicator, figure)
        if first is figure:
            continue
        ledger.label(figure.places["/raw"])
        if figure.value.value is None and figure.value.change is not None and first.value.change is None:
            kept[figure.value.indicator] = _with_change(first, figure)
        elif first.value.value != figure.value.value:
            ledger.warn(
                "figure_told_twice",
                f"Le même indicateur est chiffré deux fois : « {first.value.raw} » a été gardé, « {figure.value.raw} » ne l’a pas été.",
                figure.places["/raw"],
            )
    return list(kept.values())


def _with_change(figure: Noted[Figure], told: Noted[Figure]) -> Noted[Figure]:
    """A figure, and its change told by another sentence."""
    read = replace(figure.value, change=told.value.change, change_since=told.value.change_since)
    changes = {pointer: at for pointer, at in told.places.items() if pointer.startswith("/change")}
    return Noted(read, {**figure.places, **changes})
