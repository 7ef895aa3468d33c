"""Files of outlines as their publishers make them: every format, two systems, other names of columns."""

import gzip
import io
import json
import sqlite3
import struct
import zipfile

import shapefile
import shapely
from pyproj import Transformer
from shapely import MultiPolygon, Polygon
from shapely.geometry import mapping

from tests.shapes import square

REGAIN = {"code_qp": "QN06207M", "lib_qp": "Quartier Du Regain", "insee_com": "62083,62443", "lib_com": "Barlin,Hersin"}
BOW_TIE = Polygon([(2.60, 50.45), (2.61, 50.46), (2.61, 50.45), (2.60, 50.46)])
PRJ_LAMBERT = (
    'PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],'
    'PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],'
    'PARAMETER["Standard_Parallel_1",49.0],PARAMETER["Standard_Parallel_2",44.0],'
    'PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]'
)


def lambert(geometry):
    transformer = Transformer.from_crs(4326, 2154, always_xy=True)
    return shapely.transform(geometry, lambda p: shapely.get_coordinates(_moved(transformer, p)))


def _moved(transformer, points):
    xs, ys = transformer.transform(points[:, 0], points[:, 1])
    return shapely.points(xs, ys)


def geojson(*features, crs: str | None = None, **more) -> bytes:
    """Features as (columns, geometry)."""
    data = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": columns, "geometry": None if shape is None else mapping(shape)}
            for columns, shape in features
        ],
        **more,
    }
    if crs:
        data["crs"] = {"type": "name", "properties": {"name": crs}}
    return json.dumps(data).encode()


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content)


def geopackage(*features, srs: int = 4326, journal: int = 1) -> bytes:
    """`journal`: 2 for a file left in write-ahead mode."""
    database = sqlite3.connect(":memory:")
    names = list(features[0][0])
    database.executescript(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);"
        f"CREATE TABLE qpv (fid INTEGER PRIMARY KEY, geom BLOB, {', '.join(f'{name} TEXT' for name in names)});"
    )
    database.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (?, 'EPSG', ?)", (srs, srs))
    database.execute("INSERT INTO gpkg_geometry_columns VALUES ('qpv', 'geom', 'MULTIPOLYGON', ?)", (srs,))
    for columns, shape in features:
        head = b"GP" + bytes([0, 0b011]) + struct.pack("<i", srs) + struct.pack("<4d", *_box(shape))
        row = (head + shapely.to_wkb(shape), *columns.values())
        database.execute(f"INSERT INTO qpv (geom, {', '.join(names)}) VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608  # our own names
    database.commit()
    content = bytearray(database.serialize())
    content[18:20] = bytes([journal, journal])
    return bytes(content)


def _box(shape):
    west, south, east, north = shape.bounds
    return west, east, south, north


def zipped_shapefile(
    *features, prj: str = "", encoding: str = "utf-8", leave_out: str = "", cpg: str = "", more: int = 0
) -> bytes:
    """`more`: how many empty columns there are beside, which changes the lengths that the header holds."""
    parts = {ending: io.BytesIO() for ending in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, shapeType=shapefile.POLYGON, encoding=encoding) as writer:
        for name in features[0][0]:
            writer.field(name[:10], "C", 100)
        for at in range(more):
            writer.field(f"plus{at}", "C", 100)
        for columns, shape in features:
            writer.record(*columns.values(), *[""] * more)
            writer.shape(mapping(shape))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for ending, part in parts.items():
            if ending != leave_out:
                archive.writestr(f"qpv/qpv.{ending}", part.getvalue())
        if cpg:
            archive.writestr("qpv/qpv.cpg", cpg)
        if prj:
            archive.writestr("qpv/qpv.prj", prj)
    return packed.getvalue()


def regain(columns=None, shape: MultiPolygon | Polygon | None = None):
    return (columns or REGAIN, shape or square())
