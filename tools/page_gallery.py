"""Makes up the sample issue in every order of weight and shows it in ``docs/pages.md``.

Run ``python -m tools.page_gallery`` after a change of the planner, the judge or the layouts, and
look at the pages: ``--all FOLDER`` paints every one of them. What an editor says of those that
are shown stands in ``tools/page_gallery.toml``, with the points that the page had then; where
these are others now, the run says so, and the words are to be written anew. Needs the fetched
fonts.
"""

from __future__ import annotations

import argparse
import atexit
import functools
import os
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import permutations
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from PIL import Image

from banxin import pdf
from banxin.content import Issue, load_issue
from banxin.content.model import Page, Story
from banxin.diagnostics import BadContent, Diagnostic, Severity
from banxin.edition import Target, build, check
from banxin.makeup import PageLayout
from banxin.makeup.judging import PageRule, judge
from banxin.messages import Language, catalogue

_ROOT = Path(__file__).parent.parent
PAGE = _ROOT / "docs" / "pages.md"
PICTURES = _ROOT / "docs" / "images" / "pages"
REMARKS = Path(__file__).with_suffix(".toml")
SAMPLE = _ROOT / "content" / "2026-11"

MOST_BYTES = 250_000
_PPI = 70
_SMALLER = 5
_COLOURS = 64

_SHEETS = {"broadsheet": "issue.toml", "tabloid": "tabloid.toml", "a4": "a4.toml"}
_NAMED = {"broadsheet": "对开", "tabloid": "四开", "a4": "A4"}
_SHORT = {"watchtowers": "碉楼", "letters": "侨批", "teahouse": "早茶"}

_EMPTY = frozenset({PageRule.ROOM, PageRule.HOLE, PageRule.FOOT_EMPTY})
"""What leaves lines empty."""

_HEAD = """\
# 自动拼版：样例报纸的每一种主次

<!-- Written by `python -m tools.page_gallery`; change tools/page_gallery.toml instead. -->

*In English: the planner takes stories and photos in order of weight and makes the pages up; nobody
places anything. Here the three stories of the sample issue stand in each of their six orders, on
broadsheet, tabloid and A4. A score is the sum of [the page rules](page-rules.md) that a page
breaks: 0 is none, 100 is as bad as one empty column line. Below are the best and the worst pages,
with what an editor would say of them.*

## 版心怎样拼版

稿件按主次排好就交给版心，不用划版样。版心先给每条稿一个长方形，左右按栏，上下按行，必要时
切掉下面一个角，让旁边的稿伸进来；图片定几栏宽、几行高，题按稿件的级别定字号。切法有几百种，
版心挑出像样的，再把正文真的排进去，靠段落松紧、题间空行、图片裁高，让每一栏都落在最后一行。
排好的版照[版面规则](page-rules.md)打分，留下最好的一块。四开、A4 有几版，稿件按主次分到各版，
一版放不下就转到下一版，两头写明“下转”“上接”。

还想看别的拼法，用 `banxin plan`；看中哪一种，可以写回 `issue.toml` 再改。

## 怎样看表

“主次”从头条数起。“溢文”是排不下的行，“空行”是栏里不该空的行，这两项应当都是 0；“报”是
`banxin check` 说的错误、警告、提示各几处。“分”是各版相加，后面是扣在哪里，多版的以加号分开各版。
“秒”是一个处理器核从读完稿到拼好全部版面的时间，换一台机器会不同。

"""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """The issue in one layout and one order of weight.

    Attributes:
        layout: Its short name.
        issue: As it was made up.
        order: The names of its stories, the heaviest first.
        pages: None of them where it could not be made up.
        findings: What `check` had to say.
        seconds: Of one core.
    """

    layout: str
    issue: Issue
    order: tuple[str, ...]
    pages: tuple[PageLayout, ...]
    findings: tuple[Diagnostic, ...]
    empty: int
    seconds: float

    @property
    def points(self) -> tuple[int, ...]:
        return tuple(page.score.total for page in self.pages)

    @property
    def overset(self) -> int:
        """Errors: whatever finds no room, or covers something else, is one."""
        return self.severities[Severity.ERROR]

    @property
    def severities(self) -> Counter[Severity]:
        return Counter(finding.severity for finding in self.findings)

    @property
    def parts(self) -> Counter[PageRule]:
        found: Counter[PageRule] = Counter()
        for page in self.pages:
            found.update(page.score.parts)
        return found

    @property
    def name(self) -> str:
        """Its part of a picture's name."""
        return "-".join((self.layout, *self.order))


def orders(folder: Path) -> Iterator[MadeUp]:
    """An issue's folder in every order of its stories, in every layout that it has a file for."""
    for layout, file in _SHEETS.items():
        if not (folder / file).is_file():
            continue
        issue = load_issue(folder / file).issue
        for order in permutations(issue.stories):
            yield _made_up(layout, ordered(issue, order))


def ordered(issue: Issue, order: Sequence[Story]) -> Issue:
    """The issue with its stories in another order of weight; each page keeps its own."""
    rank = {story.name: number for number, story in enumerate(order)}

    def by_weight(stories: Sequence[Story]) -> tuple[Story, ...]:
        return tuple(sorted(stories, key=lambda story: rank[story.name]))

    def page(one: Page) -> Page:
        return replace(one, stories=by_weight(one.stories))

    return replace(issue, pages=tuple(map(page, issue.pages)), flow=by_weight(issue.flow))


def _made_up(layout: str, issue: Issue) -> MadeUp:
    order = tuple(story.name for story in _by_weight(issue))
    begun = time.process_time()
    try:
        checked = check(issue, cache())
    except BadContent as refused:
        spent = time.process_time() - begun
        return MadeUp(layout, issue, order, (), refused.diagnostics, 0, spent)
    spent = time.process_time() - begun
    made = checked.layout
    faults = [fault for page in made.pages for fault in judge(page.shape, made.layout)]
    empty = sum(fault.amount for fault in faults if fault.rule in _EMPTY)
    return MadeUp(layout, issue, order, made.pages, checked.diagnostics, empty, spent)


def _by_weight(issue: Issue) -> tuple[Story, ...]:
    return issue.flow or issue.stories


@functools.cache
def cache() -> Path:
    """The fetched fonts and all else that is kept, but no plans: what is shown is made anew."""
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder)
    for kept in _kept().iterdir():
        if kept.name != "plans":
            (folder / kept.name).symlink_to(kept)
    return folder


def _kept() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


def painted(one: MadeUp) -> list[bytes]:
    """Its pages as PNG, small enough for a quick page of the docs."""
    screen = build(one.issue, cache(), frozenset({Target.SCREEN}), lambda _: None)
    sizes = range(_PPI, _SMALLER, -_SMALLER)
    tried = [list(map(_plain, pdf.proofs(screen.files["screen.pdf"], _PPI)))]
    for ppi in sizes[1:]:
        if max(map(len, tried[-1])) < MOST_BYTES:
            break
        tried.append(list(map(_plain, pdf.proofs(screen.files["screen.pdf"], ppi))))
    return tried[-1]


def _plain(picture: bytes) -> bytes:
    with Image.open(BytesIO(picture)) as opened:
        plain = opened.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    file = BytesIO()
    plain.save(file, "PNG", optimize=True)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Remark:
    """What an editor says of a page.

    Attributes:
        page: From 1.
        points: What the page cost when it was looked at.
    """

    layout: str
    order: tuple[str, ...]
    page: int
    points: int
    said: str

    @property
    def file(self) -> str:
        return "-".join((self.layout, *self.order, f"{self.page}.png"))

    @property
    def title(self) -> str:
        order = "、".join(map(_short, self.order))
        return f"{_NAMED[self.layout]}第{self.page}版，主次：{order}"


def remarks() -> dict[str, list[Remark]]:
    """Under ``best`` and ``worst`` the pages to show."""
    found = tomllib.loads(REMARKS.read_text("utf-8"))
    return {
        kind: [Remark(**{**entry, "order": tuple(entry["order"])}) for entry in entries]
        for kind, entries in found.items()
    }


def page(everything: Sequence[MadeUp]) -> str:
    """The whole page, in Markdown."""
    shown = remarks()
    return "\n".join(
        (
            _HEAD + _table(everything),
            _figures(everything),
            "## 好的\n",
            *map(_figure, shown["best"]),
            "## 不好的\n",
            *map(_figure, shown["worst"]),
        )
    )


def _table(everything: Sequence[MadeUp]) -> str:
    head = (
        "| 版式 | 主次 | 版 | 溢文 | 空行 | 报 | 分 | 扣在哪里 | 秒 |",
        "| --- | --- | --: | --: | --: | --- | --: | --- | --: |",
    )
    return "\n".join((*head, *map(_row, everything), ""))


def _row(one: MadeUp) -> str:
    order = "、".join(map(_short, one.order))
    start = f"| {_NAMED[one.layout]} | {order} | {len(one.pages)} | {one.overset} | {one.empty} "
    points = "＋".join(map(str, one.points)) or "拼不成"
    return f"{start}| {_said(one)} | {points} | {_lost(one)} | {one.seconds:.1f} |"


def _said(one: MadeUp) -> str:
    counts = one.severities
    numbers = "/".join(
        str(counts[kind]) for kind in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    codes = "、".join(f"`{code}`" for code in sorted({found.code for found in one.findings}))
    return f"{numbers} {codes}".strip()


def _lost(one: MadeUp) -> str:
    return "、".join(
        f"{catalogue()[rule.value].title[Language.ZH]} {points}"
        for rule, points in sorted(one.parts.items(), key=lambda part: (-part[1], part[0]))
    )


def _figures(everything: Sequence[MadeUp]) -> str:
    made = [one for one in everything if one.pages]
    pages = sum(len(one.pages) for one in made)
    clean = sum(1 for one in made if not one.overset and not one.empty)
    return (
        f"{len(everything)} 种里拼成 {len(made)} 种，共 {pages} 块版；"
        f"既没有溢文又没有空行的 {clean} 种。\n"
    )


def _figure(remark: Remark) -> str:
    picture = f"![{remark.title}](images/pages/{remark.file})"
    return f"### {remark.title}（{remark.points} 分）\n\n{remark.said}\n\n{picture}\n"


def _short(name: str) -> str:
    return _SHORT.get(name, name)


def stale(everything: Sequence[MadeUp]) -> list[str]:
    """Remarks on pages that cost something else now, or that are not there any more."""
    now = {
        f"{one.name}-{number}.png": points
        for one in everything
        for number, points in enumerate(one.points, 1)
    }
    return [
        f"{remark.file}: {remark.points} points when looked at, {now.get(remark.file)} now"
        for entries in remarks().values()
        for remark in entries
        if now.get(remark.file) != remark.points
    ]


def _write(everything: Sequence[MadeUp]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    wanted = {remark.file for entries in remarks().values() for remark in entries}
    for old in PICTURES.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    _paint(everything, PICTURES, wanted)
    PAGE.write_text(page(everything), "utf-8")


def _paint(everything: Sequence[MadeUp], folder: Path, wanted: set[str]) -> None:
    for one in everything:
        if any(name.startswith(f"{one.name}-") for name in wanted):
            for number, picture in enumerate(painted(one), 1):
                if f"{one.name}-{number}.png" in wanted:
                    (folder / f"{one.name}-{number}.png").write_bytes(picture)


def main() -> int:
    """Write the page, or with ``--all`` every picture elsewhere; 1 where a remark is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="paint every page there")
    parser.add_argument("--issue", type=Path, default=SAMPLE, help="only with --all")
    given = parser.parse_args()
    everything = []
    for one in orders(given.issue):
        print(_row(one), flush=True)
        everything.append(one)
    if given.all:
        given.all.mkdir(parents=True, exist_ok=True)
        every = {f"{one.name}-{n}.png" for one in everything for n in range(1, len(one.pages) + 1)}
        _paint(everything, given.all, every)
        return 0
    _write(everything)
    for told in stale(everything):
        print(told, file=sys.stderr)
    return 1 if stale(everything) else 0


if __name__ == "__main__":
    sys.exit(main())
