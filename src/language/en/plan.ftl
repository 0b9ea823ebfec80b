### What `plan` and `robustness` say.

plan-heading = The way to the label
plan-budget = --budget { $budget }: { $reason }
plan-budget-negative = An effort is never below 0.
plan-too-many = The way cannot be told for certain with this catalogue: more than { $most } combinations would have to be compared, or its efforts have too many digits. Limit what may change with --only or --keep.

plan-reached = The label “{ $label }” is reached as things stand; nothing has to change.
plan-least-effort = { $count ->
        [one] One improvement leads
       *[other] { $count } improvements lead
    } to the label “{ $label }”, with an effort of { $effort } in all. Provably no smaller effort leads there. Now: { $before }.
plan-least-indicators = { $count ->
        [one] One improvement leads
       *[other] { $count } improvements lead
    } to the label “{ $label }”, with an effort of { $effort } in all. Provably no fewer indicators lead there. Now: { $before }.
plan-within = Within an effort of { $budget }, { $count ->
        [one] one improvement brings
       *[other] { $count } improvements bring
    } the most points; the effort is { $effort } in all. Now: { $before }.
plan-nothing-within = Within an effort of { $budget } no point can be gained. Now: { $before }.
plan-heading-minimums = First: minimums, without which there is no label
plan-heading-others = Then: points that are missing
plan-entry = { $number }. { $title }: { $gain }, effort { $effort }
plan-gain-none = brings no points but is required
plan-gain-one = brings 1 point
plan-gain = brings { $points } points
plan-from-to = from { $from } to { $to }
plan-to = give evidence: { $to }
plan-correct = correct what is given; needed: { $to }
plan-input-from-to = for example like this: “{ $input }” from { $from } to { $to }
plan-input-to = for example like this: give “{ $input }” as { $to }
plan-items-there = in addition: { $items }
plan-items-not-there = no longer: { $items }
plan-anew = do it anew, and document the date, for example { $date }
plan-date = for example with the date { $date }
plan-documents = document it with { $count ->
        [one] one document
       *[other] { $count } documents
    }
plan-rating = for example like this: { $person } goes from { $from } to { $to } in “{ $competence }”
plan-fte = for example like this: full-time equivalents, { $more } more
plan-days = for example like this: days of training in twelve months, { $more } more
plan-training = for example like this: { $person } completes a recognised training
plan-after = After that: label reached: { $label } — { $score }
plan-after-without = After that: still no label — { $score }
plan-heading-alternatives = If some of this cannot be done
plan-other = { $number }. Without { $without }: { $count ->
        [one] one improvement
       *[other] { $count } improvements
    }, effort { $effort }
plan-other-instead = instead: { $with }
plan-other-more = more of: { $with }
plan-other-less = less of: { $with }
plan-rule-effort = How this was found: every step on the scale of an indicator costs the effort that the catalogue states for it; on a line a fifth counts as a step, and documents are a step of their own where there are no points without them. All combinations are taken into account. Of those with equal effort the one with the fewest indicators counts, then the one that changes the last indicators least. Figures of the team are improved each on its own.
plan-rule-indicators = How this was found: all combinations of steps on the scales are taken into account; on a line a fifth counts as a step. Of those with the fewest indicators the one with the least effort by the catalogue counts, then the one that changes the last indicators least. Figures of the team are improved each on its own.
plan-rule-budget = How this was found: every step on the scale of an indicator costs the effort that the catalogue states for it; on a line a fifth counts as a step, and documents are a step of their own where there are no points without them. All combinations are taken into account. Of equals the one with the least effort counts, then the one with the fewest indicators, then the one that changes the last indicators least.

plan-impossible = The label “{ $label }” cannot be reached with what may change. In the way stands:
plan-obstacle = ✗ { $label }, { $condition }: { $need } points are needed, { $most } are possible at most
plan-obstacle-percent = ✗ { $label }, { $condition }: { $need } percentage points are needed, { $most } are possible at most
plan-obstacle-count = ✗ { $label }, { $condition }: needed for { $need } indicators, possible for { $most } at most
plan-obstacle-nothing = ✗ { $label }: { $condition }
plan-nothing-attainable = Nothing is attainable in scope.
plan-category = Share in the category “{ $category }”
plan-bound-kept = { $count ->
        [one] One indicator that is to stay as it is could
       *[other] { $count } indicators that are to stay as they are could
    } still bring more.
plan-bound-decided = { $title }: an evaluator has decided about it
plan-bound-not-applicable = { $title }: is said not to apply
plan-bound-time = { $title }: only time changes it
plan-bound-until = { $title }: only time changes it; it earns more points from { $date } on (--as-of { $day })

firm-heading = How firm the decision is
firm-no-labels = The catalogue has no labels, so there is no decision that could turn.
firm-none = There is no label: for “{ $label }” { $lacks }.
firm-lacks-points = { $points } points are lacking
firm-lacks-minimums = { $minimums ->
        [one] one minimum is missed
       *[other] { $minimums } minimums are missed
    }
firm-lacks-both = { $points } points are lacking, and { $minimums ->
        [one] one minimum is missed
       *[other] { $minimums } minimums are missed
    }
firm-lacks-others = conditions are not met
firm-hangs = The label “{ $label }” hangs on { $count ->
        [one] a single judgement
       *[other] { $count } single judgements
    } (of { $all }), each of which alone would cost it: { $on }{ $spare }.
firm-against-one = The label “{ $label }” withstands every single stricter judgement; only two at once would cost it ({ $count ->
        [one] one pair
       *[other] { $count } pairs
    }, most often with: { $on }){ $spare }.
firm-against-two = The label “{ $label }” is firm: no single stricter judgement and no two at once would cost it{ $spare }.
firm-single-pairs-unknown = The label “{ $label }” withstands every single stricter judgement{ $spare }.
firm-spare = ; the threshold is { $points } points away
firm-spare-percent = ; the threshold is { $points } percentage points away
firm-spare-nothing = ; it stands exactly on the threshold
firm-spare-none = {""}
firm-team = who makes up the team
firm-others = { $count } more
firm-heading-margins = Distance to the thresholds
firm-column-margin = distance
firm-percent = Points for the share that is required
firm-percent-weighted = Weighted percentage (percentage points)
firm-points = Points
firm-answered = Indicators with valid evidence
firm-category = Points in “{ $category }”
firm-minimum = Minimum: { $indicator }
firm-heading-singles = What alone would cost the label
firm-heading-pairs = What would cost the label together
firm-pair = { $one } – and { $other }
firm-more = … and { $count } more; all of them are in the output as JSON
firm-too-many-pairs = Whether two stricter judgements at once would cost the label was not looked at: there would be more than { $most } pairs.
firm-step = { $title }: a step less (points: { $to } instead of { $from })
firm-document = { $title }: document “{ $name }” rejected
firm-value = { $title }: the value in { $place } struck
firm-value-input = { $title }: “{ $input }” in { $place } struck
firm-person = Team: { $person } does not count as one of it
firm-training = Team: a training of { $person } does not count
firm-heading-weights = Other weights
firm-weights-any = { $label }: stays reached under every change of weights below ±100%.
firm-weights-never = { $label }: stays not reached under every change of weights below ±100%.
firm-weights-reached = { $label }: stays reached as long as no weight changes by more than ±{ $percent }% (exactly: { $exact }).
firm-weights-not-reached = { $label }: stays not reached as long as every weight changes by less than ±{ $percent }% (exactly: { $exact }).
firm-weights-not-reached-at-least = { $label }: stays not reached as long as every weight changes by less than ±{ $percent }%, and perhaps beyond (exactly: { $exact }).
firm-weights-note = Each weight may change on its own; the worst change counts. Percentages are rounded down.
firm-weights-note-categories = Each weight may change on its own; the worst change counts: for the weighted percentage the weights of categories, for points those of indicators. Percentages are rounded down.
firm-heading-idle = What cannot change the decision
firm-idle-none = Each indicator could change the decision on its own.
firm-idle-all = No indicator could change the decision on its own.
firm-idle = { $count ->
        [one] One indicator
       *[other] { $count } indicators
    }, from no points to all, could change nothing about the decision on { $count ->
        [one] its
       *[other] their
    } own: { $indicators }.
firm-note = A stricter judgement is: a step less for an indicator (on a line a fifth), a document rejected, a value, a person or a training struck. { $count } of them were looked at.
