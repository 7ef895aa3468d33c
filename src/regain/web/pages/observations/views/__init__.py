"""The figures: which data sets are loaded, what a file changes, what the columns of an unknown file hold."""
