# Was an einem Katalog falsch ist.

## Der Text als Ganzes
fault-not-utf-8 = Ab hier ist der Katalog kein Text in UTF-8. Speichern Sie die Datei in UTF-8.
fault-unknown-format = Das Format { $format } ist nicht bekannt. Schreiben Sie „format = 1“ oder verwenden Sie eine neuere Version von merit.
fault-missing-key = „{ $key }“ fehlt hier. Ergänzen Sie es.
fault-unknown-key = „{ $key }“ ist hier nicht bekannt. Berichtigen Sie den Namen oder löschen Sie den Eintrag.
fault-unit-key = Eine Einheit hat keinen Schlüssel „{ $key }“. Schreiben Sie { "{" } one = "…", many = "…" { "}" } oder einen Text für beides.
fault-unknown-language = „{ $key }“ ist kein Sprachkürzel. Schreiben Sie zwei Kleinbuchstaben wie „de“ oder „en“.

## Werte
fault-wrong-type = „{ $key }“ muss { $expected } sein, nicht { $found }.
fault-empty-text = „{ $key }“ ist leer. Schreiben Sie einen Text oder lassen Sie den Eintrag weg, wo er nicht verlangt ist.
fault-unknown-word = „{ $word }“ ist bei „{ $key }“ nicht möglich. Schreiben Sie eines davon: { $allowed }.
fault-invalid-id = „{ $id }“ ist als Kennung nicht möglich. Eine Kennung beginnt mit einem Buchstaben, hat höchstens 64 Zeichen und besteht aus den Buchstaben A bis Z und a bis z, Ziffern, Punkten, Binde- und Unterstrichen.
fault-nested-id = In „{ $key }“ muss eine Kennung mit Punkt in Anführungszeichen stehen. Schreiben Sie "{ $id }" mit den Anführungszeichen.
fault-not-a-number = Der Wert von „{ $key }“, „{ $number }“, ist keine einfache Zahl. Schreiben Sie Ziffern mit Dezimalpunkt, ohne Exponent, „inf“ oder „nan“.
fault-too-many-digits = Der Wert von „{ $key }“, „{ $number }“, hat mehr als 30 Ziffern. Schreiben Sie eine kürzere Zahl.
fault-fraction-form = Der Wert von „{ $key }“, „{ $number }“, ist kein Bruch. Schreiben Sie Ziffern, einen Schrägstrich und Ziffern, wie "6/11", ohne Leerzeichen, Vorzeichen oder Dezimalpunkt.
fault-fraction-digits = Der Wert von „{ $key }“, „{ $number }“, hat zusammen mehr als 30 Ziffern. Schreiben Sie einen kürzeren Bruch.
fault-fraction-zero = Der Wert von „{ $key }“, „{ $number }“, teilt durch 0. Schreiben Sie einen Bruch, dessen zweite Zahl größer als 0 ist, wie "6/11".
fault-out-of-range = Der Wert von „{ $key }“ ist { $number }, muss aber zwischen { $from } und { $up-to } liegen.
fault-below = Der Wert von „{ $key }“ ist { $number }, muss aber mindestens { $from } sein.
fault-not-positive = Der Wert von „{ $key }“ ist { $number }, muss aber größer als 0 sein.
fault-not-whole = Der Wert von „{ $key }“ ist { $number }, muss aber eine ganze Zahl sein, ohne Dezimalstellen geschrieben.
fault-range-reversed = Der Bereich von { $min } bis { $max } enthält keine Zahl. Vertauschen Sie die beiden Grenzen.
fault-validity-reversed = Der Katalog kann nicht vom { $from } bis zum { $until } gelten. Vertauschen Sie die beiden Daten.

## Namen
fault-duplicate-id = Der Name „{ $name }“ ist schon vergeben; Groß- und Kleinschreibung macht keinen Unterschied. Wählen Sie eine andere Kennung.
fault-ambiguous-name = Der Titel „{ $name }“ ist mit einer anderen Kennung oder einem anderen Titel zu verwechseln; Groß- und Kleinschreibung macht keinen Unterschied. Wählen Sie einen anderen Titel.
fault-reserved-name = „{ $name }“ hat in Tabellen eine eigene Bedeutung. Wählen Sie einen anderen Namen.
fault-unknown-reference = Nicht gefunden: { $kind } „{ $id }“. Schreiben Sie eine Kennung, die in diesem Katalog vorkommt.
fault-renewed-without-valid = „{ $key }“ betrifft die Erneuerung eines Labels, das endet; dieses Label hat aber kein Ende. Ergänzen Sie „valid-months“, oder löschen Sie diese Zeile.
fault-renew-without-valid = „renew-months“ sagt, wann vor dem Ende des Labels rezertifiziert werden kann; dieses Label hat aber kein Ende. Ergänzen Sie „valid-months“, oder löschen Sie diese Zeile.
fault-renew-beyond-valid = Eine Rezertifizierung kann nicht beginnen, bevor das Label gilt. Schreiben Sie höchstens { $valid }, so viel wie „valid-months“.
fault-repeated = „{ $id }“ steht zweimal in dieser Liste. Löschen Sie einen der beiden Einträge.
label-profile = dieses Profil
fault-in-profile = Im Profil „{ $profile }“: { $fault }
fault-not-replaceable = Ein Profil ersetzt „{ $key }“ hier nicht.
fault-profile-reads = „{ $name }“ ist keine Grundangabe. Ein Profil wird allein nach Grundangaben gewählt, bevor etwas bewertet wird: Schreiben Sie, was es liest, als [[fact]].
help-replaceable = Ersetzen kann es: { $keys }
help-profile-tables = Ein Profil ersetzt Vorgaben in [[profile.label]], [[profile.indicator]] und [[profile.category]].

## Woher Zahlen stammen
fault-missing-source = Bei der Grundlage „{ $basis }“ muss eine Quelle genannt sein. Ergänzen Sie „source“ mit der Kennung einer Quelle.
fault-missing-rationale = Bei der Grundlage „{ $basis }“ muss eine Begründung stehen. Ergänzen Sie „rationale“ mit einem Satz, der die Zahlen erklärt.

## Kategorien und Gewichte
fault-empty-category = Zu dieser Kategorie gehört kein Indikator. Ordnen Sie ihr einen zu oder löschen Sie sie.
fault-weight-without-effect = Dieses Gewicht bleibt ohne Wirkung, weil der Katalog Punkte zusammenzählt. Löschen Sie es oder schreiben Sie aggregate = "category-weights" in die Tabelle „catalogue“.
fault-weights-all-zero = Alle Gewichte sind 0. Mindestens eines muss größer als 0 sein.

## Messgrößen und Skalen
fault-not-applicable-documents = „not-applicable-documents“ sagt, womit „entfällt“ belegt wird, dieser Indikator muss aber beantwortet werden. Ergänzen Sie optional = true oder löschen Sie den Schlüssel.
fault-round-hidden = „{ $key }“ = { $round } rundet auf mehr Nachkommastellen, als gezeigt werden: „decimals“ ist { $decimals }. Schreiben Sie decimals = { $round } oder runden Sie auf weniger.
fault-cap-below-label = Ein Prozentwert kommt auf höchstens { $most }, das Label „{ $label }“ verlangt aber { $percent }. Erhöhen Sie „cap-percent“ oder senken Sie „min-percent“ des Labels.
fault-two-inputs = „of“ muss genau zwei Angaben nennen, wie in of = ["private", "total"].
fault-qualification-lacks = Diese Kennzahl braucht „{ $key }“ in der Tabelle „qualification“. Ergänzen Sie es dort oder wählen Sie eine andere Kennzahl.
fault-scale-missing = Dieser Indikator braucht eine Skala, die aus dem Wert Punkte macht. Ergänzen Sie eine davon: steps, bands, linear, points-at.
fault-scale-empty = Diese Skala ist leer. Ergänzen Sie mindestens einen Eintrag mit seinen Punkten.
fault-scale-excess = Ein Indikator hat nur eine Skala. Behalten Sie eine davon und löschen Sie die anderen: steps, bands, linear, points-at.
fault-scale-on-choice = Ein Indikator mit „choice“ als Messgröße hat keine Skala, weil seine Optionen eigene Punkte haben. Löschen Sie die Skala.
fault-not-ascending = Die Grenzen der Stufen müssen ansteigen, aber { $limit } folgt auf { $before }. Ordnen Sie die Stufen, jede Grenze nur einmal.
fault-against-direction = Die Punkte laufen gegen die Richtung der Stufen: { $points } folgt auf { $before }. Mit „from“ steigen die Punkte, mit „up-to“ fallen sie.
fault-bands-overlap = Die Bereiche überschneiden sich oder sind nicht geordnet: Dieser beginnt bei { $from }, der vorige endet bei { $before }. Ordnen Sie sie so, dass jeder dort beginnt, wo der vorige endet, oder später.
fault-linear-flat = „from“ und „to“ einer linearen Skala müssen verschieden sein.
fault-line-descends = Die Werte von „points-at“ müssen ansteigen, aber { $value } folgt auf { $before }. Ordnen Sie die Punkte.
fault-line-three = „points-at“ nennt den Wert { $value } mehr als zweimal. Zwei Punkte bei einem Wert sind ein Sprung, an dem der bessere zählt: Behalten Sie zwei davon.
fault-line-repeats = „points-at“ nennt den Wert { $value } zweimal mit denselben Punkten. Löschen Sie einen davon oder geben Sie ihm andere Punkte für einen Sprung.
fault-line-short = „points-at“ braucht mindestens zwei verschiedene Werte, zwischen denen die Linie verläuft. Ergänzen Sie einen Punkt oder schreiben Sie steps = [ … ].
fault-best-is-not-points = Das beste Ergebnis bringt { $best ->
    [one] { $best } Punkt
   *[other] { $best } Punkte
}, der Indikator hat aber { $points }. Gleichen Sie beides an.

## Labels
fault-empty-scope = Das Label umfasst keinen Indikator. Nennen Sie mindestens einen oder löschen Sie den Eintrag, damit es alle umfasst.
fault-item-no-input = Der Indikator hat keine Angabe „{ $id }“. Titel können nur diese bekommen: { $inputs }.
fault-minimum-out-of-scope = Das Label setzt ein Minimalkriterium für „{ $id }“, umfasst diesen Indikator aber nicht. Ergänzen Sie ihn in „indicators“ oder löschen Sie das Minimalkriterium.
fault-repeated-floor = Dieses Label verlangt „{ $key }“ bei „{ $id }“ zweimal. Lassen Sie eines davon stehen.
fault-floor-out-of-scope = In „{ $id }“ zählt nichts für dieses Label, weil keiner der Indikatoren in „indicators“ steht. Ergänzen Sie einen davon, oder löschen Sie diese Untergrenze.
fault-floor-both = Eine Untergrenze verlangt eine Zahl, „percent“ oder „points“. Schreiben Sie zwei Untergrenzen, um beides zu verlangen.
fault-floor-neither = Diese Untergrenze verlangt nichts. Ergänzen Sie „percent“ (von dem, was dort erreichbar ist) oder „points“.
fault-empty-requires-any = Eines dieser Labels müsste erreicht sein, es ist aber keines genannt; so könnte niemand dieses Label erreichen. Nennen Sie mindestens eines, oder löschen Sie den Schlüssel.
fault-circular-requires = Hier setzen Labels einander im Kreis voraus. Löschen Sie eine dieser Voraussetzungen.

## Hilfen und Hinweise
help-did-you-mean = Meinten Sie „{ $name }“?
label-first = Widerspruch hierzu

## Arten von Dingen
kind-category = Kategorie
kind-indicator = Indikator
kind-question = Grundangabe oder Indikator
kind-label = Label
kind-source = Quelle

## Arten von Werten
type-array = eine Liste
type-date = ein einfaches Datum
type-flag = true oder false
type-number = eine Zahl
type-numbers = eine Tabelle von Zahlen
type-string = ein Text in Anführungszeichen
type-strings = eine Liste von Texten in Anführungszeichen
type-table = eine Tabelle
type-tables = eine Liste von Tabellen
type-text = ein Text in Anführungszeichen oder eine Tabelle von Texten je Sprache

fault-too-many = Es gibt mehr als { $most } dieser Tabellen. Löschen Sie die überzähligen: merit rechnet exakt, und kein Katalog darf es endlos beschäftigen.

## Gerechnete Beispiele
fault-no-expectation = Das Beispiel sagt nicht, was herauskommen muss. Ergänzen Sie eines davon: award, points, percent, indicators.
fault-two-dossiers = Das Beispiel hat einen Dossierordner und außerdem „{ $key }“. Behalten Sie eines von beiden.
fault-unknown-like = Vor diesem Beispiel steht keines namens „{ $id }“ mit eigenen Werten. Schreiben Sie die Kennung eines früheren, oder löschen Sie „like“.
fault-reserved-label = Ein Label kann nicht „{ $name }“ heißen: In Beispielen bedeutet das, dass kein Label erreicht wird. Wählen Sie eine andere Kennung.
fault-not-a-fraction = Der Wert von „{ $key }“, „{ $number }“, ist weder eine Zahl noch ein Bruch. Schreiben Sie eine Zahl wie 8.5 ohne Anführungszeichen oder einen Bruch wie "25/3" mit ihnen.
type-cell = eine Zahl, ein Text in Anführungszeichen, true, false oder ein Datum

## Syntax
fault-not-text = Das ist kein Text, sondern ein Programm, ein Bild oder ein Office-Dokument. Nennen Sie die TOML-Datei selbst.
fault-too-deep = Listen oder Tabellen sind hier zu tief verschachtelt. Ein Katalog braucht höchstens drei Ebenen.
syntax-text = Der Text in Anführungszeichen ist nicht geschlossen. Schließen Sie ihn in derselben Zeile.
syntax-quotes = Das sind typografische Anführungszeichen, die TOML nicht kennt.
label-parser = TOML: { $words }
syntax-date = In TOML stehen Daten als Jahr, Monat und Tag.
help-straight-quotes = Schreiben Sie gerade Anführungszeichen ("), keine typografischen.
help-decimal-point = Schreiben Sie Dezimalstellen mit Punkt: { $right } statt { $written }.
help-belongs = Dieser Schlüssel gehört in: { $home }

fault-missing-tables = Der Katalog hat kein „{ $key }“; er braucht mindestens eines.
help-begin-table = Beginnen Sie jedes mit einer Zeile [[{ $key }]], seine Schlüssel darunter.
fault-single-table = „{ $key }“ steht in einfachen Klammern, doch von diesen Tabellen kann es mehrere geben.
help-double-brackets = Schreiben Sie [[{ $key }]] mit zwei Klammern auf jeder Seite.
type-whole = eine ganze Zahl
syntax-other = Das ist kein gültiges TOML, oder eine Klammer davor ist nicht geschlossen. Vergleichen Sie die Zeile und die davor mit einem mitgelieferten Katalog.
syntax-decimal-comma = Diese Zahl ist mit Dezimalkomma geschrieben; in TOML trennt das Komma Einträge.
syntax-blank = Hier steht ein besonderes Leerzeichen, etwa ein geschütztes, das TOML nicht kennt.
help-blank = Löschen Sie die Leerzeichen dieser Zeile außerhalb von Anführungszeichen und tippen Sie sie neu.
help-write = Schreiben Sie: { $text }
help-handbook-number = Nummern aus einem Handbuch gehören in number = "{ $number }". Wählen Sie als Kennung ein kurzes Wort.
fault-range-without-whole = Zwischen { $min } und { $max } liegt keine ganze Zahl, verlangt ist aber eine (whole = true). Ändern Sie eine der Grenzen.
fault-looks-like = Das ist keine TOML-Datei, sondern sieht aus wie { $kind }. Speichern Sie den Katalog als reinen Text in der Form von TOML.
kind-rtf = ein Word- oder RTF-Dokument
kind-html = eine Webseite (HTML)
kind-csv = eine Tabelle (CSV)
kind-fact = Grundangabe
kind-team-figure = Kennzahl des Teams
fault-key-of-fact = „{ $key }“ gehört zur Grundangabe { $fact }, die der Indikator liest, und steht dort. Entfernen Sie die Zeile hier.
fault-fact-measure = Die Grundangabe { $fact } hat eine andere Messgröße. Ein Indikator mit measure = "number", "percent", "yes-no" oder "choice" liest eine Grundangabe derselben Messgröße, einer mit "since" eine mit "date".
fault-fact-options = Der Indikator und die Grundangabe { $fact } haben nicht dieselben Optionen: { $id } fehlt auf einer Seite. Geben Sie für jede Option der Grundangabe Punkte an, und nur für diese.
fault-fact-no-number = Die Grundangabe { $fact } ist keine Zahl. „of“ nennt Grundangaben mit measure = "number" oder "percent".
fault-reader-not-optional = Die Grundangabe { $fact } darf entfallen, der Indikator, der sie liest, aber nicht. Schreiben Sie auch hier optional = true.

## Regeln
fault-rule-too-long = „{ $key }“ hat mehr als { $most } Bytes. Machen Sie mehrere Regeln daraus.
fault-rule-too-many-terms = „{ $key }“ hat mehr als { $most } Glieder. Machen Sie mehrere Regeln daraus.
fault-rule-no-comparison = „{ $key }“ vergleicht nichts. Schreiben Sie zwei Seiten und dazwischen eines von <= >= < > = !=, mit Leerzeichen davor und dahinter.
fault-rule-operator = „{ $word }“ vergleicht hier nichts. Schreiben Sie eines von <= >= < > = !=, mit Leerzeichen davor und dahinter.
fault-rule-two-comparisons = Hier beginnt ein zweiter Vergleich. „that“ hat nur einen: Schreiben Sie für jeden eine Regel. „when“ verbindet mehrere mit „and“.
fault-rule-product = Dieses Produkt kennen Regeln nicht. Multipliziert werden nur eine Zahl und ein Name, die Zahl zuerst: 3 * mitglieder.
fault-rule-division = Regeln dividieren nicht. Multiplizieren Sie stattdessen die andere Seite: 2 * frauen <= mitglieder.
fault-rule-nested = Regeln haben keine Klammern. Schreiben Sie die Summe Glied für Glied.
fault-rule-word = „{ $word }“ gehört in keine Regel. Schreiben Sie Zahlen, Daten wie 2026-11-23, Namen und in einfachen Anführungszeichen Optionen, mit Leerzeichen um Rechen- und Vergleichszeichen.
fault-rule-date = „{ $word }“ ist kein Tag des Kalenders.
fault-rule-term-missing = Neben „{ $word }“ fehlt eine Zahl oder ein Name.
fault-rule-sign-missing = Vor „{ $word }“ fehlt ein Rechen- oder Vergleichszeichen.
fault-rule-kinds = Die Seiten von „{ $sign }“ sind ein Datum und eine Zahl. Vergleichen Sie ein Datum mit einem Datum; der Abstand zweier Daten ist eine Zahl von Tagen.
fault-rule-dates = Daten werden nicht addiert oder multipliziert. Ziehen Sie ein Datum von einem Datum ab, das ergibt Tage, oder zählen Sie Tage zu einem Datum hinzu.
fault-rule-choice = Eine Auswahl steht allein auf ihrer Seite und wird mit = oder != mit einer ihrer Optionen verglichen, deren Kennung in einfachen Anführungszeichen steht: groesse = 'klein'.
fault-rule-no-value = Der Indikator „{ $id }“ hat nicht die eine Zahl, nach der gefragt wird. Schreiben Sie: { $names }.
fault-two-tolerances = Eine Regel hat nur eine Toleranz. Löschen Sie eine der beiden.
fault-tolerance-of-choice = Optionen einer Auswahl sind gleich oder nicht; eine Toleranz gibt es nicht. Löschen Sie sie.
fault-tolerance-percent-of-dates = Prozent eines Datums gibt es nicht. Schreiben Sie „tolerance“ mit einer Zahl von Tagen.
kind-operand = Grundangabe, Indikator, Angabe oder Kennzahl des Teams
kind-option = Option
fault-empty-group = Die Gruppe zählt nichts zusammen. Nennen Sie mindestens einen Indikator oder eine Gruppe ihrer Kategorie oder löschen Sie sie.
fault-member-of-two-groups = Das gehört schon zu einer anderen Gruppe. Was zu zweien gehört, würde doppelt zählen; löschen Sie es in einer von beiden.
fault-circular-group = Hier enthalten Gruppen einander im Kreis. Löschen Sie eines dieser Mitglieder.
fault-group-across-categories = Die Mitglieder einer Gruppe gehören zu einer Kategorie, dieses aber zu einer anderen als das erste. Löschen Sie es hier oder ordnen Sie es jener Kategorie zu.
fault-bonus-within-bonus = Das ist schon ein Bonus, denn was es enthält, ist einer. Löschen Sie „bonus“ hier oder dort.
fault-category-of-bonus = Die Kategorie hat ein Gewicht und enthält nur Bonus, also wäre in ihr nichts erreichbar. Machen Sie die Kategorie selbst zum Bonus oder eines ihrer Mitglieder zu keinem.
kind-member = Indikator oder Gruppe
fault-floor-two-parts = Eine Untergrenze gilt für eine Kategorie oder für eine Gruppe. Löschen Sie eine von beiden; schreiben Sie zwei Untergrenzen, wo beide verlangt sind.
kind-group = Gruppe
