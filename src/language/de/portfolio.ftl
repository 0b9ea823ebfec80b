### Many dossiers at once.

dossiers-no-folder = { $path }: ist kein Ordner. Erwartet wird ein Ordner, dessen Unterordner Antragsunterlagen sind, jeder mit einer evidence.csv, oder der Arbeitsmappen (.xlsx) enthält.
dossiers-only-deeper = { $path }: enthält unmittelbar keine Antragsunterlagen, wohl aber { $deeper }. Nennen Sie den Ordner, in dem diese liegen.
dossiers-none = { $path }: enthält keine Antragsunterlagen. Erwartet wird ein Ordner, dessen Unterordner (oder der selbst) eine evidence.csv oder Arbeitsmappen (.xlsx) enthalten.
dossiers-deeper = Nicht angesehen, weil einen Ordner tiefer: { $names }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}. Um sie zu bewerten, nennen Sie den Ordner, in dem sie liegen.
dossiers-limit = Einen Ordner tiefer können weitere Anträge liegen: nur { $limit } Einträge von Unterordnern wurden durchgesehen.
dossiers-links = Verweise, die aus dem Ordner hinausführen, wurden nicht verfolgt: { $names }
