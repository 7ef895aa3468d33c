"""What an expression of a template stands for, told from the catalogue without running anything."""

from collections.abc import Mapping
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes

from regain.core.french import quoted
from regain.exchange.writing.templates.catalogue import Field
from regain.exchange.writing.templates.filters import ENGLISH, FILTERS

Scope = Mapping[str, Field]
_PARSER = Environment(autoescape=True)
_TEXT = Field("", "")
ANYTHING = Field("?", "")
"""What a loop over a list that was not understood walks: one fault is said, not one for each use of it."""
_MAX_LENGTH = 500


class Unsaid(Exception):
    """The expression means nothing here: a French sentence, and the name that was perhaps meant."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.message, self.suggestion = message, suggestion


def meaning_of(written: str, scope: Scope) -> Field:
    """The field an expression stands for. Raises Unsaid."""
    if len(written) > _MAX_LENGTH:
        raise Unsaid("ce champ est beaucoup trop long.")
    try:
        tree = _PARSER.parse(f"{{{{ {written} }}}}" if written else "{{ }}")
    except (TemplateSyntaxError, RecursionError) as error:
        raise Unsaid(
            "cette écriture n’est pas comprise\u00a0: vérifiez les accolades, les guillemets et les points."
        ) from error
    outputs = list(tree.find_all(nodes.Output))
    if len(tree.body) != 1 or len(outputs) != 1:
        raise Unsaid("cette écriture n’est pas comprise\u00a0: un champ n’a pas d’accolades en lui.")
    meant = [node for node in outputs[0].nodes if not isinstance(node, nodes.TemplateData)]
    return _meaning(meant[0], scope)


def printed(written: str, scope: Scope) -> None:
    """Raise Unsaid unless the expression is a text."""
    field = meaning_of(written, scope)
    if field.is_list:
        way = f" ou, pour une phrase, {{{{ {written}|liste }}}}" if not field.fields else ""
        raise Unsaid(f"{quoted(written)} est une liste\u00a0: parcourez-la par {{% for … in {written} %}}{way}.")
    if field.fields:
        raise Unsaid(
            f"{quoted(written)} est une fiche\u00a0: dites lequel de ses champs.", f"{written}.{field.fields[0].name}"
        )


def walked(written: str, scope: Scope) -> Field:
    """The item of the list the expression stands for. Raises Unsaid."""
    field = meaning_of(written, scope)
    if field is ANYTHING:
        return ANYTHING
    if not field.is_list:
        raise Unsaid(f"{quoted(written)} n’est pas une liste\u00a0: on ne peut pas le parcourir.")
    return field.item


def _meaning(node: nodes.Node, scope: Scope) -> Field:
    if isinstance(node, nodes.Name):
        return _named(node.name, scope)
    if isinstance(node, nodes.Getattr):
        return _attribute(node, scope)
    if isinstance(node, nodes.Filter):
        return _filtered(node, scope)
    if isinstance(node, nodes.Const) and isinstance(node.value, str | int):
        return _TEXT
    if isinstance(node, nodes.Not | nodes.And | nodes.Or | nodes.Compare | nodes.CondExpr):
        return _combined(node, scope)
    raise Unsaid(
        "un modèle ne sait ni calculer ni appeler\u00a0: seuls les champs et les filtres de la liste sont permis."
    )


def _named(name: str, scope: Scope) -> Field:
    if name in scope:
        return scope[name]
    deeper = [f"{one}.{field.name}" for one, record in scope.items() if not record.is_list for field in record.fields]
    raise Unsaid(f"le champ {quoted(name)} n’existe pas ici.", _nearest(name, [*scope, *deeper]))


def _nearest(name: str, known: list[str]) -> str:
    by_end = {one.rpartition(".")[2]: one for one in reversed(known)}
    close = get_close_matches(name, known, 1, 0.6) or get_close_matches(name.rpartition(".")[2], list(by_end), 1, 0.6)
    return by_end.get(close[0], close[0]) if close else ""


def _attribute(node: nodes.Getattr, scope: Scope) -> Field:
    owner = _meaning(node.node, scope)
    if owner is ANYTHING:
        return ANYTHING
    if node.attr.startswith("_"):
        raise Unsaid(f"{quoted(node.attr)} n’est pas un champ.")
    for field in owner.fields if not owner.is_list else ():
        if field.name == node.attr:
            return field
    said = quoted(_written(node.node))
    if owner.is_list:
        raise Unsaid(f"{said} est une liste\u00a0: parcourez-la avant de demander {quoted(node.attr)}.")
    if not owner.fields:
        raise Unsaid(f"{said} est un texte\u00a0: il n’a pas de champ {quoted(node.attr)}.")
    near = get_close_matches(node.attr, [field.name for field in owner.fields], 1, 0.5)
    suggestion = f"{_written(node.node)}.{near[0]}" if near else ""
    raise Unsaid(f"{said} n’a pas de champ {quoted(node.attr)}.", suggestion)


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "ce champ"


def _filtered(node: nodes.Filter, scope: Scope) -> Field:
    if node.name not in FILTERS or node.node is None:
        near = [ENGLISH[node.name]] if node.name in ENGLISH else get_close_matches(node.name, list(FILTERS), 1, 0.5)
        raise Unsaid(f"le filtre {quoted(node.name)} n’existe pas.", near[0] if near else "")
    if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise Unsaid(f"le filtre {quoted(node.name)} s’écrit seul, sans parenthèses.")
    field, takes_list = _meaning(node.node, scope), FILTERS[node.name][1]
    if field is not ANYTHING and (takes_list != field.is_list or (field.fields and node.name != "nombre")):
        wanted = "une liste de textes" if node.name == "liste" else "une liste" if takes_list else "un texte"
        raise Unsaid(f"le filtre {quoted(node.name)} demande {wanted}.")
    return _TEXT


def _combined(node: nodes.Node, scope: Scope) -> Field:
    if isinstance(node, nodes.Compare) and any(one.op not in {"eq", "ne"} for one in node.ops):
        raise Unsaid("seules les comparaisons == et != sont permises.")
    if isinstance(node, nodes.CondExpr) and node.expr2 is None:
        raise Unsaid("une condition sur une ligne demande un «\u00a0else\u00a0».")
    for child in node.iter_child_nodes():
        _meaning(child.expr if isinstance(child, nodes.Operand) else child, scope)
    return _TEXT
