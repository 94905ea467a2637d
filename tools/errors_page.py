"""Writes ``docs/errors.md``, the page of all diagnostics, from the message catalogue.

Run ``python -m tools.errors_page`` after a change to ``src/banxin/messages/``; a test compares.
"""

from __future__ import annotations

from pathlib import Path

from banxin.cli.exits import EXIT_CODES
from banxin.messages import Entry, Language, catalogue

PAGE = Path(__file__).parent.parent / "docs" / "errors.md"

_HEAD = """\
# Errors, warnings and notes · 错误、警告和提示

<!-- Written by `python -m tools.errors_page`; change src/banxin/messages/ instead. -->

Every diagnostic has a code that never changes its meaning. `banxin explain CODE` shows on a
terminal what stands here. Words in braces are filled in with the case at hand.

每条提示都有固定的代码，在终端里用 `banxin explain 代码` 也能看到这里的内容。
花括号里的词会换成当时的情形。

## Exit codes · 退出码

| code | meaning | 含义 |
| --- | --- | --- |
"""


def page() -> str:
    """The whole page, in Markdown."""
    codes = "".join(f"| {code} | {en} | {zh} |\n" for code, (en, zh) in EXIT_CODES.items())
    entries = catalogue()
    stages = sorted({entry.stage for entry in entries.values()})
    return _HEAD + codes + "".join(_stage(stage, entries) for stage in stages)


def _stage(stage: str, entries: dict[str, Entry]) -> str:
    codes = sorted(code for code, entry in entries.items() if entry.stage == stage)
    return f"\n## {stage}\n" + "".join(_entry(code, entries[code]) for code in codes)


def _entry(code: str, entry: Entry) -> str:
    zh, en = Language.ZH, Language.EN
    return (
        f"\n### {code}\n\n"
        f"**{_read(entry.text[zh])}**  \n{entry.why[zh]}  \n改法：{_read(entry.fix[zh])}\n\n"
        f"**{_read(entry.text[en])}**  \n{entry.why[en]}  \nFix: {_read(entry.fix[en])}\n"
    )


def _read(template: str) -> str:
    """A message with its blanks; braces that the desk is to type are doubled in it."""
    return template.replace("{{", "{").replace("}}", "}")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
