"""A ticket written out in full, so that a delivery says what it was made for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from banxin.ticket.model import Ticket


def as_toml(ticket: Ticket, profile: str) -> str:
    """The ticket with every key, defaults too, naming its profile ``profile`` beside it.

    `load_ticket` reads it back as it was.
    """
    table = ticket.model_dump(exclude={"name"})
    table["condition"]["profile"] = profile
    plain = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    lines = [f"{key} = {_value(value)}" for key, value in plain.items()]
    for key, value in table.items():
        if isinstance(value, Mapping):
            lines += _table(key, value)
    return "\n".join(lines).lstrip("\n") + "\n"


def _table(path: str, table: Mapping[str, object]) -> list[str]:
    lines = ["", f"[{path}]"]
    lines += [
        f"{_key(key)} = {_value(value)}"
        for key, value in table.items()
        if not isinstance(value, Mapping)
    ]
    for key, value in table.items():
        if isinstance(value, Mapping):
            lines += _table(f"{path}.{_key(key)}", value)
    return lines


def _key(key: str) -> str:
    """Bare where TOML 1.0 lets it be."""
    bare = key and all(mark.isascii() and (mark.isalnum() or mark in "-_") for mark in key)
    return key if bare else _value(key)


def _value(value: object) -> str:
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str | Path):
        # A JSON string is a TOML basic string, but for the one control mark that JSON lets stand.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
