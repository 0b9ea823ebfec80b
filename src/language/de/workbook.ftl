### Was Arbeitsmappen sagen.

sheet-problem = die Arbeitsmappe lässt sich nicht schreiben: { $reason }

sheet-summary = Ergebnis
sheet-indicators = Indikatoren
sheet-evidence = Nachweise
sheet-team = Team
sheet-findings = Befunde
sheet-scales = Skalen

sheet-note = Das Ergebnis in dieser Arbeitsmappe wird berechnet: Ändern Sie eine gelbe Zelle auf den Blättern „Nachweise“ und „Team“ oder den Stichtag unten, und Punkte, Bedingungen und Label ändern sich mit. Ein Tabellenprogramm rechnet mit 15 Ziffern; Vergleiche runden hier auf neun Nachkommastellen, damit 0,1 + 0,2 auch 0,3 ist. Entschieden hat merit mit genauen Brüchen; sie stehen in den Spalten „genau“ und ändern sich nicht. Eine fehlerhafte Angabe beginnt auf dem Blatt „Nachweise“ mit „?“; überschreiben Sie sie mit der richtigen. Ja ist 1, nein ist 0; „n/a“ heißt, dass ein Indikator entfällt.

sheet-profiles = Was auch immer Sie hier angeben, die Formeln behalten diese Vorgaben; merit wählt das Profil neu.
sheet-initiative = Initiative
sheet-catalogue = Katalog
sheet-digest = SHA-256
sheet-as-of = Stichtag
sheet-tool = Geschrieben von
sheet-decision = Entscheidung
sheet-award = Label
sheet-no-award = Kein Label
sheet-provisional-yes = vorläufig: Angaben fehlen oder sind fehlerhaft
sheet-provisional-no = endgültig: keine Angabe fehlt oder ist fehlerhaft
sheet-score = Ergebnis
sheet-now = berechnet
sheet-own-decision = Entscheidung von merit
sheet-recent-days = Weiterbildungstage, letzte 12 Monate
sheet-exact = genau
sheet-best-case = bestenfalls, genau
sheet-label = Label
sheet-id = Kennung
sheet-missed = Verfehlte Minimalkriterien
sheet-reached = Erreicht

sheet-title = Titel
sheet-status = Status
sheet-value-exact = Wert, genau
sheet-points-exact = Punkte, genau
sheet-contribution-exact = Beitrag, genau
sheet-most = Höchste Punktzahl
sheet-minimum = Minimalkriterium
sheet-minimum-met = Minimalkriterium erfüllt
sheet-excellent = Exzellent
sheet-decided = Entschiedene Punkte
sheet-decided-from = Entschieden am
sheet-decided-until = Gilt bis
sheet-decided-now = Geltende Entscheidung
sheet-decision-reason = Entscheidung und Begründung
sheet-documents-named = Belege, die zählen

sheet-input = Angabe
sheet-live = Wert (änderbar)
sheet-raw = Wie geschrieben
sheet-file = Datei
sheet-line = Zeile
sheet-column = Spalte
sheet-documents = Belege

sheet-category = Kategorie, Nummer
sheet-excellent-from = Exzellent ab
sheet-documents-needed = Nötige Belege
sheet-per = Faktor
sheet-least = Kleinster gültiger Wert
sheet-greatest = Größter gültiger Wert
sheet-scope = zählt
sheet-kind = Art
sheet-from = Ab
sheet-up-to = Bis
sheet-option = Option
sheet-kind-from = Stufe ab
sheet-kind-up-to = Stufe bis
sheet-kind-band = Band
sheet-kind-linear = Gerade
sheet-kind-point = Punkt der Linie
sheet-kind-option = Option
sheet-kind-yes = ja
sheet-valid-months = Gültig, Monate

sheet-no-team = Kein Indikator dieses Katalogs liest die Tabellen des Teams.
sheet-metric = Kennzahl
sheet-cells-in-error = Spalte
sheet-how-many = Fehlerhaft
sheet-best-rating = Beste Bewertung
sheet-proficient = Kompetent ab
sheet-training-table = Tabelle der Weiterbildungen liegt vor
sheet-persons = Personen
sheet-trainings = Weiterbildungen
sheet-person = Person
sheet-role = Rolle
sheet-fte = Vollzeitäquivalente
sheet-since = Seit
sheet-ratings = Bewertungen
sheet-programme = Programm
sheet-date = Datum
sheet-days = Tage
sheet-role-weight = Gewicht der Rolle
sheet-person-weight = Gewicht
sheet-rating = Bewertung
sheet-months = Monate
sheet-trained = Weitergebildet
sheet-covered = jemand ist kompetent
sheet-recent = In den letzten 12 Monaten
sheet-still-valid = Anerkannt und gültig

sheet-severity = Schweregrad
sheet-code = Code
sheet-message = Meldung
