"""Finding addresses."""

from regain.domain.territory.models import Address, AddressFile
from regain.domain.territory.rules.addresses import AddressAsked, Street, StreetIndex, words_of


def street_index() -> StreetIndex:
    """All streets that are known. Costs one query."""
    rows = Address.objects.order_by("insee_code", "street_key", "postcode").values_list(
        "street_key", "insee_code", "postcode", "commune"
    )
    return StreetIndex(
        Street(key, code, postcode, words_of(commune)) for key, code, postcode, commune in rows.distinct()
    )


def addresses_are_known() -> bool:
    """Whether any address was imported."""
    return Address.objects.exists()


def address_file_with(sha256: str) -> AddressFile | None:
    """The file of that content, if it was imported."""
    return AddressFile.objects.filter(sha256=sha256).first()


def nearest_number(street: Street, wanted: AddressAsked) -> Address | None:
    """The address of that number in the street, else the nearest one; the first of the street when none was typed."""
    found = list(
        Address.objects.filter(
            insee_code=street.insee_code, street_key=street.street_key, postcode=street.postcode
        ).order_by("number", "suffix", "pk")
    )
    if wanted.number is None:
        return found[len(found) // 2] if found else None
    sought = wanted.number
    return min(
        found,
        key=lambda one: (abs(one.number - sought), one.suffix != wanted.suffix, one.suffix, one.pk),
        default=None,
    )
