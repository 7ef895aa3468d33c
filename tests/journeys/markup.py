"""The HTML of the pages that are swept, read by the Nu Html Checker (vnu): all of them in one process."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

from tests.conftest import ROOT

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
DRAWN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*')
"""What changes each time a page is drawn."""
ALLOWED = (
    # Typed in the address by whoever wants to see it refused; browsers leave such a value out.
    "Bad value “hier” for attribute “value” on element “input”",
)


PAGES: dict[str, bytes] = {}
"""The pages kept so far: their HTML as it was served, under the name of a file."""


def keep_page(address: str, content: bytes) -> None:
    """Keep a page to be read with the others at the end, once however often it is served alike."""
    written = DRAWN.sub(rb"\1x", content)
    name = re.sub(r"\W+", "-", address)[:80]
    PAGES[f"{name}{hashlib.sha256(written).hexdigest()[:8]}.html"] = written


def faults_of(folder: Path) -> list[str]:
    """What vnu has to say of the pages kept, one line for each fault: page, line, message."""
    java = shutil.which("java")
    assert java, "Java est absent de cette machine (apt install default-jre-headless)"
    # The schema of HTML wants a deep stack; the rest is what starts a short process soonest.
    machine = ["-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    words = [java, *machine, "-jar", JAR, "--format", "json", "--errors-only", "--stdout", folder]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return [
        f"{Path(one['url']).name}:{one.get('lastLine')} {one['message']}"
        for one in json.loads(done.stdout)["messages"]
        if not one["message"].startswith(ALLOWED)
    ]
