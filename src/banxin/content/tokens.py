"""The grammar of marks inside a line: what is a mark at all, and which form some must have."""

from __future__ import annotations

import re

# Left over from web pages and word processors; no face draws them.
# Variation selectors among them: the faces hold one form of each character.
_VARIATIONS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HIDDEN = f"\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff{_VARIATIONS}"
_CONTROL = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029\ufffc\ufffd\ud800-\udfff"

# ~ also joins numbers and places (3~5天, A~B座), so only what looks like a formula is lowered.
_LOWERED = r"~[0-9A-Za-z+\-−,.]{1,8}~(?!~)"

# A ruby in braces may follow a bracket of the copy's own; a bar tells it from a span.
_SPAN_FORM = r"\]\{[^{}|｜\n]*+(?:\}|(?![|｜]))"

# A file's name may hold blanks and brackets. A size in braces is not for the desk to give.
_PICTURE = (
    rf"!\[(?P<alternative>[^\[\]\n{_CONTROL}]*)\]"
    rf"\((?P<file>[^()\n{_CONTROL}]*(?:\([^()\n{_CONTROL}]*\)[^()\n{_CONTROL}]*)*)\)"
    r"(?P<size>\{[^{}|｜\n]*\})?"
)

TOKEN = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<break>\\(?=\n))
    | (?P<newline>\n)
    | (?P<stars>\*+)
    | (?P<dots>={{2,}})
    | (?P<ruby>\{{[^{{}}|｜\n]*[|｜][^{{}}\n]*\}}?)
    | (?P<raised>\^(?:[^\s^]*\^)?)
    | (?P<lowered>(?<=[A-Za-zΑ-Ωα-ω)\]*^]){_LOWERED})
    | (?P<picture>{_PICTURE})
    | (?P<image>!\[)
    | (?P<footnote>\[\^)
    | (?P<bracket>\[)
    | (?P<span>{_SPAN_FORM})
    | (?P<loosespan>\{{(?:\.[^{{}}\s]+|lang=[^{{}}\s]*)\}})
    | (?P<target>\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))
    | (?P<badtarget>\]\()
    | (?P<code>`)
    | (?P<strike>~~)
    | (?P<html><(?:[A-Za-z/][^<>]*>|!--|[?!]))
    | (?P<entity>&(?:\#\w+|[A-Za-z][A-Za-z0-9]*);)
    | (?P<hidden>[{_HIDDEN}])
    | (?P<control>[{_CONTROL}])
    """,
    re.VERBOSE | re.DOTALL,
)
RAISED = re.compile(r"\^(?:\*{1,3}|(?:[^\W_]|[][()（）〔〕†‡§+\-−–,.，、:;%‰°′″'’/=]){1,12})\^")
SPAN_END = re.compile(_SPAN_FORM)
RUBY = re.compile(r"\{([^*=\[\]{}|｜`<>\\]+)\|([^*=\[\]{}|｜`<>\\]+)\}")
