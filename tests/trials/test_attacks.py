"""The server that an operator runs, attacked from all sides: its health page answers, and it holds no more memory."""

import json

import pytest

from tests.trials.attacks import GROUPS
from tests.trials.under_attack import filled, served

pytestmark = pytest.mark.slow
SECOND, MEGABYTES = 1.0, 600
"""What is asked of an instance under attack: the worst answer of its health page, and all that its processes hold."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attacked")
    with served(folder, filled(folder)) as found:
        yield found


@pytest.mark.parametrize("group", GROUPS)
def test_an_attack_neither_stops_nor_exhausts_the_server(server, group):
    health = server.attacked(group)

    print(f"{group}: {json.dumps(health)}")
    assert health["strange"] == []
    assert health["worst"] < SECOND
    assert health["megabytes"] < MEGABYTES
    assert health["asked"] > 5
    assert server.process.poll() is None
