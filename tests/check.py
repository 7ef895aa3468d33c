"""What `./regain check` runs: every check, each with its verdict, all of them even when one fails."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ("src/regain/web",)
BLOCKS = "crumbs,page_head,card,callout,empty_state,tabs,facts,fact,finding,data_table,in_place"

# Permissive and weak-copyleft licences, compatible with EUPL-1.2 for a program that only uses the library.
ALLOWED_PYTHON = (
    "MIT;BSD;Apache;Apache-2.0;ISC;PSF;Python Software Foundation;LGPL;Mozilla Public License 2.0;MPL-2.0;"
    "0BSD;Zlib;HPND;Unlicense;Public Domain;MIT-CMU;CC0;EUPL;European Union Public Licence;Historical Permission Notice"
)
ALLOWED_NODE = {
    "MIT",
    "MIT AND OFL-1.1",
    "0BSD",
    "OFL-1.1",
    "MPL-2.0",
    "ISC",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
}


def tool(*words: str, **environment: str) -> Callable[[], str | None]:
    """A check that runs a module of the virtual environment; its output is the reproach."""

    def run() -> str | None:
        done = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return None if done.returncode == 0 else done.stdout + done.stderr

    return run


def executable(name: str, *words: str) -> Callable[[], str | None]:
    """A check that runs a program of the virtual environment."""

    def run() -> str | None:
        program = Path(sys.executable).with_name(name)
        done = subprocess.run([program, *words], cwd=ROOT, capture_output=True, text=True, check=False)
        return None if done.returncode == 0 else done.stdout + done.stderr

    return run


def node_licences() -> str | None:
    """Every package of package-lock.json has a licence we may serve."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    refused = {
        name: package.get("license")
        for name, package in packages.items()
        if name and package.get("license") not in ALLOWED_NODE
    }
    return f"Licences refusées : {refused}" if refused else None


PRODUCTION = {
    "REGAIN_DEMO": "0",
    "REGAIN_HTTPS": "1",
    "REGAIN_SECURITY_CONTACT": "securite@regain.example",
    "REGAIN_ACCESSIBILITY_CONTACT": "accessibilite@regain.example",
}


def audit() -> str | None:
    """No library of requirements.txt has a known weakness; says so, without failing, where nobody can be asked."""
    program = Path(sys.executable).with_name("pip-audit")
    words = ("-r", "requirements.txt", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-f", "json")
    done = subprocess.run([program, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return audit_verdict(done.stdout, done.stderr)


def audit_verdict(told: str, complaint: str) -> str | None:
    """What pip-audit's report says (JSON; blank when it could not ask anybody)."""
    try:
        libraries = json.loads(told)["dependencies"]
    except (ValueError, KeyError):
        print(f"     le service des failles connues n’a pas répondu : {complaint.strip().splitlines()[-1:]}")
        return None
    weak = {one["name"]: [flaw["id"] for flaw in one["vulns"]] for one in libraries if one.get("vulns")}
    unasked = [one["name"] for one in libraries if "skip_reason" in one]
    if unasked:
        print(
            f"     {len(unasked)} bibliothèques sur {len(libraries)} n’ont pas pu être vérifiées : service injoignable"
        )
    return f"Failles connues : {weak}. Montez ces versions dans pyproject.toml." if weak else None


def audit_of_npm() -> str | None:
    """The same of the packages of package-lock.json, where npm's own service answers."""
    npm = shutil.which("npm", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if npm is None:
        print("     npm est absent : rien n’est vérifié")
        return None
    words = ("audit", "--package-lock-only", "--json", "--audit-level=low")
    done = subprocess.run([npm, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return npm_verdict(done.stdout)


def npm_verdict(told: str) -> str | None:
    """What npm's report says (JSON)."""
    try:
        weak = json.loads(told)["vulnerabilities"]
    except (ValueError, KeyError):
        print("     le service des failles connues de npm n’a pas répondu")
        return None
    return f"Failles connues : {sorted(weak)}." if weak else None


CHECKS: dict[str, Callable[[], str | None]] = {
    "ruff": tool("ruff", "check", "."),
    "format": tool("ruff", "format", "--check", "."),
    "templates": executable("djangofmt", "--check", f"--custom-blocks={BLOCKS}", *TEMPLATES),
    "mypy": tool("mypy"),
    "import-linter": executable("lint-imports", "--no-cache"),
    "migrations": tool("django", "makemigrations", "--check", "--dry-run"),
    "deploy": tool("django", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION),
    "licences": executable("pip-licenses", "--partial-match", f"--allow-only={ALLOWED_PYTHON}"),
    "licences of npm": node_licences,
    "audit": audit,
    "audit of npm": audit_of_npm,
}


def main() -> int:
    """Run the checks named on the command line, or all; exit status 1 when one has something to say."""
    failed = 0
    unknown = sorted(set(sys.argv[1:]) - set(CHECKS))
    if unknown:
        print(
            f"Vérification inconnue : {', '.join(unknown)}. Celles qui existent : {', '.join(CHECKS)}.", file=sys.stderr
        )
        return 2
    for name in sys.argv[1:] or CHECKS:
        start = time.monotonic()
        reproach = CHECKS[name]()
        print(f"{'ok  ' if reproach is None else 'NON '} {name} ({time.monotonic() - start:.1f} s)", flush=True)
        if reproach is not None:
            failed += 1
            print(reproach.rstrip(), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
