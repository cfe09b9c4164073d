// What a normal study leaves open, and what signs together say of the age.

import { html, replaceChildren } from "../../web/dom.js";
import { questionOf } from "./plan.js";

/** @import { Facts, Limit, Plan, State } from "./types" */

/**
 * @param {Facts} facts
 * @param {number} level of the headings
 */
export function notes(facts, level) {
  const heading = /** @type {"h4"} */ (`h${Math.min(level, 6)}`);
  const open = html("ul", { class: "nrep-limits" });
  const cautions = html("ul", { class: "nrep-limits" });
  const ages = html(
    "ul",
    { class: "nrep-ages" },
    ...facts.ages.map(({ sign, words, span, sources, verified }) =>
      html(
        "li",
        { "data-age": sign },
        html("b", {}, sign),
        html("span", { class: "nrep-here" }),
        `: ${words}; ${span} (${sources.join("; ")}${verified ? "" : "; partly recalled"}).`,
      ),
    ),
  );
  const age = html(
    "section",
    { class: "nrep-age", "data-part": "ages" },
    html(heading, { class: "nrep-title" }, "What the signs say of the age"),
    ages,
  );
  const element = html(
    "div",
    { class: "nrep-notes", "data-part": "limits" },
    html(
      "section",
      {},
      html(heading, { class: "nrep-title" }, "What a normal study does not exclude"),
      open,
    ),
    html(
      "section",
      {},
      html(heading, { class: "nrep-title" }, "What to keep in mind"),
      cautions,
    ),
  );
  return {
    element,
    age,
    /**
     * @param {State} state
     * @param {Plan} plan
     */
    update(state, plan) {
      const asked = questionOf(facts, state.question);
      age.hidden = asked.kind !== "time";
      for (const [list, kind] of /** @type {const} */ ([
        [open, "open"],
        [cautions, "caution"],
      ])) {
        const found = asked.limits.filter((limit) => limit.kind === kind);
        replaceChildren(list, ...found.map(limitItem));
      }
      for (const item of ages.children) {
        const now = plan.ages.includes(item.getAttribute("data-age") ?? "");
        item.toggleAttribute("data-now", now);
        const here = item.querySelector(".nrep-here");
        if (here !== null) here.textContent = now ? " (fits this day)" : "";
      }
    },
  };
}

/** @param {Limit} limit */
function limitItem({ text, source, verified }) {
  return html(
    "li",
    {},
    text,
    html(
      "span",
      { class: "nrep-source" },
      ` (${source}${verified ? "" : ", not checked"})`,
    ),
  );
}
