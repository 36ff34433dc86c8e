"""Payments that stand in two ledgers: which row here and which row there are the two sides of one movement of money."""
