"""One of several people who write at once: `python -m tests.trials.writer SECONDS NAME`, in the environment of an instance.

Says, as JSON, how many writes were accepted and refused. Any other failure ends it with a traceback.
"""

import json
import random
import sys
import time
from collections import Counter


def write(seconds: float, name: str) -> Counter[str]:
    from regain.core.errors import BusinessError
    from regain.core.member import Member

    by, count, end = Member(name, f"Personne {name}"), Counter[str](), time.monotonic() + seconds
    chance = random.Random(name)  # noqa: S311  # a trial, not a secret
    while time.monotonic() < end:
        try:
            act(by, chance, count.total())
        except BusinessError as refusal:
            count[type(refusal).__name__] += 1
        else:
            count["accepted"] += 1
    return count


def act(by, chance, turn: int) -> None:
    """One write, one entry of the journal: reword a stake that others reword too, add an organisation, keep a file."""
    from regain.domain.accounts.enums import OrganisationKind
    from regain.domain.accounts.usecases import add_organisation
    from regain.domain.contracts.models import Stake
    from regain.domain.contracts.usecases import change_node
    from regain.domain.documents.usecases import store_file

    name = f"{by.key}-{turn}"
    kind = chance.random()
    if kind < 0.7:
        stake = chance.choice(list(Stake.objects.order_by("pk")))
        change_node(stake, label=f"Enjeu {name}", number=stake.number, expected=stake.version, by=by)
    elif kind < 0.85:
        add_organisation(name=f"Organisation {name}", kind=OrganisationKind.ASSOCIATION, by=by)
    else:
        store_file(name.encode(), name=f"{name}.txt", media_type="text/plain", by=by)


if __name__ == "__main__":
    import django

    django.setup()
    json.dump(write(float(sys.argv[1]), sys.argv[2]), sys.stdout)
