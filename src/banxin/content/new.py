"""Writes the starter: a small complete issue that shows every form and builds at once."""

from __future__ import annotations

import datetime
import json
import shutil
import tempfile
from pathlib import Path

from banxin.content.load import ISSUE_FILE
from banxin.content.starter_picture import called_srgb, draw_watchtower
from banxin.diagnostics import SourcePlace, WrongUse, error

_STARTER = Path(__file__).parent / "starter"
_JPEG_QUALITY = 88


def write_starter(folder: Path, date: datetime.date, layout: str) -> None:
    """See `banxin.content.new_issue`."""
    place = SourcePlace(folder.as_posix())
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise WrongUse([error("new-in-the-way", place, name=folder.name)])
        if folder.is_dir() and any(folder.iterdir()):
            raise WrongUse([error("new-not-empty", place, name=folder.name)])
        folder.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(folder, date, layout)
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise WrongUse([error("new-unwritable", place, cause=reason)]) from cause


def _write_beside(folder: Path, date: datetime.date, layout: str) -> None:
    """Into a folder of its own first, so that a full disk leaves no half an issue."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as work:
        draft = Path(work) / folder.name
        (draft / "photos").mkdir(parents=True)
        issue = (_STARTER / ISSUE_FILE).read_text("utf-8")
        filled = issue.replace('"{layout}"', json.dumps(layout)).replace("{date}", date.isoformat())
        (draft / ISSUE_FILE).write_text(filled, "utf-8")
        shutil.copyfile(_STARTER / "watchtower.md", draft / "watchtower.md")
        photo = draft / "photos" / "watchtower.jpg"
        draw_watchtower().save(photo, quality=_JPEG_QUALITY, exif=called_srgb())
        draft.replace(folder)
