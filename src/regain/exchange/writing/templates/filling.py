"""A template and its fields to a document."""

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import Environment, TemplateError
from lxml import etree

from regain.core.xml import parsed
from regain.exchange.confining import confined
from regain.exchange.writing.templates.checking import check_template
from regain.exchange.writing.templates.faults import TemplateFault, TemplateRefused, refused
from regain.exchange.writing.templates.merging import mended, ready
from regain.exchange.writing.templates.sandbox import Sandbox, Steps, counted


@confined(refused)
def fill_template(content: bytes, fields: Mapping[str, Any]) -> bytes:
    """The DOCX document that the template gives for these fields.

    Raises TemplateRefused, with every fault, for a template that cannot be filled or that never ends.
    """
    if faults := check_template(content):
        raise TemplateRefused(*faults)
    template = _Template(io.BytesIO(content))
    try:
        template.render(counted(fields, Steps()), Sandbox())
    except (TemplateError, etree.XMLSyntaxError) as error:
        raise TemplateRefused(TemplateFault(f"Ce modèle ne peut pas être rempli\u00a0: {error}")) from error
    written = io.BytesIO()
    template.save(written)
    return written.getvalue()


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl says nothing of its types
    """A docxtpl template with our reading of tags. Only body, headers and footers are filled."""

    def patch_xml(self, src_xml: str) -> str:
        return ready(src_xml)

    def render_xml_part(
        self, src_xml: str, part: object, context: Mapping[str, Any], jinja_env: Environment | None = None
    ) -> str:
        self.current_rendering_part = part
        if jinja_env is None:
            raise ValueError("a template is filled in the sandbox only")
        return mended(jinja_env.from_string(src_xml).render(context))

    def fix_tables(self, xml: str) -> etree._Element:
        return parsed(xml)

    def render_properties(self, context: Mapping[str, Any], jinja_env: Environment | None = None) -> None:
        """Properties are left as they are."""

    def render_footnotes(self, context: Mapping[str, Any], jinja_env: Environment | None = None) -> None:
        """Notes are left as they are: checking refuses fields in them."""
