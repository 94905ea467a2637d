"""Content streams, run as a press would run them (ISO 32000-2:2020, 8.4 to 8.10 and 9.4)."""

from __future__ import annotations

import pikepdf
from pikepdf import Name

from banxin.preflight.gathered import Gathered
from banxin.preflight.geometry import Area
from banxin.preflight.library import Library
from banxin.preflight.painted import Use
from banxin.preflight.run import FILLS, STROKES, Run, Step, numbers, six
from banxin.preflight.state import State


def follow_page(
    page: pikepdf.Page, gathered: Gathered, sheet: Area, unit: float, library: Library
) -> None:
    """Gathers everything that ``page`` paints; where it breaks off, all up to there.

    Args:
        page: As opened.
        gathered: Takes what is found.
        sheet: What lies outside of it is not seen.
        unit: The page's UserUnit; both areas have been multiplied by it.
        library: Of the file.

    Raises:
        Unreadable: It nests too deep, or repeats itself too often.
        pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError: Not well formed.
    """
    state = State(sheet, (unit, 0.0, 0.0, unit, 0.0, 0.0))
    run = Run(gathered, library, page.resources, state, 0, STEPS)
    run.note_group(page.obj, Use.PAGE)
    run.follow(page.obj)


def _paint_with(operator: str) -> Step:
    return lambda run, _: run.paint(operator)


def _device(name: Name, *, stroke: bool) -> Step:
    return lambda run, operands: run.colour(run.space(name), numbers(operands), stroke=stroke)


def _set(attribute: str, factor: float = 1.0) -> Step:
    return lambda run, operands: setattr(run.state, attribute, float(operands[0]) * factor)


STEPS: dict[str, Step] = {
    "q": Run.save,
    "Q": Run.restore,
    "cm": Run.concatenate,
    "gs": Run.settings,
    "w": _set("line_width"),
    "BMC": Run.begin_marked,
    "BDC": Run.begin_marked,
    "EMC": Run.end_marked,
    "cs": lambda run, operands: run.choose(operands, stroke=False),
    "CS": lambda run, operands: run.choose(operands, stroke=True),
    "sc": lambda run, operands: run.tint(operands, stroke=False),
    "scn": lambda run, operands: run.tint(operands, stroke=False),
    "SC": lambda run, operands: run.tint(operands, stroke=True),
    "SCN": lambda run, operands: run.tint(operands, stroke=True),
    "g": _device(Name.DeviceGray, stroke=False),
    "rg": _device(Name.DeviceRGB, stroke=False),
    "k": _device(Name.DeviceCMYK, stroke=False),
    "G": _device(Name.DeviceGray, stroke=True),
    "RG": _device(Name.DeviceRGB, stroke=True),
    "K": _device(Name.DeviceCMYK, stroke=True),
    "re": Run.rectangle,
    "m": Run.begin_path,
    **dict.fromkeys("lcvy", Run.go),
    "h": lambda run, _: run.path.close(),
    "W": Run.clip,
    "W*": Run.clip,
    **{operator: _paint_with(operator) for operator in sorted(FILLS | STROKES | {"n"})},
    "sh": Run.paint_shading,
    "Do": Run.draw,
    "BI": Run.inline_picture,
    "d1": Run.uncoloured_glyph,
    "BT": lambda run, _: run.text.begin(),
    "Tf": Run.choose_font,
    "Tr": lambda run, operands: setattr(run.state, "mode", int(operands[0])),
    "TL": _set("leading"),
    "Tc": _set("characters_apart"),
    "Tw": _set("words_apart"),
    "Tz": _set("stretch", 0.01),
    "Ts": _set("rise"),
    "Td": lambda run, operands: run.text.move(*numbers(operands)),
    "TD": Run.move_and_lead,
    "Tm": lambda run, operands: run.text.begin(six(operands)),
    "T*": lambda run, _: run.text.move(0.0, -run.state.leading),
    "Tj": lambda run, operands: run.show(operands),
    "TJ": lambda run, operands: run.show(operands[0]),
    "'": lambda run, operands: run.show_on_next_line(operands[0]),
    '"': Run.show_spaced,
}
