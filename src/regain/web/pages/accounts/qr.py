"""A QR code as one path, drawn by the page itself: nothing inline, nothing fetched."""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

MARGIN = 4  # modules, the quiet zone that readers need (ISO/IEC 18004)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The side of the square in modules, and the path of the dark ones."""

    side: int
    path: str


def qr_code(text: str) -> Drawing:
    """The QR code of a text, quiet zone included."""
    code: QRCode = QRCode(error_correction=ERROR_CORRECT_M, border=MARGIN)
    code.add_data(text)
    rows = code.get_matrix()
    dark = [(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module]
    return Drawing(len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))
