"""The past of an object as its page shows it: `render(request, "history.html", history_page(request, ...))`."""

from collections.abc import Iterable, Mapping

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from regain.core import french
from regain.domain.journal.models import Entry
from regain.reports.histories import PastEvent, build_history
from regain.web.ui.parts import Happening

PER_PAGE = 50
COUNTED = {
    "version": "version en vigueur",
    "add": "ajouts",
    "change": "modifications",
    "move": "déplacements",
    "remove": "retraits",
}
"""What the history of an agreement counts of each version."""


def told(events: Iterable[PastEvent], *, naming: bool = False, by_title: bool = False) -> list[Happening]:
    """The events in the words of the component `history`; `naming` says of each which object it is about.

    `by_title`: people are told by their mandates alone, not by name.
    """
    return [_told(event.without_names() if by_title else event, naming=naming) for event in events]


def history_page(  # noqa: PLR0913  # the page, then how it is worded
    request: HttpRequest,
    title: str,
    trail: list[tuple[str, str]],
    entries: QuerySet[Entry],
    *,
    naming: bool = False,
    words: Mapping[str, str] | None = None,
    by_title: bool = False,
) -> dict[str, object]:
    """The context of `history.html`: a title, the way to it (label and address), one page of what happened.

    `by_title`: as `told` takes it.
    """
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    happenings = told(build_history(page.object_list, words=words), naming=naming, by_title=by_title)
    count = french.counted(page.paginator.count, "écriture")
    answer = f"{count}, la plus récente d’abord." if happenings else ""
    return {"title": title, "trail": trail, "happenings": happenings, "answer": answer, "page": page}


def _told(event: PastEvent, *, naming: bool) -> Happening:
    moment = timezone.localtime(event.at)
    when = f"le {french.long_date(timezone.localdate(event.at))} à {moment.hour}{french.NO_BREAK}h{french.NO_BREAK}{moment:%M}"
    sentence = f"{event.what}{french.NO_BREAK}: {event.of}" if naming else event.what
    changes = tuple((change.label, change.before, change.after) for change in event.changes)
    return Happening(when.capitalize(), event.who, sentence, changes, event.under)
