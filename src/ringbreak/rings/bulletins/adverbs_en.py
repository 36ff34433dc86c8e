"""Words an English passive may hold between its auxiliary and its verb: "were later seized", "have so far been blocked"."""

from __future__ import annotations

ADVERB = (
    r"(?:also|all|both|then|since|now|already|later|soon|first|initially|previously|successfully|subsequently|eventually|ultimately|finally|recently|further"
    r"|so far|to date|in turn|in total|at once|on the spot|at the scene|there and then|duly|thereafter|afterwards|likewise|thus|safely|fully|simultaneously|separately|together"
    r"|immediately|promptly|swiftly|quickly|instantly|formally|officially|legally|lawfully|jointly|respectively|still|been|being)"
)
"""None that takes back or doubts what is said ("allegedly", "nearly", "not")."""
