# Was an einem Antrag oder einem Aufruf falsch oder auffällig ist.

## Dateien und Spalten
not-text-1252 = „{ $file }“ enthält Bytes, die in keiner lesbaren Kodierung Text sind. Speichern Sie die Datei erneut als CSV in UTF-8.
not-text-nul = „{ $file }“ ist keine Textdatei. Speichern Sie die Tabelle als CSV, oder geben Sie eine Arbeitsmappe (.xlsx) selbst an statt des Ordners.
not-text-utf-16 = „{ $file }“ ist beschädigt: Die Datei beginnt als UTF-16, ist aber kein gültiges UTF-16. Speichern Sie sie erneut als CSV in UTF-8.
not-a-table-cell = Eine Zelle in „{ $file }“ ist größer als 1 MiB. Prüfen Sie, ob ein Anführungszeichen fehlt, oder kürzen Sie die Zelle.
not-a-table-columns = Eine Zeile in „{ $file }“ hat mehr als 10.000 Zellen. Prüfen Sie die Datei, vor allem das Trennzeichen zwischen den Zellen.
not-a-table-delimiter = Das Trennzeichen von „{ $file }“ ist nicht verwendbar. Schreiben Sie „sep=;“ in die erste Zeile und trennen Sie die Zellen mit Semikolons.
not-a-table-empty = „{ $file }“ ist leer. In der ersten Zeile müssen die Namen der Spalten stehen.
not-a-table-rows = „{ $file }“ hat mehr als 10.000.000 Zeilen. Teilen Sie die Tabelle auf mehrere Anträge auf.
finding-mixed-encoding = Ein Byte in dieser Zeile ist kein UTF-8, andere Zeichen der Datei sind es. Deshalb wurde die ganze Datei als Windows-1252 gelesen, und Buchstaben wie „ä“ sind entstellt. Berichtigen Sie die Zeile oder speichern Sie die Tabelle noch einmal als CSV in UTF-8.
finding-unclosed-quote = Ein Anführungszeichen in dieser Zeile wird nicht geschlossen; alles bis zum Ende der Datei wurde als eine Zelle gelesen. Schließen oder löschen Sie es.
finding-duplicate-column = Die Spalte „{ $column }“ steht hier zum zweiten Mal, vielleicht unter einem anderen Namen für dasselbe. Löschen Sie eine der beiden oder benennen Sie sie um.
finding-missing-column = Die Spalte „{ $column }“ fehlt. Ergänzen Sie sie in der ersten Zeile der Tabelle.
finding-missing-column-near = Die Spalte „{ $column }“ fehlt. Meinten Sie die Spalte „{ $near }“? Dann benennen Sie diese um.
finding-unknown-column = Die Spalte „{ $column }“ ist nicht bekannt und wird übergangen.
finding-unknown-column-near = Die Spalte „{ $column }“ ist nicht bekannt und wird übergangen. Meinten Sie „{ $near }“?
finding-unnamed-column = Eine Spalte ohne Namen wird übergangen. Benennen Sie sie in der ersten Zeile oder löschen Sie sie.
finding-extra-cell = „{ $cell }“ steht rechts von der letzten benannten Spalte und wird übergangen. Verschieben Sie den Eintrag oder benennen Sie seine Spalte.
finding-unused-table = Kein Indikator des Katalogs braucht diese Tabelle; ihr Inhalt zählt nicht.
finding-too-many = Mehr als { $most } Befunde: Vermutlich ist es die falsche Datei oder der falsche Katalog. Prüfen Sie beides.

## Arbeitsmappen
not-a-workbook = „{ $file }“ ist keine Arbeitsmappe, die merit liest. Speichern Sie das Dossier als Excel-Arbeitsmappe (.xlsx).
not-a-workbook-damaged = „{ $file }“ ist beschädigt oder unvollständig. Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie erneut, oder nehmen Sie eine frühere Fassung.
not-a-workbook-encrypted = „{ $file }“ ist mit einem Kennwort geschützt. Speichern Sie eine Kopie ohne Kennwort.
not-a-workbook-old = „{ $file }“ ist eine Arbeitsmappe im alten Format .xls. Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie als Excel-Arbeitsmappe (.xlsx).
not-a-workbook-other = „{ $file }“ ist eine Tabelle in einem anderen Format. Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie als Excel-Arbeitsmappe (.xlsx).
not-a-workbook-report = „{ $file }“ ist ein Bericht von merit, kein Dossier. Geben Sie die Arbeitsmappe oder den Ordner an, aus dem er entstanden ist.
not-a-workbook-too-large = „{ $file }“ umfasst entpackt mehr als 64 MiB in einem Teil oder hat mehr als 10.000 Teile. Kopieren Sie die Tabellen in eine neue Arbeitsmappe.
not-a-table-cells = „{ $file }“ hat mehr als 1.000.000 Zellen. Löschen Sie, was nicht zur Tabelle gehört, oder teilen Sie sie auf mehrere Dossiers auf.
finding-missing-sheet = Die Arbeitsmappe hat kein Blatt „Nachweise“ (oder „evidence“), nur { $sheets }. Benennen Sie das mit den Nachweisen um.
finding-missing-sheet-near = Die Arbeitsmappe hat kein Blatt „Nachweise“ (oder „evidence“). Meinten Sie „{ $near }“? Dann benennen Sie es um.
finding-duplicate-sheet = Die Blätter „{ $first }“ und „{ $second }“ sind dieselbe Tabelle unter zwei Namen. Löschen Sie eines davon oder benennen Sie es um.
finding-unknown-sheet = Das Blatt „{ $sheet }“ wird nicht gelesen.
finding-unknown-sheet-near = Das Blatt „{ $sheet }“ wird nicht gelesen. Meinten Sie „{ $near }“? Dann benennen Sie es um.
finding-covered-cell = In dieser Zelle steht ein Wert, den niemand sieht, weil { $area } verbunden sind; er zählt. Heben Sie die Verbindung auf und prüfen Sie ihn.
finding-hidden-sheet = Dieses Blatt ist ausgeblendet, zählt aber. Blenden Sie es ein und prüfen Sie, was darin steht.
finding-hidden-rows = { $count ->
    [one] Diese Zeile ist ausgeblendet oder weggefiltert, zählt aber: { $rows }.
   *[other] { $count } Zeilen sind ausgeblendet oder weggefiltert, zählen aber: { $rows }.
} Blenden Sie ein oder löschen Sie, was nicht zählen soll.
finding-hidden-column = Die Spalte „{ $column }“ ist ausgeblendet, zählt aber. Blenden Sie sie ein und prüfen Sie, was darin steht.
finding-shown-otherwise = Die Zelle zeigt „{ $shown }“, enthält aber { $held }, und das zählt. Berichtigen Sie ihr Zahlenformat oder ihren Wert.
finding-shown-as-nothing = Die Zelle sieht leer aus, enthält aber { $held }, und das zählt. Berichtigen Sie ihr Zahlenformat oder leeren Sie die Zelle.
finding-day-in-part = Die Zelle enthält den Tag { $held }, und der zählt, aber ihr Zahlenformat „{ $format }“ zeigt ihn nicht ganz. Wählen Sie ein Format mit Tag, Monat und Jahr und prüfen Sie den Tag.
finding-not-calculated = Gelesen wurde „{ $result }“, aber die Formel in dieser Zelle wurde nie berechnet: Das Programm, das die Arbeitsmappe geschrieben hat, überlässt das dem, der sie öffnet. Öffnen Sie die Arbeitsmappe in Excel oder LibreOffice und speichern Sie sie neu.
finding-damaged-cell = Der Inhalt dieser Zelle lässt sich nicht lesen, weil die Arbeitsmappe hier beschädigt ist; sie gilt als leer. Füllen Sie die Zelle noch einmal aus.
finding-merged-cells = Die Zellen { $area } sind verbunden, und nur die erste davon zeigt einen Wert. Heben Sie die Verbindung auf und füllen Sie jede Zelle aus.
finding-formula-without-result = „{ $value }“ ist eine Formel, deren Ergebnis nicht in der Datei steht. Öffnen Sie die Arbeitsmappe in Excel oder LibreOffice und speichern Sie sie erneut, oder tragen Sie das Ergebnis selbst ein.
finding-formula-in-error = „{ $value }“ zeigt ein Tabellenprogramm an, wenn eine Formel fehlerhaft ist. Berichtigen Sie die Formel, oder tragen Sie den Wert selbst ein.
finding-year-not-date = „{ $value }“ ist ein Jahr, kein Datum. Schreiben Sie das ganze Datum, etwa 15.03.2019.
finding-day-not-number = „{ $value }“ ist ein Datum oder eine Uhrzeit, weil die Zelle so formatiert ist; gefragt ist aber eine Zahl. Formatieren Sie die Zelle als Zahl und schreiben Sie die Zahl noch einmal.
finding-no-day-in-date-cell = Die Zelle zeigt „{ $value }“ (sie enthält { $held }); ein solches Datum kann nicht gemeint sein. Schreiben Sie das ganze Datum, zum Beispiel 2019-03-15 oder 15.03.2019.
finding-undecided-number = „{ $value }“ kann { $one } oder { $other } sein, und nichts in der Arbeitsmappe entscheidet das. Formatieren Sie die Zelle als Zahl und schreiben Sie sie noch einmal, oder wählen Sie die Lesart mit --decimal { $option } ({ $one }) oder --decimal { $other-option } ({ $other }).
finding-percent-not-number = „{ $value }“ ist ein Prozentwert, gefragt ist hier aber eine Zahl. Formatieren Sie die Zelle als Zahl und tragen Sie die Zahl selbst ein.
finding-number-not-date = „{ $value }“ ist eine Zahl, kein Datum; als Datum formatiert wäre es der { $date }. Formatieren Sie die Zelle als Datum, oder schreiben Sie es wie 23.11.2026.
finding-fraction-or-percent = „{ $value }“ wurde als { $number } % gelesen. Falls { $times } % gemeint sind, schreiben Sie „{ $times } %“.

## Cluster-Initiativen
finding-no-such-initiative = Das Dossier enthält keine Cluster-Initiative „{ $initiative }“. Nennen Sie eine, die in der Spalte „initiative“ steht.
finding-no-such-initiative-near = Das Dossier enthält keine Cluster-Initiative „{ $initiative }“. Meinten Sie „{ $near }“?
finding-several-initiatives = Das Dossier enthält { $count } Cluster-Initiativen; die ersten sind: { $initiatives }. Wählen Sie eine mit --initiative KENNUNG oder bewerten Sie alle mit „merit portfolio“.
finding-no-evidence-rows = Keine Zeile von „evidence.csv“ nennt diese Initiative, daher fehlen alle Nachweise. Gibt es welche, prüfen Sie, ob ihre Kennung in allen Tabellen gleich geschrieben ist.
stranger-listed = „{ $initiative }“ steht in keiner Zeile der Nachweise: Es gibt keinen Antrag, der sich bewerten ließe.
stranger-listed-near = „{ $initiative }“ steht in keiner Zeile der Nachweise: Es gibt keinen Antrag, der sich bewerten ließe. Ist „{ $near }“ gemeint?
stranger = „{ $initiative }“ steht in keiner Zeile der Nachweise; die Zeilen in dieser Tabelle zählen daher für niemanden. Schreiben Sie die Kennung wie in den Nachweisen, oder löschen Sie die Zeilen.
stranger-near = „{ $initiative }“ steht in keiner Zeile der Nachweise; die Zeilen in dieser Tabelle zählen daher für niemanden. Ist „{ $near }“ gemeint?
finding-rows-in-a-cell = Diese Zelle geht über mehrere Zeilen, von denen { $count ->
    [one] eine wie eine Zeile der Tabelle aussieht
   *[other] { $count } wie Zeilen der Tabelle aussehen
}. Wahrscheinlich fehlt ein schließendes Anführungszeichen; ergänzen Sie es, sonst werden diese Zeilen nicht gelesen.
finding-unnamed-initiative = Die Zeile nennt keine Initiative und wird nicht gelesen, da die Tabelle mehrere enthält. Tragen Sie in der Spalte „initiative“ ein, zu wem sie gehört.
finding-initiative-typed-otherwise = „{ $written }“ ist die Cluster-Initiative „{ $initiative }“ in anderer Schreibweise (Groß- und Kleinschreibung, Leerzeichen oder Akzente); ihre Zeilen werden zusammengenommen. Schreiben Sie die Kennung überall gleich, oder wählen Sie eine andere, falls eine andere Initiative gemeint ist.
finding-two-rows-of-one-initiative = Dies ist eine zweite Zeile, wo nur eine für die Cluster-Initiative stehen darf. Behalten Sie eine der beiden.

## Indikatoren und Angaben
finding-unnamed-indicator = Diese Zeile nennt keinen Indikator und wird übergangen. Schreiben Sie die Kennung des Indikators in die Spalte „indikator“.
finding-unknown-indicator = Der Katalog hat keinen Indikator „{ $name }“; die Zeile wird übergangen. Schreiben Sie die Kennung so, wie sie im Katalog steht.
finding-unknown-indicator-near = Der Katalog hat keinen Indikator „{ $name }“; die Zeile wird übergangen. Meinten Sie { $near }?
finding-input-needed = Es ist unklar, zu welcher Angabe dieser Wert gehört. Schreiben Sie eine davon in die Spalte „angabe“: { $inputs }.
finding-input-without-inputs = Dieser Indikator hat keine einzelnen Angaben, „{ $input }“ passt daher zu keiner. Lassen Sie die Zelle in der Spalte „angabe“ leer.
finding-unknown-input = Dieser Indikator hat keine Angabe „{ $input }“. Schreiben Sie eine davon: { $inputs }.
finding-unknown-input-near = Dieser Indikator hat keine Angabe „{ $input }“. Meinten Sie { $near }?
finding-duplicate-evidence = Dasselbe ist schon in Zeile { $line } beantwortet. Behalten Sie nur einen der beiden Werte.
finding-not-optional = „Entfällt“ ist bei diesem Indikator nicht erlaubt. Machen Sie eine Angabe oder lassen Sie die Zelle leer.
finding-partly-not-applicable = „Entfällt“ gilt für den ganzen Indikator oder gar nicht. Schreiben Sie es in alle seine Zeilen, die einen Wert haben, oder in eine einzige Zeile ohne Angabe.
finding-team-value = Dieser Indikator wird aus den Tabellen „team“ und „training“ berechnet. Lassen Sie den Wert hier leer; Belege dürfen in dieser Zeile stehen.

## Werte
finding-not-a-number = „{ $value }“ ist keine Zahl. Schreiben Sie nur Ziffern, zum Beispiel 12 oder 1,5, ohne Wörter.
finding-not-a-number-in-convention = „{ $value }“ ist keine Zahl mit { $sign }. Berichtigen Sie die Zahl oder ändern Sie die Option --decimal.
finding-too-many-digits = „{ $value }“ hat zu viele Ziffern. Schreiben Sie die Zahl mit höchstens { $most } Ziffern.
finding-date-not-number = „{ $value }“ ist keine Zahl; anscheinend hat ein Tabellenprogramm ein Datum daraus gemacht. Formatieren Sie die Spalte als Text und schreiben Sie die Zahl neu.
finding-other-decimal-sign = „{ $value }“ wurde als { $number } gelesen, obwohl Zahlen in dieser Datei mit { $sign } gelesen werden. Prüfen Sie das.
finding-ambiguous-number = „{ $value }“ wurde als { $number } gelesen, weil Zahlen in dieser Datei mit { $sign } gelesen werden. Mit --decimal { $option } wird sie andersherum gelesen.
finding-not-whole = { $number } ist keine ganze Zahl; hier sind nur ganze Zahlen erlaubt.
finding-out-of-range = { $number } liegt außerhalb des erlaubten Bereichs. Schreiben Sie eine Zahl von { $min } bis { $max }.
finding-below-range = { $number } ist zu klein. Schreiben Sie eine Zahl von mindestens { $min }.
finding-above-range = { $number } ist zu groß. Schreiben Sie eine Zahl von höchstens { $max }.
finding-part-negative = Der Wert von „{ $input }“ ist negativ. Schreiben Sie 0 oder mehr.
finding-whole-not-positive = Der Wert von „{ $input }“ muss größer als 0 sein, weil durch ihn geteilt wird.
finding-part-above-whole = „{ $part }“ ist ein Teil von „{ $whole }“, aber { $number } ist mehr als { $limit }. Prüfen Sie beide Werte.
finding-wrong-unit = Die Einheit „{ $unit }“ passt nicht. Geben Sie den Wert in dieser Einheit an: { $expected }.
finding-not-yes-or-no = „{ $value }“ ist weder Ja noch Nein. Schreiben Sie „ja“ oder „nein“.
finding-not-a-date = „{ $value }“ ist kein Datum. Schreiben Sie es wie 23.11.2026 oder 2026-11-23.
finding-date-in-future = { $date } liegt nach dem Stichtag der Begutachtung, { $as-of }. Berichtigen Sie das Datum.
finding-implausible-date-of-old = { $date } liegt mehr als 120 Jahre zurück. Prüfen Sie das Jahr; manche Tabellenprogramme machen aus einer leeren Zelle oder einer 0 ein solches Datum.
finding-unknown-option = „{ $value }“ ist keine der möglichen Antworten. Schreiben Sie eine davon: { $options }.
finding-unknown-option-near = „{ $value }“ ist keine der möglichen Antworten. Meinten Sie { $near }?

## Das Team des Clustermanagements
finding-empty-cell = Die Zelle in der Spalte „{ $column }“ ist leer. Füllen Sie sie aus.
finding-unnamed-person = Diese Zeile nennt keine Person. Schreiben Sie ein Pseudonym wie P1 in die Spalte „person“.
finding-duplicate-person = Die Person „{ $person }“ steht schon in Zeile { $line }. Behalten Sie eine Zeile je Person.
finding-duplicate-person-typed = „{ $person }“ ist die Person „{ $other }“ aus Zeile { $line } in anderer Schreibweise (Groß- und Kleinschreibung, Leerzeichen oder Akzente). Behalten Sie eine Zeile je Person.
finding-similar-person = „{ $person }“ sieht aus wie „{ $other }“ in Zeile { $line }, besteht aber aus anderen Zeichen und zählt daher als weitere Person. Ist dieselbe gemeint, behalten Sie eine Zeile; sonst wählen Sie Pseudonyme, die sich unterscheiden lassen.
finding-real-name = Das sieht nach einem echten Namen aus, und Berichte zeigen ihn. Schreiben Sie stattdessen ein Pseudonym wie P1, in „team“ und „training“ dasselbe.
finding-unknown-person = „{ $person }“ steht nicht in der Tabelle „team“, diese Weiterbildung zählt daher nicht. Schreiben Sie den Namen genau so, wie er dort steht.
finding-unknown-person-near = „{ $person }“ steht nicht in der Tabelle „team“, diese Weiterbildung zählt daher nicht. Meinten Sie „{ $near }“?
finding-unknown-role = Der Katalog hat keine Rolle „{ $role }“. Schreiben Sie eine davon: { $roles }.
finding-unknown-role-near = Der Katalog hat keine Rolle „{ $role }“. Meinten Sie { $near }?
finding-unknown-programme = Der Katalog erkennt das Programm „{ $programme }“ nicht an; es zählt höchstens mit seinen Tagen.
finding-unknown-programme-near = Der Katalog erkennt das Programm „{ $programme }“ nicht an; es zählt höchstens mit seinen Tagen. Meinten Sie { $near }?
finding-implausible-fte = { $fte } Vollzeitäquivalente für eine Person: Eins ist eine volle Stelle, 0,8 sind 80 %. Prüfen Sie die Angabe.
finding-zero-fte = Diese Person hat Bewertungen, aber 0 Vollzeitäquivalente. Prüfen Sie die Angabe, oder löschen Sie die Zeile, wenn die Person nicht zum Team gehört.
finding-implausible-date = { $date } liegt länger zurück als ein Arbeitsleben. Prüfen Sie das Jahr.
finding-implausible-days = Mit dieser Weiterbildung kommt die Person auf { $days } Tage Weiterbildung innerhalb von 12 Monaten. Prüfen Sie die Angabe; gefragt sind Arbeitstage, keine Stunden.
finding-missing-rating = Die Bewertung für „{ $competence }“ fehlt und zählt als 0. Tragen Sie sie ein.
finding-future-training = Die Weiterbildung am { $date } liegt nach dem Stichtag, { $as-of }, und zählt nicht.
finding-duplicate-training = Diese Weiterbildung steht schon in Zeile { $line }: dieselbe Person, dasselbe Programm, dasselbe Datum. Sie zählt einmal, mit der kleineren Zahl von Tagen. Löschen Sie diese Zeile, oder berichtigen Sie sie, falls eine andere gemeint ist.

## Entscheidungen der Begutachtung
finding-decision-without-name = Die Entscheidung sagt nicht, wer entschieden hat, und zählt daher nicht. Schreiben Sie eine Rolle oder ein Pseudonym in die Spalte „durch“.
finding-decision-without-reason = Die Entscheidung hat keine Begründung und zählt daher nicht. Schreiben Sie eine in die Spalte „begründung“.
finding-decision-ends-before = Die Entscheidung würde enden, bevor sie getroffen wurde, am { $date }, und zählt daher nicht. Berichtigen Sie eines der beiden Daten.
finding-duplicate-decision = Eine andere Entscheidung zu diesem Indikator, in Zeile { $line }, gilt am selben Tag; daher zählt keine von beiden. Lassen Sie die frühere enden (Spalte „gilt bis“), bevor die spätere beginnt.
finding-future-decision = Die Entscheidung vom { $date } liegt nach dem Stichtag, { $as-of }, und zählt nicht.
finding-expired-decision = Die Entscheidung galt bis zum { $date }, also nicht mehr am Stichtag, { $as-of }, und zählt nicht. Soll sie weiter gelten, ergänzen Sie eine Zeile mit neuem Datum; diese bleibt zur Dokumentation stehen.
finding-own-decisions = Das Blatt { $sheet } der eingereichten Arbeitsmappe enthält { $count ->
        [one] eine Entscheidung; sie zählt nicht
       *[other] { $count } Entscheidungen; sie zählen nicht
    }, denn entscheiden darf nur die Begutachtung. Sie schreibt ihre Entscheidungen in die Datei decisions.csv neben der Arbeitsmappe oder nennt die Arbeitsmappe als die ihre: --decisions { $file }.
finding-hidden-decisions = Das Blatt { $sheet } ist ausgeblendet und enthält { $count ->
        [one] eine Entscheidung; sie zählt nicht
       *[other] { $count } Entscheidungen; sie zählen nicht
    }, denn was niemand sieht, entscheidet nichts.
finding-hidden-decisions-named = Das Blatt { $sheet } mit den Entscheidungen ist ausgeblendet, und was niemand sieht, entscheidet nichts. Blenden Sie es ein, und speichern Sie die Arbeitsmappe neu.
finding-missing-decisions-sheet = Die Arbeitsmappe hat kein Blatt „Entscheidungen“; sie hat { $sheets }. Nennen Sie das Blatt mit den Entscheidungen so.
finding-no-decisions = Die Tabelle der Entscheidungen enthält keine über { $initiative }, nur über andere.
finding-no-decisions-near = Die Tabelle der Entscheidungen enthält keine über { $initiative }, aber über { $near }. Ist diese Initiative gemeint, berichtigen Sie die Spalte „initiative“.
finding-ambiguous-indicator = Die Nummer { $name } haben mehrere Indikatoren: { $ids }. Schreiben Sie die Kennung dessen, der gemeint ist.
finding-shortened-number = { $name } wird als { $id } gelesen, aber Tabellenprogramme kürzen auch { $other } ({ $other-id }) so. Schreiben Sie die Kennung dessen, der gemeint ist.
finding-date-for-indicator = { $name } ist kein Indikator. Tabellenprogramme machen aus Nummern wie 2.6 solche Daten: Schreiben Sie die Kennung des Indikators (members), oder formatieren Sie die Zelle vorher als Text.
finding-followed-decision = Die Entscheidung galt bis zum { $date }; jetzt gilt eine andere zu diesem Indikator.
finding-decision-without-effect = Die Entscheidung bestätigt, was auch die Nachweise ergeben: { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}. Prüfen Sie die Punkte, wenn andere gemeint waren; sonst bleibt sie zur Dokumentation stehen.

## Belege
finding-document-not-found = Der Beleg „{ $name }“ liegt nicht beim Dossier. Legen Sie ihn in den Ordner oder berichtigen Sie den Namen.
finding-document-typed-otherwise = Die Datei zum Beleg „{ $name }“ heißt „{ $called }“. Hier wurde sie gefunden, auf einem anderen Rechner vielleicht nicht. Schreiben Sie den Namen so, wie die Datei heißt.
finding-document-refused = Der Beleg „{ $name }“ wurde nicht geöffnet, weil er keine gewöhnliche Datei innerhalb des Dossiers ist. Legen Sie ihn in den Ordner und schreiben Sie nur seinen Namen.
finding-document-empty = Der Beleg „{ $name }“ ist leer. Legen Sie die Datei mit ihrem Inhalt in den Ordner.
finding-document-is-table = Der Beleg „{ $name }“ ist selbst eine Tabelle des Dossiers und belegt nichts. Nennen Sie die Datei, die die Angabe belegt.
finding-documents-missing = { $title }: genannte Belege: { $named }, verlangt: { $needed }. Nennen Sie die fehlenden in der Spalte „beleg“.
finding-documents-missing-zero = { $title }: genannte Belege: { $named }, verlangt: { $needed }. Der Indikator erhält keine Punkte, bis die fehlenden in der Spalte „beleg“ genannt sind.
finding-absence-unproved = { $title }: soll entfallen. Belege dafür genannt: { $named }, nötig: { $needed }. Nennen Sie die fehlenden in der Spalte „document“.
finding-absence-unproved-zero = { $title }: soll entfallen, aber Belege dafür genannt: { $named }, nötig: { $needed }. Der Indikator gilt als fehlend, bis die fehlenden in der Spalte „document“ genannt sind.
finding-absence-not-counting = { $title }: soll entfallen. Belege, die zählen: { $counted } von { $named } genannten, nötig: { $needed }. Nur Dateien zählen, die im Ordner liegen und nicht leer sind. Ergänzen Sie die fehlenden.
finding-absence-not-counting-zero = { $title }: soll entfallen, aber Belege, die zählen: { $counted } von { $named } genannten, nötig: { $needed }. Nur Dateien zählen, die im Ordner liegen und nicht leer sind. Der Indikator gilt als fehlend, bis die fehlenden ergänzt sind.
finding-documents-not-counting = { $title }: Belege, die zählen: { $counted } von { $named } genannten, verlangt: { $needed }. Es zählen nur Dateien, die im Ordner liegen und nicht leer sind. Ergänzen Sie die fehlenden.
finding-documents-not-counting-zero = { $title }: Belege, die zählen: { $counted } von { $named } genannten, verlangt: { $needed }. Es zählen nur Dateien, die im Ordner liegen und nicht leer sind. Der Indikator erhält keine Punkte, bis die fehlenden ergänzt sind.

## Fehlende Nachweise
finding-missing-evidence = { $title }: { $reason }.
missing-absence-unproved = dass er entfällt, ist nicht belegt
missing-no-evidence = es gibt noch keinen Nachweis
missing-input = der Wert von „{ $input }“ fehlt
missing-no-team = die Tabelle „team“ fehlt oder nennt keine Person
missing-no-training = die Tabelle „training“ fehlt
missing-no-lead = niemand in der Tabelle „team“ hat die Rolle der Leitung
missing-no-fte = die Vollzeitäquivalente in der Tabelle „team“ ergeben zusammen 0
missing-no-weight = die Gewichte ergeben zusammen 0, daher gibt es keinen Mittelwert

## Der verwendete Katalog
finding-catalogue-not-yet-valid = Der Katalog gilt erst ab { $from }, der Stichtag ist aber { $as-of }. Prüfen Sie Katalog und Stichtag.
finding-catalogue-no-longer-valid = Der Katalog galt nur bis { $until }, der Stichtag ist aber { $as-of }. Prüfen Sie Katalog und Stichtag.
finding-other-catalogue = Das Dossier wurde für den Katalog „{ $named }“ erstellt, verwendet wird aber „{ $in-use }“. Prüfen Sie, welcher gilt.

## Dezimalzeichen
sign-comma = Dezimalkomma
sign-point = Dezimalpunkt

## Was Meldungen anbieten
offered = „{ $title }“
offered-with-id = „{ $title }“ ({ $id })

## Spalten
column-name-indicator = indikator
column-name-input = angabe
column-name-value = wert
column-name-person = person
column-name-role = rolle
column-name-fte = vzä
column-name-since = seit
column-name-programme = programm
column-name-date = datum
column-name-days = tage
column-name-points = punkte
column-name-by = durch
column-name-reason = begründung

## What keeps a command from its work
problem-error = Fehler
problem-not-found = { $path }: keine solche Datei und kein solcher Ordner.
problem-unreadable = { $path }: nicht lesbar ({ $reason }).
problem-is-folder = { $path }: ist ein Ordner; hier wird eine Datei erwartet.
problem-is-pipe = { $path }: ist eine Pipe, die sich nur einmal lesen lässt. Schreiben Sie, was aus ihr kommt, in eine Datei, und nennen Sie diese.
problem-is-pipe-catalogue = { $path }: ist eine Pipe. Schreiben Sie, was aus ihr kommt, in eine Datei, und nennen Sie diese; oder nennen Sie -, dann liest merit den Katalog von der Standardeingabe.
problem-is-device = { $path }: ist ein Gerät und keine Datei. Nennen Sie die Datei selbst.
problem-too-large = { $path }: ist größer als die Grenze von { $most } MiB.
problem-no-evidence = { $path }: Der Ordner enthält keine evidence.csv. Ein leeres Dossier schreibt: merit new KATALOG ORDNER (oder DATEI.xlsx)
problem-no-evidence-near = { $path }: Der Ordner enthält keine evidence.csv, aber { $near }. Speichern Sie diese Datei als evidence.csv.
problem-misnamed-table = { $path }: Der Ordner enthält keine { $table }, aber { $near }; diese Datei würde nicht gelesen. Ist sie diese Tabelle, speichern Sie sie als { $table }; ist sie ein Beleg, nennen Sie sie in der Spalte „beleg“ oder legen Sie sie in einen Unterordner.
unread-table = { $near } liegt neben { $table } und wird nicht gelesen. Gelten die Angaben darin, speichern Sie sie als { $table }; sonst löschen Sie die Datei, legen Sie sie in einen Unterordner, oder nennen Sie sie als Beleg.
problem-misnamed-decisions = { $path }: Der Ordner enthält keine { $table }, aber { $near }; diese Datei würde nicht gelesen. Enthält sie Entscheidungen der Begutachtung, speichern Sie sie als { $table } oder nennen Sie sie: --decisions DATEI; ist sie ein Beleg, nennen Sie sie in der Spalte „beleg“ oder legen Sie sie in einen Unterordner.
problem-no-evidence-workbook = { $path }: Der Ordner enthält keine evidence.csv, aber eine Arbeitsmappe. Geben Sie diese selbst an, etwa: merit assess { $workbook }
problem-unknown-catalogue = Es gibt keinen Katalog „{ $name }“, weder als Datei noch eingebaut. Eingebaut: { $known }.
problem-unknown-catalogue-near = Es gibt keinen Katalog „{ $name }“. Meinten Sie { $near }? Eingebaut: { $known }.
problem-unknown-edition = Vom Katalog { $id } gibt es keine Fassung „{ $version }“. Eingebaut: { $known }. Sie nennen eine als { $id }@FASSUNG, die neueste als { $id }.
problem-dossier-catalogue = Das Dossier gehört zum Katalog „{ $name }“, der nicht eingebaut ist. Nennen Sie dessen Datei mit -c DATEI.
problem-catalogue-faults = { $count ->
    [one] { $name }: ein Fehler; ein Katalog wird nur verwendet, wenn er keinen hat.
   *[other] { $name }: { $count } Fehler; ein Katalog wird nur verwendet, wenn er keinen hat.
}
problem-unknown-label = Der Katalog hat kein Label „{ $name }“. Seine Labels: { $known }.
problem-no-labels = Der Katalog hat keine Labels, also kann keines verlangt werden.
problem-exists = { $path }: gibt es schon. Nichts wurde geschrieben. --force überschreibt.
problem-output-is-input = { $path }: wird hier gelesen und auch mit --force nicht überschrieben. Nennen Sie eine andere Datei.
problem-not-replaceable = { $path }: ist keine gewöhnliche Datei und wird nicht ersetzt.
problem-unwritable = { $path }: nicht schreibbar ({ $reason }).
problem-output = Die Standardausgabe ist nicht schreibbar ({ $reason }).
problem-unknown-extension = { $path }: Die Endung nennt kein Format. Bekannt: { $known }.
problem-format = Das Format { $format } gibt es hierfür nicht.
problem-time-zone = Die Umgebungsvariable TZ nennt die unbekannte Zeitzone { $zone }; welcher Tag dort heute ist, lässt sich nicht sagen. Nennen Sie den Tag: --as-of DATUM
problem-invalid-date = „{ $date }“ ist kein Datum. Schreiben Sie es so: 2026-11-23 oder 23.11.2026.
problem-same-output = { $path }: ist zweimal als Ausgabe genannt.
problem-output-format = Mit -o - braucht die Standardausgabe ein Format. Nennen Sie es mit -f, zum Beispiel: -f markdown
problem-is-report = { $path } ist ein Bericht, kein Dossier. Berichte nehmen merit explain, verify und compare.
problem-is-catalogue = { $path }: ist ein Katalog, kein Dossier. Prüfen Sie ihn mit: merit catalogue check { $path }
problem-catalogue-file = Es gibt keinen Katalog namens „{ $name }“, aber eine Datei { $file }. Nennen Sie die Datei mit ihrer Endung.

## Supposed values
set-refused = --set { $setting }: { $reason }
set-form = Es fehlt ein Name oder ein Wert. So muss es aussehen: --set members=40 oder, bei mehreren Angaben, --set private-funding.private=120000
set-unknown = Der Katalog hat keinen Indikator „{ $name }“. Schreiben Sie die Kennung so, wie sie im Katalog steht.
set-unknown-near = Der Katalog hat keinen Indikator „{ $name }“. Meinten Sie { $near }?
set-twice = Für diese Angabe ist schon ein Wert angenommen.
set-decided = Über die Punkte dieses Indikators hat die Begutachtung entschieden ({ $place }); ein angenommener Wert würde nichts ändern.
set-out-of-range = { $number } ist kein möglicher Wert dieser Kennzahl des Teams.
set-no-inputs = { $indicator } hat keine einzelne Angabe „{ $input }“. Schreiben Sie: --set { $indicator }=WERT
set-which-input = { $indicator } besteht aus mehreren Angaben ({ $inputs }). Schreiben Sie zum Beispiel: --set { $example }=WERT
set-ambiguous = Der Name kann zwei Angaben meinen, weil eine Kennung selbst einen Punkt enthält.
set-not-a-number = Hier wird eine Zahl erwartet, zum Beispiel 40, 12,5 oder 12.5.
set-too-many-digits = Die Zahl hat mehr als 30 Ziffern.
set-ambiguous-number = Die Zahl kann { $one } oder { $other } heißen. Schreiben Sie sie ohne Tausenderzeichen oder mit einer weiteren Null am Ende, oder nennen Sie --decimal comma oder point.
set-no-workbook = Eine Arbeitsmappe rechnet selbst: Schreiben Sie sie ohne --set, und ändern Sie dort die gelben Zellen.
finding-input-is-fact = „{ $title }“ wird nur einmal gefragt: Schreiben Sie die Zahl in eine Zeile mit { $fact } in der Spalte „indicator“ und ohne Angabe, und entfernen Sie diese Zeile.
finding-input-of-team = „{ $title }“ wird aus den Tabellen „team“ und „training“ berechnet. Entfernen Sie diese Zeile.
finding-value-of-fact = Dieser Indikator liest „{ $title }“. Schreiben Sie den Wert in eine Zeile mit { $fact } in der Spalte „indicator“ und lassen Sie ihn hier leer; Belege dürfen in dieser Zeile stehen.
finding-decision-on-fact = „{ $name }“ ist eine Grundangabe und hat keine Punkte. Entscheiden Sie über einen Indikator, der sie liest: { $ids }.
missing-fact = „{ $fact }“ fehlt
finding-rule-broken = Erwartet: { $expected }. Gefunden: { $left } und { $right }, aus { $cells }.
finding-rule-broken-why = { $why } { $found }
finding-profile-undecided = Es lässt sich nicht sagen, ob { $count ->
    [one] das Profil „{ $profiles }“ gilt
   *[other] diese Profile gelten ({ $profiles })
}, denn „{ $fact }“ hat keinen Wert. Bis dahin gelten die Vorgaben des Katalogs selbst. Geben Sie „{ $fact }“ an.
finding-profile-undecided-other = Es lässt sich nicht sagen, ob { $count ->
    [one] das Profil „{ $profiles }“ gilt
   *[other] diese Profile gelten ({ $profiles })
}, denn „{ $fact }“ hat keinen Wert. Bis dahin gelten die Vorgaben von „{ $holds }“. Geben Sie „{ $fact }“ an.
rule-comparison = { $left } { $operator } { $right }
rule-product = { $factor } × { $title }
rule-negative = −{ $term }
rule-plus = { $left } + { $right }
rule-minus = { $left } − { $right }
rule-days = { $days } Tage
rule-cell = { $title }: { $value } ({ $place })
rule-of-team = Tabelle „team“
rule-earliest-since = der erste Tag im Team
rule-as-of = der Stichtag
finding-unknown-input-facts = { $unknown } Was nur einmal gefragt wird, steht in einer eigenen Zeile, mit seiner Kennung in der Spalte „indicator“: { $facts }.
