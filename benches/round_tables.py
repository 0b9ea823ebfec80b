"""Writes the tables of an invented round as offices really have them, for benchmarks and comparisons.

    python3 benches/round_tables.py FOLDER INITIATIVES [--dialect semicolon|comma] [--shuffled]
                                    [--without TRAIT]… [--with slips] [--encoding NAME]

Every initiative answers the 34 indicators of `cluster-exzellenz-bw` in about 50 rows of
`evidence.csv` with figures of its own, and has a team of two to four persons and their
trainings. The traits, each of which `--without` leaves out:

    notes       6 % of the rows have a note
    quotes      some notes have a delimiter or quotes in them
    breaks      some notes have a line break
    units       a unit stands wherever the catalogue has one
    documents   documents are named where the catalogue asks for them, and at some other rows
    dates       dates are written dd.mm.yyyy, else yyyy-mm-dd
    groups      a third of the amounts from 1,000 on are grouped: 61.500 or "61,500"
    gaps        2 % of the answers are missing, 0.2 % cannot be read

`--with slips` adds what 5 % of the rows of careless dossiers have: capitals, blanks, titles in
place of ids, percent signs. The same arguments write the same bytes.
"""

import argparse
import datetime
import functools
import multiprocessing
import pathlib
import random
import tomllib

ROOT = pathlib.Path(__file__).parent.parent
# The edition without facts and rules, as the peers score it.
CATALOGUE = ROOT / "criteria" / "editions" / "cluster-exzellenz-bw@2014.2.toml"
# Its successor, with both.
WITH_FACTS = ROOT / "criteria" / "cluster-exzellenz-bw.toml"
TRAITS = ("notes", "quotes", "breaks", "units", "documents", "dates", "groups", "gaps")
# So many initiatives are made at once, with random figures of their own.
CHUNK = 500
DAY = datetime.date(2026, 6, 1)
UNREADABLE = ("ca. 40", "k. A.", "siehe Anlage", "12-15", "?")


def limits(indicator):
    """About where the limits of the scale lie, so that all steps occur."""
    scale = [step for key in ("steps", "bands") for step in indicator.get(key, [])]
    found = [step[key] for step in scale for key in ("from", "up-to") if key in step]
    if "linear" in indicator:
        found += [indicator["linear"]["from"], indicator["linear"]["to"]]
    found = [float(str(limit).split("/")[0]) for limit in found] or [0, 100]
    low, high = min(found), max(found)
    low = int(max(low - (high - low) * 0.2, indicator.get("min", 0)))
    high = int(high + (high - low) * 0.2) + 1
    return max(low, int(indicator.get("min", low))), min(high, int(indicator.get("max", high)))


class Writer:
    """Writes the rows of one initiative after the other."""

    def __init__(self, rng, dialect, traits, catalogue):
        catalogue = tomllib.loads(catalogue.read_text())
        self.rng, self.traits = rng, traits
        self.delimiter, self.sign = (";", ",") if dialect == "semicolon" else (",", ".")
        self.indicators = [(indicator, *limits(indicator)) for indicator in catalogue["indicator"]]
        self.facts = catalogue.get("fact", [])
        qualification = catalogue["qualification"]
        self.roles = [role["id"] for role in qualification["role"]]
        self.competences = [competence["id"] for competence in qualification["competence"]]
        self.programmes = [programme["id"] for programme in qualification["programme"]]

    def decimal(self, low, high, decimals):
        if decimals == 0:
            return str(self.rng.randint(low, high))
        text = f"{self.rng.randint(low * 10**decimals, high * 10**decimals):0{decimals + 1}d}"
        return f"{text[:-decimals]}{self.sign}{text[-decimals:]}"

    def amount(self, number):
        """An amount, a third of them grouped."""
        if number < 1000 or "groups" not in self.traits or self.rng.random() > 1 / 3:
            return str(number)
        return f"{number:,}".replace(",", "." if self.sign == "," else ",")

    def date(self, days):
        date = DAY - datetime.timedelta(days=days)
        return date.strftime("%d.%m.%Y") if "dates" in self.traits else date.isoformat()

    def fact(self, fact, known):
        """The value of a fact; few contradict each other."""
        most = {"companies": known.get("members", 400), "respondents": known.get("members", 400)}
        if fact["measure"] == "date":
            return self.date(self.rng.randint(200, 900) if "review" in fact["id"] else self.rng.randint(3000, 5000))
        most = 900_000 if "income" in fact["id"] else most.get(fact["id"], 400)
        known[fact["id"]] = self.rng.randint(max(1, most // 3), most)
        return self.amount(known[fact["id"]])

    def answers(self, indicator, low, high, known):
        """The rows of an indicator: input and value; facts are told elsewhere."""
        rng, measure = self.rng, indicator["measure"]
        if "fact" in indicator:
            return []
        of = indicator.get("of", [])
        if any(name in known or name.startswith("team.") for name in of):
            whole = known.get(of[1], 40)
            most = whole // 3 if whole > 1000 else whole
            return [(name, self.amount(rng.randint(0, most))) for name in of if name not in known and "." not in name]
        if measure == "number":
            return [("", self.decimal(low, high, 0 if indicator.get("whole") else rng.choice([0, 1])))]
        if measure == "percent":
            return [("", self.decimal(max(low, 0), min(high, 100), rng.choice([0, 1])))]
        if measure == "share":
            # Money where income is divided, heads elsewhere.
            most = 900_000 if indicator["of"][1] == "total" else 400
            whole = rng.randint(most // 20, most)
            part, of = indicator["of"]
            return [(part, self.amount(rng.randint(whole // 4, whole))), (of, self.amount(whole))]
        if measure == "ratio":
            first, second = indicator["of"]
            divisor = rng.randint(1, 40)
            per = float(str(indicator.get("per", 1)).split("/")[0])
            top = rng.randint(int(low * divisor / per), int(high * divisor / per) + 1)
            return [(first, self.amount(top)), (second, str(divisor))]
        if measure == "yes-no":
            return [("", rng.choice(["yes", "yes", "no", "ja"]))]
        if measure == "choice":
            return [("", rng.choice(indicator["option"])["id"])]
        if measure == "checklist":
            return [(item["id"], rng.choice(["yes", "yes", "yes", "no", "x"])) for item in indicator["item"]]
        if measure == "since":
            return [("", self.date(rng.randint(200, 3500)))]
        return []

    def note(self):
        if "notes" not in self.traits or self.rng.random() > 0.06:
            return ""
        kind = self.rng.random()
        if kind < 0.2 and "quotes" in self.traits:
            return 'laut Beschluss "Vorstand"; siehe Protokoll, Seite 3'
        if kind < 0.4 and "breaks" in self.traits:
            return "Stand Jahresende\ngeprüft durch Geschäftsstelle"
        return self.rng.choice(["Stand 31.12.2025", "geschätzt", "laut Mitgliederliste", "ohne Förderer", "vorläufig"])

    def slip(self, row):
        """What careless people write, which still can be read (or not)."""
        indicator, name, value, unit, document, note = row
        kind = self.rng.randrange(5)
        if kind == 0:
            return (indicator.upper(), name, value, unit, document, note)
        if kind == 1:
            return (f" {indicator} ", name, f"{value} ", unit, document, note)
        if kind == 2 and unit == "%":
            return (indicator, name, f"{value} %", unit, document, note)
        if kind == 3:
            return (indicator, name, value, "Stück", document, note)
        return (indicator, name, value.replace(",", ".") if self.sign == "," else value, unit, document, note)

    def cell(self, text):
        if any(sign in text for sign in (self.delimiter, '"', "\n")):
            return '"' + text.replace('"', '""') + '"'
        return text

    def row(self, cells):
        return self.delimiter.join(map(self.cell, cells)) + "\n"

    def evidence(self, who):
        rows, known = [], {}
        for fact in self.facts:
            value, document = self.fact(fact, known), f"Anlagen/{fact['id']}.pdf" if "documents" in self.traits else ""
            rows.append(self.row((who, fact["id"], "", value, "", document, self.note())))
        for indicator, low, high in self.indicators:
            answers = self.answers(indicator, low, high, known)
            if "gaps" in self.traits and self.rng.random() < 0.02:
                continue
            unit = indicator.get("unit", "%" if indicator["measure"] == "percent" else "")
            unit = unit.get("de" if self.sign == "," else "en", "") if isinstance(unit, dict) else unit
            unit = unit["many"] if isinstance(unit, dict) else unit
            unit = unit if "units" in self.traits and indicator["measure"] in ("number", "percent") else ""
            for name, value in answers:
                if "gaps" in self.traits and self.rng.random() < 0.002:
                    value = self.rng.choice(UNREADABLE)
                named = indicator.get("documents", 0) > 0 or self.rng.random() < 0.1
                document = f"Anlagen/{indicator['id']}.pdf" if named and "documents" in self.traits else ""
                row = (indicator["id"], name, value, unit, document, self.note())
                if "slips" in self.traits and self.rng.random() < 0.05:
                    row = self.slip(row)
                rows.append(self.row((who, *row)))
        return rows

    def people(self, who):
        rng = self.rng
        persons = [f"P{number}" for number in range(rng.randint(2, 4))]
        team = [
            self.row((
                who,
                person,
                self.roles[min(index, len(self.roles) - 1)],
                self.decimal(0, 1, 2).replace(f"0{self.sign}00", "1"),
                self.date(rng.randint(100, 3000)),
                *[str(rng.randint(1, 4)) for _ in self.competences],
            ))
            for index, person in enumerate(persons)
        ]
        training = [
            self.row((who, person, rng.choice(self.programmes), self.date(rng.randint(-120, 1200)), "2"))
            for person in persons
            if rng.random() < 0.7
        ]
        return team, training


def made(chunk, initiatives, dialect, traits, catalogue):
    """The rows of each table for a chunk of initiatives."""
    writer = Writer(random.Random(chunk), dialect, traits, catalogue)
    evidence, team, training, names = [], [], [], []
    for index in range(chunk * CHUNK, min((chunk + 1) * CHUNK, initiatives)):
        who = f"c{index:07d}"
        evidence += writer.evidence(who)
        persons, trainings = writer.people(who)
        team += persons
        training += trainings
        names.append(writer.row((who, f"Cluster {index}", "abcde"[index % 5])))
    return evidence, team, training, names


def write(folder, initiatives, dialect="semicolon", shuffled=False, without=(), slips=False, encoding="utf-8", catalogue=CATALOGUE):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    traits = frozenset(TRAITS) - frozenset(without) | ({"slips"} if slips else set())
    writer = Writer(random.Random(0), dialect, traits, catalogue)
    heads = {
        "evidence": ("initiative", "indicator", "input", "value", "unit", "document", "note"),
        "team": ("initiative", "person", "role", "fte", "since", *writer.competences),
        "training": ("initiative", "person", "programme", "date", "days"),
        "initiatives": ("initiative", "name", "field"),
    }
    files = {name: open(folder / f"{name}.csv", "w", encoding=encoding, newline="") for name in heads}
    for name, head in heads.items():
        files[name].write(writer.row(head))
    make = functools.partial(made, initiatives=initiatives, dialect=dialect, traits=traits, catalogue=catalogue)
    kept = {name: [] for name in heads}
    with multiprocessing.Pool() as pool:
        for rows in pool.imap(make, range((initiatives + CHUNK - 1) // CHUNK)):
            for name, lines in zip(heads, rows):
                if shuffled:
                    kept[name] += lines
                else:
                    files[name].write("".join(lines))
    rng = random.Random(7)
    for name, file in files.items():
        rng.shuffle(kept[name])
        file.write("".join(kept[name]))
        file.close()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("initiatives", type=int)
    arguments.add_argument("--dialect", choices=["semicolon", "comma"], default="semicolon")
    arguments.add_argument("--shuffled", action="store_true")
    arguments.add_argument("--without", action="append", choices=TRAITS, default=[])
    arguments.add_argument("--with", action="append", choices=["slips"], default=[], dest="extra")
    arguments.add_argument("--encoding", default="utf-8")
    arguments.add_argument("--facts", action="store_true")
    given = arguments.parse_args()
    write(given.folder, given.initiatives, given.dialect, given.shuffled, given.without, bool(given.extra), given.encoding, WITH_FACTS if given.facts else CATALOGUE)
