"""Settings by ExtGState (ISO 32000-2:2020, 8.4.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.preflight.fonts import FontReader
from banxin.preflight.painted import Control
from banxin.preflight.state import State

_HARMLESS_TRANSFERS = frozenset({"/Identity", "/Default"})


def apply_settings(
    given: pikepdf.Object, state: State, font_of: Callable[[pikepdf.Object], FontReader]
) -> Iterator[Control]:
    """Changes ``state`` as ``given`` says, and gives what a press file may not set."""
    if Name.Font in given:
        state.font = font_of(given.Font[0])
        state.size = float(given.Font[1])
    if Name.LW in given:
        state.line_width = float(given.LW)
    _overprint(given, state)
    _transparency(given, state)
    state.changed()
    yield from _controls(given)


def _overprint(given: pikepdf.Object, state: State) -> None:
    """OP alone means both; with op it means strokes (table 57)."""
    if Name.OP in given:
        state.stroke_overprint = bool(given.OP)
        state.fill_overprint = bool(given.get(Name.op, given.OP))
    elif Name.op in given:
        state.fill_overprint = bool(given.op)
    if Name.OPM in given:
        state.nonzero = int(given.OPM) == 1


def _transparency(given: pikepdf.Object, state: State) -> None:
    if Name.CA in given:
        state.stroke_alpha = float(given.CA)
    if Name.ca in given:
        state.fill_alpha = float(given.ca)
    if Name.BM in given:
        # An array names alternatives, the first that is known being meant.
        mode = given.BM[0] if isinstance(given.BM, Array) else given.BM
        state.blend = str(mode).removeprefix("/")
    if Name.SMask in given:
        state.masked = isinstance(given.SMask, Dictionary)


def _controls(given: pikepdf.Object) -> Iterator[Control]:
    """What the press decides, not the file (ISO 15930-7:2010, 6.12 and 6.13)."""
    # TR2 has the last word over TR.
    transfer = given.get(Name.TR2, given.get(Name.TR))
    if transfer is not None and not _is_harmless(transfer):
        yield Control.TRANSFER
    if Name.HT in given and Name.Default != given.HT:
        yield Control.HALFTONE


def _is_harmless(transfer: pikepdf.Object) -> bool:
    listed = list(transfer) if isinstance(transfer, Array) else [transfer]
    return all(isinstance(each, Name) and str(each) in _HARMLESS_TRANSFERS for each in listed)
