"""The past of an object as its page shows it: `render(request, "history.html", history_page(...))`."""

from collections.abc import Iterable

from django.utils import timezone

from regain.core import french
from regain.reports.histories import PastEvent
from regain.web.ui.parts import Happening


def told(events: Iterable[PastEvent], *, naming: bool = False) -> list[Happening]:
    """The events in the words of the component `history`; `naming` says of each which object it is about."""
    return [_told(event, naming=naming) for event in events]


def history_page(title: str, trail: list[tuple[str, str]], happenings: list[Happening]) -> dict[str, object]:
    """The context of `history.html`: a title, the way to it (label and address), what happened."""
    count = french.counted(len(happenings), "modification")
    answer = f"{count}, la plus récente d’abord." if happenings else ""
    return {"title": title, "trail": trail, "happenings": happenings, "answer": answer}


def _told(event: PastEvent, *, naming: bool) -> Happening:
    moment = timezone.localtime(event.at)
    when = f"le {french.long_date(timezone.localdate(event.at))} à {moment:%H}{french.NO_BREAK}h{french.NO_BREAK}{moment:%M}"
    sentence = f"{event.what}{french.NO_BREAK}: {event.of}" if naming else event.what
    changes = tuple((change.label, change.before, change.after) for change in event.changes)
    return Happening(when.capitalize(), event.who, sentence, changes, event.under)
