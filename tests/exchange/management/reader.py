"""A reader that the commands' tests can trust: the file holds the name of its commune, and may ask a question."""

import pytest

from regain.exchange.applying import readings
from regain.exchange.draft import Choice, Finding, Severity
from regain.exchange.planning.kept import KeptReading
from regain.exchange.reading.refusals import UnreadableFile
from tests.factories.drafts import draft, reading


@pytest.fixture
def reader(monkeypatch) -> None:
    def read(content, name, answers) -> KeptReading:
        commune, question, _ = content.decode().partition("?")
        if not commune:
            raise UnreadableFile("Ce fichier est vide.")
        finding = Finding(
            "two_places",
            Severity.ERROR,
            "Deux lieux de signature.",
            None,
            Choice("place", ("Barlin", "Béthune"), chosen=answers.get("place")),
        )
        findings = (finding,) if question else ()
        return reading(
            draft(file=name, content=content, commune=commune, signed_at=answers.get("place"), findings=findings)
        )

    monkeypatch.setattr(readings, "_read", read)
