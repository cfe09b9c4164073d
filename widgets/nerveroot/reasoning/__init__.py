"""What findings say about the site of a lesion."""

from __future__ import annotations

from nerveroot.reasoning.finding_table import FindingTable, finding_table

__all__ = ["FindingTable", "finding_table"]
