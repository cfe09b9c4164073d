"""The post-test tool: what one test result makes of a probability."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import traitlets

from nerveroot.reasoning.odds import (
    Ratio,
    post_test,
    pretest_problem,
    ratio_problem,
)
from nerveroot.reasoning.post_test_facts import (
    OWN,
    RESULTS,
    build_post_test_facts,
    presets_of,
)
from nerveroot.reasoning.post_test_figure import post_test_figure, post_test_table
from nerveroot.reasoning.post_test_words import (
    context,
    headline,
    percent_words,
    ratio_words,
    remarks,
)
from nerveroot.web.still_table import StillTable
from nerveroot.web.widget import BookWidget

__all__ = ["PostTest"]

_TEST = "suri2011-hip-abduction-l5"
_PARTS = (
    "test",
    "result",
    "preset",
    "pretest",
    "second",
    "ratio",
    "ratio_low",
    "ratio_high",
)
_OWN_NAME = "A ratio of your own"


class PostTest(BookWidget):
    """What one test result makes of a probability, with its interval.

    Parameters
    ----------
    test
        Id of a row of the table ``diagnostic_accuracy`` that a calculator may use, or
        ``own`` for a ratio of your own. It fixes target condition and reference
        standard.
    result
        ``positive`` or ``negative``.
    pretest
        Probability before the test, above 0 and below 1.
    preset
        Id of a starting point that counts the test's target condition; empty for a
        probability of your own.
    second
        Id of a second test, to see why it may not be multiplied; empty for none.
    ratio, ratio_low, ratio_high
        Your own likelihood ratio and its interval, with ``test="own"``.

    Raises
    ------
    traitlets.TraitError
        For a value that the tool cannot use; the message says why, or lists what it
        knows.

    Examples
    --------
    >>> from nerveroot import PostTest
    >>> tool = PostTest(pretest=0.3, test="suri2011-hip-abduction-l5")
    >>> {name: round(p, 3) for name, p in tool.posttest.items()}
    {'value': 0.825, 'low': 0.358, 'high': 0.973}
    """

    tool = "post-test"

    test = traitlets.Unicode(_TEST).tag(sync=True)
    """The test; it fixes target condition and reference standard."""

    result = traitlets.Unicode("positive").tag(sync=True)
    """Its result."""

    preset = traitlets.Unicode("").tag(sync=True)
    """Where the probability before the test comes from; empty for one of your own."""

    pretest = traitlets.Float(0.3).tag(sync=True)
    """Probability before the test."""

    second = traitlets.Unicode("").tag(sync=True)
    """A second test, shown as a lesson only."""

    ratio = traitlets.Float(None, allow_none=True).tag(sync=True)
    """A likelihood ratio of your own."""

    ratio_low = traitlets.Float(None, allow_none=True).tag(sync=True)
    """Lower end of its interval."""

    ratio_high = traitlets.Float(None, allow_none=True).tag(sync=True)
    """Upper end of its interval."""

    posttest = traitlets.Dict(read_only=True)
    """``value``, ``low`` and ``high`` of the probability after the test, 0 to 1.

    The ends are None where the ratio has no interval; the dictionary is empty where
    there is no result, and :attr:`problem` then says why.
    """

    problem = traitlets.Unicode("", read_only=True)
    """Why there is no result; empty if there is one."""

    _facts = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - traits of all types
        unknown = sorted(set(kwargs) - set(_PARTS))
        if unknown:
            raise TypeError(
                f"unknown argument {unknown[0]!r}; known: {', '.join(_PARTS)}"
            )
        self._starting = True
        super().__init__(_facts=build_post_test_facts(), **_with_starting_point(kwargs))
        self._starting = False
        self._work_out()

    @traitlets.validate("test", "second")
    def _check_test(self, proposal: dict[str, Any]) -> str:
        name, value = proposal["trait"].name, proposal["value"]
        known = [*_tests(), OWN if name == "test" else ""]
        return _one_of(name, value, known)

    @traitlets.validate("result")
    def _check_result(self, proposal: dict[str, Any]) -> str:
        return _one_of("result", proposal["value"], list(RESULTS))

    @traitlets.validate("preset")
    def _check_preset(self, proposal: dict[str, Any]) -> str:
        known = [row["id"] for row in presets_of(_target(self.test))]
        try:
            return _one_of("preset", proposal["value"], [*known, ""])
        except traitlets.TraitError as error:
            raise traitlets.TraitError(
                f"{error} (a starting point must count what the test {self.test!r} "
                "looks for)"
            ) from error

    @traitlets.validate("pretest")
    def _check_pretest(self, proposal: dict[str, Any]) -> float:
        value: float = proposal["value"]
        problem = pretest_problem(value)
        if problem is not None:
            raise traitlets.TraitError(
                f"pretest={value!r}: {problem} Allowed: above 0 and below 1."
            )
        return value

    @traitlets.validate("ratio", "ratio_low", "ratio_high")
    def _check_ratio(self, proposal: dict[str, Any]) -> float | None:
        name, value = proposal["trait"].name, proposal["value"]
        if value is None:
            return None
        problem = ratio_problem(Ratio(value))
        if problem is not None:
            raise traitlets.TraitError(
                f"{name}={value!r}: {problem} Allowed: above 0 and finite."
            )
        return float(value)

    @traitlets.observe(*_PARTS)
    def _on_part(self, change: dict[str, Any]) -> None:
        if self._starting:
            return
        if change["name"] == "test":
            self._fit_preset()
        elif change["name"] == "preset" and self.preset:
            self.pretest = _probability_of(self.preset)
        elif self.preset and self.pretest != _probability_of(self.preset):
            self.preset = ""
        self._work_out()

    def _fit_preset(self) -> None:
        """Let go of a starting point that counts another condition."""
        fitting = [row["id"] for row in presets_of(_target(self.test))]
        if self.preset and self.preset not in fitting:
            # What was true of one condition is no one's own value for another.
            self.preset = fitting[0] if fitting else ""

    def _ratio(self) -> tuple[Ratio | None, str, dict[str, Any]]:
        """Return the ratio of the result, why there is none, and its grade."""
        if self.test == OWN:
            if self.ratio is None:
                return None, "Give a likelihood ratio.", {}
            own = Ratio(self.ratio, self.ratio_low, self.ratio_high)
            return own, "", {"computed": False, "verified": True}
        row = _tests()[self.test]
        ratio = row[self.result]
        if ratio is None:
            return None, no_ratio(row, self.result), {}
        known = {"computed": ratio["computed"], "verified": row["verified"]}
        return Ratio(ratio["value"], ratio["low"], ratio["high"]), "", known

    def _work_out(self) -> None:
        ratio, problem, _ = self._ratio()
        found: dict[str, float | None] = {}
        if ratio is not None:
            try:
                found = post_test(self.pretest, ratio)._asdict()
            except ValueError as error:
                problem = str(error)
        self.set_trait("problem", problem)
        self.set_trait("posttest", found)

    def on_posttest(
        self, callback: Callable[[dict[str, float | None]], object]
    ) -> Callable[[], None]:
        """Call `callback` with the new probability whenever it changes.

        Parameters
        ----------
        callback
            Receives the new value of :attr:`posttest`.

        Returns
        -------
        callable
            Takes no argument and ends the subscription.
        """
        return self._subscribe(["posttest"], lambda change: callback(change["new"]))

    def _context(self) -> str:
        if self.test == OWN:
            ratio = self._ratio()[0]
            shown = "none yet" if ratio is None else ratio_words(ratio)
            return context(_OWN_NAME, shown, "", "", self.pretest)
        row = _tests()[self.test]
        facts = build_post_test_facts()
        return context(
            row["name"],
            row["words"][self.result],
            facts["targets"][row["target"]]["name"],
            facts["standards"][row["standard"]]["name"],
            self.pretest,
        )

    def _warning(self) -> str:
        """Return what goes before every result of a condition that cannot wait."""
        targets = build_post_test_facts()["targets"]
        warning: str = targets.get(_target(self.test), {}).get("warning", "")
        return warning

    def static_svg(self) -> str:
        """Return the still figure of the present state: icons, bar and words."""
        ratio, problem, known = self._ratio()
        before = f"{self._warning()} {self._context()}".strip()
        if ratio is None or self.problem:
            return post_test_figure(before, self.problem or problem)
        return post_test_figure(
            before,
            headline(post_test(self.pretest, ratio)),
            pretest=self.pretest,
            posttest=post_test(self.pretest, ratio),
            notes=remarks(ratio, **known),
        )

    def still_table(self) -> StillTable | None:
        """Return what goes in and what comes out, or None if nothing comes out."""
        ratio, problem, _ = self._ratio()
        if ratio is None or self.problem or problem:
            return None
        return post_test_table(self.pretest, ratio)

    def plain_text(self) -> str:
        """Return in words what the result means in the present state."""
        ratio, problem, known = self._ratio()
        if ratio is None or self.problem:
            return self._said(self.problem or problem)
        probability = post_test(self.pretest, ratio)
        return self._said(
            headline(probability),
            f"In percent: {percent_words(probability)}.",
            *remarks(ratio, **known),
        )

    def _said(self, *words: str) -> str:
        parts = ("PostTest.", self._warning(), self._context(), *words)
        return " ".join(part for part in parts if part)


def no_ratio(row: dict[str, Any], result: str) -> str:
    """Say that a study gives no ratio for this result of its test."""
    return (
        f"{row['source']} gives no ratio for this result ({row['words'][result]}), so "
        "nothing can be worked out. A missing figure is not a ratio of 1."
    )


def _tests() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in build_post_test_facts()["tests"]}


def _target(test: str) -> str:
    row = _tests().get(test)
    return "" if row is None else row["target"]


def _probability_of(preset: str) -> float:
    rows = {row["id"]: row for row in build_post_test_facts()["presets"]}
    return float(rows[preset]["probability"])


def _one_of(name: str, value: str, known: list[str]) -> str:
    if value not in known:
        allowed = ", ".join(item or "an empty text" for item in known)
        raise traitlets.TraitError(f"{name}={value!r} is not known; allowed: {allowed}")
    return value


def _with_starting_point(asked: dict[str, Any]) -> dict[str, Any]:
    """Complete the arguments: a starting point gives its probability, and so on.

    A wrong test or preset is left for the checks of the traits.
    """
    preset = asked.get("preset")
    presets = presets_of(_target(asked.get("test", _TEST)))
    by_id = {row["id"]: row["probability"] for row in presets}
    if "pretest" not in asked and preset in by_id:
        return {**asked, "pretest": by_id[preset]}
    if "pretest" not in asked and preset is None and presets:
        first = presets[0]
        return {**asked, "preset": first["id"], "pretest": first["probability"]}
    if preset in by_id and not math.isclose(asked["pretest"], by_id[preset]):
        raise traitlets.TraitError(
            f"pretest={asked['pretest']!r} is not that of preset={preset!r}; allowed: "
            f"{by_id[preset]}, or no preset"
        )
    return asked
