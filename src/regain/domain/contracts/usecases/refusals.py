from regain.core.errors import BusinessError


class AgreementDoesNotFit(BusinessError):
    """A value of the agreement is too long, too large or unknown: it cannot be written as it stands."""


class CommuneOutsideContract(BusinessError):
    """The commune is not one of those that the contract calls to sign."""


class NothingInForce(BusinessError):
    """The agreement has no version in force: there is nothing to withdraw."""
