"""What cannot be written as it stands: too long, too large, or not a value the tables know."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import Model, PositiveSmallIntegerField

from regain.core.french import quoted
from regain.domain.contracts.models import (
    Agreement,
    Commitment,
    Irritant,
    NamedBody,
    NeighbourhoodProject,
    OperationalObjective,
    Opportunity,
    Priority,
    QuotedFigure,
    RetainedObjective,
    Signatory,
    Stake,
    StrategicObjective,
)
from regain.domain.contracts.rules.content import AgreementContent, Element
from regain.domain.contracts.rules.differences import NOUNS

MODELS: dict[str, type[Model]] = {
    "signatories": Signatory,
    "bodies": NamedBody,
    "commitments": Commitment,
    "projects": NeighbourhoodProject,
    "figures": QuotedFigure,
    "irritants": Irritant,
    "opportunities": Opportunity,
    "priorities": Priority,
    "retained_objectives": RetainedObjective,
    "operational_objectives": OperationalObjective,
}
LARGEST_SMALL_INTEGER = 32767


def faults(content: AgreementContent) -> list[str]:
    """One French sentence for each value that the tables could not hold; empty when all can be written."""
    found = [
        f"{noun.capitalize()} {quoted(_short(said))}\u00a0: {reason}"
        for noun, said, row in _rows(content)
        for reason in _reasons(row)
    ]
    return list(dict.fromkeys(found))


def _rows(content: AgreementContent) -> Iterator[tuple[str, str, Model]]:
    yield "convention", "", Agreement(**content.columns)
    yield from _rows_under(content)
    for path in content.paths:
        stake, strategic = path.stake, path.strategic
        yield "enjeu", stake.label, Stake(number=stake.number, label=stake.label)
        yield "objectif stratégique", strategic.label, StrategicObjective(label=strategic.label)


def _rows_under(element: Element) -> Iterator[tuple[str, str, Model]]:
    for name in element.CHILDREN:
        for child in getattr(element, name):
            yield NOUNS[name][0], child.said, MODELS[name](**child.columns)
            yield from _rows_under(child)


def _reasons(row: Model) -> list[str]:
    fields = row._meta.concrete_fields  # noqa: SLF001  # Django documents _meta as its public way to a model
    names = {field.name: field.verbose_name for field in fields}
    # Relations are the use case's work; an agreement's nature is not in its content.
    skipped = {field.name for field in fields if field.is_relation} | (
        {"kind"} if isinstance(row, Agreement) else set()
    )
    try:
        row.clean_fields(exclude=skipped | {"rank"})
    except ValidationError as error:
        told = {name: " ".join(messages) for name, messages in error.message_dict.items()}
    else:
        told = {}
    for field in fields:
        # SQLite would take a number too large for its column, PostgreSQL would not.
        if isinstance(field, PositiveSmallIntegerField) and (getattr(row, field.name) or 0) > LARGEST_SMALL_INTEGER:
            told[field.name] = "nombre trop grand."
    return [f"{names[name]}, {message}" for name, message in told.items()]


def _short(words: str) -> str:
    longest = 60
    return words if len(words) <= longest else f"{words[:longest]}…"
