"""A template obeys nobody: it reaches nothing of Python, never runs for ever, never swells without end."""

import pytest

from regain.exchange.writing.templates import TemplateRefused, fields_of, fill_template
from regain.exchange.writing.templates.sandbox import Sandbox, Steps, counted
from tests.exchange.writing.papers import template, with_parts
from tests.factories.drafts import draft

FIELDS = fields_of(draft())

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ commune.__class__.__mro__ }}",
    "{{ commune['__class__'] }}",
    "{{ commune|attr('__class__') }}",
    "{{ loop.__init__ }}",
    "{% for s in signataires %}{{ loop._iterable }}{% endfor %}",
    "{{ quartiers.append(1) }}",
    "{{ commune.upper() }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler }}",
    "{{ lipsum() }}",
    "{{ range(10) }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'a' * 999999999 }}",
    "{{ '%9999999d' % 1 }}",
    "{{ [1] }}",
    "{{ commune is defined }}",
    "{{ commune[0:3] }}",
    "{{ commune ~ commune }}",
    "{% set x = 1 %}",
    "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'x' %}",
    "{% macro a() %}{% endmacro %}",
    "{% raw %}{% endraw %}",
    "{% do 1 %}",
    "{% for i in range(10**9) %}{% endfor %}",
    "{% for i in [1, 2] %}{% endfor %}",
    "{% for c in commune %}{% endfor %}",
    "{% for __x in quartiers %}{% endfor %}",
    "{% for loop in quartiers %}{% endfor %}",
    "{% for a, b in quartiers %}{% endfor %}",
    "{% for q in quartiers recursive %}{% endfor %}",
    "{{ commune }}{{ }}{% endfor %}{% for q in quartiers %}",
    "{{ commune }} }}{{ ''.__class__ }}",
    "{{ commune if True else ''.__class__ }}",
    "{{ " + "(" * 400 + "commune" + ")" * 400 + " }}",
]


@pytest.mark.parametrize("words", ESCAPES)
def test_what_is_not_a_field_is_refused(words):
    with pytest.raises(TemplateRefused):
        fill_template(template(words), FIELDS)


@pytest.mark.parametrize(
    "source",
    [
        "{{ x.__class__ }}",
        "{{ x['__class__'] }}",
        "{{ x() }}",
        "{% set y = 1 %}",
        "{% for i in (1, 2) %}{% endfor %}",
        "{{ 2 ** 9 }}",
        "{{ unknown }}",
    ],
)
def test_the_sandbox_refuses_what_the_check_would_have_let_through(source):
    with pytest.raises(Exception, match=r"Ce modèle demande|undefined|has no attribute|no attribute"):
        Sandbox().from_string(source).render({"x": {"a": 1}})


def test_loops_in_loops_are_stopped():
    names = "abcdefgh"
    words = "".join(f"{{% for {one} in signataires %}}" for one in names) + "x" + "{% endfor %}" * len(names)
    many = fields_of(draft(signatories=tuple(str(rank) for rank in range(500))))

    with pytest.raises(TemplateRefused, match="démesuré"):
        fill_template(template(words), many)


def test_a_text_that_swells_is_stopped():
    words = "{% for a in signataires %}{% for b in signataires %}" + "{{ commune }}" * 50 + "{% endfor %}{% endfor %}"
    many = {**fields_of(draft(signatories=tuple(f"x{rank}" for rank in range(400)))), "commune": "B" * 1000}

    with pytest.raises(TemplateRefused, match="démesuré"):
        fill_template(template(words), many)


def test_turns_are_counted_over_all_loops_together():
    steps = Steps(5)
    fields = counted({"a": [1, 2, 3], "b": [{"c": ("x", "y", "z")}]}, steps)

    assert [list(fields["a"]), len(fields["b"][0]["c"])] == [[1, 2, 3], 3]
    with pytest.raises(TemplateRefused):
        list(fields["b"][0]["c"])


def test_a_field_hidden_where_nothing_is_filled_is_told():
    bookmark = b'<w:bookmarkStart w:id="1" w:name="{{ commune.__class__ }}"/><w:bookmarkEnd w:id="1"/><w:sectPr'
    hidden = with_parts(template("visible"), {}, replace=(b"<w:sectPr", bookmark))

    with pytest.raises(TemplateRefused, match="se cache"):
        fill_template(hidden, FIELDS)


@pytest.mark.parametrize("words", ["{" * 20_000, "{{" * 20_000, "{% " * 20_000, "{{ " * 9_000 + "}}", "{#" * 9_000])
def test_braces_without_end_are_refused(words):
    with pytest.raises(TemplateRefused):
        fill_template(template(words), FIELDS)


def test_a_template_as_long_as_a_book_is_refused():
    with pytest.raises(TemplateRefused, match="beaucoup trop long"):
        fill_template(template("\t" * 60_000), FIELDS)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/_rels/document.xml.rels", b"<a/>"),
        ("_rels/.rels", b"<a/>"),
        ("[Content_Types].xml", b"<a/>"),
        ("word/document.xml", b"<a/>"),
        ("word/document.xml", b""),
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        ("word/header1.xml", b"<a"),
        ("word/header1.xml", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"),
    ],
)
def test_a_document_whose_parts_are_not_those_of_word_is_refused_in_one_sentence(part, content):
    hostile = with_parts(template("{{ commune }}", header="{{ commune }}"), {part: content})

    with pytest.raises(TemplateRefused, match=r"n’est pas un document Word"):
        fill_template(hostile, FIELDS)
