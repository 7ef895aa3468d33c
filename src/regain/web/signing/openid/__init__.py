"""OpenID Connect, as ProConnect speaks it: the userinfo is a signed token (docs/adr/0007-sign-in.md).

`provider` says which service, `client` talks to it, `shapes` reads what it answers, `tokens` verifies what it signs,
`passages` remembers who left for it, `leaving` signs out of it.
"""
