"""Repainting: every content stream of a page read and written once.

One pass does all that must be known operator by operator: black overprints, spot inks take the
place of their four, patterns follow the page as it moves, and of the resources only those stay
that are named. A form is written anew for every state that it is painted in, since its colours
may come from there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name

from banxin.measure import Length
from banxin.press.content import Holder, Rewriting
from banxin.press.overprint import Overprint, Painting
from banxin.press.spots import SpotPlates

_NOT_COPIED = frozenset({"/Length", "/Filter", "/DecodeParms", "/Resources"})


@dataclass(slots=True)
class Repainting:
    """One document being repainted; forms and patterns that were done are not done again.

    Attributes:
        document: Changed in place.
        black_overprints: Whether the press wants it.
        spots: What is printed in inks of its own.
    """

    document: pikepdf.Pdf
    black_overprints: bool
    spots: SpotPlates
    _done: dict[tuple[object, ...], pikepdf.Object] = field(default_factory=dict)
    _overprints: dict[Overprint, pikepdf.Object] = field(default_factory=dict)

    def page(self, page: pikepdf.Page, right: Length, up: Length) -> None:
        """Repaint a page, moved to the right and up; the graphics state is left as it was."""
        has = Holder(page.resources, Painting(), (right, up))
        content, resources = self._repainted(page, has)
        move = f"q 1 0 0 1 {right.in_pt:.3f} {up.in_pt:.3f} cm\n".encode("ascii")
        page.obj.Contents = self.document.make_stream(move + content + b"\nQ\n")
        page.obj.Resources = resources

    def form(self, form: pikepdf.Object, holder: Holder, painting: Painting) -> pikepdf.Object:
        """The form as it is painted in this state; ``holder`` is what paints it."""
        key = (form.objgen, _resources(form, holder).objgen, painting)
        if key not in self._done:
            self._done[key] = self._copied(form)
            self._write(form, self._done[key], Holder(_resources(form, holder), painting))
        return self._done[key]

    def pattern(self, pattern: pikepdf.Object, holder: Holder) -> pikepdf.Object:
        """The pattern, moved with its page.

        A pattern keeps to its page and not to the matrix of what paints with it (ISO
        32000-2:2020, 8.7.2).
        """
        right, up = holder.moved
        key = (pattern.objgen, holder.start, right, up)
        if not pattern.is_indirect or key not in self._done:
            tiles = isinstance(pattern, pikepdf.Stream)
            copy = self._copied(pattern) if tiles else Dictionary(dict(pattern.as_dict()))
            matrix = Matrix(pattern.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
            copy.Matrix = (matrix @ Matrix(1, 0, 0, 1, right.in_pt, up.in_pt)).as_array()
            self._done[key] = copy
            if tiles:
                self._write(pattern, copy, Holder(_resources(pattern, holder), holder.start))
        return self._done[key]

    def parameters(self, given: pikepdf.Object, holder: Holder) -> pikepdf.Object:
        """The file's own ExtGState, the form in its soft mask repainted."""
        mask = given.get(Name.SMask)
        if not isinstance(mask, Dictionary) or Name.G not in mask:
            return given
        masked = Dictionary({**mask, "/G": self.form(mask.G, holder, Painting())})
        return Dictionary({**given.as_dict(), "/SMask": masked})

    def overprint(self, wanted: Overprint) -> pikepdf.Object:
        if wanted not in self._overprints:
            self._overprints[wanted] = self.document.make_indirect(wanted.parameters())
        return self._overprints[wanted]

    def _copied(self, stream: pikepdf.Object) -> pikepdf.Object:
        copy = self.document.make_stream(b"")
        for key, value in stream.stream_dict.items():
            if key not in _NOT_COPIED:
                copy[key] = value
        return copy

    def _write(self, source: pikepdf.Object, copy: pikepdf.Object, holder: Holder) -> None:
        content, resources = self._repainted(source, holder)
        copy.write(content)
        copy.Resources = resources

    def _repainted(
        self, source: pikepdf.Object | pikepdf.Page, holder: Holder
    ) -> tuple[bytes, pikepdf.Object]:
        run = Rewriting(self, holder)
        for instruction in pikepdf.parse_content_stream(source):
            run.take(instruction)
        content = pikepdf.unparse_content_stream(run.written)
        return content, self.document.make_indirect(run.resources())


def _resources(held: pikepdf.Object, holder: Holder) -> pikepdf.Object:
    """A form without resources takes those of its page (ISO 32000-2:2020, 7.8.3)."""
    return held.get(Name.Resources, holder.resources)
