// All stops and all their figures as one table; folded on screen, always on paper.

import { html, listen, setAttributes } from "../../web/dom.js";
import { sourceMark } from "./card.js";

/** @import { CourseFacts, StopFacts } from "./types" */

/**
 * @param {StopFacts} stop
 * @returns {HTMLElement[]}
 */
function rows(stop) {
  const head = html(
    "tr",
    { "data-row": stop.id },
    html("th", { scope: "rowgroup" }, `${stop.order} ${stop.name}`),
    html(
      "td",
      { colspan: 3 },
      `${stop.passes.text} What hits it here: ${stop.hit.text} How it shows: ${stop.sign}`,
    ),
    html("td", {}, sourceMark(stop.passes), sourceMark(stop.hit)),
  );
  return [
    head,
    ...stop.figures.map((figure) =>
      html(
        "tr",
        { "data-fact": figure.id },
        html("td", {}, figure.structure),
        html("td", {}, figure.statement),
        html("td", {}, figure.amount),
        html("td", {}, figure.who),
        html("td", {}, sourceMark(figure)),
      ),
    ),
  ];
}

/**
 * @param {CourseFacts} facts
 * @param {string} prefix
 * @param {AbortSignal} signal
 */
export function tableTwin(facts, prefix, signal) {
  const heads = [
    "Stop or structure",
    "What is known",
    "Figure",
    "Who and how many",
    "Source",
  ];
  const figures = facts.stops.reduce((sum, stop) => sum + stop.figures.length, 0);
  const body = html(
    "div",
    {
      class: "nrc-rows",
      id: `${prefix}-rows`,
      // On a phone it scrolls sideways, so that the keyboard must reach it.
      role: "region",
      tabindex: 0,
      "aria-label": "All stops and figures",
    },
    html(
      "table",
      { class: "nr-table" },
      html(
        "caption",
        {},
        `All ${facts.stops.length} stops with their ${figures} figures and findings. Figures that do not fit together stand as they are; none is a mean of others.`,
      ),
      html(
        "thead",
        {},
        html("tr", {}, ...heads.map((name) => html("th", { scope: "col" }, name))),
      ),
      ...facts.stops.map((stop) => html("tbody", {}, ...rows(stop))),
    ),
  );
  const button = html(
    "button",
    {
      type: "button",
      class: "nr-link",
      "aria-expanded": "false",
      "aria-controls": `${prefix}-rows`,
    },
    "Show all stops and figures as a table",
  );
  const element = html(
    "div",
    { class: "nrc-table", "data-part": "table", "data-open": "false" },
    button,
    body,
  );
  listen(
    button,
    "click",
    () => {
      const open = element.getAttribute("data-open") !== "true";
      setAttributes(element, { "data-open": String(open) });
      setAttributes(button, { "aria-expanded": String(open) });
      button.textContent = open
        ? "Hide the table"
        : "Show all stops and figures as a table";
    },
    signal,
  );
  return { element };
}
