// The timeline: when each sign appears by each source, with a cursor at the day.

import { html, replaceChildren, svg } from "../../web/dom.js";
import { dayWords, shareOfAxis } from "./state.js";

/** @import { Facts, Plan, TimingFacts } from "./types" */

const BAR = 10;
const HEAD = 26;
const SIGN = 28;
const AXIS = 30;
const SIDE = 8;
/** Ticks whose names meet their neighbours on an axis shorter than this. */
const ROOMY = 480;
const CROWDED = [91, 365];

/**
 * @typedef {object} Frame
 * @property {boolean} narrow names stand over their bars
 * @property {number} width of the whole drawing
 * @property {number} left where the axis starts
 * @property {number} right where it ends
 * @property {number} row height of a row
 */

/** @param {number} width @returns {Frame} */
function frameOf(width) {
  const narrow = width < 520;
  return narrow
    ? { narrow, width, left: SIDE, right: width - SIDE, row: 38 }
    : { narrow, width, left: 236, right: width - 116, row: 24 };
}

/**
 * @param {Facts} facts
 * @param {HTMLElement} slider moves the cursor
 */
export function timeline(facts, slider) {
  const drawing = html("div", { class: "nrep-drawing" });
  const track = html("div", { class: "nrep-track" }, slider);
  const element = html(
    "figure",
    { class: "nrep-timeline", "data-part": "timeline" },
    track,
    drawing,
    html(
      "figcaption",
      { class: "nrep-note" },
      "A bar spans the days within which a source has the sign appear; the line after it says that the sign is expected from then on, where axons were lost. The wedge is where fibrillations end. Hollow and dotted: recalled, not read. Sources stand in the table at the end. The scale changes at 6 weeks and at 6 months.",
    ),
  );
  return {
    element,
    /** @param {Plan} plan */
    update(plan) {
      const width = Math.max(drawing.clientWidth, 260);
      const frame = frameOf(width);
      track.style.paddingLeft = `${frame.left - SIDE}px`;
      track.style.paddingRight = `${width - frame.right - SIDE}px`;
      replaceChildren(drawing, draw(facts, plan, frame));
    },
  };
}

/**
 * @param {Facts} facts
 * @param {Plan} plan
 * @param {Frame} frame
 */
function draw(facts, plan, frame) {
  const { left, right, width } = frame;
  const at = (/** @type {number} */ share) => left + share * (right - left);
  const status = new Map(plan.signs.map(({ id, status }) => [id, status]));
  /** @type {SVGElement[]} */
  const parts = [];
  let y = HEAD;
  let sign = "";
  for (const row of facts.timing) {
    if (row.sign !== sign) {
      sign = row.sign;
      y += SIGN;
      parts.push(
        svg(
          "text",
          { x: frame.narrow ? left : 0, y: y - 8, class: "nrep-sign" },
          `${sign.charAt(0).toUpperCase()}${sign.slice(1)}`,
        ),
      );
    }
    parts.push(rowOf(row, status.get(row.id) ?? "", y, frame, at));
    y += frame.row;
  }
  const bottom = y + 6;
  const height = bottom + AXIS;
  const cursor = at(shareOfAxis(facts.stops, plan.days));
  const line = svg("line", {
    x1: cursor,
    x2: cursor,
    y1: HEAD,
    y2: bottom,
    class: "nrep-cursor",
  });
  return svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": description(facts, plan),
    },
    ...grid(facts, at, bottom),
    // Names stand over the axis on a phone: there the line passes behind them.
    ...(frame.narrow ? [line, ...parts] : [...parts, line]),
    ...flag(plan.days, cursor, width),
  );
}

/**
 * @param {Facts} facts
 * @param {(share: number) => number} at
 * @param {number} bottom
 */
function* grid(facts, at, bottom) {
  const crowded = at(1) - at(0) < ROOMY;
  for (const { days, label, at: share } of facts.ticks) {
    const x = at(share);
    const turn = days === 42 || days === 183;
    yield svg("line", {
      x1: x,
      x2: x,
      y1: HEAD,
      y2: bottom,
      class: turn ? "nrep-turn" : "nrep-grid",
    });
    if (crowded && CROWDED.includes(days)) continue;
    yield svg(
      "text",
      {
        x,
        y: bottom + 18,
        class: "nrep-tick",
        "text-anchor": share === 1 ? "end" : share === 0 ? "start" : "middle",
      },
      label,
    );
  }
}

/**
 * @param {number} days
 * @param {number} x
 * @param {number} width
 */
function flag(days, x, width) {
  const words = days === 0 ? "today" : `day ${days}`;
  const wide = 16 + words.length * 7.4;
  const start = Math.min(Math.max(x - wide / 2, 0), width - wide);
  return [
    svg("rect", { x: start, y: 2, width: wide, height: 22, class: "nrep-flag" }),
    svg(
      "text",
      { x: start + wide / 2, y: 18, class: "nrep-flag-words", "text-anchor": "middle" },
      words,
    ),
  ];
}

/**
 * @param {TimingFacts} row
 * @param {string} status
 * @param {number} y of its top
 * @param {Frame} frame
 * @param {(share: number) => number} at
 */
function rowOf(row, status, y, frame, at) {
  const { narrow, left, right, width } = frame;
  const middle = narrow ? y + 26 : y + 11;
  const line = narrow ? y + 14 : middle + 4.5;
  const name = `${row.structure}, ${row.lasts ? "last " : ""}${row.window}`;
  return svg(
    "g",
    {
      "data-timing": row.id,
      "data-status": status,
      class: row.verified ? "nrep-row" : "nrep-row nrep-recalled",
    },
    svg("text", { x: narrow ? left : 0, y: line, class: "nrep-name" }, name),
    ...windowOf(row, middle, at),
    svg(
      "text",
      {
        x: narrow ? right : width,
        y: line,
        class: "nrep-status-words",
        "text-anchor": "end",
      },
      row.verified ? status : `recalled: ${status}`,
    ),
  );
}

/**
 * @param {TimingFacts} row
 * @param {number} y of the middle
 * @param {(share: number) => number} at
 */
function* windowOf(row, y, at) {
  const [from, to] = [at(row.from), at(row.to)];
  const half = BAR / 2;
  if (row.lasts) {
    yield svg("path", {
      d: `M${from} ${y - half}L${to} ${y}L${from} ${y + half}Z`,
      class: "nrep-window",
    });
    return;
  }
  if (row.end !== null) {
    yield svg("line", { x1: to, x2: at(1), y1: y, y2: y, class: "nrep-after" });
  }
  if (row.from === row.to) {
    yield svg("circle", { cx: from + half, cy: y, r: half, class: "nrep-window" });
    return;
  }
  yield svg("rect", {
    x: from,
    y: y - half,
    width: Math.max(to - from, 2),
    height: BAR,
    class: "nrep-window",
  });
}

/**
 * @param {Facts} facts
 * @param {Plan} plan
 */
function description(facts, plan) {
  const said = (/** @type {string} */ wanted) =>
    plan.signs
      .filter(({ status }) => status === wanted)
      .map(({ id }) => facts.timing.find((row) => row.id === id))
      .map((row) => (row === undefined ? "" : `${row.sign} (${row.structure})`))
      .join(", ") || "none";
  return `Timeline at ${dayWords(plan.days)}. Expected by now: ${said("expected")}. May show: ${said("may show")}. Not yet: ${said("not yet")}. The table below holds every window.`;
}
