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

_STDIN = Path("-")


def perform(
    session: Session,
    file: Path,
    layout: str,
    measure: str | None,
    indent: str | None,
    *,
    one_em: bool,
) -> None:
    """Compose and show; nothing is written.

    Raises:
        WrongUse: A measure or an indent that is none; no such layout.
        BadContent: A text that cannot be read, or characters that no face holds.
        MissingTool: Fonts that were not fetched yet.
    """
    wanted = _em("--measure", measure, LEAST_MEASURE) if measure is not None else None
    first = _em("--indent", indent, 0) if indent is not None else None
    faces = _faces(layout)
    copy = _copy(file)
    session.report(copy.diagnostics)
    order = ProofOrder(faces, wanted or faces.layout.measure_em * EM, first, one_em=one_em)
    proof = prove(copy, order, session.cache)
    session.report(proof.diagnostics)
    session.judge(strict=False)
    session.answer = as_answer(proof, order, _shown(file))
    session.lines += as_rows(proof, session.manner)


def _em(option: str, value: str, least: MilliEm) -> MilliEm:
    try:
        em = float(value)
    except ValueError:
        em = float("nan")
    # Not a number compares as false with everything.
    if least <= em * EM <= _MOST:
        return round(em * EM)
    limits = {"least": least // EM, "most": _MOST // EM}
    raise WrongUse([error("em-wrong", None, name=option, value=value, **limits)])


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
