"""A customer's own DOCX template: named fields, checked before anything is filled, filled in a sandbox.

Nothing a template says is run: a tag is one of print, for, if, elif, else, endif, endfor and a comment; an expression
is a field, a field of a field, a filter of ours, a comparison. `faults.py` says what is wrong, and where.
"""

from regain.exchange.writing.templates.catalogue import CATALOGUE, Field
from regain.exchange.writing.templates.checking import check_template
from regain.exchange.writing.templates.faults import TemplateFault, TemplateRefused
from regain.exchange.writing.templates.fields import fields_of
from regain.exchange.writing.templates.filling import fill_template
from regain.exchange.writing.templates.filters import FILTERS
from regain.exchange.writing.templates.sample import sample_template

__all__ = [
    "CATALOGUE",
    "FILTERS",
    "Field",
    "TemplateFault",
    "TemplateRefused",
    "check_template",
    "fields_of",
    "fill_template",
    "sample_template",
]
