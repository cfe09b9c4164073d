"""The labels of the drawing can be read."""

import pytest
from nerveroot.data import load_table

from tests.browser.conftest import OpenMap
from tests.browser.dermatome_map import MapOnPage

VIEWS = ("anterior", "posterior", "lateral", "medial", "foot_dorsum", "sole")
AUTHORS = [row.authority_id for row in load_table("authorities")][::4]

_CLASHES = """(drawing) => {
  const stage = drawing.getBoundingClientRect();
  const labels = [...drawing.querySelectorAll("text")].map((text) =>
    [text.textContent, text.getBoundingClientRect()]);
  const found = [];
  labels.forEach(([words, box], index) => {
    if (box.left < stage.left - 1 || box.right > stage.right + 1
        || box.top < stage.top - 1 || box.bottom > stage.bottom + 1) {
      found.push(`“${words}” leaves the stage`);
    }
    for (const [other, place] of labels.slice(index + 1)) {
      const wide = Math.min(box.right, place.right) - Math.max(box.left, place.left);
      const high = Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top);
      if (wide > 2 && high > 4) found.push(`“${words}” lies on “${other}”`);
    }
  });
  const lines = [...drawing.querySelectorAll(".nrm-leaders line")].map((line) =>
    ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name))));
  const side = (ax, ay, bx, by, cx, cy) =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  lines.forEach(([ax, ay, bx, by], index) => {
    for (const [cx, cy, dx, dy] of lines.slice(index + 1)) {
      if (side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0
          && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0) {
        found.push("two leaders cross");
      }
    }
  });
  return found;
}"""


def clashes(the_map: MapOnPage) -> list[str]:
    """Return which labels overlap, leave the stage, or have crossing leaders."""
    drawing = the_map.tool.locator("svg:has([data-region])")
    found: list[str] = drawing.evaluate(_CLASHES)
    return found


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_labels_keep_clear_of_each_other(open_map: OpenMap, width: int) -> None:
    """In some view, under some author, labels overlap or leave the stage."""
    the_map = open_map(width=width)
    found = {}
    for view in VIEWS:
        the_map.view(view).click()
        for author in AUTHORS:
            the_map.choose_author(author)
            found[f"{view}, {author}"] = clashes(the_map)
    the_map.mode("Agreement").click()
    for view in VIEWS:
        the_map.view(view).click()
        found[f"{view}, agreement"] = clashes(the_map)
    assert {state: lines for state, lines in found.items() if lines} == {}


def test_every_drawing_has_labels(open_map: OpenMap) -> None:
    """The drawing must be explained by a key, because its labels are gone."""
    the_map = open_map("mode=agreement&root=L5")
    for view in VIEWS:
        the_map.view(view).click()
        texts = the_map.tool.locator("svg:has([data-region]) text").count()
        assert texts >= 2, view
        assert the_map.tool.locator(".nrm-leaders line").count() >= 2, view


def test_a_clash_is_noticed(open_map: OpenMap) -> None:
    """The check of the labels looks at nothing."""
    the_map = open_map("mode=agreement&root=L5")
    assert not clashes(the_map)
    the_map.tool.locator("svg:has([data-region]) text").first.evaluate(
        "(text) => text.after(text.cloneNode(true))"
    )
    the_map.tool.locator(".nrm-leaders line").first.evaluate(
        """(line) => {
          const copy = line.cloneNode();
          const [x1, x2] = ["x1", "x2"].map((name) => Number(line.getAttribute(name)));
          const y2 = Number(line.getAttribute("y2"));
          copy.setAttribute("x1", x1 * 0.5 + x2 * 0.5 + 7);
          copy.setAttribute("x2", x1 * 0.5 + x2 * 0.5 - 7);
          copy.setAttribute("y1", y2 - 200);
          copy.setAttribute("y2", y2 + 200);
          line.after(copy);
        }"""
    )
    found = clashes(the_map)
    assert any("lies on" in line for line in found)
    assert "two leaders cross" in found
