"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

import regain
from regain.core.letters import keeps_letters
from regain.core.mandates import Role
from regain.core.member import NOBODY
from regain.domain.accounts.rules import can_renew_demonstration
from regain.domain.contracts.rules.abilities import abilities_where_they_act
from regain.web.access import whom_they_ask
from regain.web.middleware import BY_DOOR

LICENCE = "EUPL 1.2"


def page(request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration; who acts, and what they may do where they act; which software answers."""
    member = getattr(request, "member", NOBODY)
    standing = abilities_where_they_act(member)
    return {
        "is_demo": settings.DEMO,
        "keeps_letters": keeps_letters(),
        "may_renew": settings.DEMO and can_renew_demonstration(member) and BY_DOOR in getattr(request, "session", ()),
        "shows_gallery": settings.GALLERY,
        "member": member,
        "is_support": member.is_one_of(Role.SUPPORT),
        "may": standing.in_contract,
        "may_administer": standing.administer,
        "may_import_open_data": standing.import_open_data,
        "import_figures_url": reverse("observations_drop") if standing.import_open_data else "",
        "import_outlines_url": reverse("perimeters_import") if standing.import_open_data else "",
        "import_url": reverse("import_agreement") if standing.in_contract.import_agreement else "",
        "whom_to_ask": lambda: whom_they_ask(member),
        "version": regain.__version__,
        "licence": LICENCE,
    }
