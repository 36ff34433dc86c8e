"""Wordings as people write them, a file a class: READ has all that a text names, a row for each; NOTHING has texts that only look alike."""
