"""Heads end without a full stop: titles, kickers, subtitles, section heads and box titles."""

from __future__ import annotations

from dataclasses import replace

from banxin.content.model import Text
from banxin.content.source import Report
from banxin.diagnostics import note

_FULL_STOP = "。"


def read_headline(text: Text, report: Report) -> Text:
    """A head without its full stop, which is told to the desk. ！ and ？ stay, and so does “……。”.

    A head that says nothing else is left as it is.
    """
    if not text.plain.endswith(_FULL_STOP) or not text.plain.strip(_FULL_STOP):
        return text
    *before, last = text.runs
    place = replace(last.place, column=last.place.column + len(last.text) - 1, length=1)
    report(note("title-full-stop", place))
    kept = last.text[: -len(_FULL_STOP)]
    return Text((*before, replace(last, text=kept)) if kept else tuple(before))
