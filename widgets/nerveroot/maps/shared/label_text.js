// One label on the stage as SVG text, broken or shortened to the room it has.

import { svg } from "../../web/dom.js";
import { textWidth } from "../../web/label_layout.js";

/**
 * @typedef {object} LabelWords
 * @property {string} title
 * @property {string} detail second line, or ""
 * @property {boolean} chosen
 */

const TITLE_SIZE = 14;
const DETAIL_SIZE = 12.5;

/**
 * One label of two lines, set so that it ends at its leader.
 *
 * @param {LabelWords} label
 * @param {number} x
 * @param {number} y
 * @param {number} outward -1 for the left column, 1 for the right
 * @param {number} room px to the edge of the stage
 */
export function labelText(label, x, y, outward, room) {
  const anchor = outward < 0 ? "end" : "start";
  const lines = wrap(label.title, TITLE_SIZE, room);
  const text = svg("text", {
    class: label.chosen ? "nrm-label nrm-label-chosen" : "nrm-label",
    "text-anchor": anchor,
  });
  const second = lines[1] ?? label.detail;
  const first = lines[0] ?? "";
  text.append(
    svg(
      "tspan",
      { x, y: second === "" ? y + 4.5 : y - 2, class: "nrm-label-title" },
      first,
    ),
  );
  if (second !== "") {
    const kind = lines[1] === undefined ? "nrm-label-detail" : "nrm-label-title";
    text.append(svg("tspan", { x, y: y + 14, class: kind }, fit(second, room)));
  }
  return text;
}

/**
 * @param {string} text
 * @param {number} room
 */
function fit(text, room) {
  const words = text.split(" ");
  while (words.length > 1 && textWidth(words.join(" "), DETAIL_SIZE) > room)
    words.pop();
  while (words.length > 1 && ["of", "the", "and"].includes(words.at(-1) ?? ""))
    words.pop();
  return words.join(" ");
}

/**
 * @param {string} text
 * @param {number} size
 * @param {number} room
 * @returns {string[]} one line, or two if one would not fit
 */
function wrap(text, size, room) {
  if (textWidth(text, size) <= room) return [text];
  const words = text.split(" ");
  let cut = words.length - 1;
  while (cut > 1 && textWidth(words.slice(0, cut).join(" "), size) > room) cut -= 1;
  return cut === 0
    ? [text]
    : [words.slice(0, cut).join(" "), words.slice(cut).join(" ")];
}
