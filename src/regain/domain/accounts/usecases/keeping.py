"""What a person was typing when their session ended: put aside, given back once."""

from datetime import datetime

from django.db import transaction

from regain.domain.accounts.models import LONGEST_ADDRESS, LONGEST_FORM, KeptForm, Person


@transaction.atomic
def keep_form(person_key: int, *, path: str, data: str, at: datetime) -> bool:
    """Keep the form in the place of the one kept before; whether it is. Not one too long, nor of a closed account."""
    if len(data) > LONGEST_FORM or len(path) > LONGEST_ADDRESS:
        return False
    if not Person.objects.filter(pk=person_key, is_active=True).exists():
        return False
    KeptForm.objects.update_or_create(person_id=person_key, defaults={"path": path, "data": data, "kept_at": at})
    return True


def give_form_back(kept: KeptForm) -> str:
    """What was being sent, once."""
    kept.delete()
    return kept.data
