"""The small words that steer the turns of a head, as lists to read and to add to.

The model of `phrases` knows most borders of Chinese words. These are the ones that it gets wrong
beside some neighbour (老侨|批重新, 创业|大赛), found by reading several hundred turned heads.
"""

from __future__ import annotations

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


TRAILING: Final = frozenset("的了着们吗呢吧么啊之")
"""Never first in a line: a reader has to go back for what they belong to."""

TRAILING_ALONE: Final = frozenset("里上中下内外间时后前过得地者等起来去回出进入住完成型级版")
"""The same, but only where a word ends after them: 上海 and 后来 may begin a line."""

PREPOSITIONS: Final = frozenset("在从向对把被将与和为以由给跟让因按")
"""A phrase begins with them where a word does."""

NO_PREPOSITIONS: Final = _words(
    """
    现在 存在 实在 正在 方向 面向 走向 转向 志向 面对 相对 反对 针对 应对 绝对 参与
    给与 温和 共和 平和 饱和 作为 成为 认为 行为 因为 以为 自由 理由 可以 所以 难以
    予以 得以 足以 加以 送给 交给 献给 留给 捐给 寄给 还给 迫使 大使 促使 即使 不让
    谦让 礼让 起因 原因
    """
)
"""Words that end like a preposition and are none."""

LEADING: Final = PREPOSITIONS | frozenset(
    "及或使据于至到比用不没未很更最太又也都还再才就却只已正刚曾可能要会请是有无这那每各某该本其此何怎"
)
"""Never last in a line where they are words by themselves: adverbs, pointing words."""

BEFORE_FIGURES: Final = frozenset("破超达逾近约仅增降涨跌至")
"""Verbs and adverbs that a figure follows: 票房破|150亿."""

LEADING_WORDS: Final = _words(
    """
    为了 关于 对于 由于 因为 以及 通过 根据 按照 不是 就是 将于 即将 正在 已经 终于
    仍然 依然 首次 再次 重新 相对 不再 不能 不要 全部 全面 同比 环比 累计 共计 怎样
    怎么 如何 为何
    任何 一切 所有 各种 各类 多种
    跨省 跨境 线上 线下 联合 共同 携手
    """
)
"""The same, of two characters."""

OPENING: Final = _words(
    """
    今年 去年 明年 今天 明天 昨天 今日 明日 昨日 今起 明起 昨起 近日 日前 每天 每年
    当年 目前 中午 首次 首个 首批 首届 首家 再次 重新 相对 正在 即将 将于 已经 终于
    仍然 依然 不再 不能 不要 全部 全面 同比 环比 累计 共计 怎样 怎么 如何 为何 为什么
    什么 迎来 走进 走出 来到 回到 寄回 成为 变成 增加 增长 减少 超过 突破 达到 举行
    举办 召开 开幕 闭幕 启动 开放 开工 完工 开通 发布 公布 审议 通过 实施 接待 方便
    寻找 守着 新增 建成 落成 入选 荣获 夺冠 捐给 捐赠 征集 慰问 破译
    助力 护航 打造 推动 推进 加快 促进 提升 改善 拥抱 搭建 守护 传承 讲述 见证 点亮 走向
    牵手 聚焦 关注 帮扶 跨省 跨境 线上 线下 联合 共同 携手
    """
)
"""A phrase begins with them: time, manner, and the verbs of news."""

CLOSING: Final = _words(
    """
    大赛 大会 会议 工程 项目 活动 行动 计划 中心 公司 协会 人口 条例 方案 政策 标准
    制度 体系 基地 园区 小组 团队 代表 教授 老师 先生 女士 记者 市场 学校 医院 银行
    委员会
    服务 模式 平台 机制 论坛 联盟 展览 比赛 仪式 典礼
    """
)
"""They close a name or a compound and are lost at the beginning of a line."""

LONGEST: Final = max(len(word) for word in OPENING | CLOSING)

NUMERALS: Final = frozenset("一二三四五六七八九十百千万亿两几半零〇第")

NOT_COUNTED_AFTER: Final = frozenset("统唯专划归如逐万同周期初老大小第每各")
"""After these a numeral counts nothing, so no phrase begins with it: 统一, 周三, 老二."""

DATED: Final = frozenset("年月日时点分届期号")
"""Between them and a digit a date or a time goes on: 3月|15日."""
