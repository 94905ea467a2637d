"""``banxin restore``: the source attached to an archive, in a folder that can be built."""

from __future__ import annotations

from pathlib import Path

from banxin.cli.restored import require_free, write_folder
from banxin.cli.session import Session
from banxin.diagnostics import WrongUse, error
from banxin.press import attached_source


def perform(session: Session, archive: Path, folder: Path | None) -> None:
    """Take every file out before the first is written.

    Raises:
        WrongUse: The archive cannot be read; the folder is not empty, or cannot be written.
        BadContent: The archive holds no source, or none that may be taken out.
    """
    home = folder or Path(archive.stem)
    require_free(home)
    session.files += write_folder(attached_source(_bytes(archive)), home)
    session.lines += [path.as_posix() for path in session.files]
    build = f"banxin build {home.as_posix()}"
    session.talk.append(session.manner.word(f"Next: {build}", f"下一步：{build}"))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        reason = cause.strerror or str(cause)
        raise WrongUse([error("archive-missing", name=path.as_posix(), cause=reason)]) from cause
