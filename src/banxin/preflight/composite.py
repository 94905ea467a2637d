"""Composite fonts: strings to codes, codes to CIDs, CIDs to widths (ISO 32000-2:2020, 9.7)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Name

from banxin.preflight.cmaps import CMap, read_cmap
from banxin.preflight.painted import Glyph

_DEFAULT_WIDTH = 1000.0
# Table 115: DW2, the vertical origin's height and the advance downwards.
_DEFAULT_DROP = (880.0, -1000.0)

_IDENTITY = CMap(spaces=[(b"\0\0", b"\xff\xff")])

# 9.7.5.2: what the strings under a predefined CMap are written in, by how its name begins.
_WRITTEN_IN = (
    ("UniGB-UTF16", "utf-16-be"), ("UniCNS-UTF16", "utf-16-be"), ("UniJIS-UTF16", "utf-16-be"),
    ("UniJIS2004-UTF16", "utf-16-be"), ("UniKS-UTF16", "utf-16-be"), ("UniGB-UCS2", "utf-16-be"),
    ("UniCNS-UCS2", "utf-16-be"), ("UniJIS-UCS2", "utf-16-be"), ("UniKS-UCS2", "utf-16-be"),
    ("GBK2K", "gb18030"), ("GBK", "gbk"), ("GB-", "gb2312"), ("GBpc", "gb2312"), ("B5pc", "big5"),
    ("HKscs", "big5hkscs"), ("ETen", "big5"), ("90ms", "cp932"), ("90pv", "cp932"),
    ("83pv", "cp932"), ("Add-RKSJ", "cp932"), ("Ext-RKSJ", "cp932"), ("EUC-", "euc_jp"),
    ("KSCms-UHC", "cp949"), ("KSC-EUC", "euc_kr"), ("KSCpc", "euc_kr"),
)  # fmt: skip
_HALF_WIDE = 500.0
_LONGEST = 4


@dataclass(slots=True)
class _Metrics:
    """W and W2: by CID, and by ranges of CIDs, which may span them all."""

    single: dict[int, tuple[float, ...]] = field(default_factory=dict)
    spans: list[tuple[int, int, tuple[float, ...]]] = field(default_factory=list)

    def of(self, cid: int) -> tuple[float, ...] | None:
        if cid in self.single:
            return self.single[cid]
        at = bisect_right(self.spans, cid, key=lambda span: span[0]) - 1
        if at < 0 or cid > self.spans[at][1]:
            return None
        return self.spans[at][2]


class CompositeCodes:
    """How a Type 0 font takes strings apart."""

    def __init__(self, font: pikepdf.Object, mapped: CMap | None) -> None:
        inner = font[Name.DescendantFonts][0]
        encoding = font.get(Name.Encoding, Name("/Identity-H"))
        named = str(encoding).removeprefix("/") if isinstance(encoding, Name) else ""
        self._mapped = mapped
        self._codec = next((codec for begin, codec in _WRITTEN_IN if named.startswith(begin)), "")
        self._cmap = _cmap(encoding)
        self.vertical = self._cmap.vertical or named.endswith("-V") or named == "V"
        self._wide = float(inner.get(Name.DW, _DEFAULT_WIDTH))
        self._widths = _metrics(inner.get(Name.W, Array()), 1)
        self._down = tuple(float(each) for each in inner.get(Name.DW2, _DEFAULT_DROP))
        self._drops = _metrics(inner.get(Name.W2, Array()), 3) if self.vertical else _Metrics()
        self._gids = _gids(inner)
        self._made: dict[bytes, Glyph] = {}

    def glyphs(self, string: bytes) -> Iterator[Glyph]:
        for code in self._codes(string):
            glyph = self._made.get(code)
            if glyph is None:
                glyph = self._made[code] = self._make(code)
            yield glyph

    def _codes(self, string: bytes) -> Iterator[bytes]:
        if self._codec:
            yield from _encoded(string, self._codec)
            return
        if self._cmap.is_of_two_bytes:
            yield from (string[at : at + 2] for at in range(0, len(string), 2))
            return
        at = 0
        while at < len(string):
            length = self._cmap.length_at(string[at : at + _LONGEST])
            yield string[at : at + length]
            at += length

    def _make(self, code: bytes) -> Glyph:
        number = int.from_bytes(code)
        cid = None if self._codec else self._cmap.cid(len(code), number)
        if cid is None and not self._codec:
            cid = number if self._cmap.is_identity else 0
        width = self._width(code, cid)
        text = self._text(code, number)
        gid = self._gids.get(cid) if self._gids and cid is not None else None
        drop, origin = self._drop(cid, width) if self.vertical else (0.0, (0.0, 0.0))
        return Glyph(number, cid, gid, "", text, width, drop, origin)

    def _text(self, code: bytes, number: int) -> str:
        told = self._mapped.text(len(code), number) if self._mapped else None
        if told is None and self._codec:
            return code.decode(self._codec, "replace")
        return told or ""

    def _width(self, code: bytes, cid: int | None) -> float:
        if cid is None:
            return _HALF_WIDE if len(code) == 1 else self._wide
        found = self._widths.of(cid)
        return found[0] if found else self._wide

    def _drop(self, cid: int | None, width: float) -> tuple[float, tuple[float, float]]:
        found = self._drops.of(cid) if cid is not None else None
        if found:
            return -found[0], (found[1], found[2])
        return -self._down[1], (width / 2, self._down[0])


@dataclass(frozen=True, slots=True)
class _Gids:
    """CIDToGIDMap of table 115; ``table`` is None for the identity."""

    table: bytes | None

    def get(self, cid: int) -> int | None:
        if self.table is None:
            return cid
        return int.from_bytes(self.table[2 * cid : 2 * cid + 2])


def _gids(inner: pikepdf.Object) -> _Gids | None:
    if inner.get(Name.Subtype) != Name.CIDFontType2:
        return None
    held = inner.get(Name.CIDToGIDMap)
    return _Gids(held.read_bytes() if isinstance(held, pikepdf.Stream) else None)


def _cmap(encoding: pikepdf.Object) -> CMap:
    if not isinstance(encoding, pikepdf.Stream):
        return _IDENTITY
    cmap = read_cmap(encoding.read_bytes())
    base = encoding.get(Name.UseCMap)
    if isinstance(base, pikepdf.Stream):
        under = read_cmap(base.read_bytes())
        cmap.spaces = cmap.spaces or under.spaces
        for length, ranges in under.cids.items():
            cmap.cids.setdefault(length, ranges)
    cmap.vertical = cmap.vertical or encoding.get(Name.WMode) == 1
    return cmap


def _metrics(listed: pikepdf.Object, size: int) -> _Metrics:
    """``first [values]`` and ``first last value``, each value of ``size`` numbers."""
    metrics = _Metrics()
    pending: list[int | float] = []
    for each in listed:
        if isinstance(each, Array):
            numbers = [float(number) for number in each]
            first = int(pending[-1])
            for step in range(len(numbers) // size):
                metrics.single[first + step] = tuple(numbers[step * size : (step + 1) * size])
            pending.clear()
            continue
        pending.append(float(each))
        if len(pending) == 2 + size:
            metrics.spans.append((int(pending[0]), int(pending[1]), tuple(pending[2:])))
            pending.clear()
    metrics.spans.sort()
    return metrics


def _encoded(string: bytes, codec: str) -> Iterator[bytes]:
    """The codes of a string in one of the old multi-byte encodings."""
    at = 0
    while at < len(string):
        length = next(
            (n for n in range(1, _LONGEST + 1) if _decodes(string[at : at + n], codec)), 1
        )
        yield string[at : at + length]
        at += length


def _decodes(code: bytes, codec: str) -> bool:
    try:
        return len(code.decode(codec)) == 1
    except UnicodeDecodeError:
        return False
