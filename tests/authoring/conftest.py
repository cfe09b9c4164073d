"""One copy of the checkout in which an author has worked, built once for all tests."""

import csv
import shutil
from pathlib import Path

import pytest

from tests.authoring.small_checkout import SmallCheckout, copy_checkout

S1 = Path(__file__).parent / "s1_pages"
CHAPTER = "reference/begun-today"
TITLE = "A chapter’s first day"
HOSTILE = "reference/hostile-outputs"
TABLES = Path("widgets/nerveroot/data/tables")


def add_rows(checkout: SmallCheckout, rows: Path) -> None:
    """Append the rows of a file to the table of its name."""
    table = checkout.root / TABLES / rows.name
    header, *new = rows.read_text(encoding="utf-8").splitlines(keepends=True)
    text = table.read_text(encoding="utf-8")
    assert text.startswith(header), f"{rows.name} has other columns than its table"
    assert len(list(csv.reader(new))) == len(new)
    table.write_text(text + "".join(new), encoding="utf-8")


def add_s1(checkout: SmallCheckout) -> None:
    """Add the worked example: rows, a source and two pages, and nothing else."""
    for rows in sorted((S1 / "rows").glob("*.csv")):
        add_rows(checkout, rows)
    with (checkout.root / "book" / "references.bib").open("a", encoding="utf-8") as bib:
        bib.write((S1 / "references.bib").read_text(encoding="utf-8"))
    shutil.copytree(S1 / "book", checkout.root / "book", dirs_exist_ok=True)
    with (checkout.root / "_toc.yml").open("a", encoding="utf-8") as contents:
        contents.write("  - caption: The next root\n    chapters:\n")
        for page in sorted((S1 / "book").rglob("*.md")):
            name = page.relative_to(S1).with_suffix("").as_posix()
            contents.write(f"      - file: {name}\n")
    checkout.make("sources")


def add_hostile_page(checkout: SmallCheckout) -> None:
    """Add a page whose cells print what could be taken for markup."""
    source = Path(__file__).with_name("hostile_outputs.md")
    shutil.copy(source, checkout.root / "book" / f"{HOSTILE}.md")
    with (checkout.root / "_toc.yml").open("a", encoding="utf-8") as contents:
        contents.write(f"      - file: book/{HOSTILE}\n")


@pytest.fixture(scope="session")
def authored(tmp_path_factory: pytest.TempPathFactory) -> SmallCheckout:
    """A checkout in which an author has worked, built.

    It holds a chapter just begun, the worked example of S1, and hostile outputs.
    """
    checkout = copy_checkout(tmp_path_factory.mktemp("checkout"))
    checkout.make("chapter", f"NAME={CHAPTER}", f"TITLE={TITLE}")
    add_s1(checkout)
    add_hostile_page(checkout)
    checkout.build()
    return checkout
