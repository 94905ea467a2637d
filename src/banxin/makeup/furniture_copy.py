"""The words of a page's furniture: masthead, facts, folio line, foot lines."""

from __future__ import annotations

import datetime

from banxin.content.model import Issue, Text
from banxin.layout import Layout
from banxin.makeup.marked import MarkedText, MarkedTitle, made_here, marked, marked_title
from banxin.makeup.model import Part
from banxin.makeup.plan import OpenPage, PagePlan

WEEKDAYS = "一二三四五六日"


def mark_up_furniture(
    plan: PagePlan | OpenPage, issue: Issue, layout: Layout
) -> tuple[MarkedText | MarkedTitle, ...]:
    """The furniture's texts with their voices, in reading order, the ear aside."""
    furniture: list[MarkedText | MarkedTitle] = []
    if plan.masthead:
        furniture += _masthead_texts(plan, issue, layout)
    else:
        furniture += _folio_texts(plan, issue, layout)
    if plan.footer or plan.number == len(issue.pages):
        furniture += [marked(Part.FOOTER, text, layout.furniture, layout) for text in issue.footer]
    return tuple(furniture)


def full_date(date: datetime.date) -> str:
    """A date as a masthead says it: 2026年11月20日　星期五."""
    weekday = WEEKDAYS[date.weekday()]
    return f"{date.year}年{date.month}月{date.day}日　星期{weekday}"


def _masthead_texts(
    plan: PagePlan | OpenPage, issue: Issue, layout: Layout
) -> list[MarkedText | MarkedTitle]:
    look, head = layout.masthead, issue.masthead
    texts: list[MarkedText | MarkedTitle] = []
    if head.artwork is None:
        texts.append(marked_title(Part.MASTHEAD, (head.name,), look.name, layout))
    if head.motto:
        texts.append(marked(Part.MOTTO, head.motto, look.motto, layout))
    facts = [*head.publishers, *_facts(issue), *plan.page.staff]
    texts += [marked(Part.FACTS, text, look.facts, layout) for text in facts if text]
    return texts


def _facts(issue: Issue) -> list[Text]:
    number = f"第{issue.number}期" if issue.number else ""
    if issue.total:
        number += f"（总第{issue.total}期）" if number else f"总第{issue.total}期"
    made = (full_date(issue.date), issue.lunar_date, number, f"本期{len(issue.pages)}版")
    facts = [made_here(text, issue.place) for text in made if text]
    return [*facts, issue.masthead.registration, issue.masthead.website]


def _folio_texts(
    plan: PagePlan | OpenPage, issue: Issue, layout: Layout
) -> list[MarkedText | MarkedTitle]:
    voice = layout.furniture
    number = made_here(f"{plan.number}　", plan.page.place, bold=True)
    name = plan.page.name or issue.masthead.name
    texts = [Text(number.runs + name.runs), made_here(full_date(issue.date), issue.place)]
    if plan.page.name:
        texts.insert(1, issue.masthead.name)
    texts += plan.page.staff
    return [marked(Part.FOLIO, text, voice, layout) for text in texts]
