### Was ein Rechenweg sagt.

explain-how = Jeder Indikator wird von den gelesenen Zellen bis zu seinen Punkten verfolgt, danach die Summen und die Bedingungen der Labels. Zahlen stehen ungekürzt oder gerundet mit ihrem genauen Bruch, so dass sich alles mit dem Taschenrechner nachrechnen lässt.
explain-cell = { $place }: „{ $raw }“
explain-cell-read = { $place }: „{ $raw }“, gelesen als { $read }
explain-cell-empty = { $place }: leer
explain-note = { $cell } (Bemerkung: „{ $note }“)
explain-document = Beleg: { $document }
explain-date = { $date }
explain-person-rating = { $person }: 100 × ({ $terms }) / ({ $most }) = { $percent }, Gewicht { $weight }
explain-person-months = { $person }: seit { $since } im Team, { $months } vollendete Monate
explain-person-days = { $person }: { $days ->
    [one] { $days } Tag Weiterbildung
   *[other] { $days } Tage Weiterbildung
} in den letzten zwölf Monaten
explain-person-trained = { $person }: hat eine anerkannte, noch gültige Weiterbildung
explain-person-untrained = { $person }: keine anerkannte, noch gültige Weiterbildung
explain-coverage = { $competence }: beste Bewertung { $best } { $sign } { $proficient }
explain-line = { $most } × ({ $value } − { $from }) / ({ $to } − { $from }) = { $points }
explain-line-part = { $first } + ({ $second } − { $first }) × ({ $value } − { $from }) / ({ $to } − { $from }) = { $points }
explain-compared = { $exact }, nach dem Regelwerk { $compared }
explain-line-before = { $value } erreicht { $from } nicht: { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
explain-line-beyond = { $value } ist über { $to } hinaus: { $points ->
    [one] { $points } Punkt
   *[other] alle { $points } Punkte
}
explain-minimum-met = Minimalkriterium: { $points } { $sign } { $limit ->
    [one] { $limit } Punkt
   *[other] { $limit } Punkte
}, erfüllt
explain-minimum-missed = Minimalkriterium: { $points } { $sign } { $limit ->
    [one] { $limit } Punkt
   *[other] { $limit } Punkte
}, verfehlt
explain-excellent = Exzellenz: { $points } { $sign } { $limit ->
    [one] { $limit } Punkt
   *[other] { $limit } Punkte
}, exzellent
explain-not-excellent = Exzellenz: { $points } { $sign } { $limit ->
    [one] { $limit } Punkt
   *[other] { $limit } Punkte
}
explain-category = { $title }: { $terms } = { $points } von { $attainable ->
    [one] { $attainable } Punkt
   *[other] { $attainable } Punkten
}, das sind { $percent }
explain-score = Ergebnis
explain-whole = Summe der Kategorien: { $terms } = { $points } von { $attainable ->
    [one] { $attainable } Punkt
   *[other] { $attainable } Punkten
}; als Prozentwert { $percent }
explain-scope = Über die { $title } Indikatoren, die hier zählen: { $terms } = { $points } von { $attainable ->
    [one] { $attainable } Punkt
   *[other] { $attainable } Punkten
}, das sind { $percent }
explain-sides = verlangt: { $required }; gefunden: { $actual }
explain-unknown-indicator = Der Katalog hat weder eine Grundangabe noch einen Indikator „{ $name }“. Schreiben Sie seine Kennung oder seine Nummer.
explain-unknown-indicator-near = Der Katalog hat weder eine Grundangabe noch einen Indikator „{ $name }“. Meinten Sie „{ $near }“?
explain-report-by = { $title } · Katalog { $catalogue } · Stichtag { $as-of } · erstellt mit merit { $version }
explain-report-profile = Es gelten die Vorgaben des Profils „{ $profile }“, denn { $when }.
explain-report-as-saved = Aus dem gespeicherten Bericht entnommen, ohne die Dateien dahinter; seine Rechenwege sind auf Englisch. Ob die Dateien noch dasselbe ergeben, sagt merit verify.
explain-report-differs = ✗ Das stimmt nicht mit dem Bericht überein: Aus seinen eigenen Zahlen berechnet ist es { $found }.
explain-report-options = Ein Bericht ist schon gelesen und bewertet: --as-of, --decimal, --initiative, --decisions und --no-decisions haben hier keine Bedeutung. Lassen Sie sie weg, oder geben Sie statt des Berichts das Dossier an.
heading-facts = Grundangaben
explain-read-by = gelesen von: { $readers }
explain-group = { $terms } = { $sum }; { $limits }: { $points } von { $attainable ->
    [one] { $attainable } Punkt
   *[other] { $attainable } Punkten
}
explain-report-bonus = Von diesem Prozentwert bringt der Bonus „{ $title }“ { $added } Prozentpunkte.
