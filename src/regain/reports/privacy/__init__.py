"""What is personal in the tables, why it is kept and for how long: declared once, written in docs/rgpd.md, tested."""
