### What `catalogue list` and `show` say.

book-list-title = Built-in catalogues
book-list-default = { $id } (the default)
book-list-version = { $title }, version { $version }
book-list-labels = Labels: { $labels }
book-list-assumed = ≈ { $assumed } of { $all } figures (indicators, labels and weights) are assumed
book-list-editions = Editions: { $editions }
book-list-next = What to do with them
book-list-show = Read the whole rule book: merit catalogue show { $id }
book-list-start = Start a catalogue of your own: write the text of a built-in one to a file with merit catalogue show { $id } -o our-catalogue.toml, change its id and its figures, and name the file where a catalogue is asked for: merit assess FOLDER -c our-catalogue.toml
book-size = { $indicators ->
    [one] { $indicators } indicator, at most { $points }
   *[other] { $indicators } indicators, at most { $points }
}
book-size-uncounted = { $indicators ->
    [one] { $indicators } indicator, not counted in the score
   *[other] { $indicators } indicators, not counted in the score
}
book-point = { $points } point
book-points = { $points } points

book-catalogue = Catalogue { $id }@{ $version }
book-publisher = Owner: { $publisher }
book-valid-from = valid from { $from }
book-valid-until = valid until { $until }
book-valid-between = valid from { $from } until { $until }
book-ids = The id in parentheses after a title is used in tables and commands.

book-no-labels = No label: this catalogue gives a score only.
book-labels-order = The result of an assessment is the first of these labels that is reached.
book-awards-order = The result of an assessment is the first of these labels that is reached and may be awarded.
book-label-conditions = Reached when all of this holds:
book-label-unconditional = Always reached: this label has no conditions.
book-label-percent-weighted = a weighted percentage of at least { $percent } (mean of the categories by weight)
book-label-percent = at least { $percent } of the attainable points
book-label-percent-of = at least { $percent } of the attainable points: { $points } of { $attainable }
book-label-percent-of-optional = at least { $percent } of the attainable points: { $points } of { $attainable } if no indicator is “not applicable”
book-label-points = at least { $points } (of { $attainable } attainable)
book-label-answered = valid evidence for at least { $percent } of the indicators
book-label-answered-all = valid evidence for every indicator
book-label-category = at least { $percent } of the attainable points in every category
book-label-no-award = This is a condition with a name, which other labels require. It is never awarded itself.
book-label-floor-percent = “{ $part }”: at least { $percent } of what is attainable there
book-label-floor-points = “{ $part }”: at least { $points } (of { $attainable } attainable there)
book-label-requires-any = the conditions of one of these labels too: { $labels }
book-label-requires = the conditions of these labels too: { $labels }
book-label-minimums = { $count ->
    [one] this minimum is met:
   *[other] each of these { $count } minimums is met:
}
book-label-minimums-open = { $count ->
    [one] this minimum; at most { $open } may be missed:
   *[other] of these { $count } minimums, at most { $open } may be missed:
}
book-label-minimum = { $indicator }: at least { $minimum } of { $most ->
    [one] { $most } point
   *[other] { $most } points
}
book-label-minimum-instead = { $indicator }: at least { $minimum } (instead of { $own }) of { $most ->
    [one] { $most } point
   *[other] { $most } points
}
book-label-lifted = { $count ->
    [one] This minimum does not hold here:
   *[other] These { $count } minimums do not hold here:
}
book-label-scope = { $count ->
    [one] Only one of the { $all } indicators counts here:
   *[other] Only { $count } of the { $all } indicators count here:
}
book-label-scope-except = { $count } of the { $all } indicators count here, all except:
book-label-renew = recertification in the last { $months ->
        [one] month
       *[other] { $months } months
    } of that time
book-label-renewed = { $months ->
    [one] Renewed for one month
   *[other] Renewed for { $months } months
}, counted from the old end
book-label-grace = can be renewed for { $months ->
    [one] a month
   *[other] { $months } months
} after its end; later it is a first award again
book-label-valid = { $months ->
    [one] Valid for one month
   *[other] Valid for { $months } months
}
book-counted = { $label }: counts, without a minimum
book-counted-minimum = { $label }: counts, with a minimum of { $minimum }
book-counted-not = { $label }: does not count

book-heading-counting = How points are counted
book-aggregate-points = The percentage of a score: the points earned (points × weight of each indicator) out of those attainable, { $attainable } in all.
book-aggregate-weights = The weighted percentage of a score: the mean of the categories’ percentages by their weights. A category in which nothing is attainable is left out.
book-aggregate-weight = { $title }: weight { $weight }
book-missing = An indicator whose evidence is missing or in error earns 0 points.
book-not-applicable = An indicator answered “not applicable” counts neither among the points earned nor among those attainable.
book-undocumented-warn = Where documents are missing, the report says so; the points stand.
book-undocumented-zero = An indicator whose documents are missing earns 0 points.
book-counting-named = Every document that is named counts, whether or not it is there.
book-counting-present = A document counts only if the file lies in the dossier and is not empty; web addresses do not count.
book-counting-remote = A document counts only if the file lies in the dossier and is not empty; web addresses count as they are named.
book-exact-but = { $decimals ->
    [0] All other figures are exact. Percentages are shown without decimals.
    [one] All other figures are exact. Percentages are shown with one decimal.
   *[other] All other figures are exact. Percentages are shown with { $decimals } decimals.
}
book-cap-percent = The percentage of the score and of a label comes to { $most } at most.
book-round = { $decimals ->
    [0] This rule book rounds the percentage of the score and of a label to whole numbers, half away from zero, before it compares.
    [one] This rule book rounds the percentage of the score and of a label to one decimal, half away from zero, before it compares.
   *[other] This rule book rounds the percentage of the score and of a label to { $decimals } decimals, half away from zero, before it compares.
}
book-round-points = { $decimals ->
    [0] This rule book rounds the points of the score and of a label to whole numbers, half away from zero, before it compares.
    [one] This rule book rounds the points of the score and of a label to one decimal, half away from zero, before it compares.
   *[other] This rule book rounds the points of the score and of a label to { $decimals } decimals, half away from zero, before it compares.
}
book-exact = { $decimals ->
    [0] All figures are exact. Percentages are shown without decimals; what is decided is never rounded.
    [one] All figures are exact. Percentages are shown with one decimal; what is decided is never rounded.
   *[other] All figures are exact. Percentages are shown with { $decimals } decimals; what is decided is never rounded.
}

book-heading-overview = Overview
book-column-minimum = Min.
book-column-id = Id
book-legend-weight = points × weight: with weight 0 an indicator is shown, but not counted
book-legend-minimum = Min.: minimum, the fewest points that a label requires
book-legend-assumed = ≈ assumed by the authors of this catalogue
book-category-weight = { $size }; weight { $weight } in the percentage

book-in-category = Category: { $category }
book-answer = Answer: { $answer }
book-answer-share = two numbers, { $part } and { $whole }; what counts is 100 × { $part-title } / { $whole-title } in percent ({ $part-title } from 0 to { $whole-title }, { $whole-title } above 0)
book-answer-quotient = two numbers, { $first } and { $second }; what counts is { $first-title } / { $second-title }, with { $second-title } above 0
book-answer-ratio = two numbers, { $first } and { $second }; what counts is { $per } × { $first-title } / { $second-title }, with { $second-title } above 0
book-answer-yes-no-counted = yes / no; yes counts as 1, no as 0
book-answer-choice = one of the options below
book-answer-checklist = yes or no for each of these { $count } items; what counts is how many are there, and an item without an answer is not there
book-answer-since-years = a date; what counts is the completed years from then to the day of the assessment
book-answer-since-months = a date; what counts is the completed months from then to the day of the assessment
book-metric-qualification = from the table team: the ratings of all persons in percent of the best possible. Each person is rated from 0 to { $max } per competence; competences count by their weights, { $weighing }.
book-metric-lead-qualification = from the table team: the ratings of the persons in the role “{ $role }” in percent of the best possible. Each person is rated from 0 to { $max } per competence; competences count by their weights, { $weighing }.
book-metric-coverage = from the table team: the percentage of the competences for which at least one person is rated { $proficient } or better
book-metric-fte = from the table team: the full-time equivalents of all persons added up
book-metric-tenure = from the table team: the mean time that the persons have been in the team, in years (completed months / 12), each person by full-time equivalents
book-metric-training-days = from the tables team and training: the days of all trainings in the twelve months before the day of the assessment, divided by the full-time equivalents of the team
book-metric-trained = from the tables team and training: the percentage of the full-time equivalents whose persons have attended at least one recognised training that is still valid
book-optional = May be answered “not applicable”, and then does not count.
book-documents = { $count ->
    [0] Documents: none needed
    [one] Documents: at least one
   *[other] Documents: at least { $count }
}
book-absence-documents = { $count ->
    [one] “Not applicable” needs at least one document.
   *[other] “Not applicable” needs at least { $count } documents.
}
book-option-documents = { $count ->
    [one] needs at least one document
   *[other] needs at least { $count } documents
}
book-points-yes-no = Points: { $points } for yes, 0 for no
book-points-choice = Points by option, at most { $most }:
book-points-checklist = Points by number of items, at most { $most }:
book-points-value = Points by value, at most { $most }:
book-points-value-in = Points by value ({ $unit }), at most { $most }:
book-scale-row = { $value }: { $points }
book-scale-between = in between: in proportion, exactly
book-bands-meet = where two bands meet, the better one counts
book-weight = Weight: { $weight }, so it counts up to { $points }
book-weight-zero = Weight: 0, so it is shown, but not counted in the score
book-minimum = Minimum: { $minimum }
book-minimum-some = Minimum for some labels:
book-minimum-label = { $label }: { $minimum }
book-minimum-lifted = { $label }: none
book-excellent = Excellent: at least { $points }
book-worth = { $points } ({ $needed })
book-advice = Advice: { $advice }
book-basis-published = Basis: published by the owner ({ $source })
book-basis-inferred = Basis: inferred from what is published ({ $source })
book-basis-assumed = Basis: ≈ assumed by the authors of this catalogue
book-basis-assumed-source = Basis: ≈ assumed by the authors of this catalogue (see { $source })
book-rationale = Reason: { $rationale }
book-source = source { $number }

book-heading-qualification = How the team’s qualification is weighed
book-ratings = Each person is rated from 0 to { $max } per competence.
book-ratings-proficient = Each person is rated from 0 to { $max } per competence and is proficient from { $proficient }.
book-weighing = Competences count by their weights, { $weighing }.
book-weigh-fte-role = persons by their full-time equivalents × the weight of their role
book-weigh-fte = persons by their full-time equivalents
book-weigh-role = persons by the weight of their role
book-weigh-head = and all persons the same
book-roles = Roles, and what a person in them weighs
book-programmes = Recognised trainings, and how many months they count
book-column-competence = Competence
book-column-role = Role
book-column-weight = Weight
book-column-programme = Programme
book-column-months = Months
book-months-unlimited = no end

book-heading-sources = Sources
book-source-title = Source { $number }: { $title }
book-source-read = { $entry }, read on { $date }

book-unknown-indicator = The catalogue { $catalogue } has neither a fact nor an indicator “{ $name }”. merit catalogue show { $catalogue } shows all of them.
book-unknown-indicator-near = The catalogue { $catalogue } has neither a fact nor an indicator “{ $name }”. Did you mean { $near }?
book-indicator-alone = “{ $name }” is no catalogue, but part of { $catalogue }. Write: merit catalogue show { $catalogue } { $name }
book-answer-date = a date, not after the day of the assessment

book-heading-facts = Facts
book-facts = What is asked once, whatever reads it.
book-fact-optional = May be answered “not applicable”; what reads it does not apply then, either.
book-fact-readers = Read by these indicators: { $readers }
book-fact-rules = Read by these rules: { $readers }
book-reads-facts = Read from what is asked once: { $facts }

book-heading-profiles = Profiles
book-profiles = Other figures for other applicants. The first profile that holds decides, before anything is scored; where none does, the figures of the catalogue itself hold.
book-profile-when = Holds where: { $when } ({ $written })
book-profile-same = Changes nothing.
book-profile-difference = { $thing }, { $aspect }: { $new } (else { $old })
book-heading-rules = Rules
book-rules = What a plausible dossier keeps. A rule notices what contradicts itself and changes no points.
book-rule-that = Must hold: { $that } ({ $written })
book-rule-when = Only where: { $when } ({ $written })
book-rule-tolerance = Tolerance: { $tolerance }
book-rule-tolerance-days = Tolerance: { $days ->
    [one] { $days } day
   *[other] { $days } days
}
book-rule-tolerance-percent = Tolerance: { $percent } of the greater side
book-rule-error = Where it does not hold: an error
book-rule-warning = Where it does not hold: a warning
book-rule-note = Where it does not hold: a note
book-group-of = Adds up: { $members }
book-group-best = { $best ->
    [one] Only the best member counts
   *[other] Only the best { $best } members count
}, of equals the first
book-group-at-most = Contributes at most { $points }
book-group-best-at-most = { $best ->
    [one] Only the best member counts
   *[other] Only the best { $best } members count
}, of equals the first; contributes at most { $points }
book-group-attainable = Attainable: { $points }
book-group-bonus = Bonus: earns up to { $points }, which are not among those attainable
book-in-group = Group: { $group }
book-in-limited-group = Group: { $group }. { $limits }
book-indicator-bonus = Bonus: its points are not among those attainable
book-bonus = Bonus: “{ $title }” earns up to { $points }, which are not among those attainable.
book-bonus-percentage-points = Bonus: “{ $title }” adds up to { $weight ->
    [one] { $weight } percentage point
   *[other] { $weight } percentage points
} and no points.
