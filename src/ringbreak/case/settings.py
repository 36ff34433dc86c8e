"""Settings of a case, each declared once: name, default, help."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ringbreak.case.durable import write_durably
from ringbreak.errors import CaseError, UsageError

FORMAT = 1
"""Version of the case's layout on disk. A newer one is refused, an older one read."""

COORDINATION_RULES = ("chance", "coortweet")


@dataclass(frozen=True, slots=True)
class Settings:
    """What changes results. The settings a run used stand in its log entry, so that it can be repeated."""

    time_zone: str = field(default="Asia/Shanghai", metadata={"help": "zone of times that carry no offset"})
    region: str = field(
        default="CN",
        metadata={
            "help": "countries of phone numbers without a prefix (ISO 3166), several with commas, the likeliest first"
        },
    )
    languages: tuple[str, ...] = field(
        default=("zh", "en"), metadata={"help": "languages expected in the evidence"}
    )
    margin_bits: int = field(
        default=3, metadata={"help": "bits a ring must have beyond what the size of the case demands"}
    )
    min_records: int = field(default=3, metadata={"help": "records a ring needs"})
    coordination_rule: str = field(
        default="chance",
        metadata={
            "help": "which accounts act together: chance (oftener than chance explains) or coortweet (the published definition)"
        },
    )
    coordination_window: int = field(
        default=60, metadata={"help": "seconds within which two accounts do the same thing together"}
    )
    coordination_least: int = field(
        default=3, metadata={"help": "things two accounts must do together before they are compared"}
    )
    maps: dict[str, dict[str, str]] = field(
        default_factory=dict, metadata={"help": "overruled meanings of table columns (--map)"}
    )

    def as_json(self) -> dict[str, Any]:
        return {f.name: list(v) if isinstance(v := getattr(self, f.name), tuple) else v for f in fields(self)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Settings:
        known = {f.name for f in fields(cls)}
        unknown = sorted(set(data) - known)
        if unknown:
            raise UsageError(
                "unknown setting {name}; there are: {known}",
                name=", ".join(unknown),
                known=", ".join(sorted(known)),
            )
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
        made = replace(cls(), **values)
        try:
            ZoneInfo(made.time_zone)
        except (ZoneInfoNotFoundError, ValueError) as e:
            raise UsageError(
                "unknown time zone {zone}; write it like Asia/Shanghai or UTC", zone=made.time_zone
            ) from e
        if made.coordination_rule not in COORDINATION_RULES:
            raise UsageError(
                "unknown coordination rule {name}; there are: {known}",
                name=made.coordination_rule,
                known=", ".join(COORDINATION_RULES),
            )
        for name in ("margin_bits", "min_records", "coordination_window", "coordination_least"):
            if not isinstance(getattr(made, name), int) or getattr(made, name) < 0:
                raise UsageError(
                    "{name} must be a whole number from 0, not {value}", name=name, value=getattr(made, name)
                )
        return made


@dataclass(frozen=True, slots=True)
class CaseFile:
    """case.toml: what people may edit."""

    name: str
    masked: bool = True
    settings: Settings = Settings()

    def write(self, path: Path) -> None:
        s = self.settings
        lines = [
            "# A ringbreak case. The settings used by a run are also written into the log.",
            f"format = {FORMAT}",
            f"name = {_toml(self.name)}",
            f"masked = {_toml(self.masked)}",
            "",
            "[settings]",
            *(f"{k} = {_toml(v)}" for k, v in s.as_json().items() if k != "maps"),
        ]
        for file, columns in sorted(s.maps.items()):
            lines += [
                "",
                f"[settings.maps.{_toml(file)}]",
                *(f"{_toml(h)} = {_toml(m)}" for h, m in sorted(columns.items())),
            ]
        write_durably(path, ("\n".join(lines) + "\n").encode())

    @classmethod
    def read(cls, path: Path) -> CaseFile:
        """Raises: CaseError when it is missing, broken, or of a newer version."""
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise CaseError(
                "no case at {path}: case.toml is missing. Make one with: ringbreak new {path}",
                path=path.parent,
            ) from None
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as e:
            raise CaseError(
                "{path} cannot be read: {reason}. Mend it by hand; nothing was changed", path=path, reason=e
            ) from e
        version = data.get("format")
        if not isinstance(version, int) or version > FORMAT:
            raise CaseError(
                "the case at {path} has format {found}; this ringbreak reads formats up to {known}. Update ringbreak; nothing was changed",
                path=path.parent,
                found=version,
                known=FORMAT,
            )
        return cls(
            name=str(data.get("name", path.parent.name)),
            masked=bool(data.get("masked", True)),
            settings=Settings.from_json(data.get("settings", {})),
        )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in text) + '"'


def read_map(path: Path) -> dict[str, dict[str, str]]:
    """A --map file: TOML tables, one a file name or pattern, header = "meaning".

    Example:
        ["流水*.csv"]
        "对方户名" = "transfers.payee_name"
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as e:
        raise UsageError("the map {path} cannot be read: {reason}", path=path, reason=e.strerror) from e
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as e:
        raise UsageError("the map {path} is not TOML: {reason}", path=path, reason=e) from e
    if not all(isinstance(v, dict) and all(isinstance(m, str) for m in v.values()) for v in data.values()):
        raise UsageError(
            'the map {path} must hold tables like ["ledger*.csv"] with lines "header" = "transfers.amount"',
            path=path,
        )
    return data
