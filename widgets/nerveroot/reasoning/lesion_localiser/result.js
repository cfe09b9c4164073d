// What the localiser concludes, in words.

import { html, replaceChildren } from "../../web/dom.js";
import { capital, inSentence, joinNames } from "./words.js";

/** @import { Candidate, Group, Model, Reason, Result } from "./types" */

/** @type {Record<Reason["grade"], string>} */
const GRADES = {
  read: "●",
  derived: "◐",
  unconfirmed: "○",
};
const SHOWN_GROUPS = 3;

/**
 * @param {Reason["grade"]} grade
 * @param {string} basis
 */
const basisMark = (grade, basis) =>
  html(
    "span",
    { class: "nrll-basis" },
    html("span", { "aria-hidden": "true" }, `${GRADES[grade]} `),
    basis,
  );

/** @param {Reason} reason */
function reasonItem({ name, why, grade, basis }) {
  return html(
    "li",
    {},
    html("b", {}, `${name}:`),
    ` ${why}. `,
    basisMark(grade, basis),
  );
}

/**
 * @param {string} title
 * @param {Reason[]} reasons
 */
const reasonList = (title, reasons) =>
  reasons.length > 0 &&
  html(
    "div",
    { class: "nrll-reasons" },
    html("p", { class: "nrll-reasons-title" }, title),
    html("ul", {}, ...reasons.map(reasonItem)),
  );

/**
 * @param {Candidate} candidate
 * @param {keyof HTMLElementTagNameMap} heading
 */
const candidateBlock = (candidate, heading) =>
  html(
    "div",
    { class: "nrll-candidate", "data-site": candidate.site },
    html(heading, { class: "nrll-site-name" }, candidate.name),
    reasonList("For", candidate.for),
    reasonList("Against", candidate.against),
  );

/** @param {Group} group */
const namesOf = (group) =>
  joinNames(group.candidates.map(({ name }) => inSentence(name)));

/** @param {Group} group */
function firstObjection({ candidates }) {
  const reason = candidates[0]?.against[0];
  return reason ? `. ${reason.name}: ${reason.why}.` : "";
}

/** @param {Group} group */
const groupLine = (group) =>
  html(
    "li",
    {},
    html("b", {}, capital(namesOf(group))),
    `: ${group.rank}`,
    firstObjection(group),
  );

/** @param {Result} result @returns {string} the conclusion in one sentence */
export function headline(result) {
  if (result.cannotTell) return result.cannotTell.text;
  const [first] = result.groups;
  if (!first) return "";
  const [pair] = result.pairs;
  if (pair && first.rank.endsWith("little")) {
    return `No single place explains most of this. ${pair.why}`;
  }
  return `${capital(first.rank)}: ${namesOf(first)}.`;
}

/**
 * @param {Model} model
 * @param {number} level of the headings
 */
export function resultPanel(model, level) {
  const names = new Map(model.sites.map((site) => [site.id, site.name]));
  const heading = /** @type {"h4"} */ (`h${Math.min(level, 6)}`);
  const smaller = /** @type {"h5"} */ (`h${Math.min(level + 1, 6)}`);
  // Beside the form it scrolls by itself, so the keyboard must reach it.
  const element = html("div", {
    class: "nrll-result",
    "data-part": "result",
    role: "region",
    "aria-label": "Where the lesion may lie",
    tabindex: 0,
  });
  return {
    element,
    /** @param {Result} result */
    update(result) {
      const [first, ...rest] = result.groups;
      const many = (first?.candidates.length ?? 0) > SHOWN_GROUPS;
      replaceChildren(
        element,
        result.urgent !== "" &&
          html(
            "div",
            { class: "nr-urgent", "data-part": "urgent" },
            html("p", {}, html("b", {}, result.urgent)),
            html(
              "p",
              {},
              "Because of: ",
              ...result.redFlags.flatMap(({ name, grade, basis }, index) => [
                index > 0 ? "; " : "",
                `${inSentence(name)} `,
                basisMark(grade, basis),
              ]),
              ".",
            ),
          ),
        html(heading, { class: "nrll-headline" }, headline(result)),
        first && first.note !== "" && html("p", {}, first.note),
        result.hangsOnUnconfirmed !== "" &&
          html("p", { class: "nrll-doubt" }, result.hangsOnUnconfirmed),
        result.next &&
          html(
            "div",
            { class: "nrll-next", "data-part": "next" },
            html("p", { class: "nrll-reasons-title" }, "Most informative next"),
            html(
              "p",
              {},
              html("b", {}, result.next.name),
              result.next.laboratory ? " (laboratory). " : ". ",
              result.next.why,
            ),
          ),
        first &&
          !many &&
          html(
            "div",
            { class: "nrll-candidates" },
            ...first.candidates.map((one) => candidateBlock(one, smaller)),
          ),
        result.pairs.length > 0 &&
          html(
            "div",
            { class: "nrll-pairs", "data-part": "pairs" },
            html("p", { class: "nrll-reasons-title" }, "Two at once?"),
            html(
              "ul",
              {},
              ...result.pairs
                .slice(0, SHOWN_GROUPS)
                .map(({ why }) => html("li", {}, why)),
            ),
          ),
        rest.length > 0 &&
          html(
            "div",
            { class: "nrll-rest" },
            html("p", { class: "nrll-reasons-title" }, "After these"),
            html("ul", {}, ...rest.slice(0, SHOWN_GROUPS).map(groupLine)),
          ),
        result.open.length > 0 &&
          html(
            "p",
            { class: "nrll-note" },
            `Neither argued for nor excluded: ${joinNames(result.open.map((id) => inSentence(names.get(id) ?? id)))}.`,
          ),
        html(
          "p",
          { class: "nrll-note" },
          `${result.tested} of ${model.findings.length} findings entered. ● read in the source named, ◐ follows from anatomy, ○ unconfirmed. For learning: it cannot examine anybody.`,
        ),
      );
    },
  };
}
