"""The legal basis: what every add names, and without which nothing leaves a case."""

from __future__ import annotations

from dataclasses import dataclass

from ringbreak.errors import UsageError
from ringbreak.model.ids import content_id

CHOICES = {
    "own-material": "material of one's own organisation",
    "press": "published press material",
    "test-data": "test or example data",
}
"""Short answers; anything else is taken as the reference of a decision, warrant, request or consent."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Basis, purpose, scope, until when, how long to keep; `authority_id` is made from them."""

    basis: str
    purpose: str = ""
    scope: str = ""
    expires: str = ""
    retention: str = ""

    @property
    def authority_id(self) -> str:
        return content_id(self.basis, self.purpose, self.scope, self.expires, self.retention, digits=12)

    def body(self) -> dict[str, str]:
        return {
            "authority_id": self.authority_id,
            "basis": self.basis,
            "purpose": self.purpose,
            "scope": self.scope,
            "expires": self.expires,
            "retention": self.retention,
        }

    @classmethod
    def stated(
        cls, basis: str, *, purpose: str = "", scope: str = "", expires: str = "", retention: str = ""
    ) -> Authority:
        """Raises: UsageError for an empty basis or a date that is none."""
        from datetime import date

        if not basis.strip():
            raise UsageError(
                "an authority needs words: a reference, or one of {choices}", choices=", ".join(CHOICES)
            )
        if expires:
            try:
                date.fromisoformat(expires)
            except ValueError as e:
                raise UsageError("{value} is not a date; write it like 2027-06-30", value=expires) from e
        return cls(basis.strip(), purpose.strip(), scope.strip(), expires, retention.strip())
