"""Amendments and past texts, in the words and shapes of their pages."""
