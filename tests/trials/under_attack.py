"""An instance to attack: the demonstration, figures of national size, people signed in; served by `./regain serve`.

By hand: `python -m tests.trials.under_attack GROUP…` (a group of attacks.py; all of them when none is named).
"""

import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.exchange.archives.instances import Instance
from tests.ports import free_port
from tests.trials.attacks import GROUPS, Target
from tests.trials.slow_services import slow_services

ASKED_FOR = 1.5
"""Seconds: the health page is asked at least for so long."""
PEOPLE = ("lead", "reader", "second reader", "third reader", "nobody")


def fill() -> None:
    """What is worth attacking, and the sessions of those who attack; called within the instance."""
    from django.conf import settings

    from bench.observations import as_csv, filosofi
    from regain.core.mandates import Role
    from regain.domain.contracts.models import Contract
    from regain.domain.indicators.models import Dataset
    from regain.domain.territory.models import Neighbourhood
    from regain.exchange.applying.demonstration import AGREEMENT, import_demonstration_agreement, prepare_reference_data
    from tests.cast import PersonClient, signed_in
    from tests.factories.accounts import PersonFactory
    from tests.factories.observations import load
    from tests.mandates import CONTRACT

    import_demonstration_agreement(
        AGREEMENT, contract=prepare_reference_data()
    )  # served as a real instance, so without the mark of one
    load(as_csv(filosofi()), name="filosofi.csv")
    cookies = {}
    for number, name in enumerate(PEOPLE):
        person = PersonFactory(email=f"p{number}@regain.example", name=name.title(), organisation=None)
        role = Role.PROJECT_LEAD if name == "lead" else Role.READER
        client = PersonClient(person) if name == "nobody" else signed_in(person, role, CONTRACT)
        cookies[name] = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    found = {
        "cookies": cookies,
        "contract": Contract.objects.get().code,
        "dataset": Dataset.objects.filter(editions__isnull=False).first().code,
        "neighbourhoods": list(Neighbourhood.objects.values_list("pk", flat=True)[:4]),
    }
    sys.stdout.write(json.dumps(found))


def filled(folder: Path) -> dict:
    instance = Instance(folder)
    instance.run("migrate", "-v0", "--skip-checks")
    return json.loads(instance.run("fill", module="tests.trials.under_attack"))


@dataclass
class Served:
    """The server of an instance under attack, in a group of processes of its own."""

    process: subprocess.Popen
    target: Target

    def attacked(self, group: str) -> dict:
        """Let all variants of the group loose at once; how the health page was answered meanwhile, and what each got."""
        words = [sys.executable, "-m", "tests.trials.probe", str(self.target.port), str(self.process.pid)]
        probe = subprocess.Popen(words, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        time.sleep(0.3)
        variants = GROUPS[group]
        began = time.monotonic()
        with ThreadPoolExecutor(len(variants)) as attackers:
            answers = {name: attackers.submit(attack, self.target) for name, attack in variants.items()}
        took = time.monotonic() - began
        time.sleep(max(ASKED_FOR - took, 0))
        said, _ = probe.communicate()
        return {**json.loads(said), "seconds": round(took, 1), "answers": {n: a.result() for n, a in answers.items()}}


def spare_this_machine() -> None:
    """A process that an attack makes ask for more memory than this is refused it, and fails alone."""
    resource.setrlimit(resource.RLIMIT_AS, (4 * 1024**3, 4 * 1024**3))


@contextlib.contextmanager
def served(folder: Path, found: dict) -> Iterator[Served]:
    """The instance of that folder, served as an operator does, whose OpenID provider and geocoder are slow."""
    port = free_port()
    with slow_services() as address:
        own = {"REGAIN_DEMO": "0", "REGAIN_HTTPS": "0", "REGAIN_GEOCODER_URL": f"{address}/search/"}
        openid = {"REGAIN_OPENID_URL": address, "REGAIN_OPENID_CLIENT_ID": "a", "REGAIN_OPENID_CLIENT_SECRET": "b"}
        environment = {**Instance(folder).environment, **own, **openid}
        with (folder / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [str(ROOT / "regain"), "serve", "--port", str(port)],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=spare_this_machine,  # noqa: PLW1509  # no thread of ours is in the middle of anything
            )
        try:
            target = Target(port, **found)
            target.wait_until_served()
            yield Served(process, target)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def main(groups: list[str]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        with served(folder, filled(folder)) as server:
            for group in groups or GROUPS:
                print(f"{group}: {json.dumps(server.attacked(group))}", flush=True)
        print((folder / "server.log").read_text()[-2000:])
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    if sys.argv[1:] == ["fill"]:
        import django

        django.setup()
        fill()
    else:
        main(sys.argv[1:])
