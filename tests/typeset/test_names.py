"""均排: names of two, three and four characters at one width, in columns of the measure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.typeset import EM, Composer, Line, OneEm, Run, list_of, set_names

COMPOSER = Composer(OneEm())


def listed(names: str, measure_em: int) -> list[Line]:
    return list(set_names([(Run(name),) for name in names.split("|")], measure_em * EM, COMPOSER))


def where(line: Line) -> dict[str, list[int]]:
    """Each name of a row, with the x of its characters."""
    found: dict[str, list[int]] = {}
    name, xs = "", list[int]()
    for cluster in [*line.clusters, None]:
        if cluster is None or cluster.text == " ":
            found[name] = xs
            name, xs = "", []
        else:
            name += cluster.text
            xs.append(cluster.x)
    return found


def test_two_characters_are_as_wide_as_three() -> None:
    """Rule book 7. Three columns of three em in thirteen leave two em between them."""
    (row,) = listed("王明|李小龙|张三", 13)
    assert where(row) == {
        "王明": [0, 2000],
        "李小龙": [5000, 6000, 7000],
        "张三": [10000, 12000],
    }
    assert row.width == 13000


def test_where_many_have_four_all_are_as_wide_as_four() -> None:
    """Rule book 7: three characters with half an em twice."""
    row, rest = listed("王明|李小龙|欧阳震华", 9)
    assert where(row) == {"王明": [0, 3000], "李小龙": [5000, 6500, 8000]}
    assert where(rest) == {"欧阳震华": [0, 1000, 2000, 3000]}


def test_a_rare_compound_surname_stands_solid_among_three_em() -> None:
    rows = listed("王明|司马相如|李四|张三|赵六", 17)
    assert where(rows[0])["司马相如"] == [4666, 5666, 6666, 7666]
    assert where(rows[0])["王明"] == [0, 2000]


def test_a_name_too_long_for_its_column_takes_the_next_one_too() -> None:
    """阿卜杜·热西提 is 6.5 em: columns begin at 0, 5 and 10, so the third is free after it."""
    (row,) = listed("阿卜杜·热西提|李小龙", 13)
    assert where(row)["李小龙"] == [10000, 11000, 12000]
    assert where(row)["阿卜杜·热西提"][-1] == 5500


def test_a_long_name_goes_down_rather_than_out_of_the_measure() -> None:
    rows = listed("王明|张三|阿卜杜·热西提", 13)
    assert [row.text for row in rows] == ["王明 张三", "阿卜杜·热西提"]


@pytest.mark.parametrize("name", ["Hans Weber", "阿·金", "A明", "李小龙（女）", "王"])
def test_other_names_keep_their_natural_width(name: str) -> None:
    (alone,) = COMPOSER.compose(list_of([(Run(name),)]), 20 * EM)
    (row,) = listed(f"{name}|王明", 20)
    assert row.xs[: len(alone.xs)] == alone.xs


def test_a_name_wider_than_the_measure_is_broken_and_whole() -> None:
    rows = listed("王明|阿卜杜·热西提|张三", 4)
    assert "".join(row.text for row in rows) == "王明阿卜杜·热西提张三"
    assert max(row.width for row in rows) <= 4 * EM


def test_runs_of_a_name_are_kept() -> None:
    names = [(Run("王", face="strong"), Run("明", face="kai")), (Run("李四"),)]
    (row,) = set_names(names, 13 * EM, COMPOSER)
    assert [row.runs[index].face for index in row.run_indices] == [
        "strong", "kai", "body", "body", "body",
    ]  # fmt: skip
    assert [row.runs[index].text for index in row.run_indices] == ["王", "明", " ", "李四", "李四"]


def test_ruby_over_a_name_is_not_torn_apart() -> None:
    (row,) = set_names([(Run("王明", ruby="wáng míng"),)], 13 * EM, COMPOSER)
    (natural,) = COMPOSER.compose(list_of([(Run("王明", ruby="wáng míng"),)]), 13 * EM)
    assert row.xs == natural.xs


def test_no_names() -> None:
    assert set_names([], 13 * EM, COMPOSER) == ()
    assert set_names([(Run("\u200b"),)], 13 * EM, COMPOSER) == ()


names = st.lists(
    st.one_of(
        st.text("王李张刘陈欧阳司马诸葛明小龙震华", min_size=1, max_size=6),
        st.sampled_from(["阿卜杜·热西提", "Hans Weber", "玛丽亚（女）"]),
    ),
    min_size=1,
    max_size=24,
)


@settings(deadline=None, max_examples=60)
@given(names, st.integers(4, 30))
def test_every_name_is_whole_in_its_place_and_nothing_touches(said: list[str], em: int) -> None:
    rows = set_names([(Run(name),) for name in said], em * EM, COMPOSER)
    text = list_of([(Run(name),) for name in said]).text
    assert [row.start for row in rows] == [0, *(row.end for row in rows[:-1])]
    assert rows[-1].end == len(text)
    assert rows[-1].last
    assert "".join("".join(row.text for row in rows).split()) == "".join("".join(said).split())
    for row in rows:
        assert row.overrun == 0
        assert row.width <= em * EM
        assert list(row.xs) == sorted(row.xs)
        for at in (at for at, one in enumerate(row.texts) if one == " "):
            inside = row.texts[at - 1] == "s" and row.texts[at + 1] == "W"
            assert inside or row.xs[at + 1] - row.xs[at] >= EM
