"""Encodings of simple fonts: codes to glyph names, and those to characters.

ISO 32000-2:2020, 9.6.5 and annex D.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pikepdf
from pikepdf import Dictionary, Name

from banxin.fonts.glyph_names import MAC_ROMAN, STANDARD, character_of, name_of

_CODES = 256


@cache
def _win_ansi() -> tuple[str, ...]:
    """Annex D.2: code page 1252, where unused codes above 32 show a bullet."""
    drawn = (bytes([code]).decode("cp1252", "replace") for code in range(_CODES))
    return tuple(
        "" if code < ord(" ") else "bullet" if mark == "\ufffd" else name_of(mark)
        for code, mark in enumerate(drawn)
    )


def glyph_names(font: pikepdf.Object) -> Mapping[int, str]:
    """What a simple font's Encoding names, by code; empty where only its program knows."""
    encoding = font.get(Name.Encoding)
    named: dict[int, str] = {}
    base = encoding.get(Name.BaseEncoding) if isinstance(encoding, Dictionary) else encoding
    table = _table(str(base), font)
    named.update({code: name for code, name in enumerate(table) if name and name != ".notdef"})
    if isinstance(encoding, Dictionary):
        named.update(_differences(encoding))
    return named


def _table(base: str, font: pikepdf.Object) -> tuple[str, ...]:
    match base:
        case "/WinAnsiEncoding":
            return _win_ansi()
        case "/MacRomanEncoding":
            return MAC_ROMAN
        case "/StandardEncoding":
            return STANDARD
    descriptor = font.get(Name.FontDescriptor, Dictionary())
    if (program := descriptor.get(Name.FontFile)) is not None:
        return _built_in(program.read_bytes()[:_CLEAR_MOST])
    symbolic = int(descriptor.get(Name.Flags, 0)) & _SYMBOLIC
    own = str(font.get(Name.BaseFont, "")).split("+")[-1] in {"/Symbol", "/ZapfDingbats"}
    return () if symbolic or own or font.get(Name.Subtype) == Name.Type3 else STANDARD


_SYMBOLIC = 4  # table 121, bit 3

# A Type 1 program begins in clear with its own encoding (Adobe Type 1 Font Format, 2.2).
_CLEAR_MOST = 64_000
_OWN_CODE = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/]+)\s+put")


def _built_in(program: bytes) -> tuple[str, ...]:
    if re.search(rb"/Encoding\s+StandardEncoding\s+def", program):
        return STANDARD
    named = {int(code): name.decode("latin-1") for code, name in _OWN_CODE.findall(program)}
    return tuple(named.get(code, "") for code in range(_CODES))


def _differences(encoding: pikepdf.Object) -> dict[int, str]:
    named: dict[int, str] = {}
    code = 0
    for each in encoding.get(Name.Differences, ()):
        if isinstance(each, Name):
            named[code] = str(each).removeprefix("/")
            code += 1
        else:
            code = int(each)
    return named


def text_of(name: str) -> str:
    """The characters that a glyph's name stands for; empty where it says nothing."""
    return character_of(name) if name else ""
