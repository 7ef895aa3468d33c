"""Composition root: the environment read once, and the settings, URLs and WSGI entry made of it."""
