"""Code made wrong on purpose, in a copy, to prove that a test fails: `python -m tests.mutations`."""
