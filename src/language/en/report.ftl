### What reports say.

percent = { $number }%
yes = yes
no = no
tab = tab
category-uncounted = not counted
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
score = { $percent } ({ $points } of { $attainable ->
    [one] { $attainable } point
   *[other] { $attainable } points
})
score-without-percent = { $points } of { $attainable ->
    [one] { $attainable } point
   *[other] { $attainable } points
}, nothing attainable
score-weighted = weighted percentage { $percent }; points: { $points }
score-weighted-without-percent = no weighted percentage, as nothing is attainable in a category with a weight; points: { $points }
reason = { $label }: { $reason }
unmet = { $condition }: required { $required }, reached { $actual }
unmet-words = { $condition }: { $actual }
unmet-any = { $condition }: none of these is reached: { $required }
unmet-floors = { $count ->
    [one] one floor is missed:
   *[other] { $count } floors are missed:
}
unmet-minimums = { $count ->
    [one] one minimum is missed:
   *[other] { $count } minimums are missed:
}
missed-minimum = { $title } ({ $points ->
    [one] { $points } point
   *[other] { $points } points
}, minimum { $minimum })
missed-minimum-missing = { $title } (no evidence yet, minimum { $minimum })
missed-minimum-invalid = { $title } (evidence in error, minimum { $minimum })
profile-holds = Profile “{ $profile }”: its figures hold, because { $when } ({ $facts }).
profile-fact = { $title }: { $value }
profile-none = No profile holds, so the figures of the catalogue itself do.
provisional-profile = The result is provisional: it cannot be told which profile holds, and with another one other figures do.
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
valid-until = The label would be valid for { $months ->
    [one] { $months } month
   *[other] { $months } months
}, until { $until }. { $renewal } The award itself is its owner’s decision, which this score prepares.
valid-renewed = The label held until { $held-until } would be renewed, as the assessment is made by { $renewable-until }: for { $months ->
    [one] { $months } month
   *[other] { $months } months
} from the old end, from { $from } until { $until }. { $renewal } The award itself is its owner’s decision, which this score prepares.
valid-anew = The label held until { $held-until } could be renewed until { $renewable-until } only, so this is a first award again: it would be valid for { $months ->
    [one] { $months } month
   *[other] { $months } months
}, from { $from } until { $until }. { $renewal } The award itself is its owner’s decision, which this score prepares.
valid-decision-ends = It rests on decisions of evaluators, the first of which ends on { $end }.
renewal-from = Recertification is possible from { $from } on.
renewal-before = A recertification is due by then.

decision-line = { $title }: { $decision } ({ $end })
decision-until = holds until { $date }
decision-without-end = without end
heading-decisions = Decisions of the evaluators
column-claimed = By evidence
decided-points = { $points } (by evidence: { $claimed })
decided-score = { $count ->
        [one] The points of one indicator were decided by evaluators
       *[other] The points of { $count } indicators were decided by evaluators
    }: { $by }, in { $from }. By the evidence alone the result would be: { $claimed }.
decided-in-named = { $table } (named with --decisions)
decided-nothing = Decisions of evaluators were looked for in { $from }; none is in force.
uncounted-decisions = { $count ->
        [one] A decision of the evaluators does not count, so the result is not what it says
       *[other] { $count } decisions of the evaluators do not count, so the result is not what they say
    }: { $which }.
decisions-not-in-force = { $count ->
        [one] A decision of the evaluators is not in force on this day
       *[other] { $count } decisions of the evaluators are not in force on this day
    }: { $which }.
uncounted-named = { $title } ({ $why }; { $place })
uncounted-line = { $title }: does not count: { $why } ({ $place })
uncounted-no-indicator = no such indicator
uncounted-no-name = does not say who decided
uncounted-no-reason = no reason
uncounted-out-of-range = out of range
uncounted-unreadable = cannot be read
uncounted-twice = one of two for the same day
uncounted-future = made only on { $date }
uncounted-ended = ended on { $date }
set-aside-own-workbook = { $count ->
        [one] A decision on { $table } does not count: it stands
       *[other] { $count } decisions on { $table } do not count: they stand
    } in the workbook that was submitted, and decisions belong to evaluators.
set-aside-hidden = { $count ->
        [one] A decision on { $table } does not count
       *[other] { $count } decisions on { $table } do not count
    }: the sheet is hidden.
set-aside-left-out = { $count ->
        [one] A decision in { $table } is left out
       *[other] { $count } decisions in { $table } are left out
    } (--no-decisions).
set-aside-replaced = { $count ->
        [one] A decision in { $table } does not count
       *[other] { $count } decisions in { $table } do not count
    }, as others were named (--decisions).
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
column-fact = Fact
column-indicator = Indicator
column-value = Value
column-contribution = Counts
column-working = Working
weighing = Weighted percentage: ({ $terms }) / { $weights } = { $percent }.
weighing-in-words = Weighted percentage, { $percent }: the percentage of each category × its weight, added up and divided by { $weights }, the sum of the weights.
weighing-unrounded = The percentages of the categories enter it unrounded: 100 × points / attainable.
weighing-left-out = A category in which nothing is attainable is left out.
legend = ★ excellent · ✗ minimum missed · ? no valid evidence yet

label-no-award = { $label } (a condition, never awarded)
label-reached = ✓ reached
label-not-reached = ✗ not reached
label-reachable = ? still reachable
condition-min-percent = Share of the attainable points
condition-min-percent-weighted = Weighted percentage (mean of the categories by weight)
condition-min-points = Points
condition-min-answered-percent = Share of indicators with valid evidence
condition-min-category-percent = Share in every category
condition-floors = Floors
condition-requires-any = One of these labels
condition-requires = Other labels
condition-minimums = Minimums
minimums-all = all
minimums-allowed = at most { $allowed } missed
minimums-met = all met
minimums-missed = { $count } missed
all-categories = all
categories-below = below: { $categories }
floors-met = all reached
none-reached = none reached
labels-reached = reached: { $labels }
floor-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
all-reached = reached
labels-unmet = not reached: { $labels }

status-scored = scored
status-given = given
status-missing = missing
status-invalid = invalid
status-not-applicable = not applicable
severity-error = error
severity-warning = warning
severity-note = note

unit-years = { $count ->
    [one] year
   *[other] years
}
unit-months = { $count ->
    [one] month
   *[other] months
}
unit-fte = FTE
unit-days-per-fte = { $count ->
    [one] day per FTE
   *[other] days per FTE
}
value-items = { $there } of { $all }

working-not-applicable = not applicable: does not count
working-missing = missing ({ $reason }): 0 points for now
working-invalid = evidence in error: 0 points for now
working-undocumented = documents missing: no points
working-decided = decided on { $date } by { $by }: { $points } of { $max ->
    [one] { $max } point
   *[other] { $max } points
} instead of { $claimed } by evidence, because: { $reason }
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
working-person-tenure = { $person } { $figure ->
    [one] { $figure } month
   *[other] { $figure } months
} ({ $weight } FTE)
working-person-days = { $person } { $figure ->
    [one] { $figure } day
   *[other] { $figure } days
} ({ $weight } FTE)
working-person-trained = { $person } { $figure } ({ $weight } FTE)
working-from = from { $limit }
working-up-to = up to { $limit }
working-below = below { $limit }
working-above = above { $limit }
working-band = from { $from } to { $up-to }
working-no-band = outside every band
working-line = in proportion from { $from } to { $to }
working-proportion = in proportion from { $from } (0 points) to { $to } ({ $points ->
    [one] { $points } point
   *[other] { $points } points
})
working-at = at { $limit }
working-just-below = just below { $limit }
working-just-above = just above { $limit }
working-part = in proportion from { $from } ({ $first ->
    [one] { $first } point
   *[other] { $first } points
}) to { $to } ({ $second ->
    [one] { $second } point
   *[other] { $second } points
})
needed-from = at least { $limit }
needed-up-to = at most { $limit }
needed-option = “{ $option }”
needed-or = or

basis-assumed = { $assumed } of { $all } requirements (what indicators and labels ask for, and weights) are assumed by the authors of this catalogue: no publication of the label’s owner states them. An official handbook, where there is one, replaces them.
basis-none-assumed = No requirement of this catalogue is assumed.
basis-catalogue = Catalogue { $catalogue }, SHA-256 { $sha256 }
basis-catalogue-same-meaning = Catalogue { $catalogue }, SHA-256 { $sha256 }; every text and figure is that of the built-in catalogue, and only comments, notation or worked examples of its file differ
provenance-differs = This is not the built-in catalogue: it calls itself { $catalogue }, but its content differs from the catalogue that comes with merit under this name. What differs: merit catalogue diff { $catalogue } FILE.toml
provenance-other-edition = This edition does not come with merit: the catalogue calls itself { $catalogue }. Built in: { $known }.
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
check-open = Self-test: { $corrections } to correct, { $evidence } without evidence, { $minimums ->
    [one] { $minimums } open minimum
   *[other] { $minimums } open minimums
}, { $documents ->
    [one] { $documents } document to supply
   *[other] { $documents } documents to supply
}.
check-no-score = The self-test gives no score; merit assess does.
request-minimum = the minimum of this indicator is not met (now: { $value }).
request-minimum-from = the minimum of this indicator is not met (now: { $value }); needed: { $needed }.
document-none = none
document-of = { $document } ({ $title })
document-found = ✓ { $name }
document-found-digest = ✓ { $name } (SHA-256 { $sha256 })
document-empty = ✗ { $name }: is empty
document-table = ✗ { $name }: is one of the dossier’s own tables
document-absent = ✗ { $name }: not in the dossier
document-refused = ✗ { $name }: not opened, as it is no ordinary file within the dossier
document-remote = – { $name }: a web address, which merit does not open
document-elsewhere = – { $name }: named, not looked for
certificate-of-training = certificate of a training

written = written: { $path }
dossier-written = The blank dossier for { $title } lies in { $path }. Its README.txt says how to fill in the tables. Score it with: { $command }
catalogue-written = A catalogue to begin with stands in { $path }. Change it, and check it with: { $command }

severity-help = help

undocumented-points = { $points } of the { $of } points { $points ->
    [one] rests
   *[other] rest
} on documents that are not named, not in the dossier, or empty: { $indicators }. Without them it would be { $rest ->
    [one] { $rest } point
   *[other] { $rest } points
}.
undocumented-zero = No points, because documents are missing: { $indicators }.
named-points = { $points } of the { $of } points { $points ->
    [one] rests
   *[other] rest
} on names alone, as merit does not look at web addresses: { $indicators }.
named-points-elsewhere = { $points } of the { $of } points { $points ->
    [one] rests
   *[other] rest
} on names alone, as nobody looked for the documents: { $indicators }.
doubtful-values = Please check these values, which may be meant otherwise: { $indicators }.
hypothetical-title = HYPOTHETICAL: { $name }
hypothetical = HYPOTHETICAL: this result rests on { $count ->
        [one] a supposed value
       *[other] { $count } supposed values
    } in place of what was submitted: { $settings }. What is supposed counts as documented. It is no assessment of the application and cannot be verified.
working-supposed = supposed: { $step }
basis-rules = { $all ->
    [one] One rule about contradictions
   *[other] { $all } rules about contradictions
}: { $checked } checked, { $broken } of them broken; { $unchecked } unchecked for want of a figure; { $not-concerned } not concerned.

rule-and = and
rule-operand = “{ $title }”
rule-operand-years = “{ $title }” in completed years
rule-operand-months = “{ $title }” in completed months
rule-date-and-part = { $date } + { $part }
rule-operand-plain = { $title }
status-dispensable = not needed
group-limits = counts: { $limits }
group-all = counts: { $count ->
    [one] its one member
   *[other] all { $count } members
}
group-best = { $best ->
    [one] the best of { $count }
   *[other] the best { $best } of { $count }
}
group-at-most = at most { $most }
group-at-most-of = at most { $most } of { $sum }
group-left-out = { $points }, does not count
group-bonus = { $title } (bonus)
group-note = “–” before an indicator: it belongs to the group above it. Of its points only what counts enters the group.
points-bonus = { $points } (bonus)
points-left-out = { $points } (does not count)
points-bonus-left-out = { $points } (bonus, does not count)
working-bonus-point = bonus: { $points } of at most { $max } point
working-bonus-points = bonus: { $points } of at most { $max } points
working-left-out = does not count in “{ $group }” ({ $limits })
working-dispensable = not needed: with it alone “{ $group }” would contribute no more ({ $limits })
bonus-note = A bonus earns without being attainable. What stands in parentheses is in no sum.
bonus-percentage-points = “{ $title }” is a bonus and adds { $weight } × { $points } / { $attainable } = { $added } percentage points.
bonus-in-all = In all: { $percent }.
page-mark-whole = 100 %: all that is attainable
heading-groups = Groups
column-group = Group
