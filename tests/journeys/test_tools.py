"""The tools that look at each page do see what is wrong."""

import shutil

import pytest

from tests.conftest import required
from tests.journeys.markup import faults_of
from tests.journeys.tools import heard_reproaches, ibm_reproaches

PAGE = '<!DOCTYPE html><html lang="fr"><head><title>x</title></head><body>{}</body></html>'


@pytest.mark.slow
def test_the_html_of_pages_is_read_and_its_faults_told(tmp_path):
    if not (shutil.which("java") or required("java")):
        pytest.skip("Java est absent de cette machine")
    for name, body in (
        ("bonne", "<p id=a>x</p>"),
        ("double", "<p id=a>x</p><p id=a>y</p>"),
        ("figure", "<figure><figcaption>x</figcaption><p>y</p><figcaption>z</figcaption></figure>"),
    ):
        (tmp_path / f"{name}.html").write_text(PAGE.format(body))

    assert {one.partition(".html")[0] for one in faults_of(tmp_path)} == {"double", "figure"}


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        ([("link, Voir", "Voir", "/a"), ("link, Voir", "Voir", "/a")], []),
        ([("link, Voir", "Voir", "/a"), ("link, Voir", "Voir", "/b")], ["même nom, 2 buts"]),
        ([("main", "", ""), ("link, Voir", "Voir", "/a"), ("end of main", "", ""), ("link, Voir", "Voir", "/b")], []),
        ([("button", "", "")], ["sans nom"]),
        ([("form", "", "")], ["sans nom"]),
        ([("region, a", "a", ""), ("end of region, a", "", ""), ("region, a", "a", "")], ["2 fois le même repère"]),
        ([(f"region, {'a' * 101}", "a" * 101, "")], ["nom trop long (101)"]),
        ([(f"region, a, {'b' * 200}", "a", "")], []),
        ([(f"link, {'a' * 200}", "a" * 200, "/a")], []),
        ([(f"link, {'a' * 301}", "a" * 301, "/a")], ["nom trop long (301)"]),
        ([("paragraph", "", ""), ("a" * 2000, "a" * 2000, "")], []),
    ],
)
def test_what_is_tiring_or_misleading_to_hear_is_told(heard, told):
    assert [one.partition(" : ")[0] for one in heard_reproaches(heard)] == told


def test_a_fault_that_html_allows_is_let_pass_for_that_field_alone():
    fields = [("input_autocomplete_valid", "x", f'<input autocomplete="{word}">') for word in ("username", "nom")]

    assert len(ibm_reproaches(fields)) == 1
