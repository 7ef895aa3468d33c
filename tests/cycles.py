"""Writes docs/cycles.md from the transition tables of the domain: `.venv/bin/python -m tests.cycles`."""

from collections.abc import Mapping
from pathlib import Path

from django.db.models import TextChoices

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cycles.md"
HEAD = "# Life cycles\n\nGenerated from the domain by `python -m tests.cycles`; a test checks that it is up to date.\n"


def table(title: str, transitions: Mapping[TextChoices, set[TextChoices]]) -> str:
    """One life cycle, a row per state."""
    rows = [
        f"| {state.label} (`{state.value}`) | {', '.join(sorted(after.label for after in nexts)) or 'end'} |"
        for state, nexts in transitions.items()
    ]
    return "\n".join([f"\n## {title}\n", "| state | may become |", "|---|---|", *rows, ""])


def page() -> str:
    """The whole page, from the domain as it is."""
    from regain.domain.contracts.enums import AMENDMENT_TRANSITIONS
    from regain.domain.documents.enums import IMPORT_TRANSITIONS

    return HEAD + table("Amendment", AMENDMENT_TRANSITIONS) + table("Import", IMPORT_TRANSITIONS)


if __name__ == "__main__":
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
