"""Heads turned by sense: what must never happen, judged by hand on invented heads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.typeset import EM, Composer, Line, OneEm, Paragraph, Run, Turn, compose, turn_head

COMPOSER = Composer(OneEm())
WIDE = 1000 * EM


def head(text: str) -> Paragraph:
    return Paragraph((Run(text),), indent=0, justified=False)


def turned(
    text: str, em: float, most: int = 2, turn: Turn = Turn.EVEN, story: str = ""
) -> list[str]:
    lines = turn_head(head(text), round(em * EM), COMPOSER, most, turn, story)
    return [line.text for line in lines]


# Judged as an editor would: the turns that read well where the head is a little too long for one
# line, and where it has to fit into three fifths of that. "|" stands at the turn.
JUDGED = [
    ("碉楼：侨乡的|一部石头书", ""),
    ("一封信走了|四十天才到家", ""),
    ("老侨批|重新有人读", ""),
    ("iPhone 18 Pro Max|首发价9999元起", ""),
    ("《哪吒之魔童闹海》|票房破150亿元创影史纪录", ""),
    ("外贸进出口1.86万亿元，|同比增长5.2%", ""),
    ("百年骑楼修旧如旧，|老街坊又搬回来住", ""),
    ("全市粮食总产量|突破120万吨", "全市粮食|总产量突破|120万吨"),
    ("第十二届侨乡文化节|11月28日开幕", ""),
    ("“银信合封”：|一张汇票怎样养活一家人", "“银信合封”：|一张汇票|怎样养活一家人"),
    ("从“天一信局”|到手机转账：侨汇百年", ""),
    ("读《开平碉楼与村落》|有感", ""),
    ("茶楼里的|慢时光", ""),
    ("早茶一盅两件，|老人一坐半天", ""),
    ("我市新增三条公交线路，|方便村民进城", ""),
    ("台风“海葵”过后，|村民抢收晚稻", ""),
    ("台山广海湾迎来|今年第一批候鸟", "台山广海湾|迎来今年|第一批候鸟"),
    ("市图书馆向读者|征集家书老照片", ""),
    ("九十岁老人把一生的|收藏捐给博物馆", "九十岁老人|把一生的收藏|捐给博物馆"),
    ("小学生|走进田间学插秧", "小学生|走进田间|学插秧"),
    ("他为家乡修了|八座桥", ""),
    ("江门到香港的高铁|每天增加到26趟", ""),
    ("华侨农场里的|咖啡香", ""),
    ("“不能让这门手艺|在我手里断了”", ""),
    ("月饼还是老味道，|买的人却年轻了", ""),
    ("修桥、办学、建医院：|一位老华侨的三件事", ""),
    ("从田头到餐桌，|一粒丝苗米的旅程", "从田头到餐桌，|一粒丝苗米的|旅程"),
    ("AI读侨批：十万封家书|正在变成数据库", "AI读侨批：|十万封家书|正在变成数据库"),
    ("GDP增长5.2%，|外贸进出口回升向好", "GDP增长5.2%，|外贸进出口|回升向好"),
    ("梁启超故居|明起免费开放", ""),
    ("赤坎古镇重新开门迎客|一周年接待游客八百万人次", ""),
    ("一条老街的新生|——赤坎骑楼修缮手记", ""),
    ("没有围墙的博物馆：|仓东村二十年", "没有围墙的|博物馆：|仓东村二十年"),
    ("高温持续，|请老人中午不要下田", ""),
    ("市人大常委会|审议古树名木保护条例草案", ""),
    ("侨乡女排夺冠：|三十年等来一座奖杯", "侨乡女排夺冠：|三十年等来|一座奖杯"),
    ("海水倒灌那一夜，|全村人守在堤上", ""),
    ("潭江上的渡船|今天开出最后一班", ""),
    ("教育部：严禁以任何形式|给中小学教师布置与教学无关的任务", ""),
    ("“世界侨都”|怎样留住年轻人？", ""),
    ("“广东技工”工程|累计培训五百万人次", ""),
    ("粤港澳大湾区青年|创业大赛总决赛在广州举行", ""),
    ("世界客属恳亲大会|将于明年十月在梅州召开", ""),
    ("他们用镜头记录下|一座城市的三十年变迁", "他们用镜头记录下|一座城市的|三十年变迁"),
    ("岭南荔枝|首次坐上中欧班列", ""),
    ("国务院侨办|慰问归侨侨眷", ""),
    ("一座骑楼|半部侨史", ""),
]


@pytest.mark.parametrize(("wide", "narrow"), JUDGED)
def test_turns_as_an_editor_takes_them(wide: str, narrow: str) -> None:
    lines = wide.split("|")
    text = "".join(lines)
    (whole,) = compose(head(text), WIDE, OneEm())
    assert turned(text, (whole.width - 1) / EM, 3) == lines
    if narrow:
        assert turned(text, whole.width * 0.45 / EM, 3) == narrow.split("|")


def test_one_line_if_it_fits() -> None:
    assert turned("“一字不差”", 5) == ["“一字不差”"]  # its marks hang half an em at both edges


def test_the_storys_words_are_kept_whole() -> None:
    """Without the story the model parts 古村|落; the story says 村落 again and again."""
    story = "古村落有人管了。村落里老屋多，村落外新楼多。请来的管家天天看村落。"
    assert turned("谁来给古村落当管家？", 8)[0] == "谁来给古村"
    assert turned("谁来给古村落当管家？", 8, story=story) == ["谁来", "给古村落当管家？"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("水泥过海　稻田里盖起一座又一座高楼来", ["水泥过海", "稻田里盖起一座又一座高楼来"]),
        ("高楼 水泥过海来", ["高楼", "水泥过海来"]),
    ],
)
def test_the_desks_blank_wins(text: str, lines: list[str]) -> None:
    (whole,) = compose(head(text), WIDE, OneEm())
    assert turned(text, (whole.width - 1) / EM) == lines


@pytest.mark.parametrize(
    ("text", "em", "lines"),
    [
        ("记者探访“正在消失的老街”现场", 14, ["记者探访", "“正在消失的老街”现场"]),
        ("读罢《一封信走了四十天》有感", 12, ["读罢《一封信走了四十天》", "有感"]),
        ("村民自办书屋（正在向读者征集）", 12, ["村民自办书屋", "（正在向读者征集）"]),
        # Long enough to be a sentence, so it may turn inside.
        ("“不能让这门手艺在我手里断了”", 12, ["“不能让这门手艺", "在我手里断了”"]),
    ],
)
def test_what_a_pair_of_marks_holds_stays_whole(text: str, em: int, lines: list[str]) -> None:
    assert turned(text, em) == lines


def test_of_three_phrases_two_blanks_make_three_lines() -> None:
    text = "一封信　一张汇票　一家人的平安"
    assert turned(text, 14) == ["一封信　一张汇票", "一家人的平安"]
    assert turned(text, 6.5, 3) == ["一封信", "一张汇票", "一家人的平安"]


def test_a_blank_is_kept_where_only_one_more_turn_makes_it_fit() -> None:
    text = "大湾区城际铁路开通 广州番禺到深圳前海只要38分钟"
    assert turned(text, 12, 3) == ["大湾区城际铁路开通", "广州番禺到", "深圳前海只要38分钟"]


def test_the_house_says_which_line_is_longer() -> None:
    text = "森" * 18
    assert [len(line) for line in turned(text, 12)] == [9, 9]
    assert [len(line) for line in turned(text, 12, turn=Turn.SHORT_FIRST)] == [8, 10]
    assert [len(line) for line in turned(text, 12, turn=Turn.LONG_FIRST)] == [10, 8]
    assert [len(line) for line in turned(text, 8, 3, Turn.SHORT_FIRST)] == [5, 6, 7]


def test_what_cannot_fit_comes_back_as_text() -> None:
    assert len(turned("森" * 30, 10)) == 3
    (line,) = turn_head(head("Straßenbahnhaltestelle"), 30 * EM, COMPOSER, 2)
    assert line.text == "Straßenbahnhaltestelle"
    broken = turn_head(head("Donaudampfschiffahrt"), 4 * EM, COMPOSER, 2)
    assert len(broken) > 2 or any(one.overrun for one in broken)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "。", "——"])
def test_little_or_nothing(text: str) -> None:
    lines = turn_head(head(text), 4 * EM, COMPOSER)
    assert "".join(line.text for line in lines) == text.strip(" \u200b")


def test_runs_are_turned_as_one_text_and_keep_their_voices() -> None:
    runs = (Run("老侨", face="strong"), Run("批重新", face="kai"), Run("有人读"))
    first, second = turn_head(Paragraph(runs), 7 * EM, COMPOSER)
    assert (first.text, second.text) == ("老侨批", "重新有人读")
    assert [second.runs[index].face for index in second.run_indices] == ["kai"] * 2 + ["body"] * 3
    assert (second.start, second.end, second.starts) == (3, 8, (3, 4, 5, 6, 7))
    assert (first.last, second.last) == (False, True)


def test_marks_at_the_edges_lose_their_blank() -> None:
    first, second = turn_head(head("月饼还是老味道，“买的人”却年轻"), 10 * EM, COMPOSER)
    assert (first.text, first.width) == ("月饼还是老味道，", 7500)
    assert (second.xs[0], second.width) == (-500, 7500)


han = st.text("稻田里起高楼水泥钢筋过海来侨批封信的在了", min_size=1, max_size=6)
units = st.sampled_from(
    [
        "120万吨",
        "11月28日",
        "第12届",
        "5.2%",
        "《开平碉楼》",
        "“天一”",
        "（图）",
        "Hans",
        "——",
        "26℃",
    ]
)
pieces = st.lists(st.one_of(han, han, units, st.sampled_from("，：！？、")), min_size=1, max_size=7)
_WHOLE = re.compile("[0-9.]+(?:万吨|月|日|届|%|℃)|《[^》]*》|“[^”]*”|（[^）]*）|Hans|——")


@settings(deadline=None, max_examples=150)
@given(pieces, st.integers(8, 30), st.integers(1, 3), st.sampled_from(Turn))
def test_laws_of_every_head(said: list[str], em: int, most: int, turn: Turn) -> None:
    text = "".join(said)
    lines = turn_head(head(text), em * EM, COMPOSER, most, turn)
    assert lines == turn_head(head(text), em * EM, COMPOSER, most, turn)
    assert "".join(line.text for line in lines) == text
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text)
    (whole,) = compose(head(text), WIDE, OneEm())
    if whole.width <= em * EM:
        assert len(lines) == 1
    if fits(lines, em, most):
        assert all(line.adjustment.total == 0 for line in lines)
        if can_turn_between_han(text, em, most):
            for line in lines[1:]:
                assert not any(m.start() < line.start < m.end() for m in _WHOLE.finditer(text))


def fits(lines: tuple[Line, ...], em: int, most: int) -> bool:
    return len(lines) <= most and all(line.width <= em * EM for line in lines)


def can_turn_between_han(text: str, em: int, most: int) -> bool:
    """Whether lines of at most ``em`` squares can be had by turns between Han outside all units."""
    whole = [m.span() for m in _WHOLE.finditer(text)]
    free = [
        i
        for i in range(1, len(text))
        if text[i - 1 : i + 1].isalpha()
        and not text[i - 1].isascii()
        and not text[i].isascii()
        and not any(a < i < b for a, b in whole)
    ]
    reached = {0}
    for _ in range(most):
        reached = {b for a in reached for b in [*free, len(text)] if a < b <= a + em}
        if len(text) in reached:
            return True
    return False


def test_a_verse_turns_after_its_marks_though_fewer_lines_would_do() -> None:
    verse = "春江潮水连海平，海上明月共潮生。滟滟随波千万里，何处春江无月明。"
    clauses = ["春江潮水连海平，", "海上明月共潮生。", "滟滟随波千万里，", "何处春江无月明。"]
    assert turned(verse, 13, 4) == clauses
    assert turned(verse, 16, 4) == ["".join(clauses[:2]), "".join(clauses[2:])]
    assert len(turned(verse.replace("何处春江", "何处"), 13, 4)) == 3
