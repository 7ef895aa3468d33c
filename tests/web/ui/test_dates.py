from datetime import UTC, date, datetime

from regain.web.ui.templatetags.words import date_fr


def test_a_day_is_itself():
    assert date_fr(date(2024, 7, 9)) == "9 juillet 2024"


def test_a_moment_is_told_in_the_time_of_france():
    assert date_fr(datetime(2024, 7, 8, 22, 30, tzinfo=UTC)) == "9 juillet 2024"
