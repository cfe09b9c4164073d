// The section at a disc, seen from below: front is up, the patient's right is on the left.

import { definitions } from "./definitions.js";
import {
  axialBulge,
  axialHerniation,
  materialShape,
  yieldedSac,
} from "./herniation.js";
import { words } from "./lettering.js";
import { colour, paint, rootColour } from "./palette.js";
import {
  bothHalves,
  inside,
  mirrored,
  point,
  scaled,
  smooth,
  straight,
  units,
} from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Box, Oval, Point, RootletBundle, SpineGeometry, SpineState, SvgNode } from "./types" */

/** @typedef {{ prefix: string, text: number, window: Box, detail: "plate" | "panel" | "thumbnail" }} View */

const SIDES = /** @type {const} */ (["right", "left"]);
const ZONES = /** @type {const} */ ([
  "central",
  "subarticular",
  "foraminal",
  "extraforaminal",
]);
const LETTERS = {
  central: "C",
  subarticular: "S",
  foraminal: "F",
  extraforaminal: "X",
};
const TINTS = {
  central: 0.16,
  subarticular: 0.62,
  foraminal: 0.42,
  extraforaminal: 0.28,
};

/**
 * Both copies of something that the geometry gives for the image's left half.
 *
 * @param {readonly Point[]} points
 * @returns {Point[][]}
 */
function twice(points) {
  return [[...points], mirrored(points)];
}

/**
 * @param {Oval} oval
 * @param {string} style
 * @returns {SvgNode}
 */
function ellipse({ at, size, turn = 0 }, style) {
  const [x, y] = [units(at[0]), units(-at[1])];
  return el("ellipse", {
    cx: x,
    cy: y,
    rx: units(size[0] / 2),
    ry: units(size[1] / 2),
    transform: turn === 0 ? null : `rotate(${-turn} ${x} ${y})`,
    style,
  });
}

/**
 * Vessels and muscles, with faint fascicles inside the muscles.
 *
 * @param {SpineGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
function surroundings(geometry, prefix) {
  const { axial } = geometry;
  const muscle = (/** @type {readonly Point[]} */ outline) =>
    twice(outline).map((points) => {
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      /** @type {Point} */
      const middle = [
        (Math.min(...xs) + Math.max(...xs)) / 2,
        (Math.min(...ys) + Math.max(...ys)) / 2,
      ];
      return el(
        "g",
        { "data-layer": "muscle" },
        el("path", {
          d: smooth(points, true),
          style: paint({ fill: `url(#${prefix}muscle)`, stroke: "muscle-line" }),
        }),
        [0.72, 0.45].map((share) =>
          el("path", {
            d: smooth(scaled(points, share, middle), true),
            style: paint({ stroke: "muscle-line", width: 0.8 }),
            opacity: 0.35,
          }),
        ),
      );
    });
  const vessel = (/** @type {string} */ fill) => (/** @type {Oval} */ oval) =>
    ellipse(oval, paint({ fill, stroke: "surface", width: 2 }));
  return [
    el("path", {
      d: smooth(bothHalves(axial.body_wall), true),
      "data-layer": "fat",
      style: paint({ fill: "fat" }),
    }),
    ...axial.veins.map(vessel("vein")),
    ...axial.arteries.map(vessel("artery")),
    ...[axial.psoas, axial.quadratus, axial.erector, axial.multifidus].flatMap(muscle),
    ...twice(axial.fascia).map((points) =>
      el("path", { d: smooth(points), style: paint({ stroke: "ligament", width: 4 }) }),
    ),
  ];
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode}
 */
function discShape({ axial }, prefix) {
  const outline = bothHalves(axial.disc);
  const nucleus = bothHalves(axial.nucleus);
  const rings = Array.from({ length: axial.lamellae }, (_, index) => {
    const share = (index + 1) / (axial.lamellae + 1);
    return outline.map(([x, y]) => {
      const scale = 1 - share * 0.4;
      return point(x * scale, y * scale - share * 0.3);
    });
  });
  return el(
    "g",
    { "data-layer": "disc" },
    el("path", {
      d: smooth(axial.anterior_ligament),
      style: paint({ stroke: "ligament", width: 5 }),
    }),
    el("path", {
      d: smooth(outline, true),
      style: paint({ fill: `url(#${prefix}disc)`, stroke: "disc-line", width: 2 }),
    }),
    rings.map((ring) =>
      el("path", {
        d: smooth(ring, true),
        style: paint({ stroke: "disc-line", width: 0.9 }),
        opacity: 0.6,
      }),
    ),
    el("path", {
      d: smooth(nucleus, true),
      style: paint({ fill: "disc-core", stroke: "disc-line", width: 1 }),
    }),
  );
}

/**
 * Facets with their joint spaces, lamina, spinous process and yellow ligament.
 *
 * @param {SpineGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
function bones({ axial }, prefix) {
  const bone = paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line", width: 1.8 });
  const core = paint({ fill: "bone-core", more: "opacity:.75" });
  const each = (
    /** @type {readonly Point[]} */ points,
    /** @type {string} */ style,
    /** @type {string} */ layer,
    closed = true,
  ) =>
    twice(points).map((side) =>
      el("path", { d: smooth(side, closed), "data-layer": layer, style }),
    );
  return [
    ...each(axial.capsule, paint({ stroke: "ligament", width: 3 }), "capsule", false),
    ...each(axial.inferior_facet, bone, "inferior-facet"),
    ...each(axial.inferior_core, core, "marrow"),
    ...each(axial.superior_facet, bone, "superior-facet"),
    ...each(axial.superior_core, core, "marrow"),
    ...each(axial.joint, paint({ stroke: "surface", width: 9 }), "joint", false),
    ...each(
      axial.joint,
      paint({ stroke: "disc-line", width: 1.6 }),
      "joint-line",
      false,
    ),
    ...each(
      axial.flavum,
      paint({ fill: "ligament", stroke: "ligament-line", width: 1.3 }),
      "flavum",
    ),
    el("path", {
      d: smooth(bothHalves(axial.spinous), true),
      "data-layer": "spinous",
      style: bone,
    }),
    el("path", { d: smooth(bothHalves(axial.spinous_core), true), style: core }),
  ];
}

/**
 * What presses, in image coordinates, or null.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @returns {{ outline: Point[], track: Point[] | null } | null}
 */
export function axialMaterial(geometry, state) {
  if (state === null) return null;
  if (state.type === "bulge")
    return { outline: axialBulge(geometry, state), track: null };
  const { outline, track } = axialHerniation(geometry, state);
  // Seen from below, the patient's right is the image's left.
  return state.side === "right"
    ? { outline: mirrored(outline), track: mirrored(track) }
    : { outline, track };
}

/**
 * The sac and where its rootlets lie once the material has pushed them.
 *
 * @param {SpineGeometry} geometry
 * @param {readonly Point[] | null} obstacle
 * @returns {{ sac: Point[], moved: (point: Point, reach: number) => Point }}
 */
export function pressedSac({ axial }, obstacle) {
  const whole = bothHalves(axial.sac.outline);
  if (obstacle === null) return { sac: whole, moved: (point) => point };
  const sac = yieldedSac(whole, axial.sac.centre, obstacle, axial.clearance);
  const middle = axial.sac.centre;
  return {
    sac,
    // Backwards and a little towards the midline, in small steps, until the rootlet with
    // its wall is inside again.
    moved: (point, reach) => {
      let [x, y] = point;
      const rim = scaled(sac, 1 - reach / 8, middle);
      /** @type {Point} */
      const goal = [x * 0.8, middle[1]];
      for (let step = 0; step < 40 && !inside(rim, [x, y]); step += 1) {
        x += (goal[0] - x) * 0.07;
        y += (goal[1] - y) * 0.07;
      }
      return [x, y];
    },
  };
}

/**
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {readonly Point[] | null} obstacle
 * @param {{ traversing: string, next: string | null }} names
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
function sacLayers(geometry, state, obstacle, names, prefix) {
  const { rootlets } = geometry.axial;
  const { sac, moved } = pressedSac(geometry, obstacle);
  const radius = rootlets.radius;
  const dot = (
    /** @type {Point} */ at,
    /** @type {string} */ style,
    /** @type {Record<string, string>} */ data = {},
  ) => {
    const [x, y] = moved(at, radius + 0.7);
    return el("circle", {
      cx: units(x),
      cy: units(-y),
      r: units(radius),
      style,
      ...data,
    });
  };
  /** @type {SvgNode[]} */
  const lights = [];
  /** @type {SvgNode[]} */
  const dots = [];
  const bundle = (
    /** @type {RootletBundle} */ { at, motor, sensory },
    /** @type {string} */ root,
  ) => {
    for (const side of SIDES) {
      const flip = (/** @type {Point} */ [x, y]) => point(side === "right" ? -x : x, y);
      const strength = litAt(state, root, side);
      if (strength > 0) {
        const [x, y] = moved(flip(at), radius + 1);
        lights.push(
          el(
            "g",
            { "data-layer": "glow" },
            [4.4, 3.6, 2.9, 2.2].map((r) =>
              el("circle", {
                cx: units(x),
                cy: units(-y),
                r: units(r),
                style: paint({ fill: "glow" }),
                opacity: 0.3 * strength,
              }),
            ),
          ),
        );
      }
      const data = { "data-root": root, "data-side": side };
      const fill = rootColour(root);
      for (const point of sensory) {
        dots.push(
          dot(flip(point), `fill:${fill};stroke:${colour("surface")};stroke-width:1`, {
            ...data,
            "data-kind": "sensory",
          }),
        );
      }
      for (const point of motor) {
        dots.push(
          dot(
            flip(point),
            `fill:${colour("surface")};stroke:${fill};stroke-width:2.2`,
            { ...data, "data-kind": "motor" },
          ),
        );
      }
    }
  };
  if (names.next !== null) bundle(rootlets.next, names.next);
  bundle(rootlets.traversing, names.traversing);
  const sacral = rootlets.sacral.flatMap((point) =>
    twice([point]).map(([at]) => at ?? point),
  );
  return [
    el("path", {
      d: smooth(sac, true, 1),
      "data-layer": "sac",
      style: paint({ fill: `url(#${prefix}sac)`, stroke: "sac-line", width: 2.2 }),
    }),
    el("g", { "data-layer": "glows" }, lights),
    el(
      "g",
      { "data-layer": "rootlets" },
      sacral.map((point) => dot(point, paint({ fill: "rootlet" }))),
      dot(rootlets.filum, paint({ fill: "filum" })),
      dots,
    ),
  ];
}

/**
 * @param {SpineState | null} state
 * @param {string} root
 * @param {"right" | "left"} side
 * @returns {number}
 */
function litAt(state, root, side) {
  if (state === null || !(state.both || state.side === side)) return 0;
  if (state.hit.includes(root)) return 1;
  return state.size === "large" && state.atRisk.includes(root) ? 0.5 : 0;
}

/**
 * The root that has left at this disc: its ganglion just above the plane, dashed, and its
 * nerve in the plane, outside the canal.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {string} level
 * @param {string} root
 * @returns {{ ganglia: SvgNode[], nerves: SvgNode[] }}
 */
function exitingNerves(geometry, state, level, root) {
  const { ganglion, exiting_nerve: nerve } = geometry.axial;
  const places = exitingPlaces(geometry, level);
  /** @type {{ ganglia: SvgNode[], nerves: SvgNode[] }} */
  const layers = { ganglia: [], nerves: [] };
  for (const side of SIDES) {
    const sign = side === "right" ? -1 : 1;
    const strength = litAt(state, root, side);
    const data = { "data-root": root, "data-side": side };
    const pressed = state !== null && state.type !== "bulge" && state.side === side;
    const away = pressed && state.zone === "foraminal" ? 1.4 : 0;
    const out = pressed && state.zone === "extraforaminal" ? 2 : 0;
    const [gx, gy] = [sign * places.ganglion[0], places.ganglion[1] - away];
    const [nx, ny] = [sign * (places.nerve[0] + out), places.nerve[1] - out * 0.8];
    if (strength > 0) {
      const glowing =
        state?.zone === "extraforaminal" ? [nx, ny] : [(gx + nx) / 2, (gy + ny) / 2];
      layers.ganglia.push(
        el(
          "g",
          { "data-layer": "glow" },
          [1.55, 1.35, 1.18, 1].map((r) =>
            ellipse(
              {
                at: [glowing[0] ?? 0, glowing[1] ?? 0],
                size: [11 * r, 7.6 * r],
                turn: -sign * 14,
              },
              paint({ fill: "glow", more: `opacity:${0.26 * strength}` }),
            ),
          ),
        ),
      );
    }
    layers.ganglia.push(
      el(
        "g",
        { ...data, "data-ganglion": root },
        ellipse(
          { at: [gx, gy], size: ganglion.size, turn: sign * ganglion.turn },
          `fill:${rootColour(root)};fill-opacity:.3;stroke:${rootColour(root)};stroke-width:2.6;stroke-dasharray:8 5`,
        ),
        el("path", {
          d: straight([
            [gx + sign * 4.2, gy + 1.1],
            [nx - sign * 2.2, ny - 1.2],
          ]),
          "stroke-dasharray": "7 5",
          style: `fill:none;stroke:${rootColour(root)};stroke-width:2.6`,
        }),
      ),
    );
    layers.nerves.push(
      el(
        "g",
        { ...data, "data-nerve": root },
        ellipse(
          {
            at: [nx, ny],
            size: [nerve.size[0] + 0.5, nerve.size[1] + 0.5],
            turn: -sign * 14,
          },
          paint({ fill: "surface" }),
        ),
        ellipse(
          { at: [nx, ny], size: nerve.size, turn: -sign * 14 },
          `fill:${rootColour(root)};stroke:${rootColour(root, "edge")};stroke-width:2.2`,
        ),
        ellipse(
          { at: [nx + sign * 0.7, ny - 0.3], size: [2.4, 1.4], turn: -sign * 14 },
          "fill:#fff;opacity:.32",
        ),
      ),
    );
  }
  return layers;
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} level
 * @returns {{ ganglion: Point, nerve: Point }} of the image's right half
 */
export function exitingPlaces({ axial }, level) {
  const borders = axial.zones[level];
  const standard = axial.zones["L4-5"];
  if (borders === undefined || standard === undefined)
    throw new Error(`unknown level ${level}`);
  const share = (axial.ganglion.at[0] - standard[1]) / (standard[2] - standard[1]);
  return {
    ganglion: [borders[1] + share * (borders[2] - borders[1]), axial.ganglion.at[1]],
    nerve: [borders[2] + axial.exiting_nerve.beyond_border, axial.exiting_nerve.y],
  };
}

/**
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {string} level
 * @param {View} view
 * @returns {SvgNode}
 */
function zoneMarks(geometry, state, level, view) {
  const { zones, zone_end, zone_bar } = geometry.axial;
  const borders = zones[level] ?? [8.7, 13.1, 27];
  const steps = [0, ...borders, zone_end];
  const size = view.text * 0.8;
  const height = Math.max(units(zone_bar.height), size * 1.4);
  const top = units(-zone_bar.y) - height / 2;
  /** @type {SvgNode[]} */
  const nodes = [];
  for (const sign of [-1, 1]) {
    borders.forEach((x) => {
      nodes.push(
        el("path", {
          d: `M${units(sign * x)} ${top + height}V${units(40)}`,
          "stroke-dasharray": "5 6",
          style: paint({ stroke: "zone", width: 1.5 }),
          opacity: 0.85,
        }),
      );
    });
    ZONES.forEach((zone, index) => {
      if (zone === "central" && sign > 0) return;
      const from = zone === "central" ? -(borders[0] ?? 0) : (steps[index] ?? 0);
      const to = steps[index + 1] ?? zone_end;
      const [left, right] =
        zone === "central" ? [from, to] : sign < 0 ? [-to, -from] : [from, to];
      const chosen =
        state?.zone === zone &&
        (zone === "central" || (state.side === "right") === sign < 0);
      nodes.push(
        el("rect", {
          x: units(left),
          y: top,
          width: units(right - left),
          height,
          style: `fill:${colour("surface")}`,
        }),
        el("rect", {
          x: units(left),
          y: top,
          width: units(right - left),
          height,
          "data-zone": zone,
          style: chosen
            ? `fill:${colour("ink")};stroke:${colour("surface")};stroke-width:2`
            : `fill:${colour("zone")};fill-opacity:${TINTS[zone] * 0.7};stroke:${colour("surface")};stroke-width:2`,
        }),
        words(
          LETTERS[zone],
          units((left + right) / 2),
          top + height / 2 + size * 0.35,
          {
            size,
            weight: 700,
            anchor: "middle",
            fill: chosen ? "surface" : "ink",
          },
        ),
      );
    });
  }
  return el("g", { "data-layer": "zone-marks" }, nodes);
}

/**
 * All layers back to front, in drawing units with the origin in the middle of the disc.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {string} level
 * @param {View} view
 * @param {{ traversing: string, exiting: string, next: string | null }} names roots at
 *   this disc
 * @returns {SvgNode}
 */
export function axialLayers(geometry, state, level, view, names) {
  const { axial } = geometry;
  const { prefix } = view;
  const material = axialMaterial(geometry, state);
  const bulge = state?.type === "bulge";
  const exiting = exitingNerves(geometry, state, level, names.exiting);
  const shape =
    material === null ? null : materialShape(material.outline, prefix, { bulge });
  return el(
    "g",
    { "data-view": "axial" },
    surroundings(geometry, prefix),
    discShape(geometry, prefix),
    twice(axial.canal_fat).map((points) =>
      el("path", {
        d: smooth(points, true),
        "data-layer": "canal-fat",
        style: paint({ fill: "fat-deep" }),
      }),
    ),
    axial.foraminal_vessels.flatMap((vessel) =>
      [-1, 1].map((sign) =>
        ellipse(
          { at: [sign * vessel.at[0], vessel.at[1]], size: vessel.size },
          paint({ fill: vessel.kind }),
        ),
      ),
    ),
    bulge ? shape : null,
    exiting.ganglia,
    bones(geometry, prefix),
    sacLayers(geometry, state, material?.outline ?? null, names, prefix),
    material?.track == null
      ? null
      : el("path", {
          d: smooth(material.track),
          "data-layer": "fissure",
          style: `fill:none;stroke:${colour("disc-core")};stroke-width:34;stroke-linecap:butt`,
        }),
    bulge ? null : shape,
    exiting.nerves,
    view.detail === "thumbnail" ? null : zoneMarks(geometry, state, level, view),
  );
}

/**
 * A framed drawing.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {string} level
 * @param {View} view
 * @param {{ traversing: string, exiting: string, next: string | null }} names
 * @returns {SvgNode}
 */
export function axialPanel(geometry, state, level, view, names) {
  const { left, right, top, bottom } = view.window;
  const frame = {
    x: units(left),
    y: units(-top),
    width: units(right - left),
    height: units(top - bottom),
    rx: 10,
  };
  return el(
    "g",
    { "data-panel": "axial" },
    el(
      "defs",
      {},
      definitions(view.prefix),
      el("clipPath", { id: `${view.prefix}frame` }, el("rect", frame)),
    ),
    el("rect", { ...frame, style: paint({ fill: "surface" }) }),
    el(
      "g",
      { "clip-path": `url(#${view.prefix}frame)` },
      axialLayers(geometry, state, level, view, names),
    ),
    el("rect", {
      ...frame,
      style: `fill:none;stroke:${colour("line")};stroke-width:2`,
    }),
  );
}
