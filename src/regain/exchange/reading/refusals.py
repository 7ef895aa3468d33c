"""Why a file cannot be read: one French sentence each, fit for a form error and for the command line."""

from regain.core.errors import BusinessError


class UnreadableFile(BusinessError):
    """The bytes cannot be a document Regain reads: empty, truncated, encrypted, too large, a bomb, another format."""


class NotAnAgreement(BusinessError):
    """The document was read, and nothing in it looks like an agreement."""


class AnotherPaper(NotAnAgreement):
    """The document was read, and is a paper of another kind: the message says which, and what to do with it."""
