"""Writes ``docs/preflight.md``, the page of all checks, from the rules and the message catalogue.

Run ``python -m tools.preflight_page`` after a change to ``src/banxin/preflight/rules/`` or to
``src/banxin/messages/preflight.toml``; a test compares.
"""

from __future__ import annotations

from pathlib import Path

from banxin.diagnostics import Severity
from banxin.messages import Language, catalogue
from banxin.preflight import RULES, Rule

PAGE = Path(__file__).parent.parent / "docs" / "preflight.md"
HEAD = Path(__file__).parent / "preflight_page_head.md"

_NOTE = (
    "<!-- Written by `python -m tools.preflight_page`; the words before the list: tools/. -->\n\n"
)
_WEIGHTS = {Severity.ERROR: "错误 error", Severity.WARNING: "警告 warning"}


def page() -> str:
    """The whole page, in Markdown."""
    rows = "".join(_row(rule) for rule in RULES)
    return _NOTE + HEAD.read_text("utf-8") + rows + "".join(map(_entry, RULES))


def _row(rule: Rule) -> str:
    title = catalogue()[rule.id].title
    name = f"{title[Language.ZH]} · {title[Language.EN]}"
    return f"| {rule.number or '—'} | [{name}](#{rule.id}) | {_WEIGHTS[rule.severity]} |\n"


def _entry(rule: Rule) -> str:
    zh, en = Language.ZH, Language.EN
    words = catalogue()[rule.id]
    number = f" ({rule.number})" if rule.number else ""
    return (
        f"\n### {rule.id}\n\n"
        f"**{words.title[zh]}**{number}  \n{words.why[zh]}  \n改法：{words.fix[zh]}\n\n"
        f"**{words.title[en]}**{number}  \n{words.why[en]}  \nFix: {words.fix[en]}\n\n"
        f"Source: {rule.source}\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
