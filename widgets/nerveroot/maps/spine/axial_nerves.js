// Sac, rootlets and the nerve that has left, in the section at a disc.

import { ellipse, SIDES, twice } from "./axial_tissues.js";
import { yieldedSac } from "./herniation.js";
import { colour, paint, rootColour } from "./palette.js";
import {
  bothHalves,
  inside,
  point,
  scaled,
  smooth,
  straight,
  units,
} from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Point, RootletBundle, SpineGeometry, SpineState, SvgNode } from "./types" */

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
export function sacLayers(geometry, state, obstacle, names, prefix) {
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
export function exitingNerves(geometry, state, level, root) {
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
