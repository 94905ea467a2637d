"""The house's line style, as a layout says it under ``[lines]``: the composer's switches.

Every switch has the rule book's default, so a layout names only what its paper does otherwise.
``docs/line-styles.md`` shows each of them switched.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from banxin.typeset import EM, Gap, Level, LineSettings, MarkWidths, MilliEm
from banxin.typeset.hyphenation import is_language

_DEFAULT = LineSettings()

Em = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


def _hyphenated(language: str) -> str:
    if not is_language(language):
        raise PydanticCustomError(
            "language",
            "no hyphenation patterns for “{name}”; en_US, en_GB, de, fr",
            {"name": language},
        )
    return language


def _must_not_exceed(less: str, lesser: float, more: str, greater: float) -> None:
    if lesser > greater:
        told = {"less": less, "lesser": f"{lesser:g}", "more": more, "greater": f"{greater:g}"}
        raise PydanticCustomError("order", "{less} {lesser} is above {more} {greater}", told)


class _Part(BaseModel):
    # "yes" for true and "0.25" for 0.25 are slips, not settings.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class WordSpace(_Part):
    """How far justification may take a space between Latin words, in em.

    The space's natural width is the face's own.
    """

    least: Em
    most: Em

    @model_validator(mode="after")
    def _in_order(self) -> WordSpace:
        _must_not_exceed("least", self.least, "most", self.most)
        return self


class HanLatinGap(_Part):
    """The gap between Han and Latin or digits, in em, and how far justification may take it."""

    natural: Em
    least: Em
    most: Em

    @model_validator(mode="after")
    def _in_order(self) -> HanLatinGap:
        _must_not_exceed("least", self.least, "natural", self.natural)
        _must_not_exceed("natural", self.natural, "most", self.most)
        return self


class LineStyle(_Part):
    """The switches of `banxin.typeset.LineSettings`, under the same names, lengths in em."""

    level: Annotated[Level, Field(strict=False)] = _DEFAULT.level
    han_latin_em: HanLatinGap = HanLatinGap(
        natural=_DEFAULT.han_latin.natural / EM,
        least=_DEFAULT.han_latin.least / EM,
        most=_DEFAULT.han_latin.most / EM,
    )
    gap_after_postfix: bool = _DEFAULT.gap_after_postfix
    word_space_em: WordSpace = WordSpace(
        least=_DEFAULT.word_space.least / EM, most=_DEFAULT.word_space.most / EM
    )
    mark_widths: Annotated[MarkWidths, Field(strict=False)] = _DEFAULT.mark_widths
    squeeze_stops: bool = _DEFAULT.squeeze_stops
    tight_pairs: bool = _DEFAULT.tight_pairs
    squeeze_after_dash: bool = _DEFAULT.squeeze_after_dash
    trim_indented_opening: bool = _DEFAULT.trim_indented_opening
    hanging: bool = _DEFAULT.hanging
    normalise_fullwidth: bool = _DEFAULT.normalise_fullwidth
    hyphenate: bool = _DEFAULT.hyphenate
    language: Annotated[str, AfterValidator(_hyphenated)] = _DEFAULT.language
    bad_opening_em: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = (
        _DEFAULT.bad_opening / EM
    )

    @property
    def settings(self) -> LineSettings:
        """What the composer is told."""
        gap, space = self.han_latin_em, self.word_space_em
        least, most = _milli_em(space.least), _milli_em(space.most)
        return LineSettings(
            level=self.level,
            han_latin=Gap(_milli_em(gap.natural), _milli_em(gap.least), _milli_em(gap.most)),
            gap_after_postfix=self.gap_after_postfix,
            word_space=Gap(min(max(_DEFAULT.word_space.natural, least), most), least, most),
            mark_widths=self.mark_widths,
            squeeze_stops=self.squeeze_stops,
            tight_pairs=self.tight_pairs,
            squeeze_after_dash=self.squeeze_after_dash,
            trim_indented_opening=self.trim_indented_opening,
            hanging=self.hanging,
            normalise_fullwidth=self.normalise_fullwidth,
            hyphenate=self.hyphenate,
            language=self.language,
            bad_opening=_milli_em(self.bad_opening_em),
        )


def _milli_em(em: float) -> MilliEm:
    return round(em * EM)
