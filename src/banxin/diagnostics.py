"""What is wrong, where, and how bad: values, without words.

The words stand in `banxin.messages`, so that one diagnostic can be shown in Chinese,
in English, or as JSON. Every code has an entry there; a test walks both lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from banxin.measure import Rect


class Severity(StrEnum):
    """How much a diagnostic weighs; `ERROR` stops the stage after it has gathered all of them."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in an editor's file.

    Attributes:
        file: Path as the user would type it, with forward slashes.
        line, column: Counted from 1, in characters; 0 where a whole file is meant.
        text: The line itself, without its newline; empty where there is none to show.
        length: How many characters are meant, for the carets under the line.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""
    length: int = 1


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place on a finished or planned page; ``box`` is measured from the trim's top left."""

    page: int
    box: Rect | None = None


Place = SourcePlace | PagePlace


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: Stable, never reused, such as ``photo-missing``; the key into the message catalogue.
        severity: What it does to the build.
        place: Where; None only where no file or page is meant (a missing program).
        params: The values its words are filled with; each a string or a whole number.
    """

    code: str
    severity: Severity
    place: Place | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)


def error(code: str, place: Place | None = None, **params: str | int) -> Diagnostic:
    """A diagnostic that stops the build."""
    return Diagnostic(code, Severity.ERROR, place, params)


def warning(code: str, place: Place | None = None, **params: str | int) -> Diagnostic:
    """A diagnostic that the night desk should see before the page goes to the plate."""
    return Diagnostic(code, Severity.WARNING, place, params)


def note(code: str, place: Place | None = None, **params: str | int) -> Diagnostic:
    """A repair that was made, or a blemish that stops nobody, said so that nobody is surprised."""
    return Diagnostic(code, Severity.NOTE, place, params)


class BanxinError(Exception):
    """Work that cannot go on, with every reason found so far.

    Subclasses only choose the exit code, as listed in ``docs/errors.md``.
    """

    exit_code = 70

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"{d.code} {dict(d.params)}" for d in self.diagnostics))


class Refused(BanxinError):
    """A finished file was judged and found wanting."""

    exit_code = 1


class WrongUse(BanxinError):
    """The command or its arguments make no sense."""

    exit_code = 2


class BadContent(BanxinError):
    """The issue's own files cannot be printed as they are."""

    exit_code = 3


class MissingTool(BanxinError):
    """A program, font or profile is not on this machine."""

    exit_code = 4
