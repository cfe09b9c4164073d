"""Problems in the data, and the error that carries all of them."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one place of a data file.

    Attributes
    ----------
    file : str
        Name of the file.
    row : int
        Row in the file as a spreadsheet counts it: the header is row 1.
        0 means the file as a whole.
    column : str
        Name of the column; empty if the whole row or file is meant.
    value : str
        What stands there now.
    cure : str
        What is wrong and what would be right.
    """

    file: str
    row: int
    column: str
    value: str
    cure: str

    def __str__(self) -> str:
        """Return the place, the value and the cure in one line."""
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        found = f" {self.value!r}:" if self.value else ""
        return f"{place}:{found} {self.cure}"


class DataError(ValueError):
    """Raised when data files are wrong; it lists every problem that was found.

    Parameters
    ----------
    problems : list of Problem
        All problems, in the order of files and rows.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        lines = [f"{count} {noun} in the data:"]
        lines += [f"  {problem}" for problem in self.problems]
        super().__init__("\n".join(lines))
