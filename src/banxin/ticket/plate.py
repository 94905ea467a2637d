"""Names of plates: the pattern that a ticket gives, checked before anything is named by it.

Only what a name needs is taken from Python's format language. The rest of it would let a ticket
reach into objects, ask for a name of a gigabyte, or write a month in the language of the machine.
"""

from __future__ import annotations

import datetime
import re
from string import Formatter

_FIGURES = re.compile(r"(0?[1-4]d?)?")
_DATE = re.compile(r"(%[Ymdyj]|[-_.])*")
_SAFE = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]+")
_LONGEST = 100


def plate_name(pattern: str, section: str, page: int, date: datetime.date) -> str:
    """The name of one page's plate, such as ``A01-20261120``; no ending, no folder.

    Args:
        pattern: Without `pattern_faults`.
        section: Letter of the section.
        page: From 1.
        date: Of the issue.
    """
    return pattern.format(section=section, page=page, date=date)


def pattern_faults(pattern: str) -> str:
    """What is wrong with a pattern; empty for nothing."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as cause:
        return str(cause)
    named = [(name, spec or "") for _, name, spec, _ in parts if name is not None]
    for _, name, spec, conversion in parts:
        if name is not None and (conversion or not _is_known(name, spec or "")):
            return f"{{{name}}} is not one of {{section}}, {{page:02}}, {{date:%Y%m%d}}"
    if "page" not in dict(named):
        return "without {page} all pages would have one name"
    example = plate_name(pattern, "A", 1, datetime.date(2026, 11, 20))
    if len(example) > _LONGEST or not _SAFE.fullmatch(example) or example != example.strip(" ."):
        return f"{example} is no file name"
    return ""


def _is_known(name: str, spec: str) -> bool:
    match name:
        case "section":
            return not spec
        case "page":
            return bool(_FIGURES.fullmatch(spec))
        case "date":
            return bool(spec) and bool(_DATE.fullmatch(spec))
        case _:
            return False
