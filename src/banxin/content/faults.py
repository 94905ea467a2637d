"""From pydantic's list of what does not fit a sheet to diagnostics at the keys themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from banxin.content.outline import KeyPath, Outline
from banxin.content.sheets import Sheet
from banxin.content.source import Report
from banxin.content.suggest import suggest
from banxin.diagnostics import Diagnostic, error

SheetT = TypeVar("SheetT", bound=Sheet)

_CODES = {
    "string_type": "value-not-text",
    "string_unicode": "value-not-text",
    "string_too_short": "value-empty",
    "string_pattern_mismatch": "value-empty",
    "literal_error": "value-not-choice",
    "too_short": "value-count",
    "too_long": "value-count",
    "greater_than": "value-too-small",
    "greater_than_equal": "value-too-small",
    "less_than": "value-too-large",
    "less_than_equal": "value-too-large",
    "list_type": "value-not-list",
    "tuple_type": "value-not-list",
    "int_type": "value-not-whole",
    "int_parsing": "value-not-whole",
    "int_from_float": "value-not-whole",
    "int_parsing_size": "value-not-whole",
    "float_type": "value-not-number",
    "float_parsing": "value-not-number",
    "finite_number": "value-not-number",
    "model_type": "value-not-table",
    "model_attributes_type": "value-not-table",
    "dict_type": "value-not-table",
}


def fill(
    sheet: type[SheetT], data: Mapping[str, Any], outline: Outline, base: KeyPath, report: Report
) -> SheetT | None:
    """``data`` as a sheet; None where it is not one.

    Unknown keys are reported and then left out, so that one misspelt key does not hide
    what else is wrong further on.

    Args:
        sheet: Which keys there are.
        data: What the file says.
        outline: Where it says it.
        base: Path of ``data`` in the file; empty for the whole file.
        report: Takes an error for each fault.
    """
    try:
        return sheet.model_validate(data)
    except ValidationError as faults:
        details = _own(faults.errors(include_url=False))
    unknown = [d["loc"] for d in details if d["type"] == "extra_forbidden"]
    for detail in details:
        report(_diagnostic(detail, sheet, outline, base))
    if len(unknown) < len(details):
        return None
    return sheet.model_validate(_without(data, set(unknown), ()))


def _own(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without "too short" of lists that only lack their faulty items, as pydantic counts them."""
    paths = [detail["loc"] for detail in details]

    def follows_from_items(detail: ErrorDetails) -> bool:
        here = detail["loc"]
        return any(len(path) > len(here) and path[: len(here)] == here for path in paths)

    return [d for d in details if d["type"] != "too_short" or not follows_from_items(d)]


def _without(value: Any, paths: set[KeyPath], here: KeyPath) -> Any:
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if (*here, k) not in paths}
        return {k: _without(v, paths, (*here, k)) for k, v in kept.items()}
    if isinstance(value, list):
        return [_without(item, paths, (*here, i)) for i, item in enumerate(value)]
    return value


def _diagnostic(
    detail: ErrorDetails, sheet: type[Sheet], outline: Outline, base: KeyPath
) -> Diagnostic:
    path, kind = detail["loc"], detail["type"]
    full = (*base, *path)
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        known = suggest(str(path[-1]), _keys(sheet, path[:-1]))
        return error("key-unknown", outline.key(full), key=str(path[-1]), known=known)
    if kind == "missing":
        return error("key-missing", outline.key(full), key=key)
    code = "date-impossible" if key == "date" else _CODES.get(kind, "value-not-text")
    return error(code, outline.value(full), key=key, **_limits(detail.get("ctx", {})))


def _limits(context: Mapping[str, Any]) -> dict[str, str]:
    """What pydantic says the value should have been, under the names of the catalogue."""
    names = {"expected": "known", "min_length": "count", "max_length": "count"}
    names |= dict.fromkeys(("gt", "ge", "lt", "le"), "limit")
    return {
        names[name]: str(value).replace("'", "").replace(" or ", "、").replace(", ", "、")
        for name, value in context.items()
        if name in names
    }


def _keys(sheet: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that may stand in the table at ``path`` of a sheet."""
    for part in path:
        if isinstance(part, str):
            sheet = _table(sheet.model_fields[part].annotation) or sheet
    return list(sheet.model_fields)


def _table(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    tables = (_table(inner) for inner in get_args(annotation))
    return next((table for table in tables if table), None)
