// Fagan's nomogram: a ruler through the probability before and the ratio meets the
// probability after. Both outer axes are log odds, the left one upside down; the middle
// one is the logarithm of the ratio at half their scale, so that the three are in line.

import { html, setAttributes, svg } from "../../web/dom.js";
import { hundredWords, ratioWords } from "./words.js";

/** @import { Outcome } from "./types" */

const WIDTH = 320;
const HEIGHT = 400;
const MIDDLE = 210;
const LEFT = 58;
const CENTRE = 160;
const RIGHT = 262;
const PER_LOG = 25;
/** Beyond it the axes end. */
const MOST = Math.log(999);
const PERCENTS = [0.1, 0.5, 1, 5, 10, 20, 50, 80, 90, 95, 99, 99.5, 99.9];
const HATCHED = "Hatched: what the interval of the ratio leaves open.";
const HOLLOW = "No band: the ratio has no interval.";
const RATIOS = [0.001, 0.01, 0.1, 1, 10, 100, 1000];

/** @param {number} probability */
const logOdds = (probability) => Math.log(probability) - Math.log1p(-probability);
/** @param {number} value */
const clamp = (value) => Math.max(-MOST, Math.min(MOST, value));
/** @param {number} probability */
const yBefore = (probability) => MIDDLE + PER_LOG * clamp(logOdds(probability));
/** @param {number} probability */
const yAfter = (probability) => MIDDLE - PER_LOG * clamp(logOdds(probability));
/** @param {number} ratio */
const yRatio = (ratio) => MIDDLE - (PER_LOG / 2) * clampRatio(Math.log(ratio));
/** @param {number} value */
const clampRatio = (value) =>
  Math.max(-Math.log(1000), Math.min(Math.log(1000), value));

/** @param {string} prefix */
export function nomogram(prefix) {
  const band = svg("path", { class: "nrpt-band", style: `fill:url(#${prefix}-wide)` });
  const edges = svg("path", { class: "nrpt-edge" });
  const line = svg("path", { class: "nrpt-line" });
  const interval = svg("path", { class: "nrpt-interval" });
  const dot = svg("circle", { cx: RIGHT, r: 6, class: "nrpt-dot" });
  const labels = [
    tag(LEFT - 6, "end"),
    tag(CENTRE, "middle"),
    tag(RIGHT + 10, "start"),
  ];
  const caption = html("figcaption", {});
  const beyond = html(
    "p",
    { class: "nrpt-note" },
    "The line runs beyond the drawn scales.",
  );
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "img" },
    ...axes(),
    band,
    edges,
    line,
    interval,
    dot,
    ...labels.map(({ element }) => element),
  );
  const element = html(
    "figure",
    { class: "nrpt-nomogram", "data-part": "nomogram" },
    drawing,
    caption,
    beyond,
  );
  return {
    element,
    /** @param {Outcome} outcome */
    update({ pretest, ratio, posttest }) {
      element.hidden = posttest === null;
      if (posttest === null || ratio === null) return;
      const { value, low, high } = posttest;
      const from = yBefore(pretest);
      const bounded = low !== null && high !== null;
      const ends = bounded ? [yAfter(low), yAfter(high)] : [];
      setAttributes(line, { d: `M${LEFT} ${from}L${RIGHT} ${yAfter(value)}` });
      setAttributes(band, {
        d: bounded ? `M${LEFT} ${from}L${RIGHT} ${ends[0]}V${ends[1]}Z` : "",
      });
      setAttributes(edges, {
        d: ends.map((end) => `M${LEFT} ${from}L${RIGHT} ${end}`).join(""),
      });
      setAttributes(interval, {
        d: bounded
          ? `M${RIGHT} ${ends[0]}V${ends[1]}M${RIGHT - 6} ${ends[0]}h12M${RIGHT - 6} ${ends[1]}h12`
          : "",
      });
      setAttributes(dot, { cy: yAfter(value), "data-hollow": !bounded });
      labels[0]?.show(from, hundredWords(pretest).replace(/.* than /, ""));
      labels[1]?.show(yRatio(ratio.value), String(ratio.value));
      labels[2]?.show(yAfter(value), hundredWords(value).replace(/.* than /, ""));
      const shares = [pretest, value, low ?? value, high ?? value];
      beyond.hidden =
        shares.every((share) => Math.abs(logOdds(share)) <= MOST) &&
        ratio.value >= 0.001 &&
        ratio.value <= 1000;
      caption.textContent = `A ruler through the probability before (left) and the ratio (middle) meets the probability after (right). ${bounded ? HATCHED : HOLLOW}`;
      const spread = bounded
        ? `with a band from ${hundredWords(low)} to ${hundredWords(high)}`
        : "without a band";
      setAttributes(drawing, {
        "aria-label": `Nomogram: a line from ${hundredWords(pretest)} of 100 before the test through a ratio of ${ratioWords(ratio)} to ${hundredWords(value)} of 100 after it, ${spread}.`,
      });
    },
  };
}

/** The three scales with their names. */
function axes() {
  const upright = (/** @type {number} */ x) =>
    svg("line", {
      x1: x,
      x2: x,
      y1: MIDDLE - PER_LOG * MOST,
      y2: MIDDLE + PER_LOG * MOST,
      class: "nrpt-axis",
    });
  const tick = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ side,
    /** @type {string} */ words,
  ) => [
    svg("line", { x1: x, x2: x + 5 * side, y1: y, y2: y, class: "nrpt-axis" }),
    svg(
      "text",
      {
        x: x + 9 * side,
        y: y + 4.5,
        "text-anchor": side < 0 ? "end" : "start",
        class: "nrpt-tick",
      },
      words,
    ),
  ];
  const names = /** @type {[number, string, string][]} */ ([
    [0, "start", "Before, %"],
    [CENTRE, "middle", "Ratio"],
    [WIDTH, "end", "After, %"],
  ]);
  return [
    ...names.map(([x, anchor, words]) =>
      svg("text", { x, y: 16, "text-anchor": anchor, class: "nrpt-axis-name" }, words),
    ),
    upright(LEFT),
    svg("line", {
      x1: CENTRE,
      x2: CENTRE,
      y1: yRatio(1000),
      y2: yRatio(0.001),
      class: "nrpt-axis",
    }),
    upright(RIGHT),
    ...PERCENTS.flatMap((percent) => [
      ...tick(LEFT, yBefore(percent / 100), -1, String(percent)),
      ...tick(RIGHT, yAfter(percent / 100), 1, String(percent)),
    ]),
    ...RATIOS.flatMap((ratio) => tick(CENTRE, yRatio(ratio), 1, String(ratio))),
  ];
}

/**
 * A value in a dark field, over the numbers of its scale.
 *
 * @param {number} x
 * @param {"start" | "middle" | "end"} side
 */
function tag(x, side) {
  const words = svg("text", { "text-anchor": "middle", class: "nrpt-tag-words" });
  const field = svg("rect", { height: 22, rx: 3, class: "nrpt-tag" });
  return {
    element: svg("g", {}, field, words),
    /**
     * @param {number} y
     * @param {string} text
     */
    show(y, text) {
      const width = 16 + text.length * 8;
      const left = side === "end" ? x - width : side === "start" ? x : x - width / 2;
      setAttributes(field, { x: left, y: y - 11, width });
      setAttributes(words, { x: left + width / 2, y: y + 5 });
      words.textContent = text;
    },
  };
}
