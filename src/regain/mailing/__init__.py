"""French e-mails: plain text, no picture, nothing that tells us whether they were read."""
