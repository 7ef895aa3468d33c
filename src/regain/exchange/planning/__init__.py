"""From a draft and the database to a plan: what applying would do, said in French, and what it needs to be told."""
