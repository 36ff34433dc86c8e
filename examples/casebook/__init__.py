"""The pieces the example case is made of."""
