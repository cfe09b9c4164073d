"""How many authorities give a patch to a root: the counting rule on real rows."""

import pytest
from nerveroot.data import agreement, authorities_by_kind, dermatome_rows, load_table


def test_central_dorsum_is_given_to_l5_by_all_who_name_it():
    assert agreement("L5", "foot_dorsum_central")[:2] == (8, 8)


def test_one_of_them_gives_it_to_l4_as_well():
    count = agreement("L4", "foot_dorsum_central")
    assert count[:2] == (1, 8)
    assert count.yes_authorities == ("orthopaedic-physio-chart",)


def test_first_web_space_is_named_by_two():
    count = agreement("L5", "web_space_1")
    assert count[:2] == (2, 2)
    assert set(count.yes_authorities) == {"wheeless", "neurosurgical-qa"}


def test_who_only_says_which_root_it_is_not_is_not_among_those_who_name_it():
    count = agreement("L4", "hallux_dorsal")
    assert count.says_not == ("williams-sugars-1998",)
    assert "williams-sugars-1998" not in count.named_authorities
    assert count[:2] == (1, 5)


def test_medial_malleolus_is_given_to_l4_and_never_to_l5():
    assert agreement("L4", "malleolus_medial")[:2] == (4, 4)
    assert agreement("L5", "malleolus_medial")[:2] == (0, 4)


def test_unverified_rows_are_listed_but_not_counted():
    count = agreement("L5", "hallux_dorsal")
    assert "foerster-1933" in count.uncounted_authorities
    assert "foerster-1933" not in count.named_authorities


def test_blank_on_purpose_counts_for_no_root():
    rows = dermatome_rows(authority="lee-2008", region="gluteal_fold")
    assert [row.involvement for row in rows] == ["blank"]
    assert rows[0].verified
    assert "lee-2008" not in agreement("S3", "gluteal_fold").named_authorities


def test_a_review_that_reports_disagreement_votes_for_no_root():
    # Downs & LaPorte compare textbooks: where these differ the review takes no side.
    for region, k, n in (
        ("hallux_medial", 1, 1),
        ("foot_medial_border", 2, 2),
        ("thigh_lateral_lower", 2, 3),
    ):
        count = agreement("L4", region)
        assert count[:2] == (k, n)
        assert "downs-laporte-2011" not in count.named_authorities
    assert "downs-laporte-2011" in agreement("L4", "leg_medial_lower").yes_authorities


def test_lateral_leg_is_the_other_patch_that_eight_agree_on():
    assert agreement("L5", "leg_lateral_upper")[:2] == (8, 8)


def test_the_count_never_exceeds_those_who_name_the_patch():
    for region in load_table("regions"):
        for root in load_table("roots"):
            count = agreement(root.root_id, region.region_id)
            assert 0 <= count.k <= count.n
            assert set(count.yes_authorities) <= set(count.named_authorities)


def test_rows_can_be_narrowed():
    rows = dermatome_rows(authority="wheeless", root="L5")
    assert [row.region_id for row in rows] == ["web_space_1", "hallux_dorsal"]


@pytest.mark.parametrize(
    ("criteria", "hint"),
    [
        ({"authority": "gray"}, "unknown authority 'gray'; allowed: faleiros-2009"),
        ({"root": "L6"}, "unknown root 'L6'; allowed: L1, L2"),
        ({"region": "toe"}, "unknown region 'toe'; allowed: groin"),
    ],
)
def test_an_unknown_identifier_is_refused_with_the_known_ones(criteria, hint):
    with pytest.raises(ValueError, match=hint):
        dermatome_rows(**criteria)


def test_authorities_are_grouped_in_the_order_of_the_list():
    groups = authorities_by_kind()
    kinds = ["primary study", "standard", "review of maps"]
    assert list(groups) == [*kinds, "textbook or teaching chart"]
    assert sum(len(group) for group in groups.values()) == 29
