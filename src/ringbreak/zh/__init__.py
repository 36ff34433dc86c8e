"""The Chinese catalogue, one module per part of the house."""
