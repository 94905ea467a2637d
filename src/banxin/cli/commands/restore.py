"""``banxin restore``: the source attached to an archive, in a folder that can be built."""

from __future__ import annotations

import resource
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from banxin.cli.restored import require_free, write_folder
from banxin.cli.session import Session
from banxin.diagnostics import BadContent, WrongUse, error
from banxin.press import attached_source
from banxin.press.source_files import MOST_BYTES

# All files at once, unpacked and packed, and the program itself; a few kilobytes of PDF can ask
# for a thousand times as much before the first file is looked at.
MEMORY_MOST = 4 * MOST_BYTES


def perform(session: Session, archive: Path, folder: Path | None) -> None:
    """Take every file out before the first is written.

    Raises:
        WrongUse: The archive cannot be read; the folder is not empty, or cannot be written.
        BadContent: The archive holds no source, or none that may be taken out.
    """
    home = folder or Path(archive.stem)
    require_free(home)
    session.files += write_folder(_taken_out(_bytes(archive)), home)
    session.lines += [path.as_posix() for path in session.files]
    build = f"banxin build {home.as_posix()}"
    session.talk.append(session.manner.word(f"Next: {build}", f"下一步：{build}"))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        reason = cause.strerror or str(cause)
        raise WrongUse([error("archive-missing", name=path.as_posix(), cause=reason)]) from cause


def _taken_out(archive: bytes) -> Mapping[str, bytes]:
    try:
        with _memory_bounded():
            return attached_source(archive)
    except MemoryError as cause:
        told = error("archive-too-much", most=MOST_BYTES // 1_000_000_000)
        raise BadContent([told]) from cause


@contextmanager
def _memory_bounded() -> Iterator[None]:
    """Address space is all that Linux lets a process bound; macOS ignores it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [one for one in (MEMORY_MOST, soft, hard) if one != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
