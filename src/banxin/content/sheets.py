"""What may stand in ``issue.toml`` and in a story's front matter: keys, kinds, limits.

The JSON Schemas are generated from here, so each description is what an editor's tool shows.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PositiveInt,
    StringConstraints,
    WithJsonSchema,
)

# A file or story name: no control characters, which no file system's user means.
Name: TypeAlias = Annotated[
    str, StringConstraints(min_length=1, pattern=r"^[^\x00-\x1f\x7f]+$", strip_whitespace=True)
]
Words: TypeAlias = Annotated[str, StringConstraints(pattern=r"\S")]
Share: TypeAlias = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]

_CHINESE_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_date(value: object) -> object:
    """A date as such, or written out; not the numbers that pydantic would take for seconds."""
    if isinstance(value, str) and (written := _CHINESE_DATE.fullmatch(value.strip())):
        return datetime.date(*(int(part) for part in written.groups()))
    if isinstance(value, str):
        return datetime.date.fromisoformat(value.strip())
    plain = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return value if plain else "not a date"


TitleLines: TypeAlias = Annotated[
    tuple[Words, ...],
    Field(min_length=1),
    BeforeValidator(_as_list),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"\S"},
                {"type": "array", "items": {"type": "string", "pattern": r"\S"}, "minItems": 1},
            ]
        }
    ),
]
IssueDate: TypeAlias = Annotated[
    datetime.date,
    BeforeValidator(_as_date),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Points: TypeAlias = Annotated[float, Field(gt=0, allow_inf_nan=False)]
FirstAndLast: TypeAlias = Annotated[tuple[PositiveInt, ...], Field(min_length=2, max_length=2)]
# More than half of a photo cut away is another photo; the layout's own share ends there too.
CropShare: TypeAlias = Annotated[float, Field(ge=0, le=0.5, allow_inf_nan=False)]


class Sheet(BaseModel):
    """A table of keys; unknown ones are errors, numbers are taken where words are meant."""

    # Built when first used: a table inside another is then built once, with it.
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        coerce_numbers_to_str=True,
        hide_input_in_errors=True,
        defer_build=True,
    )


class PhotoSheet(Sheet):
    """一张照片。One photo of a story."""

    file: Name = Field(description="photos 文件夹里的文件名")
    caption: str = Field("", description="图说")
    credit: str = Field("", description="署名，如“某某 摄”，排在图说末尾")
    alt: str = Field("", description="读屏软件念的文字；不写则用图说")
    focus: Annotated[tuple[Share, ...], Field(min_length=2, max_length=2)] = Field(
        (0.5, 0.5), description="裁切时必须留住的一点：从左、从上量，0 到 1"
    )
    weight: PositiveInt | None = Field(None, description="主次：1 为主图；不写则按先后")
    crop: CropShare | None = Field(
        None, description="宽或高最多可裁去几分之几，0 为不裁；不写则按版式"
    )


class StorySheet(Sheet):
    """稿件开头的说明。The front matter of a story."""

    kicker: str = Field("", description="引题（肩题）")
    title: TitleLines = Field(description="主题；要自己定转行，就写成几行的列表")
    subtitle: str = Field("", description="副题")
    byline: str = Field("", description="作者署名")
    byline_at: Literal["start", "end"] = Field("end", description="署名在题下 start 或文末 end")
    dateline: str = Field("", description="电头，如“本报江门11月20日讯”，排黑体")
    photos: tuple[PhotoSheet, ...] = Field((), description="照片，主图在前")


class MastheadSheet(Sheet):
    """报头。The masthead."""

    name: Words = Field(description="报名")
    artwork: Name | None = Field(None, description="报名的题字图片，如 photos/name.png")
    motto: str = Field("", description="报名上下的一行话")
    publishers: tuple[Words, ...] = Field((), description="主办、主管、承办、协办，一项一行")
    registration: str = Field("", description="刊号或准印证号")
    website: str = Field("", description="网址")


class EarSheet(Sheet):
    """报眼。The block beside the masthead."""

    title: str = Field("", description="报眼的题")
    paragraphs: tuple[Words, ...] = Field((), description="报眼的正文，一段一项")


class NotchSheet(Sheet):
    """版位让出的一角。The corner of a place that is left to others."""

    columns: FirstAndLast = Field(description="让出的栏，从第几栏到第几栏")
    lines: FirstAndLast = Field(description="让出的行，一直到版位的末行")


class PlaceSheet(Sheet):
    """手工指定的版位。A place chosen by hand, or as much of it as is to be fixed."""

    story: Name = Field(description="稿件名")
    photo: Annotated[int, Field(ge=0)] = Field(0, description="第几张照片；0 或不写指稿件本身")
    columns: FirstAndLast | None = Field(None, description="从第几栏到第几栏，含两端")
    lines: FirstAndLast | None = Field(None, description="从第几行到第几行，含两端")
    notch: NotchSheet | None = Field(None, description="版位让出的左下角或右下角")
    rank: str = Field("", description="题目的等级，版式 ranks 里的名字")


class BoxSheet(Sheet):
    """固定的框：广告、导读、版权、启事。A standing box that no story enters."""

    kind: Literal["advert", "contents", "publisher", "notice"] = Field(
        description="advert 广告，contents 导读，publisher 版权，notice 启事"
    )
    title: str = Field("", description="框的题；有图片时给读屏软件念")
    paragraphs: tuple[Words, ...] = Field((), description="框里的文字，一段一项；导读自己会填")
    picture: Name | None = Field(None, description="占满全框的图片，photos 文件夹里的文件名")
    columns: FirstAndLast = Field(description="从第几栏到第几栏，含两端")
    lines: FirstAndLast = Field(description="从第几行到第几行，含两端")


class StepSheet(Sheet):
    """整版的字号和行距。The body's size and leading on a whole page."""

    size_pt: Points = Field(description="正文字号，磅")
    leading_pt: Points = Field(description="正文行距（字顶到字顶），磅")


class PageSheet(Sheet):
    """一个版。One page."""

    name: Words = Field(description="版面名称，如 要闻")
    template: str = Field("", description="版式里的版面模板；不写则选第一个合适的")
    stories: tuple[Name, ...] = Field((), description="本版稿件，最重要的在前；不带 .md")
    continues: str = Field("", description="从前面的版转来的稿件")
    staff: tuple[Words, ...] = Field((), description="责编、美编、校对，一人一项")
    step: StepSheet | None = Field(
        None, description="本版正文的字号和行距，版式 steps 里的一级；不写则同版式"
    )
    place: tuple[PlaceSheet, ...] = Field((), description="手工指定的版位")
    box: tuple[BoxSheet, ...] = Field((), description="固定的框：广告、导读、版权、启事")


class IssueSheet(Sheet):
    """一期报纸。One issue."""

    layout: Name = Field(description="版式：broadsheet、tabloid、a4，或本期文件夹里的 ./文件夹")
    ticket: Name = Field("sheetfed-coated", description="印刷单，或本期文件夹里的 .toml")
    number: PositiveInt | None = Field(None, description="第几期")
    total: PositiveInt | None = Field(None, description="总第几期")
    date: IssueDate = Field(description="出版日期，如 2026-11-20")
    section: Literal["A", "B", "C", "D", "E", "F", "G", "H"] = Field(
        "A", description="版组的字母，写在版号前面：A01"
    )
    keywords: tuple[Words, ...] = Field((), description="主题词，供归档检索")
    rare_face: str = Field("", description="生僻字用的字体")
    footer: tuple[Words, ...] = Field((), description="末版下方的印刷、地址、定价")
    stories: tuple[Name, ...] = Field((), description="由版心分到各版的稿件，最重要的在前")
    fillers: tuple[Name, ...] = Field((), description="补白：备用的短稿，用不用由版面定")
    masthead: MastheadSheet = Field(description="报头")
    ear: EarSheet | None = Field(None, description="报眼")
    page: Annotated[tuple[PageSheet, ...], Field(min_length=1)] = Field(description="各版，依次")
