"""The same scoring with polars, pandas and DuckDB, for `benches/rounds.py --peers`.

    python3 benches/peers.py polars|pandas|duckdb FOLDER RESULTS.csv

polars and pandas read the tables, pivot the evidence and score columns of binary
floating-point numbers, which is the fast way to do it there. Full-time equivalents they count
in hundredths, as whole numbers: added up as binary fractions they gave one initiative in a
hundred other points. DuckDB runs the exact SQL that `merit catalogue sql` wrote to `round.sql`
in that folder. All write initiative, points, percent and award. They handle what the rounds of
`round_tables.py` hold: no cell in error, no team member without full-time equivalents or with
a thousandth of them.
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
CATALOGUE = ROOT / "criteria" / "cluster-exzellenz-bw.toml"
AS_OF = datetime.date(2026, 11, 23)
YES = ["ja", "yes", "j", "y", "true", "wahr", "x", "1"]


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
            value, there = column(name, "", "yes")
        elif measure == "checklist":
            both = [column(name, item["id"], "yes") for item in indicator["item"]]
            value, there = sum(yes for yes, _ in both), np.logical_or.reduce([known for _, known in both])
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
        return pl.scan_csv(folder / f"{name}.csv", separator=delimiter, infer_schema=False, quote_char=None)

    number = lambda column: pl.col(column).str.replace(sign, ".", literal=True).cast(pl.Float64)
    rows = read("evidence").with_columns(
        (pl.col("indicator") + "/" + pl.col("input").fill_null("")).cast(pl.Categorical).alias("key")
    )
    wide = rows.select("initiative", "key", "value").collect(engine="streaming")
    wide = wide.pivot(on="key", index="initiative", values="value", aggregate_function="first")
    roles, competences, best, programmes = weights(catalogue)
    cuts = valid_since(programmes)
    counts = (
        read("training")
        .with_columns(pl.col("date").str.to_date("%Y-%m-%d"))
        .filter(pl.col("date") > pl.col("programme").replace_strict(cuts, return_dtype=pl.Date))
        .select("initiative", "person")
        .unique()
        .with_columns(pl.lit(1).alias("trained"))
    )
    team = (
        read("team")
        .with_columns((number("fte") * 100).round().cast(pl.Int64), pl.col("since").str.to_date("%Y-%m-%d"), *[number(one) for one in competences])
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
    wide = wide.join(team, on="initiative", how="left")

    def column(name, key, what):
        cell = pl.col(f"{name}/{key}") if f"{name}/{key}" in wide.columns else pl.lit(None, dtype=pl.String)
        if what == "number":
            return wide.select(cell.str.replace(sign, ".", literal=True).cast(pl.Float64).fill_null(float("nan")).alias("it"))["it"].to_numpy()
        if what == "yes":
            both = wide.select(cell.is_in(YES).fill_null(False).cast(pl.Float64).alias("it"), cell.is_not_null().alias("there"))
            return both["it"].to_numpy(), both["there"].to_numpy()
        if what == "date":
            return wide.select(cell.str.to_date("%Y-%m-%d").alias("it"))["it"].to_numpy()
        return wide.select(cell.fill_null("").alias("it"))["it"].to_numpy()

    metrics = {metric: wide[metric].fill_null(float("nan")).to_numpy() for metric in ("qualification", "fte", "tenure", "trained")}
    total, percent, award = score(catalogue, column, metrics, len(wide))
    return pl.DataFrame({"initiative": wide["initiative"], "points": total, "percent": percent, "award": award}).write_csv


def pandas(folder, catalogue, delimiter, sign):
    import pandas as pd

    def read(name):
        return pd.read_csv(folder / f"{name}.csv", sep=delimiter, dtype=str, keep_default_na=False, engine="pyarrow")

    def number(column):
        return pd.to_numeric(column.str.replace(sign, ".", regex=False))

    rows = read("evidence")
    rows["key"] = rows["indicator"] + "/" + rows["input"]
    wide = rows.pivot(index="initiative", columns="key", values="value")
    roles, competences, best, programmes = weights(catalogue)
    training = read("training")
    cuts = pd.to_datetime(training["programme"].map(valid_since(programmes)))
    counts = training[pd.to_datetime(training["date"]) > cuts][["initiative", "person"]].drop_duplicates()
    counts["trained"] = 1.0
    team = read("team").merge(counts, on=["initiative", "person"], how="left")
    team["fte"] = (number(team["fte"]) * 100).round().astype(int)
    team["g"] = team["fte"] * team["role"].map(roles)
    team["gr"] = team["g"] * sum(weight * number(team[one]) for one, weight in competences.items())
    since, _ = months(pd.to_datetime(team["since"]).to_numpy().astype("datetime64[D]"))
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
            return cell.isin(YES).to_numpy(dtype=float), cell.notna().to_numpy()
        if what == "date":
            return pd.to_datetime(cell).to_numpy().astype("datetime64[D]")
        return cell.fillna("").to_numpy(dtype=object)

    metrics = {name: metric.to_numpy(dtype=float) for name, metric in metrics.items()}
    total, percent, award = score(catalogue, column, metrics, len(wide))
    frame = pd.DataFrame({"initiative": wide.index, "points": total, "percent": percent, "award": award})
    return lambda path: frame.to_csv(path, index=False)


def duckdb(folder, results):
    import duckdb

    engine = duckdb.connect()
    views, query = (folder / "round.sql").read_text().split("\n\nWITH\n")
    engine.execute(views)
    query = query.rstrip().rstrip(";")
    engine.execute(f"COPY (SELECT initiative, points, percent, award FROM (WITH\n{query})) TO '{results}' (HEADER)")


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
    if way == "duckdb":
        duckdb(folder, results)
    else:
        with open(folder / "evidence.csv", encoding="utf-8") as file:
            delimiter = ";" if ";" in file.readline() else ","
        catalogue = tomllib.loads(CATALOGUE.read_text())
        write = {"polars": polars, "pandas": pandas}[way](folder, catalogue, delimiter, "," if delimiter == ";" else ".")
        write(results)
