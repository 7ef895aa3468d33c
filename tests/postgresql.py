"""A PostgreSQL of a module's own, for tests that run whole instances (as .ci/run starts one)."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import required
from tests.ports import free_port

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL of this module's own (as .ci/run starts one)."""
    if not BINARIES:
        if required("postgresql"):
            pytest.fail("PostgreSQL est exigé et absent")
        pytest.skip("PostgreSQL est absent de cette machine (apt install postgresql)")
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="regain-postgresql-"))
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres")

    def control(program: str, *words: str) -> None:
        subprocess.run([*user, BINARIES[-1].with_name(program), *words], check=True, capture_output=True)

    data = ("-D", f"{folder}/data")
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
    control("initdb", *data, "-A", "trust", "-U", "regain", "-E", "UTF8", "--locale=C.UTF-8")
    control("pg_ctl", *data, "-w", "-l", f"{folder}/log", "-o", options, "start")
    yield f"postgres://regain@127.0.0.1:{port}/postgres"
    control("pg_ctl", *data, "-m", "immediate", "stop")
    shutil.rmtree(folder)
