### Was `plan` und `robustness` sagen.

plan-heading = Der Weg zum Label
plan-budget = --budget { $budget }: { $reason }
plan-budget-negative = Ein Aufwand ist nie kleiner als 0.
plan-dispensable = Der Weg lässt sich nicht sicher berechnen: Ein Label verlangt einen Anteil an Angaben, und welche fehlenden dabei zählen, hängt davon ab, wie die Gruppen um sie gefüllt sind. Tragen Sie zuerst die fehlenden Angaben ein, und sei es als Annahme (--set).
plan-too-many-ways = Der Weg zu diesem Label lässt sich nicht sicher berechnen: Durch „requires-any“ gibt es mehr als { $most } Wege, es zu erreichen. Nennen Sie mit --to eines der Labels, die es voraussetzt.
plan-too-many = Der Weg lässt sich mit diesem Katalog nicht sicher berechnen: Es wären mehr als { $most } Kombinationen zu vergleichen, oder seine Aufwände haben zu viele Stellen. Schränken Sie mit --only oder --keep ein, was sich ändern darf.

plan-correct = Zuerst { $count ->
        [one] ist ein Fehler
       *[other] sind { $count } Fehler
    } im Dossier zu berichtigen. Der Plan darunter behandelt fehlerhafte Angaben wie fehlende.
plan-correct-only = Noch gibt es keinen Plan. Zuerst { $count ->
        [one] ist ein Fehler
       *[other] sind { $count } Fehler
    } im Dossier zu berichtigen: Solange offen ist, was dort gemeint ist, würde ein Plan die Fehler nur verdecken.
plan-corrected = Jetzt: { $before }. Wenn alles berichtigt und nachgereicht ist und die volle Punktzahl bringt: { $best }. Rufen Sie den Plan danach noch einmal auf.
plan-no-labels = Der Katalog hat keine Labels. Welche Verbesserungen die meisten Punkte bringen, zeigt --budget AUFWAND.
plan-reached = Das Label „{ $label }“ ist nach jetzigem Stand erreicht; es muss sich nichts ändern.
plan-least-effort = Zum Label „{ $label }“ { $count ->
        [one] führt eine Verbesserung
       *[other] führen { $count } Verbesserungen
    } mit einem Aufwand von zusammen { $effort }. Weniger Aufwand führt nachweislich nicht dorthin. Jetzt: { $before }.
plan-least-indicators = Zum Label „{ $label }“ { $count ->
        [one] führt eine Verbesserung
       *[other] führen { $count } Verbesserungen
    } mit einem Aufwand von zusammen { $effort }. Weniger Indikatoren führen nachweislich nicht dorthin. Jetzt: { $before }.
plan-within = Mit einem Aufwand von höchstens { $budget } bringen { $count ->
        [one] eine Verbesserung
       *[other] { $count } Verbesserungen
    } die meisten Punkte; ihr Aufwand ist zusammen { $effort }. Jetzt: { $before }.
plan-within-label = Mit einem Aufwand von höchstens { $budget } bringen { $count ->
        [one] eine Verbesserung
       *[other] { $count } Verbesserungen
    } die meisten Punkte, die für „{ $label }“ zählen; ihr Aufwand ist zusammen { $effort }. Jetzt insgesamt: { $before }.
plan-nothing-within = Mit einem Aufwand von höchstens { $budget } lässt sich kein Punkt gewinnen. Jetzt: { $before }.
plan-heading-minimums = Zuerst: verfehlte Minimalkriterien
plan-heading-others = Dann: was noch fehlt
plan-entry = { $number }. { $title }: { $gain }, Aufwand { $effort }
plan-gain-none = bringt keine Punkte, ist aber verlangt
plan-gain-one = bringt 1 Punkt
plan-gain-less = kostet Punkte ({ $points }), ist aber nötig
plan-gain = bringt { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
plan-from-to = jetzt: { $from }; nötig: { $to }
plan-hold = zu halten, obwohl sich ein Fakt ändert, den er liest: { $to }
plan-to = Nachweis erbringen; nötig: { $to }
plan-correct-first = zuerst berichtigen, was dort steht: { $places }
plan-needed = nötig: { $to }
plan-answer = Jede gültige Antwort genügt.
plan-fact-from-to = von { $from } auf { $to }
plan-fact-to = Nachweis vorlegen; der Plan rechnet mit { $to }
plan-effect = { $title }: { $to } statt { $from } Punkte
plan-option = „{ $option }“
plan-example = zum Beispiel so: { $example }
plan-input-from-to = zum Beispiel so: „{ $input }“ von { $from } auf { $to }
plan-items-there = neu dazu: { $items }
plan-items-not-there = nicht mehr: { $items }
plan-anew = neu vornehmen und mit Datum belegen, zum Beispiel am { $date }
plan-day = Tag eintragen, zum Beispiel { $date }
plan-day-or-earlier = Tag eintragen: { $date } oder früher
plan-day-or-later = Tag eintragen: { $date } oder später
plan-documents = dazu insgesamt { $count ->
        [one] einen Beleg
       *[other] { $count } Belege
    } nennen (bisher: { $named })
plan-rating = { $person } kommt bei „{ $competence }“ von { $from } auf { $to }
plan-fte = Vollzeitäquivalente, { $more } mehr
plan-days = Weiterbildungstage in zwölf Monaten, { $more } mehr
plan-training = { $person } schließt eine anerkannte Weiterbildung ab
plan-after = Danach: Label erreicht: { $label } — { $score }
plan-after-higher = Danach: „{ $label }“ ist erreicht, verliehen würde „{ $award }“ — { $score }
plan-after-without = Danach: noch kein Label — { $score }
plan-after-score = Danach: { $score }
plan-same-figure = „{ $name }“ kommt auch vor bei: { $others }. Ändert sich die Zahl dort mit, ändern sich auch diese Punkte; der Plan rechnet jede Angabe für sich. Prüfen Sie ihn mit merit assess, sobald die Tabellen geändert sind.
plan-same-team = Kennzahlen des Teams hängen zusammen: Wer dazukommt oder mehr Stunden hat, zählt auch bei Qualifikation und Weiterbildung. Der Plan verbessert jede für sich. Prüfen Sie ihn mit merit assess, sobald team.csv geändert ist.
plan-heading-entered = Was nur noch nicht eingetragen ist
plan-if-entered = Der Aufwand oben behandelt fehlende und fehlerhafte Angaben so, als wäre alles erst noch zu erreichen. Wenn Folgendes schon gilt und nur einzutragen ist, genügt ein Aufwand von { $effort }:
plan-if-entered-only = Der Aufwand oben behandelt fehlende und fehlerhafte Angaben so, als wäre alles erst noch zu erreichen. Wenn Folgendes schon gilt und nur einzutragen ist, genügt das:
plan-entered = { $title }: { $gain }
plan-besides = dazu: { $title }: { $gain }, Aufwand { $effort }
plan-no-other = Einen anderen Weg, der ohne eine dieser Verbesserungen auskommt, gibt es nicht.
plan-heading-alternatives = Wenn davon etwas nicht geht
plan-other = { $number }. Ohne { $without }: { $count ->
        [one] eine Verbesserung
       *[other] { $count } Verbesserungen
    }, Aufwand { $effort }
plan-other-instead = dafür: { $with }
plan-other-more = dafür mehr bei: { $with }
plan-other-less = weniger bei: { $with }
plan-rule-effort = So wurde gerechnet: Jeder Schritt auf der Skala eines Indikators kostet den Aufwand, den der Katalog dafür angibt; auf einer Geraden gilt ein Fünftel als Schritt (oder jeder Wert, wo weniger vorkommen können), und Belege sind ein eigener Schritt, wo es ohne sie keine Punkte gibt. Was fehlt oder fehlerhaft ist, beginnt bei der gültigen Angabe mit den wenigsten Punkten. Berücksichtigt sind alle Kombinationen. Von gleich aufwendigen gilt die mit den wenigsten Indikatoren, dann die, welche die letzten Indikatoren am wenigsten ändert. Jede Angabe und jede Kennzahl des Teams wird für sich verbessert; was entfällt, bleibt so.
plan-rule-indicators = So wurde gerechnet: Berücksichtigt sind alle Kombinationen von Schritten auf den Skalen; auf einer Geraden gilt ein Fünftel als Schritt (oder jeder Wert, wo weniger vorkommen können). Von denen mit den wenigsten Indikatoren gilt die mit dem kleinsten Aufwand nach dem Katalog, dann die, welche die letzten Indikatoren am wenigsten ändert. Jede Angabe und jede Kennzahl des Teams wird für sich verbessert; was entfällt, bleibt so.
plan-rule-facts = Eine Grundangabe ändert alle Indikatoren, die sie lesen, und kostet einmal so viel wie der teuerste Weg derer, die sie allein lesen (gibt es keinen: einen Schritt des teuersten Indikators); sie zählt als ein Eintrag. Eine vorliegende Grundangabe, die kein Indikator allein liest, bleibt, wie sie ist.
plan-rule-budget = So wurde gerechnet: Jeder Schritt auf der Skala eines Indikators kostet den Aufwand, den der Katalog dafür angibt; auf einer Geraden gilt ein Fünftel als Schritt (oder jeder Wert, wo weniger vorkommen können), und Belege sind ein eigener Schritt, wo es ohne sie keine Punkte gibt. Was fehlt oder fehlerhaft ist, beginnt bei der gültigen Angabe mit den wenigsten Punkten. Berücksichtigt sind alle Kombinationen; was entfällt, bleibt so. Von gleich guten gilt die mit dem kleinsten Aufwand, dann die mit den wenigsten Indikatoren, dann die, welche die letzten Indikatoren am wenigsten ändert.

plan-impossible = Das Label „{ $label }“ ist mit dem, was sich ändern darf, nicht zu erreichen. Im Weg steht:
plan-obstacle = ✗ { $label }, { $condition }: { $need ->
    [one] nötig ist { $need } Punkt,
   *[other] nötig sind { $need } Punkte,
} möglich sind höchstens { $most }
plan-obstacle-percent = ✗ { $label }, { $condition }: { $need ->
    [one] nötig ist { $need } Prozentpunkt,
   *[other] nötig sind { $need } Prozentpunkte,
} möglich sind höchstens { $most }
plan-obstacle-count = ✗ { $label }, { $condition }: nötig bei { $need ->
    [one] { $need } Indikator
   *[other] { $need } Indikatoren
}, möglich bei höchstens { $most }
plan-obstacle-nothing = ✗ { $label }: { $condition }
plan-obstacle-together = ✗ Jede Bedingung ist für sich erfüllbar, aber nicht alle zugleich: Eine Angabe, die der einen nützt, schadet einer anderen.
plan-nothing-attainable = Im Geltungsbereich ist nichts erreichbar.
plan-category = Anteil in der Kategorie „{ $category }“
plan-bound-kept = { $count ->
        [one] Ein Indikator, der bleiben soll, wie er ist, könnte
       *[other] { $count } Indikatoren, die bleiben sollen, wie sie sind, könnten
    } noch mehr bringen.
plan-bound-decided = { $title }: Darüber hat die Begutachtung entschieden
plan-bound-not-applicable = { $title }: entfällt
plan-bound-profile = { $title }: ein anderer Wert einer Grundangabe, die er liest, ließe ein anderes Profil mit anderen Vorgaben gelten
plan-bound-time = { $title }: ändert sich nur mit der Zeit
plan-bound-until = { $title }: ändert sich nur mit der Zeit; mehr Punkte gibt es ab dem { $date } (--as-of { $day })

firm-heading = Wie fest die Entscheidung ist
firm-no-labels = Der Katalog hat keine Labels; es gibt also keine Entscheidung, die kippen könnte.
firm-none = Es gibt kein Label. Zu „{ $label }“ fehlt: { $lacks }. { $wins } { $alone }
firm-lacks-share = { $figure ->
    [one] { $figure } Punkt
   *[other] { $figure } Punkte
} zum verlangten Anteil von { $required } (erreicht: { $actual })
firm-lacks-percent = { $figure ->
    [one] { $figure } Prozentpunkt
   *[other] { $figure } Prozentpunkte
} zu den verlangten { $required } (erreicht: { $actual })
firm-lacks-points = { $figure ->
    [one] { $figure } Punkt
   *[other] { $figure } Punkte
} zu den verlangten { $required }
firm-lacks-floor = { $figure ->
    [one] { $figure } Punkt
   *[other] { $figure } Punkte
} zu den verlangten { $required } in der Kategorie „{ $category }“
firm-lacks-answers = gültige Nachweise bei { $count ->
        [one] einem weiteren Indikator
       *[other] { $count } weiteren Indikatoren
    }
firm-lacks-minimum = das Minimalkriterium „{ $indicator }“ (Punkte: { $points } statt { $required })
firm-lacks-allowed = von diesen Minimalkriterien dürfen { $count } verfehlt sein
firm-lacks-anything = erreichbare Punkte
firm-lacks-any = eines der Labels { $labels }
firm-lacks-label = das Label „{ $label }“
firm-wins = { $count ->
        [one] Eine einzige mildere Wertung (von { $all }) würde ein Label bringen
       *[other] { $count } einzelne mildere Wertungen (von { $all }) würden jede für sich ein Label bringen
    }, und zwar bei: { $on }.
firm-wins-two = Keine einzelne mildere Wertung würde ein Label bringen, wohl aber zwei zugleich ({ $count ->
        [one] ein Paar
       *[other] { $count } Paare
    }, und zwar bei: { $on }).
firm-wins-never = Weder eine einzelne mildere Wertung noch zwei zugleich würden ein Label bringen.
firm-wins-pairs-unknown = Keine einzelne mildere Wertung würde ein Label bringen.
firm-alone = { $count ->
        [one] Ein einziger Indikator könnte für sich allein, bis zur Höchstpunktzahl, ein Label bringen: { $indicators }.
       *[other] Jeder dieser { $count } Indikatoren könnte für sich allein, bis zur Höchstpunktzahl, ein Label bringen: { $indicators }.
    }
firm-alone-none = Kein Indikator könnte für sich allein ein Label bringen, auch nicht mit voller Punktzahl.
firm-hangs = Das Label „{ $label }“ hängt an { $count ->
        [one] einer einzigen Wertung
       *[other] { $count } einzelnen Wertungen
    } (von { $all }), von denen jede für sich es kosten würde, nämlich bei: { $on }{ $spare }.{ $rest }
firm-against-one = Das Label „{ $label }“ hält jeder einzelnen strengeren Wertung stand; erst zwei zugleich würden es kosten ({ $count ->
        [one] ein Paar
       *[other] { $count } Paare
    }, am häufigsten mit: { $on }){ $spare }.{ $rest }
firm-against-two = Das Label „{ $label }“ ist fest: Keine einzelne strengere Wertung und keine zwei zugleich würden es kosten{ $spare }.
firm-single-pairs-unknown = Das Label „{ $label }“ hält jeder einzelnen strengeren Wertung stand{ $spare }.
firm-spare = ; bis zur Schwelle { $points ->
    [one] ist es { $points } Punkt
   *[other] sind es { $points } Punkte
}
firm-spare-percent = ; bis zur Schwelle { $points ->
    [one] ist es { $points } Prozentpunkt
   *[other] sind es { $points } Prozentpunkte
}
firm-spare-nothing = ; es steht genau auf der Schwelle
firm-spare-none = {""}
firm-rest = {" "}Verliehen würde dann: { $labels }.
firm-rest-label = „{ $label }“
firm-rest-none = kein Label
firm-rest-times = { $label } ({ $count }-mal)
firm-team = die Zusammensetzung des Teams
firm-heading-margins = Abstand zu den Schwellen
firm-column-margin = Abstand
firm-percent = Punkte für den verlangten Anteil
firm-percent-weighted = Gewichteter Prozentwert (Prozentpunkte)
firm-points = Punkte
firm-answered = Indikatoren mit gültigem Nachweis
firm-category = Punkte in „{ $category }“
firm-minimum = Minimalkriterium: { $indicator }
firm-minimums = Minimalkriterien, die erfüllt sein müssen
firm-heading-singles = Was allein das Label kosten würde
firm-heading-pairs = Was zu zweit das Label kosten würde
firm-pair = { $one } – und { $other }
firm-more = … und { $count } weitere; alle stehen in der Ausgabe als JSON
firm-too-many-pairs = Ob zwei strengere Wertungen zugleich das Label kosten würden, wurde nicht geprüft: Es wären mehr als { $most } Paare.
firm-step = { $title }: eine Stufe weniger (Punkte: { $to } statt { $from })
firm-document = { $title }: Beleg „{ $name }“ nicht anerkannt
firm-value = { $title }: Angabe in { $place } gestrichen
firm-value-input = { $title }: Angabe „{ $input }“ in { $place } gestrichen
firm-decision = { $title }: Entscheidung von { $by } gilt nicht
firm-decision-until = { $title }: Entscheidung von { $by } gilt nicht (sie endet am { $date })
firm-person = Team: { $person } zählt nicht dazu
firm-training = Team: eine Weiterbildung von { $person } zählt nicht
firm-heading-wins = Was allein ein höheres Label bringen würde
firm-heading-win-pairs = Was zu zweit ein Label bringen würde
firm-then = {" "}(verliehen würde dann: „{ $label }“)
firm-then-none = {" "}(dann kein Label)
firm-too-many-win-pairs = Ob zwei mildere Wertungen zugleich ein Label bringen würden, wurde nicht geprüft: Es wären mehr als { $most } Paare.
firm-step-more = { $title }: eine Stufe mehr (Punkte: { $to } statt { $from })
firm-documents = { $title }: zählt ohne die fehlenden Belege
firm-heading-weights = Andere Gewichte
firm-weights-any = { $label }: bleibt bei jeder Änderung der Gewichte unter ±100 % erreicht.
firm-weights-never = { $label }: bleibt bei jeder Änderung der Gewichte unter ±100 % nicht erreicht.
firm-weights-reached = { $label }: bleibt erreicht, solange sich kein Gewicht um mehr als ±{ $percent } % ändert (genau: { $exact }).
firm-weights-not-reached = { $label }: bleibt nicht erreicht, solange sich jedes Gewicht um weniger als ±{ $percent } % ändert (genau: { $exact }).
firm-weights-not-reached-at-least = { $label }: bleibt nicht erreicht, solange sich jedes Gewicht um weniger als ±{ $percent } % ändert, vielleicht auch darüber hinaus (genau: { $exact }).
firm-weights-unknown = { $label }: Wie weit sich Gewichte ändern dürfen, ist nicht berechnet, denn Gruppen begrenzen, was zählt, oder ein Bonus bringt Prozentpunkte.
firm-weights-note = Jedes Gewicht darf sich dabei für sich ändern; gerechnet ist mit der ungünstigsten Änderung. Prozentwerte sind abgerundet.
firm-weights-note-categories = Jedes Gewicht darf sich dabei für sich ändern; gerechnet ist mit der ungünstigsten Änderung: beim gewichteten Prozentwert mit den Gewichten der Kategorien, bei Punkten mit denen der Indikatoren. Prozentwerte sind abgerundet.
firm-heading-idle = Was die Entscheidung nicht ändern kann
firm-idle-none = Jeder Indikator könnte für sich allein die Entscheidung ändern.
firm-idle-all = Kein Indikator könnte für sich allein die Entscheidung ändern.
firm-idle = { $count ->
        [one] Ein Indikator könnte
       *[other] { $count } Indikatoren könnten
    } für sich allein, von null Punkten bis zur Höchstpunktzahl, nichts an der Entscheidung ändern: { $indicators }.
firm-note = Als strengere Wertung gilt: eine Stufe weniger bei einem Indikator (auf einer Geraden ein Fünftel), ein Beleg nicht anerkannt, eine Angabe, eine Entscheidung, eine Person oder eine Weiterbildung gestrichen. Geprüft wurden { $count } davon.
firm-note-milder = Als mildere Wertung gilt: eine Stufe mehr bei einem Indikator (auf einer Geraden ein Fünftel oder der nächste Wert; bei fehlendem Nachweis die erste), auf Belege verzichtet, eine Entscheidung gestrichen. Geprüft wurden { $count } davon.
