### Was an einem Aufruf falsch ist.

usage-unknown-argument = Die Option „{ $argument }“ gibt es hier nicht.
usage-too-many-arguments = „{ $argument }“ ist hier zu viel. Einen Pfad mit Leerzeichen setzen Sie in Anführungszeichen: "Unser Cluster.xlsx"
usage-unknown-command = Den Befehl „{ $command }“ gibt es nicht.
usage-missing-command = „{ $command }“ braucht einen Befehl: { $known }.
usage-missing-arguments = Es fehlt: { $arguments }.
usage-missing-value = Zu „{ $argument }“ fehlt ein Wert.
usage-missing-value-of = Zu „{ $argument }“ fehlt ein Wert. Möglich sind: { $known }.
usage-invalid-value = „{ $value }“ ist kein möglicher Wert von „{ $argument }“. Möglich sind: { $known }.
usage-refused-value = „{ $value }“ ist kein möglicher Wert von „{ $argument }“.
usage-out-of-range = „{ $value }“ ist kein möglicher Wert von „{ $argument }“. Möglich sind ganze Zahlen von { $min } bis { $max }.
usage-below-range = „{ $value }“ ist kein möglicher Wert von „{ $argument }“. Möglich sind ganze Zahlen ab { $min }.
usage-unexpected-value = „{ $argument }“ nimmt den Wert „{ $value }“ nicht an.
usage-twice = „{ $argument }“ darf nur einmal vorkommen.
usage-conflict = „{ $argument }“ geht nicht zusammen mit: { $others }.
usage-not-unicode = Ein Argument ist kein gültiges Unicode.
usage-other = Der Aufruf ist nicht verständlich.
usage-near = Meinten Sie „{ $near }“?
usage-line = Aufruf: { $usage }
usage-help = Mehr dazu zeigt „--help“.
