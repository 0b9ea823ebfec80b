### What `catalogue diff` says.

change-report = Was sich geändert hat: { $old } → { $new }
change-identical = Die beiden Kataloge sind Byte für Byte gleich.
change-same-meaning = Beide bedeuten dasselbe; nur Kommentare, Reihenfolge der Schlüssel oder Aufmachung unterscheiden sich.
change-summary = { $decisive ->
    [0] Keine Änderung an Zahlen, Bedingungen oder Messgrößen: Ergebnisse bleiben, wie sie sind
    [one] 1 Änderung an Zahlen, Bedingungen oder Messgrößen, die Ergebnisse ändern kann
   *[other] { $decisive } Änderungen an Zahlen, Bedingungen oder Messgrößen, die Ergebnisse ändern können
}; { $wording ->
    [0] keine nur am Wortlaut.
   *[other] { $wording } nur am Wortlaut.
}
change-attainable = Erreichbare Punkte insgesamt: { $old } → { $new }
change-attainable-same = Erreichbare Punkte insgesamt: { $points }, wie bisher
change-same-version = Die Ergebnisse können abweichen, aber beide Kataloge nennen sich Fassung { $version }. Geben Sie dem neuen eine eigene Fassung, damit ein Bericht erkennen lässt, auf welchem der beiden er beruht.
change-heading-qualification = Qualifikation des Clustermanagements
change-heading-other = Der Katalog als Ganzes
change-heading-wording = Wortlaut, Quellen und was sonst nichts entscheidet
change-old-catalogue = Alt: { $catalogue }, SHA-256 { $sha256 }
change-new-catalogue = Neu: { $catalogue }, SHA-256 { $sha256 }
change-column-what = Was
change-column-aspect = Merkmal
change-column-old = alt
change-column-new = neu
change-was = alt: { $value }
change-is = neu: { $value }
change-value = { $value }
change-part = { $name }: { $value }
change-thing = { $title } ({ $id })
change-step = { $limit }: { $points }
change-step-documents = { $limit }: { $points }, nötige Belege: { $documents }
change-months = { $months ->
    [one] 1 Monat
   *[other] { $months } Monate
}
change-unlimited = unbefristet

change-kind-catalogue = Katalog
change-kind-qualification = Qualifikation
change-kind-competence = Kompetenz
change-kind-role = Rolle
change-kind-programme = Programm
change-kind-source = Quelle

change-added = neu
change-removed = entfallen
change-in-language = { $aspect } ({ $language })
change-language-de = deutsch
change-language-en = englisch
change-id = Kennung
change-id-lost = Kennung (alte Dossiers finden ihn nicht mehr)
change-version = Fassung
change-title = Titel
change-publisher = Herausgeber
change-valid-from = gültig ab
change-valid-until = gültig bis
change-decimals = gezeigte Nachkommastellen
change-aggregate = wie aus Punkten ein Prozentwert wird
change-aggregate-points = über alle Punkte
change-aggregate-category-weights = nach den Gewichten der Kategorien
change-undocumented = wenn Belege fehlen
change-undocumented-warn = bleiben die Punkte, mit Warnung
change-undocumented-zero = gibt es keine Punkte
change-counting = als Belege zählen
change-counting-named = alle genannten
change-counting-present = nur beiliegende Dateien, die nicht leer sind
change-counting-remote = nur beiliegende Dateien, die nicht leer sind, und Internetadressen
change-weight = Gewicht
change-url = Adresse
change-accessed = abgerufen am
change-order-labels = Reihenfolge der Labels
change-order-categories = Reihenfolge der Kategorien
change-order-indicators = Reihenfolge der Indikatoren
change-order-sources = Reihenfolge der Quellen
change-order-competences = Reihenfolge der Kompetenzen
change-order-roles = Reihenfolge der Rollen
change-order-programmes = Reihenfolge der Programme
change-order-options = Reihenfolge der Möglichkeiten
change-order-items = Reihenfolge der Listeneinträge

change-open-minimums = Minimalkriterien, die verfehlt sein dürfen
change-award = wird verliehen
change-floor = { $part } { $least }
change-renewed-months = Geltungsdauer nach Erneuerung
change-grace-months = Frist zur Erneuerung nach dem Ende
change-renew-months = Zeit für die Rezertifizierung
change-valid-months = Geltungsdauer
change-scope = zählende Indikatoren
change-scope-all = alle Indikatoren ({ $count })
change-scope-some = { $count ->
    [one] 1 Indikator
   *[other] { $count } Indikatoren
}
change-scope-only = nur hier: { $indicators }
change-minimum-of = Minimalkriterium „{ $title }“
change-basis = Grundlage
change-basis-published = veröffentlicht
change-basis-inferred = abgeleitet
change-basis-assumed = angenommen
change-source = Quelle
change-rationale = Begründung

change-category = Kategorie
change-number = Nummer im Handbuch
change-question = Frage
change-advice = Empfehlung
change-effort = Aufwand
change-points = Punkte
change-minimum = Minimalkriterium
change-excellent = exzellent ab
change-optional = „entfällt“ ist erlaubt
change-documents = nötige Belege
change-round = Nachkommastellen, auf die Prozentwerte vor dem Vergleich gerundet werden
change-round-points = Nachkommastellen, auf die Punkte vor dem Vergleich gerundet werden
change-cap-percent = höchster Prozentwert
change-absence-documents = nötige Belege für „entfällt“
change-scale = Skala
change-measure = Messgröße
change-measure-number = Zahl
change-measure-percent = Prozentzahl
change-measure-share = Anteil
change-measure-ratio = Verhältnis
change-measure-yes-no = ja oder nein
change-measure-choice = Auswahl
change-measure-checklist = Checkliste
change-measure-since = Zeit seit einem Datum
change-measure-team = Kennzahl des Clustermanagements
change-metric-qualification = Qualifikation aller Personen
change-metric-lead-qualification = Qualifikation der Leitung
change-metric-coverage = abgedeckte Kompetenzen
change-metric-fte = Vollzeitäquivalente
change-metric-tenure = Jahre im Team
change-metric-training-days = Weiterbildungstage
change-metric-trained = weitergebildete Personen
change-unit = Einheit
change-unit-one = Einheit in der Einzahl
change-period = Zeiteinheit
change-min = kleinster gültiger Wert
change-max = größter gültiger Wert
change-whole = nur ganze Zahlen
change-input-title = Titel der Angabe „{ $id }“
change-inputs = Angaben
change-per = Faktor
change-metric = Kennzahl
change-option = Möglichkeit „{ $title }“
change-option-points = Punkte der Möglichkeit „{ $title }“
change-option-title = Titel der Möglichkeit { $id }
change-item = Listeneintrag { $id }
change-item-title = Titel des Listeneintrags { $id }
change-rating-max = beste Bewertung
change-proficient = kompetent ab
change-weigh = Personen zählen
change-weigh-fte = nach Vollzeitäquivalenten
change-weigh-head = nach Köpfen

change-heading-impact = Wirkung auf Dossiers (Stichtag { $as-of })
change-heading-changes = Änderungen am Katalog
change-heading-unreadable = Nicht lesbar
change-heading-unchanged = Dasselbe Label wie bisher
change-heading-awards = Label vorher und nachher
change-heading-turns = Wer gewinnt, verliert oder wechselt
change-column-awards = vorher \ nachher
change-column-before = vorher
change-row-after = nachher
change-problem-awards = Eine Tabelle der Labels (.csv) zeigt, welches Label Dossiers vorher und nachher haben: Nennen Sie deren Ordner mit --impact.
change-impact-summary = { $count ->
    [one] 1 Antrag
   *[other] { $count } Anträge
}: { $gain ->
    [one] 1 gewinnt ein Label
   *[other] { $gain } gewinnen ein Label
}, { $lose ->
    [one] 1 verliert eines
   *[other] { $lose } verlieren eines
}, { $other ->
    [0] {""}
    [one] 1 ändert sich sonst,{" "}
   *[other] { $other } ändern sich sonst,{" "}
}{ $same } unverändert, { $unreadable } nicht lesbar.
change-impact-dossier = { $name }: { $old } → { $new }
change-impact-gains = gewinnt { $label }
change-impact-misses = erfüllt die Bedingung { $label } nicht mehr
change-impact-loses = verliert { $label }
change-impact-award = zuerkanntes Label: { $old } → { $new }
change-provisionally = { $value } (vorläufig)
change-impact-provisional = vorläufig: { $count ->
    [one] 1 Indikator
   *[other] { $count } Indikatoren
} ohne gültigen Nachweis
change-impact-open = { $old ->
    [0] jetzt vorläufig
   *[other] { $new ->
        [0] nicht mehr vorläufig
       *[other] vorläufig wie bisher
    }
}: Indikatoren ohne gültigen Nachweis: { $old } → { $new }
change-impact-errors = { $count ->
    [one] 1 Fehler in den Nachweisen
   *[other] { $count } Fehler in den Nachweisen
}
change-impact-errors-turned = Fehler in den Nachweisen: { $old } → { $new }
change-impact-made-for = erstellt für { $named }
change-mark-open = vorläufig ({ $count } offen)
change-mark-open-turned = vorläufig ({ $old } → { $new } offen)
change-mark-errors = { $count } Fehler
change-mark-errors-turned = Fehler: { $old } → { $new }
change-impact-legend = Offen sind Indikatoren ohne gültigen Nachweis; „merit check“ nennt sie und die Fehler für jeden Antrag.
change-impact-some-provisional = { $count ->
    [one] 1 Ergebnis ist
   *[other] { $count } Ergebnisse sind
} nach dem neuen Katalog vorläufig.
change-impact-some-errors = { $count ->
    [one] 1 Antrag hat
   *[other] { $count } Anträge haben
} nach dem neuen Katalog Fehler in den Nachweisen.
change-impact-some-other = { $count ->
    [one] 1 Antrag wurde
   *[other] { $count } Anträge wurden
} für keinen der beiden Kataloge erstellt.
change-under-old = nach dem alten Katalog: { $value }
change-under-new = nach dem neuen Katalog: { $value }
change-label-is-new = der alte Katalog hat kein solches Label
change-label-is-gone = der neue Katalog hat kein solches Label
change-no-label = kein Label
change-column-dossier = Antrag
change-column-award = Label
change-column-marks = Vermerke
change-measure-date = ein Datum
change-kind-fact = Grundangabe
change-kind-profile = Profil
change-order-profiles = Reihenfolge der Profile
change-profile-when = gilt, wenn
change-kind-rule = Regel
change-order-facts = Reihenfolge der Grundangaben
change-source-of-value = was gelesen wird
change-source-own = hier gefragt
change-rule-that = es gilt
change-rule-when = nur wo gilt
change-rule-tolerance = Toleranz
change-rule-severity = wo es nicht gilt
change-rule-message = Meldung
change-members = Mitglieder
change-best = wie viele zählen
change-at-most = trägt höchstens bei
change-bonus = Bonus
change-order-groups = Reihenfolge der Gruppen
