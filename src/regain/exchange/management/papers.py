"""Writing papers to files: whole or not at all."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from regain.core.french import enumeration, of, quoted
from regain.domain.contracts.models import Agreement, Contract
from regain.domain.contracts.queries import agreement_of
from regain.domain.territory.queries import find_commune
from regain.exchange.management.terminal import Refused
from regain.exchange.writing.files import MEDIA_TYPES


def ending_of(path: Path, *, also: Sequence[str] = ()) -> str:
    """The format that the name of the file asks for. `also`: what is proposed besides papers. Raises Refused."""
    ending = path.suffix.removeprefix(".").lower()
    proposed = [*MEDIA_TYPES, *also]
    if ending not in proposed:
        endings = enumeration([f".{one}" for one in proposed], last="ou")
        raise Refused(f"Le format de {quoted(path.name)} n’est pas proposé\u00a0: finissez par {endings}.")
    return ending


def write_whole(content: bytes, path: Path) -> None:
    """Put the bytes in the file, which is never seen half written. Raises Refused when it cannot be written."""
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    except OSError as error:
        raise Refused(f"Le dossier {quoted(str(path.parent))} n’existe pas, ou l’on ne peut pas y écrire.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except OSError as error:
        raise Refused(f"Le fichier {quoted(str(path))} ne peut pas être écrit.") from error
    finally:
        Path(draft).unlink(missing_ok=True)


def agreement_asked_for(contract: Contract, name: str) -> Agreement:
    """The agreement of the commune of that name. Raises Refused."""
    commune = find_commune(name, near=contract.intercommunality)
    if commune is None:
        raise Refused(
            f"Aucune commune connue ici ne s’appelle {quoted(name)}\u00a0: écrivez son nom entier, tel que dans la liste des communes."
        )
    agreement = agreement_of(contract, commune)
    if agreement is None:
        raise Refused(f"Aucune convention {of(commune.name)} n’est enregistrée dans le contrat {contract.code}.")
    return agreement
