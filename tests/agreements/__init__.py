"""Invented agreements of other communes: each in four file formats, with all that a reader should find in it."""
