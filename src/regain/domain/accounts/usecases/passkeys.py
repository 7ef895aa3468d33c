"""What a passkey says of itself at each use."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from regain.core.errors import BusinessError


class PasskeyCopied(BusinessError):
    """Raised by count_passkey_use: the key counts fewer uses than are known, so there are two of it."""


@transaction.atomic
def count_passkey_use(passkey: Authenticator, *, counter: int) -> None:
    """Remember how many uses the key has counted. Raises PasskeyCopied unless it is more than before.

    A key that several devices share always says 0, and is taken at its word (WebAuthn Level 2, 7.2, step 21). What
    is known lies with the key in allauth's table.
    """
    known = Authenticator.objects.select_for_update().get(pk=passkey.pk)
    before = known.data.get("counter", known.wrap().authenticator_data.counter)
    if (counter or before) and counter <= before:
        raise PasskeyCopied(
            "Cette clé d’accès a peut-être été copiée\u00a0: elle ne vous connecte plus. Connectez-vous autrement, "
            "retirez-la de votre compte, et prévenez la personne qui administre Regain chez vous."
        )
    known.data = passkey.data = {**known.data, "counter": counter}
    known.save(update_fields=["data"])
