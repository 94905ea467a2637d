"""``banxin doctor``: what is missing on this machine, and the command that installs it."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

from banxin import __version__
from banxin.cli.installing import commands, this_machine
from banxin.cli.session import Session
from banxin.cli.table import table
from banxin.diagnostics import BadContent, Diagnostic, MissingTool, error
from banxin.fonts import load_catalogue, probe
from banxin.messages import words
from banxin.pdf import missing_libraries
from banxin.ticket import load_ticket, shipped_tickets

# What it is called by, what people call it, and what installs it on Debian and Ubuntu.
_PROGRAMS = (("gs", "Ghostscript", "ghostscript"),)


def perform(session: Session) -> None:
    """Look at every outside thing that a build needs.

    Raises:
        MissingTool: Something is not here; all of it is named.
    """
    machine = this_machine()
    examined = {
        session.manner.word("libraries", "程序库"): missing_libraries(),
        session.manner.word("fonts", "字体"): probe(load_catalogue(), session.cache),
        session.manner.word("profiles", "特性文件"): missing_profiles(),
        session.manner.word("programs", "外部程序"): missing_programs(),
    }
    missing = [diagnostic for found in examined.values() for diagnostic in found]
    install = commands(missing, machine)
    session.answer = {"version": __version__, "system": machine.name, "install": list(install)}
    session.lines += table(_rows(session, examined))
    session.lines += [session.manner.word("Install with:", "安装命令：")] if install else []
    session.lines += [f"  {command}" for command in install]
    if missing:
        raise MissingTool(missing)


def missing_profiles() -> tuple[Diagnostic, ...]:
    """What is wrong with the shipped tickets' ICC profiles, such as that they are not here."""
    found: list[Diagnostic] = []
    for name in shipped_tickets():
        try:
            load_ticket(name, Path())
        except BadContent as cause:
            found += cause.diagnostics
    return tuple(found)


def missing_programs() -> tuple[Diagnostic, ...]:
    """The programs that a judge of press files calls and that are not here."""
    return tuple(
        error("program-missing", name=name, package=package)
        for program, name, package in _PROGRAMS
        if shutil.which(program) is None
    )


def _rows(session: Session, examined: dict[str, tuple[Diagnostic, ...]]) -> list[list[str]]:
    word = session.manner.word
    here, gone = word("here", "齐备"), word("MISSING", "缺")
    rows = [
        ["banxin", here, __version__],
        ["Python", here, f"{platform.python_version()} ({sys.executable})"],
    ]
    for name, found in examined.items():
        rows += [
            [name, gone, words(diagnostic, session.manner.language)] for diagnostic in found
        ] or [[name, here, ""]]
    return rows
