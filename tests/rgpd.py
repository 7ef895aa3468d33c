"""Writes the tables of docs/rgpd.md from the declarations of the code: `.venv/bin/python -m tests.rgpd`."""

from pathlib import Path

from django.conf import settings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rgpd.md"
BEGIN, END = "<!-- tables : python -m tests.rgpd -->", "<!-- fin des tables -->"


def tables() -> str:
    """The register and the periods, from the domain as it is."""
    from regain.exchange.applying.retention import KINDS
    from regain.reports.privacy.register import register

    written = []
    for processing, lines in register(settings.RETENTION):
        written += [
            f"\n### {processing.title}\n",
            f"- **Finalité** : {processing.purpose}",
            f"- **Base légale** : {processing.basis}.",
            f"- **Personnes concernées** : {processing.concerned}.",
            f"- **Destinataires** : {processing.recipients}.\n",
            "| table | colonne | donnée | conservation | à l’effacement | export |",
            "|---|---|---|---|---|---|",
        ]
        for line in lines:
            column = line.column
            given = "oui" if column.is_exported else "non"
            written.append(
                f"| `{line.table}` | `{line.field}` | {column.what} | {line.kept} | {column.left} | {given} |"
            )
    written += ["\n### Ce que fait `./regain purge`\n", "| donnée | au-delà de | réglage |", "|---|---|---|"]
    written += [
        f"| {kind.label} | {settings.RETENTION[kind.period]} jours | `REGAIN_KEEP_{kind.period.upper()}` |"
        for kind in KINDS
    ]
    return "\n".join([*written, ""])


def page() -> str:
    """The whole page: what was written by hand, and the tables as they should be."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return f"{before}{BEGIN}\n{tables()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
