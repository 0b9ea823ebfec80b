### Was `catalogue list` und `show` sagen.

book-list-title = Eingebaute Kataloge
book-list-default = { $id } (Standard)
book-list-version = { $title }, Fassung { $version }
book-list-labels = Labels: { $labels }
book-list-assumed = ≈ { $assumed } von { $all } Vorgaben (Indikatoren, Labels und Gewichte) sind Annahmen
book-list-editions = Fassungen: { $editions }
book-list-next = Was man damit tun kann
book-list-show = Das ganze Regelwerk lesen: merit catalogue show { $id }
book-list-start = Einen eigenen Katalog beginnen: den Text eines eingebauten mit merit catalogue show { $id } -o eigener-katalog.toml in eine Datei schreiben, seine Kennung (id) und seine Vorgaben ändern und die Datei angeben, wo ein Katalog verlangt ist: merit assess ORDNER -c eigener-katalog.toml
book-size = { $indicators ->
    [one] { $indicators } Indikator, höchstens { $points }
   *[other] { $indicators } Indikatoren, höchstens { $points }
}
book-size-uncounted = { $indicators ->
    [one] { $indicators } Indikator, zählt nicht zur Punktzahl
   *[other] { $indicators } Indikatoren, zählen nicht zur Punktzahl
}
book-point = { $points } Punkt
book-points = { $points } Punkte

book-catalogue = Katalog { $id }@{ $version }
book-publisher = Träger: { $publisher }
book-valid-from = gilt ab { $from }
book-valid-until = gilt bis { $until }
book-valid-between = gilt vom { $from } bis { $until }
book-ids = In Klammern hinter einem Titel steht die Kennung, die in Tabellen und Befehlen dafür verwendet wird.

book-no-labels = Kein Label: Dieser Katalog ergibt nur eine Punktzahl.
book-labels-order = Ergebnis einer Bewertung ist das erste dieser Labels, das erreicht ist.
book-awards-order = Ergebnis einer Bewertung ist das erste dieser Labels, das erreicht ist und verliehen wird.
book-label-conditions = Erreicht, wenn all dies gilt:
book-label-unconditional = Immer erreicht: Dieses Label hat keine Bedingungen.
book-label-percent-weighted = ein gewichteter Prozentwert von mindestens { $percent } (Mittel der Kategorien nach Gewicht)
book-label-percent = mindestens { $percent } der erreichbaren Punkte
book-label-percent-of = mindestens { $percent } der erreichbaren Punkte: { $points } von { $attainable }
book-label-percent-of-optional = mindestens { $percent } der erreichbaren Punkte: { $points } von { $attainable }, wenn kein Indikator entfällt
book-label-points = mindestens { $points } (von { $attainable } erreichbaren)
book-label-answered = gültige Nachweise für mindestens { $percent } der Indikatoren
book-label-answered-all = gültige Nachweise für jeden Indikator
book-label-category = in jeder Kategorie mindestens { $percent } der erreichbaren Punkte
book-label-no-award = Dies ist eine Bedingung mit einem Namen, die andere Labels voraussetzen. Verliehen wird sie nie.
book-label-floor-percent = „{ $part }“: mindestens { $percent } dessen, was dort erreichbar ist
book-label-floor-points = „{ $part }“: mindestens { $points } (von { $attainable } dort erreichbaren)
book-label-requires-any = auch die Bedingungen eines dieser Labels: { $labels }
book-label-requires = auch die Bedingungen dieser Labels: { $labels }
book-label-minimums = { $count ->
    [one] dieses Minimalkriterium ist erfüllt:
   *[other] jedes dieser { $count } Minimalkriterien ist erfüllt:
}
book-label-minimums-open = { $count ->
    [one] dieses Minimalkriterium; höchstens { $open } darf verfehlt sein:
   *[other] von diesen { $count } Minimalkriterien höchstens { $open } verfehlt:
}
book-label-minimum = { $indicator }: mindestens { $minimum } von { $most ->
    [one] { $most } Punkt
   *[other] { $most } Punkten
}
book-label-minimum-instead = { $indicator }: mindestens { $minimum } (statt { $own }) von { $most ->
    [one] { $most } Punkt
   *[other] { $most } Punkten
}
book-label-lifted = { $count ->
    [one] Dieses Minimalkriterium gilt hier nicht:
   *[other] Diese { $count } Minimalkriterien gelten hier nicht:
}
book-label-scope = { $count ->
    [one] Nur einer der { $all } Indikatoren zählt hier:
   *[other] Nur { $count } der { $all } Indikatoren zählen hier:
}
book-label-scope-except = { $count } der { $all } Indikatoren zählen hier, alle außer:
book-label-renew = Rezertifizierung { $months ->
        [one] im letzten Monat
       *[other] in den letzten { $months } Monaten
    } davon
book-label-renewed = { $months ->
    [one] Erneuert für einen Monat
   *[other] Erneuert für { $months } Monate
}, gezählt ab dem alten Ende
book-label-grace = erneuerbar noch { $months ->
    [one] einen Monat
   *[other] { $months } Monate
} nach dem Ende; später ist es wieder eine Erstverleihung
book-label-valid = { $months ->
    [one] Gültig für einen Monat
   *[other] Gültig für { $months } Monate
}
book-counted = { $label }: zählt, ohne Minimalkriterium
book-counted-minimum = { $label }: zählt, Minimalkriterium { $minimum }
book-counted-not = { $label }: zählt nicht

book-heading-counting = Wie Punkte gezählt werden
book-aggregate-points = Prozentwert eines Ergebnisses: die erreichten Punkte (Punkte × Gewicht jedes Indikators) im Verhältnis zu den erreichbaren, insgesamt { $attainable }.
book-aggregate-weights = Gewichteter Prozentwert eines Ergebnisses: das Mittel der Prozentwerte der Kategorien nach ihrem Gewicht. Eine Kategorie, in der nichts erreichbar ist, bleibt außer Betracht.
book-aggregate-weight = { $title }: Gewicht { $weight }
book-missing = Ein Indikator, dessen Nachweis fehlt oder fehlerhaft ist, bringt 0 Punkte.
book-not-applicable = Ein Indikator, zu dem „entfällt“ angegeben ist, zählt weder bei den erreichten noch bei den erreichbaren Punkten.
book-undocumented-warn = Fehlen Belege, so sagt es der Bericht; die Punkte bleiben.
book-undocumented-zero = Ein Indikator, dessen Belege fehlen, bringt 0 Punkte.
book-counting-named = Jeder genannte Beleg zählt, ob er beiliegt oder nicht.
book-counting-present = Ein Beleg zählt nur, wenn die Datei beiliegt und nicht leer ist; Internetadressen zählen nicht.
book-counting-remote = Ein Beleg zählt nur, wenn die Datei beiliegt und nicht leer ist; Internetadressen zählen, wie sie genannt sind.
book-exact-but = { $decimals ->
    [0] Alle anderen Zahlen sind genau. Prozentwerte werden ohne Nachkommastellen gezeigt.
    [one] Alle anderen Zahlen sind genau. Prozentwerte werden mit einer Nachkommastelle gezeigt.
   *[other] Alle anderen Zahlen sind genau. Prozentwerte werden mit { $decimals } Nachkommastellen gezeigt.
}
book-cap-percent = Der Prozentwert des Ergebnisses und eines Labels kommt auf höchstens { $most }.
book-round = { $decimals ->
    [0] Dieses Regelwerk rundet den Prozentwert des Ergebnisses und eines Labels vor dem Vergleich kaufmännisch auf ganze Zahlen.
    [one] Dieses Regelwerk rundet den Prozentwert des Ergebnisses und eines Labels vor dem Vergleich kaufmännisch auf eine Nachkommastelle.
   *[other] Dieses Regelwerk rundet den Prozentwert des Ergebnisses und eines Labels vor dem Vergleich kaufmännisch auf { $decimals } Nachkommastellen.
}
book-round-points = { $decimals ->
    [0] Dieses Regelwerk rundet die Punkte des Ergebnisses und eines Labels vor dem Vergleich kaufmännisch auf ganze Zahlen.
    [one] Dieses Regelwerk rundet die Punkte des Ergebnisses und eines Labels vor dem Vergleich kaufmännisch auf eine Nachkommastelle.
   *[other] Dieses Regelwerk rundet die Punkte des Ergebnisses und eines Labels vor dem Vergleich kaufmännisch auf { $decimals } Nachkommastellen.
}
book-exact = { $decimals ->
    [0] Alle Zahlen sind genau. Prozentwerte werden ohne Nachkommastellen gezeigt; entschieden wird immer ungerundet.
    [one] Alle Zahlen sind genau. Prozentwerte werden mit einer Nachkommastelle gezeigt; entschieden wird immer ungerundet.
   *[other] Alle Zahlen sind genau. Prozentwerte werden mit { $decimals } Nachkommastellen gezeigt; entschieden wird immer ungerundet.
}

book-heading-overview = Übersicht
book-column-minimum = Min.
book-column-id = Kennung
book-legend-weight = Punkte × Gewicht: mit Gewicht 0 wird ein Indikator gezeigt, zählt aber nicht zur Punktzahl
book-legend-minimum = Min.: Minimalkriterium, so viele Punkte sind für ein Label mindestens nötig
book-legend-assumed = ≈ Annahme der Verfasser dieses Katalogs
book-category-weight = { $size }; Gewicht { $weight } im Prozentwert

book-in-category = Kategorie: { $category }
book-answer = Angabe: { $answer }
book-answer-share = zwei Zahlen, { $part } und { $whole }; gewertet wird 100 × { $part-title } / { $whole-title } in Prozent ({ $part-title } von 0 bis { $whole-title }, { $whole-title } über 0)
book-answer-quotient = zwei Zahlen, { $first } und { $second }; gewertet wird { $first-title } / { $second-title }, mit { $second-title } über 0
book-answer-ratio = zwei Zahlen, { $first } und { $second }; gewertet wird { $per } × { $first-title } / { $second-title }, mit { $second-title } über 0
book-answer-yes-no-counted = ja / nein; ja zählt als 1, nein als 0
book-answer-choice = eine der Möglichkeiten unten
book-answer-checklist = ja oder nein zu jedem dieser { $count } Merkmale; gewertet wird, wie viele vorhanden sind, und ein Merkmal ohne Angabe ist es nicht
book-answer-since-years = ein Datum; gewertet werden die vollendeten Jahre von da bis zum Stichtag
book-answer-since-months = ein Datum; gewertet werden die vollendeten Monate von da bis zum Stichtag
book-metric-qualification = aus der Tabelle team: die Bewertungen aller Personen in Prozent der bestmöglichen. Jede Person wird je Kompetenz von 0 bis { $max } bewertet; Kompetenzen zählen nach ihrem Gewicht, { $weighing }.
book-metric-lead-qualification = aus der Tabelle team: die Bewertungen der Personen in der Rolle „{ $role }“ in Prozent der bestmöglichen. Jede Person wird je Kompetenz von 0 bis { $max } bewertet; Kompetenzen zählen nach ihrem Gewicht, { $weighing }.
book-metric-coverage = aus der Tabelle team: der Anteil der Kompetenzen, in denen mindestens eine Person mit { $proficient } oder besser bewertet ist, in Prozent
book-metric-fte = aus der Tabelle team: die Summe der Vollzeitäquivalente aller Personen
book-metric-tenure = aus der Tabelle team: wie lange die Personen im Mittel im Team sind, in Jahren (vollendete Monate / 12), jede Person nach ihren Vollzeitäquivalenten
book-metric-training-days = aus den Tabellen team und training: die Tage aller Weiterbildungen in den zwölf Monaten vor dem Stichtag, geteilt durch die Vollzeitäquivalente des Teams
book-metric-trained = aus den Tabellen team und training: der Anteil der Vollzeitäquivalente, deren Personen mindestens eine anerkannte, noch gültige Weiterbildung besucht haben, in Prozent
book-optional = Darf mit „entfällt“ beantwortet werden und zählt dann nicht mit.
book-documents = { $count ->
    [0] Belege: keine nötig
    [one] Belege: mindestens einer
   *[other] Belege: mindestens { $count }
}
book-absence-documents = { $count ->
    [one] „Entfällt“ braucht mindestens einen Beleg.
   *[other] „Entfällt“ braucht mindestens { $count } Belege.
}
book-option-documents = { $count ->
    [one] braucht mindestens einen Beleg
   *[other] braucht mindestens { $count } Belege
}
book-points-yes-no = Punkte: { $points } für ja, 0 für nein
book-points-choice = Punkte nach Möglichkeit, höchstens { $most }:
book-points-checklist = Punkte nach Zahl der Merkmale, höchstens { $most }:
book-points-value = Punkte nach Wert, höchstens { $most }:
book-points-value-in = Punkte nach Wert ({ $unit }), höchstens { $most }:
book-scale-row = { $value }: { $points }
book-scale-between = dazwischen: anteilig, ungerundet
book-bands-meet = wo zwei Spannen aneinanderstoßen, zählt die bessere
book-weight = Gewicht: { $weight }, zählt also bis zu { $points }
book-weight-zero = Gewicht: 0, wird also gezeigt, zählt aber nicht zur Punktzahl
book-minimum = Minimalkriterium: { $minimum }
book-minimum-some = Minimalkriterium je nach Label:
book-minimum-label = { $label }: mindestens { $minimum }
book-minimum-lifted = { $label }: keines
book-excellent = Exzellent: mindestens { $points }
book-worth = { $points } ({ $needed })
book-advice = Empfehlung: { $advice }
book-basis-published = Grundlage: vom Träger veröffentlicht ({ $source })
book-basis-inferred = Grundlage: aus Veröffentlichtem hergeleitet ({ $source })
book-basis-assumed = Grundlage: ≈ Annahme der Verfasser dieses Katalogs
book-basis-assumed-source = Grundlage: ≈ Annahme der Verfasser dieses Katalogs (siehe { $source })
book-rationale = Begründung: { $rationale }
book-source = Quelle { $number }

book-heading-qualification = Wie die Qualifikation des Teams gewichtet wird
book-ratings = Jede Person wird je Kompetenz von 0 bis { $max } bewertet.
book-ratings-proficient = Jede Person wird je Kompetenz von 0 bis { $max } bewertet und gilt ab { $proficient } als kompetent.
book-weighing = Kompetenzen zählen nach ihrem Gewicht, { $weighing }.
book-weigh-fte-role = Personen nach ihren Vollzeitäquivalenten × Gewicht ihrer Rolle
book-weigh-fte = Personen nach ihren Vollzeitäquivalenten
book-weigh-role = Personen nach dem Gewicht ihrer Rolle
book-weigh-head = alle Personen gleich
book-roles = Rollen, und wie viel eine Person darin wiegt
book-programmes = Anerkannte Weiterbildungen, und wie viele Monate sie zählen
book-column-competence = Kompetenz
book-column-role = Rolle
book-column-weight = Gewicht
book-column-programme = Programm
book-column-months = Monate
book-months-unlimited = ohne Ende

book-heading-sources = Quellen
book-source-title = Quelle { $number }: { $title }
book-source-read = { $entry }, abgerufen am { $date }

book-unknown-indicator = Der Katalog { $catalogue } hat weder eine Grundangabe noch einen Indikator „{ $name }“. Alle zeigt: merit catalogue show { $catalogue }
book-unknown-indicator-near = Der Katalog { $catalogue } hat weder eine Grundangabe noch einen Indikator „{ $name }“. Meinten Sie { $near }?
book-indicator-alone = „{ $name }“ ist kein Katalog, sondern ein Teil von { $catalogue }. Bitte schreiben Sie: merit catalogue show { $catalogue } { $name }
book-answer-date = ein Datum, nicht nach dem Stichtag

book-heading-facts = Grundangaben
book-facts = Was einmal gefragt wird, was immer es liest.
book-fact-optional = Darf mit „entfällt“ beantwortet werden; dann entfällt auch, was ihn liest.
book-fact-readers = Ihn lesen diese Indikatoren: { $readers }
book-fact-rules = Ihn lesen diese Regeln: { $readers }
book-reads-facts = Gelesen wird, was einmal gefragt ist: { $facts }

book-heading-profiles = Profile
book-profiles = Andere Vorgaben für andere Antragsteller. Das erste Profil, das gilt, entscheidet, bevor etwas bewertet wird; gilt keines, gelten die Vorgaben des Katalogs selbst.
book-profile-when = Gilt, wenn: { $when } ({ $written })
book-profile-same = Ändert nichts.
book-profile-difference = { $thing }, { $aspect }: { $new } (sonst { $old })
book-heading-rules = Regeln
book-rules = Was in einem stimmigen Dossier gilt. Eine Regel bemerkt, was sich widerspricht, und ändert keine Punkte.
book-rule-that = Es gilt: { $that } ({ $written })
book-rule-when = Nur wo gilt: { $when } ({ $written })
book-rule-tolerance = Toleranz: { $tolerance }
book-rule-tolerance-days = Toleranz: { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
book-rule-tolerance-percent = Toleranz: { $percent } der größeren Seite
book-rule-error = Wo es nicht gilt: ein Fehler
book-rule-warning = Wo es nicht gilt: eine Warnung
book-rule-note = Wo es nicht gilt: ein Hinweis
book-group-of = Zählt zusammen: { $members }
book-group-best = { $best ->
    [one] Nur das beste Mitglied zählt
   *[other] Nur die besten { $best } Mitglieder zählen
}, von gleichen das erste
book-group-at-most = Trägt höchstens { $points } bei
book-group-best-at-most = { $best ->
    [one] Nur das beste Mitglied zählt
   *[other] Nur die besten { $best } Mitglieder zählen
}, von gleichen das erste; trägt höchstens { $points } bei
book-group-attainable = Erreichbar: { $points }
book-group-bonus = Bonus: bringt bis zu { $points }, die nicht zu den erreichbaren gehören
book-in-group = Gruppe: { $group }
book-in-limited-group = Gruppe: { $group }. { $limits }
book-indicator-bonus = Bonus: Seine Punkte gehören nicht zu den erreichbaren
book-bonus = Bonus: „{ $title }“ bringt bis zu { $points }, die nicht zu den erreichbaren gehören.
book-bonus-percentage-points = Bonus: „{ $title }“ bringt bis zu { $weight ->
    [one] { $weight } Prozentpunkt
   *[other] { $weight } Prozentpunkte
} und keine Punkte.
