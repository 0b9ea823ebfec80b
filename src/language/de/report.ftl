### Was Berichte sagen.

percent = { $number } %
yes = ja
no = nein
tab = Tabulator
category-uncounted = zählt nicht
total = Gesamt
total-weighted = Gesamt (Prozent nach Gewicht)
best-case = Bestenfalls
best-case-weighted = Bestenfalls (Prozent nach Gewicht)
no-figure = kein Wert

report-by = { $title } · Katalog { $catalogue } · Stichtag { $as-of }

decision-award = Label erreicht: { $label } — { $score }
decision-award-provisional = Vorläufig: { $label } wäre nach jetzigem Stand erreicht — { $score }
decision-no-label = Kein Label — { $score }
decision-no-label-provisional = Vorläufig: nach jetzigem Stand kein Label — { $score }
decision-score-only = Ergebnis: { $score }
score = { $percent } ({ $points } von { $attainable ->
    [one] { $attainable } Punkt
   *[other] { $attainable } Punkten
})
score-without-percent = { $points } von { $attainable ->
    [one] { $attainable } Punkt
   *[other] { $attainable } Punkten
}, nichts erreichbar
score-weighted = gewichteter Prozentwert { $percent }; Punkte: { $points }
score-weighted-without-percent = kein gewichteter Prozentwert, weil in keiner Kategorie mit Gewicht etwas erreichbar ist; Punkte: { $points }
reason = { $label }: { $reason }
unmet = { $condition }: verlangt { $required }, erreicht { $actual }
unmet-words = { $condition }: { $actual }
unmet-any = { $condition }: erreicht ist keines von diesen: { $required }
unmet-floors = { $count ->
    [one] eine Untergrenze ist verfehlt:
   *[other] { $count } Untergrenzen sind verfehlt:
}
unmet-minimums = { $count ->
    [one] ein Minimalkriterium ist verfehlt:
   *[other] { $count } Minimalkriterien sind verfehlt:
}
missed-minimum = { $title } ({ $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}, mindestens { $minimum })
missed-minimum-missing = { $title } (noch kein Nachweis, mindestens { $minimum })
missed-minimum-invalid = { $title } (Angabe fehlerhaft, mindestens { $minimum })
profile-holds = Profil „{ $profile }“: Es gelten seine Vorgaben, denn { $when } ({ $facts }).
profile-fact = { $title }: { $value }
profile-none = Kein Profil gilt, also gelten die Vorgaben des Katalogs selbst.
provisional-profile = Das Ergebnis ist vorläufig: Es lässt sich nicht sagen, welches Profil gilt, und mit einem anderen gelten andere Vorgaben.
provisional = Das Ergebnis ist vorläufig: Nachweise fehlen bei { $missing ->
        [0] keinem Indikator
        [one] einem Indikator
       *[other] { $missing } Indikatoren
    } und sind bei { $invalid ->
        [0] keinem
        [one] einem
       *[other] { $invalid }
    } fehlerhaft. Es liegt zwischen { $from } (jetziger Stand) und { $up-to } (wenn sie alle ihre Höchstpunktzahl bringen).
still-reachable = { $label } ist noch erreichbar.
no-longer-reachable = { $label } ist nicht mehr erreichbar.
valid-until = Das Label würde { $months ->
    [one] { $months } Monat
   *[other] { $months } Monate
} gelten, bis zum { $until }. { $renewal } Über die Verleihung entscheidet sein Träger; dieses Ergebnis bereitet sie vor.
valid-renewed = Das bis zum { $held-until } gültige Label würde erneuert, weil die Bewertung bis zum { $renewable-until } erfolgt: für { $months ->
    [one] { $months } Monat
   *[other] { $months } Monate
} ab dem alten Ende, vom { $from } bis zum { $until }. { $renewal } Über die Verleihung entscheidet sein Träger; dieses Ergebnis bereitet sie vor.
valid-anew = Das bis zum { $held-until } gültige Label war nur bis zum { $renewable-until } erneuerbar; dies wäre also wieder eine Erstverleihung: Es würde { $months ->
    [one] { $months } Monat
   *[other] { $months } Monate
} gelten, vom { $from } bis zum { $until }. { $renewal } Über die Verleihung entscheidet sein Träger; dieses Ergebnis bereitet sie vor.
valid-decision-ends = Es beruht auf Entscheidungen der Begutachtung, deren erste am { $end } endet.
renewal-from = Die Rezertifizierung ist ab dem { $from } möglich.
renewal-before = Bis dahin ist zu rezertifizieren.

decision-line = { $title }: { $decision } ({ $end })
decision-until = gilt bis zum { $date }
decision-without-end = ohne Ende
heading-decisions = Entscheidungen der Begutachtung
column-claimed = Nach Nachweisen
decided-points = { $points } (nach Nachweisen: { $claimed })
decided-score = { $count ->
        [one] Über die Punkte eines Indikators hat die Begutachtung entschieden
       *[other] Über die Punkte von { $count } Indikatoren hat die Begutachtung entschieden
    }: { $by }, in { $from }. Allein nach den Nachweisen wäre das Ergebnis: { $claimed }.
decided-in-named = { $table } (genannt mit --decisions)
decided-nothing = Entscheidungen der Begutachtung wurden in { $from } gesucht; keine gilt an diesem Tag.
uncounted-decisions = { $count ->
        [one] Eine Entscheidung der Begutachtung zählt nicht; das Ergebnis ist daher nicht das, was sie sagt
       *[other] { $count } Entscheidungen der Begutachtung zählen nicht; das Ergebnis ist daher nicht das, was sie sagen
    }: { $which }.
decisions-not-in-force = { $count ->
        [one] Eine Entscheidung der Begutachtung gilt an diesem Tag nicht
       *[other] { $count } Entscheidungen der Begutachtung gelten an diesem Tag nicht
    }: { $which }.
uncounted-named = { $title } ({ $why }; { $place })
uncounted-line = { $title }: zählt nicht: { $why } ({ $place })
uncounted-no-indicator = kein solcher Indikator
uncounted-no-name = ohne Angabe, wer entschieden hat
uncounted-no-reason = ohne Begründung
uncounted-out-of-range = außerhalb des erlaubten Bereichs
uncounted-unreadable = nicht lesbar
uncounted-twice = eine von zweien für denselben Tag
uncounted-future = erst am { $date } getroffen
uncounted-ended = galt bis zum { $date }
set-aside-own-workbook = { $count ->
        [one] Eine Entscheidung in { $table } zählt nicht: Sie steht
       *[other] { $count } Entscheidungen in { $table } zählen nicht: Sie stehen
    } in der eingereichten Arbeitsmappe, und entscheiden darf nur die Begutachtung.
set-aside-hidden = { $count ->
        [one] Eine Entscheidung in { $table } zählt nicht
       *[other] { $count } Entscheidungen in { $table } zählen nicht
    }: Das Blatt ist ausgeblendet.
set-aside-left-out = { $count ->
        [one] Eine Entscheidung in { $table } bleibt
       *[other] { $count } Entscheidungen in { $table } bleiben
    } außer Betracht (--no-decisions).
set-aside-replaced = { $count ->
        [one] Eine Entscheidung in { $table } zählt nicht
       *[other] { $count } Entscheidungen in { $table } zählen nicht
    }, weil andere genannt wurden (--decisions).
claimed-award = { $label }, { $score }
claimed-no-label = kein Label, { $score }

heading-labels = Labels
heading-categories = Kategorien
heading-indicators = Indikatoren
heading-findings = Befunde
heading-basis = Worauf das beruht
column-condition = Bedingung
column-required = verlangt
column-actual = erreicht
column-met = erfüllt
column-category = Kategorie
column-weight = Gewicht
column-points = Punkte
column-attainable = erreichbar
column-percent = Prozent
column-number = Nr.
column-fact = Grundangabe
column-indicator = Indikator
column-value = Wert
column-contribution = zählt
column-working = Rechnung
weighing = Gewichteter Prozentwert: ({ $terms }) / { $weights } = { $percent }.
weighing-in-words = Gewichteter Prozentwert, { $percent }: der Prozentwert jeder Kategorie × ihr Gewicht, zusammengezählt und durch { $weights } geteilt, die Summe der Gewichte.
weighing-unrounded = Die Prozentwerte der Kategorien gehen ungerundet ein: 100 × Punkte / erreichbare Punkte.
weighing-left-out = Eine Kategorie, in der nichts erreichbar ist, bleibt außer Betracht.
legend = ★ exzellent · ✗ Minimalkriterium verfehlt · ? noch kein gültiger Nachweis

label-no-award = { $label } (Bedingung, wird nicht verliehen)
label-reached = ✓ erreicht
label-not-reached = ✗ nicht erreicht
label-reachable = ? noch erreichbar
condition-min-percent = Anteil der erreichbaren Punkte
condition-min-percent-weighted = Gewichteter Prozentwert (Mittel der Kategorien nach Gewicht)
condition-min-points = Punkte
condition-min-answered-percent = Anteil der Indikatoren mit gültigem Nachweis
condition-min-category-percent = Anteil in jeder Kategorie
condition-floors = Untergrenzen
condition-requires-any = Eines dieser Labels
condition-requires = Andere Labels
condition-minimums = Minimalkriterien
minimums-all = alle
minimums-allowed = höchstens { $allowed } verfehlt
minimums-met = alle erfüllt
minimums-missed = { $count } verfehlt
all-categories = alle
categories-below = darunter: { $categories }
floors-met = alle erreicht
none-reached = keines erreicht
labels-reached = erreicht: { $labels }
floor-points = { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
all-reached = erreicht
labels-unmet = nicht erreicht: { $labels }

status-scored = bewertet
status-given = angegeben
status-missing = fehlt
status-invalid = fehlerhaft
status-not-applicable = entfällt
severity-error = Fehler
severity-warning = Warnung
severity-note = Hinweis

unit-years = { $count ->
    [one] Jahr
   *[other] Jahre
}
unit-months = { $count ->
    [one] Monat
   *[other] Monate
}
unit-fte = VZÄ
unit-days-per-fte = { $count ->
    [one] Tag je VZÄ
   *[other] Tage je VZÄ
}
value-items = { $there } von { $all }

working-not-applicable = entfällt: zählt nicht mit
working-missing = fehlt ({ $reason }): vorerst 0 Punkte
working-invalid = Angabe fehlerhaft: vorerst 0 Punkte
working-undocumented = Belege fehlen: keine Punkte
working-decided = am { $date } durch { $by } entschieden: { $points } von { $max ->
    [one] { $max } Punkt
   *[other] { $max } Punkten
} statt { $claimed } nach den Nachweisen, weil: { $reason }
working-point = { $points } von { $max } Punkt
working-points = { $points } von { $max } Punkten
working-points-weighted = { $earned } × Gewicht { $weight } = { $contribution }
rounded = { $shown } (genau { $exact })
working-share = 100 × { $part } / { $whole } = { $value }
working-quotient = { $first } / { $second } = { $value }
working-ratio = { $per } × { $first } / { $second } = { $value }
working-since = vom { $from } bis { $as-of }: { $value }
working-person-rating = { $person } { $figure } (Gewicht { $weight })
working-person-fte = { $person } { $weight } VZÄ
working-person-tenure = { $person } { $figure ->
    [one] { $figure } Monat
   *[other] { $figure } Monate
} ({ $weight } VZÄ)
working-person-days = { $person } { $figure ->
    [one] { $figure } Tag
   *[other] { $figure } Tage
} ({ $weight } VZÄ)
working-person-trained = { $person } { $figure } ({ $weight } VZÄ)
working-from = ab { $limit }
working-up-to = bis { $limit }
working-below = unter { $limit }
working-above = über { $limit }
working-band = von { $from } bis { $up-to }
working-no-band = außerhalb jeder Spanne
working-line = anteilig von { $from } bis { $to }
working-proportion = anteilig von { $from } (0 Punkte) bis { $to } ({ $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
})
working-at = bei { $limit }
working-just-below = knapp unter { $limit }
working-just-above = knapp über { $limit }
working-part = anteilig von { $from } ({ $first ->
    [one] { $first } Punkt
   *[other] { $first } Punkte
}) bis { $to } ({ $second ->
    [one] { $second } Punkt
   *[other] { $second } Punkte
})
needed-from = mindestens { $limit }
needed-up-to = höchstens { $limit }
needed-option = „{ $option }“
needed-or = oder

basis-assumed = { $assumed } von { $all } Vorgaben (was Indikatoren und Labels verlangen, und Gewichte) sind Annahmen der Verfasser dieses Katalogs: Keine Veröffentlichung des Trägers nennt sie. Ein offizielles Handbuch ersetzt sie, wo es eines gibt.
basis-none-assumed = Keine Vorgabe dieses Katalogs ist angenommen.
basis-catalogue = Katalog { $catalogue }, SHA-256 { $sha256 }
basis-catalogue-same-meaning = Katalog { $catalogue }, SHA-256 { $sha256 }; alle Texte und Zahlen sind die des eingebauten Katalogs, seine Datei weicht nur in Kommentaren, Schreibweise oder Rechenbeispielen ab
provenance-differs = Dies ist nicht der eingebaute Katalog: Er nennt sich { $catalogue }, weicht aber inhaltlich von dem Katalog ab, der unter diesem Namen zu merit gehört. Was abweicht, zeigt: merit catalogue diff { $catalogue } DATEI.toml
provenance-other-edition = Diese Fassung gehört nicht zu merit: Der Katalog nennt sich { $catalogue }. Eingebaut: { $known }.
basis-sheet = { $file }, Blatt „{ $sheet }“: { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }, Arbeitsmappe, SHA-256 { $sha256 }
basis-input = { $file }: { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }, { $encoding }, Trennzeichen „{ $delimiter }“, SHA-256 { $sha256 }
basis-input-comma = { $file }: { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }, { $encoding }, Trennzeichen „{ $delimiter }“, Dezimalkomma, SHA-256 { $sha256 }
basis-input-point = { $file }: { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }, { $encoding }, Trennzeichen „{ $delimiter }“, Dezimalpunkt, SHA-256 { $sha256 }
basis-tool = merit { $version }

heading-corrections = Bitte berichtigen
heading-evidence = Bitte nachreichen
heading-minimums = Offene Minimalkriterien
heading-documents = Fehlende Belege
heading-checks = Bitte prüfen
heading-named-documents = Genannte Belege
column-where = Wo
column-request = Bitte
check-nothing-open = Selbsttest: nichts ist offen. Alle Angaben sind lesbar, jedes Minimalkriterium ist erfüllt.
check-open = Selbsttest: { $corrections } zu berichtigen, { $evidence } ohne Nachweis, { $minimums ->
    [one] { $minimums } offenes Minimalkriterium
   *[other] { $minimums } offene Minimalkriterien
}, { $documents ->
    [one] { $documents } Beleg nachzureichen
   *[other] { $documents } Belege nachzureichen
}.
check-no-score = Der Selbsttest sagt nichts über die Punktzahl; das tut merit assess.
request-minimum = das Minimalkriterium ist nicht erfüllt (jetzt: { $value }).
request-minimum-from = das Minimalkriterium ist nicht erfüllt (jetzt: { $value }); nötig: { $needed }.
document-none = keine
document-of = { $document } ({ $title })
document-found = ✓ { $name }
document-found-digest = ✓ { $name } (SHA-256 { $sha256 })
document-empty = ✗ { $name }: ist leer
document-table = ✗ { $name }: ist selbst eine Tabelle des Dossiers
document-absent = ✗ { $name }: liegt nicht bei
document-refused = ✗ { $name }: nicht geöffnet, da keine gewöhnliche Datei innerhalb des Dossiers
document-remote = – { $name }: Internetadresse, wird nicht abgerufen
document-elsewhere = – { $name }: genannt, nicht gesucht
certificate-of-training = Beleg einer Weiterbildung

written = geschrieben: { $path }
dossier-written = Das leere Dossier für { $title } liegt in { $path }. Wie die Tabellen auszufüllen sind, steht dort in README.txt. Bewertet wird es mit: { $command }
catalogue-written = Ein Katalog für den Anfang steht in { $path }. Ändern Sie ihn, und prüfen Sie ihn mit: { $command }

severity-help = Hilfe

undocumented-points = { $points } der { $of } Punkte { $points ->
    [one] stützt
   *[other] stützen
} sich auf Belege, die nicht genannt sind, nicht beiliegen oder leer sind: { $indicators }. Ohne sie { $rest ->
    [one] wäre es { $rest } Punkt
   *[other] wären es { $rest } Punkte
}.
undocumented-zero = Keine Punkte, weil Belege fehlen: { $indicators }.
named-points = { $points } der { $of } Punkte { $points ->
    [one] stützt
   *[other] stützen
} sich allein auf genannte Namen, denn Internetadressen ruft merit nicht ab: { $indicators }.
named-points-elsewhere = { $points } der { $of } Punkte { $points ->
    [one] stützt
   *[other] stützen
} sich allein auf genannte Namen, denn nach den Belegen wurde nicht gesucht: { $indicators }.
doubtful-values = Bitte diese Werte prüfen, die anders gemeint sein können: { $indicators }.
hypothetical-title = HYPOTHETISCH: { $name }
hypothetical = HYPOTHETISCH: Dieses Ergebnis beruht auf { $count ->
        [one] einem angenommenen Wert
       *[other] { $count } angenommenen Werten
    } anstelle der eingereichten Angaben: { $settings }. Angenommenes gilt als belegt. Es ist keine Bewertung des Antrags und lässt sich nicht bestätigen.
working-supposed = angenommen: { $step }
basis-rules = { $all ->
    [one] Eine Regel zu Widersprüchen
   *[other] { $all } Regeln zu Widersprüchen
}: { $checked } geprüft, davon { $broken } verletzt; { $unchecked } mangels Angaben nicht prüfbar; { $not-concerned } nicht betroffen.

rule-and = und
rule-operand = „{ $title }“
rule-operand-years = „{ $title }“ in vollen Jahren
rule-operand-months = „{ $title }“ in vollen Monaten
rule-date-and-part = { $date } + { $part }
rule-operand-plain = { $title }
status-dispensable = nicht nötig
group-limits = zählt: { $limits }
group-all = zählt: { $count ->
    [one] das einzige Mitglied
   *[other] alle { $count } Mitglieder
}
group-best = { $best ->
    [one] das beste von { $count }
   *[other] die besten { $best } von { $count }
}
group-at-most = höchstens { $most }
group-at-most-of = höchstens { $most } von { $sum }
group-left-out = { $points }, zählt nicht
group-bonus = { $title } (Bonus)
group-note = „–“ vor einem Indikator: Er gehört zur Gruppe darüber. Von seinen Punkten geht nur ein, was in der Gruppe zählt.
points-bonus = { $points } (Bonus)
points-left-out = { $points } (zählt nicht)
points-bonus-left-out = { $points } (Bonus, zählt nicht)
working-bonus-point = Bonus: { $points } von höchstens { $max } Punkt
working-bonus-points = Bonus: { $points } von höchstens { $max } Punkten
working-left-out = zählt nicht in „{ $group }“ ({ $limits })
working-dispensable = nicht nötig: Mit ihm allein trüge „{ $group }“ nicht mehr bei ({ $limits })
bonus-note = Ein Bonus bringt Punkte, ohne zu den erreichbaren zu gehören. Was in Klammern steht, ist in keiner Summe.
bonus-percentage-points = „{ $title }“ ist ein Bonus und bringt { $weight } × { $points } / { $attainable } = { $added } Prozentpunkte.
bonus-in-all = Insgesamt: { $percent }.
page-mark-whole = 100 %: alles, was erreichbar ist
heading-groups = Gruppen
column-group = Gruppe
