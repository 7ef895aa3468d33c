"""./regain import_observations: shows, then imports; again, it changes nothing."""

import io
from hashlib import sha256

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from regain.core.member import SYSTEM
from regain.domain.indicators.models import Dataset, Edition, Observation
from regain.domain.journal.models import Entry
from regain.exchange.applying.observations import plan_file
from tests.factories.contracts import ContractFactory
from tests.factories.observations import FILOSOFI, confidential, filosofi, load
from tests.factories.territory import IntercommunalityFactory
from tests.mandates import ELSEWHERE

YEARS = {"rpls_qpv2015_france.csv": 2016, "indicateurs_communes_cabbalr.csv": 2023}
COUNTS = {
    "filosofi_qpv2015_2012_2021_cabbalr.csv": 640,
    "filosofi_qpv2015_2012_2021_dep62.csv": 2_560,
    "filosofi_qpv2015_2012_2021_metropole.csv": 51_832,
    "fr-en-ips-colleges-ap2022_cabbalr.csv": 78,
    "fr-en-ips-ecoles-ap2022_cabbalr.csv": 300,
    "fr-en-ips-lycees-ap2022_cabbalr.csv": 112,
    "indicateurs_communes_cabbalr.csv": 1_800,
    "insee_demographie_2010_qpv_ORIGINAL.xls": 78_900,
    "population_qpv2015_2013_2018.csv": 3_028,
    "rpls_qpv2015_france.csv": 47_600,
}


def run(path, *options, status=0):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_observations", str(path), *options, stdout=out, stderr=err)
        ended = 0
    except SystemExit as stop:
        ended = stop.code
    assert ended == status, err.getvalue()
    return out.getvalue() + err.getvalue()


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "filosofi.csv"
    path.write_bytes(FILOSOFI)
    return path


@pytest.mark.django_db
def test_without_apply_nothing_is_written(paper):
    told = run(paper)

    assert "16 chiffres lus\u00a0: 16 ajoutés, 0 corrigé, 0 inchangé, 0 refusé." in told
    assert "relancez avec --apply" in told
    assert (Edition.objects.count(), Observation.objects.count(), Entry.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing(paper):
    first = run(paper, "--apply")
    again = run(paper, "--apply")

    assert "Importé." in first
    assert "Rien à changer" in again
    assert (Edition.objects.count(), Observation.objects.count(), Entry.objects.count()) == (1, 16, 1)
    assert Edition.objects.get().sha256 == sha256(FILOSOFI).hexdigest()


@pytest.mark.django_db
def test_a_new_edition_shows_what_it_changes_and_keeps_what_it_corrects(paper):
    run(paper, "--apply")
    paper.write_bytes(filosofi(poverty="44,1", years=(2021, 2022)))

    told = run(paper, "--apply")

    assert "16 chiffres lus\u00a0: 8 ajoutés, 1 corrigé, 7 inchangés, 0 refusé." in told
    assert "QP062007 2021 poverty_rate\u00a0: 45 devient 44.1" in told
    assert (Observation.objects.count(), Observation.objects.filter(replaced_by=None).count()) == (25, 24)


@pytest.mark.django_db
def test_an_old_file_does_not_undo_a_later_edition(paper):
    run(paper, "--apply")
    load(filosofi(poverty="44,1"))

    told = run(paper, "--apply")

    assert "2 chiffres de ce fichier ont été corrigés depuis" in told
    assert "Rien à changer" in told


@pytest.mark.django_db
def test_a_narrower_file_does_not_unsay_what_a_wider_one_said(paper):
    run(paper, "--apply")
    lines = FILOSOFI.decode().splitlines()
    paper.write_bytes("\n".join([lines[0], *(line for line in lines[1:] if "Centre" in line)]).encode())

    assert "Rien à changer" in run(paper, "--apply")


@pytest.mark.django_db
def test_refusals_are_one_sentence(tmp_path, paper):
    unknown, nothing = tmp_path / "a.csv", tmp_path / "b.csv"
    unknown.write_text("insee;valeur\n62083;12\n", encoding="utf-8")
    nothing.write_bytes(FILOSOFI.splitlines()[0])

    assert "n’est pas un produit que Regain connaît" in run(unknown, status=2)
    assert "Aucun chiffre" in run(nothing, "--apply", status=1)
    assert "n’existe pas" in run(tmp_path / "rien.csv", status=2)
    assert "Ce fichier est du jeu «\u00a0filosofi_qpv\u00a0»" in run(paper, "--dataset", "rpls_qpv", status=1)
    assert "Personne n’a l’adresse" in run(paper, "--as", "x@regain.example", status=1)


@pytest.mark.django_db
def test_interrupted_it_writes_nothing(paper, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("regain.exchange.management.progress.Progress.__call__", interrupted)

    assert "Interrompu." in run(paper, "--apply", status=130)
    assert (Edition.objects.count(), Observation.objects.count(), Entry.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_all_the_shared_files_come_in_with_the_right_number_of_figures(shared):
    in_force = {}
    for name, count in COUNTS.items():
        path = shared / "data" / "indicateurs" / name
        year = YEARS.get(name)
        told = run(path, *(["--year", str(year)] if year else []), "--apply")
        assert f"{count:,} chiffres lus".replace(",", "\u202f") in told
        in_force[name] = Observation.objects.filter(replaced_by=None).count()

    editions = Edition.objects.filter(dataset__code="filosofi_qpv").order_by("pk")
    assert [(one.added, one.changed, one.unchanged) for one in editions] == [
        (640, 0, 0),
        (1_920, 0, 640),
        (49_272, 0, 2_560),
    ]
    assert Observation.objects.count() == 51_832 + 3_028 + 47_600 + 78_900 + 300 + 78 + 112 + 1_800
    assert "Rien à changer" in run(shared / "data" / "indicateurs" / next(iter(COUNTS)), "--apply")


class TestIdempotence(TestCase):
    """Whatever the figures, importing them twice is importing them once."""

    @settings(max_examples=15, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.integers(1, 999), st.integers(2012, 2021), st.sampled_from(["", "S", "45,5", "12.0", "nd", "0"])
            ),
            min_size=1,
            max_size=12,
            unique_by=lambda row: row[:2],
        )
    )
    def test_twice_is_once(self, rows):
        lines = ["code,revenu_median,taux_pauvrete,gini,s80s20,annee"]
        lines += [f'QP062{code:03d},14520,"{poverty}",,,{year}' for code, year, poverty in rows]
        content = "\n".join(lines).encode()

        load(content)
        again = plan_file(content, by=SYSTEM)

        assert (again.is_empty, again.unchanged) == (True, 4 * len(rows))


@pytest.fixture
def beside(contract, claire):
    """Our contract and its lead, and another contract in the instance."""
    agglomeration = IntercommunalityFactory(siren=ELSEWHERE.agglomeration, name="Ailleurs")
    return ContractFactory(code=ELSEWHERE.key, intercommunality=agglomeration, communes=[])


def test_a_lead_beside_another_contract_imports_no_official_file(paper, beside):
    told = run(paper, "--apply", "--as", "claire@regain.example", status=1)

    assert "demandez à la personne qui administre Regain" in told
    assert Edition.objects.count() == 0


def test_a_data_set_without_a_contract_is_given_to_one(beside):
    edition = confidential(beside)
    Dataset.objects.filter(pk=edition.dataset_id).update(contract=None)
    out = io.StringIO()

    call_command("give_dataset", edition.dataset.code, "--contract", beside.code, stdout=out)

    assert "un jeu propre au contrat CN05901N" in out.getvalue()
    assert Dataset.objects.get(pk=edition.dataset_id).contract == beside
