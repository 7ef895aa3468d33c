"""The one way in: bytes to a `Document`."""

from collections.abc import Callable

from regain.exchange.confining import confined
from regain.exchange.reading.blocks import Document
from regain.exchange.reading.docx.reading import read_docx
from regain.exchange.reading.odt.reading import read_odt
from regain.exchange.reading.pdf.reading import read_pdf
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED
from regain.exchange.reading.sniffing import MediaType, media_type_of
from regain.exchange.reading.text import read_text

_READERS: dict[MediaType, Callable[..., Document]] = {
    MediaType.TEXT: read_text,
    MediaType.DOCX: read_docx,
    MediaType.ODT: read_odt,
    MediaType.PDF: read_pdf,
}


@confined(UnreadableFile)
def read_document(content: bytes, *, name: str) -> Document:
    """The document that the bytes hold; the media type is told by content, `name` only helps to say what is wrong.

    Raises `UnreadableFile` with one French sentence for anything that is not a text, DOCX, ODT or PDF document.
    """
    media_type = media_type_of(content)
    try:
        document = _READERS[media_type](content, media_type=media_type.value)
    except RecursionError as error:  # parts nested hundreds of times within each other
        raise UnreadableFile(DAMAGED) from error
    if not any(text.words for text in document.texts):
        raise UnreadableFile(f"Aucun texte n’a été trouvé dans « {name} » : vérifiez que c’est bien la convention.")
    return document
