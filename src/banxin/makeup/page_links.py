"""Words that lead to another page: in a contents list, and where a story turns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from banxin.content.model import Story, Text, TextRun
from banxin.layout import Layout, Voice
from banxin.makeup.marked import MarkedText, made_here, marked
from banxin.makeup.model import Part


def leading_to(page: int, runs: Iterable[TextRun]) -> Text:
    """Words that are a link to a page of the same issue, where links lead anywhere.

    A page's element in the document has the name that this address asks for.
    """
    return Text(tuple(replace(run, link=f"#page-{page}") for run in runs))


def mark_up_jump(story: Story, page: int, layout: Layout) -> MarkedText:
    """The line under the part of a story that turns: which page has its rest."""
    return _line(f"（下转第{page}版）", page, story, layout.end_byline, layout)


def mark_up_carried(story: Story, page: int, voice: Voice, layout: Layout) -> MarkedText:
    """The line over the rest of a story: which page it comes from."""
    return _line(f"（上接第{page}版）", page, story, voice, layout)


def _line(words: str, page: int, story: Story, voice: Voice, layout: Layout) -> MarkedText:
    text = leading_to(page, made_here(words, story.place).runs)
    return marked(Part.JUMP, text, voice, layout)
