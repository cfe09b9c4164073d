"""Muscles, their nerves and their roots: the facts that the myotome map rests on."""

import re
from collections import Counter

import pytest
from nerveroot.data import (
    lesion,
    load_table,
    muscles_of_nerve,
    myotome_rows,
    nerve_path,
)

FIBULAR_FRONT = {
    "tibialis_anterior",
    "extensor_hallucis_longus",
    "extensor_digitorum_longus",
    "peroneus_tertius",
    "extensor_digitorum_brevis",
    "extensor_hallucis_brevis",
}
STIMULATION = {"root_stimulation": 50, "ganglion_stimulation": 40}


def weights(authority: str, muscle: str) -> dict[str, str]:
    rows = myotome_rows(authority=authority, muscle=muscle)
    return {row.root: row.weight for row in rows}


def test_there_are_43_muscles_and_each_has_rows():
    muscles = {row.muscle_id for row in load_table("muscles")}
    assert len(muscles) == 43
    assert {row.muscle_id for row in load_table("myotomes")} == muscles


def test_every_myotome_authority_has_rows_and_names_their_sources():
    authorities = load_table("myotome_authorities")
    keys = {row.authority_id: set(row.source_keys) for row in authorities}
    used: dict[str, set[str]] = {name: set() for name in keys}
    for row in load_table("myotomes"):
        used[row.authority_id].add(row.source_key)
    assert used == keys


def test_an_authority_measures_in_one_way():
    pairs = {(row.authority_id, row.metric_id) for row in load_table("myotomes")}
    assert len(pairs) == len(load_table("myotome_authorities"))


def test_every_metric_is_used_and_says_whether_it_has_figures():
    figures = {row.metric_id: False for row in load_table("myotome_metrics")}
    for row in load_table("myotomes"):
        figures[row.metric_id] |= row.value is not None
    stated = {row.metric_id: row.has_figures for row in load_table("myotome_metrics")}
    assert figures == stated


def test_unread_authorities_have_no_verified_row():
    for authority in load_table("myotome_authorities"):
        for row in myotome_rows(authority=authority.authority_id):
            assert row.verified == (authority.status != "unread"), row
            assert (row.tier == "recalled") == (authority.status == "unread"), row


def test_weights_of_the_stimulation_studies_follow_their_rule():
    for metric, limit in STIMULATION.items():
        rows = [row for row in load_table("myotomes") if row.metric_id == metric]
        highest: dict[str, float] = {}
        for row in rows:
            highest[row.muscle_id] = max(highest.get(row.muscle_id, 0), row.value)
        for row in rows:
            top = row.value == highest[row.muscle_id]
            weight = "dominant" if top else "major" if row.value >= limit else "minor"
            assert row.weight == weight, row


def test_weights_of_the_fibrillation_shares_follow_their_rule():
    for row in myotome_rows(authority="tsao-2003"):
        if row.value is None or row.muscle_id == "lumbar_paraspinals":
            continue
        limits = {"dominant": 70, "major": 40, "minor": 1, "none": 0}
        weight = next(name for name, limit in limits.items() if row.value >= limit)
        assert row.weight == weight, row


def test_lists_have_no_order_and_no_figures():
    for row in load_table("myotomes"):
        if row.metric_id in ("root_list", "chart_remembered"):
            assert (row.weight, row.value, row.statement) == ("listed", None, None), row


def test_tibialis_anterior_is_contested():
    assert weights("phillips-park-1991", "tibialis_anterior") == {"L4": "dominant"}
    assert weights("young-1983", "tibialis_anterior") == {"L5": "dominant"}
    (row,) = myotome_rows(authority="tsao-2003", muscle="tibialis_anterior")
    assert (row.root, row.count, row.n, row.value) == ("L5", 20, 26, 76.9)
    shares = {
        row.root: row.value
        for row in myotome_rows(authority="hashimoto-2024", muscle="tibialis_anterior")
    }
    assert shares == {"L3": 50, "L4": 59.6, "L5": 93.2, "S1": 80}


def test_short_head_of_biceps_says_not_l5():
    rows = myotome_rows(authority="tsao-2003", muscle="biceps_femoris_short")
    assert {row.root: (row.count, row.n) for row in rows} == {
        "S1": (8, 9),
        "L5": (0, 13),
    }
    assert weights("tsao-2003", "biceps_femoris_short")["L5"] == "none"


def test_what_is_contested_says_why():
    for muscle in load_table("muscles"):
        if muscle.l5_evidence == "contested":
            assert muscle.contested_reason, muscle.muscle_id


def test_a_reason_prints_the_shares_of_its_rows():
    """A count in the text of a muscle must stand in a row of the same muscle."""
    for muscle in load_table("muscles"):
        rows = myotome_rows(muscle=muscle.muscle_id)
        known = {(row.count, row.n) for row in rows if row.count is not None}
        text = (muscle.contested_reason or "").replace(
            "normal in 13 of 13", "fibrillating in 0 of 13"
        )
        for count, n in re.findall(r"(\d+) of (\d+) [LS]\d lesions", text):
            assert (int(count), int(n)) in known, (muscle.muscle_id, count, n)
        values = {row.value for row in rows}
        for share in re.findall(r"([\d.]+)%\)?", text):
            if share != "16":
                assert float(share) in values, (muscle.muscle_id, share)


def test_a_group_has_the_nerves_of_its_members():
    nerves = {row.muscle_id: set(row.nerve_ids) for row in load_table("muscles")}
    for muscle in load_table("muscles"):
        if muscle.members:
            members = set().union(*(nerves[name] for name in muscle.members))
            assert members == nerves[muscle.muscle_id], muscle.muscle_id


def test_fibularis_carries_the_older_name():
    names = {row.muscle_id: row.name for row in load_table("muscles")}
    for muscle, name in names.items():
        assert ("peroneus" in muscle) == ("(peroneus)" in name), muscle


def test_nerves_lead_to_the_plexus():
    assert nerve_path("deep_fibular") == (
        "deep_fibular",
        "common_fibular",
        "sciatic_fibular",
        "sciatic",
        "sacral_plexus",
    )
    tops = {nerve_path(row.nerve_id)[-1] for row in load_table("motor_nerves")}
    assert tops == {"lumbar_plexus", "sacral_plexus", "lumbar_dorsal_rami"}


def test_every_nerve_with_no_muscle_below_it_is_left_out():
    for nerve in load_table("motor_nerves"):
        assert muscles_of_nerve(nerve.nerve_id), nerve.nerve_id


def test_deep_fibular_lesion_spares_eversion():
    cut = lesion("deep_fibular")
    assert set(cut.hit) == FIBULAR_FRONT
    assert "peroneus_longus" in cut.spared
    assert "tibialis_posterior" in cut.spared


def test_common_fibular_lesion_spares_the_short_head_and_inversion():
    cut = lesion("common_fibular")
    assert set(cut.hit) == FIBULAR_FRONT | {"peroneus_longus", "peroneus_brevis"}
    assert {"biceps_femoris_short", "tibialis_posterior", "gluteus_medius"} <= set(
        cut.spared
    )


def test_sciatic_lesion_adds_the_short_head_and_spares_the_hip_abductors():
    cut = lesion("sciatic")
    assert {"biceps_femoris_short", "tibialis_posterior", "soleus"} <= set(cut.hit)
    assert cut.partly_hit == ("adductor_magnus",)
    assert {"gluteus_medius", "tensor_fasciae_latae"} <= set(cut.spared)


def test_root_lesion_by_one_source_sorts_every_muscle_once():
    for authority in load_table("myotome_authorities"):
        for root in ("L4", "L5", "S1"):
            cut = lesion(root, authority.authority_id)
            sorted_once = Counter(muscle for group in cut[2:] for muscle in group)
            assert sorted_once == {row.muscle_id: 1 for row in load_table("muscles")}


def test_root_lesion_follows_its_source():
    tsao = lesion("L5", "tsao-2003")
    assert "tibialis_posterior" in tsao.hit
    assert tsao.spared == ("biceps_femoris_short",)
    assert "gastrocnemius_lateral" in tsao.other_roots
    assert "soleus" in tsao.not_named
    # Only "normal in S1 lesions" was read of it: nothing follows for L5.
    assert "semitendinosus" in tsao.not_named
    assert "tibialis_posterior" in lesion("S1", "tsao-2003").partly_hit
    assert "tibialis_anterior" in lesion("L4", "phillips-park-1991").hit
    assert "tibialis_anterior" in lesion("L5", "phillips-park-1991").other_roots


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("L5",), "a root lesion needs an authority; allowed: tsao-2003"),
        (("tibial", "tsao-2003"), "give no authority"),
        (("peroneal",), "unknown nerve or root 'peroneal'; allowed: lumbar_plexus"),
        (("L5", "everybody"), "unknown authority 'everybody'; allowed: tsao-2003"),
    ],
)
def test_a_lesion_without_a_clear_basis_is_refused(arguments, hint):
    with pytest.raises(ValueError, match=hint):
        lesion(*arguments)


@pytest.mark.parametrize(
    ("criteria", "hint"),
    [
        ({"muscle": "calf"}, "unknown muscle 'calf'; allowed: lumbar_paraspinals"),
        ({"root": "L6"}, "unknown root 'L6'"),
        ({"authority": "gray"}, "unknown authority 'gray'"),
    ],
)
def test_an_unknown_myotome_criterion_is_refused(criteria, hint):
    with pytest.raises(ValueError, match=hint):
        myotome_rows(**criteria)


def test_reflexes_answer_in_a_muscle_of_their_nerve():
    for reflex in load_table("reflexes"):
        assert reflex.muscle_id in muscles_of_nerve(reflex.nerve_id), reflex.reflex_id
        assert reflex.main_root == reflex.roots[0], reflex.reflex_id


def test_every_reflex_has_a_figure():
    figures = {row.reflex_id for row in load_table("reflex_figures")} - {None}
    assert figures == {row.reflex_id for row in load_table("reflexes")}


def test_the_scale_runs_from_0_to_5():
    assert [row.grade for row in load_table("mrc_scale")] == list(range(6))
