"""Instances of Regain of their own: a data folder, a database, commands run as an operator runs them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT


@dataclass(frozen=True)
class Instance:
    """`database`: its address; SQLite in the data folder by default."""

    folder: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("REGAIN_", "PYTEST", "COV_"))}
        own = {"REGAIN_DATA_DIR": str(self.folder), "REGAIN_DEMO": "1", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        return {**kept, **own, "DJANGO_SETTINGS_MODULE": "regain.config.settings", "REGAIN_DATABASE_URL": self.database}

    def begin(self, module: str, *words: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", module, *map(str, words)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True, **pipes)

    def run(self, *words: object, module: str = "regain") -> str:
        """What the command says; it must succeed."""
        process = self.begin(module, *words)
        said, complaint = process.communicate()
        assert process.returncode == 0, said + complaint
        return said.replace("\u00a0", " ")

    def tables(self) -> list[dict[str, object]]:
        """All its tables and all its files (see tables.py)."""
        return json.loads(self.run("dump", module="tests.exchange.archives.tables"))


def new_instance(folder: Path, database: str = "") -> Instance:
    instance = Instance(folder, database)
    instance.run("migrate", "-v0", "--skip-checks")
    return instance


def new_contract(instance: Instance, archive: Path) -> None:
    """The sample's contract alone in an instance of its own: its archive is in `archive`."""
    instance.run("fill", module="tests.exchange.archives.tables")
    instance.run("export_contract", "CN06201M", "--to", archive)
