"""From arguments to an exit code. The only place where a `BanxinError` is caught for good."""

from __future__ import annotations

import datetime
import gc
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from banxin.cli.exits import BUG, INTERRUPTED, NOBODY_READS, USAGE
from banxin.cli.housekeeping import tidy
from banxin.cli.manner import manner_of
from banxin.cli.program import program
from banxin.cli.session import Session
from banxin.cli.usage import complaint
from banxin.diagnostics import BanxinError, MissingTool, error

# Objects made before the collector looks for cycles. Composing and painting make millions of small
# objects that die by themselves; at the default of 700 the search took a sixth of a build's CPU.
_BETWEEN_COLLECTIONS = 100_000

# The commands that keep what they have made; the others shall answer at once.
_KEEPING = frozenset({"build", "check", "deliver", "plan"})


def main() -> None:
    """The ``banxin`` program."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except OSError as cause:
        # `run` lets only failures of stdout itself through. Without this the interpreter
        # flushes it once more at exit, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(cause, BrokenPipeError):
            code = NOBODY_READS
        else:
            sys.stderr.write(f"banxin: stdout: {cause.strerror}\n")
            code = MissingTool.exit_code
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Carry out one command, print what it has to say, and return the exit code."""
    session = Session(
        manner=manner_of(arguments, os.environ),
        cache=cache_folder(os.environ, Path.home()),
        today=datetime.datetime.now().astimezone().date(),
    )
    _tolerate_narrow_terminals(machine=session.manner.machine)
    try:
        _perform(arguments, session)
        if session.command in _KEEPING:
            tidy(session.cache)
        results, talk = session.said()
    except click.Abort:
        return INTERRUPTED
    except Exception as cause:  # noqa: BLE001 - the last boundary: told as a bug, traceback and all
        traceback.print_exc()
        session.diagnostics = [error("our-bug", cause=f"{type(cause).__name__}: {cause}")]
        session.exit_code = BUG
        results, talk = session.said()
    sys.stderr.write(talk)
    sys.stderr.flush()
    sys.stdout.write(results)
    return session.exit_code


def cache_folder(environ: Mapping[str, str], home: Path) -> Path:
    """Where fetched fonts are kept (XDG Base Directory Specification 0.8)."""
    given = environ.get("XDG_CACHE_HOME", "")
    # The specification: a relative path there is invalid and to be ignored.
    base = Path(given) if Path(given).is_absolute() else home / ".cache"
    return base / "banxin"


def _perform(arguments: Sequence[str], session: Session) -> None:
    try:
        program(session.manner).main(
            list(arguments), prog_name="banxin", standalone_mode=False, obj=session
        )
    except click.exceptions.NoArgsIsHelpError as cause:
        session.talk.append(cause.format_message())
        session.exit_code = USAGE
    except click.UsageError as cause:
        session.report([complaint(cause)])
        session.exit_code = USAGE
    except BanxinError as cause:
        session.report(cause.diagnostics)
        session.exit_code = cause.exit_code


def _tolerate_narrow_terminals(*, machine: bool) -> None:
    # JSON is UTF-8 by RFC 8259, 8.1; a terminal that cannot show Chinese gets question marks.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8" if machine else None, errors="replace")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors="replace")
