### Many dossiers at once.

dossiers-no-folder = { $path }: ist kein Ordner. Erwartet wird ein Ordner, dessen Unterordner Dossiers sind, jeder mit einer evidence.csv, oder der Arbeitsmappen (.xlsx) enthält.
dossiers-only-deeper = { $path }: enthält unmittelbar kein Dossier, wohl aber { $deeper }. Nennen Sie den Ordner, in dem die Dossiers liegen.
dossiers-none = { $path }: enthält kein Dossier. Erwartet wird ein Ordner, der selbst oder dessen Unterordner eine evidence.csv oder Arbeitsmappen (.xlsx) enthalten.
dossiers-deeper = Nicht angesehen, weil einen Ordner tiefer: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Um sie zu bewerten, nennen Sie den Ordner, in dem sie liegen.
dossiers-passed-over = Kein Dossier gefunden in: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Ein Dossier ist ein Ordner mit einer evidence.csv oder eine Arbeitsmappe (.xlsx).
dossiers-beside = Nur die eine genannte Tabelle wird gelesen, nicht die daneben: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Um Initiativen nach allen zu bewerten, nennen Sie den Ordner.
dossiers-documents = Von anderen Anträgen als Belege genannt und nicht bewertet, obwohl sie wie Dossiers aussehen: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Ein eigener Antrag gehört in einen eigenen Ordner.
dossiers-shared = { $dossiers } nennen { $count ->
    [one] denselben Beleg
   *[other] dieselben Belege
}: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Sind sie nicht für alle bestimmt, geben Sie jedem Antrag einen eigenen Ordner.
dossiers-shared-more = { $count } weitere Gruppen von Arbeitsmappen nennen dieselben Belege.
dossiers-limit = Einen Ordner tiefer können weitere Anträge liegen: nur { $limit } Einträge von Unterordnern wurden durchgesehen.
dossiers-links = Verweise, die aus dem Ordner hinausführen, wurden nicht verfolgt: { $names }

portfolio-title = Eine Runde mit { $count ->
    [one] einer Initiative
   *[other] { $count } Initiativen
}
portfolio-by = { $title } · Katalog { $catalogue } · Stichtag { $as-of }
portfolio-summary = { $scored } bewertet, { $unscored } nicht. { $awards }.
portfolio-award = { $label }: { $count }{ $provisional ->
    [0] {""}
   *[other] {" "}({ $provisional } vorläufig)
}
portfolio-no-label = kein Label
portfolio-problem-by = Die Spalte { $column } von initiatives.csv bildet keine Gruppen: Es gibt sie nicht, oder niemand hat einen Eintrag darin, oder es ist „name“ oder „catalogue“, die eine eigene Bedeutung haben.
portfolio-problem-folder = { $path }: enthält schon etwas. Nennen Sie einen neuen oder leeren Ordner; --force überschreibt gleichnamige Dateien.
portfolio-problem-at = { $place }: { $reason }
portfolio-problem-large = { $place }: Die Zeilen dieser Initiative sind mehr als 64 MiB. Prüfen Sie die Spalte, die die Initiative nennt.
portfolio-problem-too-large = { $path }: ist größer als { $most } MiB. Eine so große Tabelle wird nur gelesen, wenn alle Zeilen einer Initiative beieinanderstehen, sie UTF-8 ist (in Excel: „CSV UTF-8“) und ihre erste Zeile die Spalten nennt, darunter „initiative“. Für --reports muss außerdem jede Zeile ihre Initiative nennen. Sortieren Sie die Tabelle nach Initiative, oder lassen Sie DuckDB rechnen, mit der Anweisung, die „merit catalogue sql“ schreibt.
portfolio-problem-changed = { $path }: Die Datei hat sich geändert, während sie gelesen wurde. Beginnen Sie neu, wenn nichts mehr darin schreibt.
portfolio-some-unscored = { $count } von { $all } Initiativen konnten nicht bewertet werden; der Grund steht bei den Ergebnissen.
portfolio-own-report = Diese Arbeitsmappe ist ein Bericht von merit, kein Antrag, und bleibt außer Betracht.
portfolio-namesakes = Dieselbe Kennung steht für mehrere Initiativen, jede davon wird bewertet und gezählt: { $ids }. Wurde ein Antrag doppelt eingereicht, nehmen Sie einen heraus; --duplicates refuse hält eine solche Runde an.
portfolio-lookalikes = Diese Kennungen unterscheiden sich nur in Großbuchstaben, Leerzeichen oder der Kodierung der Buchstaben und werden als verschiedene Initiativen bewertet: { $ids }. Ist dieselbe Initiative gemeint, schreiben Sie ihre Kennung in allen Zeilen gleich.
portfolio-lookalike = ({ $ids })
portfolio-id = „{ $id }“
portfolio-namesake = „{ $id }“ ({ $places })
portfolio-blank = { $count ->
    [one] Eine Initiative weist gar nichts nach und zählt
   *[other] { $count } Initiativen weisen gar nichts nach und zählen
} in allen Werten mit 0 Punkten: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}
portfolio-more = … und { $count } weitere

portfolio-caption = { $what } als Tabelle
portfolio-heading-result = Ergebnis
portfolio-heading-ranking = Rangliste
portfolio-ranking-rule = Nach dem Prozentwert, verglichen vor dem Runden. Ein geteilter Rang ist mit „=“ bezeichnet; gleichrangige Initiativen stehen in der Reihenfolge der Eingabe.
portfolio-ranking-left-out = Gezeigt sind die ersten und letzten { $top }, die { $left } dazwischen nicht (--top N). Alle stehen in einer Arbeitsmappe, als CSV und als JSON-Zeilen (-o DATEI.xlsx, .csv, .jsonl).
portfolio-ranking-legend = ? vorläufig: Nachweise fehlen oder sind fehlerhaft · ! Fehler in den Nachweisen · ≈ scheint derselbe Antrag wie ein anderer · § Punkte von der Begutachtung entschieden · ✗ so viele Minimalkriterien verfehlt · ◇ Punkte von so vielen Indikatoren stützen sich auf Belege, die nicht genannt sind, nicht beiliegen oder leer sind
portfolio-by-name = { $count ->
    [one] Punkte einer Initiative
   *[other] Punkte von { $count } Initiativen
} stützen sich allein auf die Namen von Belegen: Internetadressen ruft merit nicht ab, und nach den Belegen von Anträgen, die gemeinsam in Tabellen stehen, sucht es nicht.
portfolio-mark = { $percent } für { $label }
portfolio-column-rank = Rang
portfolio-column-initiative = Initiative
portfolio-column-name = Name
portfolio-column-dossier = Antrag
portfolio-column-award = Label
portfolio-column-provisional = vorläufig
portfolio-column-exact = genau
portfolio-column-errors = Fehler
portfolio-column-decided = entschiedene Punkte
portfolio-column-undocumented = Belege fehlen
portfolio-column-by-name = nur dem Namen nach belegt
portfolio-column-marks = Vermerke
portfolio-named = { $name } ({ $id })
portfolio-same-content = Diese Anträge geben dasselbe an und nennen dieselben Belege; jeder davon wird bewertet und gezählt: { $ids }. Wurde einer doppelt eingereicht, nehmen Sie einen heraus; --duplicates refuse hält eine solche Runde an.
portfolio-place = { $place }
portfolio-problem-same = Einige Anträge scheinen derselbe zu sein: { $ids }. Nehmen Sie alle bis auf je einen heraus, oder lassen Sie alle bewerten, zählen und kennzeichnen (--duplicates keep).
portfolio-twin = { $id }, { $dossier } ({ $by })
portfolio-same-id = gleiche Kennung
portfolio-same-spelling = ähnliche Kennung
portfolio-same-by-content = gleicher Inhalt
portfolio-column-same = scheint derselbe Antrag wie
portfolio-column-minimums = Verfehlte Minimalkriterien
portfolio-numbered = { $number } { $title }
portfolio-minimums-legend = Minimalkriterien: { $indicators }
portfolio-namesake-in = { $name }, { $dossier }

portfolio-heading-unscored = Nicht bewertet
portfolio-heading-spread = Punkte je Indikator
portfolio-spread-rule = Über { $count } Initiativen, ohne die Gewichte der Indikatoren. Ein Quartil ist der kleinste Wert, den so viele Viertel von ihnen nicht überschreiten, also einer, den jemand hat; Fehlendes zählt mit 0 Punkten.
portfolio-spread-withheld = Werte von weniger als { $least } Initiativen bleiben ungenannt, von weniger als doppelt so vielen alle außer dem Median, damit niemand daraus die Bewertung einer anderen abliest (--min-group N).
portfolio-column-least = kleinster
portfolio-column-first-quartile = 1. Quartil
portfolio-column-median = Median
portfolio-column-third-quartile = 3. Quartil
portfolio-column-most = größter
portfolio-column-of = von
portfolio-column-excellent = exzellent
portfolio-column-open = fehlend
portfolio-column-missed = Minimalkriterium verfehlt
portfolio-column-refused = Label verwehrt
portfolio-heading-tenths = Prozentwerte
portfolio-column-from-to = von – bis
portfolio-tenth = { $from } – { $to }
portfolio-tenth-below = { $from } – unter { $to }
portfolio-column-initiatives = Initiativen
portfolio-heading-minimums = Minimalkriterien, die am meisten Labels kosten
portfolio-minimum = { $title }: { $refused ->
    [one] eine Initiative verfehlt ein Label nur wegen verfehlter Minimalkriterien und verfehlt
   *[other] { $refused } Initiativen verfehlen ein Label nur wegen verfehlter Minimalkriterien und verfehlen
} dieses.
portfolio-column-severity = Schweregrad
portfolio-column-code = Code
portfolio-column-count = Anzahl
portfolio-column-first = Zuerst
portfolio-findings-file = --findings DATEI.csv schreibt sie alle.
portfolio-heading-told = Zu den Tabellen und zum Katalog

portfolio-heading-groups = Gruppen
portfolio-group-none = ohne Eintrag
portfolio-group-withheld = ungenannt
portfolio-heading-categories = Prozent je Kategorie
portfolio-categories-too-many = Die Werte von mehr als 250.000 Initiativen werden nicht vorgehalten; mit -o kommt jeder in eine Datei.
portfolio-column-group = Gruppe

portfolio-heading-notes = Zu beachten
portfolio-sheet-overview = Übersicht
portfolio-sheet-ranking = Rangliste
portfolio-sheet-points = Punkte
portfolio-sheet-note = Die Rangliste richtet sich nach den genauen Prozentwerten, die neben den gerundeten stehen. Die Labels werden durch Formeln auf dem Blatt „Rangliste“ gezählt.
portfolio-most-points = höchstens
portfolio-weights = Gewicht
portfolio-figure-missing = fehlt
portfolio-figure-invalid = fehlerhaft
portfolio-figure-not-applicable = entfällt

portfolio-heading-cohort = Im Vergleich
portfolio-cohort-from = In { $file } stehen { $count } Ergebnisse mit einem Prozentwert; ein Quartil ist ein Wert, den eine von ihnen hat.
portfolio-cohort-place = { $percent }: { $below } haben weniger, { $equal } ebenso viel, { $above } mehr.
portfolio-cohort-days = Diese Ergebnisse haben { $count ->
    [one] den Stichtag { $first }
   *[other] Stichtage von { $first } bis { $last }
}, diese Bewertung hat den Stichtag { $own }; was Zeit zählt, kann sich seither geändert haben.
portfolio-cohort-itself = Diese Initiative ist selbst darunter.
portfolio-cohort-number = { $place }: { $value } ist kein Prozentwert, wie merit ihn schreibt: genau und zwischen 0 und 100, etwa 25 oder 25/3. Geben Sie die Datei so an, wie `merit portfolio … -o ergebnisse.csv` sie geschrieben hat.
portfolio-cohort-points = { $place }: { $value } sind keine Punkte von { $indicator }, wie merit sie schreibt, etwa 4 oder 25/3. Geben Sie die Datei so an, wie `merit portfolio … --detail -o ergebnisse.csv` sie geschrieben hat.
portfolio-cohort-line = { $place }: ist kein Ergebnis einer Runde. Geben Sie eine Datei an, die `merit portfolio … -o` als .csv oder .jsonl geschrieben hat.
portfolio-cohort-columns = { $place }: hat keine Spalten „initiative“ und „percent“. Geben Sie eine Datei an, die `merit portfolio … -o` als .csv oder .jsonl geschrieben hat.
portfolio-cohort-catalogue = { $place }: Das Ergebnis beruht auf dem Katalog { $other }, diese Bewertung auf { $own } oder einem anderen Text davon; die Werte sind nicht vergleichbar.

### Ein Katalog als SQL.

sql-problem-groups = Der Katalog hat Gruppen. Welche ihrer Mitglieder zählen und welche fehlenden Angaben dafür niemand braucht, entscheidet das SQL nicht; `merit portfolio` tut es.
sql-problem-bonus = Die Bonuskategorie „{ $category }“ bringt Prozentpunkte; das kann das SQL nicht, `merit portfolio` kann es.
sql-problem-rounding = Das SQL vergleicht genaue Zahlen, dieses Regelwerk rundet oder begrenzt sie aber vor dem Vergleich (round, round-points, cap-percent).
sql-problem-profiles = SQL bewertet alle nach denselben Vorgaben, und dieser Katalog hat Profile, unter denen andere gelten. merit portfolio bewertet jeden nach seinen eigenen.
sql-problem-documents = SQL kann nicht feststellen, ob Belege fehlen, und in diesem Katalog kostet das Punkte (undocumented = "zero").
sql-problem-digits = Der Katalog enthält eine Zahl, die mehr als { $digits } Stellen braucht ({ $number }); 128 Bit ließen keinen Platz für das, was damit malgenommen wird.
sql-problem-tables = { $path }: enthält keine einfache Tabelle einer Runde. Das SQL liest evidence.csv (und weitere daneben) in UTF-8, mit einer Spalte „initiative“ in jeder und ohne Zellen von mehreren Zeilen; `merit portfolio` liest auch andere.
portfolio-heading-rules = Regeln zu Widersprüchen
portfolio-column-rule = Regel
portfolio-column-expected = Erwartet
portfolio-column-checked = Geprüft
portfolio-column-broken = Verletzt
portfolio-column-unchecked = Nicht prüfbar
