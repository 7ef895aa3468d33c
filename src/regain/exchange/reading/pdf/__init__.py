"""PDF: glyphs and rules drawn on pages become lines, tables and paragraphs again.

pdfium gives the glyphs and the paths. Tables are found from the paths here: pdfplumber, which draws glyphs through
Python, takes ten times longer for the same cells.
"""
