"""What is wrong in a template: every fault at once, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from regain.core.french import quoted
from regain.exchange.confining import confined
from regain.exchange.writing.templates.catalogue import CATALOGUE, LOOP, Field
from regain.exchange.writing.templates.expressions import ANYTHING, Unsaid, meaning_of, printed, walked
from regain.exchange.writing.templates.faults import TemplateFault, refused
from regain.exchange.writing.templates.names import ROW, WORDS
from regain.exchange.writing.templates.parts import Part, parts_of
from regain.exchange.writing.templates.tags import Tag, tags_of
from regain.exchange.writing.templates.unread import hidden_tags, stray_braces

MAX_DEPTH = 8
MAX_TAGS = 2_000
_FOR = re.compile(r"for\s+(?P<name>[^\W\d]\w*)\s+in\s+(?P<list>.+)", re.DOTALL)
_CLOSES = {"endfor": "for", "endif": "if"}
_WITHOUT_FIELD = (
    "aucun champ n’a été trouvé dans ce document\u00a0: il n’y aurait rien à remplir. Mettez-y des champs, comme "
    "{{ commune }}, à la place du texte, ou partez du modèle tout prêt."
)
_KNOWN = ("for", "endfor", "if", "elif", "else", "endif")


@dataclass(slots=True)
class _Open:
    """A loop or a condition that waits for its end."""

    keyword: str
    tag: Tag
    scope: dict[str, Field] = field(default_factory=dict)


@confined(refused)
def check_template(content: bytes) -> tuple[TemplateFault, ...]:
    """Every fault of a template, in reading order. Raises TemplateRefused for what is not a DOCX document."""
    parts = parts_of(content)
    found = tuple(dict.fromkeys(fault for part in parts for fault in faults_of(part)))
    has_fields = any(tags_of(spot) for part in parts for spot in part.spots)
    return found if found or has_fields else (TemplateFault(_WITHOUT_FIELD),)


def faults_of(part: Part) -> list[TemplateFault]:
    """The faults of one part."""
    found = [*hidden_tags(part), *stray_braces(part)]
    tags = [tag for spot in part.spots for tag in tags_of(spot)]
    if len(tags) > MAX_TAGS:
        return [*found, TemplateFault("ce modèle a beaucoup trop de champs.", part.name)]
    if tags and not part.is_filled:
        return [*found, _fault("les champs ne sont remplis que dans le corps, l’en-tête et le pied de page.", tags[0])]
    return [*found, *_Walk().through(tags)]


class _Walk:
    """Goes through the tags in order, knowing which loops are open."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def through(self, tags: list[Tag]) -> Iterator[TemplateFault]:
        for tag in tags:
            if not tag.is_comment:
                yield from self._one(tag)
        for left in self._open:
            yield _fault(f"ce {{% {left.keyword} %}} n’est jamais fermé.", left.tag, f"{{% end{left.keyword} %}}")

    @property
    def _scope(self) -> dict[str, Field]:
        scope = {one.name: one for one in CATALOGUE}
        for opened in self._open:
            scope |= opened.scope
        return scope

    def _one(self, tag: Tag) -> Iterator[TemplateFault]:
        if (fault := _misplaced(tag)) is not None:
            yield fault
        try:
            if tag.is_printed:
                printed(tag.body, self._scope)
            else:
                self._statement(tag)
        except Unsaid as unsaid:
            yield _fault(unsaid.message, tag, unsaid.suggestion)

    def _statement(self, tag: Tag) -> None:
        word, _, rest = tag.body.partition(" ")
        if tag.keyword not in _KNOWN:
            raise Unsaid(f"l’instruction {quoted(tag.keyword)} n’est pas permise dans un modèle.")
        if word in {"for", "if"}:
            self._opening(tag, word, rest)
        elif word in {"elif", "else"}:
            self._middle(tag, word, rest)
        else:
            self._closing(tag, tag.keyword)

    def _opening(self, tag: Tag, word: str, rest: str) -> None:
        opened = _Open(word, tag)
        outer = self._scope
        self._open.append(opened)  # even when it is wrong: its end must find it
        if len(self._open) > MAX_DEPTH:
            raise Unsaid("trop de boucles les unes dans les autres.")
        if word == "if":
            meaning_of(rest.strip(), outer)
            return
        said = _FOR.fullmatch(tag.body)
        if said is None or said["name"].startswith("_") or said["name"] == "loop":
            raise Unsaid("une boucle s’écrit {% for quartier in quartiers %}.")
        # Until its list is understood, nothing is said of the loop's own name.
        opened.scope = {said["name"]: ANYTHING, "loop": LOOP}
        opened.scope = {said["name"]: walked(said["list"].strip(), outer), "loop": LOOP}

    def _middle(self, tag: Tag, word: str, rest: str) -> None:
        if not self._open or self._open[-1].keyword != "if":
            raise Unsaid(f"ce {{% {word} %}} n’est dans aucun {{% if %}}.")
        _same_place(self._open[-1].tag, tag)
        if word == "elif":
            meaning_of(rest.strip(), self._scope)

    def _closing(self, tag: Tag, word: str) -> None:
        if not self._open or self._open[-1].keyword != _CLOSES[word]:
            raise Unsaid(f"ce {{% {word} %}} ne ferme rien\u00a0: vérifiez l’ordre des boucles et des conditions.")
        _same_place(self._open.pop().tag, tag)


def _misplaced(tag: Tag) -> TemplateFault | None:
    if tag.scale in {"tc", "r"} or (tag.scale and tag.is_printed):
        return _fault(f"la forme {quoted(tag.raw[:2] + tag.scale)} n’est pas permise.", tag)
    if tag.scale == "p" and not tag.is_alone:
        return _fault("un champ {%p … %} doit être seul dans son paragraphe.", tag)
    if tag.scale == "tr":
        row = _row(tag)
        if row is None:
            return _fault("un champ {%tr … %} se place dans une ligne de tableau.", tag)
        if "".join(words.text or "" for words in row.iter(WORDS)).strip() != tag.raw:
            return _fault("un champ {%tr … %} doit être seul dans sa ligne de tableau.", tag)
    return None


def _same_place(opening: Tag, closing: Tag) -> None:
    """Raise Unsaid unless both ends stand where repeating what is between them makes sense."""
    if opening.scale != closing.scale:
        shown = f"{{%{opening.scale} {closing.keyword} %}}"
        raise Unsaid(f"l’ouverture et la fin n’ont pas la même forme\u00a0: écrivez {shown}.")
    if _frame(opening) is _frame(closing):
        return
    if opening.scale:
        raise Unsaid("l’ouverture et la fin ne sont pas dans la même partie (même tableau, même cellule, même corps).")
    raise Unsaid(
        "l’ouverture et la fin sont dans deux paragraphes\u00a0: écrivez {%p … %} pour répéter des paragraphes, "
        "{%tr … %} pour des lignes de tableau, chacun seul à sa place."
    )


def _frame(tag: Tag) -> etree._Element | None:
    if tag.scale == "p":
        return tag.paragraph.getparent()
    if tag.scale == "tr":
        row = _row(tag)
        return None if row is None else row.getparent()
    return None if tag.run is None else tag.run.getparent()


def _row(tag: Tag) -> etree._Element | None:
    return next(tag.paragraph.iterancestors(ROW), None)


def _fault(message: str, tag: Tag, suggestion: str = "") -> TemplateFault:
    return TemplateFault(message, tag.place, tag.words, suggestion)
