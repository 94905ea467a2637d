"""A folder of files from an archive: whole or not at all, and over nothing that is there."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from banxin.diagnostics import MissingTool, WrongUse, error

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def require_free(folder: Path) -> None:
    """Find out before the work whether the folder is free.

    Raises:
        WrongUse: Something is there that is no empty folder.
    """
    try:
        taken = os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as cause:
        raise _failure(cause, folder) from cause
    if taken:
        raise WrongUse([error("restore-not-empty", folder=folder.as_posix())])


def write_folder(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files by their paths, which are relative and safe. All paths, in order.

    They are written beside the folder, which takes its place once it is whole: the last step
    fails where something has come to be there meanwhile.

    Raises:
        WrongUse: The folder cannot be written.
        MissingTool: The disk is full.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".banxin-", dir=folder.parent))
        try:
            whole = temporary / "issue"
            for path, data in files.items():
                (whole / path).parent.mkdir(parents=True, exist_ok=True)
                with (whole / path).open("xb") as file:
                    file.write(data)
            whole.replace(folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as cause:
        raise _failure(cause, folder) from cause
    return tuple(folder / path for path in sorted(files))


def _failure(cause: OSError, folder: Path) -> WrongUse | MissingTool:
    if cause.errno in _FULL:
        return MissingTool([error("disk-full", folder=folder.as_posix())])
    reason = cause.strerror or str(cause)
    return WrongUse([error("restore-unwritable", folder=folder.as_posix(), cause=reason)])
