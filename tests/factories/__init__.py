"""Objects for the tests: rows in the database, and drafts as a reader would give them."""
