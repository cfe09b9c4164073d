// What a normal study leaves open, and what signs together say of the age.

import { html, replaceChildren } from "../../web/dom.js";
import { questionOf } from "./plan.js";

/** @import { Facts, Plan, State } from "./types" */

/**
 * @param {Facts} facts
 * @param {number} level of the headings
 */
export function notes(facts, level) {
  const heading = /** @type {"h4"} */ (`h${Math.min(level, 6)}`);
  const limits = html("ul", { class: "nrep-limits", "data-part": "limits" });
  const ages = html(
    "ul",
    { class: "nrep-ages" },
    ...facts.ages.map(({ sign, words, span, sources, verified }) =>
      html(
        "li",
        { "data-age": sign },
        html("b", {}, sign),
        html("span", { class: "nrep-here" }),
        `: ${words}; ${span} (${sources.join(", ")}${verified ? "" : "; partly recalled"}).`,
      ),
    ),
  );
  const age = html(
    "section",
    { "data-part": "ages" },
    html(heading, { class: "nrep-title" }, "What the signs say of the age"),
    ages,
  );
  const element = html(
    "div",
    { class: "nrep-notes" },
    html(
      "section",
      {},
      html(heading, { class: "nrep-title" }, "What a normal study does not exclude"),
      limits,
    ),
    age,
  );
  return {
    element,
    /**
     * @param {State} state
     * @param {Plan} plan
     */
    update(state, plan) {
      const asked = questionOf(facts, state.question);
      replaceChildren(
        limits,
        ...asked.limits.map(({ text, source, verified }) =>
          html(
            "li",
            {},
            text,
            html(
              "span",
              { class: "nrep-source" },
              ` (${source}${verified ? "" : ", not checked"})`,
            ),
          ),
        ),
      );
      for (const item of ages.children) {
        const now = plan.ages.includes(item.getAttribute("data-age") ?? "");
        item.toggleAttribute("data-now", now);
        const here = item.querySelector(".nrep-here");
        if (here !== null) here.textContent = now ? " (fits this day)" : "";
      }
    },
  };
}
