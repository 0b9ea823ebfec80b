### Many dossiers at once.

dossiers-no-folder = { $path }: is no folder. Name a folder whose subfolders are dossiers, each with an evidence.csv, or one that holds workbooks (.xlsx).
dossiers-only-deeper = { $path }: holds no dossier directly, but { $deeper } does. Name the folder that it lies in.
dossiers-none = { $path }: holds no dossier. Name a folder that holds an evidence.csv or workbooks (.xlsx), itself or in its subfolders.
dossiers-deeper = Not looked at, as they lie a folder deeper: { $names }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}. To score them, name the folder that they lie in.
dossiers-passed-over = No dossier was found in: { $names }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}. A dossier is a folder with an evidence.csv, or a workbook (.xlsx).
dossiers-beside = Only the one table that was named is read, not those beside it: { $names }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}. To score initiatives by all of them, name the folder.
dossiers-documents = Named by other dossiers as their documents and not scored, though they look like applications: { $names }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}. A separate application belongs in a folder of its own.
dossiers-shared = { $dossiers } name the same { $count ->
    [one] document
   *[other] documents
}: { $names }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}. If these are not meant for all of them, give each application a folder of its own.
dossiers-shared-more = { $count } further groups of workbooks name the same documents.
dossiers-limit = More dossiers may lie a folder deeper: only { $limit } entries of subfolders were looked through.
dossiers-links = Links that lead out of the folder were not followed: { $names }

portfolio-title = A round of { $count ->
    [one] one initiative
   *[other] { $count } initiatives
}
portfolio-by = { $title } · catalogue { $catalogue } · as of { $as-of }
portfolio-summary = { $scored } scored, { $unscored } not. { $awards }.
portfolio-award = { $label }: { $count }{ $provisional ->
    [0] {""}
   *[other] {" "}({ $provisional } provisional)
}
portfolio-no-label = no label
portfolio-problem-by = The column { $column } of initiatives.csv forms no groups: it does not exist, or nobody has an entry in it, or it is “name” or “catalogue”, which have a meaning of their own.
portfolio-problem-folder = { $path }: holds something already. Name a folder that is new or empty; --force writes over files of the same names.
portfolio-problem-at = { $place }: { $reason }
portfolio-problem-large = { $place }: The rows of this initiative are more than 64 MiB. Check the column that names the initiative.
portfolio-problem-too-large = { $path }: is larger than { $most } MiB. A table of that size is read only if all rows of an initiative stand together, it is UTF-8 (in Excel: “CSV UTF-8”) and its first row names the columns, “initiative” among them. For --reports every row must also name its initiative. Sort the table by initiative, or let DuckDB score it with the statement that “merit catalogue sql” writes.
portfolio-problem-changed = { $path }: The file changed while it was read. Start again once nothing writes to it.
portfolio-some-unscored = { $count } of { $all } initiatives could not be scored; the results give the reason for each.
portfolio-own-report = This workbook is a report of merit, not a dossier, and is left out.
portfolio-namesakes = The same id stands for several initiatives, each of which is scored and counted: { $ids }. If one application was handed in twice, take one out; --duplicates refuse stops such a round.
portfolio-lookalikes = These ids differ only in capital letters, blanks or the encoding of letters and are scored as different initiatives: { $ids }. If one initiative is meant, spell its id the same way in all rows.
portfolio-lookalike = ({ $ids })
portfolio-id = “{ $id }”
portfolio-namesake = “{ $id }” ({ $places })
portfolio-blank = { $count ->
    [one] One initiative answers nothing at all and counts
   *[other] { $count } initiatives answer nothing at all and count
} with 0 points in all figures: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
portfolio-more = … and { $count } more

portfolio-caption = { $what } as a table
portfolio-heading-result = Result
portfolio-heading-ranking = Ranking
portfolio-ranking-rule = By percentage, compared before rounding. A shared rank is marked “=”; initiatives of equal rank stand in the order of input.
portfolio-ranking-left-out = The first and last { $top } are shown, { $left } between them are not (--top N). All stand in a workbook, as CSV and as JSON lines (-o FILE.xlsx, .csv, .jsonl).
portfolio-ranking-legend = ? provisional: evidence is missing or in error · ! errors in the evidence · ≈ seems to be the same application as another · § points decided by evaluators · ✗ so many minimums missed · ◇ points of so many indicators rest on documents that are not named, not there, or empty
portfolio-by-name = { $count ->
    [one] Points of one initiative
   *[other] Points of { $count } initiatives
} rest on documents by name alone: merit does not look at web addresses, nor for the documents of applications that stand together in tables.
portfolio-mark = { $percent } for { $label }
portfolio-column-rank = Rank
portfolio-column-initiative = Initiative
portfolio-column-name = Name
portfolio-column-dossier = Dossier
portfolio-column-award = Label
portfolio-column-provisional = provisional
portfolio-column-exact = exact
portfolio-column-errors = Errors
portfolio-column-decided = decided points
portfolio-column-undocumented = documents missing
portfolio-column-by-name = by name alone
portfolio-column-marks = Caveats
portfolio-named = { $name } ({ $id })
portfolio-same-content = These applications say the same and name the same documents; each is scored and counted: { $ids }. If one was handed in twice, take one out; --duplicates refuse stops such a round.
portfolio-place = { $place }
portfolio-problem-same = Some applications seem to be the same: { $ids }. Remove all but one of each, or have all of them scored, counted and marked (--duplicates keep).
portfolio-twin = { $id }, { $dossier } ({ $by })
portfolio-same-id = same id
portfolio-same-spelling = similar id
portfolio-same-by-content = same content
portfolio-column-same = seems to be the same as
portfolio-column-minimums = Missed minimums
portfolio-numbered = { $number } { $title }
portfolio-minimums-legend = Minimums: { $indicators }
portfolio-namesake-in = { $name }, { $dossier }

portfolio-heading-unscored = Not scored
portfolio-heading-spread = Points by indicator
portfolio-spread-rule = Over { $count } initiatives, before the weights of the indicators. A quartile is the least figure that so many quarters of them do not exceed, so some initiative has it; what is missing counts as 0 points.
portfolio-spread-withheld = Figures of fewer than { $least } initiatives are withheld, and of fewer than twice as many all but the median, so that they do not reveal the score of a single initiative (--min-group N).
portfolio-column-least = least
portfolio-column-first-quartile = 1st quartile
portfolio-column-median = Median
portfolio-column-third-quartile = 3rd quartile
portfolio-column-most = most
portfolio-column-of = of
portfolio-column-excellent = excellent
portfolio-column-open = missing
portfolio-column-missed = Minimum missed
portfolio-column-refused = Label refused
portfolio-heading-tenths = Percentages
portfolio-column-from-to = from – to
portfolio-tenth = { $from } – { $to }
portfolio-tenth-below = { $from } – below { $to }
portfolio-column-initiatives = Initiatives
portfolio-heading-minimums = Minimums that cost the most labels
portfolio-minimum = { $title }: { $refused ->
    [one] one initiative fails a label only by missed minimums, and misses
   *[other] { $refused } initiatives fail a label only by missed minimums, and miss
} this one.
portfolio-column-severity = Severity
portfolio-column-code = Code
portfolio-column-count = Number
portfolio-column-first = First
portfolio-findings-file = --findings FILE.csv writes all of them.
portfolio-heading-told = About the tables and the catalogue

portfolio-heading-groups = Groups
portfolio-group-none = no entry
portfolio-group-withheld = withheld
portfolio-heading-categories = Percent by category
portfolio-categories-too-many = The figures of more than 250,000 initiatives are not kept; -o writes all of them to a file.
portfolio-column-group = Group

portfolio-heading-notes = Please note
portfolio-sheet-overview = Overview
portfolio-sheet-ranking = Ranking
portfolio-sheet-points = Points
portfolio-sheet-note = The ranking goes by the exact percentages, which stand beside the rounded ones. The labels are counted by formulas on the sheet “Ranking”.
portfolio-most-points = most
portfolio-weights = weight
portfolio-figure-missing = missing
portfolio-figure-invalid = invalid
portfolio-figure-not-applicable = n/a

portfolio-heading-cohort = Among others
portfolio-cohort-from = { $count } results with a percentage stand in { $file }; a quartile is a figure that one of them has.
portfolio-cohort-place = { $percent }: { $below } have less, { $equal } as much, { $above } more.
portfolio-cohort-days = These results are as of { $count ->
    [one] { $first }
   *[other] { $first } to { $last }
}, this assessment is as of { $own }; what counts time may have changed since.
portfolio-cohort-itself = This initiative itself is among them.
portfolio-cohort-number = { $place }: { $value } is no percentage as merit writes it: exact and between 0 and 100, like 25 or 25/3. Give the file as `merit portfolio … -o results.csv` wrote it.
portfolio-cohort-points = { $place }: { $value } is no number of points of { $indicator } as merit writes it, like 4 or 25/3. Give the file as `merit portfolio … --detail -o results.csv` wrote it.
portfolio-cohort-line = { $place }: is no result of a round. Give a file that `merit portfolio … -o` wrote as .csv or .jsonl.
portfolio-cohort-columns = { $place }: has no columns “initiative” and “percent”. Give a file that `merit portfolio … -o` wrote as .csv or .jsonl.
portfolio-cohort-catalogue = { $place }: the result rests on the catalogue { $other }, this assessment on { $own } or another text of it; the figures cannot be compared.

### A catalogue as SQL.

sql-problem-groups = The catalogue has groups. Which of their members count, and which missing evidence nobody needs for that, the SQL does not decide; `merit portfolio` does.
sql-problem-bonus = The bonus category “{ $category }” adds percentage points, which the SQL does not; `merit portfolio` does.
sql-problem-rounding = The SQL compares exact figures, and this rule book rounds or caps them before it compares (round, round-points, cap-percent).
sql-problem-profiles = SQL scores all by the same figures, and this catalogue has profiles, under which others hold. merit portfolio scores each by its own.
sql-problem-documents = SQL cannot tell whether documents are missing, and in this catalogue that costs points (undocumented = "zero").
sql-problem-digits = The catalogue holds a number that needs more than { $digits } digits ({ $number }); 128 bits would leave no room for what is multiplied with it.
sql-problem-tables = { $path }: holds no plain table of a round. The SQL reads evidence.csv (and others beside it) in UTF-8, with a column “initiative” in each and no cell of several lines; `merit portfolio` also reads others.
portfolio-heading-rules = Rules about contradictions
portfolio-column-rule = Rule
portfolio-column-expected = Expected
portfolio-column-checked = Checked
portfolio-column-broken = Broken
portfolio-column-unchecked = Unchecked
