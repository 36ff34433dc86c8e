"""Published techniques that case types answer to, as data with version and licence."""
