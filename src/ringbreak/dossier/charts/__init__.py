"""Pictures as SVG, one module a picture: drawn from the document's figures, the same bytes on every run."""
