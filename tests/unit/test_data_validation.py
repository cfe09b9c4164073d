"""Deliberately broken data: each fault is found, placed and explained.

Every test breaks one thing in a copy of the real data, so that a checker that finds
nothing, or finds it in the wrong place, fails here.
"""

import re
from pathlib import Path

import pytest
from nerveroot.__main__ import main
from nerveroot.data import DataError, validate
from nerveroot.data.csv_file import LARGEST_FILE

from tests.data.broken_copy import (
    change,
    copy_data,
    messages,
    only_message,
    replace_in_row,
    row_of,
)

DERMATOMES = "tables/dermatomes.csv"
FIGURES = "tables/key_figures.csv"
MYOTOMES = "tables/myotomes.csv"
NERVES = "tables/motor_nerves.csv"
COURSE = "tables/root_course.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data that may be broken."""
    return copy_data(tmp_path)


def test_the_unbroken_copy_is_valid(folder):
    assert messages(folder) == []


def test_wrong_value_names_place_and_allowed_values(folder):
    change(folder, DERMATOMES, replace_in_row(2, ",core,", ",certain,"))
    assert only_message(folder) == (
        "dermatomes.csv, row 2, column involvement: 'certain': not allowed; "
        "allowed values: core, overlap, variable, none, blank"
    )


def test_unknown_root_lists_the_roots(folder):
    change(folder, DERMATOMES, replace_in_row(3, ",L4,", ",L6,"))
    message = only_message(folder)
    assert message.startswith("dermatomes.csv, row 3, column root: 'L6': not known in")
    assert message.endswith("allowed values: L1, L2, L3, L4, L5, S1, S2, S3, S4-5")


def test_unknown_region_lists_all_patches(folder):
    change(folder, DERMATOMES, replace_in_row(2, "leg_medial_upper", "leg_medial"))
    message = only_message(folder)
    assert "row 2, column region_id: 'leg_medial': not known in regions.csv" in message
    assert "groin" in message
    assert "perianal" in message


def test_unknown_region_in_a_list_of_regions(folder):
    change(folder, "tables/key_points.csv", replace_in_row(2, "groin|", "grion|"))
    assert "key_points.csv, row 2, column region_ids: 'grion'" in only_message(folder)


def test_unknown_source_key_suggests_the_nearest(folder):
    change(folder, DERMATOMES, replace_in_row(2, "faleiros2009", "faleiros2008"))
    message = only_message(folder)
    assert "row 2, column source_key: 'faleiros2008': not known in" in message
    assert "did you mean faleiros2009" in message


def test_unknown_authority_lists_the_authorities(folder):
    change(folder, DERMATOMES, replace_in_row(2, "faleiros-2009", "faleiros"))
    message = only_message(folder)
    assert "row 2, column authority_id: 'faleiros': not known in" in message
    assert "williams-sugars-1998" in message


def test_duplicate_row_names_the_first(folder):
    def edit(text: str) -> str:
        lines = text.rstrip("\n").split("\n")
        return "\n".join([*lines, lines[1]]) + "\n"

    change(folder, DERMATOMES, edit)
    message = only_message(folder)
    assert "row 386" in message
    assert "the same row as row 2" in message
    assert "leg_medial_upper" in message


def test_wrong_byte_is_placed_in_row_and_column(folder):
    path = folder / "tables/regions.csv"
    path.write_bytes(path.read_bytes().replace(b"Medial knee", b"Medial kn\xe9e", 1))
    message = only_message(folder)
    assert re.match(r"regions\.csv, row \d+, column name: ", message)
    assert "not UTF-8" in message


def test_byte_order_mark_is_refused(folder):
    path = folder / "tables/regions.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert only_message(folder) == (
        "regions.csv: the file is UTF-8 with a byte order mark; "
        "save the file as UTF-8 without a byte order mark"
    )


def test_another_encoding_is_named(folder):
    path = folder / "tables/regions.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert only_message(folder).startswith("regions.csv: the file is UTF-16")


def test_bytes_that_are_no_text_are_named(folder):
    path = folder / "tables/regions.csv"
    path.write_bytes(path.read_bytes().replace(b"Medial knee", b"Medial\0knee", 1))
    assert only_message(folder).startswith("regions.csv: the file holds NUL bytes")


def test_a_far_too_large_file_is_not_read(folder):
    path = folder / "tables/regions.csv"
    path.write_bytes(path.read_bytes() + b"x" * LARGEST_FILE)
    message = only_message(folder)
    assert message.startswith("regions.csv: the file has ")
    assert f"at most {LARGEST_FILE} are read" in message


def test_missing_column(folder):
    change(folder, "tables/roots.csv", lambda text: text.replace(",part,", ",side,", 1))
    missing, unknown = messages(folder)
    assert missing.startswith("roots.csv, row 1, column part: the column is missing")
    assert "expected columns: root_id, name, order, part, note" in missing
    assert unknown.startswith("roots.csv, row 1, column side: the column is not known")


def test_columns_in_another_order(folder):
    change(
        folder,
        "tables/roots.csv",
        lambda text: text.replace("name,order", "order,name", 1),
    )
    assert any("the columns are in another order" in text for text in messages(folder))


def test_wrong_number_of_cells(folder):
    change(folder, "tables/roots.csv", replace_in_row(3, "L2,", "L2,L2,"))
    wrong_width = messages(folder)[0]
    assert wrong_width.startswith("roots.csv, row 3: ")
    assert "6 cells where the header has 5" in wrong_width
    assert "quotation marks" in wrong_width


def test_empty_row(folder):
    change(folder, "tables/roots.csv", lambda text: text.replace("\nL2", "\n\nL2"))
    assert only_message(folder) == "roots.csv, row 3: the row is empty"


def test_a_range_is_not_a_number(folder):
    change(folder, FIGURES, replace_in_row(2, ",64,", ",60-80,"))
    assert only_message(folder) == (
        "key_figures.csv, row 2, column value: '60-80': not a number; ranges and words "
        "belong into value_low, value_high and qualifier"
    )


def test_a_half_person_is_not_a_whole_number(folder):
    change(folder, FIGURES, replace_in_row(2, ",25,", ",25.5,"))
    assert "column n: '25.5': not a whole number" in only_message(folder)


def test_lower_end_above_upper_end(folder):
    row = 1 + [
        line.split(",")[0] for line in (folder / FIGURES).read_text().split("\n")
    ].index("hip_abduction_lr_l5")
    change(folder, FIGURES, replace_in_row(row, "11,1.3,84", "11,84,1.3"))
    found = messages(folder)
    assert any("value_low is greater than value_high (1.3)" in text for text in found)
    assert any("value_low is greater than value (11)" in text for text in found)
    assert any("value is greater than value_high (1.3)" in text for text in found)
    assert all(f"row {row}," in text for text in found)


def test_a_percentage_that_is_not_its_fraction(folder):
    row = row_of(folder, MYOTOMES, "tsao-2003", "tibialis_anterior", "L5")
    change(folder, MYOTOMES, replace_in_row(row, ",76.9,", ",67.9,"))
    assert only_message(folder) == (
        f"myotomes.csv, row {row}, column value: '67.9': 20 of 26 is 76.9%"
    )


def test_a_numerator_above_its_denominator(folder):
    row = row_of(folder, MYOTOMES, "tsao-2003", "tibialis_anterior", "L5")
    change(folder, MYOTOMES, replace_in_row(row, ",20,26,", ",26,20,"))
    assert f"row {row}, column count: '26': count is greater than n" in only_message(
        folder
    )


def test_a_numerator_without_its_denominator(folder):
    row = row_of(folder, MYOTOMES, "tsao-2003", "tibialis_anterior", "L5")
    change(folder, MYOTOMES, replace_in_row(row, ",20,26,", ",20,,"))
    assert "column count: '20': has no n; a numerator needs" in only_message(folder)


def test_a_nerve_that_comes_from_itself(folder):
    row = row_of(folder, NERVES, "sciatic", "Sciatic nerve")
    change(folder, NERVES, replace_in_row(row, ",sacral_plexus,", ",deep_fibular,"))
    found = messages(folder)
    assert len(found) == 4, found
    assert all("comes from itself by way of" in text for text in found)
    assert any(f"row {row}, column parent_id: 'sciatic'" in text for text in found)


def test_a_clash_of_one_figure(folder):
    row = row_of(folder, COURSE, "take_off_projection")
    change(folder, COURSE, replace_in_row(row, ",take_off_angle,", ",,"))
    message = only_message(folder)
    assert "column clash_id: 'take_off_angle': stands in this row only" in message


def test_unknown_muscle_lists_the_muscles(folder):
    change(folder, MYOTOMES, replace_in_row(2, ",peroneus_longus,", ",fibularis,"))
    message = only_message(folder)
    assert "column muscle_id: 'fibularis': not known in muscles.csv" in message
    assert "peroneus_longus" in message


def test_number_out_of_bounds(folder):
    change(folder, "tables/roots.csv", replace_in_row(2, ",1,", ",0,"))
    assert "too small; the least allowed value is 1" in only_message(folder)


def test_empty_cell_that_must_be_filled(folder):
    change(folder, DERMATOMES, replace_in_row(2, ",core,", ",,"))
    message = only_message(folder)
    assert (
        "row 2, column involvement: must not be empty; allowed values: core" in message
    )


def test_white_space_round_a_cell(folder):
    change(folder, DERMATOMES, replace_in_row(2, ",core,", ",core ,"))
    assert "'core ': has white space at its beginning or end" in only_message(folder)


def test_yes_or_no(folder):
    change(folder, DERMATOMES, replace_in_row(2, ",yes,", ",maybe,"))
    assert "'maybe': not allowed; allowed values: yes, no" in only_message(folder)


def test_identifier_that_does_not_fit_its_pattern(folder):
    change(folder, "tables/regions.csv", lambda text: text.replace("groin,", "Groin,"))
    found = messages(folder)
    assert any("'Groin': does not match the pattern" in text for text in found)


@pytest.mark.parametrize("broken", ['"Over the pa', '"Over" the pa'])
def test_broken_quotation_marks(folder, broken):
    text = (folder / "tables/regions.csv").read_text(encoding="utf-8")
    row = 1 + text[: text.index(",Over the pa")].count("\n")
    change(folder, "tables/regions.csv", replace_in_row(row, "Over the pa", broken))
    broken_marks = [text for text in messages(folder) if "quotation marks" in text]
    assert len(broken_marks) == 1
    assert f"regions.csv, row {row}: the quotation marks are broken" in broken_marks[0]


def test_missing_file(folder):
    (folder / "tables/roots.csv").unlink()
    assert only_message(folder) == "roots.csv: the file is missing"


def test_empty_file(folder):
    (folder / "tables/roots.csv").write_text("")
    assert only_message(folder) == "roots.csv: the file is empty"


def test_all_problems_of_all_files_are_reported_at_once(folder):
    change(folder, DERMATOMES, replace_in_row(2, ",core,", ",certain,"))
    change(folder, DERMATOMES, replace_in_row(9, ",yes,", ",perhaps,"))
    change(folder, DERMATOMES, replace_in_row(9, "faleiros2009", "nobody1900"))
    change(folder, FIGURES, replace_in_row(2, ",64,", ",many,"))
    with pytest.raises(DataError) as caught:
        validate(folder)
    text = str(caught.value)
    assert text.startswith("4 problems in the data:")
    for part in ("certain", "perhaps", "nobody1900", "many"):
        assert part in text
    assert len(caught.value.problems) == 4


def test_command_line_says_that_all_is_well(capsys):
    assert main(["validate"]) == 0
    assert "All data files are valid." in capsys.readouterr().out


def test_command_line_fails_with_the_list(folder, capsys):
    change(folder, DERMATOMES, replace_in_row(2, ",core,", ",certain,"))
    assert main(["validate", str(folder)]) == 1
    assert "1 problem in the data:" in capsys.readouterr().err
