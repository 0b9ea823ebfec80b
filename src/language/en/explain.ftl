### What a page of working says.

explain-how = Each indicator below is followed from the cells it was read from to its points, then the sums and the conditions of the labels. Figures stand in full, or rounded with their exact fraction, so that everything can be checked with a pocket calculator.
explain-cell = { $place }: “{ $raw }”
explain-cell-read = { $place }: “{ $raw }”, read as { $read }
explain-cell-empty = { $place }: empty
explain-note = { $cell } (note: “{ $note }”)
explain-document = Document: { $document }
explain-date = { $date }
explain-person-rating = { $person }: 100 × ({ $terms }) / ({ $most }) = { $percent }, weight { $weight }
explain-person-months = { $person }: in the team since { $since }, { $months } completed months
explain-person-days = { $person }: { $days ->
    [one] { $days } day of training
   *[other] { $days } days of training
} in the last twelve months
explain-person-trained = { $person }: has a recognised, still valid training
explain-person-untrained = { $person }: no recognised, still valid training
explain-coverage = { $competence }: best rating { $best } { $sign } { $proficient }
explain-line = { $most } × ({ $value } − { $from }) / ({ $to } − { $from }) = { $points }
explain-line-part = { $first } + ({ $second } − { $first }) × ({ $value } − { $from }) / ({ $to } − { $from }) = { $points }
explain-compared = { $exact }, by the rule book { $compared }
explain-line-before = { $value } does not reach { $from }: { $points ->
    [one] { $points } point
   *[other] { $points } points
}
explain-line-beyond = { $value } has passed { $to }: { $points ->
    [one] { $points } point
   *[other] all { $points } points
}
explain-minimum-met = Minimum: { $points } { $sign } { $limit ->
    [one] { $limit } point
   *[other] { $limit } points
}, met
explain-minimum-missed = Minimum: { $points } { $sign } { $limit ->
    [one] { $limit } point
   *[other] { $limit } points
}, missed
explain-excellent = Excellence: { $points } { $sign } { $limit ->
    [one] { $limit } point
   *[other] { $limit } points
}, excellent
explain-not-excellent = Excellence: { $points } { $sign } { $limit ->
    [one] { $limit } point
   *[other] { $limit } points
}
explain-category = { $title }: { $terms } = { $points } of { $attainable ->
    [one] { $attainable } point
   *[other] { $attainable } points
}, that is { $percent }
explain-score = Score
explain-whole = Sum of the categories: { $terms } = { $points } of { $attainable ->
    [one] { $attainable } point
   *[other] { $attainable } points
}; as a percentage { $percent }
explain-scope = Over the { $title } indicators that count here: { $terms } = { $points } of { $attainable ->
    [one] { $attainable } point
   *[other] { $attainable } points
}, that is { $percent }
explain-sides = required: { $required }; found: { $actual }
explain-unknown-indicator = The catalogue has neither a fact nor an indicator “{ $name }”. Write its id or its number.
explain-unknown-indicator-near = The catalogue has neither a fact nor an indicator “{ $name }”. Did you mean “{ $near }”?
explain-report-by = { $title } · catalogue { $catalogue } · as of { $as-of } · made by merit { $version }
explain-report-profile = The figures of the profile “{ $profile }” hold, as { $when }.
explain-report-as-saved = Taken from the saved report, without the files behind it; its workings are in English. merit verify tells whether the files still give the same.
explain-report-differs = ✗ This does not agree with the report: its own figures give { $found }.
explain-report-options = A report is already read and scored: --as-of, --decimal, --initiative, --decisions and --no-decisions have no meaning here. Leave them out, or name the dossier instead of the report.
heading-facts = Facts
explain-read-by = read by: { $readers }
explain-group = { $terms } = { $sum }; { $limits }: { $points } of { $attainable ->
    [one] { $attainable } point
   *[other] { $attainable } points
}
explain-report-bonus = Of this percentage the bonus “{ $title }” adds { $added } percentage points.
