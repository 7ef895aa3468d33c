"""Correspondences, guessed and decided."""

from regain.domain.territory.models import Correspondence


def correspondences_by_codes() -> list[tuple[str, str, str]]:
    """The code of the perimeter, that of the other (else `#` and the key of the neighbourhood), the state; of all."""
    rows = Correspondence.objects.order_by("pk").values_list(
        "perimeter__code", "other__code", "neighbourhood_id", "state"
    )
    return [(code, other or f"#{neighbourhood}", state) for code, other, neighbourhood, state in rows]
