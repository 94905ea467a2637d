"""Editors' files become an `Issue`."""

from __future__ import annotations

import datetime
from pathlib import Path

from banxin.content.manuscript import manuscript_of
from banxin.content.model import Issue, LoadedCopy, LoadedIssue
from banxin.content.write_plan import WrittenPage, written_into, written_into_file

__all__ = [
    "Issue",
    "LoadedCopy",
    "LoadedIssue",
    "WrittenPage",
    "load_copy",
    "load_issue",
    "manuscript_of",
    "new_issue",
    "written_into",
    "written_into_file",
]

# The readers (pydantic, markdown-it, YAML, Pillow) cost a tenth of a second to import, which
# `banxin --help` and `banxin preflight` need not pay.


def load_issue(path: Path) -> LoadedIssue:
    """Read an issue: a folder with an ``issue.toml``, or one ``*.toml`` file in such a folder.

    Reads nothing outside that folder. ``diagnostics`` holds the warnings and the notes on
    repairs, in the order of the files.

    Raises:
        BadContent: Every error of every file of the issue.
    """
    from banxin.content.load import load  # noqa: PLC0415 - see above

    return load(path)


def load_copy(given: Path | bytes, shown: str) -> LoadedCopy:
    """Read a text by itself: the body of a story, whose front matter may be missing, or plain text.

    Args:
        given: A file, or the bytes of one.
        shown: What to call it in messages. A name that ends in ``.txt`` is plain text, a
            paragraph a line; everything else is Markdown as stories are.

    Raises:
        BadContent: Every error of the text.
    """
    from banxin.content.copy import read_copy  # noqa: PLC0415 - see above

    return read_copy(given, shown)


def new_issue(folder: Path, date: datetime.date, layout: str) -> None:
    """Write a small complete issue that builds at once: `issue.toml`, one story, one picture.

    Nothing is left behind where it fails.

    Raises:
        WrongUse: ``folder`` holds something already, or cannot be written.
    """
    from banxin.content.new import write_starter  # noqa: PLC0415 - see above

    write_starter(folder, date, layout)
