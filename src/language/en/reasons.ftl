
### Why each rule about catalogues is there: `catalogue check --explain`.

