"""Writes a plan into `issue.toml`: the stories of each page, and the places of all its pieces."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from banxin.content.model import Placement
from banxin.content.outline import KeyPath
from banxin.content.source import SourceFile, unmarked_encoding
from banxin.content.toml_lines import TomlLines, names_in, toml_list, toml_text
from banxin.diagnostics import BadContent, error

MARK = "# 版心排的版位，可以改；删去哪一段，哪一段重新排"
"""The remark above a page's places: who wrote them, and that they may be edited."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_Target: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What is written into `issue.toml` for one page.

    Attributes:
        stories: Those that begin here, fillers in use included, in order of weight.
        continues: The story whose rest opens the page; empty for none.
        places: Of these stories and their photos; where in a file they stand does not matter.
        step: Size and leading of the page's body in points; None for the layout's.
    """

    stories: tuple[str, ...]
    continues: str
    places: tuple[Placement, ...]
    step: tuple[float, float] | None = None


def written_into_file(raw: bytes, pages: Sequence[WrittenPage]) -> bytes:
    """The bytes of an issue's file with a plan written into it, encoded as they were.

    Args:
        raw: Of a file that `banxin.content.load_issue` takes, in any encoding that it reads.
        pages: See `written_into`.

    Raises:
        BadContent, ValueError: See `written_into`.
    """
    mark, encoding = next(
        (one for one in _MARKS if raw.startswith(one[0])), (b"", unmarked_encoding(raw))
    )
    return mark + written_into(raw[len(mark) :].decode(encoding), pages).encode(encoding)


def written_into(toml: str, pages: Sequence[WrittenPage]) -> str:
    """The text of an `issue.toml` with a plan written into it.

    Earlier places of the plan's stories are replaced, and stories that now have a page leave
    the lists of those that flow and those in reserve. Remarks, order and form of all the rest
    stay. Written a second time, the same plan changes nothing.

    Args:
        toml: The text of a file that `banxin.content.load_issue` takes.
        pages: One for each page, in order, with every story that had a page.

    Raises:
        BadContent: ``plan-inline``: pages or places that are not tables of their own.
        ValueError: Another number of pages, a story that would lose its page, or a place for
            what is not on its page.
    """
    text = toml.replace("\r\n", "\n").replace("\r", "\n")
    sheet, lines = tomllib.loads(text), TomlLines.of(text)
    _check_form(lines, len(sheet["page"]))
    _check(sheet, pages)
    paged = {name for page in pages for name in page.stories}
    for key in ("stories", "fillers"):
        if statement := lines.at((key,)):
            left = [name for name in names_in(sheet[key]) if name not in paged]
            lines.write_names(statement, left)
    for number, page in enumerate(pages):
        _PageWriter(lines, sheet["page"][number], ("page", number), paged).write(page)
    return lines.text().replace("\n", "\r\n") if "\r\n" in toml else lines.text()


def _check_form(lines: TomlLines, pages: int) -> None:
    inline = [lines.at(("page",)), *(lines.at(("page", n, "place")) for n in range(pages))]
    file = SourceFile.of("issue.toml", "\n".join(lines.lines))
    if found := [error("plan-inline", file.at(s.first_line)) for s in inline if s]:
        raise BadContent(found)


def _check(sheet: Mapping[str, Any], pages: Sequence[WrittenPage]) -> None:
    had = {name for page in sheet["page"] for name in names_in(page.get("stories", []))}
    lost = had.difference(*(page.stories for page in pages))
    if lost or len(pages) != len(sheet["page"]):
        count = len(sheet["page"])
        raise ValueError(f"{len(pages)} pages chosen of {count}; without one: {sorted(lost)}")
    for page in pages:
        if stray := {p.story for p in page.places} - {*page.stories, page.continues}:
            raise ValueError(f"places of what is not on the page: {sorted(stray)}")


@dataclass(frozen=True, slots=True)
class _PageWriter:
    """Writes one page.

    Attributes:
        sheet: What the file says of the page so far.
        path: Of the page in the file.
        planned: Every story that the plan knows.
    """

    lines: TomlLines
    sheet: Mapping[str, Any]
    path: KeyPath
    planned: set[str]

    def write(self, page: WrittenPage) -> None:
        self._write_stories(page.stories)
        self._write_continues(page.continues)
        self._write_step(page.step)
        self._write_places({(place.story, place.photo): place for place in page.places})

    def _after_name(self, line: str) -> None:
        (name,) = self.lines.below((*self.path, "name"))
        self.lines.add(name.last_line, [line])

    def _write_stories(self, stories: Sequence[str]) -> None:
        if statement := self.lines.at((*self.path, "stories")):
            self.lines.write_names(statement, stories)
        elif stories:
            self._after_name(f"stories = {toml_list(stories)}")

    def _write_continues(self, story: str) -> None:
        if str(self.sheet.get("continues", "")) != story:
            self._write_line("continues", toml_text(story) if story else "")

    def _write_step(self, step: tuple[float, float] | None) -> None:
        wanted = dict(zip(("size_pt", "leading_pt"), step, strict=True)) if step else None
        if self.sheet.get("step") != wanted:
            inside = ", ".join(f"{key} = {points:g}" for key, points in (wanted or {}).items())
            self._write_line("step", f"{{ {inside} }}" if inside else "")

    def _write_line(self, key: str, value: str) -> None:
        """Give a key of the page another value, or with an empty one take it out.

        A table of its own, or dotted keys, may stand behind other tables of the page, where a
        key would be theirs; they become one key behind the page's name.
        """
        line = f"{key} = {value}"
        statements = self.lines.below((*self.path, key))
        if len(statements) != 1 and value:
            self._after_name(line)
        if statements:
            remarks = self.lines.remarks(statements)
            stays = len(statements) == 1 and value
            self.lines.replace(statements, ["  ".join([line, *remarks])] if stays else remarks)

    def _write_places(self, wanted: Mapping[_Target, Placement]) -> None:
        """What the file says already stays as it is written; the rest is written anew."""
        missing = {target: _block(placement) for target, placement in wanted.items()}
        marks = self._marks()
        mark = iter(() if marks else (MARK,))
        stay = 0
        for number, table in enumerate(self.sheet.get("place", [])):
            target = _target(table)
            block = missing.pop(target, None)
            stay += block is not None or target[0] not in self.planned
            if block is None and target[0] in self.planned:
                self._take_out(number)
            elif block and _said(tomllib.loads("\n".join(block[1:]))) != _said(table):
                self._replace(number, [*mark, *block])
        if missing:
            self._append([line for block in missing.values() for line in ("", *mark, *block)])
        elif not stay:
            self.lines.taken.update(marks)

    def _marks(self) -> list[int]:
        """The lines of the page that are the remark `MARK`."""
        page = self.lines.below(self.path)
        numbers = range(page[0].first_line, page[-1].last_line)
        return [number for number in numbers if self.lines.lines[number - 1].strip() == MARK]

    def _replace(self, number: int, block: Sequence[str]) -> None:
        """Other lines for the page's place of this number; its remarks stand above them."""
        statements = self.lines.below((*self.path, "place", number))
        self.lines.replace(statements, [*self.lines.remarks(statements), *block])

    def _take_out(self, number: int) -> None:
        """Without leaving two blank lines where the place stood between them."""
        statements = self.lines.below((*self.path, "place", number))
        before, after = statements[0].first_line - 1, statements[-1].last_line + 1
        if self.lines.is_blank(before) and self.lines.is_blank(after):
            self.lines.taken.add(before)
        self._replace(number, [])

    def _append(self, new: Sequence[str]) -> None:
        """After the page's last place, or after everything else that it has."""
        places = self.lines.below((*self.path, "place"))
        last = (places or self.lines.below(self.path))[-1].last_line
        self.lines.add(last, [*new, *([] if self.lines.is_blank(last + 1) else [""])])


def _block(placement: Placement) -> list[str]:
    """The table of one place."""
    block = ["[[page.place]]", f"story = {toml_text(placement.story)}"]
    if placement.photo:
        block.append(f"photo = {placement.photo}")
    if placement.columns:
        block.append(f"columns = {list(placement.columns)}")
    if placement.lines:
        block.append(f"lines = {list(placement.lines)}")
    if notch := placement.notch:
        columns = [notch.first_column, notch.last_column]
        lines = [notch.first_line, notch.last_line]
        block.append(f"notch = {{ columns = {columns}, lines = {lines} }}")
    if placement.rank:
        block.append(f"rank = {toml_text(placement.rank)}")
    return block


def _target(table: Mapping[str, Any]) -> _Target:
    return str(table["story"]).strip(), int(table.get("photo", 0))


def _said(table: Mapping[str, Any]) -> tuple[object, ...]:
    """What a place says, in one form whatever the desk left out."""
    rest = [table.get(key) for key in ("columns", "lines", "notch")]
    return (*_target(table), *rest, str(table.get("rank", "")).strip())
