
### What `catalogue list` and `show` say.

