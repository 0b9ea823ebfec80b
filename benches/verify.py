"""`merit verify` beside `merit assess -f json`, and the digest of a document of 1 GB.

    cargo build --profile dist && python3 benches/verify.py

The commands run in turn; printed are the medians of 31 runs, and of 5 for the document.
"""

import os
import statistics
import subprocess
import tempfile
import time

MERIT = os.path.abspath("target/dist/merit")
DOSSIERS = ["gold", "minimum-missed", "german-excel"]


def medians(commands, runs):
    times = [[] for _ in commands]
    for _ in range(runs):
        for command, taken in zip(commands, times):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        for name in DOSSIERS:
            dossier = f"examples/{name}"
            assess = [MERIT, "assess", dossier, "--as-of", "2026-11-23", "-f", "json"]
            with open(report, "wb") as file:
                subprocess.run(assess, stdout=file, check=True)
            first, second = medians([assess, [MERIT, "verify", report, dossier]], 31)
            print(f"{name:16} assess {first * 1000:.1f} ms, verify {second * 1000:.1f} ms, {second / first:.2f} times")
        document = os.path.join(folder, "big.bin")
        with open(document, "wb") as file:
            for _ in range(1024):
                file.write(os.urandom(1024 * 1024))
        with open(os.path.join(folder, "evidence.csv"), "w", encoding="utf-8") as file:
            file.write("indicator,value,document\nmembers,20,big.bin\n")
        commands = [
            [MERIT, "assess", folder, "-f", "json"],
            ["openssl", "dgst", "-sha256", document],
            ["sha256sum", document],
        ]
        for command, taken in zip(commands, medians(commands, 5)):
            print(f"{os.path.basename(command[0]):16} {1024 / taken:.0f} MiB/s of a document of 1 GiB")
