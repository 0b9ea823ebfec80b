
### What `catalogue diff` says.

