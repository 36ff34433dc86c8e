"""What a picture holds: codes, a perceptual hash, its metadata, lines of text."""
