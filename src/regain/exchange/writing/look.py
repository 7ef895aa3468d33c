"""Measures and colours of the page: those of the PDF."""

BRICK, INK, SOFT, LINE, GROUND, TINT = "A03B22", "1F2430", "565C6C", "857D6E", "F1EDE4", "F6E7E1"
FONT = "Source Sans 3"
CENTIMETRE = 567
"""In twentieths of a point, the measure of pages and tables."""

MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 1304, 1474, 1361
TEXT_WIDTH = 9298
EMU = 635
"""A twentieth of a point in English metric units, the measure of drawings."""

HEADINGS = ((22, 30, 12, BRICK), (14, 16, 6, INK), (12.5, 12, 5, BRICK), (12, 10, 4, INK))
"""For each level: size, space above, space below (points), colour."""
