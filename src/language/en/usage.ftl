### What is wrong with how merit was called.

usage-unknown-argument = there is no option “{ $argument }” here.
usage-too-many-arguments = “{ $argument }” is one argument too many. Put a path with blanks into quotation marks: "Our cluster.xlsx"
usage-unknown-command = there is no command “{ $command }”.
usage-missing-command = “{ $command }” needs a command: { $known }.
usage-missing-arguments = missing: { $arguments }.
usage-missing-value = “{ $argument }” needs a value.
usage-missing-value-of = “{ $argument }” needs a value. Possible values: { $known }.
usage-invalid-value = “{ $value }” is no possible value of “{ $argument }”. Possible values: { $known }.
usage-refused-value = “{ $value }” is no possible value of “{ $argument }”.
usage-out-of-range = “{ $value }” is no possible value of “{ $argument }”. Possible values: whole numbers from { $min } to { $max }.
usage-below-range = “{ $value }” is no possible value of “{ $argument }”. Possible values: whole numbers from { $min }.
usage-unexpected-value = “{ $argument }” does not take the value “{ $value }”.
usage-twice = “{ $argument }” may stand only once.
usage-conflict = “{ $argument }” cannot be used with: { $others }.
usage-not-unicode = an argument is not valid Unicode.
usage-other = merit does not understand this command line.
usage-near = Did you mean “{ $near }”?
usage-line = Usage: { $usage }
usage-help = For more information, try “--help”.
