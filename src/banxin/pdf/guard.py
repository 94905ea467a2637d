"""What the painter cannot paint in ink, looked for before it is asked to.

WeasyPrint 70 dies on some constructs in device-cmyk, leaves others out in silence, and paints every
colour that is not device-cmyk in RGB, its own defaults too. Each was tried (docs/architecture.md,
pdf). What a document may say instead stands in the words of each finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser

import tinycss2
from tinycss2.ast import Node
from tinycss2.color5 import parse_color

from banxin.diagnostics import Diagnostic, error

# Styles of places and sizes alone, which most are, need no closer look.
_PLACES = re.compile(
    r"(?:(?:left|top|right|width|height|min-width|font-size|line-height|margin-top|letter-spacing)"
    r":-?[\d.]+(?:pt)?;?)*"
)

_GRADIENTS = frozenset({"linear-gradient", "radial-gradient", "conic-gradient"})
_CARVED = frozenset({"groove", "ridge", "inset", "outset"})
_BORDERS = ("border", "outline", "column-rule")
_FILTERS = frozenset({"filter", "backdrop-filter", "mix-blend-mode", "background-blend-mode"})
_RGB_FUNCTIONS = frozenset(
    {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch"}
    | {"color", "color-mix", "light-dark"}
)
# Where a word may be a colour's name.
_COLOURED = (
    *_BORDERS,
    *("background", "text-decoration", "text-emphasis", "box-shadow", "text-shadow"),
)
_DRAWN = ("fill", "stroke")
_NO_EFFECT = frozenset({"none", "normal", "initial", "inherit", "unset"})
_NO_COLOUR = frozenset({"currentcolor", "transparent"})
_DEFAULT = ("html", "body", ":root", "*")

# Elements that the browsers' and the painter's own style sheet colours in RGB.
_COLOURED_ELEMENTS = frozenset(
    {"hr", "input", "button", "select", "textarea", "fieldset", "meter", "progress", "mark"}
)
_SVG_SHAPES = frozenset(
    {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"}
)
_SVG_GRADIENTS = frozenset({"lineargradient", "radialgradient"})


def unprintable(document: str) -> tuple[Diagnostic, ...]:
    """Everything in a press document that would die, vanish or be painted in RGB, each once."""
    reader = _Reader()
    reader.feed(document)
    reader.close()
    if reader.has_text and not reader.has_default:
        reader.found.append(error("paint-no-default"))
    once = {(found.code, *found.params.values()): found for found in reader.found}
    return tuple(once.values())


class _Reader(HTMLParser):
    """Goes through a document once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Diagnostic] = []
        self.has_default = False
        self.has_text = False
        self._style = ""
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        filled = "fill" in said or "fill:" in said.get("style", "").replace(" ", "")
        filled = filled or any(filled for _, filled in self._open)
        self._look_at(tag, said, filled=filled)
        self._open.append((tag, filled))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            continue
        if tag == "style":
            self.found += self._of_sheet(self._style)
            self._style = ""

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _ in self._open}
        if "style" in inside:
            self._style += data
        elif "body" in inside or not inside:
            self.has_text = self.has_text or bool(data.strip())

    def _look_at(self, tag: str, said: dict[str, str], *, filled: bool) -> None:
        in_svg = any(open_tag == "svg" for open_tag, _ in self._open)
        where = f"<{tag}>"
        if tag in _COLOURED_ELEMENTS:
            self.found.append(error("paint-rgb", what=where, where=where))
        if in_svg and tag in _SVG_GRADIENTS:
            self.found.append(error("paint-gradient", what=where, where="<svg>"))
        if in_svg and tag == "filter":
            self.found.append(error("paint-filter", what=where, where="<svg>"))
        if in_svg and tag in _SVG_SHAPES and not filled:
            self.found.append(error("paint-rgb", what="fill: black", where=where))
        for name in (*_DRAWN, "stop-color", "flood-color", "color", "bgcolor"):
            if name in said and (in_svg or name.endswith("color")):
                value = tinycss2.parse_component_value_list(said[name])
                self.found += _of_value(name, value, where)
        style = said.get("style", "")
        if style and not _PLACES.fullmatch(style):
            self.found += _of_block(tinycss2.parse_blocks_contents(style), where)

    def _of_sheet(self, sheet: str) -> Iterator[Diagnostic]:
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            yield from self._of_rule(rule, "")

    def _of_rule(self, rule: Node, around: str) -> Iterator[Diagnostic]:
        if rule.type not in {"qualified-rule", "at-rule"} or rule.content is None:
            return
        keyword = f"@{rule.at_keyword}" if rule.type == "at-rule" else ""
        where = " ".join(filter(None, (around, keyword, tinycss2.serialize(rule.prelude).strip())))
        inner = tinycss2.parse_blocks_contents(rule.content)
        selectors = {part.strip() for part in where.split(",")}
        if selectors & set(_DEFAULT) and any(_sets_ink(one) for one in inner):
            self.has_default = True
        yield from _of_block(inner, where)
        for one in inner:
            yield from self._of_rule(one, where)


def _sets_ink(declared: Node) -> bool:
    """Whether a declaration gives text a colour of ink."""
    if declared.type != "declaration" or declared.lower_name != "color":
        return False
    functions = [token.lower_name for token in declared.value if token.type == "function"]
    return functions == ["device-cmyk"]


def _of_block(content: Iterable[Node], where: str) -> Iterator[Diagnostic]:
    for declared in content:
        if declared.type == "declaration":
            yield from _of_value(declared.lower_name, declared.value, where)


def _of_value(name: str, value: Sequence[Node], where: str) -> Iterator[Diagnostic]:
    tokens = list(_every(value))
    said = f"{name}: {tinycss2.serialize(value).strip()}"
    words = {token.lower_value for token in tokens if token.type == "ident"}
    functions = {token.lower_name for token in tokens if token.type == "function"}
    if any(one.removeprefix("repeating-") in _GRADIENTS for one in functions):
        yield error("paint-gradient", what=said, where=where)
    if name.startswith(_BORDERS) and words & _CARVED:
        yield error("paint-border", what=said, where=where)
    if name == "box-shadow" and _is_blurred(value):
        yield error("paint-shadow", what=said, where=where)
    if name == "marks" and words - {"none"}:
        yield error("paint-marks", what=said, where=where)
    if name in _FILTERS and not words & _NO_EFFECT:
        yield error("paint-filter", what=said, where=where)
    if _is_rgb(name, tokens):
        yield error("paint-rgb", what=said, where=where)


def _every(value: Iterable[Node]) -> Iterator[Node]:
    """Every token, those inside functions and brackets with them."""
    for token in value:
        yield token
        inner = getattr(token, "arguments", None) or getattr(token, "content", None) or ()
        if not isinstance(inner, str):
            yield from _every(inner)


def _is_blurred(value: Iterable[Node]) -> bool:
    """Whether any shadow of a list has a third length that is not nought."""
    lengths: list[float] = []
    for token in value:
        if token.type == "literal" and token.value == ",":
            lengths = []
        elif token.type in {"dimension", "number"}:
            lengths.append(token.value)
            if len(lengths) == 3 and lengths[-1]:
                return True
    return False


def _is_rgb(name: str, tokens: Iterable[Node]) -> bool:
    takes_names = name.startswith((*_COLOURED, "--")) or name.endswith("color") or name in _DRAWN
    for token in tokens:
        if token.type == "function" and token.lower_name in _RGB_FUNCTIONS:
            return True
        if token.type == "hash":
            return True
        if takes_names and token.type == "ident" and _names_colour(token.value):
            return True
    return False


def _names_colour(word: str) -> bool:
    return word.lower() not in _NO_COLOUR and parse_color(word) is not None
