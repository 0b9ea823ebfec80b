### What `plan` and `robustness` say.

plan-heading = The way to the label
plan-budget = --budget { $budget }: { $reason }
plan-budget-negative = An effort is never below 0.
plan-too-many = The way cannot be told for certain with this catalogue: more than { $most } combinations would have to be compared. Limit what may change with --only or --keep.

plan-reached = The label "{ $label }" is reached as things stand; nothing has to change.
plan-least-effort = { $count ->
        [one] One improvement leads
       *[other] { $count } improvements lead
    } to the label "{ $label }", with an effort of { $effort } in all. Provably no smaller effort leads there. Now: { $before }.
plan-least-indicators = { $count ->
        [one] One improvement leads
       *[other] { $count } improvements lead
    } to the label "{ $label }", with an effort of { $effort } in all. Provably no fewer indicators lead there. Now: { $before }.
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
plan-input-from-to = for example like this: "{ $input }" from { $from } to { $to }
plan-input-to = for example like this: give "{ $input }" as { $to }
plan-items-there = in addition: { $items }
plan-items-not-there = no longer: { $items }
plan-anew = do it anew, and document the date, for example { $date }
plan-date = for example with the date { $date }
plan-documents = document it with { $count ->
        [one] one document
       *[other] { $count } documents
    }
plan-rating = for example like this: { $person } goes from { $from } to { $to } in "{ $competence }"
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
plan-rule-effort = How this was found: every step on the scale of an indicator costs the effort that the catalogue states for it; on a line a fifth counts as a step, and missing documents are a step of their own. All combinations were compared. Of those with equal effort the one with the fewest indicators counts, then the one that changes the last indicators least. Figures of the team are improved each on its own.
plan-rule-indicators = How this was found: all combinations of steps on the scales were compared; on a line a fifth counts as a step. Of those with the fewest indicators the one with the least effort by the catalogue counts, then the one that changes the last indicators least. Figures of the team are improved each on its own.
plan-rule-budget = How this was found: every step on the scale of an indicator costs the effort that the catalogue states for it; on a line a fifth counts as a step, and missing documents are a step of their own. All combinations were compared. Of equals the one with the least effort counts, then the one with the fewest indicators, then the one that changes the last indicators least.

plan-impossible = The label "{ $label }" cannot be reached with what may change. In the way stands:
plan-obstacle = ✗ { $label }, { $condition }: { $need } points are needed, { $most } are possible at most
plan-obstacle-percent = ✗ { $label }, { $condition }: { $need } percentage points are needed, { $most } are possible at most
plan-obstacle-count = ✗ { $label }, { $condition }: needed for { $need } indicators, possible for { $most } at most
plan-obstacle-nothing = ✗ { $label }: { $condition }
plan-nothing-attainable = Nothing is attainable in scope.
plan-category = Share in the category "{ $category }"
plan-bound-kept = { $count ->
        [one] One indicator that is to stay as it is could
       *[other] { $count } indicators that are to stay as they are could
    } still bring more.
plan-bound-decided = { $title }: an evaluator has decided about it
plan-bound-not-applicable = { $title }: is said not to apply
plan-bound-time = { $title }: only time changes it
plan-bound-until = { $title }: only time changes it; it earns more points from { $date } on (--as-of { $day })
