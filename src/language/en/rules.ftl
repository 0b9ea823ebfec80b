
### What the rules about catalogues find.

rule-scale-out-of-reach = No valid value reaches this part of the scale (points: { $points }). Correct its limits, or the range of valid values.
rule-line-out-of-reach = No valid value reaches the end of the line: at most { $most } of { $points ->
    [one] { $points } point
   *[other] { $points } points
} can be earned. Correct the ends of the line, or the range of valid values.
rule-step-without-effect = This step earns as much as the one before it ({ $points }), so one of the two has no effect. Give it other points, or delete it.
rule-always-same-points = Every valid answer earns the same here ({ $points }), so “{ $title }” distinguishes nobody. Correct the scale, or ask for something in which initiatives differ.
rule-metric-never-measured = This figure of the team can never have a value, because all persons concerned have the weight 0. Give their role a weight.
rule-minimum-out-of-reach = Nobody can meet this minimum: it is { $minimum }, but no valid value earns more than { $most }. Lower it, or correct the scale.
rule-minimum-hits-no-step = No answer earns exactly this minimum of { $minimum }; in effect { $next } is needed. Write the points of a step or option.
rule-minimum-of-zero = A minimum of 0 points refuses nobody. Delete it, or write the points of a step or option.
rule-minimum-of-no-label = No label looks at this minimum: each leaves the indicator out, or sets another one in its place. Add the indicator to a label, or delete the minimum.
rule-open-minimums-without-effect = The label has { $count ->
    [0] no minimums, so none can be missed
    [one] one minimum, and it may be missed: it refuses nobody
   *[other] { $count } minimums, and all of them may be missed: they refuse nobody
}. Write a smaller number, or delete the key.
rule-excellent-hits-no-step = No answer earns exactly the { $excellent } from which this counts as excellent; in effect { $next } is needed. Write the points of a step or option.
rule-excellent-for-everyone = Even the worst valid answer, which earns { $least }, counts as excellent. Write a higher number of points.
rule-fraction-for-percent = “{ $key }” is in percent, so { $figure } is { $figure } of a hundred, which is next to nothing. For { $percent } percent write { $percent }.
rule-floor-out-of-reach = Nobody can earn { $points } in “{ $part }”: the most there is { $most } for this label. Ask for less, or correct the scales.
rule-floor-counts-nothing = Nothing in “{ $part }” counts for this label, as its indicators weigh nothing, so nobody can meet this floor. Give them a weight, or delete the floor.
rule-label-never-required = “{ $title }” is a condition with a name, but no label requires it, so it decides nothing. Name it in “requires” or “requires-any” of a label, or delete it.
rule-label-out-of-reach = Nobody can reach the label “{ $title }”: even with the most points everywhere, it fails on this: { $conditions }. Ask for less there, or correct the scales.
rule-unmet-figure = { $key } ({ $required } required, { $actual } reached)
rule-unmet-ids = { $key } ({ $ids })
rule-unmet-nothing = { $key } (nothing can be earned)
rule-label-for-everyone = Everybody reaches the label “{ $title }”, even with an empty dossier. Give it a condition that refuses somebody.
rule-higher-label-easier = The label “{ $higher }” stands above “{ $lower }”, but somebody can reach it and miss “{ $lower }” by “{ $key }”. Ask for as much there, let it require the lower one, or change the order.
rule-label-never-awarded = The label “{ $title }” is never awarded: whoever reaches it reaches “{ $higher }” too, which stands above it. Put the stricter label first, or ask for more there.
rule-indicator-without-effect = No label depends on “{ $title }”: none that counts it asks for its points, its evidence or its minimum. Add it to a label, delete it, or give it the weight 0 if it is to be shown only.
rule-weight-changes-no-label = This weight changes no label: the labels look at the minimum or the evidence of this indicator alone. Delete it, or give a label a condition on points.
rule-category-weight-without-effect = The weight of “{ $title }” does nothing: all indicators of this category weigh 0. Give one of them a weight, or the category the weight 0.
rule-qualification-without-effect = “{ $key }” has no effect, because no indicator measures any of these: { $metrics }. Add such an indicator, or delete it.
rule-undocumented-without-effect = Points are to be withheld where documents are missing, but no indicator asks for documents. Add “documents” to the indicators that need them, or write "warn".
rule-differs-from-built-in = The catalogue calls itself { $catalogue }, like one that comes with merit, but its content differs; every report says so. Give it an id or a version of its own. What differs: merit catalogue diff { $catalogue } FILE.toml
rule-documents-without-effect = Only documents that are present are to count, but no indicator asks for documents. Add “documents” to the indicators that need them, or write "named".
rule-remote-without-effect = “remote” lets web addresses count as documents that are present; but here every document that is named counts, an address too. Add documents = "present", or delete this line.
rule-unused-source = No indicator and no label names the source “{ $id }”. Name it where its figures stand, or delete it.
rule-duplicate-title = The title “{ $title }” appears twice; readers of a report could not tell the two apart. Change one of them.
rule-missing-translation = This text lacks a language of the catalogue: { $languages }. Add it, or write one plain text that serves all.
rule-line-break = This text contains a line break, which reports replace by a sign. Write it on one line.
rule-unprintable-text = This text contains the character { $code }, which is invisible or steers the page; reports replace it. Delete it.
rule-not-a-web-address = “{ $url }” is no web address that a browser opens. Write it in full, beginning with https://, or put it into the title.
rule-example-award = The example “{ $example }” should be awarded “{ $expected }”, but the result is “{ $found }”. Correct the example, or what the catalogue says.
rule-example-points = The points of the example “{ $example }” should be { $expected }, but the result is { $found }. Correct the example, or what the catalogue says.
rule-example-percent = The percentage of the example “{ $example }” should be { $expected }, but the result is { $found }. Correct the example, or what the catalogue says.
rule-example-indicator = In the example “{ $example }”, the points of the indicator “{ $indicator }” should be { $expected }, but the result is { $found }. Correct the example, or what the catalogue says.
rule-example-unreadable = The example “{ $example }” cannot be scored: { $reason }
rule-example-number = “{ $value }” is not a number. Write it with a decimal point and without quotation marks.
rule-example-inputs = This indicator needs several values. Write them in braces, each with its name: { $inputs }.
rule-example-one-value = This indicator has one value, so the name “{ $input }” fits none. Write the value alone.
rule-example-column = Every row needs “{ $column }” here. Add it.
help-example-lacks = “{ $title }” is not reached because of: { $conditions }
problem-allow-error = “{ $name }” is the code of errors, which cannot be left out; only warnings can.

label-same-points = earns as much
label-weighs-nothing = weighs nothing
label-lower = the lower label
label-higher = stands above it

check-no-problem = { $name }: no problems. { $indicators ->
    [one] One indicator
   *[other] { $indicators } indicators
}, { $labels ->
    [one] one label
   *[other] { $labels } labels
}; { $examples ->
    [0] no worked examples
    [one] the worked example comes out
   *[other] all { $examples } worked examples come out
}.
check-problems = { $name }: { $errors ->
    [0] no errors
    [one] one error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
}.
check-more = { $count } more are not shown here. --format json lists more of them.
check-not-asked = The rules about the content require a catalogue without errors; they were not checked, and examples were not scored.
check-explain = merit catalogue check --explain CODE shows the reason of a rule, with an example of wrong and right.
explain-wrong = Wrong:
explain-found = What merit says of it:
explain-right = Right:
explain-list = All rules about catalogues. merit catalogue check --explain CODE shows the reason of one.
problem-unknown-rule = There is no rule with the code “{ $name }”. merit catalogue check --explain all lists them.
problem-unknown-rule-near = There is no rule with the code “{ $name }”. Did you mean { $near }? merit catalogue check --explain all lists all.
problem-example-outside = The folder must lie beside the catalogue: a relative path that does not lead out.
problem-example-built-in = A built-in catalogue has no folder beside it. Write the values into the example.
column-code = Code
column-severity = Severity
column-reason = Reason
rule-rule-never-holds = No valid figures satisfy this rule, so every dossier breaks it: { $that }. Correct the sides, the operator or the limits of the figures.
rule-profile-never-holds = No valid facts choose this profile: { $when }. Correct its comparisons or the limits of the facts.
rule-profile-hidden = Wherever this profile holds, “{ $other }” holds, which stands before it, so it is never chosen. Put it before “{ $other }”, or narrow that one.
rule-rule-never-broken = All valid figures satisfy this rule, so it notices nothing: { $that }. Correct or delete it.
rule-rule-never-concerned = No valid figures satisfy this condition, so the rule notices nothing: { $when }. Correct it.
rule-rule-repeats-share = The share “{ $indicator }” says this already: its part is at most its whole. Delete the rule.
rule-fact-never-read = No indicator and no rule reads the fact “{ $id }”, so it is asked in vain. Name it in an indicator or a rule, or delete it.
rule-fact-asked-again = “{ $title }” seems to be what the fact “{ $fact }” asks already. Let the indicator read the fact, or tell the two titles apart.
label-share = part and whole
label-fact = asked here
rule-best-of-all = As many members of the group count as it has, so “best” limits nothing. Let fewer of them count, or delete it.
rule-group-cap-out-of-reach = The members that count come to { $most } at most, so the limit of { $cap } is never reached. Lower it, or delete it.
rule-bonus-without-cap = Nothing limits this bonus, so it may raise the percentage far above 100. Give its category a weight, put it into a group with “best” or “at-most”, or write “cap-percent” in [catalogue].
