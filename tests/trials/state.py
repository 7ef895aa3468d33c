"""What an instance holds after a trial, and whether it holds together: `python -m tests.trials.state fill | sign_in | tell`."""

import json
import sys

STAKES = 6


def fill() -> None:
    """A contract and its stakes."""
    from regain.core.member import SYSTEM
    from regain.domain.contracts.usecases import add_node
    from tests.factories.contracts import ContractFactory

    contract = ContractFactory(code="CN06201M")
    for number in range(1, STAKES + 1):
        add_node(contract, label=f"Enjeu {number}", number=number, by=SYSTEM)


def sign_in() -> str:
    """Somebody who may edit the contract, signed in: the cookie of their session."""
    from django.conf import settings

    from regain.core.mandates import Role
    from tests.cast import signed_in
    from tests.factories.accounts import PersonFactory
    from tests.mandates import CONTRACT

    person = PersonFactory(email="claire@regain.example", name="Claire", organisation=None)
    client = signed_in(person, Role.PROJECT_LEAD, CONTRACT)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def tell() -> dict[str, object]:
    """The stakes (key, label, version), the labels that the journal gave each, the faults found."""
    from django.db import connection

    from regain.domain.accounts.models import Organisation
    from regain.domain.contracts.models import Stake
    from regain.domain.documents.models import StoredFile
    from regain.domain.journal.models import Entry
    from regain.domain.journal.queries import verify

    faults = [fault.sentence for fault in verify().faults]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            faults += [str(row) for row in cursor.execute("PRAGMA integrity_check").fetchall() if row != ("ok",)]
            faults += [str(row) for row in cursor.execute("PRAGMA foreign_key_check").fetchall()]
    entries = Entry.objects.order_by("number")
    labels: dict[str, list[str]] = {}
    for entry in entries.filter(event="objective_changed"):
        labels.setdefault(entry.object_key, []).append(entry.after.get("label", ""))
    return {
        "entries": entries.count(),
        "numbers": list(entries.values_list("number", flat=True)) == list(range(1, entries.count() + 1)),
        "stakes": [[f"contracts.stake:{one.pk}", one.label, one.version] for one in Stake.objects.order_by("pk")],
        "labels": labels,
        "others": Organisation.objects.count() + StoredFile.objects.count(),
        "of others": entries.filter(event__in=["organisation_added", "file_stored"]).count(),
        "faults": faults,
    }


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "fill":
        fill()
    elif sys.argv[1] == "sign_in":
        sys.stdout.write(sign_in())
    else:
        json.dump(tell(), sys.stdout)
