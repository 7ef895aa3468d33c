"""./regain fetch_open_data, against a server of one's own: resumed, checked, never half a file in place."""

import io
import socket
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command

from regain.core.calling.addresses import Reach
from regain.domain.indicators.models import Dataset
from regain.exchange.management.commands import fetch_open_data
from regain.exchange.management.downloads import DownloadFailed, Limits, download, name_in
from tests.exchange.reading.geo import files
from tests.factories.observations import FILOSOFI, load

CONTENT = bytes(range(256)) * 2_000
NEAR = Reach(frozenset({"http"}), lambda place: str(place) == "127.0.0.1", leaves_the_host=True)
"""As if the public internet were this machine, at one of its addresses."""
QUICK = Limits(tries=3, pause=0, patience=1)


class Source(BaseHTTPRequestHandler):
    """Serves `server.content` as `server.mood` says."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Say nothing."""

    def do_GET(self):
        server = self.server
        server.asked.append(dict(self.headers))
        mood = server.moods.pop(0) if server.moods else "whole"
        if mood.isdigit():
            self.answer(int(mood), b"")
        elif mood.startswith("to "):
            self.answer(302, b"", Location=mood[3:])
        elif self.headers.get("If-None-Match") == server.etag:
            self.answer(304, b"")
        else:
            self.send(mood)

    def send(self, mood):
        server, start = self.server, 0
        asked = self.headers.get("Range", "")
        if asked and self.headers.get("If-Range") == server.etag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        body, total = server.content[start:], len(server.content)
        headers = {"ETag": server.etag}
        if start:
            headers["Content-Range"] = f"bytes {start}-{total - 1}/{total}"
        if mood == "zipped":
            headers["Content-Encoding"] = "gzip"
        sent = body[: len(body) // 2] if mood in {"cut", "stalled"} else body
        self.answer(206 if start else 200, sent, length=len(body), **headers)
        if mood == "stalled":
            self.server.released.wait(5)
        self.close_connection = True

    def answer(self, status, body, *, length=None, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def source():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Source)
    server.content, server.etag, server.moods, server.asked = CONTENT, '"one"', [], []
    server.released = threading.Event()
    server.address = f"http://127.0.0.1:{server.server_port}/donnees/fichier.csv"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_file_arrives_whole_with_its_checksum(source, tmp_path):
    told = []

    file = download(
        source.address, folder=tmp_path, reach=NEAR, limits=QUICK, told=lambda done, total: told.append((done, total))
    )

    assert (file.path.read_bytes(), file.sha256, file.is_new) == (CONTENT, sha256(CONTENT).hexdigest(), True)
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".fichier.csv.json", "fichier.csv"]


@pytest.mark.parametrize("mood", ["cut", "stalled"])
def test_an_interrupted_download_goes_on_from_where_it_stopped(source, tmp_path, mood):
    source.moods = [mood]

    file = download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK)

    assert file.path.read_bytes() == CONTENT
    assert source.asked[1]["Range"] == f"bytes={len(CONTENT) // 2}-"


def test_another_run_takes_up_what_the_first_left(source, tmp_path):
    source.moods = ["cut", "503", "503"]
    with pytest.raises(DownloadFailed, match="reprendra où il s’est arrêté"):
        download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK)
    assert not (tmp_path / "fichier.csv").exists()

    assert download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK).path.read_bytes() == CONTENT
    assert "Range" in source.asked[-1]


def test_a_file_that_changed_in_between_is_begun_again(source, tmp_path):
    source.moods = ["cut", "503", "503"]
    with pytest.raises(DownloadFailed):
        download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK)
    source.content, source.etag = b"tout autre chose", '"two"'

    assert download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK).path.read_bytes() == b"tout autre chose"


def test_a_file_that_did_not_change_is_not_sent_again(source, tmp_path):
    download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK)

    again = download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK)
    source.content, source.etag = b"nouveau", '"two"'
    changed = download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK)

    assert (again.is_new, changed.is_new, changed.path.read_bytes()) == (False, True, b"nouveau")


@pytest.mark.parametrize(
    ("moods", "sentence"),
    [
        (["404"], "répond 404"),
        (["503", "503", "503"], "le serveur répond 503"),
        (["429", "cut", "503"], "n’a pas pu être téléchargé en entier"),
        (["zipped"], "comprimé"),
        (["to ftp://exemple.fr/f.csv"], "mal écrite"),
        (["to http://127.0.0.2/f.csv"], "pas publique"),
        (["to http://[::ffff:7f00:1]/f.csv"], "pas publique"),
    ],
)
def test_failures_are_sentences_and_leave_nothing_in_place(source, tmp_path, moods, sentence):
    source.moods = moods

    with pytest.raises(DownloadFailed, match=sentence):
        download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK)

    assert not (tmp_path / "fichier.csv").exists()


def test_a_file_too_large_is_not_taken(source, tmp_path):
    with pytest.raises(DownloadFailed, match="dépasse"):
        download(source.address, folder=tmp_path, reach=NEAR, limits=Limits(size=1_000, tries=1))

    assert not list(tmp_path.glob("fichier.csv*"))


def test_nobody_there(tmp_path):
    with pytest.raises(DownloadFailed, match="la connexion a échoué"):
        download("http://127.0.0.1:9/f.csv", folder=tmp_path, reach=NEAR, limits=Limits(tries=2, pause=0, patience=1))


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("ftp://exemple.fr/f", "mal écrite"),
        ("file:///etc/passwd", "mal écrite"),
        ("https://[", "mal écrite"),
        ("http://exemple.fr/f", "https"),
        ("https://169.254.169.254/latest/meta-data", "pas publique"),
    ],
)
def test_only_public_addresses_in_https_are_asked(address, sentence, tmp_path):
    with pytest.raises(DownloadFailed, match=sentence):
        download(address, folder=tmp_path, limits=QUICK)


def test_a_public_name_that_leads_to_this_machine_is_refused_when_it_is_called(tmp_path, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: [(2, 1, 6, "", ("127.0.0.1", 443))])

    with pytest.raises(DownloadFailed, match="pas publique"):
        download("https://donnees.exemple.fr/f.csv", folder=tmp_path, limits=QUICK)


def test_an_answer_of_unchanged_for_a_file_never_seen_is_a_failure(source, tmp_path):
    source.moods = ["304"]

    with pytest.raises(DownloadFailed, match="répond 304"):
        download(source.address, folder=tmp_path, reach=NEAR, limits=QUICK)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.fr/b/c.csv?x=1", "c.csv"),
        ("https://a.fr/%2e%2e%2fpasswd", ".._passwd".lstrip(".")),
        ("https://a.fr/", "fichier"),
        ("https://a.fr/.cache", "cache"),
    ],
)
def test_names_are_safe(address, name):
    assert name_in(address) == name


def run(*options, status=0):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("fetch_open_data", *options, stdout=out, stderr=err)
        ended = 0
    except SystemExit as stop:
        ended = stop.code
    assert ended == status, err.getvalue()
    return out.getvalue() + err.getvalue()


ADDRESS = "https://donnees.exemple.fr/donnees/fichier.csv"


@pytest.fixture
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "open_data"


@pytest.fixture
def published(source, monkeypatch):
    """The source, where the command looks for ADDRESS."""

    def brought(_address, **options):
        return download(source.address, **options, reach=NEAR, limits=QUICK)

    monkeypatch.setattr(fetch_open_data, "download", brought)
    return source


@pytest.mark.django_db
def test_without_addresses_it_says_what_to_do_by_hand(data):
    told = run()

    assert "https://www.insee.fr/fr/statistiques/2500477" in told
    assert f"Déposez les fichiers dans {data / 'depot'}" in told


@pytest.mark.django_db
def test_with_an_address_it_downloads_and_remembers_it(data, published):
    told = run("rpls_qpv", "--from", ADDRESS)
    again = run("rpls_qpv")

    assert "téléchargé" in told
    assert sha256(CONTENT).hexdigest() in told
    assert "inchangé depuis" in again
    assert Dataset.objects.get(code="rpls_qpv").file_url == ADDRESS
    assert (data / "rpls_qpv" / "fichier.csv").read_bytes() == CONTENT


@pytest.mark.django_db
def test_a_failure_says_what_to_do_by_hand(data, published):
    published.moods = ["404"]

    told = run("rpls_qpv", "--from", ADDRESS, status=1)

    assert "répond 404" in told
    assert "À télécharger à la main" in told


@pytest.mark.django_db
def test_files_dropped_by_hand_are_recognised(data):
    folder = data / "depot"
    assert "Rien n’est déposé" in run("--check")
    (folder / "a.csv").write_bytes(FILOSOFI)
    (folder / "b.csv").write_text("insee;valeur\n62083;1\n", encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7")
    (folder / "d.geojson.gz").write_bytes(files.gzipped(files.geojson(files.regain())))
    (folder / "e.csv").write_text("code_insee;nom\n62083;Barlin\n", encoding="utf-8")

    told = run("--check")
    load(FILOSOFI)

    assert "a.csv\u00a0: Revenus et pauvreté des quartiers prioritaires (Filosofi). 16 chiffres lus" in told
    assert "b.csv\u00a0: tableau inconnu" in told
    assert "c.pdf\u00a0: Ce fichier n’est pas un tableau" in told
    assert "d.geojson.gz\u00a0: Périmètres de 2024, 1 quartier. Lancez ./regain import_perimeters" in told
    assert "e.csv\u00a0: Liste de 1 commune. Lancez ./regain import_communes" in told
    assert "déjà importé" in run("--check")


@pytest.mark.django_db
def test_an_unknown_code_is_refused(data):
    assert "Jeu de données inconnu" in run("rien", status=1)
    assert "un seul code" in run("rpls_qpv", "filosofi_qpv", "--from", "https://a.fr/b", status=1)
