### Was ein leerer Antrag denen sagt, die ihn ausfüllen, und was Werte sein dürfen.

blank-written = Das leere Dossier für { $title } ist die Arbeitsmappe { $path }. Wie sie auszufüllen ist, steht auf ihrem ersten Blatt. Bewertet wird sie mit: { $command }
blank-ending = { $path }: Ein leeres Dossier ist eine Arbeitsmappe mit der Endung .xlsx oder ein Ordner. Geben Sie die Endung .xlsx an (Excel, LibreOffice und andere öffnen sie) oder den Namen eines Ordners ohne Endung.

blank-title = Dossier zum Ausfüllen
blank-edition = { $title }, Fassung { $version }

blank-figures-head = Woher die Vorgaben stammen
blank-what-head = Worum es geht
blank-what = In diese Arbeitsmappe trägt Ihre Initiative ein, wonach die Kriterien fragen. Sie füllen sie aus; das Programm merit liest sie, nennt Fehler und Lücken und bewertet sie. Speichern Sie sie als Excel-Arbeitsmappe (.xlsx), wie sie jetzt ist.
blank-cells-head = Gelbe Zellen
blank-cells = Nur die gelben Zellen sind auszufüllen. Die übrigen sind geschützt, damit nichts verrutscht (ohne Kennwort; Spaltenbreiten und Zeilenhöhen lassen sich ändern). Eine leere Zelle heißt: noch kein Nachweis. Wenn Sie eine Zelle anklicken, sagt ein Hinweis, was hineingehört.
blank-lists-head = Auswahllisten
blank-lists = Wo die Antwort eine von mehreren ist, etwa ja oder nein, erscheint rechts an der Zelle ein Pfeil: anklicken und auswählen.
blank-sheet-head = Blatt „{ $sheet }“
blank-evidence = Eine Zeile je Angabe. Die Spalten „titel“, „frage“ und „erlaubt“ sagen, wonach gefragt ist; die Antwort kommt in die Spalte „wert“. Die Spalte „bemerkung“ ist für alles, was Sie dazu sagen möchten.
blank-facts-head = Grundangaben
blank-facts = Die Nachweise beginnen mit Grundangaben. Nach jeder wird nur einmal gefragt, für alle Indikatoren, die sie lesen; ein Beleg, den Sie dort nennen, zählt für sie alle.
blank-profiles-head = Profile
blank-profiles = Für manche Antragsteller gelten andere Vorgaben, als dieses Formular zeigt: { $profiles }. Welche für Sie gelten, entscheidet: { $facts }. Füllen Sie dies auf jeden Fall aus.
blank-percent-head = Prozent
blank-percent = Wo die Spalte „erlaubt“ Prozentzahl sagt, heißt 45 schon 45 %. Sie dürfen auch 45% schreiben.
blank-date-head = Datum
blank-date = Schreiben Sie es als Datum, etwa { $date }.
blank-not-applicable-head = Entfällt
blank-not-applicable = Wo die Spalte „erlaubt“ es nennt, dürfen Sie „entfällt“ schreiben: Die Frage trifft auf Sie nicht zu. Schreiben Sie es in alle Zeilen dieses Indikators.
blank-documents-head = Belege
blank-documents = Legen Sie die Dateien in den Ordner, in dem diese Arbeitsmappe liegt, und schreiben Sie ihre Namen in die Spalte „beleg“, mehrere durch | getrennt, etwa: Satzung.pdf | Protokoll.pdf
blank-team = Eine Zeile je Person des Clustermanagements, mit Pseudonymen wie P1 statt Namen: Rolle, Vollzeitäquivalente (vzä, etwa 0,8), seit wann im Team und eine Bewertung je Kompetenz, soweit es eine Spalte dafür gibt. Zeilen von „{ $evidence }“, deren Wert grau ist, werden daraus berechnet.
blank-training = Eine Zeile je Weiterbildung einer Person: die Person wie in „{ $team }“, das Programm aus der Liste (ein anderes dürfen Sie auch schreiben; es zählt höchstens mit seinen Tagen), das Datum, die Tage und, wo es einen gibt, ein Beleg.
blank-initiatives = Der Name Ihrer Initiative, wie Berichte ihn nennen sollen.
blank-check-head = Selbsttest
blank-check = Speichern und schließen Sie die Arbeitsmappe. Dieser Befehl, in ihrem Ordner eingegeben, nennt Fehler und Lücken, ohne zu bewerten:
blank-assess-head = Bewertung
blank-assess = Dieser Befehl bewertet sie und erklärt jeden Punkt:
blank-catalogue-name = KATALOG.toml
blank-catalogue-file = KATALOG.toml steht für die Datei mit den Kriterien, die Sie mit dieser Arbeitsmappe bekommen oder selbst geschrieben haben.

blank-computed = hier ist nichts einzutragen: berechnet aus dem Blatt „Team“
blank-computed-training = hier ist nichts einzutragen: berechnet aus den Blättern „Team“ und „Weiterbildung“
blank-not-applicable-word = entfällt
blank-wrong-head = Das passt hier nicht
blank-wrong = Erlaubt: { $allowed }. Mit „Wiederholen“ schreiben Sie es neu, mit „Abbrechen“ kommt zurück, was dort stand. Solange es keinen Nachweis gibt, bleibt die Zelle leer.
blank-choose = Bitte wählen Sie aus der Liste: Der Pfeil rechts an der Zelle öffnet sie. Mit „Abbrechen“ kommt zurück, was dort stand. Solange es keinen Nachweis gibt, bleibt die Zelle leer.
blank-person = Pseudonym, etwa P1
blank-role = eine aus der Liste
blank-programme = eines aus der Liste; ein anderes dürfen Sie auch schreiben
blank-advice-head = Bitte prüfen
blank-new-person = Das Blatt „{ $team }“ kennt diese Person nicht. Weiterbildungen zählen nur für Personen, die dort stehen. Trotzdem behalten?
blank-new-programme = Dieses Programm ist keines der anerkannten und zählt höchstens mit seinen Tagen. Trotzdem behalten?
blank-files = Namen von Dateien im Ordner dieser Arbeitsmappe, mehrere durch | getrennt

allowed-number = Zahl
allowed-whole = ganze Zahl
allowed-from = { $kind }, ab { $min }
allowed-up-to = { $kind }, bis { $max }
allowed-within = { $kind }, { $min } bis { $max }
allowed-percent = Prozentzahl, { $min } bis { $max }
allowed-part = Zahl, Teil von { $whole }
allowed-positive = Zahl über 0
allowed-yes-no = ja / nein
allowed-one-of = eines von: { $options }
allowed-date = Datum, etwa { $date }
allowed-team = leer lassen: kommt aus team.csv
allowed-team-training = leer lassen: kommt aus team.csv und training.csv
allowed-read = leer lassen: kommt aus { $read }
allowed-optional = { $allowed }; oder entfällt
allowed-documents = { $documents ->
    [one] { $allowed }; ein Beleg ist nötig
   *[other] { $allowed }; { $documents } Belege sind nötig
}
allowed-documents-option = { $allowed }; „{ $option }“ braucht { $documents ->
    [one] einen Beleg
   *[other] { $documents } Belege
}
allowed-documents-absence = { $allowed }; „entfällt“ braucht { $documents ->
    [one] einen Beleg
   *[other] { $documents } Belege
}

guide-head = Dossier für: { $title }, Fassung { $version }
guide-evidence = 1. Öffnen Sie evidence.csv mit Excel oder LibreOffice und füllen Sie die Spalte „wert“ aus, eine Zeile je Angabe. Die Spalten „titel“, „frage“ und „erlaubt“ sagen, wonach gefragt ist; „indikator“ und „angabe“ bleiben, wie sie sind. Ein leerer Wert heißt: noch kein Nachweis. Speichern Sie als CSV.
guide-team = 2. In team.csv steht eine Zeile je Person des Clustermanagements, mit Pseudonymen wie P1 statt Namen: person, rolle, Vollzeitäquivalente (vzä, etwa 0,8), seit wann im Team (etwa 01.04.2021) und eine Bewertung je Kompetenz.
guide-roles = Rollen:
guide-competences = Kompetenzen, je von 0 bis { $max } bewertet:
guide-training = 3. In training.csv steht eine Zeile je Weiterbildung: person (wie in team.csv), programm, datum, tage.
guide-programmes = Anerkannte Programme (andere zählen höchstens mit ihren Tagen):
guide-documents = Belege: Legen Sie die Dateien in diesen Ordner und schreiben Sie ihre Namen in die Spalte „beleg“, mehrere durch | getrennt. In initiatives.csv können Sie den Namen Ihrer Initiative eintragen.
guide-assess = Selbsttest ohne Punktzahl: merit check ORDNER. Mit Punktzahl: merit assess ORDNER.
guide-assess-file = Selbsttest ohne Punktzahl: merit check ORDNER -c KATALOG.toml. Mit Punktzahl: merit assess ORDNER -c KATALOG.toml.
migrate-filled = { $fact } ({ $id }): jetzt eine Zeile statt { $answers }.
migrate-open = { $fact } ({ $id }): nicht ausgefüllt, weil die Zeilen keinen eindeutigen Wert ergeben: { $answers }. Sie stehen in der Kopie, wie sie waren; schreiben Sie den richtigen Wert in eine Zeile mit { $id } in der Spalte „indicator“, und entfernen Sie sie.
migrate-of = { $initiative }: { $said }
migrate-answer = „{ $value }“ ({ $place })
migrate-answer-in-error = „{ $value }“ ({ $place }, fehlerhaft)
migrate-nothing = Es gibt nichts zu verschieben: Keine Zeile beantwortet, was dieser Katalog als Grundangabe fragt.
migrate-written = Die Kopie liegt in { $path }. Prüfen Sie sie: { $command }
migrate-exists = { $path } gibt es schon. Nichts wurde geschrieben; nennen Sie mit -o einen anderen Ordner.
