
### What the rules about catalogues find.

rule-scale-out-of-reach = No valid value reaches this part of the scale (points: { $points }). Correct its limits, or the range of valid values.
rule-line-out-of-reach = No valid value reaches the end of the line: at most { $most } of { $points } points can be earned. Correct the ends of the line, or the range of valid values.
rule-step-without-effect = This step earns as much as the one before it ({ $points }), so one of the two has no effect. Give it other points, or delete it.
rule-always-same-points = Every valid answer earns the same here ({ $points }), so “{ $title }” tells nobody apart. Correct the scale, or ask for something that differs.
rule-metric-never-measured = This figure of the team can never have a value, because the persons whom it is asked of weigh 0. Give their role a weight.
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
rule-label-out-of-reach = Nobody can reach the label “{ $title }”: even with the most points everywhere, it fails on this: { $conditions }. Ask for less there, or correct the scales.
rule-unmet-figure = { $key } ({ $required } required, { $actual } reached)
rule-unmet-ids = { $key } ({ $ids })
rule-unmet-nothing = { $key } (nothing can be earned)
rule-label-for-everyone = Everybody reaches the label “{ $title }”, even with an empty dossier. Give it a condition that refuses somebody.
rule-higher-label-easier = The label “{ $higher }” stands above “{ $lower }”, but asks for less in “{ $key }”. Ask for as much, let it require the lower one, or change the order.
rule-label-never-awarded = The label “{ $title }” is never awarded: whoever reaches it reaches “{ $higher }” too, which stands above it. Put the stricter label first, or ask for more there.
rule-indicator-without-effect = No label depends on “{ $title }”: it is in no scope, or weighs nothing and has no minimum. Add it to a label, give it a weight or a minimum, or delete it.
rule-weight-changes-no-label = This weight changes no label: the labels look at the minimum or the evidence of this indicator alone. Delete it, or give a label a condition on points.
rule-category-weight-without-effect = The weight of “{ $title }” does nothing: all indicators of this category weigh 0. Give one of them a weight, or the category the weight 0.
rule-qualification-without-effect = “{ $key }” has no effect, because no indicator measures any of these: { $metrics }. Add such an indicator, or delete it.
rule-undocumented-without-effect = Points are to be withheld where documents are missing, but no indicator asks for documents. Add “documents” to the indicators that need them, or write "warn".
rule-differs-from-built-in = The catalogue calls itself { $catalogue }, like one that comes with merit, but its content differs; every report says so. Give it an id or a version of its own. What differs: merit catalogue diff { $catalogue } FILE.toml
rule-documents-without-effect = Only documents that are there are to count, but no indicator asks for documents. Add “documents” to the indicators that need them, or write "named".
rule-remote-without-effect = “remote” lets addresses on the web count as documents that are there; but here every document that is named counts, an address too. Add documents = "present", or delete this line.
rule-unused-source = No indicator and no label names the source “{ $id }”. Name it where its figures stand, or delete it.
rule-duplicate-title = The title “{ $title }” stands twice; readers of a report could not tell the two apart. Change one of them.
rule-missing-translation = This text lacks a language that the catalogue otherwise speaks: { $languages }. Add it, or write one plain text that serves all.
rule-line-break = This text holds a line break, which reports replace by a sign. Write it on one line.
rule-unprintable-text = This text holds the character { $code }, which is invisible or steers the page; reports replace it. Delete it.
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
check-not-asked = The rules about its meaning need a catalogue without errors; they were not asked, nor were its examples scored.
check-explain = The reason of a rule, with an example of wrong and right: merit catalogue check --explain CODE
explain-wrong = Wrong:
explain-found = What merit says of it:
explain-right = Right:
explain-list = All rules about catalogues. The reason of one: merit catalogue check --explain CODE
problem-unknown-rule = There is no rule with the code “{ $name }”. All of them: merit catalogue check --explain all
problem-unknown-rule-near = There is no rule with the code “{ $name }”. Did you mean { $near }? All of them: merit catalogue check --explain all
problem-example-outside = The folder must lie beside the catalogue: a relative path that does not climb.
problem-example-built-in = A built-in catalogue has no folder beside it. Write the values into the example.
column-code = Code
column-severity = Severity
column-reason = Reason
