"""docs/conformance.md says what is seen on paper, and the checks can tell wrong from right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conformance.case import Case, Engine, faults
from tests.conformance.cases_pages import PAGE_CASES, PageCase
from tests.conformance.damages import DAMAGES
from tests.conformance.damages_pages import PAGE_DAMAGES
from tests.conformance.engines import Compose, painted
from tests.conformance.judged import (
    CASES,
    load_results,
    page_faults,
    passes,
    register,
    run,
)
from tests.conformance.pages import PaintedColumns
from tests.conformance.sheet import Sheet
from tools.conformance_page import PAGE, page

from banxin.typeset import (
    Gap,
    InkSpan,
    Level,
    Line,
    LineSettings,
    Metrics,
    MilliEm,
    Paragraph,
    Shaped,
    compose,
)

# One worker makes them all, so that nothing is made twice.
pytestmark = pytest.mark.xdist_group("conformance")

_RENEW = "run `python -m tools.conformance_page` and look at what changed"

Sheets = dict[str, list[Sheet]]


def test_banxin_passes_exactly_the_cases_that_the_page_says(
    sheets: Sheets, pages: list[PaintedColumns]
) -> None:
    assert passes(sheets, pages) == load_results()[Engine.BANXIN], _RENEW


@pytest.mark.heavy
@pytest.mark.parametrize("engine", [Engine.WEASYPRINT, Engine.TYPST])
@pytest.mark.filterwarnings("ignore:No fonts configured in FontConfig")
def test_the_peers_pass_exactly_the_cases_that_the_page_says(
    engine: Engine, font_cache: Path
) -> None:
    assert run(engine, font_cache) == load_results()[engine], _RENEW


def test_the_page_is_written_from_the_results() -> None:
    assert PAGE.read_text("utf-8") == page(load_results()), _RENEW


def test_the_lists_fit_together() -> None:
    listed = register()
    ids = Counter(one.id for one in listed.requirements)
    assert max(ids.values()) == 1
    cases: tuple[Case | PageCase, ...] = (*CASES, *PAGE_CASES)
    assert max(Counter(case.name for case in cases).values()) == 1
    assert {case.requirement for case in cases} <= ids.keys()
    assert {one.clause for one in listed.requirements} <= listed.clauses.keys()
    assert not {one.clause for one in listed.requirements} & {
        one.clause for one in listed.excluded
    } - {"5.6.1"}
    applies, *counts = listed.peer_counts
    assert sum(counts) == applies


# ---- negative controls ----------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_is_seen_failing(case: Case, sheets: Sheets) -> None:
    """A case that no damage fails measures nothing."""
    assert any(faults(case, map(damage, sheets[case.name])) for damage in DAMAGES)


@pytest.mark.parametrize("case", PAGE_CASES, ids=lambda case: case.name)
def test_every_page_case_is_seen_failing(case: PageCase, pages: list[PaintedColumns]) -> None:
    assert any(page_faults(case, map(damage, pages)) for damage in PAGE_DAMAGES)


class _Inked:
    """Metrics of a face whose marks fill their boxes, so that none can give way."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def shape(self, text: str, face: str) -> Sequence[Shaped]:
        return self._metrics.shape(text, face)

    def advances(self, characters: str, face: str) -> Sequence[MilliEm]:
        return self._metrics.advances(characters, face)

    def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
        return InkSpan(0, 1000)


def _inked(
    paragraph: Paragraph, measure: MilliEm, metrics: Metrics, settings: LineSettings
) -> tuple[Line, ...]:
    return compose(paragraph, measure, _Inked(metrics), settings)


def _with(change: Callable[[LineSettings], LineSettings]) -> Compose:
    """A composer that has its settings changed behind its back."""

    def composer(
        paragraph: Paragraph, measure: MilliEm, metrics: Metrics, settings: LineSettings
    ) -> tuple[Line, ...]:
        return compose(paragraph, measure, metrics, change(settings))

    return composer


def _ragged(
    paragraph: Paragraph, measure: MilliEm, metrics: Metrics, settings: LineSettings
) -> tuple[Line, ...]:
    return compose(replace(paragraph, justified=False), measure, metrics, settings)


@pytest.mark.parametrize(
    ("composer", "broken"),
    [
        pytest.param(
            _with(lambda house: replace(house, level=Level.NONE)),
            "start-stops start-closing start-interpunct start-connector start-solidus "
            "end-opening end-solidus stacked-marks",
            id="no line edges",
        ),
        pytest.param(
            _inked,
            "push-in squeeze-before-break pairs three-in-a-row pairs-through-runs line-end-half "
            "line-start-half brackets-before-commas commas-share stops-last",
            id="no squeeze",
        ),
        pytest.param(
            _with(lambda house: replace(house, han_latin=Gap(0, 0, 0))),
            "gap-of-words gap-of-numbers gap-through-runs typed-space gaps-second gaps-to-eighth",
            id="no gap",
        ),
        pytest.param(
            _ragged,
            "both-edges-10 both-edges-13 push-out rest-evenly word-spaces-first commas-share",
            id="ragged",
        ),
        pytest.param(
            _with(lambda house: replace(house, squeeze_stops=False)),
            "stops-last gaps-to-eighth",
            id="stiff stops",
        ),
        pytest.param(
            _with(lambda house: replace(house, trim_indented_opening=False)),
            "indent-before-quote",
            id="no trim",
        ),
    ],
)
def test_a_broken_composer_fails(composer: Compose, broken: str, font_cache: Path) -> None:
    names = broken.split()
    cases = [case for case in CASES if case.name in names]
    assert len(cases) == len(names)
    found = painted(cases, Engine.BANXIN, font_cache, composer)
    assert [case.name for case in cases if not faults(case, found[case.name])] == []
