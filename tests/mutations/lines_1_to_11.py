"""Mends of lines 1 to 11: texts and files from outside, power cuts, logs, backups, what a stranger may do."""

from tests.mutations.model import without

REDACTION, LOGS = "core/redaction.py", "config/logs.py"
ROUTE_TOLD = "plain.args = tuple(f\"<{route or 'no route'}>\" if arg in paths else arg for arg in args)"
LINEAR = "test_linear_expressions.py::test_no_expression_goes_back_over_a_text"
_ADDRESS = r"""_ADDRESS = re.compile(r"(?:[\w.!#$&*+^`{|}~%-]|(?<=\w)['=?](?=\w))+(?:@|%40)[\w-]+(?:\.[\w-]+)+")"""
READER, CHILD = "exchange/confining/calling.py", "exchange/confining/limits.py"
CONFINED = "exchange/confining/test_confined.py::test"
COSTLY = "exchange/reading/test_costly_files.py::test"
SHEETS = "exchange/reading/observations/workbooks.py"
_REPEATED = r"""rb'<table:table-cell(?=[^>]*\boffice:value)[^>]*number-columns-repeated="([0-9]+)"'"""
UPLOADS = "web/test_uploads.py::test_somebody_without_a_mandate_brings_no_file_anywhere"
APPENDING, VERIFYING = "domain/journal/usecases/appending.py", "domain/journal/queries/verifying.py"
TAIL = "domain/journal/test_lost_tail.py::test"
PDF, CHARACTERS = "exchange/writing/pdf/writing.py", "exchange/writing/test_characters.py::test"
BACKUP, RESTORING = "exchange/reading/backup.py", "exchange/applying/backup/restoring.py"
SEALED = "exchange/backups/test_backup_sealed.py::test"
GEOPACKAGE, GEOJSON = "exchange/reading/geo/geopackage.py", "exchange/reading/geo/geojson.py"
HOSTILE = "exchange/reading/geo/test_hostile.py::test"
LEDGER, GROWTH = "exchange/reading/agreement/ledger.py", "exchange/reading/agreement/test_growth.py::test"
KEPT, SERVING = "web/kept.py", "exchange/management/serving.py"
NAMES = "domain/documents/test_names.py::test"
DATABASE, SHAPES = "config/database.py", "core/shapes.py"
STOPPED = "config/test_logs_of_a_stopped_machine.py::test"

MUTATIONS = (
    without(
        1,
        "an address is looked for by an expression that goes back",
        LINEAR,
        (REDACTION, "SHORTEST = 3", f"{_ADDRESS}\nSHORTEST = 3"),
        (REDACTION, "_RUN.sub(_without_address, _QUERY", "_ADDRESS.sub(HIDDEN, _QUERY"),
    ),
    without(
        1,
        "a line of any length is searched",
        "core/test_redaction.py",
        (REDACTION, "if len(line) <= LONGEST:", "if True:"),
    ),
    without(
        1,
        "the path is logged rather than the route",
        "test_logs.py",
        (LOGS, ROUTE_TOLD, "plain.args = args"),
    ),
    without(
        2,
        "files are read in the server itself",
        f"{CONFINED}_a_child_writes_no_file_and_knows_no_secret",
        (READER, "if _is_here:", "if True:"),
    ),
    without(
        2,
        "a child has all the memory",
        f"{CONFINED}_what_costs_too_much_is_refused_in_a_sentence_and_the_next_file_is_read",
        (CHILD, "_bound(resource.RLIMIT_DATA, from_data + limits.memory_mb * _MEGABYTE)", "del from_data"),
    ),
    without(
        2,
        "a child has all the time of the processor",
        f"{CONFINED}_a_child_that_never_ends_is_stopped_by_its_time_of_processor",
        (CHILD, "    _bound(resource.RLIMIT_CPU, limits.cpu)\n", ""),
    ),
    without(
        2,
        "a child waits as long as it likes",
        f"{CONFINED}_a_child_that_waits_for_ever_is_stopped_by_its_own_clock",
        (CHILD, "    signal.setitimer(signal.ITIMER_REAL, limits.wall)\n", ""),
        (READER, "job.settimeout(limits.wall + _GRACE)", "job.settimeout(None)"),
        (READER, ", within=limits.wall + _GRACE)", ")"),
    ),
    without(
        2,
        "an answer of any length is taken from a child",
        f"{CONFINED}_what_costs_too_much_is_refused_in_a_sentence_and_the_next_file_is_read",
        (READER, "limit=limits.answer_mb * _MEGABYTE", "limit=1 << 62"),
    ),
    without(
        2,
        "any number of files is read at once",
        f"{CONFINED}_too_many_files_at_once_are_refused_in_a_sentence",
        (READER, "if not _READING.take():", "if False:"),
    ),
    without(
        3,
        "the cells of a sheet are searched by an expression that goes back",
        f"{LINEAR}_made_against_it",
        (SHEETS, "import io\n", "import io\nimport re\n"),
        (SHEETS, "_WHOLE = 1e15", f"_WHOLE = 1e15\n_REPEATED = re.compile({_REPEATED})"),
        (SHEETS, "part = archive.read(name)", "part = archive.read(name)\n            _REPEATED.findall(part)"),
    ),
    without(
        3,
        "a heavy request is read from an account without mandate",
        UPLOADS,
        ("web/hardening.py", " and request.member.mandate is not None", ""),
    ),
    without(
        3,
        "an account without mandate has a list read",
        UPLOADS,
        ("web/pages/locating/views.py", "if request.member.mandate is None:", "if False:"),
    ),
    without(
        4,
        "SQLite says written what is not on the disk",
        f"{TAIL}_what_sqlite_says_written_is_on_the_disk",
        (DATABASE, "synchronous=FULL", "synchronous=NORMAL"),
    ),
    without(
        4,
        "an anchor is written before the commit",
        "domain/journal/test_journal.py::test_what_is_rolled_back_leaves_no_anchor",
        (
            APPENDING,
            "transaction.on_commit(anchor_of(number, mac, now, base), robust=True)",
            "anchor_of(number, mac, now, base)()",
        ),
    ),
    without(
        4,
        "no entry says that an end of the journal is lost",
        f"{TAIL}_the_first_write_after_a_stop_says_what_is_lost_and_no_number_serves_twice",
        (APPENDING, "tail_lost_after(number, now=now, base=base_of(first))", "None"),
    ),
    without(
        4,
        "an end that a stop took is a fault",
        f"{TAIL}_what_a_stop_took_is_remarked_before_any_write_and_blames_none",
        (VERIFYING, "if lost and lost.is_by_stop and", "if False and"),
    ),
    without(
        4,
        "an end that was cut is said to be lost by a stop",
        f"{TAIL}_an_end_cut_while_the_machine_runs_stays_a_fault_and_the_next_entries_are_not_blamed",
        ("domain/journal/rules/anchors.py", "and all(one.start and one.start != start for one in beyond)", ""),
    ),
    without(
        5,
        "a character that no font has is left",
        f"{CHARACTERS}_what_people_type_goes_into_every_kind_of_file[thai]",
        (PDF, "_set(substituted(paper, strictness))", "_set(paper)"),
    ),
    without(
        5,
        "what was replaced is not said",
        f"{CHARACTERS}_a_pdf_says_what_it_replaced_and_where",
        (
            "exchange/writing/pdf/substituting.py",
            "blocks=(*written.blocks, *_note(told, boxed))",
            "blocks=written.blocks",
        ),
    ),
    without(
        5,
        "bullets of Word are left as they are",
        f"{CHARACTERS}_a_bullet_of_word_is_a_bullet_anywhere",
        ("exchange/writing/characters.py", '_NAMED = {"\\uf0b7": "•", "\\uf0a7": "▪"}', '_NAMED = {"\\ue000": "•"}'),
    ),
    without(
        5,
        "an error of Typst is not said in French",
        f"{CHARACTERS}_what_cannot_be_set_is_told_with_its_place",
        (PDF, "except typst.TypstError as refusal:", "except ZeroDivisionError as refusal:"),
    ),
    without(
        5,
        "a paper that cannot be written is a 500",
        "web/pages/figures/test_exports.py::test_a_file_that_cannot_be_written_is_told_and_is_no_failure",
        ("web/papers.py", "except BusinessError as refusal:", "except ZeroDivisionError as refusal:"),
    ),
    without(
        6,
        "the seal of a backup is not looked at",
        f"{SEALED}_a_row_changed_and_its_sum_computed_again_is_refused_without_the_key",
        (BACKUP, "if not is_sealed_by(", "if False and not is_sealed_by("),
    ),
    without(
        6,
        "a backup whose seal was removed is restored",
        f"{SEALED}_a_seal_taken_away_makes_a_backup_of_before_seals_which_is_accepted_only_when_asked",
        (RESTORING, "if read.seal is Seal.ABSENT and not accepted.unsealed:", "if False:"),
    ),
    without(
        6,
        "a backup under another key is restored",
        f"{SEALED}_a_lost_key_is_told_plainly_and_asked",
        (RESTORING, "if read.seal is Seal.UNKNOWN and not accepted.any_key:", "if False:"),
    ),
    without(
        7,
        "a column that SQLite computes is read",
        f"{COSTLY}_a_column_that_a_database_computes_is_not_read",
        (GEOPACKAGE, 'if row["hidden"] == _ORDINARY', "if True"),
    ),
    without(
        7,
        "SQLite has no limits",
        f"{HOSTILE}_a_value_heavier_than_a_bound_is_refused",
        (GEOPACKAGE, "in _LIMITS.items():", "in ():"),
    ),
    without(
        7,
        "the points of a GeoPackage are not counted",
        f"{HOSTILE}_a_database_of_more_points_or_outlines_than_a_bound_is_refused",
        (GEOPACKAGE, "if points > MAX_POINTS:", "if False:"),
    ),
    without(
        7,
        "the outlines of a GeoPackage are not counted",
        f"{HOSTILE}_a_database_of_more_points_or_outlines_than_a_bound_is_refused",
        (GEOPACKAGE, ".fetchone()[0] > MAX_FEATURES:", ".fetchone()[0] < 0:"),
    ),
    without(
        7,
        "the points of a GeoJSON are counted once built",
        f"{HOSTILE}_points_of_a_text_are_counted_before_anything_is_built",
        (GEOJSON, 'content.count(b"[") > MAX_POINTS + MAX_FEATURES * _LISTS_A_FEATURE', "False"),
    ),
    without(
        8,
        "each finding is compared with all the others",
        f"{GROWTH}_a_finding_is_not_compared_with_all_those_before_it",
        (LEDGER, "if hash(finding) in self._noted:", "if finding in self._kept[code]:"),
        (LEDGER, "if len(self._kept[code]) < MOST_OF_A_KIND:", "if True:"),
    ),
    without(
        8,
        "findings have no ceiling",
        f"{GROWTH}_findings_beyond_the_ceiling_are_counted_once_each",
        (LEDGER, "if len(self._kept[code]) < MOST_OF_A_KIND:", "if True:"),
    ),
    without(
        9,
        "the secret of a link is in the line of a refused form",
        "test_logs.py::test_a_refused_form_names_its_route_and_never_its_secret",
        (LOGS, ROUTE_TOLD, "plain.args = args"),
        (LOGS, "secrets = request.resolver_match.kwargs.values() if request.resolver_match else ()", "secrets = ()"),
    ),
    without(
        9,
        "the secret of a link is in the words of an exception",
        "test_logs.py::test_a_page_that_fails_names_its_route_and_never_its_secret",
        (LOGS, "secrets = request.resolver_match.kwargs.values() if request.resolver_match else ()", "secrets = ()"),
    ),
    without(
        9,
        "the secret of a link is in the page before, which a refusal quotes",
        "test_logs.py::test_a_refused_form_names_its_route_and_never_its_secret",
        (LOGS, 'request.META.get("HTTP_REFERER", "")', '""'),
    ),
    without(
        10,
        "use cases write in any agglomeration",
        "domain/territory/test_staying.py",
        (
            "domain/territory/usecases/staying.py",
            "if by.is_known and not can_write_in(by, intercommunality.siren):",
            "if False:",
        ),
    ),
    without(
        10,
        "a file of perimeters is planned in any agglomeration",
        "exchange/management/test_import_perimeters.py::test_a_lead_enlarges_nothing_at_the_neighbours",
        (
            "domain/territory/rules/reach.py",
            "    def refusal_of_perimeter(self, code: str, insee_codes: Collection[str]) -> str:",
            "    def refusal_of_perimeter(self, code: str, insee_codes: Collection[str]) -> str:\n        return ''",
        ),
    ),
    without(
        10,
        "lists that all agglomerations share are written by a lead",
        "exchange/management/test_import_perimeters.py domain/territory/test_staying.py",
        ("domain/territory/usecases/staying.py", "if by.is_known and not keeps_shared_places(by):", "if False:"),
    ),
    without(
        11,
        "the form of a stranger is kept",
        "web/test_kept.py::test_two_hundred_forms_of_a_stranger_leave_nothing",
        (KEPT, "int(_SIGNER.unsign(request.POST[KEEPER]))", "int(request.POST[KEEPER])"),
    ),
    without(
        11,
        "a form of any length is kept",
        "web/test_kept.py",
        ("domain/accounts/usecases/keeping.py", "if len(data) > LONGEST_FORM or len(path)", "if len(path)"),
    ),
    without(
        11,
        "silent connections are as many as threads",
        "exchange/management/test_serve.py",
        (SERVING, '"--backpressure", str(CONNECTIONS)', '"--backpressure", str(settings.THREADS)'),
    ),
    without(
        11,
        "a silent connection is never closed",
        "exchange/management/test_serve.py",
        (SERVING, ', "--http1-header-read-timeout", str(PATIENCE)', ""),
    ),
    without(
        11,
        "an archive is open to all accounts of the machine",
        "exchange/archives/test_archive_signed.py::test_an_archive_is_for_its_owner_alone",
        ("exchange/applying/archive.py", "mode=0o600", "mode=0o644"),
    ),
    without(
        11,
        "hosts that mean others pass the check",
        "web/pages/wellknown/test_wellknown.py",
        ("web/checks.py", 'if "*" in name or name.startswith(".")', "if False"),
    ),
    without(
        11,
        "a damaged line of anchors is ignored",
        f"{TAIL}_a_damaged_line_of_anchors_is_named_by_its_number",
        ("domain/journal/queries/anchors.py", "damaged.append(number)", "pass"),
    ),
    without(
        11,
        "the name of a file stays in the journal",
        NAMES.removesuffix("::test"),
        (
            "domain/documents/usecases/files.py",
            '{"sha256": sha256, "size": len(content)}, of_people=given)',
            '{"sha256": sha256, "size": len(content)})',
        ),
    ),
    without(
        11,
        "the title of an amendment stays in the journal",
        f"{NAMES}_a_title_of_an_amendment_goes_with_who_typed_it",
        ("domain/contracts/usecases/amending.py", '{"base": base.number}, of_people=typed)', '{"title": title})'),
    ),
    without(
        11,
        "a read-only disk blames the address of the database",
        "config/test_database.py",
        ("core/failures.py", "if file and re.search(", "if False and re.search("),
    ),
    without(
        11,
        "nothing is read from a read-only disk",
        "config/test_database.py::test_a_journal_is_verified_and_saved_from_a_disk_that_cannot_be_written",
        (DATABASE, 'return {"database": f"file:{quote(str(path))}?immutable=1"}', "return {}"),
    ),
    without(
        11,
        "shapes are expressions that plain SQLite has not",
        f"{SEALED}_any_program_can_check_the_file_of_an_instance",
        (SHAPES, "patterns = globs_of(self.rhs)", 'patterns = [f"^({self.rhs})$"]'),
        (SHAPES, "GLOB %s", "REGEXP %s"),
    ),
    without(
        11,
        "a database that is stopped leaves tracebacks",
        f"{STOPPED}_a_machine_that_refuses_is_one_line_for_all_requests_of_a_minute",
        (LOGS, '"filters": ["once a minute"]', '"filters": []'),
    ),
    without(
        11,
        "each line of a database that is stopped is said",
        f"{STOPPED}_a_machine_that_refuses_is_one_line_for_all_requests_of_a_minute",
        (LOGS, "if now - self._said_at.get(name, now - self.SECONDS) < self.SECONDS:", "if False:"),
    ),
    without(
        11,
        "a Python that the account cannot run is said to lack libraries",
        "test_launcher.py::test_a_python_that_the_service_account_cannot_run_is_named",
        ("regain", 'if [ -d "$venv" ] && [ ! -w "$here" ]; then', "if false; then"),
    ),
)
