"""What everything may use and which uses nothing: refusals, the acting member, French text. No Django app here."""
