"""The readers of src/readers/ give the same numbers to the last bit: pandas from CSV, pandas from the store, and R.

readers.py pandas PROGRAM SOURCE | readers.py r PROGRAM SOURCE
"""

import os
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile

from studies import run, stored


def skip(what, why):
    print(f"SKIPPED: needs {what}: {why}")
    sys.exit(77)


def bits(number):
    return "missing" if number is None else struct.pack(">d", float(number) + 0.0).hex()


def alike(got, want):
    """The same text, or the same number where a column of texts holds one."""
    if got == want:
        return True
    try:
        return bits(float(got)) == bits(float(want))
    except ValueError:
        return False


def expected(folder, name, column):
    """The cells as SQLite itself gives them."""
    with sqlite3.connect((folder / "runs.sqlite").as_uri() + "?mode=ro", uri=True) as store:
        return [row[0] for row in store.execute(f'SELECT "{column}" FROM "{name}"')]


def check_pandas(program, source, folders):
    try:
        import pandas
    except ImportError as missing:
        skip("pandas", f"{missing}; install python3-pandas")
    sys.path.append(str(source / "src" / "readers"))
    import kaptein
    cells = 0
    for folder in folders:
        tables = kaptein.load(folder)
        (folder / "tables").rename(folder / "away")
        views = kaptein.load(folder)
        (folder / "away").rename(folder / "tables")
        assert set(tables) == set(views)
        for name, frame in views.items():
            for column in frame.columns:
                want = expected(folder, name, column)
                for source_frame in (frame, tables[name]):
                    got = [None if pandas.isna(cell) else cell for cell in source_frame[column]]
                    numeric = column != "value" and any(isinstance(cell, (int, float)) for cell in want)
                    assert len(got) == len(want), (folder, name, column)
                    for a, b in zip(got, want):
                        assert bits(a) == bits(b) if numeric else alike(str(a), str(b)), (folder, name, column, a, b)
                    cells += len(want)
        assert str(tables["outcomes"].dtypes["replicate"]) == "Int64"
        assert str(tables["designs"].dtypes["is_baseline"]) == "boolean"
    print(f"pandas {pandas.__version__}: {cells} cells the same to the last bit")


R_SCRIPT = """
source(file.path(commandArgs(TRUE)[2], "src", "readers", "kaptein.R"))
tables <- load_kaptein(commandArgs(TRUE)[1])
hex <- function(x) ifelse(is.na(x), "missing", vapply(x + 0, function(v)
  paste(writeBin(v, raw(), endian = "big"), collapse = ""), ""))
for (name in names(tables)) for (column in names(tables[[name]])) {
  cells <- tables[[name]][[column]]
  shown <- if (is.numeric(cells)) hex(cells) else ifelse(is.na(cells), "missing", as.character(cells))
  cat(name, column, class(cells)[1], length(cells), sep = "\\t")
  cat("\\t", paste(gsub("[\\t\\n]", " ", shown), collapse = "\\t"), "\\n", sep = "")
}
"""


def check_r(program, source, folders):
    if shutil.which("Rscript") is None:
        skip("Rscript", "install r-base-core")
    rsqlite = subprocess.run(["Rscript", "-e", "library(RSQLite)"], capture_output=True).returncode == 0
    cells = 0
    for folder in folders:
        for from_store in (False, True) if rsqlite else (False,):
            if from_store:
                (folder / "tables").rename(folder / "away")
            done = subprocess.run(["Rscript", "-e", R_SCRIPT, str(folder), str(source)], capture_output=True, text=True,
                                  env={**os.environ, "LC_ALL": "C.UTF-8"})
            if from_store:
                (folder / "away").rename(folder / "tables")
            assert done.returncode == 0, done.stderr
            for line in done.stdout.splitlines():
                name, column, kind, count, *got = line.split("\t")
                want = expected(folder, name, column)
                if kind == "numeric":
                    assert got == [bits(cell) for cell in want], (folder, name, column, from_store)
                else:
                    shown = ["missing" if cell is None else str(cell) for cell in want]
                    if kind == "logical":
                        shown = [cell if cell == "missing" else str(float(cell) != 0).upper() for cell in shown]
                    assert len(got) == len(shown), (folder, name, column)
                    for a, b in zip(got, shown):
                        assert alike(a, b.replace("\n", " ")), (folder, name, column, a, b)
                cells += len(want)
            numbers = {line.split("\t")[2] for line in done.stdout.splitlines()}
            assert {"numeric", "logical", "factor", "character"} <= numbers, numbers
    check_hard_numbers(source)
    print(f"R{' and RSQLite' if rsqlite else ''}: {cells} cells the same to the last bit")


def check_hard_numbers(source):
    """Decimals of every size, of which base R alone misreads some: the control, and the reader's correction."""
    import random
    draw = random.Random(20261126)
    numbers = [float(f"{10 ** draw.uniform(-60, 20):.12g}") for _ in range(20000)] + [
        draw.gauss(0, 1) * 10 ** draw.randint(-9, 9) for _ in range(20000)] + [
        2.0 ** draw.randint(-80, 80) for _ in range(200)] + [1e-300, 123456789012345680.0, 0.1, 0.30000000000000004, 5e-324]
    numbers = [number for number in numbers if abs(number) > 1e-290]
    script = """
    source(file.path(commandArgs(TRUE)[1], "src", "readers", "kaptein.R"))
    text <- readLines(file("stdin"))
    hex <- function(x) vapply(x, function(v) paste(writeBin(v, raw(), endian = "big"), collapse = ""), "")
    writeLines(paste(hex(exact_number(text)), hex(as.numeric(text))))
    """
    done = subprocess.run(["Rscript", "-e", script, str(source)], input="\n".join(map(repr, numbers)) + "\n",
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pairs = [line.split() for line in done.stdout.splitlines()]
    want = [struct.pack(">d", number).hex() for number in numbers]
    assert [exact for exact, plain in pairs] == want
    misread = sum(plain != right for (exact, plain), right in zip(pairs, want))
    assert misread > 0, "base R reads all of them right: the correction is no longer needed"
    print(f"base R alone misreads {misread} of {len(want)}")


def main():
    what, program, source = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        {"pandas": check_pandas, "r": check_r}[what](program, source, stored(program, folder))


main()
