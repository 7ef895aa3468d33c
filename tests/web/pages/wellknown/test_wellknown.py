"""What programs read: whom to tell of a weakness, what not to visit."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.checks import run_checks


def test_whoever_finds_a_weakness_knows_whom_to_tell(client, time_machine):
    time_machine.move_to(datetime(2026, 3, 1, 15, 30, tzinfo=UTC))

    response = client.get("/.well-known/security.txt", secure=True, headers={"host": "localhost"})

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "Contact: mailto:securite@regain.example",
        "Expires: 2026-08-28T00:00:00Z",
        "Preferred-Languages: fr, en",
        "Canonical: https://localhost/.well-known/security.txt",
    ]


@pytest.mark.parametrize("day", [datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 12, 31, 23, tzinfo=UTC)])
def test_it_never_expires_and_never_promises_a_year(client, time_machine, day):
    time_machine.move_to(day)

    expires = client.get("/.well-known/security.txt").content.decode().split("Expires: ")[1].split("\n")[0]

    assert day < datetime.fromisoformat(expires) < day + timedelta(days=365)


def test_without_a_contact_there_is_no_promise_and_a_warning(client, db, settings):
    settings.SECURITY_CONTACT = ""
    settings.ACCESSIBILITY_CONTACT = "https://ville.example/contact"

    warnings = [check.id for check in run_checks(include_deployment_checks=True) if check.id.startswith("regain.W")]

    assert client.get("/.well-known/security.txt").status_code == 404
    assert warnings == ["regain.W001"]


def test_robots_are_told_to_go(client):
    assert client.get("/robots.txt").content.decode().endswith("Disallow: /\n")


@pytest.mark.parametrize(
    ("hosts", "faults"),
    [
        (["regain.example", "[::1]"], []),
        (["*"], ["*"]),
        (["regain.example", ".ville.example"], [".ville.example"]),
        (["*.example", "regain*"], ["*.example", "regain*"]),
    ],
)
def test_a_name_of_machine_that_means_others_is_an_error(settings, hosts, faults):
    settings.ALLOWED_HOSTS = hosts

    found = [check for check in run_checks(include_deployment_checks=True) if check.id == "regain.E001"]

    assert [check.msg.split("« ")[1].split(" »")[0] for check in found] == faults
    assert all(check.is_serious() for check in found)


def test_a_variable_whose_name_is_mistyped_is_told(settings):
    settings.UNKNOWN_VARIABLES = ["REGAIN_HOST"]

    told = [check.msg for check in run_checks(include_deployment_checks=True) if check.id == "regain.I001"]

    assert told == ["REGAIN_HOST n’est lue par rien."]


@pytest.mark.parametrize(("mode", "told"), [(0o700, []), (0o750, ["regain.I002"]), (0o755, ["regain.I002"])])
def test_a_data_folder_that_others_may_read_is_told(settings, tmp_path, mode, told):
    settings.DATA_DIR = tmp_path
    tmp_path.chmod(mode)

    assert [check.id for check in run_checks(include_deployment_checks=True) if check.id == "regain.I002"] == told
