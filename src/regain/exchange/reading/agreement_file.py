"""From a file to the draft of an agreement, in one call."""

import hashlib
from collections.abc import Mapping

from regain.exchange.confining import confined
from regain.exchange.draft import Source
from regain.exchange.reading.agreement import Reading, read_agreement
from regain.exchange.reading.blocks import Document
from regain.exchange.reading.opening import read_document
from regain.exchange.reading.refusals import AnotherPaper, NotAnAgreement, UnreadableFile
from regain.exchange.reading.remarks import DRAWN_BY_ADOBE, DYNAMIC_FORM, ENCLOSED, FILES_ATTACHED

_REASONS = ((DYNAMIC_FORM, DRAWN_BY_ADOBE), (FILES_ATTACHED, ENCLOSED))


@confined(UnreadableFile)
def read_agreement_file(
    content: bytes, *, name: str, choices: Mapping[str, str] | None = None
) -> tuple[Document, Reading]:
    """The document that the bytes hold and its reading.

    Raises `UnreadableFile` for bytes that are no document, `NotAnAgreement` for a document that is no agreement.
    """
    document = read_document(content, name=name)
    source = Source(name, document.media_type, hashlib.sha256(content).hexdigest())
    try:
        return document, read_agreement(document, source=source, choices=choices)
    except AnotherPaper:
        raise
    except NotAnAgreement as error:
        noticed = {remark.code for remark in document.remarks}
        reasons = (reason for code, reason in _REASONS if code in noticed)
        raise NotAnAgreement(next(reasons, str(error))) from error
