"""From data to bytes: agreements, amendments and tables, in the formats people use. Pure."""
