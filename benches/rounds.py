"""`merit portfolio` on realistic rounds of 1,000 to 1,000,000 initiatives (`round_tables.py`),
beside a floor: a program that only splits, looks up, reads and adds (`benches/floor.rs`).

    cargo build --profile dist && python3 benches/rounds.py [--peers | --traits | --reports] [INITIATIVES…]

Both dialects; merit and the floor run in turn on files that have been read before, five
times each. Printed are medians of wall time, rows a second, merit's peak memory and how
many times the floor's time it takes, with two threads and with one. A million initiatives
take 5 GB on the disk.

With --peers, polars, pandas and DuckDB do the same scoring (`benches/peers.py`) in turn with
merit, in both dialects and with rows in no order, and for how many initiatives they come to
the same; they must be installed, as by `pip install polars pandas duckdb`. They run once on a
million initiatives.

With --traits, merit reads tables without each trait of real ones in turn, and with slips.

With --reports, merit writes a full report of each of 1,000 and 10,000 initiatives, and scores
2,000 dossiers that lie in folders of their own, with two threads and with one.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import peers
import round_tables

# A copy, as `cargo install` makes one: what was just linked lies scattered in memory and starts later.
INSTALLED = tempfile.TemporaryDirectory()
MERIT = shutil.copy("target/dist/merit", INSTALLED.name)
RUNS = 5
RESULTS = {f"{way}.csv" for way in ("results", "polars", "pandas", "duckdb")}
# Python holds the rows that it shuffles in memory.
SHUFFLED = 100_000
# How many dossiers lie in folders of their own.
DOSSIERS = 2_000


def write(folder, initiatives, **how):
    """Tables that are in the page cache and on the disk: nothing is still written while others are timed."""
    round_tables.write(folder, initiatives, **how)
    os.sync()


def run(command):
    """Wall time in seconds; results of an earlier run are removed before, not meanwhile."""
    for path in (path for path in command if os.path.basename(path) in RESULTS and os.path.exists(path)):
        os.remove(path)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def peak(command):
    """Peak memory in MiB, as a shell that is small itself sees it."""
    script = 'import os, sys; p = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:]); print(os.wait4(p, 0)[2].ru_maxrss)'
    told = subprocess.run([sys.executable, "-I", "-S", "-c", script, *command], capture_output=True, check=True)
    return int(told.stdout) / 1024


def merit(folder):
    results = os.path.join(folder, "results.csv")
    catalogue = ["-c", "cluster-exzellenz-bw", "--as-of", "2026-11-23"]
    return [MERIT, "portfolio", folder, *catalogue, "-o", results, "--force", "--quiet"]


def compare(folder, initiatives, floor):
    evidence = os.path.join(folder, "evidence.csv")
    with open(evidence, "rb") as file:
        rows = sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b"")) - 1
    commands = [[floor, evidence], [*merit(folder), "--threads", "2"], [*merit(folder), "--threads", "1"]]
    taken = [[] for _ in commands]
    for _ in range(RUNS):
        for command, times in zip(commands, taken):
            times.append(run(command))
    least, two, one = [statistics.median(times) for times in taken]
    memory = peak(commands[1])
    print(
        f"| {initiatives:,} | {rows:,} | {least:.3f} s | {two:.3f} s | {rows / two / 1e6:.1f} million"
        f" | {two / least:.1f} | {one / two:.2f} | {two / initiatives * 1e6:.1f} µs | {memory:.0f} MiB |",
        flush=True,
    )


def beside(folder, initiatives, how):
    """merit and its peers in turn."""
    # pandas holds more than the memory of two million rows for each million.
    ways = [way for way in ("polars", "pandas", "duckdb") if (way, initiatives > 100_000) != ("pandas", True)]
    results = {way: os.path.join(folder, f"{way}.csv") for way in ways}
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers.py")
    commands = [merit(folder), *[[sys.executable, script, way, folder, results[way]] for way in ways]]
    taken = [[] for _ in commands]
    for _ in range(RUNS if initiatives <= 100_000 else 1):
        for command, times in zip(commands, taken):
            times.append(run(command))
    least = statistics.median(taken[0])
    for way, times in zip(ways, taken[1:]):
        equal, all_of_them = peers.same(os.path.join(folder, "results.csv"), results[way])
        median = statistics.median(times)
        print(
            f"| {initiatives:,} | {how} | {way} | {median:.2f} s | {median / least:.1f} times merit's {least:.3f} s"
            f" | {equal:,} of {all_of_them:,} the same |",
            flush=True,
        )


def traits(folder, initiatives):
    """What each trait of real tables costs."""
    ways = [("all traits", {}), *[(f"without {trait}", {"without": [trait]}) for trait in round_tables.TRAITS]]
    ways += [("without any", {"without": round_tables.TRAITS}), ("with slips in 5 % of the rows", {"slips": True})]
    ways += [(encoding, {"encoding": encoding}) for encoding in ("windows-1252", "utf-8-sig", "utf-16")]
    for name, how in ways:
        write(folder, initiatives, **how)
        run(merit(folder))
        median = statistics.median(run(merit(folder)) for _ in range(RUNS))
        print(f"| {name} | {median:.3f} s | {peak(merit(folder)):.0f} MiB |", flush=True)


def reported(folder, initiatives):
    """A report of each initiative of tables."""
    for ending in ("html", "json"):
        taken = [[], []]
        for _ in range(RUNS):
            for threads, times in zip((2, 1), taken):
                reports = os.path.join(folder, "reports")
                command = [*merit(folder), "--reports", reports, "--reports-as", ending, "--threads", str(threads)]
                times.append(run(command))
                size = sum(entry.stat().st_size for entry in os.scandir(reports))
                shutil.rmtree(reports)
        two, one = [statistics.median(times) for times in taken]
        memory = peak([*merit(folder), "--reports", reports, "--reports-as", ending])
        shutil.rmtree(reports)
        print(
            f"| {initiatives:,} reports as {ending}, {size / 1e6:,.0f} MB | {two:.2f} s | {one / two:.2f} | {memory:.0f} MiB |",
            flush=True,
        )


def in_folders(folder):
    """Dossiers in folders of their own."""
    for number in range(DOSSIERS):
        shutil.copytree("examples/minimum-missed", os.path.join(folder, "dossiers", str(number)))
    command = merit(os.path.join(folder, "dossiers"))
    taken = [[], []]
    for _ in range(RUNS):
        for threads, times in zip((2, 1), taken):
            times.append(run([*command, "--threads", str(threads)]))
    two, one = [statistics.median(times) for times in taken]
    print(f"| {DOSSIERS:,} dossiers in folders | {two:.2f} s | {one / two:.2f} | {peak(command):.0f} MiB |")


if __name__ == "__main__":
    if "--reports" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            print("| what | two threads | gain by the second | memory |")
            print("| ---: | ---: | ---: | ---: |")
            for size in [int(size) for size in sys.argv[1:] if size.isdigit()] or [1_000, 10_000]:
                write(folder, size)
                reported(folder, size)
            in_folders(folder)
        sys.exit()
    has_peers = "--peers" in sys.argv
    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()] or [1_000, 10_000, 100_000, 1_000_000]
    if has_peers:
        with tempfile.TemporaryDirectory() as folder:
            print("| initiatives | tables | peer | peer's time | merit | results |")
            print("| ---: | --- | --- | ---: | ---: | --- |")
            for size in sizes:
                for how, given in (("semicolons", {}), ("commas", {"dialect": "comma"}), ("no order", {"shuffled": True})):
                    if how != "no order" or size <= SHUFFLED:
                        write(folder, size, **given)
                        beside(folder, size, how)
        sys.exit()
    if "--traits" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            traits(folder, next((int(size) for size in sys.argv[1:] if size.isdigit()), 10_000))
        sys.exit()
    with tempfile.TemporaryDirectory() as folder:
        floor = os.path.join(folder, "floor")
        subprocess.run(["rustc", "--edition", "2024", "-O", "-o", floor, "benches/floor.rs"], check=True)
        print("| initiatives | rows | floor | merit | rows a second | times the floor | gain by the second thread | each | memory |")
        print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for size in sizes:
            for dialect in ("semicolon", "comma"):
                tables = os.path.join(folder, "tables")
                write(tables, size, dialect=dialect)
                compare(tables, size, floor)
        write(tables, min(sizes[-1], SHUFFLED), shuffled=True)
        print(
            f"rows of {min(sizes[-1], SHUFFLED):,} initiatives in no order:"
            f" {statistics.median(run(merit(tables)) for _ in range(RUNS)):.2f} s, {peak(merit(tables)):.0f} MiB"
        )
