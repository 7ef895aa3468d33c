"""Doubts that only a wrong figure raises."""

from regain.exchange.reading.agreement_file import read_agreement_file
from tests.agreements.layout import make_file
from tests.agreements.model import agreements

VALDORE = next(agreement for agreement in agreements() if agreement.slug == "valdore")
PAPER = make_file(VALDORE.layout, "txt").decode()


def doubts(paper: str) -> list[str]:
    _, reading = read_agreement_file(paper.encode(), name="convention.txt")
    return [finding.message for finding in reading.draft.findings if finding.code == "share_above_the_whole"]


def test_a_share_above_the_whole_is_doubted_where_it_stands():
    assert "36,7 %" in PAPER
    assert doubts(PAPER) == []
    assert doubts(PAPER.replace("36,7 %", "136,7 %")) == ["« 136,7 % » dépasse 100 % : vérifiez ce chiffre."]
