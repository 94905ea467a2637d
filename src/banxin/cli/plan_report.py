"""Plans of an issue's pages, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from banxin.cli.manner import Manner
from banxin.cli.page_picture import letter, picture
from banxin.cli.plan_answer import (
    PageAnswer,
    PartAnswer,
    PhotoAnswer,
    PlanAnswer,
    SpotAnswer,
    StoryAnswer,
)
from banxin.cli.table import table
from banxin.content.model import Spot
from banxin.edition import Planned
from banxin.layout import Layout
from banxin.makeup import PageChoice, PagePlan, Score, StoryPlan, StoryShape, grid_of
from banxin.messages import Language, catalogue


def as_answer(planned: Planned, plans: int, language: Language) -> list[PageAnswer]:
    """Every page with its best plans, and with the one that was chosen."""
    return [
        _settled(page, number)
        if isinstance(page, PagePlan)
        else _open(page, planned.chosen.get(number, 1), plans, planned.layout, language)
        for number, page in enumerate(planned.pages, 1)
    ]


def _settled(page: PagePlan, number: int) -> PageAnswer:
    return PageAnswer(
        page=number,
        name=page.page.name.plain,
        settled=True,
        step=page.page.step,
        found=0,
        chosen=0,
        plans=[],
    )


def _open(
    page: PageChoice, chosen: int, plans: int, layout: Layout, language: Language
) -> PageAnswer:
    found, step = len(page.ways), page.step
    shown = [plan for plan in range(1, found + 1) if plan <= plans or plan == chosen]
    return PageAnswer(
        page=page.draft.number,
        name=page.draft.page.name.plain,
        settled=False,
        step=(step.size_pt, step.leading_pt) if step else None,
        found=found,
        chosen=chosen,
        plans=[_plan(page, plan, layout.stepped(step), language) for plan in shown],
    )


def _plan(page: PageChoice, number: int, layout: Layout, language: Language) -> PlanAnswer:
    way = page.ways[number - 1]
    stories = [
        _story(plan, shape, layout)
        for plan, shape in zip(way.stories, way.shape.stories, strict=True)
    ]
    photos = {story.story: [photo.photo for photo in story.photos] for story in stories}
    return PlanAnswer(
        plan=number,
        score=way.score.total,
        parts=_parts(way.score, language),
        stories=stories,
        picture=picture(way.shape, photos, grid_of(layout), page.draft.masthead),
    )


def _parts(score: Score, language: Language) -> list[PartAnswer]:
    return [
        PartAnswer(rule=rule, name=catalogue()[rule].title[language], points=points)
        for rule, points in score.parts.items()
    ]


def _story(plan: StoryPlan, shape: StoryShape, layout: Layout) -> StoryAnswer:
    name = next((name for name, rank in layout.ranks.items() if rank == plan.rank), "")
    numbers = [plan.story.photos.index(photo.photo) + 1 for photo in plan.photos]
    return StoryAnswer(
        **_spot(plan.spot),
        story=plan.story.name,
        letter=letter(plan.order),
        rank="" if plan.turned_from else name,
        notch=SpotAnswer(**_spot(plan.notch)) if plan.notch else None,
        head=SpotAnswer(**_spot(shape.head)) if shape.head else None,
        photos=[
            PhotoAnswer(**_spot(spot), photo=number)
            for number, spot in zip(numbers, shape.photos, strict=True)
        ],
        turns_to=plan.turns_to,
        turned_from=plan.turned_from,
        copyfit=shape.copyfit,
    )


def _spot(spot: Spot) -> Mapping[str, tuple[int, int]]:
    return {
        "columns": (spot.first_column, spot.last_column),
        "lines": (spot.first_line, spot.last_line),
    }


def as_rows(pages: Sequence[PageAnswer], manner: Manner) -> list[str]:
    """The same for people: page by page, plan by plan, with a picture of each."""
    return [row for page in pages for row in _page_rows(page, manner)]


def _page_rows(page: PageAnswer, manner: Manner) -> Iterator[str]:
    title = manner.word(f"page {page.page}, {page.name}: ", f"第 {page.page} 版 {page.name}：")
    if page.settled:
        yield title + manner.word("settled already", "版位已经定了")
        yield ""
        return
    yield title + manner.word(f"plans: {page.found}", f"{page.found} 种排法") + _step(page, manner)
    yield ""
    for plan in page.plans:
        yield from _plan_rows(plan, manner, chosen=plan.plan == page.chosen)
        yield ""


def _step(page: PageAnswer, manner: Manner) -> str:
    if not page.step:
        return ""
    size, leading = page.step
    return manner.word(
        f"; body {size:g} pt on {leading:g} pt", f"；正文 {size:g} 磅，行距 {leading:g} 磅"
    )


def _plan_rows(plan: PlanAnswer, manner: Manner, *, chosen: bool) -> Iterator[str]:
    mark = manner.word(" (taken)", "（选用）") if chosen else ""
    yield manner.word(
        f"plan {plan.plan}{mark}: {plan.score} points", f"排法 {plan.plan}{mark}：{plan.score} 分"
    )
    parts = [f"{part.name} {part.points}" for part in plan.parts]
    if parts:
        yield manner.word("  " + ", ".join(parts), "　" + "，".join(parts))
    yield from plan.picture
    word = manner.word
    head = word(" |story|columns|lines|rank|", " |稿件|栏|行|题|").split("|")
    yield from table([head, *(row for story in plan.stories for row in _cells(story, manner))])


def _cells(story: StoryAnswer, manner: Manner) -> Iterator[list[str]]:
    """A row for a story, and one for each of its photos."""
    remarks = []
    if story.notch:
        columns, lines = _span(story.notch.columns), _span(story.notch.lines)
        remarks.append(manner.word(f"leaves {columns} × {lines}", f"让出 {columns} 栏 {lines} 行"))
    if story.turned_from:
        remarks.append(
            manner.word(f"from page {story.turned_from}", f"上接第 {story.turned_from} 版")
        )
    if story.turns_to:
        remarks.append(manner.word(f"to page {story.turns_to}", f"下转第 {story.turns_to} 版"))
    yield [
        story.letter,
        story.story,
        _span(story.columns),
        _span(story.lines),
        story.rank,
        manner.word("; ", "；").join(remarks),
    ]
    for photo in story.photos:
        name = manner.word(f"photo {photo.photo}", f"图 {photo.photo}")
        yield [
            f"{story.letter}{photo.photo}",
            name,
            _span(photo.columns),
            _span(photo.lines),
            "",
            "",
        ]


def _span(span: tuple[int, int]) -> str:
    first, last = span
    return f"{first}-{last}" if last > first else f"{first}"
