"""Every regular expression of the code, with how it is used: for the test that times them."""

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from types import BuiltinMethodType, ModuleType
from typing import Any

from django.core.validators import RegexValidator
from django.urls import get_resolver

import regain

SCANS = {"search", "sub", "subn", "split", "findall", "finditer"}
"""They begin anew at every letter."""
ANCHORED = {"match", "fullmatch"}
USES = SCANS | ANCHORED
_BOTH = {"search", "fullmatch"}
_FLAGS_AT = {"compile": 1, "search": 2, "match": 2, "fullmatch": 2, "findall": 2, "finditer": 2, "split": 3, "sub": 4}
Expression = tuple[str | bytes, int]
Found = dict[Expression, set[str]]


@cache
def modules() -> tuple[ModuleType, ...]:
    """All modules of Regain but its migrations, imported."""
    names = [one.name for one in pkgutil.walk_packages(regain.__path__, "regain.") if ".migrations" not in one.name]
    return tuple(importlib.import_module(name) for name in names if not name.endswith(".__main__"))


@cache
def expressions() -> tuple[Found, list[str]]:
    """Each expression with its uses (`match`, `search`…), and the calls whose expression is known at run time only."""
    found: Found = defaultdict(set)
    unknown: list[str] = []
    for module in modules():
        for pattern, uses in _held(vars(module)):
            found[pattern.pattern, pattern.flags] |= uses
        nodes = list(ast.walk(ast.parse(Path(str(module.__file__)).read_text())))
        for node in nodes:
            for expression, use in _written(node, module):
                if expression is not None:
                    found[expression] |= {use} & USES
                else:
                    unknown.append(f"{module.__name__}: {ast.unparse(node)}")
        for pattern, use in _used(nodes, module):
            found[pattern.pattern, pattern.flags].add(use)
    for pattern in (one for listed in built_at_run_time().values() for one in listed):
        found[pattern, re.compile(pattern).flags] |= _BOTH
    for pattern, use in _routes():
        found[pattern.pattern, pattern.flags].add(use)
    return {one: uses or _BOTH for one, uses in found.items()}, unknown


@cache
def built_at_run_time() -> dict[str, tuple[str, ...]]:
    """The calls whose expression is known at run time only: all that it may be."""
    writing = "regain.exchange.writing.agreement"
    titles = (*_of(f"{writing}.composing", "_PATTERNS"), *_of(f"{writing}.neighbourhood", "_MAP"))
    steering = importlib.import_module(f"{writing}.steering")
    layouts = importlib.import_module("regain.exchange.reading.observations.products").LAYOUTS
    return {
        "regain.core.failures: re.search(words, said)": _of("regain.core.failures", "_OF_DATABASES"),
        "regain.domain.territory.rules.places: re.fullmatch(shape, code)": tuple(
            importlib.import_module("regain.domain.territory.rules.places").NATIONAL_CODES.values()
        ),
        # What argparse says of what an operator typed: no text from outside.
        "regain.exchange.management.command: re.fullmatch(words, message, re.DOTALL)": (),
        # Held by the tables of these modules.
        "regain.exchange.reading.agreement.indicators: re.compile(pattern)": (),
        """regain.exchange.reading.agreement.vocabulary: re.compile(_THE + f"(?:{'|'.join(patterns)})")""": (),
        "regain.exchange.reading.observations.layouts: re.fullmatch(known.heading, key)": tuple(
            known.heading for layout in layouts for known in layout.known
        ),
        "regain.exchange.reading.observations.layouts: re.search(layout.year_in, above)": tuple(
            layout.year_in for layout in layouts
        ),
        f"{writing}.sections: re.compile('|'.join(patterns))": ("|".join(titles),),
        f"{writing}.sections: re.search(pattern, bare(one.title))": (*titles, *_texts_of(vars(steering))),
        "regain.web.pages.amendments.kinds: re.fullmatch(self.pattern, pointer)": tuple(
            kind.pattern for kind in importlib.import_module("regain.web.pages.amendments.kinds").KINDS
        ),
    }


def _of(module: str, name: str) -> tuple[str, ...]:
    value = getattr(importlib.import_module(module), name)
    return (value,) if isinstance(value, str) else tuple(value)


def _texts_of(names: dict[str, Any]) -> tuple[str, ...]:
    """The texts of a module's own constants, alone or in pairs."""
    held = [value for name, value in names.items() if re.fullmatch(r"_?[A-Z_]+", name)]
    return tuple(text for one in held for text in (one if isinstance(one, tuple) else (one,)) if isinstance(text, str))


def _written(node: ast.AST, module: ModuleType) -> Iterator[tuple[Expression | None, str]]:
    """What a call of `re`, or a condition of the database, says."""
    if not isinstance(node, ast.Call):
        return
    for word in node.keywords:
        if (word.arg or "").endswith(("__regex", "__iregex")):
            yield _evaluated(word.value, None, module), "search"
    match node.func:
        case ast.Attribute(ast.Name("re"), method) if method in _FLAGS_AT:
            flags = next((word.value for word in node.keywords if word.arg == "flags"), None)
            at = _FLAGS_AT[method]
            yield _evaluated(node.args[0], flags or (node.args[at] if len(node.args) > at else None), module), method


def _evaluated(written: ast.expr, flags: ast.expr | None, module: ModuleType) -> Expression | None:
    try:
        pattern, options = (_value(one, module) if one else 0 for one in (written, flags))
    except (NameError, AttributeError):
        return None
    compiled = re.compile(pattern, options)
    return compiled.pattern, compiled.flags


def _value(written: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(written), "<expression>", "eval"), dict(vars(module)))  # noqa: S307 - our own code


def _held(value: object, depth: int = 0) -> Iterator[tuple[re.Pattern[Any], set[str]]]:
    """The patterns that a value holds."""
    if isinstance(value, re.Pattern):
        yield value, set()
    elif isinstance(value, BuiltinMethodType) and isinstance(value.__self__, re.Pattern):
        yield value.__self__, {value.__name__}
    elif isinstance(value, RegexValidator):
        yield value.regex, {"search"}
    elif depth < 5:
        for one in _parts(value, depth):
            yield from _held(one, depth + 1)


def _parts(value: object, depth: int) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()] if depth else [one for name, one in value.items() if not name.startswith("__")]
    if isinstance(value, tuple | list | set | frozenset):
        return list(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, one.name) for one in dataclasses.fields(value)]
    if isinstance(value, Enum):
        return [value.value]
    if isinstance(value, type) and value.__module__.startswith("regain."):
        return list(vars(value).values())
    return []


def _used(nodes: list[ast.AST], module: ModuleType) -> Iterator[tuple[re.Pattern[Any], str]]:
    """Each use of a pattern by its name; a pattern handed to others may be used in both ways."""
    bases: set[int] = set()
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in USES | {"pattern", "flags"}:
            bases.add(id(node.value))
            if (pattern := _named(node.value, module)) is not None and node.attr in USES:
                yield pattern, node.attr
    for node in nodes:
        is_read = isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
        if is_read and id(node) not in bases and (pattern := _named(node, module)) is not None:
            yield pattern, "search"
            yield pattern, "fullmatch"


def _named(node: ast.expr, module: ModuleType) -> re.Pattern[Any] | None:
    match node:
        case ast.Name(name):
            value = vars(module).get(name)
        case ast.Attribute(ast.Name(holder), name):
            value = getattr(vars(module).get(holder), name, None)
        case _:
            return None
    return value if isinstance(value, re.Pattern) else None


def _routes() -> Iterator[tuple[re.Pattern[str], str]]:
    """What the addresses are compared with."""
    waiting = [get_resolver()]
    while waiting:
        one = waiting.pop()
        waiting += getattr(one, "url_patterns", [])
        yield one.pattern.regex, "search"
