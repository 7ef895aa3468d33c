"""Where allauth and Regain meet: its adapters in our words, sessions, the second factor, OpenID Connect."""
