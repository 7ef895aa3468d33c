"""Three tables whose layout no product has: wide with accents, long with tabs, several years in the headings."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

WIDE = (
    "Code du quartier;Nom du quartier;Taux de pauvreté 2021;Nombre d’adhérents 2023;Remarque\r\n"
    "QP062007;Regain;45,0;12;à revoir\r\n"
    "QP62004;Centre Ville;S;30;\r\n"
).encode("cp1252")

LONG = (
    "insee\tannée\tindicateur\tvaleur\n"
    "62083\t2022\tDemandeurs d’emploi\t612\n"
    "62083\t2023\tDemandeurs d’emploi\t598\n"
    "62083\t2022\tLicenciés sportifs\tenv. 1 200\n"
    "62048\t2022\tDemandeurs d’emploi\tns\n"
    "62048\t2023\tDemandeurs d’emploi\t701\n"
    "62048\t2022\tLicenciés sportifs\t950\n"
    "62048\t2023\tLicenciés sportifs\t975\n"
    "62083\t2023\tLicenciés sportifs\t-\n"
).encode()

TITLED = (
    "Tableau de bord de la réussite éducative,,,\n"
    "Agglomération,,,\n"
    "UAI,École,2022,2023\n"
    "0620967P,Jean Macé,14,17\n"
    "620970T,Louis Pasteur,9,11\n"
).encode()


def drop(client, content, name="tableau.csv"):
    """Drop a file, and follow to the page that shows it."""
    return client.post(reverse("observations_drop"), {"file": SimpleUploadedFile(name, content)}, follow=True)
