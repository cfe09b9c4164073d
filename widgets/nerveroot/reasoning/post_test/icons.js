// A hundred people as icons, before and after the test; what is uncertain is hatched.

import { html, replaceChildren, setAttributes, svg } from "../../web/dom.js";
import { inHundred } from "./engine.js";
import { hundredWords, iconGroups } from "./words.js";

/** @import { Outcome } from "./types" */
/** @import { IconGroup } from "./words.js" */

const PITCH = 20;

/** @param {string} prefix */
export function iconArrays(prefix) {
  const before = array(prefix);
  const after = array(prefix);
  const wordsBefore = html("figcaption", {});
  const wordsAfter = html("figcaption", {});
  const legend = html("ul", { class: "nrpt-legend-list" });
  const element = html(
    "div",
    { class: "nrpt-icons", "data-part": "icons" },
    html("figure", {}, before.element, wordsBefore),
    html("figure", {}, after.element, wordsAfter),
    legend,
  );
  return {
    element,
    definitions: definitions(prefix),
    /** @param {Outcome} outcome */
    update({ pretest, posttest }) {
      element.hidden = posttest === null;
      if (posttest === null) return;
      const count = inHundred(pretest);
      before.show(
        [
          { kind: "before", count },
          { kind: "none", count: 100 - count },
        ],
        `Before the test: ${hundredWords(pretest)} of 100`,
      );
      wordsBefore.textContent = `Before: ${hundredWords(pretest)} of 100`;
      const groups = iconGroups(posttest);
      const shown = groups.filter((group) => group.count > 0);
      const words = shown.map((group) => `${group.count} ${group.words}`).join(", ");
      after.show(groups, `After the test, of 100: ${words}`);
      wordsAfter.textContent = `After: ${hundredWords(posttest.value)} of 100`;
      replaceChildren(legend, ...shown.map((group) => legendRow(group, prefix)));
    },
  };
}

/**
 * Two hatchings, dense and wide, for the whole tool.
 *
 * @param {string} prefix
 */
function definitions(prefix) {
  const hatch = (
    /** @type {string} */ name,
    /** @type {number} */ gap,
    /** @type {number} */ width,
  ) =>
    svg(
      "pattern",
      {
        id: `${prefix}-${name}`,
        width: gap,
        height: gap,
        patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45)",
      },
      svg("path", { d: `M0 0V${gap}`, class: "nrpt-hatch", "stroke-width": width }),
    );
  return svg(
    "svg",
    { width: 0, height: 0, class: "nrpt-definitions", "aria-hidden": "true" },
    svg("defs", {}, hatch("dense", 4, 4), hatch("wide", 6, 2.4)),
  );
}

/**
 * @param {string} kind
 * @param {string} prefix
 */
function fill(kind, prefix) {
  if (kind === "likely") return `fill:url(#${prefix}-dense)`;
  return kind === "possible" ? `fill:url(#${prefix}-wide)` : null;
}

/** @param {string} prefix */
function array(prefix) {
  const icons = Array.from({ length: 100 }, (_, place) =>
    svg("rect", {
      x: (place % 10) * PITCH + 2,
      y: Math.floor(place / 10) * PITCH + 2,
      width: 16,
      height: 16,
      rx: 2,
    }),
  );
  const element = svg(
    "svg",
    { viewBox: "0 0 200 200", width: 200, height: 200, role: "img" },
    ...icons,
  );
  return {
    element,
    /**
     * @param {readonly { kind: string, count: number }[]} groups
     * @param {string} words
     */
    show(groups, words) {
      setAttributes(element, { "aria-label": words });
      const kinds = groups.flatMap(({ kind, count }) => Array(count).fill(kind));
      icons.forEach((icon, place) => {
        const kind = String(kinds[place]);
        setAttributes(icon, { "data-icon": kind, style: fill(kind, prefix) });
      });
    },
  };
}

/**
 * @param {IconGroup} group
 * @param {string} prefix
 */
function legendRow({ kind, count, words }, prefix) {
  return html(
    "li",
    {},
    svg(
      "svg",
      { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" },
      svg("rect", {
        x: 2,
        y: 2,
        width: 16,
        height: 16,
        rx: 2,
        "data-icon": kind,
        style: fill(kind, prefix),
      }),
    ),
    html("span", {}, html("b", {}, count), ` ${words}`),
  );
}
