### What `plan` and `robustness` say.

plan-heading = The way to the label
plan-budget = --budget { $budget }: { $reason }
plan-budget-negative = An effort is never below 0.
plan-dispensable = The way cannot be computed for certain: a label asks for a share of answers, and which missing answers count for it hangs on how the groups around them are filled. Enter the missing answers first, even with a supposed value (--set).
plan-too-many-ways = The way to this label cannot be computed for certain: by “requires-any” there are more than { $most } ways to reach it. Name one of the labels that it requires with --to.
plan-too-many = With this catalogue the way cannot be computed for certain: more than { $most } combinations would have to be compared, or its efforts have too many digits. Limit what may change with --only or --keep.

plan-correct = First correct { $count ->
        [one] one error
       *[other] { $count } errors
    } in the evidence. The plan below treats values in error as missing.
plan-correct-only = There is no plan yet. First correct { $count ->
        [one] one error
       *[other] { $count } errors
    } in the evidence: until its meaning is clear, a plan would only cover up mistakes.
plan-corrected = Now: { $before }. With everything corrected, supplied and earning its maximum: { $best }. Then ask for the plan again.
plan-no-labels = The catalogue has no labels. --budget EFFORT shows which improvements bring the most points.
plan-reached = The label “{ $label }” is reached as things stand; nothing has to change.
plan-least-effort = { $count ->
        [one] One improvement leads
       *[other] { $count } improvements lead
    } to the label “{ $label }”, with an effort of { $effort } in all. It is proved that no smaller effort leads there. Now: { $before }.
plan-least-indicators = { $count ->
        [one] One improvement leads
       *[other] { $count } improvements lead
    } to the label “{ $label }”, with an effort of { $effort } in all. It is proved that fewer indicators do not lead there. Now: { $before }.
plan-within = Within an effort of { $budget }, { $count ->
        [one] one improvement brings
       *[other] { $count } improvements bring
    } the most points; the effort is { $effort } in all. Now: { $before }.
plan-within-label = Within an effort of { $budget }, { $count ->
        [one] one improvement brings
       *[other] { $count } improvements bring
    } the most of the points that count for “{ $label }”; the effort is { $effort } in all. Total now: { $before }.
plan-nothing-within = Within an effort of { $budget } no point can be gained. Now: { $before }.
plan-heading-minimums = First: minimums that are missed
plan-heading-others = Then: what else is missing
plan-entry = { $number }. { $title }: { $gain }, effort { $effort }
plan-gain-none = brings no points but is required
plan-gain-one = brings 1 point
plan-gain-less = costs points ({ $points }) but is required
plan-gain = brings { $points ->
    [one] { $points } point
   *[other] { $points } points
}
plan-from-to = now: { $from }; needed: { $to }
plan-hold = to be held although a fact changes that it reads: { $to }
plan-to = supply evidence; needed: { $to }
plan-correct-first = first correct what is there: { $places }
plan-needed = needed: { $to }
plan-answer = Any valid answer is enough.
plan-fact-from-to = from { $from } to { $to }
plan-fact-to = supply evidence; the plan reckons with { $to }
plan-effect = { $title }: points { $to } instead of { $from }
plan-option = “{ $option }”
plan-example = for example like this: { $example }
plan-input-from-to = for example like this: “{ $input }” from { $from } to { $to }
plan-items-there = in addition: { $items }
plan-items-not-there = no longer: { $items }
plan-anew = do it again and document the date, for example { $date }
plan-day = enter a day, for example { $date }
plan-day-or-earlier = enter a day: { $date } or earlier
plan-day-or-later = enter a day: { $date } or later
plan-documents = name { $count ->
        [one] one document
       *[other] { $count } documents
    } for it in all (so far: { $named })
plan-rating = { $person } goes from { $from } to { $to } in “{ $competence }”
plan-fte = full-time equivalents, { $more } more
plan-days = days of training in twelve months, { $more } more
plan-training = { $person } completes a recognised training
plan-after = After that: label reached: { $label } — { $score }
plan-after-higher = After that: “{ $label }” is reached, “{ $award }” would be awarded — { $score }
plan-after-without = After that: still no label — { $score }
plan-after-score = After that: { $score }
plan-same-figure = “{ $name }” is also part of: { $others }. If it changes there too, those points change as well; the plan considers each figure on its own. Check it with merit assess once the tables are changed.
plan-same-team = The figures of the team are connected: whoever joins or works more hours counts for qualification and training, too. The plan improves each on its own. Check it with merit assess once team.csv is changed.
plan-heading-entered = What only has to be entered
plan-if-entered = The effort above treats what is missing or in error as yet to be achieved. If the following already holds and only has to be entered, an effort of { $effort } is enough:
plan-if-entered-only = The effort above treats what is missing or in error as yet to be achieved. If the following already holds and only has to be entered, nothing else is needed:
plan-entered = { $title }: { $gain }
plan-besides = also: { $title }: { $gain }, effort { $effort }
plan-no-other = Every other way needs all of these improvements.
plan-heading-alternatives = If some of this cannot be done
plan-other = { $number }. Without { $without }: { $count ->
        [one] one improvement
       *[other] { $count } improvements
    }, effort { $effort }
plan-other-instead = instead: { $with }
plan-other-more = more of: { $with }
plan-other-less = less of: { $with }
plan-rule-effort = How this was found: every step on the scale of an indicator costs the effort that the catalogue states for it; on a line a fifth counts as a step (or each value, where fewer can occur), and documents are a step of their own where there are no points without them. What is missing or in error begins with the valid answer that earns least. All combinations are taken into account. Among those with equal effort, the one with the fewest indicators wins, then the one that changes the last indicators least. Each figure, those of the team too, is improved on its own; what is not applicable stays so.
plan-rule-indicators = How this was found: all combinations of steps on the scales are taken into account; on a line a fifth counts as a step (or each value, where fewer can occur). Among those with the fewest indicators, the one with the least effort by the catalogue wins, then the one that changes the last indicators least. Each figure, those of the team too, is improved on its own; what is not applicable stays so.
plan-rule-facts = A fact changes all indicators that read it, and costs once what the dearest way of those costs that read it alone (a step of the dearest indicator where there is none); it counts as one entry. A fact that is given and that no indicator reads alone stays as it is.
plan-rule-budget = How this was found: every step on the scale of an indicator costs the effort that the catalogue states for it; on a line a fifth counts as a step (or each value, where fewer can occur), and documents are a step of their own where there are no points without them. What is missing or in error begins with the valid answer that earns least. All combinations are taken into account; what is not applicable stays so. Among equals, the one with the least effort wins, then the one with the fewest indicators, then the one that changes the last indicators least.

plan-impossible = The label “{ $label }” cannot be reached with what may change. This stands in the way:
plan-obstacle = ✗ { $label }, { $condition }: { $need ->
    [one] { $need } point is needed
   *[other] { $need } points are needed
}, { $most } are possible at most
plan-obstacle-percent = ✗ { $label }, { $condition }: { $need ->
    [one] { $need } percentage point is needed
   *[other] { $need } percentage points are needed
}, { $most } are possible at most
plan-obstacle-count = ✗ { $label }, { $condition }: needed for { $need ->
    [one] { $need } indicator
   *[other] { $need } indicators
}, possible for { $most } at most
plan-obstacle-nothing = ✗ { $label }: { $condition }
plan-obstacle-together = ✗ Each condition can be met on its own, but not all of them together: a figure that serves one harms another.
plan-nothing-attainable = Nothing is attainable in scope.
plan-category = Share in the category “{ $category }”
plan-bound-kept = { $count ->
        [one] One indicator that is to stay as it is could
       *[other] { $count } indicators that are to stay as they are could
    } still bring more.
plan-bound-decided = { $title }: evaluators have decided on it
plan-bound-not-applicable = { $title }: not applicable
plan-bound-profile = { $title }: another value of a fact that it reads would have another profile hold, with other figures
plan-bound-time = { $title }: only time changes it
plan-bound-until = { $title }: only time changes it; it earns more points from { $date } on (--as-of { $day })

firm-heading = How firm the decision is
firm-no-labels = The catalogue has no labels, so there is no decision that could turn.
firm-none = There is no label. Missing for “{ $label }”: { $lacks }. { $wins } { $alone }
firm-lacks-share = { $figure ->
    [one] { $figure } point
   *[other] { $figure } points
} for the required { $required } (reached: { $actual })
firm-lacks-percent = { $figure ->
    [one] { $figure } percentage point
   *[other] { $figure } percentage points
} for the required { $required } (reached: { $actual })
firm-lacks-points = { $figure ->
    [one] { $figure } point
   *[other] { $figure } points
} for the required { $required }
firm-lacks-floor = { $figure ->
    [one] { $figure } point
   *[other] { $figure } points
} for the required { $required } in the category “{ $category }”
firm-lacks-answers = valid evidence for { $count ->
        [one] one more indicator
       *[other] { $count } more indicators
    }
firm-lacks-minimum = the minimum of “{ $indicator }” ({ $points ->
    [one] { $points } point
   *[other] { $points } points
} instead of { $required })
firm-lacks-allowed = of these minimums { $count } may be missed
firm-lacks-anything = points that could be attained
firm-lacks-any = one of the labels { $labels }
firm-lacks-label = the label “{ $label }”
firm-wins = { $count ->
        [one] One single milder judgement (of { $all }) would win a label
       *[other] { $count } single milder judgements (of { $all }) would each win a label
    }, in: { $on }.
firm-wins-two = No single milder judgement would win a label, but two at once would ({ $count ->
        [one] one pair
       *[other] { $count } pairs
    }, in: { $on }).
firm-wins-never = No single milder judgement would win a label, and no two at once.
firm-wins-pairs-unknown = No single milder judgement would win a label.
firm-alone = { $count ->
        [one] With up to full points, one indicator could win a label alone: { $indicators }.
       *[other] With up to full points, each of these { $count } indicators could win a label alone: { $indicators }.
    }
firm-alone-none = No indicator could win a label alone, not even with its full points.
firm-hangs = The label “{ $label }” hangs on { $count ->
        [one] a single judgement
       *[other] { $count } single judgements
    } (of { $all }), each of which alone would cost it, namely in: { $on }{ $spare }.{ $rest }
firm-against-one = The label “{ $label }” withstands every single stricter judgement; only two at once would cost it ({ $count ->
        [one] one pair
       *[other] { $count } pairs
    }, most often with: { $on }){ $spare }.{ $rest }
firm-against-two = The label “{ $label }” is firm: no single stricter judgement and no two at once would cost it{ $spare }.
firm-single-pairs-unknown = The label “{ $label }” withstands every single stricter judgement{ $spare }.
firm-spare = ; the threshold is { $points ->
    [one] { $points } point away
   *[other] { $points } points away
}
firm-spare-percent = ; the threshold is { $points ->
    [one] { $points } percentage point away
   *[other] { $points } percentage points away
}
firm-spare-nothing = ; it stands exactly on the threshold
firm-spare-none = {""}
firm-rest = {" "}Then awarded: { $labels }.
firm-rest-label = “{ $label }”
firm-rest-none = no label
firm-rest-times = { $label } ({ $count } times)
firm-team = the composition of the team
firm-heading-margins = Distance to the thresholds
firm-column-margin = distance
firm-percent = Points for the share that is required
firm-percent-weighted = Weighted percentage (percentage points)
firm-points = Points
firm-answered = Indicators with valid evidence
firm-category = Points in “{ $category }”
firm-minimum = Minimum: { $indicator }
firm-minimums = Minimums that must be met
firm-heading-singles = What alone would cost the label
firm-heading-pairs = What would cost the label together
firm-pair = { $one } – and { $other }
firm-more = … and { $count } more; all of them are in the output as JSON
firm-too-many-pairs = Whether two stricter judgements at once would cost the label was not examined: there would be more than { $most } pairs.
firm-step = { $title }: a step less (points: { $to } instead of { $from })
firm-document = { $title }: document “{ $name }” rejected
firm-value = { $title }: the value in { $place } struck
firm-value-input = { $title }: “{ $input }” in { $place } struck
firm-decision = { $title }: decision of { $by } does not hold
firm-decision-until = { $title }: decision of { $by } does not hold (it ends on { $date })
firm-person = Team: { $person } does not count as a member
firm-training = Team: a training of { $person } does not count
firm-heading-wins = What alone would win a higher label
firm-heading-win-pairs = What would win a label together
firm-then = {" "}(then awarded: “{ $label }”)
firm-then-none = {" "}(then no label)
firm-too-many-win-pairs = Whether two milder judgements at once would win a label was not examined: there would be more than { $most } pairs.
firm-step-more = { $title }: a step more (points: { $to } instead of { $from })
firm-documents = { $title }: counts without the documents that are missing
firm-heading-weights = Other weights
firm-weights-any = { $label }: stays reached under every change of weights below ±100%.
firm-weights-never = { $label }: stays not reached under every change of weights below ±100%.
firm-weights-reached = { $label }: stays reached as long as no weight changes by more than ±{ $percent }% (exactly: { $exact }).
firm-weights-not-reached = { $label }: stays not reached as long as every weight changes by less than ±{ $percent }% (exactly: { $exact }).
firm-weights-not-reached-at-least = { $label }: stays not reached as long as every weight changes by less than ±{ $percent }%, and perhaps beyond (exactly: { $exact }).
firm-weights-unknown = { $label }: how far weights may change is not worked out, as groups limit what counts or a bonus adds percentage points.
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
firm-note = A stricter judgement is: a step less for an indicator (on a line a fifth, or the next value), a document rejected, a value, a decision, a person or a training struck. { $count } of them were examined.
firm-note-milder = A milder judgement is: a step more for an indicator (on a line a fifth, or the next value; for missing evidence the first), documents not asked for, a decision struck. { $count } of them were examined.
