"""Words that lead to another page: in a contents list, and where a story turns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from banxin.content.model import Text, TextRun
from banxin.layout import Layout
from banxin.makeup.marked import MarkedText, made_here, marked
from banxin.makeup.model import Part
from banxin.makeup.plan import StoryPlan


def leading_to(page: int, runs: Iterable[TextRun]) -> Text:
    """Words that are a link to a page of the same issue, where links lead anywhere.

    A page's element in the document has the name that this address asks for.
    """
    return Text(tuple(replace(run, link=f"#page-{page}") for run in runs))


def mark_up_jump(plan: StoryPlan, layout: Layout) -> MarkedText | None:
    """The line under a story that turns (下转); None where it ends on its page."""
    return _line(f"（下转第{plan.turns_to}版）", plan.turns_to, plan, layout)


def mark_up_carried(plan: StoryPlan, layout: Layout) -> MarkedText | None:
    """The line over the rest of a story (上接); None where it begins on its page."""
    return _line(f"（上接第{plan.turned_from}版）", plan.turned_from, plan, layout)


def _line(words: str, page: int, plan: StoryPlan, layout: Layout) -> MarkedText | None:
    if not page:
        return None
    text = leading_to(page, made_here(words, plan.story.place).runs)
    return marked(Part.JUMP, text, layout.end_byline, layout)
