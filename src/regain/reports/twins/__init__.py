"""The neighbourhoods of France that looked most like one at the start, and where it stands among them since.

The method, its sources and its limits: docs/twins.md. `core`, `interval` and `standing` are pure (numpy, scipy);
`pool` reads observations into arrays.
"""
