"""Where each département is, near enough to see that an outline fell elsewhere: its name, and its préfecture in degrees."""

import math
from typing import NamedTuple

from regain.core.french import number

FARTHEST_KM = 140.0
"""No commune is farther from its préfecture, but some islands overseas, which have a reach of their own."""
_ISLANDS_KM = {"973": 420.0, "987": 2_000.0, "988": 600.0}
_EARTH_KM = 6371.0


class Department(NamedTuple):
    """A département: its name with its article, the longitude and latitude of its préfecture."""

    name: str
    longitude: float
    latitude: float


_ROWS = """
01|l’Ain|5.23|46.20
02|l’Aisne|3.62|49.56
03|l’Allier|3.33|46.57
04|les Alpes-de-Haute-Provence|6.24|44.09
05|les Hautes-Alpes|6.08|44.56
06|les Alpes-Maritimes|7.27|43.70
07|l’Ardèche|4.60|44.74
08|les Ardennes|4.72|49.77
09|l’Ariège|1.61|42.97
10|l’Aube|4.07|48.30
11|l’Aude|2.35|43.21
12|l’Aveyron|2.57|44.35
13|les Bouches-du-Rhône|5.37|43.30
14|le Calvados|-0.37|49.18
15|le Cantal|2.44|44.93
16|la Charente|0.16|45.65
17|la Charente-Maritime|-1.15|46.16
18|le Cher|2.40|47.08
19|la Corrèze|1.77|45.27
2A|la Corse-du-Sud|8.74|41.92
2B|la Haute-Corse|9.45|42.70
21|la Côte-d’Or|5.04|47.32
22|les Côtes-d’Armor|-2.76|48.51
23|la Creuse|1.87|46.17
24|la Dordogne|0.72|45.18
25|le Doubs|6.02|47.24
26|la Drôme|4.89|44.93
27|l’Eure|1.15|49.02
28|l’Eure-et-Loir|1.49|48.45
29|le Finistère|-4.10|48.00
30|le Gard|4.36|43.84
31|la Haute-Garonne|1.44|43.60
32|le Gers|0.59|43.65
33|la Gironde|-0.58|44.84
34|l’Hérault|3.88|43.61
35|l’Ille-et-Vilaine|-1.68|48.11
36|l’Indre|1.69|46.81
37|l’Indre-et-Loire|0.69|47.39
38|l’Isère|5.72|45.19
39|le Jura|5.55|46.67
40|les Landes|-0.50|43.89
41|le Loir-et-Cher|1.33|47.59
42|la Loire|4.39|45.44
43|la Haute-Loire|3.88|45.04
44|la Loire-Atlantique|-1.55|47.22
45|le Loiret|1.91|47.90
46|le Lot|1.44|44.45
47|le Lot-et-Garonne|0.62|44.20
48|la Lozère|3.50|44.52
49|le Maine-et-Loire|-0.55|47.47
50|la Manche|-1.09|49.12
51|la Marne|4.37|48.96
52|la Haute-Marne|5.14|48.11
53|la Mayenne|-0.77|48.07
54|la Meurthe-et-Moselle|6.18|48.69
55|la Meuse|5.16|48.77
56|le Morbihan|-2.76|47.66
57|la Moselle|6.18|49.12
58|la Nièvre|3.16|46.99
59|le Nord|3.06|50.63
60|l’Oise|2.08|49.43
61|l’Orne|0.09|48.43
62|le Pas-de-Calais|2.78|50.29
63|le Puy-de-Dôme|3.09|45.78
64|les Pyrénées-Atlantiques|-0.37|43.30
65|les Hautes-Pyrénées|0.08|43.23
66|les Pyrénées-Orientales|2.90|42.70
67|le Bas-Rhin|7.75|48.58
68|le Haut-Rhin|7.36|48.08
69|le Rhône|4.84|45.76
70|la Haute-Saône|6.16|47.62
71|la Saône-et-Loire|4.83|46.31
72|la Sarthe|0.20|48.00
73|la Savoie|5.92|45.57
74|la Haute-Savoie|6.13|45.90
75|Paris|2.35|48.86
76|la Seine-Maritime|1.10|49.44
77|la Seine-et-Marne|2.66|48.54
78|les Yvelines|2.13|48.80
79|les Deux-Sèvres|-0.46|46.32
80|la Somme|2.30|49.89
81|le Tarn|2.15|43.93
82|le Tarn-et-Garonne|1.35|44.02
83|le Var|5.93|43.12
84|le Vaucluse|4.81|43.95
85|la Vendée|-1.43|46.67
86|la Vienne|0.34|46.58
87|la Haute-Vienne|1.26|45.83
88|les Vosges|6.45|48.17
89|l’Yonne|3.57|47.80
90|le Territoire de Belfort|6.86|47.64
91|l’Essonne|2.43|48.63
92|les Hauts-de-Seine|2.21|48.89
93|la Seine-Saint-Denis|2.44|48.91
94|le Val-de-Marne|2.46|48.79
95|le Val-d’Oise|2.04|49.04
971|la Guadeloupe|-61.73|16.00
972|la Martinique|-61.06|14.61
973|la Guyane|-52.33|4.94
974|La Réunion|55.45|-20.88
975|Saint-Pierre-et-Miquelon|-56.18|46.78
976|Mayotte|45.23|-12.78
977|Saint-Barthélemy|-62.85|17.90
978|Saint-Martin|-63.08|18.07
987|la Polynésie française|-149.57|-17.54
988|la Nouvelle-Calédonie|166.45|-22.27
"""
DEPARTMENTS = {
    code: Department(name, float(longitude), float(latitude))
    for code, name, longitude, latitude in (row.split("|") for row in _ROWS.strip().splitlines())
}


def km_outside(code: str, longitude: float, latitude: float) -> float:
    """How far (km) from the préfecture a point is, where that is too far for its département; 0 where it is not.

    0 as well for a code that is no département's.
    """
    found = DEPARTMENTS.get(code)
    if found is None:
        return 0.0
    away = _km(found.longitude, found.latitude, longitude, latitude)
    return away if away > _ISLANDS_KM.get(code, FARTHEST_KM) else 0.0


def away_in_words(code: str, km: float) -> str:
    """How far it is, as in `à 512 km de la préfecture du département 62 (le Pas-de-Calais)`."""
    return f"à {number(km, 0)}\u00a0km de la préfecture du département {code} ({DEPARTMENTS[code].name})"


def _km(west: float, south: float, east: float, north: float) -> float:
    """The great circle between two points (haversine)."""
    up, across = math.radians(north - south) / 2, math.radians(east - west) / 2
    chord = math.sin(up) ** 2 + math.cos(math.radians(south)) * math.cos(math.radians(north)) * math.sin(across) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
