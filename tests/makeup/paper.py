"""A small paper in round numbers, and issues for it written as values: no file, no font.

Body type is 10 points on 15, a column is 10 em or 100 points wide, a gutter 2 em or 20 points;
four columns and three gutters are 460 points, forty lines 600. `OneEm` makes every Han
character one em wide, so how many characters go into a line is known without composing it.
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import replace
from pathlib import Path

from banxin import makeup
from banxin.content.model import (
    NO_TEXT,
    BodyBlock,
    BodyParagraph,
    Byline,
    Ear,
    Issue,
    Masthead,
    Page,
    Photo,
    PhotoFile,
    Placement,
    Spot,
    Story,
    Text,
    TextRun,
)
from banxin.diagnostics import Diagnostic, Severity, SourcePlace
from banxin.layout import Layout
from banxin.makeup import IssueLayout, PagePlan, PlacedLine
from banxin.typeset import Composer, OneEm

NOWHERE = SourcePlace("issue.toml", 1, 1)

LAYOUT_TOML = """
title = { zh = "小报", en = "Small paper" }
accent = "red"
page = { trim_mm = [200, 300], top_mm = 30, folio_mm = 15, columns = 4, measure_em = 10, gutter_em = 2, lines = 40 }
body = { size_pt = 10, leading_pt = 15, align = "justify", indent_em = 2 }
note = { face = "kai", size_pt = 10, leading_pt = 15, align = "justify", indent_em = 2 }
end_byline = { face = "kai", size_pt = 10, leading_pt = 15, align = "end" }
furniture = { face = "hei", size_pt = 8, leading_pt = 12 }
weights = { hairline_pt = 0.25, rule_pt = 0.5, heavy_pt = 1.5 }

[faces]
body = ["song"]
strong = ["hei-bold"]
kai = ["kai"]
hei = ["hei"]
head = ["song-heavy"]

[palette]
black = { cmyk = [0, 0, 0, 100], srgb = "#000000" }
red = { cmyk = [0, 100, 90, 10], srgb = "#c4161c" }

[section]
label = { face = "hei", size_pt = 14, leading_pt = 18, align = "centre" }
text = { face = "strong", size_pt = 10, leading_pt = 14, align = "centre" }

[quote]
text = { face = "kai", size_pt = 12, leading_pt = 16 }
source = { face = "kai", size_pt = 8, leading_pt = 12, align = "end" }

[box]
tint = "black"
title = { face = "strong", size_pt = 10, leading_pt = 18 }
text = { face = "kai", size_pt = 10, leading_pt = 15, align = "justify", indent_em = 2 }

[caption]
credit_face = "hei"
text = { face = "kai", size_pt = 8, leading_pt = 12 }

[masthead]
columns = 3
name = { face = "head", sizes_pt = [30, 60], most_lines = 1 }
facts = { face = "hei", size_pt = 8, leading_pt = 12 }
motto = { face = "kai", size_pt = 10, leading_pt = 15 }
ear_title = { face = "strong", size_pt = 10, leading_pt = 15 }
ear_text = { size_pt = 8, leading_pt = 12, align = "justify" }

[ranks.lead]
above_pt = 5
below_pt = 10
between_pt = 5
title = { face = "head", sizes_pt = [20, 40], most_lines = 2, leading = 1200, align = "centre" }
kicker = { face = "kai", size_pt = 14, leading_pt = 18 }
subtitle = { face = "hei", size_pt = 12, leading_pt = 16 }
byline = { face = "kai", size_pt = 10, leading_pt = 15 }

[ranks.short]
title = { face = "head", sizes_pt = [14, 16], most_lines = 2 }
kicker = { face = "kai", size_pt = 10, leading_pt = 15 }
subtitle = { face = "hei", size_pt = 10, leading_pt = 15 }
byline = { face = "kai", size_pt = 10, leading_pt = 15 }

[[templates]]
name = "one"
stories = [{ columns = [1, 4], lines = [1, 40], rank = "lead" }]

[[templates]]
name = "two"
stories = [
    { columns = [1, 4], lines = [1, 20], rank = "lead", photos = [
        { columns = [2, 3], lines = 8 },
        { columns = [1, 1], lines = 6, at = "foot" },
    ] },
    { columns = [1, 2], lines = [23, 40], rank = "short" },
]

[[templates]]
name = "front"
masthead = 10
footer = true
stories = [{ columns = [1, 4], lines = [12, 40], rank = "lead", photos = [
    { columns = [3, 4], lines = 8 },
] }]

[[templates]]
name = "rest"
continued = { columns = [1, 4], lines = [1, 20], photos = [{ columns = [1, 2], lines = 8 }] }

[[templates]]
name = "rest-and-one"
continued = { columns = [1, 2], lines = [1, 40] }
stories = [{ columns = [3, 4], lines = [1, 40], rank = "short" }]
"""  # noqa: E501 a table of voices is read across
LAYOUT = Layout.model_validate(tomllib.loads(LAYOUT_TOML))


def text(words: str, line: int = 1, column: int = 1) -> Text:
    """Plain words, standing in a story's file."""
    return Text((TextRun(words, SourcePlace("story.md", line, column, words)),))


def paragraph(words: str) -> BodyParagraph:
    return BodyParagraph(text(words))


def han(count: int, first: str = "一") -> str:
    """As many different Han characters in a row, none of them a mark or a digit's match."""
    return "".join(chr(ord(first) + order) for order in range(count))


def body(lines: int, first: str = "一") -> BodyParagraph:
    """A paragraph of exactly so many lines of a base column: 8 characters, then 10 a line."""
    return paragraph(han(8 + 10 * (lines - 1), first))


def photo(name: str, size: tuple[int, int] = (2000, 1500), **said: str) -> Photo:
    file = PhotoFile(Path("/photos") / name, name, *size, sha256=name)
    caption, credit = (text(said[key]) if key in said else NO_TEXT for key in ("caption", "credit"))
    return Photo(file, caption, credit, said.get("caption", name), (0.5, 0.5), 1, NOWHERE)


def story(
    name: str,
    *blocks: BodyBlock,
    title: tuple[str, ...] = ("题",),
    photos: tuple[Photo, ...] = (),
    byline: Byline | None = None,
) -> Story:
    lines = tuple(text(line) for line in title)
    place = SourcePlace(f"{name}.md")
    return Story(name, NO_TEXT, lines, NO_TEXT, byline, blocks, photos, place)


def page(
    *stories: Story,
    template: str = "",
    continues: str = "",
    places: tuple[tuple[str, int, Spot], ...] = (),
) -> Page:
    placements = tuple(
        Placement(
            name,
            photo,
            (spot.first_column, spot.last_column),
            (spot.first_line, spot.last_line),
            NOWHERE,
        )
        for name, photo, spot in places
    )
    return Page(text("要闻"), template, continues, stories, placements, (text("责编 某"),), NOWHERE)


def suited(number: int, a_page: Page) -> Page:
    """A page with the template that suits it, where its test names none and places nothing."""
    if a_page.template or a_page.placements or not (a_page.stories or a_page.continues):
        return a_page
    best = min(
        LAYOUT.templates,
        key=lambda template: (
            max(len(a_page.stories) - len(template.stories), 0),
            bool(template.continued) != bool(a_page.continues),
            abs(len(a_page.stories) - len(template.stories)),
            bool(template.masthead) != (number == 1),
        ),
    )
    return replace(a_page, template=best.name)


def issue(*pages: Page, ear: Ear | None = None, footer: tuple[str, ...] = ()) -> Issue:
    masthead = Masthead(
        text("版心报"), None, text("字字不落"), (text("主办：某"),), NO_TEXT, NO_TEXT
    )
    return Issue(
        name="2026-11",
        folder=Path("/issue"),
        masthead=masthead,
        ear=ear,
        number=3,
        total=27,
        date=datetime.date(2026, 11, 20),
        lunar_date="农历丙午年十月十二",
        layout="./small",
        ticket="newsprint",
        rare_face="",
        pages=tuple(suited(number, a_page) for number, a_page in enumerate(pages, 1)),
        footer=tuple(text(line) for line in footer),
        place=NOWHERE,
    )


def faults(an_issue: Issue, layout: Layout = LAYOUT) -> list[str]:
    """The codes of whatever `assign` could not place."""
    return [fault.code for fault in makeup.assign(an_issue, layout)[1]]


def settled(an_issue: Issue, layout: Layout = LAYOUT) -> tuple[PagePlan, ...]:
    """The pages that template or desk have settled."""
    return tuple(one for one in makeup.assign(an_issue, layout)[0] if isinstance(one, PagePlan))


def needs_of(an_issue: Issue, layout: Layout = LAYOUT) -> dict[str, frozenset[str]]:
    """Face role to all characters that it may have to set."""
    texts = makeup.every_text(makeup.assign(an_issue, layout)[0], an_issue, layout)
    return makeup.needs_of(texts, layout.lines.settings)


def made(an_issue: Issue, layout: Layout = LAYOUT) -> IssueLayout:
    """An issue made up without a font."""
    drafts, found = makeup.assign(an_issue, layout)
    assert found == ()
    stone = on_stone(layout)
    planned = makeup.plan_issue(drafts, an_issue, stone)
    assert not planned.shortfalls
    pages = makeup.mark_up(planned.plans, an_issue, layout)
    return makeup.make_up(pages, an_issue, stone)


def on_stone(layout: Layout = LAYOUT) -> makeup.Stone:
    """What pages are made up on, every character one em wide."""
    return makeup.Stone(layout, makeup.grid_of(layout), Composer(OneEm(), layout.lines.settings))


def findings(layout: IssueLayout, code: str) -> list[Diagnostic]:
    return [finding for finding in layout.findings if finding.code == code]


def grave(layout: IssueLayout) -> tuple[Diagnostic, ...]:
    """Errors and warnings; the notes on a page's look have tests of their own."""
    return tuple(found for found in layout.findings if found.severity is not Severity.NOTE)


def painted(layout: IssueLayout, name: str, part: makeup.Part) -> list[PlacedLine]:
    """Every line of one kind of text of a story, page by page, frame by frame."""
    return [
        line
        for page_ in layout.pages
        for frame in page_.frames
        if frame.story == name
        for text_ in frame.texts
        if text_.part is part
        for line in text_.lines
    ]
