"""Template tags: the declared components."""
