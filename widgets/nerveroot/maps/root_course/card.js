// What is known about the chosen stop.

import { html, replaceChildren } from "../../web/dom.js";
import { statusMark } from "../../web/status_mark.js";
import { failsLead, valueWord } from "./words.js";

/** @import { Basis, Clash, CourseFacts, CourseFigure, StopFacts } from "./types" */

const STATUS_WORDS = /** @type {const} */ ({
  full: "read",
  half: "read second-hand or inferred",
  unread: "not checked against a source",
});

/**
 * The source with its mark; the words are there for readers who do not see the mark.
 *
 * @param {Basis} basis
 * @returns {HTMLElement}
 */
export function sourceMark({ source, status }) {
  // Where no source was read, the words already say so.
  const checked = source.startsWith("standard anatomy")
    ? ""
    : `, ${STATUS_WORDS[status]}`;
  return html(
    "span",
    { class: "nrc-source", "data-status": status },
    statusMark(status),
    html("span", {}, `${source}${checked}`),
  );
}

/**
 * @param {string} label
 * @param {(string | Node | null)[]} content
 * @returns {HTMLElement}
 */
function paragraph(label, ...content) {
  return html("p", {}, html("b", {}, `${label} `), ...content);
}

/**
 * @param {CourseFigure} figure
 * @returns {HTMLElement}
 */
export function figureItem(figure) {
  return html(
    "li",
    { "data-fact": figure.id },
    figure.amount === "" ? null : html("span", { class: "nrc-amount" }, figure.amount),
    html(
      "span",
      { class: "nrc-what" },
      figure.statement,
      html("span", { class: "nrc-who" }, `${figure.who}. `, sourceMark(figure)),
      figure.note === "" ? null : html("span", { class: "nrc-who" }, figure.note),
    ),
  );
}

/**
 * Figures that do not fit together, side by side; never a mean of them.
 *
 * @param {Clash} clash
 * @param {readonly CourseFigure[]} figures
 * @param {"h4"} heading
 * @returns {HTMLElement}
 */
function clashBlock(clash, figures, heading) {
  return html(
    "section",
    { class: "nrc-clash", "data-clash": clash.id },
    html(heading, { class: "nrc-title" }, clash.question),
    html("ul", { class: "nrc-sides" }, ...figures.map((figure) => figureItem(figure))),
    paragraph("Why they differ:", clash.why),
  );
}

/**
 * @param {StopFacts} stop
 * @param {"h4"} heading
 * @returns {HTMLElement}
 */
function failing(stop, heading) {
  return html(
    "section",
    { class: "nrc-fails", "data-part": "fails" },
    html(heading, { class: "nrc-title" }, "What fails below this stop"),
    html("p", { class: "nrc-lead" }, failsLead(stop)),
    stop.fails.length === 0
      ? null
      : html(
          "ul",
          { class: "nrc-findings" },
          ...stop.fails.map((finding) =>
            html(
              "li",
              { "data-finding": finding.id, "data-value": finding.value },
              html("span", { class: "nrc-finding" }, finding.name),
              html("b", { class: "nrc-value" }, valueWord(finding)),
              sourceMark(finding),
            ),
          ),
        ),
  );
}

/**
 * @param {CourseFacts} facts
 * @param {number} level of the headings
 */
export function card(facts, level) {
  const heading = /** @type {"h3"} */ (`h${Math.min(level, 6)}`);
  const smaller = /** @type {"h4"} */ (`h${Math.min(level + 1, 6)}`);
  const element = html("section", { class: "nrc-card", "data-part": "card" });
  const evidence = html("div", { class: "nrc-evidence", "data-part": "figures" });
  return {
    element,
    evidence,
    /** @param {StopFacts} stop */
    update(stop) {
      element.setAttribute("data-stop-shown", stop.id);
      replaceChildren(
        element,
        html(
          "p",
          { class: "nrc-count" },
          `Stop ${stop.order} of ${facts.stops.length}`,
        ),
        html(heading, { class: "nrc-name" }, stop.name),
        html("p", {}, stop.passes.text, " ", sourceMark(stop.passes)),
        paragraph("What hits it here:", stop.hit.text, " ", sourceMark(stop.hit)),
        paragraph("How it shows:", stop.sign),
        stop.note === "" ? null : html("p", { class: "nrc-note" }, stop.note),
        failing(stop, smaller),
      );
      const clashing = facts.clashes
        .map((clash) => ({
          clash,
          figures: stop.figures.filter((figure) => figure.clash === clash.id),
        }))
        .filter(({ figures }) => figures.length > 0);
      const other = stop.figures.filter((figure) => figure.clash === "");
      replaceChildren(
        evidence,
        ...clashing.map(({ clash, figures }) => clashBlock(clash, figures, smaller)),
        other.length === 0
          ? null
          : html(
              "section",
              { class: "nrc-measured" },
              html(
                smaller,
                { class: "nrc-title" },
                clashing.length > 0
                  ? "Other measurements and findings"
                  : "Measured and described",
              ),
              html("ul", { class: "nrc-figures" }, ...other.map(figureItem)),
            ),
      );
    },
  };
}
