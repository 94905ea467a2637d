"""Resources: every page, form and pattern keeps only those that its content names.

WeasyPrint hands each page the colour spaces it might have needed, Lab among them; a printer's
preflight lists what is there, not what is used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pikepdf
from pikepdf import Dictionary, Name

# ISO 32000-2:2020, table 34: which operator names a resource of which kind by its last operand.
_KIND_OF_OPERATOR = {
    "gs": "/ExtGState",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "scn": "/Pattern",
    "SCN": "/Pattern",
    "sh": "/Shading",
    "Do": "/XObject",
    "BDC": "/Properties",
    "DP": "/Properties",
}
_HOLDERS = ("/XObject", "/Pattern")


def keep_only_used(document: pikepdf.Pdf, page: pikepdf.Object) -> None:
    """Gives ``page``, and every form and pattern it paints, resources of its own."""
    _keep_only_used(document, page, Dictionary(), set())


def _keep_only_used(
    document: pikepdf.Pdf,
    holder: pikepdf.Object,
    inherited: pikepdf.Object,
    seen: set[tuple[int, int]],
) -> None:
    if holder.objgen in seen:
        return
    seen.add(holder.objgen)
    had = pikepdf.Page(holder).resources if Name.Contents in holder else holder.get(Name.Resources)
    had = inherited if had is None else had
    kept = Dictionary()
    for kind, names in sorted(_named_by(holder).items()):
        found = {name: had[kind][name] for name in sorted(names) if name in had.get(kind, {})}
        if found:
            kept[kind] = Dictionary(found)
    holder.Resources = document.make_indirect(kept)
    for kind in _HOLDERS:
        for held in kept.get(kind, Dictionary()).as_dict().values():
            if isinstance(held, pikepdf.Stream) and held.get(Name.Subtype) != Name.Image:
                _keep_only_used(document, held, had, seen)


def _named_by(holder: pikepdf.Object) -> dict[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    source = pikepdf.Page(holder) if Name.Contents in holder else holder
    for instruction in pikepdf.parse_content_stream(source):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            names["/ColorSpace"].update(_name(instruction.iimage.obj.get(Name.ColorSpace)))
            continue
        operator = str(instruction.operator)
        if operator == "Tf":
            names["/Font"].update(_name(instruction.operands[0]))
        elif operator in _KIND_OF_OPERATOR and instruction.operands:
            names[_KIND_OF_OPERATOR[operator]].update(_name(instruction.operands[-1]))
    return names


def _name(operand: object) -> Iterable[str]:
    return [str(operand)] if isinstance(operand, Name) else []
