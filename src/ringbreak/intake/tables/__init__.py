"""Tables with known or unknown headers, from cells to rows of RECORDS, TRANSFERS, ACTIONS, PROFILES and METRICS."""
