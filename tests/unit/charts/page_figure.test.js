import assert from "node:assert/strict";
import { test } from "node:test";
import {
  NARROW,
  pageFigure,
  swapColours,
  WIDE,
} from "../../../widgets/nerveroot/charts/web/page_figure.js";

/** @returns {import("../../../widgets/nerveroot/charts/web/types.d.ts").Figure} */
function figure() {
  return {
    data: [{ type: "scatter", x: [0, 1], y: [2, 3], marker: { color: "#6A2A72" } }],
    layout: {
      template: { layout: { font: { color: "#1B1F24" } } },
      title: { text: "The finding." },
      paper_bgcolor: "#FBFAF7",
      height: 500,
      margin: { t: 100, b: 90, l: 40, r: 20 },
      xaxis: { range: [0, 1] },
      yaxis2: { range: [0, 9] },
      annotations: [{ name: "source", text: "Lurie 2008" }, { text: "Surgery" }],
      meta: {
        chart: "demo",
        id: "demo-state",
        headline: "The finding.",
        alt: "Two points.",
        furniture: { top: 60, bottom: 40 },
        narrow: {
          data: [{ type: "scatter", x: [0], y: [2] }],
          layout: { height: 300, margin: { t: 10, b: 40 }, xaxis: { range: [0, 2] } },
        },
      },
    },
  };
}

test("the frame's words go from the drawing, and the room that they took", () => {
  const { layout } = pageFigure(figure());
  assert.equal(layout.title, undefined);
  assert.deepEqual(
    layout.annotations.map((/** @type {{text: string}} */ { text }) => text),
    ["Surgery"],
  );
  assert.equal(layout.height, 400);
  assert.deepEqual(layout.margin, { t: 40, b: 50, l: 40, r: 20 });
  assert.equal(layout.meta, undefined);
});

test("the page's own ground shows through, not the one for notebooks", () => {
  for (const narrow of [false, true]) {
    assert.equal("paper_bgcolor" in pageFigure(figure(), { narrow }).layout, false);
  }
});

test("a phone gets its own drawing, in the same template", () => {
  const { data, layout } = pageFigure(figure(), { narrow: true });
  assert.equal(data[0].x.length, 1);
  assert.equal(layout.height, 300);
  assert.deepEqual(layout.margin, { t: 10, b: 40 });
  assert.deepEqual(layout.xaxis.range, [0, 2]);
  assert.equal(layout.yaxis2, undefined);
  assert.ok(layout.template);
});

test("each width has a size of its own, unless one is asked for", () => {
  assert.equal(pageFigure(figure()).layout.width, WIDE);
  assert.equal(pageFigure(figure(), { narrow: true }).layout.width, NARROW);
  assert.equal(pageFigure(figure(), { width: 900 }).layout.width, 900);
});

test("no axis drags or zooms, so that a finger scrolls the page", () => {
  const { layout } = pageFigure(figure());
  assert.equal(layout.dragmode, false);
  assert.deepEqual(layout.xaxis, { range: [0, 1], fixedrange: true });
  assert.equal(layout.yaxis2.fixedrange, true);
});

test("on a dark ground every colour that has a dark value takes it", () => {
  const darkColours = { "#6A2A72": "#DDA6E2", "#1B1F24": "#E9E6E0" };
  const dark = pageFigure(figure(), { dark: true, darkColours });
  assert.equal(dark.data[0].marker.color, "#DDA6E2");
  assert.equal(dark.layout.template.layout.font.color, "#E9E6E0");
  const light = pageFigure(figure(), { dark: false, darkColours });
  assert.equal(light.data[0].marker.color, "#6A2A72");
});

test("colours inside the markup of a label change, in either case of letters", () => {
  const label = 'a <span style="color:#6a2a72">b</span> #123';
  assert.equal(
    swapColours(label, { "#6A2A72": "#DDA6E2" }),
    'a <span style="color:#DDA6E2">b</span> #123',
  );
});

test("the figure itself stays as it was: it is drawn more than once", () => {
  const original = figure();
  const drawn = pageFigure(original, { dark: true, darkColours: {} });
  drawn.data[0].x.push(9);
  drawn.layout.xaxis.range.push(9);
  assert.deepEqual(original, figure());
});
