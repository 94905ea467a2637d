"""Layers: which are on when the file is printed (ISO 32000-2:2020, 8.11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name


class Layers:
    """The optional content of one file.

    Attributes:
        names: Of all layers, in the file's order.
    """

    def __init__(self, root: pikepdf.Object) -> None:
        properties = root.get(Name.OCProperties, Dictionary())
        groups = [
            each for each in properties.get(Name.OCGs, Array()) if isinstance(each, Dictionary)
        ]
        default = properties.get(Name.D, Dictionary())
        self.names = tuple(str(group.get(Name.Name, "?")) for group in groups)
        base_off = default.get(Name.BaseState) == Name.OFF
        self._off = _keys(groups) if base_off else set()
        self._off |= _keys(default.get(Name.OFF, Array()))
        if base_off:
            self._off -= _keys(default.get(Name.ON, Array()))

    def hide(self, content: object) -> bool:
        """Whether what belongs to ``content``, a group or a membership, is not printed.

        A visibility expression (VE) is not reckoned: what has one counts as printed.
        """
        if not self._off or not isinstance(content, Dictionary):
            return False
        if content.get(Name.Type) != Name.OCMD:
            return content.objgen in self._off
        held = content.get(Name.OCGs, Array())
        off = [key in self._off for key in _keys(held if isinstance(held, Array) else [held])]
        policy = str(content.get(Name.P, "/AnyOn"))
        return bool(off) and Name.VE not in content and not _POLICIES.get(policy, _any_on)(off)


def _any_on(off: list[bool]) -> bool:
    return not all(off)


# Table 97: when the members of a membership make its content visible.
_POLICIES: dict[str, Callable[[list[bool]], bool]] = {
    "/AllOn": lambda off: not any(off),
    "/AnyOn": _any_on,
    "/AnyOff": any,
    "/AllOff": all,
}


def _keys(groups: Iterable[pikepdf.Object]) -> set[tuple[int, int]]:
    return {group.objgen for group in groups if isinstance(group, Dictionary)}
