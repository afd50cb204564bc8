"""Loads the tables of a results folder (or a published study) of Kaptein into pandas data frames.

    import sys; sys.path.append("src/readers")
    import kaptein
    tables = kaptein.load("results/first-look")
    tables["outcomes"].groupby("design")["needs_met"].mean()

Needs pandas and nothing else. From tables/*.csv when they are there, else from the store, runs.sqlite. Numbers are the
same to the last bit either way. Types come from the codebook: integer (Int64, where cells can be missing), number
(float64), boolean, category and text.
"""

import pathlib
import re
import sqlite3

import pandas

_GUARDED = re.compile(r"'[=+\-@\t\r]")  # a text kept from being taken for a formula begins with an apostrophe


def load(folder):
    """All tables of the folder by name, each a data frame."""
    folder = pathlib.Path(folder)
    if (folder / "tables" / "codebook.csv").exists():
        return _load(lambda name: _read_csv(folder / "tables" / f"{name}.csv"))
    if (folder / "runs.sqlite").exists():
        uri = (folder / "runs.sqlite").absolute().as_uri() + "?mode=ro"
        with sqlite3.connect(uri, uri=True) as store:
            return _load(lambda name: pandas.read_sql_query(f'SELECT * FROM "{name}"', store, dtype=object))
    raise FileNotFoundError(f"{folder}: neither tables/ nor runs.sqlite; is it a results folder?")


def _load(read):
    codebook = read("codebook")
    tables = {}
    for name in dict.fromkeys(codebook["table"]):
        frame = codebook if name == "codebook" else read(name)
        columns = codebook[codebook["table"] == name]
        tables[name] = frame.assign(**{
            column: _typed(frame[column], kind) for column, kind in zip(columns["column"], columns["type"])
        })
    return tables


def _read_csv(file):
    frame = pandas.read_csv(file, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")
    return frame.astype(object).where(frame.notna(), None)


def _text(cell):
    if isinstance(cell, float) and cell == cell:  # a number beside texts, as the store keeps it
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell[1:] if isinstance(cell, str) and _GUARDED.match(cell) else cell


def _typed(column, kind):
    if kind == "number":
        return column.map(lambda cell: float("nan") if pandas.isna(cell) else float(cell)).astype(float)
    if kind == "integer":
        return column.map(lambda cell: pandas.NA if pandas.isna(cell) else int(cell)).astype("Int64")
    if kind == "boolean":
        return column.map(lambda cell: pandas.NA if pandas.isna(cell) else cell in ("true", 1)).astype("boolean")
    text = column.map(_text)
    return text.astype("category") if kind == "category" else text
