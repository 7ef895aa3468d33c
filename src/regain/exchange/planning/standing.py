"""The text of an agreement as it stood at the end of a day."""

from dataclasses import dataclass
from datetime import date

from regain.core.french import long_date, tensed
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment
from regain.domain.contracts.queries import amendments_of, version_standing_on
from regain.domain.contracts.rules.chains import behind, undone
from regain.exchange.draft import Draft, draft_from_data


@dataclass(frozen=True, slots=True)
class Standing:
    """A consolidated text and what made it: the original, then `amendments`, the oldest first.

    `undone`: those that were signed by then, and that this text does not hold.
    """

    day: date
    version: AgreementVersion
    draft: Draft
    amendments: tuple[Amendment, ...]
    undone: tuple[Amendment, ...] = ()

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
    return standing_of(agreement, version, day) if version else None


def standing_of(agreement: Agreement, version: AgreementVersion, day: date) -> Standing:
    """The text of a version, as told on that day, whether or not it stood then. Costs one query."""
    known = list(amendments_of(agreement))
    left = tuple(one for one in undone(version, known) if one.signed_on and one.signed_on <= day)
    return Standing(day, version, draft_from_data(version.snapshot), behind(version.pk, known), left)


def _day(amendment: Amendment) -> str:
    return long_date(amendment.signed_on) if amendment.signed_on else ""
