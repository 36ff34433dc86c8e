"""A press report or police bulletin becomes a fact ledger that argues with itself."""
