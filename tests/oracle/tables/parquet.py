"""Parquet: refused with the exact command where DuckDB's library is not; else read back with it, the same to the bit."""

import ctypes
import csv
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

from studies import run, stored


def skip(what, why):
    print(f"SKIPPED: needs {what}: {why}")
    sys.exit(77)


def npm(program):
    """The npm of the system, else the one that builds the page; nothing where there is neither."""
    if shutil.which("npm"):
        return ["npm"], os.environ
    web = pathlib.Path(program).resolve().parents[1] / "web"
    for script in web.glob("npm-*/bin/npm-cli.js"):
        for node in web.glob("node-*/bin/node"):
            return [str(node), str(script)], {**os.environ, "PATH": f"{node.parent}:{os.environ.get('PATH', '')}"}
    return None, None


def as_csv(library, source, target):
    """DuckDB writes its doubles with the shortest digits that read back exactly."""
    duckdb = ctypes.CDLL(str(library))
    database, connection = ctypes.c_void_p(), ctypes.c_void_p()
    assert duckdb.duckdb_open(None, ctypes.byref(database)) == 0
    assert duckdb.duckdb_connect(database, ctypes.byref(connection)) == 0
    sql = f"COPY (SELECT * FROM read_parquet('{source}')) TO '{target}' (FORMAT CSV, HEADER)"
    result = ctypes.create_string_buffer(256)
    duckdb.duckdb_result_error.restype = ctypes.c_char_p
    failed = duckdb.duckdb_query(connection, sql.encode(), result)
    assert failed == 0, duckdb.duckdb_result_error(result)
    duckdb.duckdb_destroy_result(result)
    duckdb.duckdb_disconnect(ctypes.byref(connection))
    duckdb.duckdb_close(ctypes.byref(database))


def same(ours, theirs, kind):
    if kind == "number" and ours and theirs:
        return struct.pack(">d", float(ours)) == struct.pack(">d", float(theirs))
    return re.sub(r"^'(?=[=+\-@\t])", "", ours) == theirs


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        folders = stored(program, folder)
        code, out, err = run(program, folder, "export", folders[0], "--format", "parquet", "-o", "p")
        if code != 0:
            command = re.search(r"npm install --prefix \. \S+linux-\w+", err)
            assert code == 9 and command, (code, err)
            assert not (pathlib.Path(folder) / "p").exists()
            print("refused with:", command.group())
            with_npm, environment = npm(program)
            if with_npm is None:
                skip("npm", "install npm to have Parquet read back")
            done = subprocess.run(with_npm + command.group().split()[1:], cwd=folder, env=environment,
                                  capture_output=True, text=True, timeout=300)
            if done.returncode != 0:
                skip("duckdb", "npm could not fetch it: " + done.stderr.strip().split("\n")[-1])
        libraries = list(pathlib.Path(folder).glob("node_modules/@duckdb/*/libduckdb.so"))
        if not libraries:
            skip("duckdb", "the library is not in a folder of this test")
        cells = 0
        for results in folders:
            done = run(program, folder, "export", results, "--format", "parquet")
            assert done[0] == 0, done
            with open(results / "tables" / "codebook.csv", newline="", encoding="utf-8") as file:
                kinds = {(row["table"], row["column"]): row["type"] for row in csv.DictReader(file)}
            for table in (results / "tables").glob("*.csv"):
                again = pathlib.Path(folder) / "again.csv"
                as_csv(libraries[0], table.with_suffix(".parquet"), again)
                ours = list(csv.reader(open(table, newline="", encoding="utf-8")))
                theirs = list(csv.reader(open(again, newline="", encoding="utf-8")))
                assert ours[0] == theirs[0] and len(ours) == len(theirs), table
                for row, other in zip(ours[1:], theirs[1:]):
                    for column, a, b in zip(ours[0], row, other):
                        assert same(a, b, kinds[table.stem, column]), (table, column, a, b)
                        cells += 1
            assert not list((results / "tables").glob(".*")), "a temporary file is left"
        print(f"Parquet: {cells} cells the same to the last bit")


main()
