"""What the myotome map says is what the tables of muscles and roots say."""

import re
from collections import Counter

import pytest
from nerveroot.atlas import load_muscles
from nerveroot.data import load_table
from nerveroot.data.myotomes import lesion, myotome_rows
from nerveroot.data.rows_motor import Myotome
from playwright.sync_api import expect

from tests.browser.conftest import OpenMyotomes
from tests.browser.myotome_map import MyotomeMapOnPage, Said
from tests.browser.tool import words

MUSCLES = {row.muscle_id: row for row in load_table("muscles")}
SOURCES = {row.authority_id: row for row in load_table("myotome_authorities")}
METRICS = {row.metric_id: row for row in load_table("myotome_metrics")}
TEN = (
    "tibialis_anterior",
    "extensor_hallucis_longus",
    "extensor_digitorum_longus",
    "extensor_digitorum_brevis",
    "peroneus_longus",
    "tibialis_posterior",
    "gluteus_medius",
    "tensor_fasciae_latae",
    "biceps_femoris_short",
    "gastrocnemius_lateral",
)


def on_screen(name: str) -> str:
    """Return a muscle's name as it stands within a sentence."""
    return name[0].lower() + name[1:]


def names(muscles: tuple[str, ...]) -> str:
    return "; ".join(on_screen(MUSCLES[muscle].name) for muscle in muscles) + "."


def figure(row: Myotome) -> list[str]:
    """Return what a line of the card must hold of a row's figure."""
    unit = "%" if row.unit == "%" else ""
    found = [] if row.value is None else [f"{row.value:g}{unit}"]
    if row.value_low is not None:
        found.append(f"{row.value_low:g}–{row.value_high:g}{unit}")
    if row.count is not None:
        found.append(f"{row.count} of {row.n}")
    if row.denominator and found:
        found.append(row.denominator)
    if row.statement:
        found.append(row.statement)
    return found


def line_of(said: list[Said], row: Myotome) -> Said:
    name = SOURCES[row.authority_id].name
    found = [
        line for line in said if line.source.startswith(name) and line.root == row.root
    ]
    assert len(found) == 1, f"{name}, {row.root}: {found}"
    return found[0]


@pytest.mark.parametrize("muscle", TEN)
def test_card_says_what_every_source_says(
    open_myotomes: OpenMyotomes, muscle: str
) -> None:
    """The card loses a source, changes a figure, or takes it for another quantity."""
    the_map = open_myotomes(f"muscle={muscle}")
    said = the_map.said()
    rows = myotome_rows(muscle=muscle)
    assert len(said) == len(rows) >= 1
    for row in rows:
        line = line_of(said, row)
        assert line.metric == METRICS[row.metric_id].label
        for part in figure(row):
            assert part in line.text, f"{part!r} is not in {line.text!r}"
        if row.weight == "none":
            assert "not this root" in line.text or figure(row)
    # Figures of different quantities never share a list, and nothing averages them.
    told = Counter((line.metric, line.source.split(" (from")[0]) for line in said)
    assert told == Counter(
        (METRICS[row.metric_id].label, SOURCES[row.authority_id].name) for row in rows
    )
    card = words(the_map.part("probe"))
    assert not re.search(r"\b(mean of|on average)\b", card, re.IGNORECASE)
    for metric in {METRICS[row.metric_id] for row in rows}:
        assert metric.meaning in card
        assert metric.caution in card
    for source in {row.authority_id for row in rows}:
        checked = any(row.verified for row in rows if row.authority_id == source)
        line = next(
            line for line in said if line.source.startswith(SOURCES[source].name)
        )
        assert ("unverified" in line.source) != checked
    if MUSCLES[muscle].contested_reason:
        assert MUSCLES[muscle].contested_reason in card
    assert MUSCLES[muscle].action in card
    assert MUSCLES[muscle].bedside_test in card


def test_every_muscle_has_one_button_and_every_belly_an_area(
    open_myotomes: OpenMyotomes,
) -> None:
    """A muscle cannot be chosen, or is drawn twice, or not where the atlas has it."""
    the_map = open_myotomes()
    buttons: list[str] = the_map.tool.locator("button[data-muscle]").evaluate_all(
        "(buttons) => buttons.map((button) => button.dataset.muscle)"
    )
    assert len(MUSCLES) == 43
    assert sorted(buttons) == sorted(MUSCLES)
    for view, drawn in load_muscles()["views"].items():
        the_map.view(view).click()
        expect(the_map.view(view)).to_have_attribute("aria-pressed", "true")
        areas: list[str] = the_map.tool.locator("svg [data-muscle]").evaluate_all(
            "(areas) => areas.map((area) => area.dataset.muscle)"
        )
        assert sorted(areas) == sorted(drawn["muscles"])


def test_grid_holds_every_claim_and_no_other(open_myotomes: OpenMyotomes) -> None:
    """A cell of the grid differs from the table, or its root is bold without cause."""
    the_map = open_myotomes()
    ids = {row.name: key for key, row in SOURCES.items()}
    wrong = []
    cells = the_map.grid()
    assert len(cells) == len(MUSCLES) * len(SOURCES)
    for muscle, heading, roots, bold in cells:
        source = next(key for name, key in ids.items() if heading.startswith(name))
        rows = myotome_rows(authority=source, muscle=muscle)
        expected = {
            f"not {row.root}" if row.weight == "none" else row.root for row in rows
        }
        weights = ("dominant", "major", "listed", "minor")
        best = min(
            (weights.index(r.weight) for r in rows if r.weight != "none"), default=9
        )
        first = {row.root for row in rows if row.weight in weights[best : best + 1]}
        if set(roots) != expected or set(bold) != first:
            wrong.append(f"{source}, {muscle}: {roots}, bold {bold}")
    assert not wrong


def test_each_source_gives_its_own_roots(open_myotomes: OpenMyotomes) -> None:
    """Under a source, a muscle carries roots that it never gave, or loses one."""
    the_map = open_myotomes()
    grouped = {m for row in MUSCLES.values() for m in row.members or ()}
    wrong = []
    for source in SOURCES:
        the_map.choose_source(source)
        for muscle in TEN:
            rows = myotome_rows(authority=source, muscle=muscle)
            if not rows and muscle in grouped:
                continue  # the source may speak of the group; the card says so
            shown = the_map.button(muscle).get_attribute("data-root") or ""
            if set(shown.split()) != {row.root for row in rows if row.weight != "none"}:
                wrong.append(f"{source}, {muscle}: {shown}")
    assert not wrong


@pytest.mark.parametrize(
    ("source", "muscle"),
    [("tsao-2003", "gluteus_medius"), ("hashimoto-2024", "tibialis_posterior")],
)
def test_a_source_that_is_silent_says_nothing(
    open_myotomes: OpenMyotomes, source: str, muscle: str
) -> None:
    """Where a source does not name a muscle, the map shows a root all the same."""
    assert not myotome_rows(authority=source, muscle=muscle)
    the_map = open_myotomes("muscle=soleus")
    the_map.choose_source(source)
    the_map.choose(muscle, MUSCLES[muscle].name)
    expect(the_map.button(muscle)).to_have_attribute("data-root", "")
    expect(the_map.live).to_contain_text(f"{SOURCES[source].name} does not name it")
    assert not any(
        line.source.startswith(SOURCES[source].name) for line in the_map.said()
    )


def shown_lesion(the_map: MyotomeMapOnPage, target: str) -> dict[str, str]:
    the_map.lesion(target).click()
    expect(the_map.lesion(target)).to_have_attribute("aria-pressed", "true")
    return the_map.lesion_words(target)


@pytest.mark.parametrize("nerve", ["common_fibular", "deep_fibular", "sciatic"])
def test_nerve_lesion_takes_what_hangs_on_its_branches(
    open_myotomes: OpenMyotomes, nerve: str
) -> None:
    """A palsy takes a muscle of another nerve, or spares one of its own."""
    told = shown_lesion(open_myotomes(), nerve)
    cut = lesion(nerve)
    assert told["Lost"] == names(cut.hit)
    assert told.get("Partly lost", ".") == names(cut.partly_hit)
    spared = "tibialis posterior"
    if nerve == "sciatic":
        assert spared in told["Lost"]
    else:
        assert spared in told["Spared"]
        assert spared not in told["Lost"]


@pytest.mark.parametrize("source", ["tsao-2003", "young-1983", "isncsci"])
def test_root_lesion_is_that_of_one_source(
    open_myotomes: OpenMyotomes, source: str
) -> None:
    """A root lesion mixes sources, or takes silence for a statement."""
    the_map = open_myotomes(f"source={source}")
    for root in ("L4", "L5", "S1"):
        assert_lesion_is_told(the_map, root, source)


def assert_lesion_is_told(the_map: MyotomeMapOnPage, root: str, source: str) -> None:
    told = shown_lesion(the_map, root)
    cut = lesion(root, source)
    assert told.get("Lost", ".") == names(cut.hit)
    assert told.get("Partly lost", ".") == names(cut.partly_hit)
    assert told.get("Spared, as the source says", ".") == names(cut.spared)
    assert told.get("Given to other roots", ".") == names(cut.other_roots)
    if cut.not_named:
        assert told["Not named by this source"].startswith(f"{len(cut.not_named)} ")
    panel = the_map.tool.locator(f'[data-lesion-shown="{root}"]')
    assert f"by {SOURCES[source].name}" in words(panel)


def test_root_and_nerve_stand_side_by_side(open_myotomes: OpenMyotomes) -> None:
    """The comparison that tells a root from a nerve names the wrong muscles."""
    the_map = open_myotomes("source=tsao-2003")
    shown_lesion(the_map, "L5")
    shown_lesion(the_map, "common_fibular")
    expect(the_map.tool.locator("[data-lesion-shown]")).to_have_count(2)
    root, nerve = lesion("L5", "tsao-2003"), lesion("common_fibular")
    only_root = [m for m in MUSCLES if m in root.hit and m in nerve.spared]
    text = words(the_map.part("result"))
    assert "tibialis_posterior" in only_root
    assert names(tuple(only_root)) in text
    # A third lesion takes the place of the first.
    shown_lesion(the_map, "S1")
    expect(the_map.tool.locator("[data-lesion-shown]")).to_have_count(2)
    expect(the_map.lesion("L5")).to_have_attribute("aria-pressed", "false")


def test_pointing_and_pressing_say_the_same(open_myotomes: OpenMyotomes) -> None:
    """A click on a belly opens another card than the button of the same muscle."""
    the_map = open_myotomes("view=lateral&muscle=soleus")
    the_map.page.mouse.click(*the_map.point_on("tibialis_anterior"))
    expect(the_map.button("tibialis_anterior")).to_have_attribute(
        "aria-pressed", "true"
    )
    by_pointer = words(the_map.part("probe"))
    the_map.choose("soleus", MUSCLES["soleus"].name)
    the_map.choose("tibialis_anterior", MUSCLES["tibialis_anterior"].name)
    assert words(the_map.part("probe")) == by_pointer
