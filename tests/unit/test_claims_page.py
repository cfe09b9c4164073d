"""The page of corrections holds every audited claim with its verdict and sources."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from nerveroot.data import load_table

PAGE = Path(__file__).parents[2] / "book/reference/corrections-to-common-claims.md"
TEXT = PAGE.read_text("utf-8")
CLAIMS = load_table("claims_audit")
ROWS = {
    cells[0].strip(): cells[1:]
    for line in TEXT.splitlines()
    if line.startswith("| ")
    for cells in [line.strip("|").split("|")]
}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.claim_id)
def test_a_claim_stands_with_its_verdict_and_its_sources(claim) -> None:
    verdict, shown = ROWS[claim.claim.replace("“Some”", '"Some"')]
    assert verdict.strip(" *").lower() == claim.verdict
    cited = re.findall(r"\{cite:p\}`([^`]+)`", shown)
    assert [key for group in cited for key in group.split(",")] == list(
        claim.source_keys or ()
    )
    if not claim.verified:
        assert "unconfirmed" in shown


def test_the_page_counts_verdicts_as_the_table_does() -> None:
    for verdict, count in Counter(claim.verdict for claim in CLAIMS).items():
        assert ROWS[f"**{verdict.capitalize()}**"][-1].strip() == str(count)
