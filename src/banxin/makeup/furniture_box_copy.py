"""The words of standing boxes and of the ear; a contents list finds its own."""

from __future__ import annotations

from banxin.content.model import Issue, Standing, StandingBox, TextRun
from banxin.layout import Layout, Voice
from banxin.makeup.contents import (
    ContentsEntry,
    PageTitles,
    contents_of,
    fills_itself,
    possible_titles,
)
from banxin.makeup.marked import (
    NOTHING_STANDING,
    MarkedEntry,
    MarkedStanding,
    MarkedText,
    marked,
)
from banxin.makeup.model import Part
from banxin.makeup.page_links import leading_to
from banxin.makeup.plan import OpenPage, PagePlan


def mark_up_boxes(
    plan: PagePlan | OpenPage, titles: tuple[PageTitles, ...], layout: Layout
) -> tuple[MarkedStanding, ...]:
    """The words of a page's standing boxes; ``titles`` are those of the whole issue."""
    return tuple(_box(box, contents_of(titles, plan.number), layout) for box in plan.page.boxes)


def mark_up_ear(
    plan: PagePlan | OpenPage, titles: tuple[PageTitles, ...], issue: Issue, layout: Layout
) -> MarkedStanding:
    """The words of the ear; one with a title and nothing under it becomes the contents."""
    ear, look = issue.ear, layout.masthead
    if not ear or not plan.masthead:
        return NOTHING_STANDING
    entries = contents_of(titles, plan.number) if fills_itself(ear) else ()
    return MarkedStanding(
        marked(Part.EAR_TITLE, ear.title, look.ear_title, layout) if ear.title else None,
        tuple(marked(Part.EAR_TEXT, text, look.ear_text, layout) for text in ear.paragraphs),
        _entries(entries, layout),
    )


def possible_contents(issue: Issue, layout: Layout) -> tuple[MarkedText, ...]:
    """What any contents list of the issue may say, for faces that are cut before it is known."""
    boxes = (box for page in issue.pages for box in page.boxes)
    if not any(box.kind is Standing.CONTENTS for box in boxes) and not (
        issue.ear and fills_itself(issue.ear)
    ):
        return ()
    entries = _entries(contents_of(possible_titles(issue), here=0), layout)
    return MarkedStanding(None, (), entries).every_text


def _box(box: StandingBox, contents: tuple[ContentsEntry, ...], layout: Layout) -> MarkedStanding:
    if box.picture:
        return NOTHING_STANDING
    title, text = _voices(box.kind, layout)
    return MarkedStanding(
        marked(Part.STANDING_TITLE, box.title, title, layout) if box.title else None,
        tuple(marked(Part.STANDING_TEXT, words, text, layout) for words in box.paragraphs),
        _entries(contents, layout) if box.kind is Standing.CONTENTS else (),
    )


def _voices(kind: Standing, layout: Layout) -> tuple[Voice, Voice]:
    """The contents speak like the ear, the publisher's box like the facts under the masthead."""
    look = layout.masthead
    match kind:
        case Standing.CONTENTS:
            return look.ear_title, look.ear_text
        case Standing.PUBLISHER:
            return look.ear_title, look.facts
        case Standing.ADVERT | Standing.NOTICE:
            return layout.box.title, layout.box.text


def _entries(contents: tuple[ContentsEntry, ...], layout: Layout) -> tuple[MarkedEntry, ...]:
    """Titles in the ear's text voice, flush left; page numbers in the colour of its title."""
    look = layout.masthead
    title = look.ear_text.model_copy(update={"align": "start", "indent_em": 0})
    number = title.model_copy(update={"colour": look.ear_title.colour})
    return tuple(
        MarkedEntry(
            marked(Part.ENTRY, leading_to(entry.page, entry.title.runs), title, layout),
            marked(Part.ENTRY_PAGE, leading_to(entry.page, _number(entry)), number, layout),
            entry.order,
        )
        for entry in contents
    )


def _number(entry: ContentsEntry) -> tuple[TextRun, ...]:
    return (TextRun(f"第{entry.page}版", entry.title.place),)
