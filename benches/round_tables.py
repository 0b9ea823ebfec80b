"""Writes the tables of an invented round, for benchmarks and comparisons.

    python3 benches/round_tables.py FOLDER INITIATIVES [--dialect semicolon|comma] [--shuffled]

Every initiative answers the 34 indicators of `cluster-exzellenz-bw` in about 50
rows of `evidence.csv`, with a team of two to four persons and their trainings.
The same arguments write the same bytes.
"""

import argparse
import datetime
import pathlib
import random
import tomllib

ROOT = pathlib.Path(__file__).parent.parent
CATALOGUE = ROOT / "criteria" / "cluster-exzellenz-bw.toml"
# So many different answers; initiatives take turns, with other figures in each.
KINDS = 997


def number(rng, low, high, decimals, sign):
    if decimals == 0:
        return str(rng.randint(low, high))
    text = f"{rng.randint(low * 10**decimals, high * 10**decimals):0{decimals + 1}d}"
    return f"{text[:-decimals]}{sign}{text[-decimals:]}"


def limits(indicator):
    """About where the limits of the scale lie, so that all steps occur."""
    scale = [step for key in ("steps", "bands") for step in indicator.get(key, [])]
    found = [step[key] for step in scale for key in ("from", "up-to") if key in step]
    if "linear" in indicator:
        found += [indicator["linear"]["from"], indicator["linear"]["to"]]
    found = [float(str(limit).split("/")[0]) for limit in found] or [0, 100]
    low, high = min(found), max(found)
    return int(max(low - (high - low) * 0.2, indicator.get("min", 0))), int(high + (high - low) * 0.2) + 1


def answers(indicator, rng, sign):
    """The rows of an indicator: input and value."""
    measure = indicator["measure"]
    low, high = limits(indicator)
    if "min" in indicator:
        low = max(low, int(indicator["min"]))
    if "max" in indicator:
        high = min(high, int(indicator["max"]))
    if measure == "number":
        whole = indicator.get("whole", False)
        return [("", number(rng, low, high, 0 if whole else rng.choice([0, 1]), sign))]
    if measure == "percent":
        return [("", number(rng, max(low, 0), min(high, 100), rng.choice([0, 1]), sign))]
    if measure == "share":
        whole = rng.randint(20, 400)
        part, of = indicator["of"]
        return [(part, str(rng.randint(whole // 4, whole))), (of, str(whole))]
    if measure == "ratio":
        first, second = indicator["of"]
        divisor = rng.randint(1, 40)
        per = float(str(indicator.get("per", 1)).split("/")[0])
        top = rng.randint(int(low * divisor / per), int(high * divisor / per) + 1)
        return [(first, str(top)), (second, str(divisor))]
    if measure == "yes-no":
        return [("", rng.choice(["yes", "yes", "no", "ja"]))]
    if measure == "choice":
        return [("", rng.choice(indicator["option"])["id"])]
    if measure == "checklist":
        items = [item["id"] for item in indicator["item"]]
        return [(item, rng.choice(["yes", "yes", "yes", "no", "x"])) for item in items]
    if measure == "since":
        return [("", (datetime.date(2026, 6, 1) - datetime.timedelta(days=rng.randint(200, 3500))).isoformat())]
    return []


def write(folder, initiatives, dialect="semicolon", shuffled=False):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = tomllib.loads(CATALOGUE.read_text())
    delimiter, sign = (";", ",") if dialect == "semicolon" else (",", ".")
    rng = random.Random(7)
    roles = [role["id"] for role in catalogue["qualification"]["role"]]
    competences = [competence["id"] for competence in catalogue["qualification"]["competence"]]
    programmes = [programme["id"] for programme in catalogue["qualification"]["programme"]]
    bodies, teams, trainings = [], [], []
    for _ in range(KINDS):
        rows = []
        for indicator in catalogue["indicator"]:
            if rng.random() < 0.985:
                rows += [delimiter.join([indicator["id"], *answer]) for answer in answers(indicator, rng, sign)]
        bodies.append(rows)
        persons = [f"P{number}" for number in range(rng.randint(2, 4))]
        ratings = [
            delimiter.join([
                person,
                roles[min(index, len(roles) - 1)],
                number(rng, 0, 1, 2, sign).replace(f"0{sign}00", "1"),
                (datetime.date(2026, 6, 1) - datetime.timedelta(days=rng.randint(100, 3000))).isoformat(),
                *[str(rng.randint(1, 4)) for _ in competences],
            ])
            for index, person in enumerate(persons)
        ]
        teams.append(ratings)
        trainings.append([
            delimiter.join([person, rng.choice(programmes), f"202{rng.randint(3, 5)}-0{rng.randint(1, 9)}-15", "2"])
            for person in persons
            if rng.random() < 0.7
        ])
    tables = {
        "evidence": (["indicator", "input", "value"], bodies),
        "team": (["person", "role", "fte", "since", *competences], teams),
        "training": (["person", "programme", "date", "days"], trainings),
        "initiatives": (["name", "field"], None),
    }
    for name, (columns, kinds) in tables.items():
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as out:
            out.write(delimiter.join(["initiative", *columns]) + "\n")
            lines = []
            for index in range(initiatives):
                who = f"c{index:07d}{delimiter}"
                if kinds is None:
                    lines.append(f"{who}Cluster {index}{delimiter}{'abcde'[index % 5]}\n")
                else:
                    lines += [f"{who}{row}\n" for row in kinds[index * 31 % KINDS]]
                if not shuffled and len(lines) > 100_000:
                    out.write("".join(lines))
                    lines.clear()
            if shuffled:
                rng.shuffle(lines)
            out.write("".join(lines))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("initiatives", type=int)
    arguments.add_argument("--dialect", choices=["semicolon", "comma"], default="semicolon")
    arguments.add_argument("--shuffled", action="store_true")
    given = arguments.parse_args()
    write(given.folder, given.initiatives, given.dialect, given.shuffled)
