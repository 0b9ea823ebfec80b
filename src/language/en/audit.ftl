### What `verify` says, and what keeps a report from being read.

audit-empty = { $file }: is empty. Name the JSON that merit wrote: merit assess DOSSIER -o report.json
audit-truncated = { $file }:{ $line }:{ $column }: ends in the middle of the report. Part of the file is missing; ask for it again.
audit-no-json = { $file }:{ $line }:{ $column }: is no JSON in UTF-8. Name the JSON that merit wrote: merit assess DOSSIER -o report.json
audit-key-twice = { $file }:{ $line }:{ $column }: the key “{ $key }” stands twice in the same object, so that two programs could read two different reports. merit never writes that; ask for the original.
audit-no-integer = { $file }:{ $line }:{ $column }: a number with decimals or beyond 64 bits, as no report holds one. Figures are written as text, like "25/3"; ask for the original.
audit-too-many = { $file }:{ $line }:{ $column }: has more than { $most } values, which no report has. Name the JSON that merit wrote: merit assess DOSSIER -o report.json
audit-no-report = { $file }: is JSON, but no report of merit. Name the file that this wrote: merit assess DOSSIER -o report.json
audit-other-format = { $file }: has the format “{ $format }” and is no report. Name the file that this wrote: merit assess DOSSIER -o report.json
audit-later-format = { $file }: has the format “{ $format }” and was written by a later version of merit. Please update merit.
audit-field-missing = { $file }:{ $line }:{ $column }: the field { $field } is missing. The report was altered or damaged; ask for the original.
audit-field-type = { $file }:{ $line }:{ $column }: the field { $field } holds a value of another type than a report has there. It was altered or damaged; ask for the original.
audit-no-date = { $file }: the field { $field } is no date: “{ $date }”. It must look like 2026-11-23; ask for the original.
audit-no-dossier = { $path }: the folder of the report does not hold the tables that it names ({ $files }). Name the dossier: merit verify REPORT DOSSIER
audit-no-catalogue = The report rests on the catalogue “{ $name }”, which is not built in. Name its file with -c FILE.

audit-title = Verification of { $file }
audit-reproduced = ✓ Reproduced: the original files give this report again, in every field.
audit-identical = It is the same byte for byte, so that its digest can be compared.
audit-other-layout = It is the same report, though not byte for byte: only the layout of its JSON text differs.
audit-differs = ✗ Not reproduced: { $count ->
    [one] 1 field differs
   *[other] { $count } fields differ
} from what the files give today.
audit-figures-kept = No figure is touched: points, percentages, conditions and labels are the same.
audit-unreadable = ✗ Not reproduced: the dossier cannot be read any more. { $reason }
audit-at = { $place }{ $reason }
audit-absent = (absent)
audit-heading-causes = What changed since the report was made
audit-heading-altered = The report was altered
audit-heading-differences = All fields that differ (report → recomputed)
audit-heading-digests = Digests (SHA-256)
audit-altered = Catalogue, tables, documents and version of merit are those that the report names. Read as the report says and on the day that it names, they give something else in these fields:
audit-altered-despite = None of the changes above accounts for these fields:
audit-digest-content = { $file } (content)

audit-other-version = Another version of merit made the report: { $old }; this is { $new }.
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
audit-tab = tab
audit-turn-encoding = another encoding ({ $old } → { $new })
audit-turn-delimiter = another delimiter ({ $old } → { $new })
audit-turn-line-ends = other line endings
audit-turn-mark = a byte-order mark added or removed
audit-turn-last-line-end = the line end behind the last row added or removed
audit-turn-workbook = the workbook was saved again
audit-turn-part = quoting, line endings, blank rows or the rows of other initiatives
audit-turn-unknown = quoting, line endings or blank rows (or the digest in the report was altered)
