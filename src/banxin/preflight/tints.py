"""Tint transforms: what a spot colour is built of (ISO 32000-2:2020, 7.10 and 8.6.6.4)."""

from __future__ import annotations

import hashlib

import pikepdf
from pikepdf import Array, Dictionary, Name

_SAMPLED, _EXPONENTIAL, _STITCHED = 0, 2, 3

# Function dictionaries may hold each other; nobody stitches deeper.
_NESTING_MOST = 8


def solid_of(function: pikepdf.Object, depth: int = 0) -> tuple[float, ...] | None:
    """What a tint transform of one ink gives for the full tint, 1.

    None for a PostScript calculator and for anything malformed: only a RIP can tell.
    """
    if depth > _NESTING_MOST or not isinstance(function, Dictionary | pikepdf.Stream):
        return None
    try:
        match int(function.get(Name.FunctionType, -1)):
            case kind if kind == _SAMPLED:
                return _last_sample(function)
            case kind if kind == _EXPONENTIAL:
                return tuple(float(each) for each in function.get(Name.C1, Array([1])))
            case kind if kind == _STITCHED:
                # The last piece answers for 1, at whichever of its ends that falls.
                ends_at_one = float(function.Encode[-1]) == 1
                return solid_of(function.Functions[-1], depth + 1) if ends_at_one else None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, pikepdf.PdfError):
        return None
    return None


def _last_sample(function: pikepdf.Object) -> tuple[float, ...] | None:
    """Of samples whose whole number of bytes makes a value, which is how writers write them."""
    size = int(function.BitsPerSample) // 8
    steps = [int(each) for each in function.Size]
    spans = [float(each) for each in function.get(Name.Decode, function.Range)]
    outputs = len(spans) // 2
    if not size or len(steps) != 1:
        return None
    end = steps[0] * outputs * size
    last = function.read_bytes()[end - outputs * size : end]
    if len(last) < outputs * size:
        return None
    most = 256**size - 1
    values = [int.from_bytes(last[at : at + size]) for at in range(0, len(last), size)]
    return tuple(
        low + (high - low) * value / most
        for value, low, high in zip(values, spans[::2], spans[1::2], strict=True)
    )


class _TooMuch(Exception):
    """More parts than a tint transform can have."""


# Objects may hold each other many times over, and so multiply without end.
_PARTS_MOST = 20_000


def mark_of(*objects: pikepdf.Object) -> str:
    """A mark that is equal for equal objects, streams by their data; references are followed.

    Empty where they are too much to be followed.
    """
    parts: list[bytes] = []
    try:
        for each in objects:
            _feed(parts, each, 0)
    except _TooMuch:
        return ""
    return hashlib.sha256(b" ".join(parts)).hexdigest()


def _feed(parts: list[bytes], held: object, depth: int) -> None:
    if depth > _NESTING_MOST or len(parts) > _PARTS_MOST:
        raise _TooMuch
    match held:
        case pikepdf.Stream():
            _feed_entries(parts, held, depth)
            parts.append(held.read_bytes())
        case Dictionary():
            _feed_entries(parts, held, depth)
        case Array():
            parts.append(b"[")
            for each in held:
                _feed(parts, each, depth + 1)
            parts.append(b"]")
        case _:
            parts.append(str(held).encode())


# How a stream is packed is nothing that it says.
_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})


def _feed_entries(parts: list[bytes], held: pikepdf.Object, depth: int) -> None:
    for key in sorted(held.keys()):
        if key not in _PACKING:
            parts.append(key.encode())
            _feed(parts, held[key], depth + 1)
