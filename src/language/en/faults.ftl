# What is wrong with a catalogue.

## The text as a whole
fault-not-utf-8 = The catalogue is not UTF-8 text from here on. Save the file in UTF-8.
fault-unknown-format = The format { $format } is not known. Write “format = 1”, or use a newer version of merit.
fault-missing-key = “{ $key }” is missing here. Add it.
fault-unknown-key = “{ $key }” is not known here. Correct the name or delete it.
fault-unit-key = A unit has no key “{ $key }”. Write { "{" } one = "…", many = "…" { "}" }, or one text for both.
fault-unknown-language = “{ $key }” is not the code of a language. Write two small letters, such as “de” or “en”.

## Values
fault-wrong-type = “{ $key }” must be { $expected }, not { $found }.
fault-empty-text = “{ $key }” is empty. Write a text, or leave the key out where it is optional.
fault-unknown-word = “{ $word }” is not possible for “{ $key }”. Write one of these: { $allowed }.
fault-invalid-id = “{ $id }” cannot be an id. An id begins with a letter, has 64 characters at most, and consists of the letters A to Z and a to z, digits, dots, hyphens and underscores.
fault-nested-id = In “{ $key }”, an id with a dot must be in quotation marks. Write "{ $id }" with the quotation marks.
fault-not-a-number = The value of “{ $key }”, “{ $number }”, is not a plain number. Write digits with a decimal point, without an exponent, “inf” or “nan”.
fault-too-many-digits = The value of “{ $key }”, “{ $number }”, has more than 30 digits. Write a shorter number.
fault-fraction-form = The value of “{ $key }”, “{ $number }”, is not a fraction. Write digits, a slash and digits, such as "6/11", without blanks, signs or decimal points.
fault-fraction-digits = The value of “{ $key }”, “{ $number }”, has more than 30 digits in all. Write a shorter fraction.
fault-fraction-zero = The value of “{ $key }”, “{ $number }”, divides by 0. Write a fraction whose second number is greater than 0, such as "6/11".
fault-out-of-range = The value of “{ $key }” is { $number }, but must lie between { $from } and { $up-to }.
fault-below = The value of “{ $key }” is { $number }, but must be at least { $from }.
fault-not-positive = The value of “{ $key }” is { $number }, but must be greater than 0.
fault-not-whole = The value of “{ $key }” is { $number }, but must be a whole number, written without decimals.
fault-range-reversed = The range from { $min } to { $max } holds no number. Swap the two limits.
fault-validity-reversed = The catalogue cannot be valid from { $from } until { $until }. Swap the two dates.

## Names
fault-duplicate-id = The name “{ $name }” is already taken, and capital letters make no difference. Choose another id.
fault-ambiguous-name = The title “{ $name }” could be mistaken for another id or title, as capital letters make no difference. Choose another title.
fault-reserved-name = “{ $name }” has a meaning of its own in tables. Choose another name.
fault-unknown-reference = There is no { $kind } called “{ $id }”. Write an id that this catalogue declares.
fault-renewed-without-valid = “{ $key }” is about the renewal of a label that ends, but this label has no end. Add “valid-months”, or delete this line.
fault-renew-without-valid = “renew-months” says when a recertification may be made before the label ends, but the label has no end. Add “valid-months”, or delete this line.
fault-renew-beyond-valid = A recertification cannot begin before the label does. Write at most { $valid }, as many as “valid-months”.
fault-repeated = “{ $id }” appears in this list twice. Delete one of the two.
label-profile = this profile
fault-in-profile = In the profile “{ $profile }”: { $fault }
fault-not-replaceable = A profile does not replace “{ $key }” here.
fault-profile-reads = “{ $name }” is no fact. A profile is chosen by facts alone, before anything is scored: declare what it reads as a [[fact]].
help-replaceable = It may replace: { $keys }
help-profile-tables = A profile replaces figures in [[profile.label]], [[profile.indicator]] and [[profile.category]].

## Where figures come from
fault-missing-source = With the basis “{ $basis }” a source must be named. Add “source” with the id of a source.
fault-missing-rationale = With the basis “{ $basis }” a reason must be given. Add “rationale” with a sentence that explains the figures.

## Categories and weights
fault-empty-category = No indicator belongs to this category. Assign one to it, or delete the category.
fault-weight-without-effect = This weight has no effect, because the catalogue adds up points. Delete it, or write aggregate = "category-weights" in the table “catalogue”.
fault-weights-all-zero = All weights are 0. At least one must be greater than 0.

## Measures and scales
fault-not-applicable-documents = “not-applicable-documents” says what “not applicable” is proved with, but this indicator must be answered. Add optional = true, or delete the key.
fault-round-hidden = “{ $key }” = { $round } rounds to more decimals than are shown: “decimals” is { $decimals }. Write decimals = { $round }, or round to fewer.
fault-cap-below-label = A percentage comes to { $most } at most, but the label “{ $label }” asks for { $percent }. Raise “cap-percent” or lower the label's “min-percent”.
fault-two-inputs = “of” must name exactly two inputs, as in of = ["private", "total"].
fault-qualification-lacks = This metric needs “{ $key }” in the table “qualification”. Add it there, or choose another metric.
fault-scale-missing = This indicator needs a scale that turns its value into points. Add one of these: steps, bands, linear, points-at.
fault-scale-empty = This scale is empty. Add at least one entry with its points.
fault-scale-excess = An indicator has one scale only. Keep one of these and delete the others: steps, bands, linear, points-at.
fault-scale-on-choice = An indicator with the measure “choice” has no scale, as its options have points of their own. Delete the scale.
fault-not-ascending = The limits of steps must go up, but { $limit } follows { $before }. Put the steps in order, each limit once.
fault-against-direction = The points run against the direction of the steps: { $points } follows { $before }. With “from” points go up, with “up-to” they go down.
fault-bands-overlap = The bands overlap or are out of order: this one begins at { $from }, the one before ends at { $before }. Put them in order so that each begins where the one before ends, or later.
fault-linear-flat = “from” and “to” of a linear scale must differ.
fault-line-descends = The values of “points-at” must go up, but { $value } follows { $before }. Put the points in order.
fault-line-three = “points-at” names the value { $value } more than twice. Two points at one value are a jump, at which the better counts: keep two of them.
fault-line-repeats = “points-at” names the value { $value } twice with the same points. Delete one of them, or give it other points to make a jump.
fault-line-short = “points-at” needs at least two different values, between which the line runs. Add a point, or write steps = [ … ].
fault-best-is-not-points = The best result earns { $best ->
    [one] { $best } point
   *[other] { $best } points
}, but the indicator has { $points }. Make the two equal.

## Labels
fault-empty-scope = The label covers no indicator. Name at least one, or delete the key to cover all of them.
fault-item-no-input = The indicator has no input “{ $id }”. Only these can have titles: { $inputs }.
fault-minimum-out-of-scope = The label sets a minimum for “{ $id }”, but does not cover this indicator. Add it to “indicators”, or delete the minimum.
fault-repeated-floor = This label asks for “{ $key }” of “{ $id }” twice. Keep one of the two.
fault-floor-out-of-scope = Nothing in “{ $id }” counts for this label, as none of its indicators is in “indicators”. Add one of them, or delete this floor.
fault-floor-both = A floor asks for one figure, “percent” or “points”. Write two floors to ask for both.
fault-floor-neither = This floor asks for nothing. Add “percent” (of what is attainable there) or “points”.
fault-empty-requires-any = One of these labels would have to be reached, but none is named, so nobody could reach this label. Name at least one, or delete the key.
fault-circular-requires = Labels require one another in a circle here. Delete one of these requirements.

## Help and notes
help-did-you-mean = Did you mean “{ $name }”?
label-first = conflicts with this

## Kinds of things
kind-category = category
kind-indicator = indicator
kind-question = fact or indicator
kind-label = label
kind-source = source

## Kinds of values
type-array = a list
type-date = a plain date
type-flag = true or false
type-number = a number
type-numbers = a table of numbers
type-string = a text in quotation marks
type-strings = a list of texts in quotation marks
type-table = a table
type-tables = a list of tables
type-text = a text in quotation marks or a table of texts by language

fault-too-many = There are more than { $most } of these tables. Delete the surplus: merit calculates exactly, and no catalogue may keep it busy forever.

## Worked examples
fault-no-expectation = The example does not say what must come out. Add one of these: award, points, percent, indicators.
fault-two-dossiers = The example has a dossier folder and also “{ $key }”. Keep one of the two.
fault-unknown-like = No example called “{ $id }” stands before this one with values of its own. Write the id of an earlier one, or delete “like”.
fault-reserved-label = A label cannot be called “{ $name }”: in examples this means that no label is reached. Choose another id.
fault-not-a-fraction = The value of “{ $key }”, “{ $number }”, is neither a number nor a fraction. Write a number such as 8.5 without quotation marks, or a fraction such as "25/3" with them.
type-cell = a number, a text in quotation marks, true, false or a date

## Syntax
fault-not-text = This is no text but a program, picture or office document. Name the TOML file itself.
fault-too-deep = Lists or tables are nested too deeply here. A catalogue needs three levels at most.
syntax-text = The text in quotation marks is not closed. Close it on the same line.
syntax-quotes = These are typographic quotation marks, which TOML does not know.
label-parser = TOML: { $words }
syntax-date = TOML writes dates as year, month and day.
help-straight-quotes = Write straight quotation marks ("), not typographic ones.
help-decimal-point = Write decimals with a point: { $right } rather than { $written }.
help-belongs = This key belongs into: { $home }

fault-missing-tables = The catalogue has no “{ $key }”; it needs one at least.
help-begin-table = Begin each with a line [[{ $key }]], its keys below.
fault-single-table = “{ $key }” is in single brackets, but there may be several of these tables.
help-double-brackets = Write [[{ $key }]] with two brackets on each side.
type-whole = a whole number
syntax-other = This is not valid TOML, or a bracket before it is not closed. Compare the line and those before it with a catalogue that comes with merit.
syntax-decimal-comma = This number is written with a decimal comma; in TOML, commas separate entries.
syntax-blank = There is a special blank here, such as a non-breaking one, which TOML does not know.
help-blank = Delete the blanks of this line outside of quotation marks and type them anew.
help-write = Write: { $text }
help-handbook-number = Numbers of a handbook belong in number = "{ $number }". Choose a short word as the id.
fault-range-without-whole = No whole number lies between { $min } and { $max }, but one is required (whole = true). Change one of the limits.
fault-looks-like = This is no TOML file, but looks like { $kind }. Save the catalogue as plain text in the form of TOML.
kind-rtf = a Word or RTF document
kind-html = a web page (HTML)
kind-csv = a table (CSV)
kind-fact = fact
kind-team-figure = figure of the team
fault-key-of-fact = “{ $key }” belongs to the fact { $fact }, which the indicator reads, and stands there. Remove the line here.
fault-fact-measure = The fact { $fact } has another measure. An indicator with measure = "number", "percent", "yes-no" or "choice" reads a fact with the same measure, one with "since" reads one with "date".
fault-fact-options = The indicator and the fact { $fact } do not have the same options: { $id } is missing on one side. Give points for every option of the fact, and for these alone.
fault-fact-no-number = The fact { $fact } is no number. “of” names facts with measure = "number" or "percent".
fault-reader-not-optional = The fact { $fact } may be “not applicable”, but the indicator that reads it may not. Write optional = true here, too.

## Rules
fault-rule-too-long = “{ $key }” has more than { $most } bytes. Make several rules of it.
fault-rule-too-many-terms = “{ $key }” has more than { $most } terms. Make several rules of it.
fault-rule-no-comparison = “{ $key }” compares nothing. Write two sides and one of <= >= < > = != between them, with blanks around it.
fault-rule-operator = “{ $word }” compares nothing here. Write one of <= >= < > = !=, with blanks around it.
fault-rule-two-comparisons = Here a second comparison begins. “that” has one: write a rule for each. “when” joins several by “and”.
fault-rule-product = This is no product that rules know. Only a number and one name are multiplied, the number first: 3 * members.
fault-rule-division = Rules do not divide. Multiply the other side instead: 2 * women <= members.
fault-rule-nested = Rules have no brackets. Write the sum term by term.
fault-rule-word = “{ $word }” is no part of a rule. Write numbers, dates such as 2026-11-23, names, and options in single quotes, with blanks around signs and operators.
fault-rule-date = “{ $word }” is no day of the calendar.
fault-rule-term-missing = Beside “{ $word }” a number or a name is missing.
fault-rule-sign-missing = Before “{ $word }” an operator or a sign is missing.
fault-rule-kinds = The sides of “{ $sign }” are a date and a number. Compare dates with dates; the difference of two dates is a number of days.
fault-rule-dates = Dates are not added up or multiplied. Take a date from a date, which gives days, or add days to a date.
fault-rule-choice = A choice stands alone on its side and compares by = or != with one of its options, whose id stands in single quotes: size = 'small'.
fault-rule-no-value = The indicator “{ $id }” has no one figure that is asked. Write: { $names }.
fault-two-tolerances = A rule has one tolerance only. Delete one of the two.
fault-tolerance-of-choice = Options are the same or not; there is no tolerance between them. Delete it.
fault-tolerance-percent-of-dates = Of a date there are no percent. Write “tolerance” with a number of days.
kind-operand = fact, indicator, input or figure of the team
kind-option = option
fault-empty-group = The group adds nothing up. Name at least one indicator or group of its category, or delete it.
fault-member-of-two-groups = This belongs to another group already. Whatever belongs to two would count twice; delete it in one of them.
fault-circular-group = Groups hold one another in a circle here. Delete one of these members.
fault-group-across-categories = The members of a group belong to one category, and this one to another than the first. Delete it here, or move it to that category.
fault-bonus-within-bonus = This is a bonus already, as what holds it is one. Delete “bonus” here or there.
fault-category-of-bonus = The category has a weight and holds nothing but bonus, so nothing in it could be attained. Make the category itself the bonus, or one of its members none.
kind-member = indicator or group
fault-floor-two-parts = A floor is one of a category or of a group. Delete one of the two; write two floors where both are asked for.
kind-group = group
