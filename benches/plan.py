"""`merit plan` and `merit robustness` on the built-in catalogues and on a catalogue of 200
indicators with 6 steps each.

    cargo build --profile dist && python3 benches/plan.py

Kinds of large catalogues may be named, such as "groups and caps". Printed are medians of wall time and peak memory from start to exit, as of 2026-11-23.
The large dossiers have half of the points that there are; the way to 80 percent, the next
two ways beside it and the checks of each are all found and compared.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

MERIT = os.path.abspath("target/dist/merit")
RUNS = 11
INDICATORS = 200
STEPS = 6


def measure(command):
    """Median wall time in seconds and peak memory in MiB."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        times.append(time.perf_counter() - start)
        if done.returncode == 2:
            print(done.stderr.decode().strip())
            break
    script = 'import os, sys; p = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:]); print(os.wait4(p, 0)[2].ru_maxrss)'
    told = subprocess.run([sys.executable, "-I", "-S", "-c", script, *command], capture_output=True)
    return statistics.median(times), int(told.stdout.split()[-1]) / 1024


def large(folder, kind, seed):
    """A catalogue of many indicators and a dossier for it."""
    chance = random.Random(seed)
    by_weights = kind == "category weights and floors"
    lines = ["format = 1", "[catalogue]", 'id = "large"', 'version = "1"', 'title = "Large"']
    if by_weights:
        lines.append('aggregate = "category-weights"')
    for category in range(10):
        lines += ["[[category]]", f'id = "c{category}"', f'title = "Category {category}"']
        if by_weights:
            lines.append(f"weight = {chance.randint(1, 9)}")
    rows = ["indicator,value"]
    for index in range(INDICATORS):
        effort = chance.choice(["1", "2", "3", "4", "5"])
        if kind == "odd efforts and weights":
            effort = f"{chance.randint(1, 9)}.{chance.randint(1, 99):02}"
        points = sorted(chance.sample(range(1, 40), STEPS)) if kind != "equal steps" else range(1, STEPS + 1)
        lines += [
            "[[indicator]]", f'id = "i{index}"', f'category = "c{index % 10}"', f'title = "Indicator {index}"',
            'measure = "number"', f"points = {points[-1]}", f"effort = {effort}", 'basis = "assumed"',
            'rationale = "Made up."',
            "steps = [" + ", ".join(f"{{ from = {10 * (i + 1)}, points = {p} }}" for i, p in enumerate(points)) + "]",
        ]
        if kind == "odd efforts and weights":
            lines.append(f"weight = {chance.randint(1, 3)}.{chance.randint(0, 99):02}")
        if kind == "open minimums and scopes" and index % 4 == 0:
            lines.append(f"minimum = {points[2]}")
        rows.append(f"i{index},{chance.randint(0, 59)}")
    lines += ["[[label]]", 'id = "gold"', 'title = "Gold"', "min-percent = 80", 'basis = "assumed"', 'rationale = "A"']
    if by_weights:
        lines.append("min-category-percent = 60")
    if kind == "open minimums and scopes":
        lines += ["open-minimums = 3", 'requires = ["silver"]']
        half = ", ".join(f'"i{index}"' for index in range(0, INDICATORS, 2))
        lines += ["[[label]]", 'id = "silver"', 'title = "Silver"', "min-percent = 85", f"indicators = [{half}]"]
        lines += ['basis = "assumed"', 'rationale = "A"', "minimums = {}"]
    if kind.startswith("groups"):
        # Each category has four groups of five members of which three count, and two may be one of them or the other.
        for category in range(10):
            own = [index for index in range(INDICATORS) if index % 10 == category]
            for number in range(4):
                of = ", ".join(f'"i{index}"' for index in own[number * 5 : number * 5 + 5])
                lines += ["[[group]]", f'id = "g{category}-{number}"', f'title = "Group {category}-{number}"']
                lines += [f"of = [{of}]", "best = 3"]
                if kind == "groups and caps" and number == 0 and category < 4:
                    lines.append("at-most = 60")
            if kind == "groups within groups" and category < 5:
                lines += ["[[group]]", f'id = "either-{category}"', f'title = "Either {category}"']
                lines += [f'of = ["g{category}-0", "g{category}-1"]', "best = 1"]
    path = os.path.join(folder, "large.toml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    evidence = os.path.join(folder, "evidence.csv")
    with open(evidence, "w", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")
    return path, evidence


def main():
    print(f"{'case':58}{'time':>10}{'memory':>11}")
    day = ["--as-of", "2026-11-23"]
    examples = [
        ("incomplete", "cluster-exzellenz-bw"), ("mistakes", "cluster-exzellenz-bw"), ("incomplete", "ecei"),
        ("mistakes", "ecei"), ("gold", "eccp-profile"), ("gold", "clusterdatenbank-bw"),
    ]
    for example, catalogue in examples if len(sys.argv) < 2 else []:
        taken, peak = measure([MERIT, "plan", f"examples/{example}", "-c", catalogue, *day])
        print(f"{f'plan, {example} by {catalogue}':58}{taken * 1000:7.1f} ms{peak:7.1f} MiB", flush=True)
    for example in ["gold", "threshold"] if len(sys.argv) < 2 else []:
        taken, peak = measure([MERIT, "robustness", f"examples/{example}", *day])
        print(f"{f'robustness, {example}':58}{taken * 1000:7.1f} ms{peak:7.1f} MiB", flush=True)
    kinds = ["equal steps", "other points for each step", "odd efforts and weights", "category weights and floors",
             "open minimums and scopes", "groups", "groups and caps", "groups within groups"]
    for kind in kinds if len(sys.argv) < 2 else sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            path, evidence = large(folder, kind, 7)
            for command in ["plan", "robustness"]:
                taken, peak = measure([MERIT, command, evidence, "-c", path, *day])
                print(f"{f'{command}, {INDICATORS} indicators: {kind}':58}{taken * 1000:7.1f} ms{peak:7.1f} MiB", flush=True)


if __name__ == "__main__":
    main()
