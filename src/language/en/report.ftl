### What reports say.

percent = { $number }%
yes = yes
no = no
tab = tab
total = Total
total-weighted = Total (percentage by weight)
best-case = Best case
best-case-weighted = Best case (percentage by weight)
no-figure = no figure

report-by = { $title } · catalogue { $catalogue } · as of { $as-of }

decision-award = Label reached: { $label } — { $score }
decision-award-provisional = Provisional: { $label } would be reached as it stands — { $score }
decision-no-label = No label — { $score }
decision-no-label-provisional = Provisional: no label as it stands — { $score }
decision-score-only = Score: { $score }
score = { $percent } ({ $points } of { $attainable } points)
score-without-percent = { $points } of { $attainable } points, nothing attainable
score-weighted = weighted percentage { $percent }; points: { $points }
score-weighted-without-percent = no weighted percentage, as nothing is attainable in a category with a weight; points: { $points }
reason = { $label }: { $reason }
unmet = { $condition }: required { $required }, reached { $actual }
unmet-words = { $condition }: { $actual }
unmet-minimums = { $count ->
    [one] one minimum is missed:
   *[other] { $count } minimums are missed:
}
missed-minimum = { $title } ({ $points } points, minimum { $minimum })
missed-minimum-missing = { $title } (no evidence yet, minimum { $minimum } points)
missed-minimum-invalid = { $title } (evidence in error, minimum { $minimum } points)
provisional = The result is provisional: evidence is missing for { $missing ->
        [0] no indicator
        [one] one indicator
       *[other] { $missing } indicators
    } and in error for { $invalid ->
        [0] none
        [one] one
       *[other] { $invalid }
    }. It lies between { $from } (as it stands) and { $up-to } (if all of them earned their maximum).
still-reachable = { $label } can still be reached.
no-longer-reachable = { $label } can no longer be reached.
valid-until = The label would be valid for { $months } months, until { $until }. { $renewal } The award itself is its owner’s decision, which this score prepares.
valid-decision-ends = It rests on decisions of evaluators, the first of which ends on { $end }.
renewal-from = The recertification may be made from { $from } on.
renewal-before = A recertification is due by then.

decision-line = { $title }: { $decision } ({ $end })
decision-until = holds until { $date }
decision-without-end = without end
heading-decisions = Decisions of the evaluators
column-claimed = By evidence
decided-points = { $points } (by evidence: { $claimed })
decided-score = { $count ->
        [one] The points of one indicator were decided by an evaluator.
       *[other] The points of { $count } indicators were decided by evaluators.
    } By the evidence alone the result would be: { $claimed }.
claimed-award = { $label }, { $score }
claimed-no-label = no label, { $score }

heading-labels = Labels
heading-categories = Categories
heading-indicators = Indicators
heading-findings = Findings
heading-basis = What this rests on
column-condition = Condition
column-required = required
column-actual = reached
column-met = met
column-category = Category
column-weight = Weight
column-points = Points
column-attainable = attainable
column-percent = Percent
column-number = No.
column-indicator = Indicator
column-value = Value
column-contribution = Counts
column-working = Working
weighing = Weighted percentage: ({ $terms }) / { $weights } = { $percent }.
weighing-in-words = Weighted percentage, { $percent }: the percentage of each category × its weight, added up and divided by { $weights }, the sum of the weights.
weighing-unrounded = The percentages of the categories enter it unrounded: 100 × points / attainable.
weighing-left-out = A category in which nothing is attainable is left out.
legend = ★ excellent · ✗ minimum missed · ? no valid evidence yet

label-reached = ✓ reached
label-not-reached = ✗ not reached
label-reachable = ? still reachable
condition-min-percent = Share of the attainable points
condition-min-percent-weighted = Weighted percentage (mean of the categories by weight)
condition-min-points = Points
condition-min-answered-percent = Share of indicators with valid evidence
condition-min-category-percent = Share in every category
condition-requires = Other labels
condition-minimums = Minimums
minimums-all = all
minimums-allowed = at most { $allowed } missed
minimums-met = all met
minimums-missed = { $count } missed
all-categories = all
categories-below = below: { $categories }
all-reached = reached
labels-unmet = not reached: { $labels }

status-scored = scored
status-missing = missing
status-invalid = invalid
status-not-applicable = not applicable
severity-error = error
severity-warning = warning
severity-note = note

unit-years = years
unit-months = months
unit-fte = FTE
unit-days-per-fte = days per FTE
value-items = { $there } of { $all }

working-not-applicable = not applicable: leaves the score
working-missing = missing ({ $reason }): 0 points for now
working-invalid = evidence in error: 0 points for now
working-undocumented = documents missing: no points
working-decided = decided on { $date } by { $by }: { $points } of { $max } points instead of { $claimed } by evidence, because: { $reason }
working-point = { $points } of { $max } point
working-points = { $points } of { $max } points
working-points-weighted = { $earned } × weight { $weight } = { $contribution }
rounded = { $shown } (exactly { $exact })
working-share = 100 × { $part } / { $whole } = { $value }
working-quotient = { $first } / { $second } = { $value }
working-ratio = { $per } × { $first } / { $second } = { $value }
working-since = from { $from } to { $as-of }: { $value }
working-person-rating = { $person } { $figure } (weight { $weight })
working-person-fte = { $person } { $weight } FTE
working-person-tenure = { $person } { $figure } months ({ $weight } FTE)
working-person-days = { $person } { $figure } days ({ $weight } FTE)
working-person-trained = { $person } { $figure } ({ $weight } FTE)
working-from = from { $limit }
working-up-to = up to { $limit }
working-below = below { $limit }
working-above = above { $limit }
working-band = from { $from } to { $up-to }
working-no-band = outside every band
working-line = in proportion from { $from } to { $to }
working-proportion = in proportion from { $from } (0 points) to { $to } ({ $points } points)
needed-from = at least { $limit }
needed-up-to = at most { $limit }
needed-option = “{ $option }”
needed-or = or

basis-assumed = { $assumed } of { $all } requirements (what indicators and labels ask for) are assumed by the authors of this catalogue: no publication of the label’s owner states them. An official handbook, where there is one, replaces them.
basis-none-assumed = No requirement of this catalogue is assumed.
basis-catalogue = Catalogue { $catalogue }, SHA-256 { $sha256 }
basis-sheet = { $file }, sheet “{ $sheet }”: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }, workbook, SHA-256 { $sha256 }
basis-input = { $file }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }, { $encoding }, delimiter “{ $delimiter }”, SHA-256 { $sha256 }
basis-input-comma = { $file }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }, { $encoding }, delimiter “{ $delimiter }”, decimal comma, SHA-256 { $sha256 }
basis-input-point = { $file }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }, { $encoding }, delimiter “{ $delimiter }”, decimal point, SHA-256 { $sha256 }
basis-tool = merit { $version }

heading-corrections = Please correct
heading-evidence = Please supply
heading-minimums = Open minimums
heading-documents = Missing documents
heading-checks = Please check
heading-named-documents = Documents named
column-where = Where
column-request = Request
check-nothing-open = Self-test: nothing is open. All evidence can be read and every minimum is met.
check-open = Self-test: { $corrections } to correct, { $evidence } without evidence, { $minimums } open minimums, { $documents } documents to supply.
check-no-score = The self-test says nothing about the score: merit assess does.
request-minimum = the minimum of this indicator is not met (now: { $value }).
request-minimum-from = the minimum of this indicator is not met (now: { $value }); needed: { $needed }.
document-found = ✓ { $name } ({ $title })
document-remote = – { $name } ({ $title }): named, not fetched
document-absent = ✗ { $name } ({ $title }): not in the dossier
document-none = none

problem-error = error
problem-not-found = { $path }: there is no such file or folder.
problem-unreadable = { $path }: cannot be read ({ $reason }).
problem-not-a-file = { $path }: is no regular file (a folder, device or pipe).
problem-too-large = { $path }: is larger than the limit of { $most } MiB.
problem-no-evidence = { $path }: the folder holds no evidence.csv. A blank dossier is written by: merit new CATALOGUE FOLDER (or FILE.xlsx)
problem-no-evidence-near = { $path }: the folder holds no evidence.csv, but { $near }. Please rename it.
problem-decisions-twice = { $path }: the workbook { $workbook } has a sheet of decisions too. Keep one of the two.
problem-no-evidence-workbook = { $path }: the folder holds no evidence.csv, but a workbook. Name it itself, as in: merit assess { $workbook }
problem-unknown-catalogue = There is no catalogue called “{ $name }”, neither a file nor built in. Built in: { $known }.
problem-unknown-catalogue-near = There is no catalogue called “{ $name }”. Did you mean { $near }? Built in: { $known }.
problem-dossier-catalogue = The dossier was made for the catalogue “{ $name }”, which is not built in. Please name its file with -c FILE.
problem-catalogue-faults = { $count ->
    [one] { $name }: one fault; a catalogue is used only when it has none.
   *[other] { $name }: { $count } faults; a catalogue is used only when it has none.
}
problem-unknown-label = The catalogue has no label called “{ $name }”. Its labels: { $known }.
problem-no-labels = The catalogue has no labels, so none can be required.
problem-exists = { $path }: exists already. Nothing was written. --force writes over it.
problem-output-is-input = { $path }: is read here and is not written over, with --force either. Name another file.
problem-not-replaceable = { $path }: is no regular file and is not replaced.
problem-unwritable = { $path }: cannot be written ({ $reason }).
problem-output = standard output cannot be written ({ $reason }).
problem-unknown-extension = { $path }: the ending does not tell a format. Known: { $known }.
problem-invalid-date = “{ $date }” is no date. Please write it like 2026-11-23 or 23.11.2026.
problem-same-output = { $path }: is named twice as output.
problem-output-format = With -o -, standard output needs a format. Name it with -f, such as: -f markdown
written = written: { $path }
dossier-written = A blank dossier for { $title } lies in { $path }. Its README.txt says how to fill in the tables. Score it with: { $command }

allowed-number = number
allowed-whole = whole number
allowed-from = { $kind }, from { $min }
allowed-up-to = { $kind }, up to { $max }
allowed-within = { $kind }, { $min } to { $max }
allowed-percent = percentage, { $min } to { $max }
allowed-part = number, part of { $whole }
allowed-positive = number above 0
allowed-yes-no = yes / no
allowed-one-of = one of: { $options }
allowed-date = date, such as { $date }
allowed-team = leave empty: taken from team.csv
allowed-team-training = leave empty: taken from team.csv and training.csv
allowed-optional = { $allowed }; or n/a

severity-help = help

guide-head = Dossier for: { $title }, version { $version }
guide-evidence = 1. Open evidence.csv with Excel or LibreOffice and fill in the column “value”, a row per input. The columns “title”, “question” and “allowed” tell what is asked; leave “indicator” and “input” as they are. An empty value means: no evidence yet. Save as CSV.
guide-team = 2. In team.csv, write a row per person of the management team, with pseudonyms such as P1 instead of names: person, role, full-time equivalents (fte, such as 0.8), since when in the team (such as 2021-04-01), and a rating for each competence.
guide-roles = Roles:
guide-competences = Competences, each rated from 0 to { $max }:
guide-training = 3. In training.csv, write a row per training: person (as in team.csv), programme, date, days.
guide-programmes = Recognised programmes (others count at most with their days):
guide-documents = Documents: put the files into this folder and write their names into the column “document”, several separated by |. In initiatives.csv you may write the name of your initiative.
guide-assess = Self-test without a score: merit check FOLDER. With the score: merit assess FOLDER.
guide-assess-file = Self-test without a score: merit check FOLDER -c CATALOGUE.toml. With the score: merit assess FOLDER -c CATALOGUE.toml.

allowed-documents = { $documents ->
    [one] { $allowed }; a document is needed
   *[other] { $allowed }; { $documents } documents are needed
}
documents-short = { $count ->
    [one] For one indicator documents are still missing; see the findings.
   *[other] For { $count } indicators documents are still missing; see the findings.
}
problem-is-report = { $path } is a report, not a dossier. merit explain, verify and compare take reports.
problem-is-catalogue = { $path }: is a catalogue, not a dossier. Check it with: merit catalogue check { $path }
problem-catalogue-file = There is no catalogue called “{ $name }”, but a file { $file }. Name the file with its ending.

hypothetical-title = HYPOTHETICAL: { $name }
hypothetical = HYPOTHETICAL: this result rests on { $count ->
        [one] a supposed value
       *[other] { $count } supposed values
    } in place of what was submitted: { $settings }. What is supposed counts as documented. It is no assessment of the application and cannot be verified.
working-supposed = supposed: { $step }
set-refused = --set { $setting }: { $reason }
set-form = A name or a value is missing. It must look like this: --set members=40 or, with several inputs, --set private-funding.private=120000
set-unknown = The criteria catalogue has no indicator “{ $name }”. Write the id as it stands in the criteria catalogue.
set-unknown-near = The criteria catalogue has no indicator “{ $name }”. Did you mean “{ $near }”?
set-twice = A value is already supposed for this.
set-decided = An evaluator has decided the points of this indicator ({ $place }); a supposed value would change nothing.
set-out-of-range = { $number } is no possible value of this figure of the team.
set-no-inputs = { $indicator } has no separate input “{ $input }”. Write: --set { $indicator }=VALUE
set-which-input = { $indicator } consists of several inputs ({ $inputs }). Write for example: --set { $example }=VALUE
set-ambiguous = The name may mean two inputs, as an id has a point of its own.
set-not-a-number = A number is expected here, for example 40, 12.5 or 12,5.
set-too-many-digits = The number has more than 30 digits.
set-ambiguous-number = The number may mean { $one } or { $other }. Write it without grouping signs or with another zero at its end, or name --decimal comma or point.
set-no-workbook = A workbook calculates by itself: write it without --set, and change the yellow cells there.
