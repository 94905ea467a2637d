"""A plan written into issue.toml: it loads as planned, and nothing else of the file is touched."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banxin.content import WrittenPage, load_issue, written_into, written_into_file
from banxin.content.model import Placement, Spot
from banxin.content.write_plan import MARK
from banxin.diagnostics import BadContent, SourcePlace

NAMES = "abcdef"
NOWHERE = SourcePlace("plan")
HEAD = 'layout = "broadsheet"\ndate = 2026-11-20\nmasthead.name = "侨乡"\n'


def at(
    story: str,
    columns: tuple[int, int] | None = None,
    lines: tuple[int, int] | None = None,
    photo: int = 0,
    notch: Spot | None = None,
    rank: str = "",
) -> Placement:
    return Placement(story, photo, columns, lines, NOWHERE, notch, rank)


def page(*stories: str, places: Sequence[Placement] = (), continues: str = "") -> WrittenPage:
    return WrittenPage(stories, continues, tuple(places))


def said(placements: Sequence[Placement]) -> dict[tuple[str, int], Any]:
    return {(p.story, p.photo): (p.columns, p.lines, p.notch, p.rank) for p in placements}


def test_a_plan_becomes_tables_under_its_page() -> None:
    before = HEAD.replace("masthead", 'stories = ["a", "b"]\nmasthead') + (
        '\n[[page]]\nname = "要闻"\n\n[[page]]\nname = "文化"\n'
    )
    notch = Spot(3, 4, 30, 40)
    first = page("b", places=[at("b", (1, 4), (1, 40), notch=notch), at("b", (1, 2), photo=1)])
    second = page("a", continues="b", places=[at("a", (1, 4), (1, 40), rank="lead"), at("b")])
    assert written_into(before, [first, second]) == HEAD.replace(
        "masthead", "stories = []\nmasthead"
    ) + (
        f"""
[[page]]
name = "要闻"
stories = ["b"]

{MARK}
[[page.place]]
story = "b"
columns = [1, 4]
lines = [1, 40]
notch = {{ columns = [3, 4], lines = [30, 40] }}

[[page.place]]
story = "b"
photo = 1
columns = [1, 2]

[[page]]
name = "文化"
stories = ["a"]
continues = "b"

{MARK}
[[page.place]]
story = "a"
columns = [1, 4]
lines = [1, 40]
rank = "lead"

[[page.place]]
story = "b"
"""
    )


ONE = f'{HEAD}[[page]]\nname = "要闻"\nstories = ["a"]\n'


def test_what_is_right_already_keeps_its_form() -> None:
    hand = ONE + (
        "[[page.place]]  # 头条\nlines=[1 ,40]\nstory = 'a'\ncolumns = [1,\n 4] # 四栏\n"
        "[page.place.notch]\nlines = [30, 40]\ncolumns = [3, 4]\n"
    )
    assert (
        written_into(hand, [page("a", places=[at("a", (1, 4), (1, 40), notch=Spot(3, 4, 30, 40))])])
        == hand
    )


def test_a_place_is_replaced_where_it_stood_and_its_remarks_stay() -> None:
    hand = ONE + (
        '[[page.place]]  # 头条\nstory = "a"\n# 栏\ncolumns = [1, 4] # 四栏\n'
        '[[page.box]]\nkind = "contents"\ncolumns = [8, 8]\nlines = [1, 9]\n'
    )
    assert written_into(hand, [page("a", places=[at("a", (1, 5))])]) == ONE + (
        f'# 头条\n# 四栏\n{MARK}\n[[page.place]]\nstory = "a"\ncolumns = [1, 5]\n# 栏\n'
        '[[page.box]]\nkind = "contents"\ncolumns = [8, 8]\nlines = [1, 9]\n'
    )


def test_tables_of_one_kind_with_others_between_stay_in_their_order() -> None:
    place = '[[page.place]]\nstory = "{}"\ncolumns = [{}, {}]\n'
    between = '[[page.box]]\nkind = "contents"\ncolumns = [8, 8]\nlines = [1, 9]\n'
    text = HEAD + '[[page]]\nname = "要闻"\nstories = ["a", "b"]\n{}{}{}[ear]\ntitle = "报眼"\n'
    hand = text.format(place.format("a", 1, 2), between, place.format("b", 3, 4))
    chosen = [page("a", "b", places=[at("a", (1, 2)), at("b", (3, 5))])]
    new = text.format(place.format("a", 1, 2), between, f"{MARK}\n" + place.format("b", 3, 5))
    assert written_into(hand, chosen) == new


def test_a_place_goes_with_its_story_to_another_page() -> None:
    hand = ONE + (
        '\n[[page.place]]\nstory = "a"\ncolumns = [1, 4]\n\n[[page]]\nname = "文化"\n'
        'stories = ["b"]\n'
    )
    chosen = [page("b"), page("a", places=[at("a", (1, 4))])]
    assert written_into(hand, chosen) == (
        ONE.replace('"a"', '"b"')
        + '\n[[page]]\nname = "文化"\nstories = ["a"]\n'
        + f'\n{MARK}\n[[page.place]]\nstory = "a"\ncolumns = [1, 4]\n'
    )


def test_the_remark_goes_with_the_last_place() -> None:
    written = written_into(ONE, [page("a", places=[at("a", (1, 4))])])
    assert written.count(MARK) == 1
    assert MARK not in written_into(written, [page("a")])


def test_the_remark_stands_once_on_a_page() -> None:
    written = written_into(ONE, [page("a", places=[at("a", (1, 4))])])
    more = [at("a", (1, 5)), at("a", (1, 2), photo=1), at("a", (3, 4), photo=2)]
    assert written_into(written, [page("a", places=more)]).count(MARK) == 1


def test_a_list_over_several_lines_keeps_its_remarks() -> None:
    hand = 'stories = [  # 次序\n\t\'a\', # 头条\n\t# 备用\n\t"b",\n\t"c" # 末条\n] # 完\n' + HEAD
    text = hand + '[[page]]\nname = "要闻"\n'
    assert written_into(text, [page("b")]).startswith(
        'stories = [\n\t# 次序\n\t"a",  # 头条\n\t"c",  # 末条\n\t# 备用\n] # 完\n'
    )


def test_a_filler_in_use_leaves_the_reserve() -> None:
    text = 'fillers = ["f", "e"]  # 备用\n' + ONE
    assert written_into(text, [page("a", "f")]) == (
        'fillers = ["e"]  # 备用\n' + ONE.replace('["a"]', '["a", "f"]')
    )


def test_a_story_that_no_longer_turns() -> None:
    text = ONE + '[[page]]\nname = "文化"\ncontinues = "a" # 转版\nstories = ["b"]\n'
    assert written_into(text, [page("a"), page("b")]) == text.replace('continues = "a" ', "")
    turned = text.replace('continues = "a" # 转版\n', "")
    assert written_into(turned, [page("a"), page("b", continues="a")]) == turned.replace(
        '文化"\n', '文化"\ncontinues = "a"\n'
    )


def test_windows_line_ends_stay() -> None:
    text = ONE.replace("\n", "\r\n")
    written = written_into(text, [page("a", places=[at("a", (1, 4))])])
    assert written.count("\n") == written.count("\r\n") > text.count("\n")
    assert written.startswith(text.rstrip())


def test_names_are_quoted(folder: Any) -> None:
    name = '甲"乙#'
    folder.story("正文。", name=name)
    text = "stories = ['" + name + "']\n" + HEAD + '[[page]]\nname = "要闻"\n'
    folder.write("issue.toml", written_into(text, [page(name, places=[at(name, (1, 4))])]))
    issue = folder.load().issue
    assert [story.name for story in issue.pages[0].stories] == [name]
    assert issue.pages[0].placements[0].story == name
    assert issue.flow == ()


@pytest.mark.parametrize(
    "text",
    [
        'page = [{ name = "要闻", stories = ["a"] }]\n' + HEAD,
        ONE + 'place = [{ story = "a", columns = [1, 4] }]\n',
    ],
)
def test_tables_in_braces_are_refused(text: str) -> None:
    with pytest.raises(BadContent) as caught:
        written_into(text, [page("a")])
    (found,) = caught.value.diagnostics
    assert found.code == "plan-inline"
    assert isinstance(found.place, SourcePlace)
    assert "{" in found.place.text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "gb18030"),
    ],
)
def test_a_file_stays_encoded_as_it_is(mark: bytes, encoding: str) -> None:
    before = HEAD + '\r\n[[page]]\r\nname = "要闻"\r\nstories = ["a"]\r\n'
    pages = [page("a", places=[at("a", (1, 4), (1, 40))])]
    after = written_into_file(mark + before.encode(encoding), pages)
    assert after == mark + written_into(before, pages).encode(encoding)
    assert "columns = [1, 4]\r\n" in after[len(mark) :].decode(encoding)


STEP = WrittenPage(("a",), "", (), (9, 13.25))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "step = { size_pt = 9, leading_pt = 13.25 }\n"),
        ("step = { size_pt = 9.0, leading_pt = 13.25 }  # 甲\n", None),
        (
            "step = { size_pt = 9, leading_pt = 13.5 }  # 甲\n",
            "step = { size_pt = 9, leading_pt = 13.25 }  # 甲\n",
        ),
        (
            "step.size_pt = 9  # 甲\nstep.leading_pt = 13.5\n",
            "step = { size_pt = 9, leading_pt = 13.25 }\n# 甲\n",
        ),
    ],
)
def test_a_step_is_written_as_one_key(before: str, after: str | None) -> None:
    head = HEAD + '\n[[page]]\nname = "要闻"\n'
    rest = 'stories = ["a"]\n'
    wanted = head + (before if after is None else after) + rest
    assert written_into(head + before + rest, [STEP]) == wanted


@pytest.mark.parametrize(
    "step",
    [
        "step = { size_pt = 9, leading_pt = 13.5 }\n",
        "[page.step]\nsize_pt = 9\nleading_pt = 13.5\n",
    ],
)
def test_a_page_that_needs_no_step_loses_it(step: str) -> None:
    head = HEAD + '\n[[page]]\nname = "要闻"\nstories = ["a"]\n'
    assert written_into(head + step, [WrittenPage(("a",), "", ())]) == head


def test_a_step_in_a_table_behind_the_places_becomes_a_key_of_the_page() -> None:
    head = HEAD + '\n[[page]]\nname = "要闻"\n'
    rest = 'stories = ["a"]\n\n[[page.place]]\nstory = "a"\ncolumns = [1, 2]\n'
    table = "\n[page.step]\nsize_pt = 9\nleading_pt = 13.5\n"
    pages = [replace(STEP, places=(at("a", (1, 2)),))]
    written = written_into(head + rest + table, pages)
    assert (
        written.rstrip() == (head + "step = { size_pt = 9, leading_pt = 13.25 }\n" + rest).rstrip()
    )


@pytest.mark.parametrize(
    "pages",
    [
        [],
        [page("a"), page("b")],
        [page("b")],
        [page("a", places=[at("b", (1, 2))])],
    ],
)
def test_a_plan_that_would_lose_something_is_refused(pages: list[WrittenPage]) -> None:
    with pytest.raises(ValueError, match="page"):
        written_into(ONE, pages)


# --- any file, any plan ---------------------------------------------------------------------


def listed(draw: st.DrawFn, key: str, names: Sequence[str]) -> str:
    if draw(st.booleans()):
        return f"{key} = [{', '.join(repr(name) for name in names)}]"
    return "\n".join([f"{key} = [", *(f'  "{name}",' for name in names), "]"])


@st.composite
def shares(draw: st.DrawFn, names: Sequence[str], count: int) -> list[list[str]]:
    """The names shared out over ``count`` lists."""
    lists: list[list[str]] = [[] for _ in range(count)]
    for name in draw(st.permutations(names)):
        lists[draw(st.integers(0, count - 1))].append(name)
    return lists


@st.composite
def places(draw: st.DrawFn, names: Sequence[str]) -> list[Placement]:
    """Places of stories in columns of their own and of their photos, none over another."""
    found = []
    for order, name in enumerate(names):
        left = 2 * order + 1
        whole = draw(st.booleans())
        corner = draw(st.sampled_from([None, left, left + 1])) if whole else None
        notch = Spot(corner, corner, 30, 40) if corner else None
        columns = (left, left + 1) if whole or draw(st.booleans()) else None
        lines = (1, 40) if whole or draw(st.booleans()) else None
        rank = draw(st.sampled_from(["", "lead", "二"]))
        found += [at(name, columns, lines, 0, notch, rank)] if draw(st.booleans()) else []
        for photo in (1, 2):
            if draw(st.booleans()):
                top = 10 * photo
                across = (left, draw(st.sampled_from([left, left + 1])))
                found.append(at(name, across, (top, top + draw(st.integers(0, 9))), photo))
    return found


def as_tables(draw: st.DrawFn, placements: Sequence[Placement]) -> list[str]:
    tables = []
    for number, p in enumerate(placements, 90):
        keys = [f'story = "{p.story}"', f"photo = {p.photo}"]
        keys += [f"columns = [{p.columns[0]},{p.columns[1]}]"] if p.columns else []
        keys += [f"lines = [ {p.lines[0]}, {p.lines[1]} ]"] if p.lines else []
        tables.append("\n".join(["[[page.place]]", *draw(st.permutations(keys))]))
        if draw(st.integers(0, 3)) == 0:
            spot = f"columns = [{number}, {number}]\nlines = [1, 2]"
            tables.append(f'[[page.box]]\nkind = "contents"\n{spot}')
    return tables


@st.composite
def remarked(draw: st.DrawFn, text: str) -> str:
    """With remarks beside lines and between them, and blank lines."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        lines += draw(
            st.sampled_from([[], [], [""], [f"# 上{number}"], ["", f"  # 隔{number}", ""]])
        )
        lines.append(line + draw(st.sampled_from(["", "", f" # 旁{number}", f'# "[{number}'])))
    return "\n".join([*lines, *draw(st.sampled_from([[], [""], ["# 末", ""]]))])


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[WrittenPage]]:
    count = draw(st.integers(1, 3))
    *paged, flow, fillers = draw(shares(NAMES, count + 2))
    head = [HEAD.rstrip(), listed(draw, "stories", flow), listed(draw, "fillers", fillers)]
    text = draw(st.permutations(head))
    pinned = {name for name in flow if draw(st.booleans())}
    for number, names in enumerate(paged):
        text += [f'[[page]]\nname = "版{number}"']
        text += [listed(draw, "stories", names)] if draw(st.booleans()) or names else []
        text += ['continues = "a"'] if draw(st.booleans()) else []
        text += as_tables(draw, draw(places(draw(st.permutations([*names, *sorted(pinned)])))))
        text += ['[ear]\ntitle = "报眼"'] if number == 0 and draw(st.booleans()) else []
    fixed = [name for names in paged for name in names]
    moved = [name for name in [*flow, *fillers] if name in pinned or draw(st.booleans())]
    pages: list[WrittenPage] = []
    for names in draw(shares([*fixed, *moved], count)):
        earlier = [name for chosen in pages for name in chosen.stories]
        turned = draw(st.sampled_from(["", *earlier]))
        here = [*names, *([turned] if turned else [])]
        pages.append(page(*names, continues=turned, places=draw(places(here))))
    return draw(remarked("\n".join(text))), pages


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six stories with two photos each; the photo is a picture of one colour."""
    from PIL import Image  # noqa: PLC0415 - the only test here that needs one

    path = tmp_path_factory.mktemp("issues") / "2026-11"
    (path / "photos").mkdir(parents=True)
    Image.new("L", (200, 200)).save(path / "photos" / "p.png")
    for name in NAMES:
        front = "title: 题\nphotos: [{file: p.png}, {file: p.png}]\n"
        (path / f"{name}.md").write_text(f"---\n{front}---\n正文。\n", "utf-8")
    return path


def remarks(text: str) -> Counter[str]:
    """A reader of its own: no string in these files holds a number sign."""
    return Counter(found.strip() for found in re.findall(r"#.*", text) if found.strip() != MARK)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(case=cases())
def test_any_plan_comes_back_as_it_was_written(
    shelf: Path, case: tuple[str, list[WrittenPage]]
) -> None:
    text, pages = case
    written = written_into(text, pages)
    (shelf / "issue.toml").write_text(written, "utf-8")
    paged = {name for chosen in pages for name in chosen.stories}
    before = tomllib.loads(text)
    # A page that lost its stories, with no story left that flows, is the planner's to avoid.
    empty = all(name in paged for name in before["stories"]) and any(
        not (c.stories or c.continues or raw.get("box"))
        for c, raw in zip(pages, before["page"], strict=True)
    )
    if not empty:
        issue = load_issue(shelf).issue
        for read, chosen in zip(issue.pages, pages, strict=True):
            assert tuple(story.name for story in read.stories) == chosen.stories
            assert read.continues == chosen.continues
            assert said(read.placements) == said(chosen.places)
        for key, stories in (("stories", issue.flow), ("fillers", issue.fillers)):
            left = [name for name in before[key] if name not in paged]
            assert [story.name for story in stories] == left
    assert written_into(written, pages) == written
    assert remarks(written) == remarks(text)
    assert untouched(tomllib.loads(written)) == untouched(before)
    assert [line for line in written.split("\n") if "box" in line or "ear" in line] == [
        line for line in text.split("\n") if "box" in line or "ear" in line
    ]


def untouched(sheet: dict[str, Any]) -> dict[str, Any]:
    """Everything that no plan speaks of."""
    rest = {key: sheet[key] for key in sheet if key not in {"stories", "fillers", "page"}}
    planned = {"stories", "continues", "place"}
    pages = [{key: raw[key] for key in raw if key not in planned} for raw in sheet["page"]]
    return {**rest, "page": pages}
