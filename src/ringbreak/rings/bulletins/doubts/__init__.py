"""One doubt a file: what in a bulletin does not hold together."""
