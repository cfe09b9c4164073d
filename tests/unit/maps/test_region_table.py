"""The table that a page can show instead of the map."""

import pytest
from nerveroot.data import agreement, load_table
from nerveroot.maps import region_table


def test_all_patches_with_the_counts_of_the_data() -> None:
    table = region_table()
    assert len(table.rows) == len(load_table("regions"))
    names = {row.name: row.region_id for row in load_table("regions")}
    for row in table.rows:
        count = agreement("L5", names[row[0]])
        assert row[1] == (str(count.k) if count.n else "–")
        assert row[2] == str(count.n)


def test_column_of_one_author() -> None:
    table = region_table(
        ["hallux_dorsal", "web_space_1"], authority="orthopaedic-physio-chart"
    )
    assert [row[1] for row in table.rows] == ["L4, L5", "none given"]


def test_unchecked_roots_say_so() -> None:
    table = region_table(["hallux_dorsal"], authority="foerster-1933")
    assert "(not consulted)" in table.rows[0][1]


def test_html_is_escaped_and_accessible() -> None:
    bundle = region_table(["groin"], caption="<b>")._repr_mimebundle_()
    assert "<caption>&lt;b&gt;</caption>" in bundle["text/html"]
    assert '<th scope="row">Groin' in bundle["text/html"]
    assert bundle["text/plain"].startswith("<b>\n")


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        ({"regions": ["nose"]}, "hallux_dorsal"),
        ({"authority": "me"}, "faleiros-2009"),
        ({"regions": ["groin"], "root": "L9"}, "L5"),
    ],
)
def test_refuses_with_the_known_values(
    arguments: dict[str, object], allowed: str
) -> None:
    with pytest.raises(ValueError, match=allowed):
        region_table(**arguments)
