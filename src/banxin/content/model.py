"""An issue as the desk wrote it: validated, frozen, and free of any thought of type or page.

Every piece that can be wrong later (a missing glyph, a head too long) knows its `SourcePlace`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from banxin.diagnostics import Diagnostic, SourcePlace
from banxin.typeset import EM, MilliEm, SideLine


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A picture on disk, opened far enough to trust it.

    Attributes:
        path: Absolute, inside the issue.
        name: As the desk wrote it.
        width_px, height_px: As seen, orientation tag applied.
        sha256: Of its bytes: what was checked is what is printed.
    """

    path: Path
    name: str
    width_px: int
    height_px: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LinePicture:
    """A picture that stands in a line like a word, as high as the type beside it.

    Attributes:
        alternative: Read aloud instead of it.
        place: Where the desk wrote it.
    """

    file: PhotoFile
    alternative: str
    place: SourcePlace

    @property
    def width(self) -> MilliEm:
        """In thousandths of its height."""
        return max((self.file.width_px * EM + self.file.height_px // 2) // self.file.height_px, 1)


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one voice.

    Attributes:
        text: Plain characters; never markup. One `banxin.typeset.ATOM` for a picture.
        place: Of its first character.
        bold, kai, dots, small: 黑体, 楷体, 着重号, 小字.
        raised, lowered: 上标, 下标.
        ruby: What stands above it; empty for none.
        link: An ``http``, ``https`` or ``mailto`` address; empty for none.
        side_line: 专名号 or 书名号 under it.
        same_name: The name with that line began in the run before.
        language: Of its Latin words; empty where the desk says nothing.
        picture: What stands there instead of text; None for text.
    """

    text: str
    place: SourcePlace
    bold: bool = False
    kai: bool = False
    dots: bool = False
    small: bool = False
    raised: bool = False
    lowered: bool = False
    ruby: str = ""
    link: str = ""
    side_line: SideLine = SideLine.NONE
    same_name: bool = False
    language: str = ""
    picture: LinePicture | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph's worth of runs: a title, a caption, a paragraph."""

    runs: tuple[TextRun, ...]

    @property
    def plain(self) -> str:
        """As it is read aloud: a picture by its alternative text."""
        return "".join(run.picture.alternative if run.picture else run.text for run in self.runs)

    @property
    def place(self) -> SourcePlace:
        return self.runs[0].place

    def __bool__(self) -> bool:
        return bool(self.runs)


NO_TEXT = Text(())


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo with what the desk says about it.

    Attributes:
        caption, credit: 图说 and 摄影; the credit is set at the caption's end.
        alternative: Read aloud instead of the picture; the caption where nothing else is given.
        focus: What must stay in the crop: shares of width and height from the top left, 0 to 1.
        weight: 1 is the story's main photo, 2 the next; it decides which place it gets.
        place: Where the story names it.
        crop: The share of its width or height that may be cut away; None for what the house allows.
    """

    file: PhotoFile
    caption: Text
    credit: Text
    alternative: str
    focus: tuple[float, float]
    weight: int
    place: SourcePlace
    crop: float | None = None


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """An ordinary paragraph; the dateline (电头) is its opening run where it has one.

    ``flush`` marks one that goes on after something that interrupted it: no indent.
    """

    text: Text
    dateline: Text = NO_TEXT
    flush: bool = False


@dataclass(frozen=True, slots=True)
class SectionHead:
    """小标题: an optional label line (large) over a sentence (smaller)."""

    label: Text
    text: Text


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """编者按: before the story, in Kai."""

    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A sentence lifted out of the story, with who said it."""

    text: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Box:
    """链接, 背景: a framed side piece inside a story."""

    title: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class NameList:
    """名单: names that are set in columns."""

    names: tuple[Text, ...]


BodyBlock: TypeAlias = BodyParagraph | SectionHead | EditorsNote | PullQuote | Box | NameList


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, as one line of text, set under the title or at the story's end."""

    text: Text
    at_end: bool


@dataclass(frozen=True, slots=True)
class Story:
    """One article.

    Attributes:
        name: Its file's stem, unique in the issue; how `issue.toml` and messages call it.
        kicker, title, subtitle: 引题, 主题, 副题. A title of several entries keeps its line turns.
        byline: None where the paper signs it by itself.
        blocks: The body in reading order.
        photos: In order of weight.
        place: The file.
    """

    name: str
    kicker: Text
    title: tuple[Text, ...]
    subtitle: Text
    byline: Byline | None
    blocks: tuple[BodyBlock, ...]
    photos: tuple[Photo, ...]
    place: SourcePlace


@dataclass(frozen=True, slots=True)
class Masthead:
    """报头: what the paper is called and who makes it.

    Attributes:
        name: 报名; also what is read aloud and searched where artwork stands for it.
        artwork: The name as a picture (calligraphy); None to set the name in the masthead face.
        motto: A line over or under the name; may be empty.
        publishers: 主办, 主管, 承办, 协办 lines in the paper's order, such as "主办：…".
        registration: 刊号 or 准印证号; may be empty.
        website: May be empty.
    """

    name: Text
    artwork: PhotoFile | None
    motto: Text
    publishers: tuple[Text, ...]
    registration: Text
    website: Text


@dataclass(frozen=True, slots=True)
class Ear:
    """报眼: the block beside the masthead: a title and its lines (contents, a notice, weather)."""

    title: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on the grid: columns and lines, counted from 1, both ends included."""

    first_column: int
    last_column: int
    first_line: int
    last_line: int

    @property
    def columns(self) -> int:
        """How many it is wide."""
        return self.last_column - self.first_column + 1

    @property
    def lines(self) -> int:
        """How many it is high."""
        return self.last_line - self.first_line + 1

    @property
    def room(self) -> int:
        """Its column lines: one line of one column each."""
        return self.columns * self.lines

    def shared(self, other: Spot) -> int:
        """The column lines that two rectangles have in common."""
        columns = min(self.last_column, other.last_column) + 1
        lines = min(self.last_line, other.last_line) + 1
        across = columns - max(self.first_column, other.first_column)
        down = lines - max(self.first_line, other.first_line)
        return max(across, 0) * max(down, 0)


@dataclass(frozen=True, slots=True)
class Placement:
    """What the desk fixed by hand of the place of a story (``photo`` 0) or of its n-th photo.

    Attributes:
        columns, lines: First and last, both included; None where page make-up may choose.
        notch: A lower corner of the story's rectangle that is left to others.
        rank: A name of the layout's ranks; empty for the rank of its weight.
    """

    story: str
    photo: int
    columns: tuple[int, int] | None
    lines: tuple[int, int] | None
    place: SourcePlace
    notch: Spot | None = None
    rank: str = ""

    @property
    def spot(self) -> Spot | None:
        """The rectangle, where all of it is fixed."""
        return Spot(*self.columns, *self.lines) if self.columns and self.lines else None


class Standing(StrEnum):
    """What a standing box is; `CONTENTS` fills itself from the issue."""

    ADVERT = "advert"
    CONTENTS = "contents"
    PUBLISHER = "publisher"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class StandingBox:
    """A rectangle that no story may enter: an advertisement, the contents, the publisher's box.

    Attributes:
        picture: What fills it instead of words, such as an advertisement; None for words.
    """

    kind: Standing
    title: Text
    paragraphs: tuple[Text, ...]
    picture: PhotoFile | None
    spot: Spot
    place: SourcePlace


@dataclass(frozen=True, slots=True)
class Page:
    """What the desk wants on one page.

    Attributes:
        name: 版面名称, such as 要闻.
        template: The layout's page template; empty for the first that suits its stories.
        continues: The story whose rest opens this page; empty for none.
        stories: In order of weight.
        placements: Places that override the template's, and pins of stories that flow.
        staff: 责编, 美编, 校对 for the folio line, in the paper's order, such as "责编 …".
        place: In issue.toml.
        boxes: What else stands on it.
        step: Size and leading of its body in points, where they are not the layout's.
    """

    name: Text
    template: str
    continues: str
    stories: tuple[Story, ...]
    placements: tuple[Placement, ...]
    staff: tuple[Text, ...]
    place: SourcePlace
    boxes: tuple[StandingBox, ...] = ()
    step: tuple[float, float] | None = None

    def placement(self, story: str, photo: int = 0) -> Placement | None:
        """What is fixed of a story here (``photo`` 0), or of its n-th photo; None for nothing."""
        found = (p for p in self.placements if (p.story, p.photo) == (story, photo))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Issue:
    """Everything that one build needs from the editors.

    Attributes:
        name: The folder's name; also the output folder's.
        folder: Absolute; no file outside it is ever read for this issue.
        number, total: 第…期 and 总第…期; 0 where the paper does not count so.
        date: The issue's date, which is also the only date in its files.
        lunar_date: Such as "农历辛丑年正月廿二", worked out from ``date``.
        layout, ticket: The names of both, or a folder or file inside the issue.
        rare_face: A face of the manifest for characters that the chosen faces lack; may be empty.
        footer: 印刷, 地址, 定价 lines at the foot of the last page.
        flow: Stories that page make-up shares out over the pages, in order of weight.
        fillers: 补白: short stories in reserve, of which any or none may be used.
        section: Letter of the section (版组) that stands before a page's number, as in A01.
        keywords: 主题词 for catalogues.
    """

    name: str
    folder: Path
    masthead: Masthead
    ear: Ear | None
    number: int
    total: int
    date: datetime.date
    lunar_date: str
    layout: str
    ticket: str
    rare_face: str
    pages: tuple[Page, ...]
    footer: tuple[Text, ...]
    place: SourcePlace
    flow: tuple[Story, ...] = ()
    fillers: tuple[Story, ...] = ()
    section: str = "A"
    keywords: tuple[str, ...] = ()

    @property
    def stories(self) -> tuple[Story, ...]:
        """Every story once that must be printed: page by page, then those that flow."""
        return (*(story for page in self.pages for story in page.stories), *self.flow)


@dataclass(frozen=True, slots=True)
class LoadedIssue:
    """An issue that can be printed, with the warnings and the repairs of reading it."""

    issue: Issue
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class LoadedCopy:
    """A text without an issue around it, with the warnings and the repairs of reading it.

    ``name`` is its file's stem.
    """

    name: str
    blocks: tuple[BodyBlock, ...]
    diagnostics: tuple[Diagnostic, ...]
