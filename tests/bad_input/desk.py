"""A newcomer's desk: the starter issue, one thing spoilt, and what the program says to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from banxin.diagnostics import Diagnostic, Severity
from banxin.messages import Language, way_out, words

STORY = "watchtower.md"
PHOTO = "photos/watchtower.jpg"


@dataclass(frozen=True)
class Finding:
    """One diagnostic as ``--format json`` gives it; ``pointed`` is the text from its place on."""

    code: str
    severity: str
    file: str
    line: int
    pointed: str
    said: dict[Language, str]


@dataclass(frozen=True)
class Heard:
    """What one run said and left."""

    exit_code: int
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "error"]

    def one(self, code: str) -> Finding:
        """The only finding of a code."""
        (found,) = [finding for finding in self.findings if finding.code == code]
        return found


@dataclass(frozen=True)
class Desk:
    """An issue's folder, and the program run on it."""

    folder: Path
    program: Callable[[list[str]], Heard]

    def file(self, name: str) -> Path:
        return self.folder / name

    def write(self, name: str, content: str | bytes) -> None:
        raw = content if isinstance(content, bytes) else content.encode()
        self.file(name).write_bytes(raw)

    def spoil(self, name: str, good: str, bad: str) -> None:
        """Put ``bad`` for the first ``good`` in a file that must hold it."""
        text = self.file(name).read_text("utf-8")
        assert good in text
        self.file(name).write_text(text.replace(good, bad, 1), "utf-8")

    def story(self, body: str, front: str = "title: 碉楼\n") -> None:
        self.write(STORY, f"---\n{front}---\n{body}\n")

    def check(self, *options: str) -> Heard:
        return self.program(["check", str(self.folder), *options])

    def build(self, *options: str) -> Heard:
        return self.program(["build", str(self.folder), *options])


def heard(code: int, out: str, folder: Path) -> Heard:
    """A run's JSON, every diagnostic checked for words in both languages."""
    data = json.loads(out)
    assert data["exit"] == code
    findings = tuple(_finding(entry, folder) for entry in data["diagnostics"])
    return Heard(code, findings, tuple(map(Path, data["files"])))


def _finding(entry: dict[str, object], folder: Path) -> Finding:
    params = entry["params"]
    assert isinstance(params, dict)
    diagnostic = Diagnostic(str(entry["code"]), Severity(str(entry["severity"])), None, params)
    said = {
        language: f"{words(diagnostic, language)} {way_out(diagnostic, language)}"
        for language in Language
    }
    place = entry["place"]
    if not isinstance(place, dict) or "file" not in place:
        return Finding(diagnostic.code, diagnostic.severity, "", 0, "", said)
    file, line, column = str(place["file"]), int(place["line"]), int(place["column"])
    pointed = _lines(folder.parent / file)[line - 1][column - 1 :] if line else ""
    assert pointed or not line or column == 1, "a place beyond its line's end"
    return Finding(diagnostic.code, diagnostic.severity, Path(file).name, line, pointed, said)


def _lines(path: Path) -> list[str]:
    raw = path.read_bytes()
    try:
        return raw.decode().splitlines()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace").splitlines()
