// What the drawings contain and in which order they are painted; that the still figures
// are up to date; that the explorer's state keeps to its values.

/** @import { SvgNode } from "../../../widgets/nerveroot/maps/spine/types" */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  drawingText,
  reasons,
  stateSentence,
  verdict,
} from "../../../widgets/nerveroot/maps/level_explorer/sentences.js";
import {
  CHOICES,
  fromHash,
  reduce,
} from "../../../widgets/nerveroot/maps/level_explorer/state.js";
import { spineState } from "../../../widgets/nerveroot/maps/spine/cells.js";
import { discEdges } from "../../../widgets/nerveroot/maps/spine/herniation.js";
import {
  figurePath,
  makeFigures,
} from "../../../widgets/nerveroot/maps/spine/make_figures.js";
import { SPINE_COLOURS } from "../../../widgets/nerveroot/maps/spine/palette.js";
import { drawPanels, isMidline } from "../../../widgets/nerveroot/maps/spine/panels.js";
import {
  cull,
  el,
  pathBox,
  toMarkup,
  walk,
} from "../../../widgets/nerveroot/maps/spine/svg_tree.js";
import { withVariant } from "../../../widgets/nerveroot/maps/spine/variants.js";

const MAPS = new URL("../../../widgets/nerveroot/maps/", import.meta.url);
/** @param {string} path */
const read = (path) => readFileSync(new URL(path, MAPS), "utf-8");
const geometry = JSON.parse(read("spine/spine_geometry.json"));
const cells = JSON.parse(read("generated/disc_cells.json"));
/** @type {import("../../../widgets/nerveroot/maps/level_explorer/types").State} */
const FIRST = {
  variant: "usual",
  level: "L4-5",
  zone: "subarticular",
  type: "protrusion",
  size: "medium",
  side: "right",
};
const draw = (change = {}) =>
  drawPanels(geometry, cells, { ...FIRST, ...change }, { prefix: "t", text: 34 });

/**
 * Order in which the layers of a drawing are painted.
 *
 * @param {SvgNode} node
 * @returns {(string | undefined)[]}
 */
function layers(node) {
  return walk(node)
    .map(({ attributes }) => attributes["data-layer"])
    .flatMap((name) => (typeof name === "string" ? [name] : []));
}

/**
 * @param {(string | undefined)[]} painted
 * @param {string[]} names must be painted in this order, first to last
 */
function inOrder(painted, names) {
  const places = names.map((name) => painted.indexOf(name));
  assert.ok(!places.includes(-1), `all of ${names} in ${[...new Set(painted)]}`);
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    names.join(" → "),
  );
}

test("every state draws, in every view, with names for the root that the table gives", () => {
  for (const level of CHOICES.level) {
    for (const zone of CHOICES.zone) {
      for (const type of CHOICES.type) {
        for (const side of CHOICES.side) {
          const panels = draw({ level, zone, type, side, size: "large" });
          const cell = cells.find(
            (/** @type {any} */ row) => row.disc === level && row.zone === zone,
          );
          for (const view of /** @type {const} */ ([
            "posterior",
            "axial",
            "sagittal",
          ])) {
            const text = toMarkup(panels[view].node);
            assert.ok(
              !text.includes("NaN") && !text.includes("undefined"),
              `${level} ${zone} ${type}`,
            );
            const named = cell.hit.every((/** @type {string} */ root) =>
              text.includes(`${root} hit`),
            );
            assert.equal(named, type !== "bulge", `${level} ${zone} ${type} ${view}`);
          }
        }
      }
    }
  }
});

test("layers from behind are painted from the front of the body to the back", () => {
  inOrder(layers(draw().posterior.node), [
    "transverse-processes",
    "body",
    "disc",
    "posterior-ligament",
    "zone-tints",
    "herniation",
    "sac",
    "glows",
    "rootlets",
    "roots",
    "veil",
    "zone-marks",
    "tags",
  ]);
});

test("layers of the section: material over sac and rootlets, a bulge under the bones", () => {
  inOrder(layers(draw().axial.node), [
    "muscle",
    "disc",
    "canal-fat",
    "superior-facet",
    "flavum",
    "sac",
    "rootlets",
    "herniation",
    "zone-marks",
    "tags",
  ]);
  inOrder(layers(draw({ type: "bulge" }).axial.node), [
    "disc",
    "canal-fat",
    "bulge",
    "superior-facet",
    "sac",
  ]);
});

test("layers of the side view: the material lies over sac and roots", () => {
  const painted = layers(draw().sagittal.node);
  inOrder(painted, ["sac", "cord", "herniation"]);
  const order = walk(draw().sagittal.node).map(
    ({ attributes }) => attributes["data-root"] ?? attributes["data-layer"],
  );
  assert.ok(order.lastIndexOf("L5") < order.indexOf("herniation"));
});

test("the side view is cut where the material lies", () => {
  assert.equal(isMidline(FIRST), true);
  assert.equal(isMidline({ ...FIRST, zone: "foraminal" }), false);
  assert.equal(isMidline({ ...FIRST, zone: "foraminal", type: "bulge" }), true);
  assert.match(
    toMarkup(draw({ zone: "foraminal" }).sagittal.node),
    /sagittal-pedicles/,
  );
});

test("only the side that is hit glows; a central herniation lights both", () => {
  const glowing = (/** @type {ReturnType<typeof draw>} */ panels) =>
    walk(panels.posterior.node).filter(
      ({ attributes }) => attributes["data-layer"] === "glow",
    ).length;
  assert.equal(glowing(draw()), 1);
  assert.equal(glowing(draw({ zone: "central" })), 2);
  assert.equal(glowing(draw({ type: "bulge" })), 0);
  assert.equal(
    glowing(draw({ size: "large" })),
    2,
    "L4-5, large: S1 is at risk as well",
  );
});

test("right and left are written on the views from behind and below, front and back at the side", () => {
  for (const side of CHOICES.side) {
    const panels = draw({ side });
    for (const view of /** @type {const} */ (["posterior", "axial"])) {
      const text = toMarkup(panels[view].node);
      assert.ok(text.includes(">Right<") && text.includes(">Left<"));
    }
    assert.match(toMarkup(panels.sagittal.node), />Front<.*>Back</);
  }
});

test("every root carries its own pattern, so that grey print can be read", () => {
  const cores = new Map();
  for (const { attributes } of walk(draw().posterior.node)) {
    const root = attributes["data-core"];
    if (root !== undefined) cores.set(root, attributes["stroke-dasharray"] ?? "solid");
  }
  assert.equal(cores.get("L5"), "solid");
  assert.equal(new Set(cores.values()).size, cores.size);
});

test("no two leaders of a plate cross, in either arrangement", () => {
  const leader =
    /<path d="M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)" data-leader="[^"]*"/g;
  for (const [name, text] of Object.entries(makeFigures())) {
    for (const part of text.split('nr-shape-narrow"')) {
      const lines = [...part.matchAll(leader)].map((match) =>
        match.slice(1).map(Number),
      );
      const wide = part.includes('class="nr-shape-wide"');
      if (name.startsWith("spine_") && wide) assert.ok(lines.length >= 12, name);
      for (const [i, a] of lines.entries()) {
        for (const b of lines.slice(i + 1)) {
          assert.ok(!cross(a, b), `${name}: ${a} × ${b}`);
        }
      }
    }
  }
});

/**
 * Whether two straight lines [x1, y1, x2, y2] cross.
 *
 * @param {number[]} first
 * @param {number[]} second
 */
function cross(first, second) {
  const side = (
    /** @type {number[]} */ [px = 0, py = 0, qx = 0, qy = 0],
    /** @type {number[]} */ [rx = 0, ry = 0],
  ) => Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  const apart = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
    side(one, other.slice(0, 2)) * side(one, other.slice(2)) < 0;
  return apart(first, second) && apart(second, first);
}

test("the still figures are those that the modules draw", () => {
  for (const [name, text] of Object.entries(makeFigures())) {
    assert.ok(
      readFileSync(figurePath(name), "utf-8") === text,
      `${name}: run make_figures.js again`,
    );
  }
});

test("the palette of the stylesheet is that of the drawings", () => {
  const css = read("spine/spine.css");
  const light = css.slice(0, css.indexOf("@media"));
  const found = Object.fromEntries(
    [...light.matchAll(/--nr-spine-([\w-]+): (#\w+);/g)].map(([, name, value]) => [
      name,
      value.toUpperCase(),
    ]),
  );
  assert.deepEqual(
    found,
    Object.fromEntries(
      Object.entries(SPINE_COLOURS).map(([name, value]) => [name, value.toUpperCase()]),
    ),
  );
  const dark = css.slice(css.indexOf("@media"));
  for (const name of Object.keys(SPINE_COLOURS)) {
    assert.equal(
      dark.split(`--nr-spine-${name}:`).length,
      3,
      `${name} has a dark value in both blocks`,
    );
  }
});

test("a bulge names no root, whatever the zone", () => {
  for (const zone of CHOICES.zone) {
    assert.deepEqual(spineState(cells, { ...FIRST, zone, type: "bulge" }).hit, []);
  }
});

test("state: unknown values are dropped, from the address too", () => {
  assert.equal(reduce(FIRST, { level: "L6-7" }), FIRST);
  assert.equal(reduce(FIRST, { zone: "foraminal" }).zone, "foraminal");
  assert.deepEqual(fromHash({ level: "L5-S1", zone: "<b>", side: "left" }), {
    change: { level: "L5-S1", side: "left" },
    ignored: ["zone"],
  });
});

test("sentences name the root of the table and the one that is spared", () => {
  const facts = {
    levels: [{ id: "L4-5", name: "L4–5" }],
    cells,
    shares: [],
    terms: [],
    sleeves: {},
    variants: [{ id: "conjoined", name: "L5 and S1 in one sleeve", statements: [] }],
  };
  assert.equal(
    stateSentence(facts, FIRST),
    "L4–5 disc, subarticular protrusion on the right, medium: hits L5, the traversing root.",
  );
  assert.equal(verdict(facts, FIRST), "Hits L5, the traversing root");
  assert.match(reasons(facts, FIRST).join(" "), /S1 may be reached as well when/);
  assert.match(drawingText(facts, FIRST, "posterior"), /L5 glows; L4 is spared/);
  assert.match(
    drawingText(facts, { ...FIRST, zone: "foraminal" }, "pedicles"),
    /L4 glows; L5 is spared/,
  );
});

test("the tree escapes text and leaves out what is not set", () => {
  const node = el("a", { title: 'x"<&', hidden: false, id: null }, "<b>&", null, [
    el("c"),
  ]);
  assert.equal(toMarkup(node), '<a title="x&quot;&lt;&amp;">&lt;b&gt;&amp;<c/></a>');
});

test("culling leaves out what lies outside the window and nothing else", () => {
  assert.deepEqual(pathBox("M10 20c5 5 10-30 20 10l-40 0Z"), [-10, -10, 30, 30]);
  const window = { x: 0, y: 0, width: 100, height: 100 };
  const inner = el("path", { d: "M10 10l20 20" });
  const outer = el("path", { d: "M500 500l20 20" });
  const kept = cull(el("g", {}, inner, outer, el("g", {}, outer)), window);
  assert.deepEqual(kept?.children, [inner]);
});

test("variants change L5 from behind and nothing else; numbering changes no shape", () => {
  const shown = (/** @type {string} */ variant) => {
    const panels = draw({ variant });
    return Object.values(panels).map(({ node }) => toMarkup(node));
  };
  const [behind, ...others] = shown("usual");
  for (const variant of CHOICES.variant) {
    const [changed, ...same] = shown(variant);
    assert.deepEqual(same, others, variant);
    const alike = variant === "usual" || variant === "transitional";
    assert.equal(changed === behind, alike, variant);
  }
});

test("variants: where L5 leaves the sac, its ganglion, one sleeve for two", () => {
  const { top, bottom } = discEdges(geometry, "L4-5");
  const l5 = (/** @type {string} */ name) => withVariant(geometry, name).posterior;
  const at = l5("takeoff_at_disc").roots.L5?.takeoff ?? 0;
  assert.ok(at > bottom && at < top);
  assert.ok((l5("takeoff_above_disc").roots.L5?.takeoff ?? 0) > top);
  const ganglion = l5("ganglion_intraspinal").ganglia.L5;
  const medial = geometry.posterior.vertebrae.L5.pedicle[0];
  assert.ok((ganglion?.at[0] ?? 99) < medial, "medial to the pedicle");
  const { L5, S1 } = l5("conjoined").roots;
  assert.ok(Math.abs((L5?.takeoff ?? 0) - (S1?.takeoff ?? 99)) < 1);
});

test("the sentence names a variant", () => {
  const facts = {
    levels: [{ id: "L4-5", name: "L4–5" }],
    cells,
    shares: [],
    terms: [],
    sleeves: {},
    variants: [{ id: "conjoined", name: "L5 and S1 in one sleeve", statements: [] }],
  };
  const state = { ...FIRST, variant: "conjoined" };
  assert.match(stateSentence(facts, state), /Variant: L5 and S1 in one sleeve\.$/);
});
