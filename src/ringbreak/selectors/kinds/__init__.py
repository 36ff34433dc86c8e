"""One file per identifier."""
