"""One assessment from start to exit, beside `true` and beside plain Python; then what
the page and the workbook take on top of it.

    cargo build --profile dist && python3 benches/one_dossier.py

The commands run in turn; printed are the medians of 101 runs.
"""

import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from fractions import Fraction

DOSSIER = "examples/minimum-missed"
CATALOGUE = "criteria/cluster-exzellenz-bw.toml"


def plain():
    """Reads the same files and scores the plain steps, as a script of an evening would."""
    with open(CATALOGUE, "rb") as file:
        catalogue = tomllib.load(file)
    rows = {}
    for table in ["evidence", "team", "training"]:
        with open(f"{DOSSIER}/{table}.csv", encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                rows.setdefault(row.get("indicator"), []).append(row)
    score = Fraction(0)
    for indicator in catalogue["indicator"]:
        for row in rows.get(indicator["id"], []):
            try:
                value = Fraction(row["value"])
            except ValueError:
                continue
            earned = [step["points"] for step in indicator.get("steps", []) if value >= step.get("from", value + 1)]
            score += max(map(Fraction, earned), default=0)
    print(score)


def median(commands, runs=101):
    times = [[] for _ in commands]
    for _ in range(runs):
        for command, taken in zip(commands, times):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    if sys.argv[1:] == ["plain"]:
        plain()
    else:
        with tempfile.TemporaryDirectory() as folder:
            # A copy, as `cargo install` makes one: what was just linked lies scattered in memory and starts later.
            installed = shutil.copy("target/dist/merit", folder)
            merit = [installed, "assess", DOSSIER, "--as-of", "2026-11-23"]
            written = [[*merit, "--force", "-o", f"{folder}/report.{ending}"] for ending in ("txt", "html", "xlsx")]
            figures = median([merit, ["true"], [sys.executable, __file__, "plain"], *written])
            sizes = {ending: os.path.getsize(f"{folder}/report.{ending}") / 1000 for ending in ("html", "xlsx")}
        for name, figure in zip(["merit", "true", "python"], figures):
            print(f"{name:8}{figure:8.1f} ms {figure / figures[1]:8.1f} times true")
        for name, figure in zip(["html", "xlsx"], figures[4:]):
            print(f"{name:8}{figure - figures[3]:8.1f} ms more than a text file, {sizes[name]:.0f} KB")
