"""The stored studies that the table tests read: every kind of column, missing cells, a sweep and failed runs."""

import pathlib
import subprocess

WORLD = """study: small-world
schema: 1
model: volunteering
burn_in: 6 months
horizon: 12 months
run_out: 2 months
settings: {companies.count: 6, partners.count: 8, employees.count: 600}
designs:
  none: {preset: no_program}
  needs: {preset: needs_driven}
baseline: none
replicates: 2
series: {every: 2 months}
panel:
  - {of: positions, sample: 40, every: events}
  - {of: companies, every: 3 months}
  - {of: partners, every: 3 months}
  - {of: needs, every: 6 months}
  - {of: assignments, every: events}
  - {of: proposals, every: events}
  - {of: relationships, every: 6 months}
"""

SWEEP = """study: swept
schema: 1
model: linear
seed: 18446744073709551615
settings: {failures.share: 0.1}
designs:
  low: {x: 0}
  high: {x: 1}
baseline: low
sweep:
  method: grid
  factors:
    - {name: terms.x, from: 0.1, to: 0.7, step: 0.1}
replicates: 30
"""


def run(program, folder, *words):
    """Runs the program in `folder`; gives exit code, output and errors."""
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def stored(program, folder):
    """Runs both studies; gives their results folders."""
    folders = []
    for name, text, code in (("small-world", WORLD, 0), ("swept", SWEEP, 3)):
        (pathlib.Path(folder) / f"{name}.yaml").write_text(text)
        done = run(program, folder, "run", f"{name}.yaml", "-q", "--no-report")
        assert done[0] == code, done
        folders.append(pathlib.Path(folder) / "results" / name)
    return folders
