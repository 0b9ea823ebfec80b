"""The same scoring with polars, pandas and DuckDB, for `benches/rounds.py --peers`.

    python3 benches/peers.py polars|pandas|duckdb FOLDER RESULTS.csv

All read the tables, pivot the evidence and score columns of binary floating-point numbers,
which is the fast way to do it there. Full-time equivalents they count in hundredths, as whole
numbers: added up as binary fractions they gave one initiative in a hundred other points. All
write initiative, points, percent and award. They handle what the rounds of `round_tables.py`
hold: a cell that cannot be read leaves its indicator without points, no figure is out of range,
and no team member lacks full-time equivalents or has a thousandth of them.
"""

import csv
import datetime
import pathlib
import sys
import tomllib
from fractions import Fraction

try:
    import numpy as np
except ModuleNotFoundError:  # Only the peers need it.
    np = None

ROOT = pathlib.Path(__file__).parent.parent
CATALOGUE = ROOT / "criteria" / "editions" / "cluster-exzellenz-bw@2014.2.toml"
AS_OF = datetime.date(2026, 11, 23)
YES = ["ja", "yes", "j", "y", "true", "wahr", "x", "1"]
NO = ["nein", "no", "n", "false", "falsch", "0"]
# The sign between groups of digits beside each decimal sign.
GROUPS = {",": ".", ".": ","}


def months(dates):
    """Completed months from dates (datetime64[D]) to the day of the assessment."""
    there = ~np.isnat(dates)
    known = np.where(there, dates, np.datetime64(AS_OF))
    begun = known.astype("datetime64[M]")
    days = (known - begun.astype("datetime64[D]")).astype(int) + 1
    between = (np.datetime64(AS_OF, "M") - begun).astype(int)
    # No day of these rounds is clamped to the end of a month.
    return np.where(there, between - (days > AS_OF.day), 0), there


def scaled(indicator, value, there):
    points = float(indicator["points"])
    if "linear" in indicator:
        begin, end = (float(indicator["linear"][key]) for key in ("from", "to"))
        earned = points * np.clip((value - begin) / (end - begin), 0, 1)
    elif "steps" in indicator:
        steps = indicator["steps"]
        earned = np.zeros(len(value))
        if "from" in steps[0]:
            for step in steps:
                earned = np.where(value >= step["from"], step["points"], earned)
        else:
            for step in reversed(steps):
                earned = np.where(value <= step["up-to"], step["points"], earned)
    elif "bands" in indicator:
        earned = np.zeros(len(value))
        for band in sorted(indicator["bands"], key=lambda band: band["points"]):
            earned = np.where((value >= band["from"]) & (value <= band["up-to"]), band["points"], earned)
    else:
        earned = points * (value == 1)
    return np.where(there, earned, 0.0)


def score(catalogue, column, team, count):
    """Points, percent and award; `column` gives an answer as numbers, words or dates."""
    total, most, missed = np.zeros(count), 0.0, np.zeros(count, dtype=bool)
    for indicator in catalogue["indicator"]:
        name, measure = indicator["id"], indicator["measure"]
        if measure in ("number", "percent"):
            value = column(name, "", "number")
            there = ~np.isnan(value)
        elif measure in ("share", "ratio"):
            first, second = (column(name, key, "number") for key in indicator["of"])
            with np.errstate(divide="ignore", invalid="ignore"):
                value = (100 if measure == "share" else float(indicator.get("per", 1))) * first / second
            there = ~np.isnan(value)
        elif measure == "yes-no":
            value, there, _ = column(name, "", "yes")
        elif measure == "checklist":
            items = [column(name, item["id"], "yes") for item in indicator["item"]]
            value, there = sum(yes for yes, _, _ in items), np.logical_or.reduce([there for _, there, _ in items])
            # One item in error puts all of them in error.
            there &= np.logical_and.reduce([known for _, _, known in items])
        elif measure == "since":
            value, there = months(column(name, "", "date"))
            value = value // 12 if indicator["unit"] == "years" else value
        elif measure == "choice":
            value, there = column(name, "", "word"), None
        else:
            value = team[indicator["metric"]]
            there = ~np.isnan(value)
        if measure == "choice":
            points = np.zeros(count)
            for option in indicator["option"]:
                points = np.where(value == option["id"], option["points"], points)
        else:
            points = scaled(indicator, np.nan_to_num(value), there)
        weight = float(indicator.get("weight", 1))
        total, most = total + weight * points, most + weight * float(indicator["points"])
        if "minimum" in indicator:
            missed |= points < indicator["minimum"]
    percent = 100 * total / most
    label = catalogue["label"][0]
    return total, percent, np.where((percent >= label["min-percent"]) & ~missed, label["id"], "")


def weights(catalogue):
    qualification = catalogue["qualification"]
    roles = {role["id"]: float(role["weight"]) for role in qualification["role"]}
    competences = {one["id"]: int(one["weight"]) for one in qualification["competence"]}
    return roles, competences, float(qualification["rating-max"]), qualification["programme"]


def valid_since(programmes):
    """From which day on a training of each programme still counts."""
    cuts = {}
    for programme in programmes:
        if "valid-months" in programme:
            back = AS_OF.year * 12 + AS_OF.month - 1 - programme["valid-months"]
            cuts[programme["id"]] = datetime.date(back // 12, back % 12 + 1, AS_OF.day)
        else:
            cuts[programme["id"]] = datetime.date(1900, 1, 1)
    return cuts


def polars(folder, catalogue, delimiter, sign):
    import polars as pl

    def read(name):
        return pl.scan_csv(folder / f"{name}.csv", separator=delimiter, infer_schema=False)

    def number(column):
        plain = column.str.replace_all(GROUPS[sign], "", literal=True).str.replace(sign, ".", literal=True)
        return plain.cast(pl.Float64, strict=False)

    date = lambda column: pl.col(column).str.to_date("%d.%m.%Y")
    rows = read("evidence").with_columns(
        (pl.col("indicator") + "/" + pl.col("input").fill_null("")).cast(pl.Categorical).alias("key")
    )
    wide = rows.select("initiative", "key", "value").collect(engine="streaming")
    wide = wide.pivot(on="key", index="initiative", values="value", aggregate_function="first")
    roles, competences, best, programmes = weights(catalogue)
    cuts = valid_since(programmes)
    counts = (
        read("training")
        .with_columns(date("date"))
        .filter(pl.col("date") > pl.col("programme").replace_strict(cuts, return_dtype=pl.Date))
        .select("initiative", "person")
        .unique()
        .with_columns(pl.lit(1).alias("trained"))
    )
    team = (
        read("team")
        .with_columns((number(pl.col("fte")) * 100).round().cast(pl.Int64), date("since"), *[number(pl.col(one)) for one in competences])
        .with_columns(
            (pl.col("fte") * pl.col("role").replace_strict(roles, return_dtype=pl.Float64)).alias("g"),
            sum(weight * pl.col(one) for one, weight in competences.items()).alias("r"),
            (
                (AS_OF.year - pl.col("since").dt.year()) * 12
                + (AS_OF.month - pl.col("since").dt.month())
                - (pl.col("since").dt.day() > AS_OF.day)
            ).alias("months"),
        )
        .join(counts, on=["initiative", "person"], how="left")
        .group_by("initiative")
        .agg(
            (100 * (pl.col("g") * pl.col("r")).sum() / (best * sum(competences.values()) * pl.col("g").sum())).alias("qualification"),
            (pl.col("fte").sum() / 100).alias("fte"),
            ((pl.col("fte") * pl.col("months")).sum() / (12 * pl.col("fte").sum())).alias("tenure"),
            (100 * (pl.col("fte") * pl.col("trained").fill_null(0)).sum() / pl.col("fte").sum()).alias("trained"),
        )
        .collect(engine="streaming")
    )
    wide = wide.join(team, on="initiative", how="left", maintain_order="left")

    def column(name, key, what):
        cell = pl.col(f"{name}/{key}") if f"{name}/{key}" in wide.columns else pl.lit(None, dtype=pl.String)
        if what == "number":
            return wide.select(number(cell).fill_null(float("nan")).alias("it"))["it"].to_numpy()
        if what == "yes":
            yes, known = cell.is_in(YES).fill_null(False), cell.is_in(YES + NO) | cell.is_null()
            both = wide.select(yes.cast(pl.Float64).alias("yes"), cell.is_not_null().alias("there"), known.alias("known"))
            return both["yes"].to_numpy(), both["there"].to_numpy(), both["known"].to_numpy()
        if what == "date":
            return wide.select(cell.str.to_date("%d.%m.%Y", strict=False).alias("it"))["it"].to_numpy()
        return wide.select(cell.fill_null("").alias("it"))["it"].to_numpy()

    metrics = {metric: wide[metric].fill_null(float("nan")).to_numpy() for metric in ("qualification", "fte", "tenure", "trained")}
    total, percent, award = score(catalogue, column, metrics, len(wide))
    return pl.DataFrame({"initiative": wide["initiative"], "points": total, "percent": percent, "award": award}).write_csv


def pandas(folder, catalogue, delimiter, sign):
    import pandas as pd
    import pyarrow.csv

    def read(name):
        return pd.read_csv(folder / f"{name}.csv", sep=delimiter, dtype=str, keep_default_na=False, engine="c")

    def number(column):
        plain = column.str.replace(GROUPS[sign], "", regex=False).str.replace(sign, ".", regex=False)
        return pd.to_numeric(plain, errors="coerce")

    date = lambda column: pd.to_datetime(column, format="%d.%m.%Y", errors="coerce")
    rows = read("evidence")
    rows["key"] = rows["indicator"] + "/" + rows["input"]
    wide = rows.pivot(index="initiative", columns="key", values="value")
    roles, competences, best, programmes = weights(catalogue)
    training = read("training")
    cuts = pd.to_datetime(training["programme"].map(valid_since(programmes)))
    counts = training[date(training["date"]) > cuts][["initiative", "person"]].drop_duplicates()
    counts["trained"] = 1.0
    team = read("team").merge(counts, on=["initiative", "person"], how="left")
    team["fte"] = (number(team["fte"]) * 100).round().astype(int)
    team["g"] = team["fte"] * team["role"].map(roles)
    team["gr"] = team["g"] * sum(weight * number(team[one]) for one, weight in competences.items())
    since, _ = months(date(team["since"]).to_numpy().astype("datetime64[D]"))
    team["served"] = team["fte"] * since
    team["trained"] = team["fte"] * team["trained"].fillna(0.0)
    sums = team.groupby("initiative")[["fte", "g", "gr", "served", "trained"]].sum().reindex(wide.index)
    metrics = {
        "qualification": 100 * sums["gr"] / (best * sum(competences.values()) * sums["g"]),
        "fte": sums["fte"] / 100,
        "tenure": sums["served"] / (12 * sums["fte"]),
        "trained": 100 * sums["trained"] / sums["fte"],
    }

    def column(name, key, what):
        cell = wide[f"{name}/{key}"]
        if what == "number":
            return number(cell).to_numpy(dtype=float)
        if what == "yes":
            there = cell.notna().to_numpy()
            return cell.isin(YES).to_numpy(dtype=float), there, cell.isin(YES + NO).to_numpy() | ~there
        if what == "date":
            return date(cell).to_numpy().astype("datetime64[D]")
        return cell.fillna("").to_numpy(dtype=object)

    metrics = {name: metric.to_numpy(dtype=float) for name, metric in metrics.items()}
    total, percent, award = score(catalogue, column, metrics, len(wide))
    frame = pd.DataFrame({"initiative": wide.index, "points": total, "percent": percent, "award": award})
    return lambda path: frame.to_csv(path, index=False)


def duckdb(folder, catalogue, delimiter, sign):
    import duckdb

    engine = duckdb.connect()
    read = lambda name: f"read_csv('{folder / name}.csv', delim = '{delimiter}', header = true, all_varchar = true, quote = '\"', escape = '\"')"
    number = lambda cell: f"TRY_CAST(replace(replace({cell}, '{GROUPS[sign]}', ''), '{sign}', '.') AS DOUBLE)"
    date = lambda cell: f"CAST(try_strptime({cell}, '%d.%m.%Y') AS DATE)"
    roles, competences, best, programmes = weights(catalogue)
    cases = lambda cell, by: f"CASE {cell} {' '.join(f'WHEN {key!r} THEN {value}' for key, value in by.items())} END"
    keys, asked = {}, {}
    for indicator in catalogue["indicator"]:
        inputs = indicator.get("of", []) or [item["id"] for item in indicator.get("item", [])] or [""]
        what = {"since": "date", "choice": "word", "yes-no": "yes", "checklist": "yes"}.get(indicator["measure"], "number")
        if indicator["measure"] != "team":
            keys.update({(indicator["id"], name, what): f"c{len(keys) + index}" for index, name in enumerate(inputs)})
    columns = []
    for (name, key, what), alias in keys.items():
        cell = f"max(value) FILTER (indicator = '{name}' AND coalesce(input, '') = '{key}')"
        columns.append(f"{cell} AS {alias}")
    # Exact where all are whole numbers: full-time equivalents in hundredths.
    team = f"""
        WITH trained AS (
            SELECT DISTINCT initiative, person FROM {read('training')}
            WHERE {date('date')} > {cases('programme', {key: f"DATE '{cut}'" for key, cut in valid_since(programmes).items()})}
        ), persons AS (
            SELECT initiative, person, CAST(round({number('fte')} * 100) AS BIGINT) AS fte, {cases('role', roles)} AS weight,
                {' + '.join(f'{weight} * {number(one)}' for one, weight in competences.items())} AS rating,
                datediff('month', {date('since')}, DATE '{AS_OF}') - CAST(day({date('since')}) > {AS_OF.day} AS INT) AS months
            FROM {read('team')}
        )
        SELECT initiative,
            100 * sum(fte * weight * rating) / ({best * sum(competences.values())} * sum(fte * weight)) AS qualification,
            sum(fte) / 100 AS fte, sum(fte * months) / (12 * sum(fte)) AS tenure,
            100 * sum(CASE WHEN trained.person IS NULL THEN 0 ELSE fte END) / sum(fte) AS trained
        FROM persons LEFT JOIN trained USING (initiative, person) GROUP BY initiative"""
    answers = f"SELECT initiative, {', '.join(columns)} FROM {read('evidence')} GROUP BY initiative"
    read_as = {"number": number, "date": date, "word": lambda cell: cell}
    yes = lambda words: f"IN ({', '.join(map(repr, words))})"
    chosen = []
    for (_, _, what), alias in keys.items():
        if what == "yes":
            chosen += [f"coalesce({alias} {yes(YES)}, false)::DOUBLE AS {alias}", f"{alias} IS NOT NULL AS {alias}_there"]
            chosen.append(f"coalesce({alias} {yes(YES + NO)}, true) AS {alias}_known")
        else:
            chosen.append(f"{read_as[what](alias)} AS {alias}")
    wide = engine.execute(
        f"SELECT initiative, {', '.join(chosen)}, qualification, fte, tenure, trained"
        f" FROM ({answers}) LEFT JOIN ({team}) USING (initiative)"
    ).fetchnumpy()
    plain = lambda column, empty: column.filled(empty) if isinstance(column, np.ma.MaskedArray) else column

    def column(name, key, what):
        alias = keys[name, key, what]
        if what == "yes":
            return tuple(wide[f"{alias}{end}"] for end in ("", "_there", "_known"))
        empty = {"number": np.nan, "date": np.datetime64("NaT"), "word": ""}[what]
        found = plain(wide[alias], empty)
        return found.astype("datetime64[D]") if what == "date" else found

    metrics = {metric: plain(wide[metric], np.nan).astype(float) for metric in ("qualification", "fte", "tenure", "trained")}
    total, percent, award = score(catalogue, column, metrics, len(wide["initiative"]))
    engine.register("results", {"initiative": wide["initiative"], "points": total, "percent": percent, "award": award})
    return lambda path: engine.execute(f"COPY results TO '{path}' (HEADER)")


def same(own, results):
    """How many initiatives have the same points, percentage and award in merit's results."""
    with open(own, encoding="utf-8") as file:
        wanted = {row["initiative"]: row for row in csv.DictReader(file)}
    equal = 0
    with open(results, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            merits = wanted[row["initiative"]]
            close = lambda key: abs(float(Fraction(row[key])) - float(Fraction(merits[key]))) < 1e-9
            equal += close("points") and close("percent") and row["award"] == merits["award"]
    return equal, len(wanted)


if __name__ == "__main__":
    way, folder, results = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    with open(folder / "evidence.csv", encoding="utf-8") as file:
        delimiter = ";" if ";" in file.readline() else ","
    catalogue = tomllib.loads(CATALOGUE.read_text())
    score_with = {"polars": polars, "pandas": pandas, "duckdb": duckdb}[way]
    score_with(folder, catalogue, delimiter, "," if delimiter == ";" else ".")(results)
