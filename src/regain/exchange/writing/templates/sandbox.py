"""Where a template is filled: no attribute but named fields, no call, no endless loop, no endless text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from regain.exchange.writing.characters import legible
from regain.exchange.writing.templates.catalogue import LOOP
from regain.exchange.writing.templates.faults import TemplateFault, TemplateRefused
from regain.exchange.writing.templates.filters import FILTERS

MAX_STEPS = 200_000
MAX_CHARACTERS = 10_000_000
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Name, nodes.Getattr, nodes.Filter),
    *(nodes.Const, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.CondExpr),
)
_TURNS = {field.name for field in LOOP.fields}
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')

TOO_LONG = "Ce modèle donne un document démesuré\u00a0: ôtez les boucles qui en répètent d’autres."


class Steps:
    """How many turns of loops are left."""

    def __init__(self, left: int = MAX_STEPS) -> None:
        self._left = left

    def take(self) -> None:
        """Count a turn. Raises TemplateRefused at the last."""
        self._left -= 1
        if self._left < 0:
            raise TemplateRefused(TemplateFault(TOO_LONG))


class Counted(list[Any]):
    """A list each turn of which is counted."""

    def __init__(self, items: Iterable[Any], steps: Steps) -> None:
        super().__init__(items)
        self._steps = steps

    def __iter__(self) -> Iterator[Any]:
        for item in super().__iter__():
            self._steps.take()
            yield item


def counted(value: Any, steps: Steps) -> Any:
    """Fields, all of whose lists are counted together."""
    if isinstance(value, Mapping):
        return {name: counted(one, steps) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return Counted([counted(one, steps) for one in value], steps)
    return value


def _as_words(value: object) -> Markup:
    """A text as the content of a `w:t`: escaped, its line ends as breaks."""
    clean = legible(str(value)).replace("\r\n", "\n")
    return _BREAK.join(escape(line) for line in clean.split("\n"))


class Sandbox(ImmutableSandboxedEnvironment):
    """A Jinja2 environment that knows our filters and nothing else."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=_as_words)
        self.globals = {}
        self.tests = {}
        self.filters = {name: function for name, (function, _, _) in FILTERS.items()}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if any(not isinstance(node, _ALLOWED) for node in tree.find_all(nodes.Node)):
            raise TemplateRefused(TemplateFault("Ce modèle demande plus que des champs et des boucles."))
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, or a turn of a loop: nothing of Python."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _TURNS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is."""
        return obj is None

    def concat(self, pieces: Iterable[str]) -> str:
        """The text, stopped before it is endless."""
        kept, size = [], 0
        for piece in pieces:
            size += len(piece)
            if size > MAX_CHARACTERS:
                raise TemplateRefused(TemplateFault(TOO_LONG))
            kept.append(piece)
        return "".join(kept)
