"""Mends of documents misread in silence: columns, labels, margins, forms, what is struck out or embedded, other papers.

Numbers are 100 and the rank of the file of inputs (f02 is 102).
"""

from tests.mutations.model import without

READING = "exchange/reading"
RULES, PDF, DOCX, ODT = f"{READING}/agreement", f"{READING}/pdf", f"{READING}/docx", f"{READING}/odt"
OF_RULES, OF_FORMATS = f"{READING}/agreement/test", f"{READING}/formats/test"
COLUMNS = f"{OF_FORMATS}_pdf_columns.py::test"
RUNNING = f"{OF_FORMATS}_pdf_running.py::test"
BLANKS = f"{OF_RULES}_blanks.py::test"
SHEETS = f"{OF_RULES}_fact_sheets.py::test"
OVERLAYS = f"{OF_FORMATS}_pdf_overlays.py::test"
LOOKS = f"{OF_FORMATS}_looks.py::test"
EMBEDDED = f"{OF_FORMATS}_embedded.py::test"
REPAIRS = f"{OF_RULES}_repairs.py::test"
UNPLACED = f"{OF_RULES}_unplaced.py::test"

MUTATIONS = (
    without(
        101,
        "a lone number that opens a page is its number, even within a sentence",
        f"{RUNNING}_year_that_goes_on_over_the_page_is_text {RUNNING}_count_that_opens_a_page_goes_on_with_a_full_line",
        (f"{PDF}/numbering.py", "return lone.shift == 0 and not lone.follows and not is_counted", "return True"),
    ),
    without(
        101,
        "a number that follows an open sentence is that of its page",
        f"{RUNNING}_number_that_goes_on_with_a_sentence_is_text_though_it_is_the_rank_of_its_page",
        (f"{PDF}/numbering.py", "lone.shift == 0 and not lone.follows and", "lone.shift == 0 and"),
    ),
    without(
        101,
        "years that count as the pages do number them",
        f"{RUNNING}_years_that_count_as_the_pages_do_are_text",
        (f"{PDF}/numbering.py", "return lone.is_said or not lone.is_year", "return True"),
    ),
    without(
        102,
        "columns are read across",
        f"{COLUMNS}_two_columns_of_prose_are_read_one_after_the_other",
        (f"{PDF}/columns.py", "if sort is Sort.COLUMNS:", "if sort is None:"),
    ),
    without(
        102,
        "rows that may be columns are read in silence",
        f"{COLUMNS}_rows_that_may_be_columns_are_told {COLUMNS}_rows_of_wrapped_cells_are_told",
        (f"{PDF}/columns.py", "elif sort is Sort.UNSURE:", "elif sort is None:"),
    ),
    without(
        102,
        "columns that may be mixed leave the whole text placed",
        f"{OF_RULES}_unplaced.py {OF_FORMATS}_pdf_columns.py",
        (f"{READING}/remarks.py", "*(SIDE_BY_SIDE, CHARTS_IGNORED,", "*(CHARTS_IGNORED,"),
    ),
    without(
        102,
        "a left column ends where the right one does",
        f"{COLUMNS}_left_column_that_goes_on_below_the_right_one_is_read_first",
        (f"{PDF}/columns.py", "    ending += _tail(parted, ending)\n", ""),
    ),
    without(
        102,
        "the rest of a list at the top of the next column does not lengthen the left one",
        f"{COLUMNS}_list_or_sentence_goes_on_from_the_foot_of_a_column_to_the_top_of_the_next",
        (f"{PDF}/columns.py", "if start < len(parted) and _is_rest(parted):", "if False:"),
    ),
    without(
        128,
        "a label amid a line ends no value",
        f"{OF_RULES}_identity.py::test_a_label_amid_a_line_ends_the_value_before_it",
        (f"{RULES}/labels.py", "    return sorted(found)\n", "    return []\n"),
    ),
    without(
        128,
        "a label amid a line ends a value with its colon alone",
        f"{OF_RULES}_identity.py {OF_RULES}_committees.py::test_referents",
        (f"{RULES}/labels.py", " or bool(_BEFORE_A_PERSON.match(folded, match.end() - 2))", ""),
    ),
    without(
        128,
        "a text box with its title cuts the list beside it",
        f"{OF_RULES}_drawn.py",
        (f"{RULES}/drawn.py", "if box and _says_what_it_is(group):", "if False:"),
    ),
    without(
        128,
        "a text box amid a list is not told",
        f"{OF_RULES}_drawn.py",
        (f"{RULES}/drawn.py", "if len(around) < _BOTH_SIDES or", "if True or"),
    ),
    without(
        128,
        "a text box amid a list is surely placed",
        f"{OF_RULES}_drawn.py",
        (f"{RULES}/drawn.py", "        ledger.unsure.append(words)\n", ""),
    ),
    without(
        103,
        "an empty label takes the line below",
        f"{BLANKS}_a_label_left_blank_takes_no_other_line",
        (f"{RULES}/blanks.py", "if not value and below and _may_be_value(below, line):", "if not value and below:"),
    ),
    without(
        103,
        "an empty label takes what founds a committee, a body or a promise",
        f"{BLANKS}_a_label_left_blank_takes_no_other_line",
        (f"{RULES}/blanks.py", "return not speaks and count <= _LONGEST", "return count <= _LONGEST"),
    ),
    without(
        103,
        "dots and words for nothing are values",
        f"{BLANKS}_dots_and_words_for_nothing_are_no_value",
        (f"{RULES}/blanks.py", "if value and not _BLANK.fullmatch(value.folded):", "if value:"),
    ),
    without(
        104,
        "a line of kind and code opens a second neighbourhood",
        f"{SHEETS}_a_line_of_kind_and_code_says_what_the_neighbourhood_above_is",
        (f"{RULES}/quarters.py", " or code_alone(line.passage):", ":"),
        (f"{RULES}/cutting.py", "self.part.topic is Topic.PROJECT and bool(code_alone(line.passage))", "False"),
    ),
    without(
        104,
        "a line of kind and code says nothing of the neighbourhood above",
        f"{SHEETS}_a_line_of_kind_and_code_says_what_the_neighbourhood_above_is",
        (
            f"{RULES}/identity.py",
            "if (code := code_alone(line.passage)) and not identity.code:",
            "if code := Passage():",
        ),
    ),
    without(
        120,
        "figures as bullets are labels",
        f"{SHEETS}_a_figure_before_a_colon_is_no_label",
        (f"{RULES}/figures.py", "        number.unit in _VALUES for number", "        False for number"),
    ),
    without(
        120,
        "a column of objectives without more words makes no table",
        f"{SHEETS}_a_wide_table_of_objectives_is_read_and_what_has_no_field_is_told",
        (f"{RULES}/columns.py", '    (Column.INTERCOMMUNAL, re.compile(r"^objectifs?$")),\n', ""),
    ),
    without(
        120,
        "« points faibles » heads no list",
        f"{OF_RULES}_fact_sheets.py",
        (f"{RULES}/vocabulary.py", "points (?:faibles|noirs|", "points (?:noirs|"),
    ),
    without(
        105,
        "a document where two elements have one xml:id is refused",
        f"{OF_FORMATS}_foreign.py::test_valid_document_is_read_however_it_is_packed",
        ("core/xml.py", "        collect_ids=False,\n", ""),
    ),
    without(
        106,
        "headers of a DOCX are dropped",
        f"{OF_FORMATS}_margins.py::test_header_that_some_page_shows_is_told",
        (f"{DOCX}/reading.py", ", *remarks.running_remarks(running))", ")"),
    ),
    without(
        106,
        "headers that Word switched off are told",
        f"{OF_FORMATS}_margins.py::test_header_that_some_page_shows_is_told",
        (f"{DOCX}/parts.py", 'if switched.get(reference.get(w("type"), "default"), True)', "if switched"),
    ),
    without(
        106,
        "headers of an ODT are dropped",
        f"{OF_FORMATS}_margins.py::test_header_of_an_odt_that_some_page_shows_is_told",
        (f"{ODT}/reading.py", "*walk.aside.looks.remarks(), *running)", "*walk.aside.looks.remarks())"),
    ),
    without(
        106,
        "what runs over the pages of a PDF is dropped",
        f"{RUNNING}_running_words_are_told_once_and_kept_out",
        (f"{PDF}/reading.py", "running_remarks(words for sheet in sheets for words in sheet.running)", "()"),
    ),
    without(
        106,
        "a header that says draft is no warning",
        f"{READING}/test_running_text.py::test_a_draft_is_a_warning",
        (f"{READING}/remarks.py", "if _DRAFT.search(folded) else", "if False else"),
    ),
    without(
        106,
        "a draft at the edge of a single page is no warning",
        f"{RUNNING}_draft_at_the_edge_of_a_single_page_is_a_warning",
        (f"{PDF}/reading.py", "if not any(told.code == DRAFT_MARKED for told in running):", "if False:"),
    ),
    without(
        107,
        "what is typed in the form of a PDF is not read",
        f"{OVERLAYS}_value_of_a_form_is_read_where_it_stands",
        (f"{PDF}/annotations.py", "is_drawn = bool(_WORDED.intersection(kinds))", "is_drawn = False"),
    ),
    without(
        107,
        "free text that the page does not show is lost in silence",
        f"{OVERLAYS}_free_text_that_the_page_does_not_show_is_told",
        (f"{PDF}/annotations.py", "    if not overlay.typed:\n", "    if True:\n"),
    ),
    without(
        107,
        "half a word that the page shows is all of it",
        f"{OVERLAYS}_free_text_within_longer_words_is_not_shown",
        (f"{PDF}/annotations.py", "while at >= 0 and not (at in edges and at + len(words) in edges):", "while False:"),
    ),
    without(
        107,
        "boxes of a form are not read",
        f"{OVERLAYS}_boxes_to_tick_are_read_beside_their_words",
        (f"{PDF}/annotations.py", "        tuple(boxes),\n", "        (),\n"),
    ),
    without(
        107,
        "comments are lost in silence",
        f"{OVERLAYS}_comments_and_struck_words_are_told",
        (f"{PDF}/annotations.py", "any(kind in _COMMENTING and words for kind, words in marked)", "False"),
    ),
    without(
        107,
        "a control of Word is read with its instruction",
        f"{OF_FORMATS}_docx_marks.py",
        (f"{DOCX}/slimming.py", "    settle_controls(root)\n", ""),
    ),
    without(
        107,
        "a form field of OpenDocument is not read",
        f"{OF_FORMATS}_odt_marks.py",
        (f"{ODT}/settling.py", "            _write(control, _shown(found))\n", "            pass\n"),
    ),
    without(
        117,
        "struck words are read",
        f"{LOOKS}_words_struck_out_are_not_read_and_told_where_they_were",
        (f"{READING}/runs.py", "[run for run in segment if not run.struck]", "segment"),
    ),
    without(
        117,
        "struck words are left out in silence",
        f"{LOOKS}_words_struck_out_are_not_read_and_told_where_they_were",
        (f"{READING}/runs.py", "        noticed.struck += _alike(written, line, lambda run: run.struck)\n", ""),
    ),
    without(
        117,
        "a line drawn in a PDF strikes nothing",
        f"{OF_FORMATS}_pdf_markup.py::test_words_that_a_drawn_line_strikes_out_are_left_out_and_told",
        (f"{PDF}/striking.py", "    if not touched:\n", "    if True:\n"),
    ),
    without(
        117,
        "an annotation of a PDF strikes nothing",
        f"{OVERLAYS}_words_that_an_annotation_strikes_out_are_left_out",
        (f"{PDF}/pages.py", "strikes=tuple(_strikes(overlay, turn))", "strikes=()"),
    ),
    without(
        118,
        "a document held by a DOCX is passed over",
        f"{OF_FORMATS}_embedded.py",
        (f"{DOCX}/reading.py", "    noticed |= insert_chunks(parts.document, parts.related)\n", ""),
    ),
    without(
        118,
        "a held document of another kind is passed over in silence",
        f"{EMBEDDED}_document_of_another_kind_is_told {EMBEDDED}_held_document_that_is_absent_is_told",
        (f"{DOCX}/chunks.py", "        if not blocks:\n", "        if False:\n"),
    ),
    without(
        123,
        "a diagram is passed over",
        f"{EMBEDDED}_diagram_is_read_from_each_point_to_those_under_it",
        (f"{DOCX}/hoisting.py", "*_DRAWN, _WORD_ART, _DIAGRAM)", "*_DRAWN, _WORD_ART)"),
    ),
    without(
        123,
        "a chart is passed over in silence",
        f"{EMBEDDED}_what_is_shown_and_not_read_is_told",
        (f"{DOCX}/slimming.py", "        (remarks.CHARTS_IGNORED, _CHARTS),\n", ""),
    ),
    without(
        124,
        "an equation of Word is passed over",
        f"{EMBEDDED}_equation_is_read_in_its_sentence",
        (f"{DOCX}/slimming.py", "if write_equations(root):", "if False:"),
    ),
    without(
        124,
        "a formula of OpenDocument is passed over",
        f"{OF_FORMATS}_odt_marks.py",
        (f"{ODT}/settling.py", "        noticed |= _settle_object(held, part)\n", "        pass\n"),
    ),
)
