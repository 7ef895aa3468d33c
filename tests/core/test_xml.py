import pytest
from lxml import etree

from regain.core.xml import parsed

BOMB = b'<!DOCTYPE a [<!ENTITY b "boum"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><a>&d;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
BARE = '<!DOCTYPE a SYSTEM "https://else.example/a.dtd"><a/>'


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE, BARE])
def test_xml_that_declares_its_type_is_not_read(xml):
    with pytest.raises(ValueError, match="document type"):
        parsed(xml)


@pytest.mark.parametrize(("keeps", "children"), [(True, 3), (False, 1)])
def test_comments_and_instructions_are_kept_when_asked(keeps, children):
    assert len(parsed("<a><!-- note --><?do it?><b/></a>", keeps_notes=keeps)) == children


def test_what_is_not_xml_is_refused():
    with pytest.raises(etree.XMLSyntaxError):
        parsed("<a>")
