"""Putting finished files into the output folder, so that a failure leaves the earlier ones whole.

Every file is first written in full to a temporary folder in the output folder, which is on the
same file system by construction, and then takes its place by one rename. Whatever fails or is
killed, a name in the output folder always holds one whole file, old or new.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from banxin.delivery import CHECKSUMS, listed
from banxin.diagnostics import BanxinError, MissingTool, WrongUse, error

_TEMPORARY = ".banxin-"
# EFBIG: a file size limit; EDQUOT: the user's share of the disk.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def require_writable(folder: Path) -> None:
    """Make the output folder, and find out before the work whether it takes files.

    Raises:
        WrongUse: It does not.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def write_files(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write ``files`` into ``folder``, replacing those of the same names. All paths, by name.

    Names may have folders in them. What an earlier delivery's `CHECKSUMS` lists and this one does
    not have is removed, so that nobody plates a page that is no longer in the issue.

    Raises:
        WrongUse: The folder cannot be written.
        MissingTool: The disk is full.
    """
    with _told(folder), _locked(folder):
        _sweep(folder)
        temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder))
        try:
            for name, content in files.items():
                (temporary / name).parent.mkdir(parents=True, exist_ok=True)
                _write(temporary / name, content)
            left_over = _left_over(files, folder)
            for name in files:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (temporary / name).replace(folder / name)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        for path in left_over:
            path.unlink(missing_ok=True)
    return tuple(folder / name for name in sorted(files))


def rewrite(file: Path, before: bytes, after: bytes) -> None:
    """Give a file of the desk's other content: the new file takes its place once it is whole.

    Args:
        file: Stays a link where it is one, and as open to others as it was.
        before: What it held when the work began.
        after: What it shall hold.

    Raises:
        WrongUse: It cannot be written, or holds something else by now.
        MissingTool: The disk is full.
    """
    home = file.resolve()
    try:
        if home.read_bytes() != before:
            raise WrongUse([error("issue-changed", file=file.as_posix())])
        if not os.access(home, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=home.parent))
        try:
            _write(temporary / home.name, after)
            shutil.copymode(home, temporary / home.name)
            (temporary / home.name).replace(home)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as cause:
        reason = cause.strerror or str(cause)
        told = [error("issue-unwritable", file=file.as_posix(), cause=reason)]
        raise (MissingTool if cause.errno in _FULL else WrongUse)(told) from cause


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        # Some file systems report a full disk only here.
        os.fsync(file.fileno())


def _left_over(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Files of an earlier build or delivery in ``folder`` that would be taken for this one's."""
    # An issue that lost a page would otherwise keep that page's proof, and someone would read it.
    proofs = any(name.startswith("proof-") and name.endswith(".png") for name in files)
    found = set(folder.glob("proof-*.png")) if proofs else set()
    with suppress(OSError):
        if CHECKSUMS in files:
            found |= {folder / name for name in listed((folder / CHECKSUMS).read_bytes())}
    keep = {folder / name for name in files}
    return [path for path in sorted(found - keep) if _is_ours(path, folder)]


def _is_ours(path: Path, folder: Path) -> bool:
    """A plain file inside the folder: a list may have been written by anyone."""
    return ".." not in path.parts and path.is_relative_to(folder) and path.is_file()


def _sweep(folder: Path) -> None:
    # Left by a run that was killed; nobody else can be using it while the lock is held.
    for path in folder.glob(_TEMPORARY + "*"):
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let two runs deliver one after the other, so that their files do not mix."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Network file systems may not know locks; an unlocked delivery is still whole file by file.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        raise _failure(cause, folder) from cause


def _failure(cause: OSError, folder: Path) -> BanxinError:
    if cause.errno in _FULL:
        return MissingTool([error("disk-full", folder=folder.as_posix())])
    reason = cause.strerror or str(cause)
    return WrongUse([error("output-unwritable", folder=folder.as_posix(), cause=reason)])
