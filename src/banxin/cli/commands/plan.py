"""``banxin plan``: the ways to make up an issue's pages, to choose from."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from banxin import edition
from banxin.cli.manner import Manner
from banxin.cli.output import rewrite
from banxin.cli.plan_answer import PlansAnswer
from banxin.cli.plan_report import as_answer, as_rows
from banxin.cli.progress import progress
from banxin.cli.session import Session
from banxin.content import WrittenPage, load_issue, written_into_file
from banxin.content.model import Page, Placement
from banxin.diagnostics import WrongUse, error


def perform(  # noqa: PLR0913 - the command's own options
    session: Session,
    issue: Path,
    *,
    plans: int,
    page: int | None,
    seconds: float | None,
    choices: Sequence[tuple[int, int]],
    write: bool,
) -> None:
    """Plan, show, and where it is asked for write what was chosen into the issue's file.

    Args:
        session: Takes what is to be said.
        issue: Its folder or file.
        plans: How many to show of each page.
        page: The only page to show.
        seconds: How long the search may take; None for as long as it needs.
        choices: Page and plan.
        write: Whether to write.
    """
    loaded = load_issue(issue)
    session.report(loaded.diagnostics)
    file = issue / Path(loaded.issue.place.file).name if issue.is_dir() else issue
    before = file.read_bytes() if write else b""
    if page and page > len(loaded.issue.pages):
        raise WrongUse([error("plan-page-unknown", page=page, pages=len(loaded.issue.pages))])
    with progress(session.manner) as step:
        step("make-up")
        planned = edition.plan(loaded.issue, session.cache, dict(choices), _until(seconds))
    pages = as_answer(planned, plans, session.manner.language)
    shown = [one for one in pages if page in {None, one.page}]
    session.lines += as_rows(shown, session.manner)
    written = write and _write(session, file, before, loaded.issue.pages, planned.written)
    session.answer = PlansAnswer(issue=loaded.issue.name, pages=shown, written=written).model_dump(
        mode="json"
    )


def _until(seconds: float | None) -> Callable[[], bool]:
    """Whether there is time left."""
    if seconds is None:
        return lambda: True
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


def _write(
    session: Session,
    file: Path,
    before: bytes,
    desk: Sequence[Page],
    pages: Sequence[WrittenPage],
) -> bool:
    """Write a plan, and say what changed; False where the file says all of it already."""
    word = session.manner.word
    after = written_into_file(before, pages)
    if after == before:
        session.talk.append(word("nothing to write: the file says so", "不用写：文件里已经是这样"))
        return False
    rewrite(file, before, after)
    session.files.append(file)
    session.talk.append(word(f"written: {file.as_posix()}", f"已写入 {file.as_posix()}"))
    for number, (was, page) in enumerate(zip(desk, pages, strict=True), 1):
        changes = list(_changes(was, page, session.manner))
        if changes:
            told = word(f"page {number}: ", f"第 {number} 版：")
            session.talk.append("  " + told + word("; ", "；").join(changes))
    return True


def _changes(was: Page, page: WrittenPage, manner: Manner) -> Iterator[str]:
    """What the file says otherwise of a page than before."""
    if tuple(story.name for story in was.stories) != page.stories:
        yield f"stories = {', '.join(page.stories)}"
    if was.continues != page.continues:
        yield f"continues = {page.continues}"
    if was.step != page.step and page.step:
        yield "step = {:g}/{:g}".format(*page.step)
    places = len({_said(place) for place in page.places} - {_said(p) for p in was.placements})
    if places:
        yield manner.word(f"places: {places}", f"版位 {places} 处")


def _said(place: Placement) -> tuple[object, ...]:
    return place.story, place.photo, place.columns, place.lines, place.notch, place.rank
