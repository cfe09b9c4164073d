// Before and after on one scale from 0 to 100%.

import { html, setAttributes, svg } from "../../web/dom.js";
import { hundredWords, percentWords } from "./words.js";

/** @import { Outcome } from "./types" */

const TICKS = [0, 25, 50, 75, 100];
const LINE = 44;
/** Px of a letter, at most, and of the scale where it has no width yet. */
const LETTER = 7.6;
const LEAST = 300;

export function bar() {
  const drawing = svg("svg", { height: 84, width: "100%", role: "img" });
  const element = html("div", { class: "nrpt-bar", "data-part": "bar" }, drawing);
  const at = (/** @type {number} */ probability) => `${probability * 100}%`;
  const before = svg("text", { y: 14, class: "nrpt-tick" });
  const after = svg("text", { y: 14, class: "nrpt-after" });
  // A nested drawing moves by percent, which a path cannot.
  const arrow = svg(
    "svg",
    { overflow: "visible" },
    svg("path", { d: "M-6 20H6L0 30z", class: "nrpt-arrow" }),
  );
  const interval = svg("line", { y1: LINE, y2: LINE, class: "nrpt-interval" });
  const caps = [0, 1].map(() =>
    svg("line", { y1: LINE - 7, y2: LINE + 7, class: "nrpt-interval" }),
  );
  const dot = svg("circle", { cy: LINE, r: 7, class: "nrpt-dot" });
  drawing.append(
    svg("line", { x1: "0%", x2: "100%", y1: LINE, y2: LINE, class: "nrpt-scale" }),
    ...TICKS.flatMap((tick) => [
      svg("line", {
        x1: `${tick}%`,
        x2: `${tick}%`,
        y1: LINE + 3,
        y2: LINE + 10,
        class: "nrpt-tick-line",
      }),
      svg(
        "text",
        {
          x: `${tick}%`,
          y: LINE + 28,
          "text-anchor": anchor(tick / 100),
          class: "nrpt-tick",
        },
        tick === 100 ? "100%" : tick,
      ),
    ]),
    before,
    after,
    arrow,
    interval,
    ...caps,
    dot,
  );
  return {
    element,
    /** @param {Outcome} outcome */
    update({ pretest, posttest }) {
      element.hidden = posttest === null;
      if (posttest === null) return;
      const { value, low, high } = posttest;
      setAttributes(drawing, {
        "aria-label": `On a scale from 0 to 100%: ${percentWords({ value: pretest, low: null, high: null })} before the test, ${percentWords(posttest)} after it.`,
      });
      before.textContent = `before ${hundredWords(pretest)}`;
      after.textContent = `after ${hundredWords(value)}`;
      const wide = drawing.clientWidth || LEAST;
      const places = apart(
        [pretest * wide, value * wide],
        [before, after].map((label) => label.textContent.length * LETTER),
        wide,
      );
      setAttributes(before, { x: places[0] });
      setAttributes(after, { x: places[1] });
      setAttributes(arrow, { x: at(pretest) });
      setAttributes(dot, { cx: at(value), "data-hollow": low === null });
      const bounded = low !== null && high !== null;
      setAttributes(interval, {
        x1: at(low ?? 0),
        x2: at(high ?? 0),
        hidden: !bounded,
      });
      [low, high].forEach((end, place) => {
        const x = at(end ?? 0);
        const cap = caps[place];
        if (cap !== undefined) setAttributes(cap, { x1: x, x2: x, hidden: !bounded });
      });
    },
  };
}

/**
 * Where two labels begin so that they stand at their points, inside, and apart.
 *
 * @param {number[]} points
 * @param {number[]} widths
 * @param {number} room
 * @returns {number[]}
 */
export function apart(points, widths, room) {
  const [first, second] = /** @type {[number, number]} */ (
    (points[0] ?? 0) <= (points[1] ?? 0) ? [0, 1] : [1, 0]
  );
  const wide = (/** @type {number} */ place) => widths[place] ?? 0;
  const wish = (/** @type {number} */ place) => (points[place] ?? 0) - wide(place) / 2;
  const gap = 10;
  let left = wish(first);
  let right = wish(second);
  const overlap = left + wide(first) + gap - right;
  if (overlap > 0) {
    left -= overlap / 2;
    right += overlap / 2;
  }
  const least = -12;
  const most = room + 12;
  right = Math.min(Math.max(right, least + wide(first) + gap), most - wide(second));
  left = Math.max(Math.min(left, right - gap - wide(first)), least);
  return first === 0 ? [left, right] : [right, left];
}

/** @param {number} share of the width */
function anchor(share) {
  if (share < 0.1) return "start";
  return share > 0.9 ? "end" : "middle";
}
