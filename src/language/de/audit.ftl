### Was `verify` sagt, und was einen Bericht unlesbar macht.

audit-empty = { $file }: ist leer. Nennen Sie die JSON-Datei, die merit geschrieben hat: merit assess DOSSIER -o bericht.json
audit-truncated = { $file }:{ $line }:{ $column }: endet mitten im Bericht. Ein Teil der Datei fehlt; bitte noch einmal anfordern.
audit-no-json = { $file }:{ $line }:{ $column }: ist kein JSON in UTF-8. Nennen Sie die JSON-Datei, die merit geschrieben hat: merit assess DOSSIER -o bericht.json
audit-key-twice = { $file }:{ $line }:{ $column }: Der Schlüssel „{ $key }“ steht zweimal im selben Objekt; zwei Programme könnten also zwei verschiedene Berichte lesen. merit schreibt so etwas nie; bitte das Original anfordern.
audit-no-integer = { $file }:{ $line }:{ $column }: eine Zahl mit Nachkommastellen oder jenseits von 64 Bit, wie sie kein Bericht enthält. Zahlen stehen dort als Text, etwa "25/3"; bitte das Original anfordern.
audit-too-many = { $file }:{ $line }:{ $column }: enthält mehr als { $most } Werte, so viele wie kein Bericht. Nennen Sie die JSON-Datei, die merit geschrieben hat: merit assess DOSSIER -o bericht.json
audit-no-report = { $file }: ist JSON, aber kein Bericht von merit. Nennen Sie die Datei, die so entstanden ist: merit assess DOSSIER -o bericht.json
audit-other-format = { $file }: hat das Format „{ $format }“ und ist kein Bericht. Nennen Sie die Datei, die so entstanden ist: merit assess DOSSIER -o bericht.json
audit-hypothesis = { $file }: ist ein hypothetisches Ergebnis (merit assess --set). Es beruht nicht auf dem eingereichten Dossier und lässt sich deshalb weder bestätigen noch mit einem Bericht vergleichen.
audit-later-format = { $file }: hat das Format „{ $format }“ und stammt von einer späteren Version von merit. Aktualisieren Sie merit.
audit-field-missing = { $file }:{ $line }:{ $column }: Das Feld { $field } fehlt. Der Bericht wurde verändert oder beschädigt; bitte das Original anfordern.
audit-field-type = { $file }:{ $line }:{ $column }: Das Feld { $field } enthält einen Wert anderer Art, als ein Bericht dort hat. Er wurde verändert oder beschädigt; bitte das Original anfordern.
audit-no-date = { $file }: Das Feld { $field } ist kein Datum: „{ $date }“. Es muss so aussehen: 2026-11-23; bitte das Original anfordern.
audit-no-decisions = Der Bericht beruht auf Entscheidungen aus der Datei { $file }, die weder beim Dossier noch beim Bericht liegt. Nennen Sie sie: --decisions DATEI
audit-other-decisions = Der Bericht ist nicht mit dieser Option entstanden und lässt sich nur ohne sie nachvollziehen. Lassen Sie --decisions oder --no-decisions weg.
audit-no-dossier = { $path }: Der Ordner des Berichts enthält die Tabellen nicht, die dieser nennt ({ $files }). Nennen Sie das Dossier: merit verify BERICHT DOSSIER
audit-no-catalogue = Der Bericht beruht auf dem Katalog „{ $name }“, der nicht eingebaut ist. Nennen Sie dessen Datei mit -c DATEI.

audit-title = Überprüfung von { $file }
audit-reproduced = ✓ Bestätigt: Die Originaldateien ergeben diesen Bericht erneut, in jedem Feld.
audit-reproduced-but-words = ✓ Bestätigt: Die Originaldateien ergeben diesen Bericht erneut, in jedem Feld bis auf den Wortlaut { $count ->
    [one] eines Textes
   *[other] von { $count } Texten
}.
audit-identical = Er ist Byte für Byte gleich; seine Prüfsumme lässt sich also vergleichen.
audit-other-layout = Er ist nicht Byte für Byte derselbe: Sein JSON-Text ist anders angeordnet, oder ihm fehlen Felder, die spätere Versionen schreiben.
audit-differs = ✗ Nicht bestätigt: { $count ->
    [one] 1 Feld weicht
   *[other] { $count } Felder weichen
} von dem ab, was die Dateien heute ergeben.
audit-figures-kept = Keine Zahl ist berührt: Punkte, Prozentwerte, Bedingungen und Labels sind dieselben.
audit-unreadable = ✗ Nicht bestätigt: Das Dossier lässt sich nicht mehr lesen. { $reason }
audit-at = { $place }{ $reason }
audit-absent = (nicht vorhanden)
audit-heading-cells = Was sich geändert hat
audit-cell = { $about }: { $old } → { $new } ({ $file }, Zeile { $line })
audit-empty-cell = (leer)
audit-only-day = Nur der Stichtag wurde verändert: Zum { $day } ergeben die Dateien genau diesen Bericht.
audit-heading-contradictions = Der Bericht widerspricht sich selbst: Er wurde verändert
audit-contradictions = Das schreibt keine Version von merit, was immer sich sonst geändert hat:
audit-contradiction = { $field }: Der Bericht sagt { $says }; aus seinen übrigen Feldern folgt { $follows }.
audit-contradiction-between = { $field }: Der Bericht sagt { $says }; nach seinen übrigen Feldern liegt es zwischen { $from } und { $to }.
audit-contradiction-other = { $field }: Der Bericht sagt { $says }, was nicht zu seinen übrigen Feldern passt.
audit-heading-causes = Was sich seit dem Bericht geändert hat
audit-heading-altered = Der Bericht wurde verändert
audit-heading-reworded = Was merit heute anders formuliert; ob es verändert wurde, zeigt nur das Original (Bericht → nachgerechnet)
audit-heading-differences = Alle abweichenden Felder (Bericht → nachgerechnet)
audit-heading-digests = Prüfsummen (SHA-256)
audit-altered = Katalog, Tabellen, Belege und Version von merit sind die, die der Bericht nennt. So gelesen, wie er es angibt, und zu seinem Stichtag ergeben sie in diesen Feldern etwas anderes:
audit-altered-despite = Keine der genannten Änderungen erklärt diese Felder:
audit-digest-content = { $file } (Inhalt)

audit-other-initiative = Das ist das Dossier einer anderen Cluster-Initiative: Der Bericht handelt von „{ $old }“, das Dossier von „{ $new }“.
audit-other-version = Eine andere Version von merit hat den Bericht erstellt: { $old }; diese ist { $new }.
audit-earlier-version = Ein früherer Stand von merit { $new } hat den Bericht erstellt: Ihm fehlen Felder, die heute geschrieben werden.
audit-catalogue-changed = Der Katalog wurde geändert und nennt sich weiterhin Fassung { $new }: SHA-256 { $old-sha256 } → { $new-sha256 }. Galt ein älterer Wortlaut, nennen Sie dessen Datei mit -c; sonst wurde die Prüfsumme im Bericht verändert.
audit-catalogue-other-version = Der Katalog wurde geändert: Fassung { $old } → { $new }, SHA-256 { $old-sha256 } → { $new-sha256 }. Galt der ältere, nennen Sie dessen Datei mit -c.
audit-input-gone = { $file }: ist nicht mehr vorhanden.
audit-input-new = { $file }: war noch nicht vorhanden, als der Bericht erstellt wurde.
audit-input-changed = { $file }: Der Inhalt hat sich geändert; SHA-256 des Inhalts { $old } → { $new }.
audit-input-rewritten = { $file }: Nur die Bytes haben sich geändert, die Zellen sind dieselben: { $what }.
audit-input-renamed = { $old }: heißt jetzt { $new }.
audit-dossier-renamed = Das Dossier hieß „{ $old }“ und heißt jetzt „{ $new }“; weil seine Tabellen keine Initiative nennen, trägt der Bericht den Namen des Dossiers.
audit-document-changed = Der Beleg „{ $name }“ hat sich geändert (oder seine Prüfsumme im Bericht wurde verändert).
audit-document-gone = Der Beleg „{ $name }“ ist nicht mehr vorhanden.
audit-document-new = Der Beleg „{ $name }“ war noch nicht vorhanden, als der Bericht erstellt wurde.
audit-document-state = Der Beleg „{ $name }“ ist in einem anderen Zustand als damals (oder der Eintrag im Bericht wurde verändert).
audit-tab = Tabulator
audit-turn-encoding = andere Zeichenkodierung ({ $old } → { $new })
audit-turn-delimiter = anderes Trennzeichen ({ $old } → { $new })
audit-turn-line-ends = andere Zeilenenden
audit-turn-mark = Bytereihenfolgemarke (BOM) hinzugefügt oder entfernt
audit-turn-last-line-end = Zeilenende hinter der letzten Zeile hinzugefügt oder entfernt
audit-turn-workbook = Die Arbeitsmappe wurde neu gespeichert
audit-turn-part = Anführungszeichen, Zeilenenden, leere Zeilen oder die Zeilen anderer Initiativen
audit-turn-unknown = Anführungszeichen, Zeilenenden oder leere Zeilen (oder die Prüfsumme im Bericht wurde verändert)

audit-no-number = { $file }: Das Feld { $field } enthält keine Zahl, wie merit sie schreibt: „{ $figure }“. Der Bericht wurde verändert oder beschädigt; bitte das Original anfordern.
audit-id-twice = { $file }: „{ $id }“ steht zweimal unter { $list }. Der Bericht wurde verändert oder beschädigt; bitte das Original anfordern.
audit-no-report-rests = Keiner der beiden Berichte beruht auf dem Katalog „{ $name }“, wie er vorliegt: Seine SHA-256 ist eine andere. Nennen Sie mit -c einen der ihren, oder lassen Sie es weg.

audit-compare-title = Vergleich zweier Berichte: { $name }
audit-compare-old = Alt: { $file }, Stichtag { $as-of } · { $title } ({ $catalogue })
audit-compare-new = Neu: { $file }, Stichtag { $as-of } · { $title } ({ $catalogue })
audit-compare-by = Stichtag { $old } → Stichtag { $new }
audit-compare-foot = Berichte mit SHA-256 { $old }… und { $new }…
audit-compare-caption = Was sich unterscheidet: { $what }
audit-compare-same = ✓ Nichts unterscheidet sich: Beide Berichte sagen in jedem Feld dasselbe.
audit-compare-one-day = Beide Berichte haben den Stichtag { $date }
audit-compare-months = Zwischen dem { $from } und dem { $until } { $months ->
    [one] liegt 1 voller Monat
   *[other] liegen { $months } volle Monate
}
audit-compare-movement = { $span }; { $improved ->
    [one] 1 Indikator hat
   *[other] { $improved } Indikatoren haben
} sich verbessert, { $worse } verschlechtert, { $unchanged } nicht verändert.
audit-compare-incomparable = { $count ->
    [one] 1 weiterer hat
   *[other] { $count } weitere haben
} nur in einem Bericht Punkte: Im anderen entfällt er oder steht nicht im Katalog.
audit-compare-improved = Mehr Punkte: { $indicators }
audit-compare-worse = Weniger Punkte: { $indicators }
audit-compare-no-figure = Keine Zahl, kein Label und kein Befund unterscheidet sich. { $count ->
    [one] 1 anderes Feld tut es
   *[other] { $count } andere Felder tun es
}, etwa Prüfsummen, Stellen von Zellen oder Wortlaut.
audit-compare-initiatives = Die Berichte betreffen zwei Initiativen. Was sich zwischen ihnen unterscheidet, ist keine Entwicklung.
audit-compare-catalogues = Die Berichte beruhen auf zwei verschiedenen Katalogen. Verglichen werden Indikatoren mit derselben Kennung; Punkte und Prozentwerte beider bedeuten nicht dasselbe.
audit-compare-backwards = Der zuerst genannte Bericht ist der spätere. Vielleicht wurden die beiden vertauscht.
audit-compare-maximum = { $count ->
    [one] 1 Indikator hat eine andere Höchstpunktzahl; seine Punkte
   *[other] { $count } Indikatoren haben eine andere Höchstpunktzahl; ihre Punkte
} lassen sich nicht ohne Weiteres vergleichen.
audit-compare-contradictions = ✗ { $file } widerspricht sich selbst: Der Bericht wurde verändert.
audit-compare-unaccounted = ✗ Einige Unterschiede lassen sich aus den beiden Berichten nicht erklären. Einer von ihnen scheint verändert zu sein; merit verify zeigt es.

audit-compare-perhaps = „Vielleicht auch“ nennt, was sich ebenfalls unterscheidet und sich aus den beiden Berichten allein nicht ausschließen lässt.

audit-heading-result = Ergebnis
audit-heading-beneath = Was sich in den Grundlagen unterscheidet
audit-column-label = Label
audit-column-aspect = Merkmal
audit-column-old = alt
audit-column-new = neu
audit-column-difference = Unterschied
audit-column-cause = Ursache
audit-no-label = kein Label
audit-nothing = –
audit-aspect-award = Erreichtes Label
audit-aspect-provisional = vorläufig
audit-aspect-profile = Profil
audit-aspect-there = im Bericht
audit-aspect-reached = erreicht
audit-aspect-reachable = noch erreichbar
audit-aspect-below = darunter
audit-aspect-labels = verlangte Labels
audit-aspect-unmet = nicht erreicht
audit-aspect-missed = verfehlt
audit-aspect-allowed = dürfen verfehlt werden
audit-aspect-status = Nachweis
audit-aspect-decision = Entscheidung
audit-aspect-max = Höchstpunktzahl
audit-aspect-minimum = Minimalkriterium erfüllt
audit-aspect-excellent = exzellent
audit-aspect-bonus = Bonus
audit-aspect-percentage-points = Prozentpunkte dazu
audit-aspect-counts = zählt in seiner Gruppe
audit-aspect-dispensable = nicht nötig
audit-aspect-counted = Mitglieder, die zählen
audit-aspect-capped = mehr, als sie beitragen darf
audit-aspect-of = Mitglieder
audit-aspect-best = wie viele zählen
audit-aspect-at-most = höchstens
audit-aspect-documents = Belege
audit-aspect-condition = { $condition }: { $aspect }
audit-decided = { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}, entschieden durch { $by } am { $date }: { $reason }
audit-decided-until = { $decided } (bis zum { $date })
audit-cause = { $causes }
audit-cause-perhaps = vielleicht auch { $causes }
audit-cause-none = ✗ nichts erklärt es
audit-cause-evidence = Nachweise
audit-cause-decision = Entscheidung
audit-cause-catalogue = Katalog
audit-cause-date = Stichtag
audit-cause-reading = Lesart
audit-cause-version = Version von merit
audit-finding-new = Neu: { $severity }, { $about } [{ $code }]
audit-finding-gone = Entfallen: { $severity }, { $about } [{ $code }]
audit-finding-cause = Ursache: { $cause }

audit-beneath-date = Stichtag { $old } → { $new }.
audit-beneath-reading = Dezimalzeichen aller Tabellen: { $old } → { $new }.
audit-beneath-comma = Komma
audit-beneath-point = Punkt
audit-beneath-detected = wie erkannt
audit-beneath-version = Version von merit: { $old } → { $new }.
audit-beneath-catalogue = Katalog: { $old } → { $new }.
audit-beneath-catalogue-same-version = Der Katalog hat einen anderen Text, obwohl ihn beide { $catalogue } nennen.
audit-beneath-input-gone = { $file }: Diese Tabelle hat nur der alte Bericht.
audit-beneath-input-new = { $file }: Diese Tabelle hat nur der neue Bericht.
audit-beneath-input-changed = { $file }: andere Zellen.
audit-beneath-input-rewritten = { $file }: dieselben Zellen, anders aufgeschrieben.
audit-beneath-input-renamed = { $old } heißt { $new }.
audit-beneath-document-changed = Der Beleg „{ $name }“ hat andere Bytes.
audit-beneath-document-gone = Den Beleg „{ $name }“ gab es beim alten Bericht, beim neuen nicht mehr.
audit-beneath-document-new = Den Beleg „{ $name }“ gab es beim alten Bericht noch nicht.
