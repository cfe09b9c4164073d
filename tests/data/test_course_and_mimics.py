"""The course of the root, its variants, its mimics, and what is commonly claimed."""

import re
from collections import Counter

import pytest
from nerveroot.data import load_table, myotome_rows
from nerveroot.data.derivation import GRADES, derive

FIGURE_TABLES = ("root_course", "variants", "epidemiology", "reflex_figures")
VALUES = {
    "strength": {"normal", "reduced", "varies"},
    "reflex": {"normal", "reduced", "increased", "varies"},
    "sign": {"absent", "present", "varies", "normal", "extensor"},
    "red flag": {"absent", "present", "varies"},
    "sensation": {"normal", "reduced", "varies"},
    "pain": {"absent", "present", "varies"},
    "test": {"absent", "present", "varies"},
    "needle study": {"normal", "abnormal", "varies"},
    "nerve conduction": {"normal", "usually normal", "reduced", "abnormal", "varies"},
}


def test_the_stops_run_from_the_cord_to_the_foot():
    stops = load_table("course_stops")
    assert [row.order for row in stops] == list(range(1, 13))
    assert [row.part for row in stops] == sorted(
        (row.part for row in stops), key=["spine", "pelvis", "limb"].index
    )


def test_every_stop_has_facts():
    used = {row.stop_id for row in load_table("root_course")}
    assert used == {row.stop_id for row in load_table("course_stops")}


@pytest.mark.parametrize("column", ["passes", "hit"])
def test_what_was_read_at_a_stop_has_a_source(column):
    for row in load_table("course_stops"):
        source = getattr(row, f"{column}_source_key")
        assert getattr(row, f"{column}_verified") == (source is not None), row.stop_id


def test_a_clash_joins_facts_of_different_sources():
    for clash in load_table("course_clashes"):
        rows = [r for r in load_table("root_course") if r.clash_id == clash.clash_id]
        assert len({row.source_key for row in rows}) > 1, clash.clash_id


def test_ganglion_widths_that_clash_are_kept_side_by_side():
    rows = [r for r in load_table("root_course") if r.clash_id == "ganglion_width"]
    assert {row.source_key: row.value for row in rows} == {
        "silav2016": 5.82,
        "silverstein2015": 6.5,
        "kojima2017": 6.5,
    }


def test_the_sleeves_of_25_cadavers_add_up():
    shares = {row.fact_id: row.value for row in load_table("root_course")}
    for ending in ("", "_fresh"):
        parts = [shares[f"l5_sleeve_{k}{ending}"] for k in ("above", "at", "below")]
        assert sum(parts) == 100
    assert shares["s1_sleeve_above"] + shares["s1_sleeve_at"] == 100


def test_figures_repeated_as_key_figures_are_the_same():
    key_figures = {row.figure_id: row for row in load_table("key_figures")}
    repeated = 0
    for name in FIGURE_TABLES:
        for row in load_table(name):
            figure = key_figures.get(getattr(row, "figure_id", None) or row.fact_id)
            if figure is None:
                continue
            repeated += 1
            for column in ("value", "value_low", "value_high", "unit", "source_key"):
                assert getattr(figure, column) == getattr(row, column), row
    assert repeated > 60


def test_a_claim_that_is_not_supported_is_corrected():
    for row in load_table("claims_audit"):
        if row.verdict != "supported":
            assert row.correction, row.claim_id


def test_claims_name_no_page():
    for row in load_table("claims_audit"):
        text = f"{row.claim} {row.correction}"
        assert not re.search(r"\b(www|http|wiki|article|website|page)\b", text, re.I)


def test_figures_in_corrections_stand_in_the_tables():
    """A percentage in a correction must be a figure of some table."""
    known = set()
    for name in (*FIGURE_TABLES, "key_figures", "myotomes", "dermatome_agreement"):
        for row in load_table(name):
            known |= {row.value, row.value_low, row.value_high}
    known |= {row.value for row in load_table("natural_history")}
    known |= {row.operated_percent for row in load_table("crossover")}
    known |= {
        round(100 * row.value, 6)
        for row in load_table("outcomes")
        if row.statistic == "proportion" and row.value is not None
    }
    for row in load_table("claims_audit"):
        for figure in re.findall(r"(\d+(?:\.\d+)?)%", row.correction or ""):
            if (row.claim_id, figure) != ("common_cause_of_leg_pain", "95"):
                assert float(figure) in known, (row.claim_id, figure)


def test_every_condition_has_every_finding():
    conditions = {row.condition_id for row in load_table("conditions")}
    kinds = {row.finding_id: row.kind for row in load_table("findings")}
    findings = {name for name, kind in kinds.items() if kind != "alarm"}
    cells = {(r.condition_id, r.finding_id) for r in load_table("differentials")}
    assert cells == {(c, f) for c in conditions for f in findings}
    assert (len(conditions), len(findings)) == (18, 45)


def test_every_finding_of_the_red_flags_has_its_row_and_every_alarm_is_one():
    kinds = {row.finding_id: row.kind for row in load_table("findings")}
    flagged = {row.finding_id: row for row in load_table("red_flags")}
    assert {n for n, kind in kinds.items() if kind in ("red flag", "alarm")} <= set(
        flagged
    )
    for name, row in flagged.items():
        assert row.verified == (row.source_key is not None), name
        if kinds[name] == "alarm":
            assert row.points_to is None, name


def test_a_cell_holds_a_value_of_its_kind():
    kinds = {row.finding_id: row.kind for row in load_table("findings")}
    for row in load_table("differentials"):
        assert row.value in VALUES[kinds[row.finding_id]], row


def test_grades_follow_from_what_was_read():
    for row in load_table("differentials"):
        assert row.verified == (row.grade == "read"), row
        if row.verified:
            assert row.source_key is not None, row
        if row.grade == "standard anatomy, unconfirmed":
            assert row.source_key is None, row


def test_cells_that_can_be_worked_out_are_what_the_tables_give():
    conditions = {row.condition_id: row for row in load_table("conditions")}
    findings = {row.finding_id: row for row in load_table("findings")}
    derived = Counter()
    for row in load_table("differentials"):
        cell = derive(conditions[row.condition_id], findings[row.finding_id])
        if row.verified:
            continue
        # What can be worked out may not be remembered instead, nor the other way round.
        assert (row.grade in GRADES) == (cell is not None), row
        if cell is not None:
            assert (row.value, row.grade) == cell, row
            derived[row.grade] += 1
    assert set(derived) == set(GRADES)


def test_what_was_read_does_not_contradict_the_nerves():
    conditions = {row.condition_id: row for row in load_table("conditions")}
    findings = {row.finding_id: row for row in load_table("findings")}
    checked = 0
    for row in load_table("differentials"):
        condition, finding = conditions[row.condition_id], findings[row.finding_id]
        if not row.verified or condition.nerve_id is None:
            continue
        cell = derive(condition, finding)
        if cell is not None and cell.value in ("normal", "absent"):
            assert row.value == cell.value, row
            checked += 1
    assert checked > 20


def test_needle_cells_of_roots_carry_the_counts_of_their_series():
    muscles = {row.finding_id: row.muscle_ids for row in load_table("findings")}
    roots = {row.condition_id: row.root for row in load_table("conditions")}
    checked = 0
    for row in load_table("differentials"):
        if row.source_key != "tsao2003":
            continue
        (muscle,) = muscles[row.finding_id]
        root = roots[row.condition_id]
        (share,) = myotome_rows(authority="tsao-2003", muscle=muscle, root=root)
        hit = share.n - share.count if row.value == "normal" else share.count
        assert f"{hit} of {share.n}" in row.note, row
        expected = "abnormal" if share.value >= 70 else "varies"
        if muscle == "lumbar_paraspinals":
            expected = "varies"
        assert row.value == ("normal" if share.count == 0 else expected), row
        checked += 1
    assert checked == 8


def test_signs_that_part_the_root_from_the_fibular_nerve_were_read():
    cells = {(r.condition_id, r.finding_id): r for r in load_table("differentials")}
    for finding in ("inversion", "hip_abduction", "medial_hamstring_reflex"):
        root = cells["l5_radiculopathy", finding]
        nerve = cells["common_fibular_neuropathy", finding]
        assert (root.value, nerve.value) == ("reduced", "normal"), finding
        assert root.verified, finding
        assert nerve.verified, finding


def test_a_condition_is_a_root_or_a_nerve_only_if_it_sits_there():
    for row in load_table("conditions"):
        assert (row.root is not None) == (row.site == "root"), row
        assert (row.nerve_id is not None) == (row.site == "nerve"), row


def test_foot_drop_shares_of_one_study_add_up_to_it():
    rows = load_table("epidemiology")
    counts = [r.count for r in rows if r.figure_id.startswith("severe_foot_drop")]
    assert sum(counts) == 61


def test_nothing_that_was_only_remembered_is_given_as_a_frequency():
    assert all(row.verified for row in load_table("epidemiology"))


def test_contradicting_findings_on_lumbarised_s1_are_both_kept():
    clashes = Counter(row.clash_id for row in load_table("variants") if row.clash_id)
    assert clashes == {"lumbarised_s1": 2}
