// What to study for a question: muscles and nerves, with what each result would mean.

import { html, replaceChildren } from "../../web/dom.js";
import { questionOf } from "./plan.js";

/**
 * @import { Expected, Facts, MuscleFacts, NerveStudy, Plan, State, Studied } from "./types"
 */

/**
 * @param {Facts} facts
 * @param {number} level of the headings
 */
export function study(facts, level) {
  const heading = /** @type {"h4"} */ (`h${Math.min(level, 6)}`);
  const smaller = /** @type {"h5"} */ (`h${Math.min(level + 1, 6)}`);
  const why = html("p", { class: "nrep-why" });
  const muscles = html("ol", { class: "nrep-list", "data-part": "muscles" });
  const nerves = html("ul", { class: "nrep-list", "data-part": "nerves" });
  const element = html(
    "section",
    { class: "nrep-study" },
    html(heading, { class: "nrep-title" }, "Muscles for the needle"),
    why,
    html("p", { class: "nrep-note" }, facts.definition),
    muscles,
    html(heading, { class: "nrep-title" }, "Nerves to study"),
    html(
      "p",
      { class: "nrep-note" },
      "No source that was read says from which day on these studies change, so none is given.",
    ),
    nerves,
  );
  let shown = "";
  /** @type {Map<string, ReturnType<typeof muscleItem>>} */
  let items = new Map();
  return {
    element,
    /**
     * @param {State} state
     * @param {Plan} plan
     */
    update(state, plan) {
      if (state.question !== shown) {
        shown = state.question;
        const asked = questionOf(facts, shown);
        why.textContent = asked.why;
        items = new Map();
        for (const muscle of asked.muscles) {
          const known = facts.muscles[muscle.id];
          if (known === undefined) continue;
          items.set(muscle.id, muscleItem(muscle, known, smaller));
        }
        replaceChildren(muscles, ...[...items.values()].map((item) => item.element));
        replaceChildren(
          nerves,
          ...asked.nerves.map((nerve) => nerveItem(nerve, smaller)),
        );
      }
      for (const muscle of plan.muscles) items.get(muscle.id)?.update(muscle);
    },
  };
}

/** @param {string} text */
function upper(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/**
 * @param {Studied} muscle
 * @param {MuscleFacts} known
 * @param {"h5"} heading
 */
function muscleItem(muscle, known, heading) {
  const status = html("span", { class: "nrep-status" });
  const window = html("span", { class: "nrep-note" });
  const abnormal = html("dd", {});
  const normal = html("dd", {});
  const element = html(
    "li",
    { class: "nrep-item", "data-muscle": muscle.id },
    html(
      "div",
      { class: "nrep-item-head" },
      html(heading, { class: "nrep-item-name" }, known.name),
      html("p", { class: "nrep-note" }, known.nerve),
      html("p", { class: "nrep-role" }, upper(muscle.role)),
      html("p", {}, status, " ", window),
    ),
    html(
      "div",
      {},
      readings(abnormal, normal),
      html(
        "details",
        { class: "nrep-more" },
        html("summary", {}, "Roots and nerve, by source"),
        expectations(muscle.expected),
        roots(known),
      ),
    ),
  );
  return {
    element,
    /** @param {Plan["muscles"][number]} now */
    update(now) {
      element.setAttribute("data-status", now.status);
      status.textContent = upper(now.status);
      window.textContent = now.window;
      abnormal.textContent = now.abnormal;
      normal.textContent = now.normal;
    },
  };
}

/**
 * @param {NerveStudy} nerve
 * @param {"h5"} heading
 */
function nerveItem(nerve, heading) {
  return html(
    "li",
    { class: "nrep-item", "data-nerve": nerve.id },
    html(
      "div",
      { class: "nrep-item-head" },
      html(heading, { class: "nrep-item-name" }, nerve.name),
      html("p", { class: "nrep-role" }, upper(nerve.role)),
    ),
    html(
      "div",
      {},
      readings(html("dd", {}, nerve.abnormal), html("dd", {}, nerve.normal)),
      html(
        "details",
        { class: "nrep-more" },
        html("summary", {}, "What each lesion does, by source"),
        expectations(nerve.expected),
      ),
    ),
  );
}

/**
 * @param {HTMLElement} abnormal
 * @param {HTMLElement} normal
 */
function readings(abnormal, normal) {
  return html(
    "dl",
    { class: "nrep-readings" },
    html("div", {}, html("dt", {}, "If abnormal"), abnormal),
    html("div", {}, html("dt", {}, "If normal"), normal),
  );
}

/** @param {readonly Expected[]} expected */
function expectations(expected) {
  return html(
    "ul",
    { class: "nrep-sources" },
    ...expected.map(({ name, value, basis, verified }) =>
      html(
        "li",
        { "data-unread": !verified },
        html("b", {}, `${upper(name)}: ${value}`),
        ` (${basis}${verified ? "" : "; not read"})`,
      ),
    ),
  );
}

/** @param {MuscleFacts} known */
function roots(known) {
  const nerveStatus = known.nerveVerified ? "" : ", not checked";
  return html(
    "ul",
    { class: "nrep-sources" },
    html("li", {}, `${known.nerve} (${known.nerveSource}${nerveStatus})`),
    ...known.roots.map(({ source, words, verified }) =>
      html(
        "li",
        { "data-unread": !verified },
        html("b", {}, words),
        ` (${source}${verified ? "" : ", recalled"})`,
      ),
    ),
  );
}
