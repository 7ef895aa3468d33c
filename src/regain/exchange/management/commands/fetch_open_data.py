"""./regain fetch_open_data [CODE...]: the files of the official data sets, or what to download by hand."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from regain.core.french import enumeration, quoted
from regain.core.member import SYSTEM, Member
from regain.domain.indicators.models import Dataset
from regain.domain.indicators.queries import datasets_visible_to
from regain.domain.indicators.usecases import change_dataset_address
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.downloads import DownloadFailed, download
from regain.exchange.management.dropped import told_of
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import REFUSED, Refused, author_asked_for, refusals_told


class Command(RegainCommand):
    help = "Télécharge les fichiers des jeux de données officiels, ou dit ce qu’il faut télécharger à la main."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("codes", nargs="*", metavar="CODE", help="jeux de données (par défaut, tous)")
        parser.add_argument("--from", dest="address", metavar="ADRESSE", help="adresse du fichier, retenue pour ce jeu")
        parser.add_argument("--check", action="store_true", help="regarde les fichiers déposés à la main")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui donne l’adresse (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            if options["check"]:
                self._look_at_dropped()
                return
            datasets = _asked_for(options["codes"])
            if options["address"]:
                _remember_address(datasets, options["address"], by=author_asked_for(options["author"]))
            failed = [dataset for dataset in datasets if dataset.file_url and not self._fetch(dataset)]
            self._tell_by_hand([dataset for dataset in datasets if not dataset.file_url or dataset in failed])
            if failed:
                sys.exit(REFUSED)

    def _fetch(self, dataset: Dataset) -> bool:
        """Whether the file of the data set is in its place."""
        try:
            told = Progress(self, f"{dataset.code}, octets reçus")
            file = download(dataset.file_url, folder=open_data_folder() / dataset.code, told=told)
        except DownloadFailed as failure:
            self.stderr.write(f"{dataset.title}\u00a0: {failure}")
            return False
        news = "téléchargé" if file.is_new else "inchangé depuis le dernier téléchargement"
        self.stdout.write(f"{dataset.title}\u00a0: {news} ({file.size} octets, SHA-256 {file.sha256}).")
        self.stdout.write(f"  {told_of(file.path)}")
        return True

    def _tell_by_hand(self, datasets: list[Dataset]) -> None:
        if not datasets:
            return
        self.stdout.write("À télécharger à la main, sur la page du producteur\u00a0:")
        for dataset in datasets:
            self.stdout.write(f"  {dataset.code}\u00a0: {dataset.title} ({dataset.producer}, {dataset.licence})")
            self.stdout.write(f"    {dataset.page}")
        self.stdout.write(f"Déposez les fichiers dans {drop_folder()}, puis lancez ./regain fetch_open_data --check.")

    def _look_at_dropped(self) -> None:
        folder = drop_folder()
        found = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
        if not found:
            self.stdout.write(f"Rien n’est déposé dans {folder}.")
        for path in found:
            self.stdout.write(f"{path.name}\u00a0: {told_of(path)}")


def open_data_folder() -> Path:
    """Where the files of the data sets are kept."""
    return Path(settings.DATA_DIR) / "open_data"


def drop_folder() -> Path:
    """Where files downloaded by hand are dropped; made when it is missing."""
    folder = open_data_folder() / "depot"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _asked_for(codes: list[str]) -> list[Dataset]:
    known = {dataset.code: dataset for dataset in datasets_visible_to(SYSTEM).filter(is_own=False)}
    unknown = [code for code in codes if code not in known]
    if unknown:
        which = enumeration(list(map(quoted, unknown)))
        raise Refused(f"Jeu de données inconnu\u00a0: {which}. Connus\u00a0: {enumeration(list(known))}.")
    return [known[code] for code in codes] or list(known.values())


def _remember_address(datasets: list[Dataset], address: str, *, by: Member) -> None:
    if len(datasets) != 1:
        raise Refused("Une adresse est celle d’un seul jeu de données\u00a0: donnez un seul code.")
    change_dataset_address(datasets[0], file_url=address, by=by)
