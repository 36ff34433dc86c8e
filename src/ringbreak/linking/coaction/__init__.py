"""Accounts that do the same thing at the same time: who shared what together, and whether chance explains it."""
