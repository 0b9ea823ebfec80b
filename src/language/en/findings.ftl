# What is wrong or odd about a dossier or a command.

## Files and columns
not-text-1252 = “{ $file }” contains bytes that are no text in any encoding merit reads. Save it again as CSV in UTF-8.
not-text-nul = “{ $file }” is not a text file. Save the table as CSV, or name a workbook (.xlsx) itself in place of the folder.
not-text-utf-16 = “{ $file }” is damaged: it begins as UTF-16 but is not valid UTF-16. Save it again as CSV in UTF-8.
not-a-table-cell = A cell in “{ $file }” is larger than 1 MiB. Check whether a quotation mark is missing, or shorten the cell.
not-a-table-columns = A row in “{ $file }” has more than 10,000 cells. Check the file, in particular the sign between its cells.
not-a-table-delimiter = The sign that separates the cells of “{ $file }” cannot be used as one. Write “sep=;” in its first line and separate the cells with semicolons.
not-a-table-empty = “{ $file }” is empty. Its first row must hold the names of the columns.
not-a-table-rows = “{ $file }” has more than 10,000,000 rows. Split it into several dossiers.
finding-mixed-encoding = A byte on this line is not UTF-8, although others in the file are, so the whole file was read as Windows-1252 and letters such as “ä” are garbled. Correct the line, or save the table again as CSV in UTF-8.
finding-unclosed-quote = A quotation mark in this row is never closed, so everything up to the end of the file was read as one cell. Close it or delete it.
finding-duplicate-column = The column “{ $column }” appears here a second time, perhaps under another name for the same thing. Delete or rename one of the two.
finding-missing-column = The column “{ $column }” is missing. Add it to the first row of the table.
finding-missing-column-near = The column “{ $column }” is missing. Did you mean the column “{ $near }”? Then rename that one.
finding-unknown-column = The column “{ $column }” is not known and is ignored.
finding-unknown-column-near = The column “{ $column }” is not known and is ignored. Did you mean “{ $near }”?
finding-unnamed-column = A column without a name is ignored. Name it in the first row or delete it.
finding-extra-cell = “{ $cell }” is to the right of the last named column and is ignored. Move it, or name its column.
finding-unused-table = No indicator of the catalogue needs this table; its content does not count.
finding-too-many = More than { $most } findings: this is probably the wrong file or the wrong catalogue. Check both and try again.

## Workbooks
not-a-workbook = “{ $file }” is not a workbook that merit reads. Save the dossier as an Excel workbook (.xlsx).
not-a-workbook-damaged = “{ $file }” is damaged or incomplete. Open it in Excel or LibreOffice and save it again, or go back to an earlier copy.
not-a-workbook-encrypted = “{ $file }” is protected with a password. Save a copy without the password.
not-a-workbook-old = “{ $file }” is a workbook in the old format .xls. Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).
not-a-workbook-other = “{ $file }” is a spreadsheet in another format. Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).
not-a-workbook-report = “{ $file }” is a report of merit, not a dossier. Name the workbook or folder that it was made from.
not-a-workbook-too-large = “{ $file }” unpacks to more than 64 MiB in one part, or has more than 10,000 parts. Copy its tables into a new workbook.
not-a-table-cells = “{ $file }” has more than 1,000,000 cells. Delete what does not belong to the table, or split it into several dossiers.
finding-missing-sheet = The workbook has no sheet “evidence” (or “Nachweise”), only { $sheets }. Rename the one with the evidence.
finding-missing-sheet-near = The workbook has no sheet “evidence” (or “Nachweise”). Did you mean “{ $near }”? Then rename that one.
finding-duplicate-sheet = The sheets “{ $first }” and “{ $second }” are the same table under two names. Delete or rename one of the two.
finding-unknown-sheet = The sheet “{ $sheet }” is not read.
finding-unknown-sheet-near = The sheet “{ $sheet }” is not read. Did you mean “{ $near }”? Then rename it.
finding-merged-cells = The cells { $area } are merged, and only the first of them shows a value. Split them and fill in each one.
finding-covered-cell = This cell holds a value that nobody sees, because { $area } are merged, and it counts. Split the cells and check it.
finding-hidden-sheet = This sheet is hidden, but it counts. Unhide it and check its content.
finding-hidden-rows = { $count ->
    [one] This row is hidden or filtered out, but it counts: { $rows }.
   *[other] { $count } rows are hidden or filtered out, but they count: { $rows }.
} Unhide or delete what is not to count.
finding-hidden-column = The column “{ $column }” is hidden, but it counts. Unhide it and check its content.
finding-shown-otherwise = The cell shows “{ $shown }”, but it holds { $held }, and that counts. Correct its number format or its value.
finding-shown-as-nothing = The cell looks empty, but it holds { $held }, and that counts. Correct its number format, or empty the cell.
finding-day-in-part = The cell holds the day { $held }, and that counts, but its number format “{ $format }” does not show all of it. Choose a format with day, month and year, and check the day.
finding-not-calculated = “{ $result }” was read, but the formula in this cell was never calculated: the program that wrote the workbook leaves that to whoever opens it. Open the workbook in Excel or LibreOffice and save it again.
finding-damaged-cell = The workbook is damaged here: the content of this cell cannot be read, and the cell counts as empty. Fill it in again.
finding-formula-without-result = “{ $value }” is a formula whose result is not in the file. Open the workbook in Excel or LibreOffice and save it again, or write the result itself.
finding-formula-in-error = “{ $value }” is what a spreadsheet shows for a formula in error. Correct the formula, or write the value itself.
finding-year-not-date = “{ $value }” is a year, not a date. Write the whole date, like 2019-03-15 or 15.03.2019.
finding-day-not-number = “{ $value }” is a date or time, because the cell is formatted as one, but a number is asked for here. Format the cell as a number and write the number again.
finding-no-day-in-date-cell = The cell shows “{ $value }” (it holds { $held }); such a date cannot be meant. Write the whole date, like 2019-03-15 or 15.03.2019.
finding-undecided-number = “{ $value }” can be { $one } or { $other }, and nothing in the workbook decides it. Format the cell as a number and write it again, or choose the reading with --decimal { $option } ({ $one }) or --decimal { $other-option } ({ $other }).
finding-percent-not-number = “{ $value }” is a percentage, but a number is asked for here. Format the cell as a number and write the number itself.
finding-number-not-date = “{ $value }” is a number, not a date; formatted as a date it would be { $date }. Format the cell as a date, or write it like 2026-11-23.
finding-fraction-or-percent = “{ $value }” was read as { $number } %. If { $times } % was meant, write “{ $times } %”.

## Initiatives
finding-no-such-initiative = The dossier has no initiative “{ $initiative }”. Name one from its column “initiative”.
finding-no-such-initiative-near = The dossier has no initiative “{ $initiative }”. Did you mean “{ $near }”?
finding-several-initiatives = The dossier holds { $count } initiatives; the first are: { $initiatives }. Choose one with --initiative ID, or score all of them with “merit portfolio”.
finding-no-evidence-rows = No row of “evidence.csv” names this initiative, so all evidence is missing. If there is some, check that its id is spelled alike in all tables.
stranger-listed = “{ $initiative }” appears in no row of the evidence: it has no application that could be scored.
stranger-listed-near = “{ $initiative }” appears in no row of the evidence: it has no application that could be scored. Is “{ $near }” meant?
stranger = “{ $initiative }” appears in no row of the evidence, so its rows in this table count for nobody. Spell the id as in the evidence, or delete the rows.
stranger-near = “{ $initiative }” appears in no row of the evidence, so its rows in this table count for nobody. Is “{ $near }” meant?
finding-rows-in-a-cell = This cell goes on over several lines, of which { $count ->
    [one] one looks like a row
   *[other] { $count } look like rows
} of the table. A closing quotation mark is probably missing; add it, or these rows are not read.
finding-unnamed-initiative = The row names no initiative and is not read, as the table holds several. Enter in the column “initiative” which one it belongs to.
finding-initiative-typed-otherwise = “{ $written }” is the initiative “{ $initiative }” in another spelling (capital or small letters, blanks or accents); its rows are taken together. Write the id the same way everywhere, or choose another one if another initiative is meant.
finding-two-rows-of-one-initiative = This is a second row where only one is expected for the initiative. Keep one of the two.

## Indicators and inputs
finding-unnamed-indicator = This row names no indicator and is ignored. Write the indicator’s id in the column “indicator”.
finding-unknown-indicator = The catalogue has no indicator “{ $name }”; the row is ignored. Write the id of an indicator as it appears in the catalogue.
finding-unknown-indicator-near = The catalogue has no indicator “{ $name }”; the row is ignored. Did you mean { $near }?
finding-input-needed = It is not clear which input this value is for. Write one of these in the column “input”: { $inputs }.
finding-input-without-inputs = This indicator has no separate inputs, so “{ $input }” fits none. Leave the cell in the column “input” empty.
finding-unknown-input = This indicator has no input “{ $input }”. Write one of these: { $inputs }.
finding-unknown-input-near = This indicator has no input “{ $input }”. Did you mean { $near }?
finding-duplicate-evidence = Line { $line } already answers this. Keep only one of the two values.
finding-not-optional = This indicator cannot be answered with “not applicable”. Give a value, or leave the cell empty.
finding-partly-not-applicable = “Not applicable” holds for the whole indicator or not at all. Write it in all rows of the indicator that have a value, or in a single row without an input.
finding-team-value = This indicator is computed from the tables “team” and “training”. Leave the value here empty; documents may be named in this row.

## Values
finding-not-a-number = “{ $value }” is not a number. Write digits only, for example 12 or 1.5, without any words.
finding-not-a-number-in-convention = “{ $value }” is not a number written with a { $sign }. Correct the number, or change the option --decimal.
finding-too-many-digits = “{ $value }” has too many digits. Write the number with { $most } digits at most.
finding-date-not-number = “{ $value }” is not a number; a spreadsheet seems to have made a date out of it. Format the column as text and write the number again.
finding-other-decimal-sign = “{ $value }” was read as { $number }, although numbers in this file are read with a { $sign }. Check it.
finding-ambiguous-number = “{ $value }” was read as { $number }, because numbers in this file are read with a { $sign }. If it was meant otherwise, --decimal { $option } reads it the other way.
finding-not-whole = { $number } is not a whole number, but only whole numbers are allowed here.
finding-out-of-range = { $number } is out of range. Write a number from { $min } to { $max }.
finding-below-range = { $number } is too small. Write a number of at least { $min }.
finding-above-range = { $number } is too large. Write a number of at most { $max }.
finding-part-negative = The value of “{ $input }” is negative. Write 0 or more.
finding-whole-not-positive = The value of “{ $input }” must be greater than 0, because it is a divisor.
finding-part-above-whole = “{ $part }” is a part of “{ $whole }”, but { $number } is more than { $limit }. Check both values.
finding-wrong-unit = The unit “{ $unit }” is not the right one. Give the value in this unit: { $expected }.
finding-not-yes-or-no = “{ $value }” is neither yes nor no. Write “yes” or “no”.
finding-not-a-date = “{ $value }” is not a date. Write it like 2026-11-23 or 23.11.2026.
finding-date-in-future = { $date } is after the day of the assessment, { $as-of }. Correct the date.
finding-implausible-date-of-old = { $date } is more than 120 years ago. Check the year; some spreadsheets turn an empty cell or a 0 into such a date.
finding-unknown-option = “{ $value }” is none of the possible answers. Write one of these: { $options }.
finding-unknown-option-near = “{ $value }” is none of the possible answers. Did you mean { $near }?

## The management team
finding-empty-cell = The cell in the column “{ $column }” is empty. Fill it in.
finding-unnamed-person = This row names no person. Write a pseudonym such as P1 in the column “person”.
finding-duplicate-person = The person “{ $person }” already appears on line { $line }. Keep one row per person.
finding-duplicate-person-typed = “{ $person }” is the person “{ $other }” on line { $line } in another spelling (capital or small letters, blanks or accents). Keep one row per person.
finding-similar-person = “{ $person }” looks like “{ $other }” on line { $line } but is written with other characters, so it counts as another person. If it is the same one, keep one row; else choose pseudonyms that can be told apart.
finding-real-name = This looks like a real name, and reports show it. Write a pseudonym such as P1 instead, the same one in “team” and “training”.
finding-unknown-person = “{ $person }” is not in the table “team”, so this training is not counted. Write the name exactly as it appears there.
finding-unknown-person-near = “{ $person }” is not in the table “team”, so this training is not counted. Did you mean “{ $near }”?
finding-unknown-role = The catalogue has no role “{ $role }”. Write one of these: { $roles }.
finding-unknown-role-near = The catalogue has no role “{ $role }”. Did you mean { $near }?
finding-unknown-programme = The catalogue does not recognise the programme “{ $programme }”; it counts at most with its days.
finding-unknown-programme-near = The catalogue does not recognise the programme “{ $programme }”; it counts at most with its days. Did you mean { $near }?
finding-implausible-fte = { $fte } full-time equivalents for one person: one is a full post, 0.8 is 80 %. Check the figure.
finding-zero-fte = This person has ratings but 0 full-time equivalents. Check the figure, or remove the row if the person is not in the team.
finding-implausible-date = { $date } is longer ago than a working life. Check the year.
finding-implausible-days = With this training the person comes to { $days } days of training within 12 months. Check the days, which are working days and not hours.
finding-missing-rating = There is no rating for “{ $competence }”; it counts as 0. Fill in the rating.
finding-future-training = The training on { $date } is after the day of the assessment, { $as-of }, and is not counted.
finding-duplicate-training = This training already appears on line { $line }: the same person, programme and date. It counts once, with the fewer days. Delete this row, or correct it if it is another training.

## Decisions of evaluators
finding-decision-without-name = The decision does not say who decided, so it does not count. Write a role or pseudonym in the column “by”.
finding-decision-without-reason = The decision has no reason, so it does not count. Write one in the column “reason”.
finding-decision-ends-before = The decision would end before it was made, on { $date }, so it does not count. Correct one of the two dates.
finding-duplicate-decision = Another decision about this indicator, on line { $line }, holds on the same day, so neither counts. Let the earlier one end (column “expires”) before the later one begins.
finding-future-decision = The decision of { $date } is after the day of the assessment, { $as-of }, and does not count.
finding-expired-decision = The decision held until { $date }, before the day of the assessment, { $as-of }, and no longer counts. If it is to go on, add a row with a new date; this one stays as a record.
finding-own-decisions = The sheet { $sheet } of the workbook that was submitted has { $count ->
        [one] a decision, which does not count
       *[other] { $count } decisions, which do not count
    }: decisions belong to evaluators. They write them into decisions.csv beside the workbook, or name the workbook as theirs: --decisions { $file }.
finding-hidden-decisions = The sheet { $sheet } is hidden and has { $count ->
        [one] a decision, which does not count
       *[other] { $count } decisions, which do not count
    }: hidden decisions never do.
finding-hidden-decisions-named = The sheet { $sheet } with the decisions is hidden, and hidden decisions do not count. Show the sheet in the spreadsheet, and save the workbook again.
finding-missing-decisions-sheet = The workbook has no sheet “decisions”; it has { $sheets }. Rename the sheet with the decisions to “decisions”.
finding-no-decisions = The table of decisions has none about { $initiative }, only about others.
finding-no-decisions-near = The table of decisions has none about { $initiative }, but some about { $near }. If that initiative is meant, correct the column “initiative”.
finding-ambiguous-indicator = Several indicators have the number { $name }: { $ids }. Write the id of the one that is meant.
finding-shortened-number = { $name } is read as { $id }, but spreadsheets also shorten { $other } ({ $other-id }) to it. Write the id of the one that is meant.
finding-date-for-indicator = { $name } is no indicator. Spreadsheets turn numbers like 2.6 into such dates: write the id of the indicator (members), or format the cell as text first.
finding-followed-decision = The decision held until { $date }; another one about this indicator holds now.
finding-decision-without-effect = The decision confirms what the evidence earns anyway, { $points ->
    [one] { $points } point
   *[other] { $points } points
}. Check the points if others were meant; if not, leave the decision as a record.

## Documents
finding-document-not-found = The document “{ $name }” is not in the dossier. Put it into the folder or correct its name.
finding-document-typed-otherwise = The file of the document “{ $name }” is called “{ $called }”. It was found here, but another computer may not find it. Write the name exactly as the file has it.
finding-document-refused = The document “{ $name }” was not opened, because it is not an ordinary file within the dossier. Put it into the folder and write its name only.
finding-document-empty = The document “{ $name }” is empty. Put the file with its content into the folder.
finding-document-is-table = The document “{ $name }” is one of the dossier’s own tables and proves nothing. Name the document that proves the value.
finding-documents-missing = { $title }: documents named as evidence: { $named }, needed: { $needed }. Name the missing ones in the column “document”.
finding-documents-missing-zero = { $title }: documents named as evidence: { $named }, needed: { $needed }. The indicator earns no points until the missing ones are named in the column “document”.
finding-absence-unproved = { $title }: said not to apply. Documents named that prove it: { $named }, needed: { $needed }. Name the missing ones in the column “document”.
finding-absence-unproved-zero = { $title }: said not to apply, but documents that prove it are named: { $named }, needed: { $needed }. The indicator counts as missing until the missing ones are named in the column “document”.
finding-absence-not-counting = { $title }: said not to apply. Documents that count: { $counted } of { $named } named, needed: { $needed }. Only files count that lie in the folder and are not empty. Add the missing ones.
finding-absence-not-counting-zero = { $title }: said not to apply, but documents that count: { $counted } of { $named } named, needed: { $needed }. Only files count that lie in the folder and are not empty. The indicator counts as missing until the missing ones are added.
finding-documents-not-counting = { $title }: documents that count: { $counted } of { $named } named, needed: { $needed }. Only files count that lie in the folder and are not empty. Add the missing ones.
finding-documents-not-counting-zero = { $title }: documents that count: { $counted } of { $named } named, needed: { $needed }. Only files count that lie in the folder and are not empty. The indicator earns no points until the missing ones are added.

## Missing evidence
finding-missing-evidence = { $title }: { $reason }.
missing-absence-unproved = its “not applicable” is not proved by the documents that it takes
missing-no-evidence = there is no evidence yet
missing-input = the value of “{ $input }” is missing
missing-no-team = the table “team” is missing or names no person
missing-no-training = the table “training” is missing
missing-no-lead = nobody in the table “team” has the role of the lead
missing-no-fte = the full-time equivalents in the table “team” add up to 0
missing-no-weight = the weights add up to 0, so there is no mean to compute

## The catalogue in use
finding-catalogue-not-yet-valid = The catalogue is valid from { $from } only, but the assessment is made for { $as-of }. Check the catalogue and the date.
finding-catalogue-no-longer-valid = The catalogue was valid until { $until } only, but the assessment is made for { $as-of }. Check the catalogue and the date.
finding-other-catalogue = The dossier was made for the catalogue “{ $named }”, but “{ $in-use }” is in use. Check which one applies.

## Decimal signs
sign-comma = decimal comma
sign-point = decimal point

## What messages offer
offered = “{ $title }”
offered-with-id = “{ $title }” ({ $id })

## Columns
column-name-indicator = indicator
column-name-input = input
column-name-value = value
column-name-person = person
column-name-role = role
column-name-fte = fte
column-name-since = since
column-name-programme = programme
column-name-date = date
column-name-days = days
column-name-points = points
column-name-by = by
column-name-reason = reason

## What keeps a command from its work
problem-error = error
problem-not-found = { $path }: there is no such file or folder.
problem-unreadable = { $path }: cannot be read ({ $reason }).
problem-is-folder = { $path }: is a folder; a file is expected here.
problem-is-pipe = { $path }: is a pipe, which can be read only once. Write what comes out of it to a file and name that.
problem-is-pipe-catalogue = { $path }: is a pipe. Write what comes out of it to a file and name that, or name - and merit reads the catalogue from standard input.
problem-is-device = { $path }: is a device and no file. Name the file itself.
problem-too-large = { $path }: is larger than the limit of { $most } MiB.
problem-no-evidence = { $path }: the folder holds no evidence.csv. To write a blank dossier: merit new CATALOGUE FOLDER (or FILE.xlsx)
problem-no-evidence-near = { $path }: the folder holds no evidence.csv, but { $near }. Save it as evidence.csv.
problem-misnamed-table = { $path }: the folder holds no { $table }, but { $near }, which would not be read. If it is that table, save it as { $table }; if it is a document, name it in the column “document” or put it into a subfolder.
unread-table = { $near } lies beside { $table } and is not read. If its figures are the right ones, save it as { $table }; else delete it, put it into a subfolder, or name it as a document.
problem-misnamed-decisions = { $path }: the folder holds no { $table }, but { $near }, which would not be read. If it holds decisions of evaluators, save it as { $table } or name it: --decisions FILE; if it is a document, name it in the column “document” or put it into a subfolder.
problem-no-evidence-workbook = { $path }: the folder holds no evidence.csv, but a workbook. Name it itself, as in: merit assess { $workbook }
problem-unknown-catalogue = There is no catalogue called “{ $name }”, neither a file nor built in. Built in: { $known }.
problem-unknown-catalogue-near = There is no catalogue called “{ $name }”. Did you mean { $near }? Built in: { $known }.
problem-unknown-edition = There is no edition “{ $version }” of the catalogue { $id }. Built in: { $known }. Name one as { $id }@VERSION, or the newest as { $id }.
problem-dossier-catalogue = The dossier was made for the catalogue “{ $name }”, which is not built in. Name its file with -c FILE.
problem-catalogue-faults = { $count ->
    [one] { $name }: one fault; a catalogue is used only when it has none.
   *[other] { $name }: { $count } faults; a catalogue is used only when it has none.
}
problem-unknown-label = The catalogue has no label called “{ $name }”. Its labels: { $known }.
problem-no-labels = The catalogue has no labels, so none can be required.
problem-exists = { $path }: exists already. Nothing was written. --force writes over it.
problem-output-is-input = { $path }: is read here and is not written over, not even with --force. Name another file.
problem-not-replaceable = { $path }: is no regular file and is not replaced.
problem-unwritable = { $path }: cannot be written ({ $reason }).
problem-output = standard output cannot be written ({ $reason }).
problem-unknown-extension = { $path }: the ending names no format. Known: { $known }.
problem-format = This does not come in the format { $format }.
problem-time-zone = The environment variable TZ names the unknown time zone { $zone }, so the day of today there is unknown, too. Name the day: --as-of DATE
problem-invalid-date = “{ $date }” is no date. Write it like 2026-11-23 or 23.11.2026.
problem-same-output = { $path }: is named twice as output.
problem-output-format = With -o -, standard output needs a format. Name it with -f, such as: -f markdown
problem-is-report = { $path } is a report, not a dossier. merit explain, verify and compare take reports.
problem-is-catalogue = { $path }: is a catalogue, not a dossier. Check it with: merit catalogue check { $path }
problem-catalogue-file = There is no catalogue called “{ $name }”, but a file { $file }. Name the file with its ending.

## Supposed values
set-refused = --set { $setting }: { $reason }
set-form = A name or a value is missing. It must look like this: --set members=40 or, with several inputs, --set private-funding.private=120000
set-unknown = The catalogue has no indicator “{ $name }”. Write the id as it appears in the catalogue.
set-unknown-near = The catalogue has no indicator “{ $name }”. Did you mean { $near }?
set-twice = A value is already supposed for this.
set-decided = An evaluator has decided on the points of this indicator ({ $place }); a supposed value would change nothing.
set-out-of-range = { $number } is no possible value of this figure of the team.
set-no-inputs = { $indicator } has no separate input “{ $input }”. Write: --set { $indicator }=VALUE
set-which-input = { $indicator } consists of several inputs ({ $inputs }). Write for example: --set { $example }=VALUE
set-ambiguous = The name may mean two inputs, as an id has a point of its own.
set-not-a-number = A number is expected here, for example 40, 12.5 or 12,5.
set-too-many-digits = The number has more than 30 digits.
set-ambiguous-number = The number may mean { $one } or { $other }. Write it without grouping signs or with another zero at its end, or name --decimal comma or point.
set-no-workbook = A workbook calculates by itself: write it without --set, and change the yellow cells there.
finding-input-is-fact = “{ $title }” is asked only once: write the number in a row with { $fact } in the column “indicator” and no input, and remove this row.
finding-input-of-team = “{ $title }” is computed from the tables “team” and “training”. Remove this row.
finding-value-of-fact = This indicator reads “{ $title }”. Write the value in a row with { $fact } in the column “indicator” and leave it empty here; documents may be named in this row.
finding-decision-on-fact = “{ $name }” is a fact and has no points. Decide about an indicator that reads it: { $ids }.
missing-fact = “{ $fact }” is missing
finding-rule-broken = Expected: { $expected }. Found: { $left } and { $right }, from { $cells }.
finding-rule-broken-why = { $why } { $found }
finding-profile-undecided = It cannot be told whether { $count ->
    [one] the profile “{ $profiles }” holds
   *[other] these profiles hold ({ $profiles })
}, as “{ $fact }” has no value. The figures of the catalogue itself hold for now. Tell “{ $fact }”.
finding-profile-undecided-other = It cannot be told whether { $count ->
    [one] the profile “{ $profiles }” holds
   *[other] these profiles hold ({ $profiles })
}, as “{ $fact }” has no value. The figures of “{ $holds }” hold for now. Tell “{ $fact }”.
rule-comparison = { $left } { $operator } { $right }
rule-product = { $factor } × { $title }
rule-negative = −{ $term }
rule-plus = { $left } + { $right }
rule-minus = { $left } − { $right }
rule-days = { $days } days
rule-cell = { $title }: { $value } ({ $place })
rule-of-team = table “team”
rule-earliest-since = the first day in the team
rule-as-of = the day of the assessment
finding-unknown-input-facts = { $unknown } What is asked only once stands in a row of its own, with its id in the column “indicator”: { $facts }.
