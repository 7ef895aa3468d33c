"""Pages of the accounts: entrance, own account, second step, OpenID Connect, invitations."""
