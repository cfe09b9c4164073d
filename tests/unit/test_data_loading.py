"""Loading: types, errors, and what must not be loaded along with the data."""

import dataclasses
import subprocess
import sys

import nerveroot
import pytest
from nerveroot.data import TABLE_NAMES, load_table
from nerveroot.data.rows import Dermatome


def test_rows_are_typed_and_frozen():
    row = nerveroot.load_table("regions")[0]
    assert row.region_id == "groin"
    with pytest.raises(dataclasses.FrozenInstanceError):
        row.name = "elsewhere"


def test_cells_become_numbers_lists_and_none():
    key_point = load_table("key_points")[0]
    assert key_point.region_ids == ("groin", "thigh_anterior_upper")
    assert key_point.key_muscle is None
    assert key_point.verified is True
    figure = next(
        row for row in load_table("key_figures") if row.figure_id == "far_lateral_share"
    )
    assert (figure.value, figure.value_low, figure.value_high) == (None, 2.6, 11.7)


def test_wrong_name_lists_the_tables():
    with pytest.raises(ValueError, match="no table 'dermatome'; the tables are: reg"):
        load_table("dermatome")


def test_a_table_is_read_once():
    assert load_table("dermatomes") is load_table("dermatomes")


@pytest.mark.parametrize(
    ("patch_basis", "tier", "verified", "status"),
    [
        ("stated", "primary study", True, "full"),
        ("coded", "teaching page", True, "full"),
        ("stated", "standard, read second-hand", True, "half"),
        ("conventional", "primary study", False, "half"),
        ("recalled", "primary study", False, "unread"),
        ("coded", "textbook", False, "unread"),
    ],
)
def test_status_of_a_row(patch_basis, tier, verified, status):
    example = load_table("dermatomes")[0]
    row = dataclasses.replace(
        example, patch_basis=patch_basis, tier=tier, verified=verified
    )
    assert row.status == status


@pytest.mark.parametrize(
    ("involvement", "gives"),
    [
        ("core", True),
        ("overlap", True),
        ("variable", True),
        ("none", False),
        ("blank", False),
    ],
)
def test_what_gives_a_root(involvement, gives):
    example = load_table("dermatomes")[0]
    assert isinstance(example, Dermatome)
    assert dataclasses.replace(example, involvement=involvement).gives_root is gives


def test_data_load_without_widgets_and_without_other_packages():
    """Readers' browsers run the data with the standard library alone."""
    program = (
        "import sys, nerveroot\n"
        f"for name in {TABLE_NAMES!r}: nerveroot.load_table(name)\n"
        "nerveroot.validate()\n"
        "outside = {'anywidget', 'ipywidgets', 'traitlets', 'numpy', 'pandas',"
        " 'jsonschema', 'yaml', 'pybtex'}\n"
        "print(sorted(outside & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_unknown_attribute_of_the_package():
    with pytest.raises(AttributeError, match="no attribute 'MyotomeChart'"):
        _ = nerveroot.MyotomeChart
