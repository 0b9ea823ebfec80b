
### What the rules about catalogues find.

