"""Every sentence of the contract about CSV files and views, read with nothing but Python's own csv and sqlite3."""

import csv
import io
import json
import math
import sqlite3
import struct
import sys
import tempfile

from studies import stored

FILES = {
    "designs": ["design", "is_baseline", "preset"],
    "points": ["point"],
    "runs": ["point", "design", "replicate", "run_key", "status", "stage", "message", "state_digest"],
    "outcomes": ["point", "design", "replicate"],
    "series": ["point", "design", "replicate", "month"],
    "parameters": ["key", "value", "unit", "valid_low", "valid_high", "plausible_low", "plausible_high", "origin",
                   "source", "set_by", "meaning"],
    "comparisons": ["point", "design", "baseline", "outcome", "unit", "n", "difference", "low", "high", "p", "p_holm",
                    "relative", "relative_low", "relative_high", "variance_ratio", "method", "verdict", "n_needed"],
    "codebook": ["table", "column", "type", "unit", "values", "meaning", "formula"],
}
TYPES = {"integer", "number", "text", "boolean", "category"}


def bits(number):
    return struct.pack(">d", number)


def check_cell(cell, kind, where):
    if cell == "":
        return
    if kind == "integer":
        assert str(int(cell)) == cell, where
    elif kind == "number":
        number = float(cell)
        assert math.isfinite(number), where
        digits = cell.lstrip("-").split("e")[0].replace(".", "").strip("0")
        shortest = repr(number).lstrip("-").split("e")[0].replace(".", "").strip("0")
        assert digits == shortest, (where, cell, repr(number))
    elif kind == "boolean":
        assert cell in ("true", "false"), where
    else:
        negative = where[0] == "parameters" and where[2] == "value" and cell[0] == "-" and math.isfinite(float(cell))
        assert negative or cell[0] not in "=+-@\t", where  # a number is never guarded, not even beside texts


def check_file(folder, name, codebook):
    raw = (folder / "tables" / f"{name}.csv").read_bytes()
    text = raw.decode("utf-8")
    assert not text.startswith("\ufeff") and "\r" not in text and text.endswith("\n"), name
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    columns = [entry for entry in codebook if entry["table"] == name]
    assert header == [entry["column"] for entry in columns], (name, header)
    assert header[: len(FILES.get(name, []))] == FILES.get(name, []), name
    minimal = io.StringIO()
    for row in [header, *rows]:  # quotes only where needed
        minimal.write(",".join('"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\n\r') else cell
                               for cell in row) + "\n")
    assert minimal.getvalue() == text, name
    for number, row in enumerate(rows):
        assert len(row) == len(header), (name, number)
        for cell, entry in zip(row, columns):
            check_cell(cell, entry["type"], (name, number, entry["column"]))
    return header, rows


def check_order(name, header, rows, designs):
    """Point, design (as in the study), replicate, month, entity."""
    keys = [column for column in ("point", "design", "replicate", "month") if column in header]
    if name in ("designs", "parameters", "comparisons", "codebook") or not keys:
        return
    entity = [header[4]] if name.startswith("panel_") else []
    places = [header.index(column) for column in keys + entity]
    order = [tuple(designs.index(row[i]) if header[i] == "design" else int(row[i]) for i in places) for row in rows]
    assert order == sorted(order), name


def check_view(store, name, header, rows, codebook):
    cursor = store.execute(f'SELECT * FROM "{name}"')
    assert [column[0] for column in cursor.description] == header, name
    kinds = [entry["type"] for entry in codebook if entry["table"] == name]
    count = 0
    for count, (stored_row, row) in enumerate(zip(cursor, rows, strict=True), start=1):
        for value, cell, kind in zip(stored_row, row, kinds):
            if value is None:
                assert cell == "", (name, count)
            elif kind in ("integer", "number"):
                assert bits(float(value) + 0.0) == bits(float(cell)), (name, count, value, cell)
            elif kind == "boolean":
                assert bool(value) == (cell == "true"), (name, count)
            elif isinstance(value, (int, float)):
                assert bits(float(value) + 0.0) == bits(float(cell)), (name, count)
            else:
                assert cell == ("'" if str(value)[:1] in tuple("=+-@\t") else "") + str(value), (name, count)
    return count


def check_manifest(folder, sizes):
    import hashlib
    manifest = json.loads((folder / "manifest.json").read_text())
    assert list(manifest) == ["kaptein", "schema", "study", "model", "model_version", "seed", "study_sha256",
                              "resolved_sha256", "counts", "tables", "run"], list(manifest)
    assert set(manifest["counts"]) == {"points", "designs", "runs", "failed"}
    for key, file in (("study_sha256", "study.yaml"), ("resolved_sha256", "resolved.yaml")):
        assert manifest[key] == hashlib.sha256((folder / file).read_bytes()).hexdigest(), key
    assert {file.removesuffix(".csv") for file in manifest["tables"]} == set(sizes)
    for file, entry in manifest["tables"].items():
        assert entry["sha256"] == hashlib.sha256((folder / "tables" / file).read_bytes()).hexdigest(), file
        assert entry["rows"] == sizes[file.removesuffix(".csv")], file


def check(folder):
    with open(folder / "tables" / "codebook.csv", newline="", encoding="utf-8") as file:
        codebook = list(csv.DictReader(file))
    assert {entry["type"] for entry in codebook} <= TYPES
    store = sqlite3.connect((folder / "runs.sqlite").as_uri() + "?mode=ro", uri=True)
    with open(folder / "tables" / "designs.csv", newline="", encoding="utf-8") as file:
        designs = [row["design"] for row in csv.DictReader(file)]
    views = {row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    sizes = {}
    cells = 0
    for name in dict.fromkeys(entry["table"] for entry in codebook):
        header, rows = check_file(folder, name, codebook)
        sizes[name] = len(rows)
        cells += len(rows) * len(header)
        check_order(name, header, rows, designs)
        assert name in views and check_view(store, name, header, rows, codebook) == len(rows), name
    assert {file.stem for file in (folder / "tables").glob("*.csv")} == set(sizes)
    check_manifest(folder, sizes)
    return cells


def main():
    with tempfile.TemporaryDirectory() as folder:
        cells = [check(results) for results in stored(sys.argv[1], folder)]
    print(f"{sum(cells)} cells of {len(cells)} studies are by the letter")


main()
