
### Was die Regeln über Kataloge finden.

rule-scale-out-of-reach = Kein gültiger Wert erreicht diesen Teil der Skala (Punkte: { $points }). Berichtigen Sie seine Grenzen oder den Bereich der gültigen Werte.
rule-line-out-of-reach = Kein gültiger Wert erreicht das Ende der Linie: Höchstens { $most } von { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkten
} sind erreichbar. Berichtigen Sie die Enden der Linie oder den Bereich der gültigen Werte.
rule-step-without-effect = Diese Stufe bringt so viel wie die vorige ({ $points }), eine der beiden bleibt also ohne Wirkung. Geben Sie ihr andere Punkte oder löschen Sie sie.
rule-always-same-points = Jede gültige Antwort bringt hier dasselbe ({ $points }), „{ $title }“ unterscheidet also niemanden. Berichtigen Sie die Skala oder fragen Sie nach etwas, worin sich Initiativen unterscheiden.
rule-metric-never-measured = Diese Kennzahl des Teams kann nie einen Wert haben, weil die Personen, nach denen sie fragt, das Gewicht 0 haben. Geben Sie ihrer Rolle ein Gewicht.
rule-minimum-out-of-reach = Niemand kann dieses Minimalkriterium erfüllen: Es liegt bei { $minimum }, aber kein gültiger Wert bringt mehr als { $most }. Senken Sie es oder berichtigen Sie die Skala.
rule-minimum-hits-no-step = Keine Antwort bringt genau dieses Minimalkriterium von { $minimum }; tatsächlich ist { $next } nötig. Schreiben Sie die Punkte einer Stufe oder Option.
rule-minimum-of-zero = Ein Minimalkriterium von 0 Punkten weist niemanden zurück. Löschen Sie es oder schreiben Sie die Punkte einer Stufe oder Option.
rule-minimum-of-no-label = Kein Label sieht auf dieses Minimalkriterium: Jedes lässt den Indikator aus oder setzt ein anderes an seine Stelle. Nehmen Sie den Indikator in ein Label auf oder löschen Sie das Minimalkriterium.
rule-open-minimums-without-effect = Das Label hat { $count ->
    [0] keine Minimalkriterien, also kann keines verfehlt sein
    [one] ein Minimalkriterium, und es darf verfehlt sein: Es weist niemanden zurück
   *[other] { $count } Minimalkriterien, und alle dürfen verfehlt sein: Sie weisen niemanden zurück
}. Schreiben Sie eine kleinere Zahl oder löschen Sie den Schlüssel.
rule-excellent-hits-no-step = Keine Antwort bringt genau die Punktzahl { $excellent }, ab der dies als exzellent gilt; tatsächlich ist { $next } nötig. Schreiben Sie die Punkte einer Stufe oder Option.
rule-excellent-for-everyone = Schon die schlechteste gültige Antwort, die { $least } bringt, gilt als exzellent. Schreiben Sie eine höhere Punktzahl.
rule-fraction-for-percent = „{ $key }“ steht in Prozent, { $figure } ist also { $figure } von hundert und damit fast nichts. Für { $percent } Prozent schreiben Sie { $percent }.
rule-floor-out-of-reach = Niemand kann in „{ $part }“ die Punktzahl { $points } erreichen: Für dieses Label sind dort höchstens { $most } möglich. Verlangen Sie weniger oder berichtigen Sie die Skalen.
rule-floor-counts-nothing = In „{ $part }“ zählt nichts für dieses Label, weil die Indikatoren kein Gewicht haben; so kann niemand diese Untergrenze erreichen. Geben Sie ihnen ein Gewicht oder löschen Sie die Untergrenze.
rule-label-never-required = „{ $title }“ ist eine Bedingung mit einem Namen, aber kein Label setzt sie voraus; so entscheidet sie nichts. Nennen Sie sie in „requires“ oder „requires-any“ eines Labels oder löschen Sie sie.
rule-label-out-of-reach = Niemand kann das Label „{ $title }“ erreichen: Selbst mit der jeweils besten Punktzahl scheitert es hieran: { $conditions }. Verlangen Sie dort weniger oder berichtigen Sie die Skalen.
rule-unmet-figure = { $key } (verlangt { $required }, erreicht { $actual })
rule-unmet-ids = { $key } ({ $ids })
rule-unmet-nothing = { $key } (es ist nichts zu erreichen)
rule-label-for-everyone = Jeder erreicht das Label „{ $title }“, auch ohne einen einzigen Nachweis. Geben Sie ihm eine Bedingung, an der jemand scheitern kann.
rule-higher-label-easier = Das Label „{ $higher }“ steht über „{ $lower }“, aber jemand kann es erreichen und „{ $lower }“ an „{ $key }“ verfehlen. Verlangen Sie dort ebenso viel, lassen Sie es das niedrigere voraussetzen, oder ändern Sie die Reihenfolge.
rule-label-never-awarded = Das Label „{ $title }“ wird nie vergeben: Wer es erreicht, erreicht auch „{ $higher }“, das darüber steht. Stellen Sie das strengere Label voran oder verlangen Sie dort mehr.
rule-indicator-without-effect = Kein Label hängt von „{ $title }“ ab: Keines, das ihn zählt, fragt nach seinen Punkten, seinem Nachweis oder seinem Minimalkriterium. Nehmen Sie ihn in ein Label auf, löschen Sie ihn, oder geben Sie ihm das Gewicht 0, wenn er nur gezeigt werden soll.
rule-weight-changes-no-label = Dieses Gewicht ändert bei keinem Label etwas: Die Labels sehen allein auf das Minimalkriterium oder den Nachweis dieses Indikators. Löschen Sie es oder geben Sie einem Label eine Bedingung an die Punkte.
rule-category-weight-without-effect = Das Gewicht von „{ $title }“ bleibt ohne Wirkung: Alle Indikatoren dieser Kategorie haben das Gewicht 0. Geben Sie einem davon ein Gewicht oder der Kategorie das Gewicht 0.
rule-qualification-without-effect = „{ $key }“ bleibt ohne Wirkung, weil kein Indikator eine dieser Kennzahlen misst: { $metrics }. Ergänzen Sie einen solchen Indikator oder löschen Sie den Eintrag.
rule-undocumented-without-effect = Wo Belege fehlen, sollen Punkte entfallen, aber kein Indikator verlangt Belege. Ergänzen Sie „documents“ bei den Indikatoren, die Belege brauchen, oder schreiben Sie "warn".
rule-differs-from-built-in = Der Katalog nennt sich { $catalogue } wie einer, der zu merit gehört, weicht aber inhaltlich ab; jeder Bericht sagt das. Geben Sie ihm eine eigene Kennung (id) oder Fassung (version). Was abweicht, zeigt: merit catalogue diff { $catalogue } DATEI.toml
rule-documents-without-effect = Nur vorhandene Belege sollen zählen, aber kein Indikator verlangt Belege. Ergänzen Sie „documents“ bei den Indikatoren, die Belege brauchen, oder schreiben Sie "named".
rule-remote-without-effect = „remote“ lässt Internetadressen als vorhandene Belege zählen; hier zählt aber jeder genannte Beleg, auch eine Adresse. Schreiben Sie documents = "present" dazu, oder löschen Sie diese Zeile.
rule-unused-source = Kein Indikator und kein Label nennt die Quelle „{ $id }“. Nennen Sie sie bei den Vorgaben, die aus ihr stammen, oder löschen Sie sie.
rule-duplicate-title = Der Titel „{ $title }“ steht zweimal da; in einem Bericht wären die beiden nicht zu unterscheiden. Ändern Sie einen davon.
rule-missing-translation = Diesem Text fehlt eine Sprache, in der der übrige Katalog geschrieben ist: { $languages }. Ergänzen Sie sie oder schreiben Sie einen einfachen Text, der für alle taugt.
rule-line-break = Dieser Text enthält einen Zeilenumbruch, den Berichte durch ein Zeichen ersetzen. Schreiben Sie ihn in eine Zeile.
rule-unprintable-text = Dieser Text enthält das Zeichen { $code }, das unsichtbar ist oder die Darstellung steuert; Berichte ersetzen es. Löschen Sie es.
rule-not-a-web-address = „{ $url }“ ist keine Webadresse, die ein Browser öffnet. Schreiben Sie sie vollständig, beginnend mit https://, oder nehmen Sie sie in den Titel auf.
rule-example-award = Das Beispiel „{ $example }“ sollte „{ $expected }“ erreichen, das Ergebnis ist aber „{ $found }“. Berichtigen Sie das Beispiel oder die Vorgaben des Katalogs.
rule-example-points = Die Punktzahl des Beispiels „{ $example }“ sollte { $expected } sein, das Ergebnis ist aber { $found }. Berichtigen Sie das Beispiel oder die Vorgaben des Katalogs.
rule-example-percent = Der Prozentwert des Beispiels „{ $example }“ sollte { $expected } sein, das Ergebnis ist aber { $found }. Berichtigen Sie das Beispiel oder die Vorgaben des Katalogs.
rule-example-indicator = Im Beispiel „{ $example }“ sollte die Punktzahl des Indikators „{ $indicator }“ { $expected } sein, das Ergebnis ist aber { $found }. Berichtigen Sie das Beispiel oder die Vorgaben des Katalogs.
rule-example-unreadable = Das Beispiel „{ $example }“ lässt sich nicht bewerten: { $reason }
rule-example-number = „{ $value }“ ist keine Zahl. Schreiben Sie sie mit Dezimalpunkt und ohne Anführungszeichen.
rule-example-inputs = Dieser Indikator braucht mehrere Werte. Schreiben Sie sie in geschweifte Klammern, jeden mit seinem Namen: { $inputs }.
rule-example-one-value = Dieser Indikator hat nur einen Wert, der Name „{ $input }“ passt also zu keinem. Schreiben Sie den Wert allein.
rule-example-column = Hier braucht jede Zeile „{ $column }“. Ergänzen Sie es.
help-example-lacks = „{ $title }“ wird nicht erreicht wegen: { $conditions }
problem-allow-error = „{ $name }“ ist die Kennung von Fehlern, die sich nicht übergehen lassen; das geht nur bei Warnungen.

label-same-points = bringt ebenso viel
label-weighs-nothing = hat das Gewicht 0
label-lower = das niedrigere Label
label-higher = steht darüber

check-no-problem = { $name }: nichts zu beanstanden. { $indicators ->
    [one] Ein Indikator
   *[other] { $indicators } Indikatoren
}, { $labels ->
    [one] ein Label
   *[other] { $labels } Labels
}; { $examples ->
    [0] keine Rechenbeispiele
    [one] das Rechenbeispiel stimmt
   *[other] alle { $examples } Rechenbeispiele stimmen
}.
check-problems = { $name }: { $errors ->
    [0] keine Fehler
    [one] ein Fehler
   *[other] { $errors } Fehler
}, { $warnings ->
    [0] keine Warnungen
    [one] eine Warnung
   *[other] { $warnings } Warnungen
}.
check-more = { $count } weitere sind hier nicht gezeigt. --format json führt mehr davon auf.
check-not-asked = Die Regeln über den Inhalt setzen einen Katalog ohne Fehler voraus; sie wurden nicht geprüft und Rechenbeispiele nicht bewertet.
check-explain = Den Grund einer Regel samt Beispiel für falsch und richtig zeigt: merit catalogue check --explain CODE
explain-wrong = Falsch:
explain-found = Was merit dazu sagt:
explain-right = Richtig:
explain-list = Alle Regeln über Kataloge. Den Grund einer Regel zeigt: merit catalogue check --explain CODE
problem-unknown-rule = Es gibt keine Regel mit dem Code „{ $name }“. Alle Regeln zeigt: merit catalogue check --explain all
problem-unknown-rule-near = Es gibt keine Regel mit dem Code „{ $name }“. Meinten Sie { $near }? Alle Regeln zeigt: merit catalogue check --explain all
problem-example-outside = Der Ordner muss neben dem Katalog liegen: ein relativer Pfad, der nicht hinausführt.
problem-example-built-in = Ein eingebauter Katalog hat keinen Ordner neben sich. Schreiben Sie die Werte in das Beispiel.
column-code = Code
column-severity = Schweregrad
column-reason = Grund
rule-rule-never-holds = Keine gültigen Angaben erfüllen diese Regel, also verletzt sie jedes Dossier: { $that }. Korrigieren Sie die Seiten, das Vergleichszeichen oder die Grenzen der Angaben.
rule-profile-never-holds = Keine gültigen Grundangaben wählen dieses Profil: { $when }. Korrigieren Sie seine Vergleiche oder die Grenzen der Grundangaben.
rule-profile-hidden = Wo dieses Profil gilt, gilt „{ $other }“, das davor steht, also wird es nie gewählt. Stellen Sie es vor „{ $other }“ oder fassen Sie jenes enger.
rule-rule-never-broken = Alle gültigen Angaben erfüllen diese Regel, also bemerkt sie nichts: { $that }. Korrigieren oder löschen Sie sie.
rule-rule-never-concerned = Keine gültigen Angaben erfüllen diese Bedingung, also bemerkt die Regel nichts: { $when }. Korrigieren Sie sie.
rule-rule-repeats-share = Der Anteil „{ $indicator }“ sagt das schon: Sein Teil ist höchstens sein Ganzes. Löschen Sie die Regel.
rule-fact-never-read = Kein Indikator und keine Regel liest die Grundangabe „{ $id }“, also wird sie umsonst erfragt. Nennen Sie sie in einem Indikator oder einer Regel, oder löschen Sie sie.
rule-fact-asked-again = „{ $title }“ scheint dasselbe zu sein, was schon die Grundangabe „{ $fact }“ erfragt. Lassen Sie den Indikator die Grundangabe lesen, oder wählen Sie Titel, die sich unterscheiden.
label-share = Teil und Ganzes
label-fact = hier erfragt
rule-best-of-all = Es zählen so viele Mitglieder der Gruppe, wie sie hat; „best“ begrenzt also nichts. Lassen Sie weniger davon zählen oder löschen Sie es.
rule-group-cap-out-of-reach = Die Mitglieder, die zählen, kommen auf höchstens { $most }, die Grenze von { $cap } wird also nie erreicht. Senken Sie sie oder löschen Sie sie.
rule-bonus-without-cap = Nichts begrenzt diesen Bonus, er kann den Prozentwert also weit über 100 heben. Geben Sie seiner Kategorie ein Gewicht, nehmen Sie ihn in eine Gruppe mit „best“ oder „at-most“ auf oder schreiben Sie „cap-percent“ in [catalogue].
