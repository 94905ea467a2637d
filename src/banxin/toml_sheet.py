"""A TOML file read into a model of its keys, with every fault told at its key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

SheetT = TypeVar("SheetT", bound=BaseModel)

NO_KEY = "–"
"""Stands for the key where the fault is one of the whole file."""


class NotASheet(Exception):
    """The text is not the sheet that was asked for.

    Attributes:
        faults: For each: the key, with dots between its parts, and the cause in English.
    """

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        super().__init__(faults)
        self.faults = faults


def table_of(text: str) -> dict[str, object]:
    """The tables of a TOML text.

    Raises:
        NotASheet: It is not TOML.
    """
    try:
        return tomllib.loads(text)
    # A number of a million figures is a ValueError that is no fault of syntax.
    except (ValueError, RecursionError) as cause:
        raise NotASheet(((NO_KEY, str(cause)),)) from cause


def sheet_of(kind: type[SheetT], table: Mapping[str, object]) -> SheetT:
    """The table as a sheet.

    Raises:
        NotASheet: Keys are missing, unknown, or hold what they may not.
    """
    try:
        return kind.model_validate(table)
    except ValidationError as cause:
        faults = (
            (".".join(map(str, fault["loc"])) or NO_KEY, _cause(kind, fault))
            for fault in cause.errors()
        )
        raise NotASheet(tuple(faults)) from cause


def _cause(kind: type[BaseModel], fault: ErrorDetails) -> str:
    """What is wrong with a value; for a misspelt key, which one may have been meant."""
    if fault["type"] != "extra_forbidden":
        return fault["msg"].removeprefix("Value error, ")
    *path, key = fault["loc"]
    part = kind
    for name in path:
        if isinstance(name, str) and name in part.model_fields:
            part = _part_in(part.model_fields[name].annotation) or part
    near = get_close_matches(str(key), part.model_fields, 1)
    return f"no such key; perhaps {near[0]}" if near else "no such key"


def _part_in(annotation: object) -> type[BaseModel] | None:
    """The part that a field holds, be it in a list or under names of its own."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = (_part_in(inner) for inner in get_args(annotation))
    return next((part for part in parts if part), None)
