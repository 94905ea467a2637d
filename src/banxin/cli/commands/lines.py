"""``banxin lines``: a text composed, as a proof for the desk."""

from __future__ import annotations

import sys
from pathlib import Path

from banxin.cli.line_report import as_answer, as_rows
from banxin.cli.session import Session
from banxin.content import LoadedCopy, load_copy
from banxin.diagnostics import WrongUse, error
from banxin.layout import Layout, load_layout, shipped_layouts
from banxin.line_proof import LEAST_MEASURE, ProofOrder, prove
from banxin.type_case import FaceOrder
from banxin.typeset import EM, MilliEm

# A broadsheet page is 116 em wide; beyond ten pages it is a slip of the finger.
_MOST = 1000 * EM
_MOST_LINES = 99

_STDIN = Path("-")


def perform(
    session: Session, file: Path, layout: str, *, one_em: bool, **numbers: str | None
) -> None:
    """Compose and show; nothing is written.

    Args:
        session: Takes what is to be said.
        file: The text; ``-`` for standard input.
        layout: Its name, or a folder.
        one_em: Compose without fonts.
        numbers: Measure, indent and looseness as they were typed, None where they were not.

    Raises:
        WrongUse: A measure, an indent or a looseness that is none; no such layout.
        BadContent: A text that cannot be read, or characters that no face holds.
        MissingTool: Fonts that were not fetched yet.
    """
    measure = _em("--measure", numbers["measure"], LEAST_MEASURE)
    indent = _em("--indent", numbers["indent"], 0)
    looseness = _lines(numbers["looseness"])
    faces = _faces(layout)
    copy = _copy(file)
    session.report(copy.diagnostics)
    if measure is None:
        measure = faces.layout.measure_em * EM
    order = ProofOrder(faces, measure, indent, one_em=one_em, looseness=looseness)
    proof = prove(copy, order, session.cache)
    session.report(proof.diagnostics)
    session.judge(strict=False)
    session.answer = as_answer(proof, order, _shown(file))
    session.lines += as_rows(proof, order, session.manner)


def _em(option: str, value: str | None, least: MilliEm) -> MilliEm | None:
    if value is None:
        return None
    try:
        em = float(value)
    except ValueError:
        em = float("nan")
    # Not a number compares as false with everything.
    if least <= em * EM <= _MOST:
        return round(em * EM)
    limits = {"least": least // EM, "most": _MOST // EM}
    raise WrongUse([error("em-wrong", None, name=option, value=value, **limits)])


def _lines(value: str | None) -> int:
    if value is None:
        return 0
    try:
        lines = int(value)
    except ValueError:
        lines = _MOST_LINES + 1
    if abs(lines) <= _MOST_LINES:
        return lines
    raise WrongUse([error("looseness-wrong", None, value=value, most=_MOST_LINES)])


def _faces(name: str) -> FaceOrder:
    """The layout called ``name``, or the one that lies in the folder ``name``."""
    if name in shipped_layouts():
        return FaceOrder(load_layout(name, Path()), name, Path())
    path = Path(name)
    if not (path / "layout.toml").is_file():
        known = ", ".join(shipped_layouts())
        raise WrongUse([error("layout-unknown", name=name, known=known)])
    home = path.resolve()
    layout: Layout = load_layout(f"./{home.name}", home.parent)
    return FaceOrder(layout, name, home.parent)


def _copy(file: Path) -> LoadedCopy:
    return load_copy(sys.stdin.buffer.read() if file == _STDIN else file, _shown(file))


def _shown(file: Path) -> str:
    return "stdin" if file == _STDIN else file.as_posix()
