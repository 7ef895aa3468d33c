"""Reading across domains, into frozen dataclasses that a page or a document draws. Nothing here writes."""
