"""What the checks with a spreadsheet program share: the program, and dossiers that
are filled in by chance."""

import csv
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MERIT = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug/merit"
AS_OF = "2026-11-23"


def install(*packages):
    """Installs LibreOffice and what else is needed, where it is not there."""
    missing = [package for package in packages if not subprocess.run(["dpkg", "-s", package], capture_output=True).returncode == 0]
    if not shutil.which("soffice"):
        missing.append("libreoffice-calc")
    if missing:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *missing]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def merit(*arguments):
    run = subprocess.run([MERIT, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)
    if run.returncode == 2:
        sys.exit(f"merit {arguments}: {run.stderr}")
    return run.stdout


BUILT_IN = ("cluster-exzellenz-bw", "ecei", "clusterdatenbank-bw", "eccp-profile")
FILLED = 12


def fill(folder, catalogue, chance):
    """A dossier with answers by chance: on limits and off, blank, in error, n/a."""
    merit("new", catalogue, folder, "--lang", "en")
    path = ROOT / catalogue if catalogue.endswith(".toml") else ROOT / f"criteria/{catalogue}.toml"
    text = path.read_text()
    limits = re.findall(r"(?:from|up-to) = (-?[0-9.]+)", text)
    ids = re.findall(r'\[\[(?:indicator|fact)\.option\]\]\s*id = "([^"]+)"', text)
    good = chance.random() < 0.6  # few gaps, so that labels are reached too

    def day():
        ends = ["2026-11-23", "2026-11-24", "2026-05-31", "2024-02-29", "2025-11-23", "2021-11-30", "2016-08-31"]
        return chance.choice([*ends, f"{chance.randint(2001, 2026)}-{chance.randint(1, 11):02}-{chance.randint(1, 23):02}"])

    def figure():
        return chance.choice([*limits, str(chance.randint(0, 60)), f"{chance.uniform(0, 100):.3f}"]) if limits else "1"

    for name in ("evidence", "team", "training"):
        file = folder / f"{name}.csv"
        if not file.exists():
            continue
        header, *rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
        if name == "evidence":
            for row in rows:
                cells = dict(zip(header, row))
                if not cells["indicator"]:
                    continue  # A heading.
                allowed = cells["allowed"]
                if chance.random() < (0.02 if good else 0.15) or "leave empty" in allowed:
                    value = ""
                elif "n/a" in allowed and chance.random() < 0.5:
                    value = "n/a"
                elif not good and chance.random() < 0.1:
                    value = "nonsense"
                elif "yes / no" in allowed:
                    value = "yes" if chance.random() < (0.9 if good else 0.6) else "no"
                elif "one of" in allowed:
                    # The id stands behind the title, unless both are the same.
                    own = [id for id in ids if f"({id})" in allowed or f"“{id}”" in allowed.lower()]
                    value = chance.choice(own[-2:] if good else own)
                elif "date" in allowed:
                    value = day()
                elif "number above" in allowed:
                    value = str(chance.randint(20, 100))
                elif "part of" in allowed:
                    value = str(chance.randint(0, 60))
                else:
                    value = figure()
                row[header.index("value")] = value
                row[header.index("document")] = chance.choice(["", "a", "a|b", "a|b"])
        elif name == "team":
            roles = re.findall(r'\[\[qualification\.role\]\]\s*id = "([^"]+)"', text) or [""]
            rating = lambda column: chance.choice(["0", "1", "2", "3", "3.5", "4", "4"])
            fixed = {
                "role": lambda column: chance.choice(roles), "fte": lambda column: chance.choice(["1", "0.75", "0.5", "0"]),
                "since": lambda column: day() if good or chance.random() < 0.9 else "soon",
            }
            rows = []
            for person in range(chance.choice([0, 1, 3, 4])):
                rows.append([fixed.get(column, rating)(column) for column in header])
                rows[-1][0] = f"P{person}"
        else:
            known = re.findall(r'\[\[qualification\.programme\]\]\s*id = "([^"]+)"', text) + ["another"]
            of = {
                "person": lambda: f"P{chance.randint(0, 4)}", "programme": lambda: chance.choice(known), "date": day,
                "days": lambda: chance.choice(["1", "2.5", "20"]),
            }
            rows = [[of.get(column, str)() for column in header] for _ in range(chance.choice([0, 2, 5]))]
        with file.open("w", newline="") as out:
            csv.writer(out).writerows([header, *rows])
