"""What findings and tests say: the site of a lesion, and how sure one can be."""

from __future__ import annotations

from nerveroot.reasoning.emg_planner import EmgPlanner
from nerveroot.reasoning.finding_table import FindingTable, finding_table
from nerveroot.reasoning.lesion_localiser import LesionLocaliser
from nerveroot.reasoning.post_test import PostTest

__all__ = ["EmgPlanner", "FindingTable", "LesionLocaliser", "PostTest", "finding_table"]
