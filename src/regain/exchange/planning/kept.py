"""A reading as it is kept with its import: the document, the draft, and which words fed what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cattrs.preconf.json import make_converter

from regain.domain.contracts.models import Contract
from regain.domain.documents.models import DocumentImport
from regain.exchange.draft import Draft, Mark, draft_as_data, draft_from_data
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.plan import Plan
from regain.exchange.reading.blocks import Document

_converter = make_converter(omit_if_default=True)


@dataclass(frozen=True, slots=True)
class KeptReading:
    """All that was read of a file."""

    document: Document
    draft: Draft
    marks: tuple[Mark, ...] = ()


def reading_as_data(reading: KeptReading) -> dict[str, Any]:
    """The reading as plain JSON data."""
    return {
        "document": _converter.unstructure(reading.document),
        "draft": draft_as_data(reading.draft),
        "marks": _converter.unstructure(reading.marks),
    }


def reading_from_data(data: Mapping[str, Any]) -> KeptReading:
    """The reading that `reading_as_data` gave."""
    return KeptReading(
        _converter.structure(data["document"], Document),
        draft_from_data(data["draft"]),
        _converter.structure(data["marks"], tuple[Mark, ...]),
    )


def reading_of(document_import: DocumentImport) -> KeptReading:
    """What was read of the file of an import."""
    return reading_from_data(document_import.reading)


def contract_of(document_import: DocumentImport) -> Contract:
    """The contract an import is for. Raises Contract.DoesNotExist when it was deleted by hand since."""
    return Contract.objects.select_related("intercommunality").get(code=document_import.contract_code)


def current_plan(document_import: DocumentImport) -> Plan:
    """The plan of an import as the contract stands now, with the answers given so far."""
    draft = draft_from_data(document_import.reading["draft"])
    return plan_agreement(draft, contract=contract_of(document_import), answers=document_import.choices)
