"""The text of an agreement as it stood at the end of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from regain.core.french import long_date, tensed
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.queries import amendments_of, version_standing_on
from regain.exchange.draft import Draft, draft_from_data


@dataclass(frozen=True, slots=True)
class Standing:
    """A consolidated text and what made it: the original, then `amendments`, the oldest first."""

    day: date
    version: AgreementVersion
    draft: Draft
    amendments: tuple[Amendment, ...]

    @property
    def ends_on(self) -> date:
        """The last day of the contract, after which the text is in force no more."""
        return self.version.agreement.contract.ends_on

    @property
    def is_over(self) -> bool:
        """Whether the contract had ended on that day."""
        return self.day > self.ends_on

    def told(self, today: date) -> str:
        """Which text this is, in French, told today: a text of a day gone by was in force."""
        signed = f" signée le {long_date(self.draft.signed_on)}" if self.draft.signed_on else ""
        listed = " et ".join(f"l’avenant n°\u00a0{one.number} du {_day(one)}" for one in self.amendments)
        modified = f", modifiée par {listed}" if listed else ""
        day = long_date(self.day)
        if self.is_over:
            stands = tensed(self.day, today, past="n’était", present="n’est", future="ne sera")
            return f"Convention{signed}{modified}. {ended(self.ends_on, today)}\u00a0: elle {stands} plus en vigueur le {day}."
        stands = tensed(self.day, today, past="était", present="est", future="sera")
        return f"Convention{signed}{modified}, telle qu’elle {stands} en vigueur le {day}."


def ended(ends_on: date, today: date) -> str:
    """`Le contrat de ville prend fin le 31 décembre 2030`."""
    ends = tensed(ends_on, today, past="a pris", present="prend", future="prend")
    return f"Le contrat de ville {ends} fin le {long_date(ends_on)}"


def standing_on(agreement: Agreement, day: date) -> Standing | None:
    """The text that stood at the end of that day, None before the first. Costs two queries."""
    version = version_standing_on(agreement, day)
    if version is None:
        return None
    return Standing(day, version, draft_from_data(version.snapshot), behind(version, list(amendments_of(agreement))))


def behind(version: AgreementVersion, amendments: Sequence[Amendment]) -> tuple[Amendment, ...]:
    """The amendments that led to a version, the oldest first: each stands on the result of the one before."""
    by_result = {one.result_id: one for one in amendments if one.result_id}
    chain: list[Amendment] = []
    key: int | None = version.pk
    while key in by_result:
        chain.insert(0, by_result[key])
        key = chain[0].base_id
    return tuple(chain)


def _day(amendment: Amendment) -> str:
    return long_date(amendment.signed_on) if amendment.signed_on else ""
