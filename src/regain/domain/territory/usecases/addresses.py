from collections.abc import Callable, Iterable
from itertools import islice

from django.db import transaction

from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.rules import OBJECT
from regain.domain.journal.usecases import record
from regain.domain.territory.models import Address, AddressFile
from regain.domain.territory.rules.addresses import AddressEntry, words_of
from regain.domain.territory.usecases.staying import refuse_unless_shared_keeper

_AT_ONCE = 2_000


def _silent(_done: int) -> None:
    """Tell nobody."""


@transaction.atomic
def import_addresses(
    entries: Iterable[AddressEntry],
    *,
    file_name: str,
    checksum: str,
    by: Member,
    told: Callable[[int], None] = _silent,
) -> int:
    """Make the addresses of the communes that the entries are of what they say; how many there are.

    All or nothing, in batches: entries may come from a long file. A file imported already changes nothing (0). One
    journal entry. Raises PlaceIsElsewhere.
    """
    refuse_unless_shared_keeper("La base des adresses", by=by)
    file, is_new = AddressFile.objects.get_or_create(sha256=checksum, defaults={"name": file_name[:200]})
    if not is_new:
        return 0
    cleared: set[str] = set()
    seen: set[str] = set()
    coming = iter(entries)
    while batch := list(islice(coming, _AT_ONCE)):
        codes = {entry.insee_code for entry in batch} - cleared
        Address.objects.filter(insee_code__in=codes).delete()
        cleared |= codes
        new = [entry for entry in {entry.key: entry for entry in batch}.values() if entry.key not in seen]
        seen |= {entry.key for entry in new}
        Address.objects.bulk_create([_address(entry) for entry in new])
        told(len(seen))
    after = {"addresses": len(seen), "communes": len(cleared), "sha256": checksum}
    record(Event.ADDRESSES_IMPORTED, on=file, by=by, after=after, of_people={OBJECT: (by.key, str(file))})
    return len(seen)


def _address(entry: AddressEntry) -> Address:
    return Address(
        key=entry.key,
        number=entry.number,
        suffix=entry.suffix,
        street=entry.street,
        street_key=words_of(entry.street)[:200],
        postcode=entry.postcode,
        insee_code=entry.insee_code,
        commune=entry.commune,
        longitude=entry.longitude,
        latitude=entry.latitude,
    )
