"""CMaps: codes of composite fonts to CIDs, and of any font to characters.

ISO 32000-2:2020, 9.7.5 and 9.10.3; Adobe Technical Note 5014. Ranges are kept as ranges: one line
may span millions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

_TOKEN = re.compile(rb"%[^\r\n]*|<([0-9A-Fa-f\s]*)>|[\[\]]|\((?:[^()\\]|\\.)*\)|/?[^\s<>\[\]()/%]+")
# The largest of Adobe's own has 700 kB; of a longer one the rest is not read.
_BYTES_MOST = 4_000_000

Token: TypeAlias = bytes | str | list[bytes]


@dataclass(slots=True)
class Ranges:
    """Codes of one length to runs of values."""

    starts: list[int] = field(default_factory=list)
    rows: list[tuple[int, int, int | bytes]] = field(default_factory=list)
    is_sorted: bool = True

    def add(self, low: int, high: int, value: int | bytes) -> None:
        self.rows.append((low, high, value))
        self.is_sorted = False

    def find(self, code: int) -> tuple[int, int | bytes] | None:
        """How far ``code`` is into its run, and what the run begins with."""
        if not self.is_sorted:
            self.rows.sort(key=lambda row: row[0])
            self.starts = [row[0] for row in self.rows]
            self.is_sorted = True
        at = bisect_right(self.starts, code) - 1
        if at < 0 or code > self.rows[at][1]:
            return None
        return code - self.rows[at][0], self.rows[at][2]


@dataclass(slots=True)
class CMap:
    """A CMap.

    Attributes:
        spaces: Lowest and highest code of every range of valid codes.
        cids, texts: By code length.
        uses: Name of the CMap that it builds on, empty for none.
    """

    spaces: list[tuple[bytes, bytes]] = field(default_factory=list)
    cids: dict[int, Ranges] = field(default_factory=dict)
    texts: dict[int, Ranges] = field(default_factory=dict)
    vertical: bool = False
    uses: str = ""

    @property
    def is_of_two_bytes(self) -> bool:
        return {len(low) for low, _ in self.spaces} <= {2}

    @property
    def is_identity(self) -> bool:
        """It names no CID, so that a code is one."""
        return not self.cids and (not self.uses or self.uses.startswith("Identity"))

    def length_at(self, string: bytes) -> int:
        """How many bytes the first code of ``string`` has (9.7.6.3); 1 for no code at all."""
        for low, high in sorted(self.spaces, key=lambda space: len(space[0])):
            code = string[: len(low)]
            if len(code) == len(low) and all(
                least <= byte <= most for least, byte, most in zip(low, code, high, strict=False)
            ):
                return len(low)
        return 1

    def cid(self, length: int, code: int) -> int | None:
        found = self.cids[length].find(code) if length in self.cids else None
        return found[0] + found[1] if found and isinstance(found[1], int) else None

    def text(self, length: int, code: int) -> str | None:
        """None where the CMap says nothing of the code, an empty text where it says that."""
        found = self.texts[length].find(code) if length in self.texts else None
        if found is None:
            return None
        steps, first = found
        if not isinstance(first, bytes):
            return None
        if not steps:
            return _utf16(first)
        return _utf16((int.from_bytes(first) + steps).to_bytes(len(first) + 1)[-len(first) :])


def read_cmap(data: bytes) -> CMap:
    """Reads a CMap program; what it does not understand it passes over."""
    cmap = CMap()
    data = data[:_BYTES_MOST]
    stack: list[Token] = []
    listed: list[bytes] | None = None
    for match in _TOKEN.finditer(data):
        word = match.group()
        if match.group(1) is not None:
            value = _from_hex(match.group(1))
            if listed is None:
                stack.append(value)
            else:
                listed.append(value)
        elif word == b"[":
            listed = []
        elif word == b"]":
            stack.append(listed or [])
            listed = None
        elif word in _STEPS:
            _STEPS[word](cmap, stack)
            stack.clear()
        elif word.startswith(b"begin"):
            stack.clear()
        elif not word.startswith((b"%", b"(")):
            stack.append(word.decode("latin-1"))
    return cmap


def _spaces(cmap: CMap, stack: list[Token]) -> None:
    for low, high in _in(stack, 2):
        if isinstance(low, bytes) and isinstance(high, bytes):
            cmap.spaces.append((low, high))


def _cid_chars(cmap: CMap, stack: list[Token]) -> None:
    for code, cid in _in(stack, 2):
        _add(cmap.cids, code, code, cid)


def _cid_ranges(cmap: CMap, stack: list[Token]) -> None:
    for low, high, cid in _in(stack, 3):
        _add(cmap.cids, low, high, cid)


def _text_chars(cmap: CMap, stack: list[Token]) -> None:
    for code, text in _in(stack, 2):
        _add(cmap.texts, code, code, text)


def _text_ranges(cmap: CMap, stack: list[Token]) -> None:
    for low, high, text in _in(stack, 3):
        if isinstance(text, list) and isinstance(low, bytes):
            first = int.from_bytes(low)
            for steps, each in enumerate(text):
                code = (first + steps).to_bytes(len(low) + 1)[1:]
                _add(cmap.texts, code, code, each)
        else:
            _add(cmap.texts, low, high, text)


def _define(cmap: CMap, stack: list[Token]) -> None:
    if stack[-2:-1] == ["/WMode"]:
        cmap.vertical = stack[-1] == "1"


def _use(cmap: CMap, stack: list[Token]) -> None:
    if stack and isinstance(stack[-1], str):
        cmap.uses = stack[-1].removeprefix("/")


def _add(where: dict[int, Ranges], low: Token, high: Token, value: Token) -> None:
    if not isinstance(low, bytes) or not isinstance(high, bytes):
        return
    meant = int(value) if isinstance(value, str) and value.isdecimal() else value
    if isinstance(meant, int | bytes):
        ranges = where.setdefault(len(low), Ranges())
        ranges.add(int.from_bytes(low), int.from_bytes(high), meant)


def _in(stack: list[Token], size: int) -> Iterator[tuple[Token, ...]]:
    return zip(*[iter(stack)] * size, strict=False)


def _from_hex(digits: bytes) -> bytes:
    """An odd last digit is followed by a 0 (ISO 32000-2:2020, 7.3.4.3)."""
    plain = b"".join(digits.split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("latin-1"))


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


_STEPS: dict[bytes, Callable[[CMap, list[Token]], None]] = {
    b"endcodespacerange": _spaces,
    b"endcidchar": _cid_chars,
    b"endcidrange": _cid_ranges,
    b"endbfchar": _text_chars,
    b"endbfrange": _text_ranges,
    b"def": _define,
    b"usecmap": _use,
}
