### What `verify` says, and what keeps a report from being read.

audit-empty = { $file }: is empty. Name the JSON that merit wrote: merit assess DOSSIER -o report.json
audit-truncated = { $file }:{ $line }:{ $column }: ends in the middle of the report. Part of the file is missing; ask for it again.
audit-no-json = { $file }:{ $line }:{ $column }: is no JSON in UTF-8. Name the JSON that merit wrote: merit assess DOSSIER -o report.json
audit-key-twice = { $file }:{ $line }:{ $column }: the key “{ $key }” appears twice in the same object, so that two programs could read two different reports. merit never writes that; ask for the original.
audit-no-integer = { $file }:{ $line }:{ $column }: a number with decimals or beyond 64 bits, which no report contains. Figures are written as text, like "25/3"; ask for the original.
audit-too-many = { $file }:{ $line }:{ $column }: has more than { $most } values, which no report has. Name the JSON that merit wrote: merit assess DOSSIER -o report.json
audit-no-report = { $file }: is JSON, but no report of merit. Name the file that this wrote: merit assess DOSSIER -o report.json
audit-other-format = { $file }: has the format “{ $format }” and is no report. Name the file that this wrote: merit assess DOSSIER -o report.json
audit-hypothesis = { $file }: is a hypothetical result (merit assess --set). It does not rest on what was submitted and so can neither be verified nor compared with a report.
audit-later-format = { $file }: has the format “{ $format }” and was written by a later version of merit. Update merit.
audit-field-missing = { $file }:{ $line }:{ $column }: the field { $field } is missing. The report was altered or damaged; ask for the original.
audit-field-type = { $file }:{ $line }:{ $column }: the field { $field } holds a value of another type than a report has there. It was altered or damaged; ask for the original.
audit-no-date = { $file }: the field { $field } is no date: “{ $date }”. It must look like 2026-11-23; ask for the original.
audit-no-decisions = The report was made with decisions from the file { $file }, which lies neither beside the dossier nor beside the report. Name it: --decisions FILE
audit-other-decisions = The report was not made with this option, so it can only be reproduced without it. Leave out --decisions or --no-decisions.
audit-no-dossier = { $path }: the folder of the report does not hold the tables that it names ({ $files }). Name the dossier: merit verify REPORT DOSSIER
audit-no-catalogue = The report rests on the catalogue “{ $name }”, which is not built in. Name its file with -c FILE.

audit-title = Verification of { $file }
audit-reproduced = ✓ Reproduced: the original files give this report again, in every field.
audit-reproduced-but-words = ✓ Reproduced: the original files give this report again, in every field but the words of { $count ->
    [one] one text
   *[other] { $count } texts
}.
audit-identical = It is the same byte for byte, so that its digest can be compared.
audit-other-layout = It is the same report, though not byte for byte: the layout of its JSON text differs, or it lacks fields that later versions write.
audit-differs = ✗ Not reproduced: { $count ->
    [one] 1 field differs
   *[other] { $count } fields differ
} from what the files give today.
audit-figures-kept = No figure is touched: points, percentages, conditions and labels are the same.
audit-unreadable = ✗ Not reproduced: the dossier cannot be read any more. { $reason }
audit-at = { $place }{ $reason }
audit-absent = (absent)
audit-heading-cells = What changed
audit-cell = { $about }: { $old } → { $new } ({ $file }, row { $line })
audit-empty-cell = (empty)
audit-only-day = Only the day was altered: as of { $day }, the files give exactly this report.
audit-heading-contradictions = The report contradicts itself: it was altered
audit-contradictions = No version of merit writes this, no matter what else changed:
audit-contradiction = { $field }: the report says { $says }, but its other fields give { $follows }.
audit-contradiction-between = { $field }: the report says { $says }; by its other fields it lies between { $from } and { $to }.
audit-contradiction-other = { $field }: the report says { $says }, which does not fit its other fields.
audit-heading-causes = What changed since the report was made
audit-heading-altered = The report was altered
audit-heading-reworded = What merit words differently today; only the original shows whether it was altered (report → recomputed)
audit-heading-differences = All fields that differ (report → recomputed)
audit-heading-digests = Digests (SHA-256)
audit-altered = Catalogue, tables, documents and version of merit are those that the report names. Read as the report says and as of the day that it names, they give different results in these fields:
audit-altered-despite = None of the changes above accounts for these fields:
audit-digest-content = { $file } (content)

audit-other-initiative = This is the dossier of another initiative: the report is about “{ $old }”, the dossier about “{ $new }”.
audit-other-version = Another version of merit made the report: { $old }; this is { $new }.
audit-earlier-version = An earlier state of merit { $new } made the report: it lacks fields that are written today.
audit-catalogue-changed = The catalogue changed and still calls itself version { $new }: SHA-256 { $old-sha256 } → { $new-sha256 }. If an older text was in force, name its file with -c; if not, the digest in the report was altered.
audit-catalogue-other-version = The catalogue changed: version { $old } → { $new }, SHA-256 { $old-sha256 } → { $new-sha256 }. If the older one was in force, name its file with -c.
audit-input-gone = { $file }: is gone.
audit-input-new = { $file }: was not there when the report was made.
audit-input-changed = { $file }: its content changed; SHA-256 of the content { $old } → { $new }.
audit-input-rewritten = { $file }: only the bytes changed, the cells are the same: { $what }.
audit-input-renamed = { $old }: is now called { $new }.
audit-dossier-renamed = The dossier was called “{ $old }” and is now called “{ $new }”; as its tables name no initiative, the report goes by the dossier’s name.
audit-document-changed = The document “{ $name }” changed (or its digest in the report was altered).
audit-document-gone = The document “{ $name }” is gone.
audit-document-new = The document “{ $name }” was not there when the report was made.
audit-document-state = The document “{ $name }” is in another state than it was (or the report’s entry was altered).
audit-tab = tab
audit-turn-encoding = another encoding ({ $old } → { $new })
audit-turn-delimiter = another delimiter ({ $old } → { $new })
audit-turn-line-ends = other line endings
audit-turn-mark = a byte-order mark added or removed
audit-turn-last-line-end = the line end behind the last row added or removed
audit-turn-workbook = the workbook was saved again
audit-turn-part = quoting, line endings, blank rows or the rows of other initiatives
audit-turn-unknown = quoting, line endings or blank rows (or the digest in the report was altered)

audit-no-number = { $file }: the field { $field } holds no figure that merit writes: “{ $figure }”. The report was altered or damaged; ask for the original.
audit-id-twice = { $file }: “{ $id }” appears twice among { $list }. The report was altered or damaged; ask for the original.
audit-no-report-rests = Neither of the two reports rests on the catalogue “{ $name }” in its present form: its SHA-256 differs. Name one of theirs with -c, or leave it out.

audit-compare-title = Comparison of two reports: { $name }
audit-compare-old = Old: { $file }, as of { $as-of } · { $title } ({ $catalogue })
audit-compare-new = New: { $file }, as of { $as-of } · { $title } ({ $catalogue })
audit-compare-by = as of { $old } → as of { $new }
audit-compare-foot = Reports with SHA-256 { $old }… and { $new }…
audit-compare-caption = What differs: { $what }
audit-compare-same = ✓ Nothing differs: both reports say the same in every field.
audit-compare-one-day = Both reports are as of { $date }
audit-compare-months = Between { $from } and { $until } { $months ->
    [one] lies 1 completed month
   *[other] lie { $months } completed months
}
audit-compare-movement = { $span }; { $improved ->
    [one] 1 indicator
   *[other] { $improved } indicators
} improved, { $worse } got worse, { $unchanged } did not change.
audit-compare-incomparable = { $count ->
    [one] 1 more has points in one report only
   *[other] { $count } more have points in one report only
}: it does not apply in the other, or is not in its catalogue.
audit-compare-improved = More points: { $indicators }
audit-compare-worse = Fewer points: { $indicators }
audit-compare-no-figure = No figure, label or finding differs. { $count ->
    [one] 1 other field does
   *[other] { $count } other fields do
}, such as digests, places of cells, or wording.
audit-compare-initiatives = The reports are about two different initiatives. Differences between them are no development.
audit-compare-catalogues = The reports rest on two different catalogues. Indicators with the same id are compared; points and percentages of the two do not mean the same.
audit-compare-backwards = The report named first is the later one. Perhaps the two were swapped.
audit-compare-maximum = { $count ->
    [one] 1 indicator has another maximum; its points
   *[other] { $count } indicators have another maximum; their points
} cannot be compared as they stand.
audit-compare-contradictions = ✗ { $file } contradicts itself: it was altered.
audit-compare-unaccounted = ✗ Nothing in the two reports accounts for some of the differences. One of them seems to have been altered; merit verify shows it.

audit-compare-perhaps = “Perhaps also” names what differs too and cannot be ruled out by the two reports alone.

audit-heading-result = Result
audit-heading-beneath = What differs beneath the reports
audit-column-label = Label
audit-column-aspect = Aspect
audit-column-old = old
audit-column-new = new
audit-column-difference = difference
audit-column-cause = Cause
audit-no-label = no label
audit-nothing = –
audit-aspect-award = Label awarded
audit-aspect-provisional = provisional
audit-aspect-profile = Profile
audit-aspect-there = in the report
audit-aspect-reached = reached
audit-aspect-reachable = still reachable
audit-aspect-below = below it
audit-aspect-labels = required labels
audit-aspect-unmet = not reached
audit-aspect-missed = missed
audit-aspect-allowed = may be missed
audit-aspect-status = Evidence
audit-aspect-decision = Decision
audit-aspect-max = Maximum
audit-aspect-minimum = Minimum met
audit-aspect-excellent = excellent
audit-aspect-bonus = bonus
audit-aspect-percentage-points = percentage points added
audit-aspect-counts = counts in its group
audit-aspect-dispensable = not needed
audit-aspect-counted = members that count
audit-aspect-capped = more than it may contribute
audit-aspect-of = members
audit-aspect-best = how many count
audit-aspect-at-most = at most
audit-aspect-documents = Documents
audit-aspect-condition = { $condition }: { $aspect }
audit-decided = { $points ->
    [one] { $points } point
   *[other] { $points } points
}, decided by { $by } on { $date }: { $reason }
audit-decided-until = { $decided } (until { $date })
audit-cause = { $causes }
audit-cause-perhaps = perhaps also { $causes }
audit-cause-none = ✗ nothing accounts for it
audit-cause-evidence = evidence
audit-cause-decision = decision
audit-cause-catalogue = catalogue
audit-cause-date = date
audit-cause-reading = way of reading
audit-cause-version = version of merit
audit-finding-new = New: { $severity }, { $about } [{ $code }]
audit-finding-gone = Gone: { $severity }, { $about } [{ $code }]
audit-finding-cause = Cause: { $cause }

audit-beneath-date = As of { $old } → as of { $new }.
audit-beneath-reading = Decimal sign of all tables: { $old } → { $new }.
audit-beneath-comma = comma
audit-beneath-point = point
audit-beneath-detected = as detected
audit-beneath-version = Version of merit: { $old } → { $new }.
audit-beneath-catalogue = Catalogue: { $old } → { $new }.
audit-beneath-catalogue-same-version = The catalogue has another text, though both call it { $catalogue }.
audit-beneath-input-gone = { $file }: only the old report has this table.
audit-beneath-input-new = { $file }: only the new report has this table.
audit-beneath-input-changed = { $file }: other cells.
audit-beneath-input-rewritten = { $file }: the same cells, written differently.
audit-beneath-input-renamed = { $old } is called { $new }.
audit-beneath-document-changed = The document “{ $name }” has other bytes.
audit-beneath-document-gone = The old report has the document “{ $name }”, the new one does not.
audit-beneath-document-new = The new report has the document “{ $name }”, the old one did not.
