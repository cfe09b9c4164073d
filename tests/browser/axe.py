"""Run axe-core on an open page."""

from typing import Any

from playwright.sync_api import Page

RULE_SETS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
    "best-practice",
]


def violations(page: Page, axe_source: str) -> list[str]:
    """
    Return what axe finds wrong with the page as it is shown now.

    Parameters
    ----------
    page : Page
        An open page.
    axe_source : str
        The text of ``axe.min.js``.

    Returns
    -------
    list of str
        One line per element that breaks a rule of WCAG 2.0, 2.1 or 2.2 (levels A
        and AA) or a best practice.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe_source)
    result: dict[str, Any] = page.evaluate(
        """(tags) => axe.run(document, {
          runOnly: { type: "tag", values: tags },
          resultTypes: ["violations"],
        })""",
        RULE_SETS,
    )
    assert result["passes"] or result["inapplicable"], "axe ran no rule at all"
    return [
        f"{violation['id']}: {node['target'][0]}: "
        f"{node['failureSummary'].splitlines()[-1].strip()}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
