"""`catalogue check` of a catalogue with 1,000 indicators and 50 labels, then of one with 5 labels and 100 groups.

    cargo build --profile dist && python3 benches/large_catalogue.py

Every label names all indicators and replaces the minimums of half of them: the
largest form of such a catalogue. Printed is the median of 21 runs, beside the
time that reading it alone takes (`catalogue show --toml`).
"""

import os
import statistics
import subprocess
import tempfile
import time

HEAD = """format = 1
[catalogue]
id = "large"
version = "1"
title = "Large"
[[source]]
id = "s"
title = "S"
"""

LABEL = """[[label]]
id = "l{n}"
title = "L{n}"
min-percent = {percent}
min-category-percent = {floor}
basis = "published"
source = "s"
indicators = [{scope}]
minimums = {{ {minimums} }}
"""

INDICATOR = """[[indicator]]
id = "i{n}"
category = "c{category}"
title = {{ de = "Titel {n}", en = "Title {n}" }}
question = {{ de = "Frage {n}?", en = "Question {n}?" }}
measure = "number"
whole = true
min = 0
unit = "u"
points = 5
minimum = 2
steps = [ {{ from = 15, points = 2 }}, {{ from = 25, points = 4 }}, {{ from = 40, points = 5 }} ]
basis = "published"
source = "s"
"""


GROUP = """[[group]]
id = "g{n}"
title = "G{n}"
of = [{of}]
best = 6
at-most = 28
basis = "published"
source = "s"
"""


def catalogue(indicators, labels, groups):
    parts = [HEAD]
    parts += [f'[[category]]\nid = "c{n}"\ntitle = "C{n}"\n' for n in range(10)]
    scope = ", ".join(f'"i{n}"' for n in range(indicators))
    minimums = ", ".join(f"i{n} = 4" for n in range(0, indicators, 2))
    parts += [
        LABEL.format(n=n, percent=90 - n, floor=60 - n, scope=scope, minimums=minimums) for n in range(labels)
    ]
    parts += [INDICATOR.format(n=n, category=n % 10) for n in range(indicators)]
    for n in range(groups):
        of = ", ".join(f'"i{n % 10 + 10 * (n // 10 * 10 + m)}"' for m in range(10))
        parts.append(GROUP.format(n=n, of=of))
    return "".join(parts)


def median(command, runs=21):
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "large.toml")
        merit = ["target/dist/merit", "catalogue"]
        for labels, groups in [(50, 0), (5, 0), (5, 100)]:
            with open(path, "w", encoding="utf-8") as file:
                file.write(catalogue(1000, labels, groups))
            print(f"{labels} labels, {groups} groups")
            print(f"check {median(merit + ['check', path]):8.1f} ms")
            print(f"read  {median(merit + ['show', path, '--toml']):8.1f} ms")
