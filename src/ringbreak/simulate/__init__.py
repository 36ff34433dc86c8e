"""Scenarios whose truth is known: evidence folders in real formats, and beside them what is true about them."""
