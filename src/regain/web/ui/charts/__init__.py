"""Pictures as data: frozen facts in, a geometry out; templates draw it."""
