"""No table is forgotten: each is in the archive, or left out for a reason that is written down."""

import json

from django.apps import apps

from regain.domain.contracts.models import AgreementVersion, Contract, OperationalObjective, Stake
from regain.domain.documents.models import StoredFile
from regain.domain.journal.enums import OF_THE_JOURNAL_ITSELF
from regain.exchange.planning.archive import LEFT_OUT, archived_tables, contents_of
from regain.exchange.planning.archive.keys import signed_elsewhere
from regain.exchange.planning.archive.tables import columns_of, path_to_contract, relations_of
from regain.reports.histories import FROM_ELSEWHERE
from tests import archive_schema
from tests.conftest import ROOT
from tests.exchange.archives.forging import parts_of


def label(model) -> str:
    return model._meta.label_lower


def test_every_table_of_the_project_is_archived_or_left_out_for_a_reason():
    ours = {label(model) for model in apps.get_models() if model.__module__.startswith("regain.")}
    archived = {label(table) for table in archived_tables()}

    assert sorted(ours - archived - set(LEFT_OUT)) == []  # a new table: see docs/archive.md
    assert sorted((archived | set(LEFT_OUT)) - ours) == []
    assert archived & set(LEFT_OUT) == set()
    assert all(LEFT_OUT.values())


def test_every_relation_leads_to_an_archived_table_that_comes_before():
    order = list(archived_tables())

    astray = [
        str(field)
        for table in order
        for field in relations_of(table)
        if field.related_model not in order[: order.index(table)]
    ]

    assert astray == []


def test_links_are_bare_so_that_lists_of_keys_hold_all_of_them():
    through = [
        field.remote_field.through for table in archived_tables() for field in relations_of(table) if field.many_to_many
    ]

    assert [label(model) for model in through if not model._meta.auto_created] == []


LEFT_OUT_COLUMNS_NAMED = ["documents.DocumentImport.started_by_key"]
"""What planning/archive/tables.py leaves out, each with its reason."""


def test_only_the_place_of_a_file_and_the_seals_of_the_journal_are_left_to_the_instance():
    left = [
        str(field)
        for table in archived_tables()
        for field in table._meta.get_fields()
        if field.concrete and field not in columns_of(table)
    ]

    staying = [f"journal.Entry.{name}" for name in ("number", "digests", "origin", "previous", "mac")]
    assert sorted(left) == sorted(["documents.StoredFile.content", *LEFT_OUT_COLUMNS_NAMED, *staying])


def test_the_way_to_the_contract_is_found_in_the_models():
    tables = (Contract, Stake, OperationalObjective, StoredFile)

    assert [path_to_contract(table) for table in tables] == [
        "pk",
        "contract",
        "retained__project__agreement__contract",
        None,
    ]


def test_nothing_of_another_contract_comes_along(filled):
    told = json.dumps(list(contents_of(filled).values()), ensure_ascii=False)

    assert [word for word in ("Ailleurs", "CN05901N", "200000001", "Loin") if word in told] == []


def test_the_schema_is_that_of_the_tables():
    assert archive_schema.FILE.read_text(encoding="utf-8") == archive_schema.page()


def test_what_is_written_is_what_the_schema_says(archive):
    parts = parts_of(archive)
    schema = archive_schema.schema()

    assert set(json.loads(parts["manifest.json"])) == set(schema["required"])
    for name, table in schema["$defs"].items():
        for row in json.loads(parts[f"tables/{name}.json"]):
            assert sorted(row) == table["items"]["required"]


def test_the_page_about_archives_names_what_is_left_out():
    page = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")

    assert [name for name in LEFT_OUT if f"`{name}`" not in page] == []


def test_the_page_about_archives_says_what_is_shown_of_what_comes_from_elsewhere():
    page = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")
    signed = signed_elsewhere(AgreementVersion, {"adopted_by": "Claire"})["adopted_by"]

    assert [event for event in OF_THE_JOURNAL_ITSELF if f"`{event}`" not in page] == []
    assert [
        said for said in (FROM_ELSEWHERE.strip("()"), signed.removeprefix("Claire ")) if f"« {said} »" not in page
    ] == []


def test_the_former_mark_of_people_of_elsewhere_means_the_same_as_the_present_one():
    names = ["Claire", "Claire (autre instance)", "Claire (autre installation)", ""]
    signed = [signed_elsewhere(AgreementVersion, {"adopted_by": name})["adopted_by"] for name in names]

    assert signed == [*["Claire (autre installation)"] * 3, ""]
    assert len(signed_elsewhere(AgreementVersion, {"adopted_by": "x" * 250})["adopted_by"]) == 250
