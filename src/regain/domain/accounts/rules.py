"""Who may do what with accounts: nothing to decide yet, mandates come in a later issue."""
