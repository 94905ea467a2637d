"""The message catalogue: every diagnostic's words, in Chinese and in English.

One TOML file a stage lies beside this module. An entry is a diagnostic's code::

    [photo-missing]
    title.zh = "照片都在"    # only where a list shows the matter by a name
    title.en = "Photos there"
    zh = "找不到照片“{name}”"
    en = "photo “{name}” is not there"
    fix.zh = "把照片放进 photos 文件夹，或改成：{known}"
    fix.en = "copy it into the photos folder, or write one of: {known}"
    why.zh = "……"      # a few sentences for `banxin explain`
    why.en = "…"

Placeholders are the diagnostic's ``params``. Lines and columns are not part of the words.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

from banxin.diagnostics import Diagnostic, PagePlace, Place, Severity, SourcePlace
from banxin.measure import Rect
from banxin.messages.causes import in_chinese
from banxin.messages.visible import line_as_shown, visible


class Language(StrEnum):
    """The languages the catalogue is written in."""

    ZH = "zh"
    EN = "en"


_WEIGHTS = {
    Language.ZH: {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"},
    Language.EN: {severity: str(severity) for severity in Severity},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One code's words: what happened, the way out, and why it matters; by language.

    ``stage`` is the name of the file that the entry stands in. ``title`` is what the desk calls
    the matter, in a few words; empty for most.
    """

    stage: str
    text: dict[str, str]
    fix: dict[str, str]
    why: dict[str, str]
    title: dict[str, str]


@cache
def catalogue() -> dict[str, Entry]:
    """Every entry by code.

    Raises:
        ValueError: Two stages claim the same code.
    """
    entries: dict[str, Entry] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        for code, raw in tomllib.loads(path.read_text("utf-8")).items():
            if code in entries:
                raise ValueError(f"{code} stands twice in the message catalogue")
            text = {str(language): raw[language] for language in Language}
            entries[code] = Entry(path.stem, text, raw["fix"], raw["why"], raw.get("title", {}))
    return entries


def words(diagnostic: Diagnostic, language: Language) -> str:
    """What happened, in one sentence."""
    return catalogue()[diagnostic.code].text[language].format_map(_said(diagnostic, language))


def way_out(diagnostic: Diagnostic, language: Language) -> str:
    """What the reader can do about it."""
    return catalogue()[diagnostic.code].fix[language].format_map(_said(diagnostic, language))


def _said(diagnostic: Diagnostic, language: Language) -> Mapping[str, object]:
    """The parameters as a language says them: a system's cause is English by itself."""
    params = {
        name: visible(value) if isinstance(value, str) else value
        for name, value in diagnostic.params.items()
    }
    cause = params.get("cause")
    if language is Language.ZH and isinstance(cause, str):
        return {**params, "cause": in_chinese(cause)}
    return params


def as_text(diagnostic: Diagnostic, language: Language) -> str:
    """A diagnostic for people: place, words, the line itself with carets, the way out."""
    where = _where(diagnostic.place, language)
    weight = _WEIGHTS[language][diagnostic.severity]
    head = f"{where}{weight}[{diagnostic.code}]: {words(diagnostic, language)}"
    label = "改法" if language is Language.ZH else "fix"
    lines = [head, *_excerpt(diagnostic.place), f"  {label}: {way_out(diagnostic, language)}"]
    return "\n".join(lines)


def as_data(diagnostics: Sequence[Diagnostic], language: Language) -> list[dict[str, object]]:
    """Diagnostics for machines: what JSON can hold, one object each, keys in a fixed order."""
    return [_json_object(diagnostic, language) for diagnostic in diagnostics]


def as_json(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """`as_data` as a JSON array."""
    return json.dumps(as_data(diagnostics, language), ensure_ascii=False, indent=2)


def _json_object(diagnostic: Diagnostic, language: Language) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": words(diagnostic, language),
        "fix": way_out(diagnostic, language),
        "place": _json_place(diagnostic.place),
        "params": dict(diagnostic.params),
    }


def _json_place(place: Place | None) -> dict[str, object] | None:
    match place:
        case None:
            return None
        case SourcePlace(file, line, column):
            return {"file": file, "line": line, "column": column}
        case PagePlace(page, box):
            return {"page": page} | ({"box_mm": _millimetres(box)} if box else {})


def _millimetres(box: Rect) -> list[float]:
    return [round(edge.in_mm, 2) for edge in (box.x, box.y, box.width, box.height)]


def _where(place: Place | None, language: Language) -> str:
    match place:
        case None:
            return ""
        case SourcePlace(file, 0):
            return f"{visible(file)}: "
        case SourcePlace(file, line, column):
            return f"{visible(file)}:{line}:{column}: "
        case PagePlace(page):
            return f"第{page}版: " if language is Language.ZH else f"page {page}: "


def _excerpt(place: Place | None) -> list[str]:
    if not isinstance(place, SourcePlace) or not place.text:
        return []
    before = place.text[: max(place.column - 1, 0)]
    meant = place.text[max(place.column - 1, 0) :][: place.length]
    margin = f"{place.line:>5} | "
    carets = " " * columns(before) + "^" * max(columns(meant), 1)
    return [margin + line_as_shown(place.text), " " * 5 + " | " + carets]


def columns(text: str) -> int:
    """Width of ``text`` on a terminal: wide and full-width characters take two (UAX #11)."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
