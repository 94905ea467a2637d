"""The contents of an issue: which story begins on which page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import category

from banxin.content.model import Ear, Issue, Story, Text, TextRun
from banxin.makeup.plan import PagePlan
from banxin.typeset import SideLine

BLANK = "　"
"""Between two lines of a title that are read as one."""


@dataclass(frozen=True, slots=True)
class PageTitles:
    """A page with the titles of the stories that begin there, in order of weight."""

    page: int
    titles: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One story in a contents list.

    Attributes:
        order: Its weight on its page; 0 is the main story, which no list leaves out.
    """

    title: Text
    page: int
    order: int


def contents_of(pages: Iterable[PageTitles], here: int) -> tuple[ContentsEntry, ...]:
    """The entries of a list that stands on page ``here``: page by page, then by weight.

    A list does not send readers to the page that they look at, unless there is no other.
    """
    entries = tuple(
        ContentsEntry(title, page.page, order)
        for page in sorted(pages, key=lambda page: page.page)
        for order, title in enumerate(page.titles)
    )
    elsewhere = tuple(entry for entry in entries if entry.page != here)
    return elsewhere or entries


def titles_of(plans: Iterable[PagePlan]) -> tuple[PageTitles, ...]:
    """What planned pages have for a contents list; the rest of a story begins nowhere."""
    return tuple(
        PageTitles(
            plan.number,
            tuple(
                spoken_title(placed.story)
                for placed in sorted(plan.stories, key=lambda placed: placed.order)
                if not placed.turned_from
            ),
        )
        for plan in plans
    )


def possible_titles(issue: Issue) -> tuple[PageTitles, ...]:
    """The same before any story has its page: every title, on a page that there cannot be.

    Its number holds every digit, so the faces that these texts need are those of any contents.
    """
    return (PageTitles(_EVERY_DIGIT, tuple(spoken_title(story) for story in issue.stories)),)


_EVERY_DIGIT = 1234567890


def spoken_title(story: Story) -> Text:
    """A story's title in one line; of its marks only those stay that are part of its words."""
    runs: list[TextRun] = []
    for line, following in pairwise((*story.title, None)):
        runs += [_plain(run) for run in (line.runs if line else ())]
        if following and runs and not category(runs[-1].text[-1]).startswith(("P", "Z")):
            runs.append(replace(runs[-1], text=BLANK, picture=None))
    return Text(tuple(runs))


def _plain(run: TextRun) -> TextRun:
    return replace(
        run, bold=False, dots=False, ruby="", link="", side_line=SideLine.NONE, same_name=False
    )


def fills_itself(ear: Ear) -> bool:
    """Whether the ear becomes a contents list: it has a title and nothing under it."""
    return bool(ear.title and not ear.paragraphs)
