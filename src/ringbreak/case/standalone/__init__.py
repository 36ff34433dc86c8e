"""What a stranger gets to check a bundle: files that stand alone and know nothing of ringbreak."""
