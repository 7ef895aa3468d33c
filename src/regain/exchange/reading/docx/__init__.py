"""DOCX: the parts are made safe and slim, mammoth understands them, and its model becomes blocks."""
