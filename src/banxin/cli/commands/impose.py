"""``banxin impose``: a PDF's pages on sheets, ready to be printed, folded and cut."""

from __future__ import annotations

import math
import re
from pathlib import Path

from banxin.cli.output import require_writable, write_files
from banxin.cli.session import Session
from banxin.diagnostics import WrongUse, error
from banxin.measure import ZERO, Length
from banxin.press import Form, ImpositionJob, PrintedSheet, Scheme, impose

# ISO 216:2007 and ISO 217:2013, in millimetres.
_SHEETS = {
    "A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297),
    "SRA0": (900, 1280), "SRA1": (640, 900), "SRA2": (450, 640), "SRA3": (320, 450),
    "SRA4": (225, 320),
}  # fmt: skip
_SIDES_MM = (50.0, 5000.0)
_MM_MOST = 100

_FOR_BOOKLETS = ("per_sheet", "creep", "work_and_turn")
_FOR_N_UP = ("grid",)


def perform(session: Session, pdf: Path, scheme: str, out: Path, **options: object) -> None:
    """Impose, then write; the source is only ever read.

    Args:
        session: Takes what is to be said.
        pdf: The pages.
        scheme: As of `Scheme`.
        out: Where to; never the source itself.
        options: As they were typed, None or False where they were not.

    Raises:
        WrongUse: The file cannot be read or written; a sheet or a length that is none; an
            option of another scheme.
        BadContent: The file cannot be imposed.
    """
    job = _job(Scheme(scheme), options)
    if _same(pdf, out):
        raise WrongUse([error("impose-over-source", name=pdf.as_posix())])
    source = _bytes(pdf)
    require_writable(out.parent)
    imposed = impose(source, job)
    session.report(imposed.diagnostics)
    session.files += write_files({out.name: imposed.data}, out.parent)
    session.lines += [path.as_posix() for path in session.files]
    session.answer = {
        "scheme": scheme,
        "sheets": [_as_json(sheet) for sheet in imposed.sheets],
    }
    session.talk += _order(imposed.sheets, session)


def _job(scheme: Scheme, options: dict[str, object]) -> ImpositionJob:
    foreign = _FOR_BOOKLETS if scheme is Scheme.N_UP else _FOR_N_UP
    for name in foreign:
        if options[name]:
            option = "--" + name.replace("_", "-")
            raise WrongUse([error("impose-option", None, name=option, scheme=str(scheme))])
    gutter = options["gutter"]
    return ImpositionJob(
        scheme,
        _sheet(str(options["sheet"])),
        per_sheet=int(str(options["per_sheet"] or 4)),
        grid=_grid(options["grid"]),
        gutter=None if gutter is None else _length("--gutter", str(gutter)),
        creep=_length("--creep", str(options["creep"])) if options["creep"] else ZERO,
        marks=bool(options["marks"]),
        work_and_turn=bool(options["work_and_turn"]),
    )


def _sheet(words: str) -> tuple[Length, Length]:
    sides = _SHEETS.get(words.upper())
    if sides is None:
        found = re.fullmatch(r"([\d.]+)\s*[xX×*]\s*([\d.]+)", words.strip())
        sides = (_number(found[1]), _number(found[2])) if found else (0, 0)  # type: ignore[assignment]
    low, high = _SIDES_MM
    if sides is None or not all(low <= side <= high for side in sides):
        raise WrongUse([error("sheet-wrong", None, value=words, known=", ".join(_SHEETS))])
    return Length.mm(sides[0]), Length.mm(sides[1])


def _grid(words: object) -> tuple[int, int] | None:
    found = re.fullmatch(r"([1-9]\d?)[xX×]([1-9]\d?)", str(words))
    if words is not None and found is None:
        raise WrongUse([error("grid-wrong", None, value=str(words))])
    return (int(found[1]), int(found[2])) if found else None


def _length(option: str, words: str) -> Length:
    number = _number(words)
    if not 0 <= number <= _MM_MOST:
        raise WrongUse([error("mm-wrong", None, name=option, value=words, most=_MM_MOST)])
    return Length.mm(number)


def _number(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return math.nan


def _same(source: Path, out: Path) -> bool:
    return out.exists() and source.exists() and out.samefile(source)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        reason = cause.strerror or str(cause)
        raise WrongUse([error("pdf-unreadable", name=path.as_posix(), cause=reason)]) from cause


def _as_json(sheet: PrintedSheet) -> dict[str, object]:
    sides = {"front": sheet.front, "back": sheet.back}
    return {side: _rows(form) if form else None for side, form in sides.items()}


def _rows(form: Form) -> list[list[dict[str, object]]]:
    """From the head down, pages from the left; page 0 for a blank."""
    return [
        [
            {"page": seat.page, "turned": seat.turned}
            for seat in sorted(form.seats, key=lambda seat: seat.column)
            if seat.row == row
        ]
        for row in reversed(range(form.rows))
    ]


def _order(sheets: tuple[PrintedSheet, ...], session: Session) -> list[str]:
    """The sheets as a table to be compared with a folded dummy; ``5↓`` stands on its head."""
    said = []
    for number, sheet in enumerate(sheets, 1):
        for form, side in (
            (sheet.front, session.manner.word("front", "正面")),
            (sheet.back, session.manner.word("back", "反面")),
        ):
            if form is not None:
                said.append(session.manner.word(f"sheet {number}, {side}", f"第 {number} 张{side}"))
                said += ["  " + " | ".join(map(_shown, row)) for row in _rows(form)]
    return said


def _shown(seat: dict[str, object]) -> str:
    page = str(seat["page"] or "–")
    return f"{page + ('↓' if seat['turned'] else ''):>4}"
