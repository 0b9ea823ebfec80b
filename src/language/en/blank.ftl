### What a blank dossier says to whoever fills it in, and what values may be.

blank-written = The blank dossier for { $title } is the workbook { $path }. Its first sheet says how to fill it in. Score it with: { $command }
blank-ending = { $path }: a blank dossier is a workbook ending in .xlsx, or a folder. Give it the ending .xlsx (Excel, LibreOffice and others open it), or the name of a folder without an ending.

blank-title = Dossier to fill in
blank-edition = { $title }, version { $version }

blank-figures-head = Where the requirements come from
blank-what-head = What this is
blank-what = In this workbook your initiative answers the questions of the criteria. You fill it in; the program merit reads it, names errors and gaps, and scores it. Save it as an Excel workbook (.xlsx), as it is now.
blank-cells-head = Yellow cells
blank-cells = Fill in the yellow cells only. The others are protected, so that nothing moves by accident (without a password; you can change the widths of columns and the heights of rows). An empty cell means: no evidence yet. When you click a cell, a note says what belongs there.
blank-lists-head = Drop-down lists
blank-lists = Where the answer is one of several, such as yes or no, an arrow appears at the right of the cell: click it and choose.
blank-sheet-head = Sheet “{ $sheet }”
blank-evidence = One row per input. The columns “title”, “question” and “allowed” say what is asked; the answer goes into the column “value”. The column “note” is for anything you want to add.
blank-facts-head = Facts
blank-facts = The evidence begins with facts. Each is asked once, for all indicators that read it; a document that you name there counts for all of them.
blank-profiles-head = Profiles
blank-profiles = Other figures hold for some applicants than this form shows: { $profiles }. Which ones hold for you is decided by: { $facts }. Fill these in in any case.
blank-percent-head = Percent
blank-percent = Where the column “allowed” says percentage, 45 means 45 %. You may also write 45%.
blank-date-head = Dates
blank-date = Write them as dates, such as { $date }.
blank-not-applicable-head = Not applicable
blank-not-applicable = Where the column “allowed” mentions it, you may write n/a: the question does not apply to you. Write it in every row of that indicator.
blank-documents-head = Documents
blank-documents = Put the files into the folder in which this workbook lies, and write their names into the column “document”, several separated by |, such as: Statutes.pdf | Minutes.pdf
blank-team = One row per person of the management team, with pseudonyms such as P1 instead of names: the role, full-time equivalents (fte, such as 0.8), the day of joining the team (since), and a rating for each competence that has a column. Rows of “{ $evidence }” with a grey value are computed from this.
blank-training = One row per training of a person: the person as in “{ $team }”, the programme from the list (you may write another one; it counts at most with its days), the date, the days, and a document if there is one.
blank-initiatives = The name of your initiative, as reports will show it.
blank-check-head = Self-test
blank-check = Save and close the workbook. This command, typed in its folder, names errors and gaps without a score:
blank-assess-head = Score
blank-assess = This command scores it and explains every point:
blank-catalogue-name = CATALOGUE.toml
blank-catalogue-file = CATALOGUE.toml stands for the file with the criteria that you received with this workbook or wrote yourself.

blank-computed = nothing to write here: computed from the sheet “Team”
blank-computed-training = nothing to write here: computed from the sheets “Team” and “Training”
blank-not-applicable-word = n/a
blank-wrong-head = That does not fit here
blank-wrong = Allowed: { $allowed }. “Retry” lets you write it again, “Cancel” brings back what was there. Leave the cell empty as long as there is no evidence.
blank-choose = Please choose from the list: the arrow at the right of the cell opens it. “Cancel” brings back what was there. Leave the cell empty as long as there is no evidence.
blank-person = pseudonym, such as P1
blank-role = one from the list
blank-programme = one from the list; you may write another one
blank-advice-head = Please check
blank-new-person = The sheet “{ $team }” has no such person. Trainings count only for persons on that sheet. Keep it all the same?
blank-new-programme = This programme is not among the recognised ones and counts at most with its days. Keep it all the same?
blank-files = names of files in the folder of this workbook, several separated by |

allowed-number = number
allowed-whole = whole number
allowed-from = { $kind }, from { $min }
allowed-up-to = { $kind }, up to { $max }
allowed-within = { $kind }, { $min } to { $max }
allowed-percent = percentage, { $min } to { $max }
allowed-part = number, part of { $whole }
allowed-positive = number above 0
allowed-yes-no = yes / no
allowed-one-of = one of: { $options }
allowed-date = date, such as { $date }
allowed-team = leave empty: taken from team.csv
allowed-team-training = leave empty: taken from team.csv and training.csv
allowed-read = leave empty: taken from { $read }
allowed-optional = { $allowed }; or n/a
allowed-documents = { $documents ->
    [one] { $allowed }; a document is needed
   *[other] { $allowed }; { $documents } documents are needed
}
allowed-documents-option = { $allowed }; “{ $option }” needs { $documents ->
    [one] a document
   *[other] { $documents } documents
}
allowed-documents-absence = { $allowed }; n/a needs { $documents ->
    [one] a document
   *[other] { $documents } documents
}

guide-head = Dossier for: { $title }, version { $version }
guide-evidence = 1. Open evidence.csv with Excel or LibreOffice and fill in the column “value”, one row per input. The columns “title”, “question” and “allowed” say what is asked; leave “indicator” and “input” as they are. An empty value means: no evidence yet. Save as CSV.
guide-team = 2. In team.csv, write one row per person of the management team, with pseudonyms such as P1 instead of names: person, role, full-time equivalents (fte, such as 0.8), the day of joining the team (since, such as 2021-04-01), and a rating for each competence.
guide-roles = Roles:
guide-competences = Competences, each rated from 0 to { $max }:
guide-training = 3. In training.csv, write one row per training: person (as in team.csv), programme, date, days.
guide-programmes = Recognised programmes (others count at most with their days):
guide-documents = Documents: put the files into this folder and write their names into the column “document”, several separated by |. In initiatives.csv you may write the name of your initiative.
guide-assess = Self-test without a score: merit check FOLDER. With the score: merit assess FOLDER.
guide-assess-file = Self-test without a score: merit check FOLDER -c CATALOGUE.toml. With the score: merit assess FOLDER -c CATALOGUE.toml.
migrate-filled = { $fact } ({ $id }): one row by now, instead of { $answers }.
migrate-open = { $fact } ({ $id }): not filled in, as the rows give no single value: { $answers }. They stand in the copy as they were; write the right value in a row with { $id } in the column “indicator”, and remove them.
migrate-of = { $initiative }: { $said }
migrate-answer = “{ $value }” ({ $place })
migrate-answer-in-error = “{ $value }” ({ $place }, in error)
migrate-nothing = There is nothing to move: no row answers what this catalogue asks as a fact.
migrate-written = The copy is in { $path }. Check it: { $command }
migrate-exists = { $path } exists already. Nothing was written; name another folder with -o.
