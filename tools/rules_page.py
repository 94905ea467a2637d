"""Writes ``docs/page-rules.md`` and its sketches from the rules, their prices and their words.

Run ``python -m tools.rules_page`` after a change to `banxin.makeup.judging`, to the messages or to
``tools/page_rules.toml``; a test compares. The red frame in a sketch is where the judge sees it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from banxin.layout import Layout, load_layout
from banxin.makeup import PageShape
from banxin.makeup.judging import PRICES, Fault, PageRule, judge
from banxin.messages import Language, catalogue
from tools.page_drawing import drawn
from tools.page_sketch import side_by_side

_ROOT = Path(__file__).parent.parent
PAGE = _ROOT / "docs" / "page-rules.md"
SKETCHES = _ROOT / "docs" / "images" / "page-rules"

_HEAD = """\
# 版面规则

<!-- Written by `python -m tools.rules_page`; change tools/page_rules.toml or prices.py instead. -->

一块版排好以后，版心照编辑的规矩看一遍：谁在上、谁在下，题碰没碰，版断没断，有没有天窗。
每条规则有一个名字、一个分数、一个代码。分数越低越好，0 分没有毛病。不管版面是自动排的、
按样版排的还是手工摆的，都用同一把尺子。

一分是多少：栏里空一行最刺眼，算 100 分；别的毛病都跟它比。一处完全的碰题 60 分：宁可碰题，
不可空一行；可是两处碰题就不如空一行了。没有空行、总分不到 100 的版，就是好版。

毛病小的只记分，不打扰编辑；到了表里的“提示”分数才说出来，到了“警告”分数就是警告，
`banxin check --strict` 不放行。自动排版时，分数用来在几百种排法里挑最好的一种。

小样里黑的是题，灰的是正文，蓝的是图片；左边犯了规则，红框是版心指出的地方，右边没有犯。
"""

_FOOT = """\
## 不用量的规矩

- **栏宽是整字**：每栏几个字在版式里用 `measure_em` 定，图片、题、方框都以栏为单位，
  所以不会有半个字的栏。
- **通栏题不断开**：题是一整块，盖住稿件的每一栏，别的东西进不来。
- **正文字号**（`body-small`）：报纸正文通常是新五号（9 磅），小于它提示；
  小于六号（7.875 磅）警告。版式里整版缩小的那几级（`makeup.steps`）也不能小于六号。

## 看不出来的

形状里只有栏和行，没有文字，也没有图片的内容。脸压没压折线、两张图是不是朝外看、
题的意思是不是打架，还要编辑自己看。
"""


@cache
def rules() -> dict[str, dict[str, Any]]:
    """What the page says of each rule beside its price and its words, by code."""
    return tomllib.loads((_ROOT / "tools" / "page_rules.toml").read_text("utf-8"))


def sketch(rule: PageRule, side: str) -> PageShape | None:
    """The page drawn for one rule: its ``bad`` or its ``good`` side."""
    entry = rules()[rule.value]
    if side not in entry:
        return None
    return drawn(
        entry[side],
        each=entry.get("each", 1),
        titles=entry.get(f"{side}_titles"),
        shares=entry.get(f"{side}_shares"),
    )


def broken(rule: PageRule, shape: PageShape) -> list[Fault]:
    """Where a sketch breaks a rule, in the shipped broadsheet."""
    return [fault for fault in judge(shape, _broadsheet()) if fault.rule is rule]


@cache
def _broadsheet() -> Layout:
    return load_layout("broadsheet", _ROOT)


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join((_HEAD, _table(), *(_section(rule) for rule in PageRule), _FOOT))


def _table() -> str:
    rows = [
        f"| [{_name(rule)}](#{_anchor(rule)}) | `{rule}` | {_cost(rule)} | {_when(rule)} |"
        for rule in PageRule
    ]
    return "\n".join(
        ("| 规则 | 代码 | 几分 | 几分起告诉编辑 |", "| --- | --- | --- | --- |", *rows, "")
    )


def _section(rule: PageRule) -> str:
    entry, said = rules()[rule.value], catalogue()[rule.value]
    picture = f"\n![{_name(rule)}：左错，右对](images/page-rules/{rule}.svg)\n"
    zh = Language.ZH
    return "\n".join(
        (
            f'## <a id="{_anchor(rule)}"></a>{_name(rule)}',
            picture if "bad" in entry else "",
            f"{said.why[zh]}\n",
            f"- **怎样量**：{entry['measure']}",
            f"- **几分**：{_cost(rule)}",
            f"- **代码**：`{rule}`，{_when(rule)}",
            f"- **怎样治**：{said.fix[zh].format_map(_TWO_STORIES)}",
            "",
        )
    )


# Of two stories the first is the heavier, as in `Fault.stories`.
_TWO_STORIES = {"story": "甲", "other": "乙"}


def _name(rule: PageRule) -> str:
    return catalogue()[rule.value].title[Language.ZH]


def _anchor(rule: PageRule) -> str:
    return rule.value


def _cost(rule: PageRule) -> str:
    price = PRICES[rule]
    said = {"points": price.points, "per": price.per, "most": price.most}
    return str(rules()[rule.value]["cost"]).format_map(said)


def _when(rule: PageRule) -> str:
    price = PRICES[rule]
    if price.told is None:
        return "不另说"
    if price.strong == price.told:
        return f"{price.told} 分起警告"
    strong = f"，{price.strong} 分起警告" if price.strong else ""
    return f"{price.told} 分起提示{strong}"


def pictures() -> dict[str, str]:
    """Every sketch by its file's name."""
    return {f"{rule}.svg": _picture(rule) for rule in PageRule if sketch(rule, "bad")}


def _picture(rule: PageRule) -> str:
    """The bad page beside the good one."""
    shapes = [shape for side in ("bad", "good") if (shape := sketch(rule, side))]
    pages = [(shape, [fault.spot for fault in broken(rule, shape)]) for shape in shapes]
    return side_by_side(pages, rules()[rule.value].get("each", 1))


def main() -> None:
    """Write the page and its sketches."""
    PAGE.write_text(page(), "utf-8")
    SKETCHES.mkdir(exist_ok=True)
    for name, drawing in pictures().items():
        (SKETCHES / name).write_text(drawing, "utf-8")


if __name__ == "__main__":
    main()
