"""The facts of the book: curated tables, their schemas and typed loaders.

It needs the standard library only, so that it also runs in the reader's browser.
"""

from nerveroot.data.dermatomes import (
    Agreement,
    agreement,
    authorities_by_kind,
    dermatome_rows,
)
from nerveroot.data.myotomes import (
    Lesion,
    lesion,
    muscles_of_nerve,
    myotome_rows,
    nerve_path,
)
from nerveroot.data.problems import DataError, Problem
from nerveroot.data.tables import TABLE_NAMES, load_table
from nerveroot.data.validation import Report, validate

__all__ = [
    "TABLE_NAMES",
    "Agreement",
    "DataError",
    "Lesion",
    "Problem",
    "Report",
    "agreement",
    "authorities_by_kind",
    "dermatome_rows",
    "lesion",
    "load_table",
    "muscles_of_nerve",
    "myotome_rows",
    "nerve_path",
    "validate",
]
