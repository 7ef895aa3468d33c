"""Mends of workbooks, outlines, figures and twins.

Numbers are 200 and the rank of the file of inputs; from 221, what was seen on screen, in the order it was told.
"""

from tests.mutations.model import without

OBSERVATIONS, GEO = "exchange/reading/observations", "exchange/reading/geo"
SEEN, SEEN_OF_XLS = f"{OBSERVATIONS}/test_seen_of_sheets.py::test", f"{OBSERVATIONS}/test_seen_of_xls.py::test"
DOUBTFUL = f"{OBSERVATIONS}/test_doubtful_numbers.py::test"
PLACES, FORMATS = f"{GEO}/test_places.py::test", f"{GEO}/test_formats.py::test"
FIGURES, TWINS = "reports/figures/test_figures.py::test", "reports/twins/test_building.py::test"
PAIRS, CORRESPONDENCES = "web/pages/perimeters/test_pairs.py::test", "reports/correspondences.py"
ASKED = "web/pages/observations/test_pages.py::test"
LOCATING = "web/pages/locating/test_locating_pages.py::test"

MUTATIONS = (
    without(
        208,
        "hidden sheets are read",
        f"{SEEN}_hidden_sheets_and_rows_of_a_workbook_are_left_out_and_said_and_remarks_name_their_sheet",
        (
            f"{OBSERVATIONS}/workbooks.py",
            " if one.visible == python_calamine.SheetVisibleEnum.Visible]",
            "]",
        ),
    ),
    without(
        208,
        "hidden rows of a workbook are read",
        f"{SEEN}_hidden_sheets_and_rows_of_a_workbook_are_left_out_and_said_and_remarks_name_their_sheet "
        f"{SEEN}_hidden_sheets_rows_and_columns_of_opendocument",
        (f"{OBSERVATIONS}/marks.py", "return _among(self.hidden_rows, count)", "return frozenset()"),
    ),
    without(
        208,
        "hidden columns of figures are read",
        f"{SEEN}_hidden_columns_of_figures_are_left_out_and_said",
        (f"{OBSERVATIONS}/marks.py", "return _among(self.hidden_columns, count)", "return frozenset()"),
    ),
    without(
        208,
        "what an XLS hides is read",
        f"{SEEN_OF_XLS}_what_an_xls_hides_is_left_out_and_said",
        (f"{OBSERVATIONS}/xls_marks.py", "if row.hidden or row.height == 0]", "if False]"),
    ),
    without(
        208,
        "the hidden columns of an XLS are read",
        f"{SEEN_OF_XLS}_what_an_xls_hides_is_left_out_and_said",
        (f"{OBSERVATIONS}/xls_marks.py", "if column.hidden or column.width == 0]", "if False]"),
    ),
    without(
        208,
        "a remark does not name its sheet",
        f"{SEEN}_hidden_sheets_and_rows_of_a_workbook_are_left_out_and_said_and_remarks_name_their_sheet",
        (
            f"{OBSERVATIONS}/figures.py",
            "Finding(code, severity, message, line, column, sheet or self.sheet)",
            'Finding(code, severity, message, line, column, "")',
        ),
    ),
    without(
        209,
        "a cell shown as a percentage is the number under it",
        f"{SEEN}_a_cell_shown_as_a_percentage_is_one",
        (
            f"{OBSERVATIONS}/xlsx_marks.py",
            'return Kind.PERCENT if typed == "n" and self.cell.get("s", "0") in self.percents else None',
            "return None",
        ),
    ),
    without(
        209,
        "a percentage of OpenDocument is the number under it",
        f"{SEEN}_a_percentage_of_opendocument_is_one_even_in_repeated_cells_and_rows",
        (f"{OBSERVATIONS}/ods_marks.py", "            kind = Kind.PERCENT\n", "            kind = None\n"),
    ),
    without(
        209,
        "a percentage of an XLS is the number under it",
        f"{OBSERVATIONS}/test_seen_of_xls.py",
        (f"{OBSERVATIONS}/xls_marks.py", "                yield Mark(*at, Kind.PERCENT)\n", "                pass\n"),
    ),
    without(
        209,
        "a quoted sign of percentage multiplies",
        f"{SEEN}_a_sign_that_is_only_written_beside_the_number_does_not_multiply_it",
        (f"{OBSERVATIONS}/marks.py", 'return "%" in _NOT_SHOWN_AS_SUCH.sub("", code)', 'return "%" in code'),
    ),
    without(
        209,
        "rates that are all under one are percentages in silence",
        f"{DOUBTFUL}_rates_that_are_all_under_one_are_doubtful",
        (
            f"{OBSERVATIONS}/writings.py",
            "    return {OF_ONE: True, OF_HUNDRED: False}.get(said.rates)\n",
            "    return False\n",
        ),
    ),
    without(
        210,
        "a point before three digits is decimal in silence",
        f"{DOUBTFUL}_a_point_before_three_digits_is_asked_about_and_the_rest_is_read",
        (
            f"{OBSERVATIONS}/writings.py",
            "doubtful=frozenset(mark for mark, fate in fates.items() if not fate),",
            "doubtful=frozenset(),",
        ),
    ),
    without(
        210,
        "neither the column nor the file says what a mark is",
        f"{DOUBTFUL}_the_column_then_the_file_say_what_a_mark_is",
        (
            f"{OBSERVATIONS}/writings.py",
            "said.marks if len(either) > 1 else _fate(mark, column, file) or said.marks",
            "said.marks",
        ),
    ),
    without(
        211,
        "a cell in error is a secret",
        f"{SEEN}_cells_in_error_and_formulas_without_a_value_are_refused_with_their_place",
        (f"{OBSERVATIONS}/xlsx_marks.py", '        if typed == "e":\n', "        if False:\n"),
    ),
    without(
        211,
        "a formula without a value is a secret",
        f"{SEEN}_cells_in_error_and_formulas_without_a_value_are_refused_with_their_place",
        (f"{OBSERVATIONS}/xlsx_marks.py", "            return Kind.FORMULA\n", "            return None\n"),
    ),
    without(
        211,
        "an error of OpenDocument is a secret",
        f"{SEEN}_errors_and_formulas_of_opendocument_are_refused",
        (f"{OBSERVATIONS}/ods_marks.py", "            kind = Kind.ERROR\n", "            kind = None\n"),
    ),
    without(
        211,
        "an error of an XLS is a secret",
        f"{SEEN_OF_XLS}_an_error_of_an_xls_is_refused_at_its_place_and_is_no_secret",
        (f"{OBSERVATIONS}/xls_marks.py", "if cell.ctype == xlrd.XL_CELL_ERROR:", "if False:"),
    ),
    without(
        211,
        "what a spreadsheet shows for an error is a word",
        f"{OBSERVATIONS}/test_values.py::test_a_formula_that_failed_is_neither_secret_nor_missing",
        (f"{OBSERVATIONS}/values.py", "    if _FAILED(words):\n", "    if False:\n"),
    ),
    without(
        212,
        "projected coordinates that say nothing are in Lambert-93",
        f"{PLACES}_a_system_that_is_not_told_is_found_by_the_departement_and_named",
        (
            f"{GEO}/systems.py",
            "(LAMBERT_93, *(sorted(_LEGAL - {LAMBERT_93}) if is_located else ()))",
            "(LAMBERT_93,)",
        ),
    ),
    without(
        212,
        "no outline is far from its département",
        f"{PLACES}_degrees_of_another_departement_are_refused_with_the_distance "
        f"{PLACES}_one_outline_far_from_the_others_is_left_aside_alone",
        (f"{GEO}/systems.py", "for rank, km in far.items() if km}", "for rank, km in far.items() if False}"),
    ),
    without(
        212,
        "the system that was guessed is not named",
        f"{PLACES}_a_system_that_is_not_told_is_found_by_the_departement_and_named",
        (f"{GEO}/outlines.py", '*([GeoFinding(0, "", guessed)] if placed.is_guessed else []),', ""),
    ),
    without(
        212,
        "an outline drawn by hand may be anywhere in France",
        f"{PLACES}_a_shape_without_a_code_is_placed_where_its_neighbourhood_is",
        (f"{GEO}/outlines.py", "lambda _feature: department)", 'lambda _feature: "")'),
    ),
    without(
        212,
        "an outline may be far from the commune that its file says",
        "exchange/planning/test_perimeters.py::test_an_outline_far_from_the_commune_it_says_is_left_aside_with_the_distance",
        ("exchange/planning/perimeters/comparing.py", "        if away > _NEAR_KM:\n", "        if False:\n"),
    ),
    without(
        213,
        "surfaces in a collection are lost",
        f"{PLACES}_surfaces_in_a_collection_are_kept_at_any_depth_and_lines_are_not",
        (f"{GEO}/geojson.py", 'if kind == "GeometryCollection" and depth < _DEEPEST:', "if False:"),
    ),
    without(
        213,
        "a collection within a collection is lost",
        f"{PLACES}_surfaces_in_a_collection_are_kept_at_any_depth_and_lines_are_not",
        (f"{GEO}/geojson.py", "depth < _DEEPEST:", "depth < 1:"),
    ),
    without(
        214,
        "names without a .cpg are in Windows-1252",
        f"{FORMATS}_names_without_a_cpg_are_read_by_their_bytes",
        (f"{GEO}/shapefile.py", "found = UTF_8 if spelt >= stray else", "found ="),
    ),
    without(
        214,
        "a .cpg that lies is believed",
        f"{FORMATS}_a_cpg_that_lies_is_doubted_and_said",
        (
            f"{GEO}/shapefile.py",
            "is_lie = bool(told and names and not names.isascii()) and _ONE_BYTE.get(told, UTF_8) != found",
            "found, is_lie = _ONE_BYTE.get(told, UTF_8) if told else found, False",
        ),
    ),
    without(
        221,
        "a figure that has a rank is said to be beyond comparison",
        f"{FIGURES}_what_ranks_among_the_neighbourhoods_of_france_is_never_said_to_be_beyond_comparison",
        (
            "reports/figures/sentences.py",
            "(wording.RANK_ALONE if one.rank else wording.NO_COMPARISON,)",
            "(wording.NO_COMPARISON,)",
        ),
    ),
    without(
        221,
        "a figure that is alone has a rank",
        f"{FIGURES}_a_figure_alone_has_no_rank_and_says_that_nothing_compares",
        ("reports/figures/ranks.py", ' and found[keys[code]]["total"] > 1', ""),
    ),
    without(
        222,
        "the widest gap is the biggest number",
        "reports/test_portraits.py::test_the_worst_gaps_are_measured_by_how_many_times_and_only_where_worse_means_something",
        ("reports/portraits.py", "key=lambda one: -one.times)", "key=lambda one: -abs(one.gap or 0))"),
    ),
    without(
        222,
        "a gap may be the worst of an indicator of which neither more nor less is better",
        "reports/test_portraits.py::test_the_worst_gaps_are_measured_by_how_many_times_and_only_where_worse_means_something",
        (
            "reports/portraits.py",
            " and sense is not None and (figure.gap > 0) != sense",
            " and (figure.gap > 0) != bool(sense)",
        ),
    ),
    without(
        223,
        "the quarters of 2015 that figures name are not offered",
        f"{PAIRS}_codes_that_only_figures_know_are_offered_by_name_and_commune_the_same_name_first",
        (CORRESPONDENCES, "if perimeter.vintage == Vintage.OF_2024 else []", "if False else []"),
    ),
    without(
        223,
        "those of the same name do not come first",
        f"{PAIRS}_codes_that_only_figures_know_are_offered_by_name_and_commune_the_same_name_first",
        (CORRESPONDENCES, "(neighbourhood_key(one.name) != neighbourhood_key(side.name), one.code)", "one.code"),
    ),
    without(
        223,
        "a name that two have is confirmed with others",
        f"{PAIRS}_the_same_names_are_confirmed_at_once_but_not_names_that_two_have",
        (CORRESPONDENCES, " and theirs[_named(side)] == 1\n", "\n"),
    ),
    without(
        223,
        "two that continue one neighbourhood are confirmed together",
        f"{PAIRS}_two_guesses_of_one_neighbourhood_of_2015_are_not_confirmed_together",
        (CORRESPONDENCES, " not in refused and continued[one.other.code] == 1", " not in refused"),
    ),
    without(
        223,
        "a pair that was refused is proposed with the same names",
        f"{PAIRS}_a_pair_that_was_refused_is_not_among_the_same_names",
        (CORRESPONDENCES, "(one.perimeter_pk, one.other.code) not in refused and continued", "continued"),
    ),
    without(
        223,
        "no decision leads to the next",
        f"{PAIRS}_each_decision_leads_to_the_next_and_the_last_to_the_list",
        ("web/pages/perimeters/correspondences.py", "    if found.alone:\n", "    if False:\n"),
    ),
    without(
        224,
        "a correspondence leaves no trace in the history of the contract",
        f"{PAIRS}_a_decision_is_told_in_the_history_of_the_neighbourhood_and_of_the_contract",
        ("reports/changes.py", "            correspondences_in([contract.intercommunality_id]),\n", ""),
    ),
    without(
        225,
        "a file that lacks its year is refused",
        f"{ASKED}_the_year_is_a_question_of_the_page_and_not_a_refusal",
        (
            "web/pages/observations/presenters.py",
            '"annee": year_is_wanted or "year_wanted" in counts,',
            '"annee": False,',
        ),
    ),
    without(
        225,
        "what a file leaves open is not asked on its page",
        f"{ASKED}_what_a_file_leaves_open_is_asked_on_its_page_and_the_answer_is_imported",
        ("web/pages/observations/presenters.py", '"taux": RATES_DOUBTFUL in counts,', '"taux": False,'),
    ),
    without(
        226,
        "a twin has its code for a name",
        f"{TWINS}_a_twin_has_a_name_and_a_commune_or_at_least_a_departement",
        ("reports/twins/pool.py", "    if not name:\n", "    if True:\n"),
    ),
    without(
        226,
        "a twin has no commune",
        f"{TWINS}_a_twin_has_a_name_and_a_commune_or_at_least_a_departement",
        (
            "reports/twins/pool.py",
            'where = communes.get(commune) or (department.name if department else "")',
            'where = ""',
        ),
    ),
    without(
        226,
        "first of the group and still among it is a contradiction",
        f"{TWINS}_first_or_last_of_the_group_and_still_among_it_is_no_contradiction",
        ("reports/twins/wording.py", "    if place.place != Place.ALIKE:\n", "    if True:\n"),
    ),
    without(
        226,
        "the names of places come with new figures only",
        f"{ASKED}_a_file_of_the_same_figures_still_brings_the_names_of_its_places",
        ("exchange/planning/observations/plan.py", "not self.changed and not self.named", "not self.changed"),
    ),
    without(
        226,
        "the method of twins is a file of developers",
        "web/pages/figures/test_twins_pages.py::test_better_and_worse_are_said",
        ("web/pages/figures/templates/figures/_twins_detail.html", '{% url "twins_method" %}', "docs/twins.md"),
    ),
    without(
        227,
        "the years that a reference lacks are said row by row",
        f"{FIGURES}_the_years_that_a_reference_lacks_are_said_in_one_line_and_not_row_by_row",
        (
            "reports/figures/charts.py",
            "*(words or NOTHING for words in told))",
            '*(words or "pas de chiffre" for words in told))',
        ),
    ),
    without(
        227,
        "a portrait without figures has contents",
        "web/pages/figures/test_exports.py::test_a_portrait_without_figures_is_a_cover_and_one_page",
        ("exchange/planning/portraits.py", "has_contents=not figures.is_empty,", "has_contents=True,"),
    ),
    without(
        228,
        "nothing says that no address is loaded before one types",
        f"{LOCATING}_without_addresses_it_is_said_before_one_types_and_what_was_typed_stays",
        ("web/pages/locating/presenters.py", 'return "" if has_geocoder() else lack_of_base(member)', 'return ""'),
    ),
    without(
        229,
        "an indicator has two names",
        f"{FIGURES}_an_indicator_has_one_name_wherever_it_is_said",
        ("domain/contracts/enums.py", "Part des logements sociaux", "Part du parc social"),
    ),
    without(
        230,
        "the area that is quoted is not held against the outline",
        f"{FIGURES}_the_area_that_is_quoted_is_held_against_the_outline",
        ("reports/figures/measures.py", "return (*_areas(neighbourhood, areas), ", "return (*(), "),
    ),
    without(
        230,
        "the schools' index that is quoted is held against nothing",
        f"{FIGURES}_the_index_that_is_quoted_is_held_against_the_schools_around",
        (
            "reports/figures/measures.py",
            "if row.value is not None and not low - _POINTS <= row.value <= high + _POINTS:",
            "if False:",
        ),
    ),
)
