// A composed case: the learner commits to a place before anything is explained.

import { html, listen, replaceChildren } from "../../web/dom.js";
import { CANNOT_TELL, practiceCase, rightAnswers } from "./cases.js";
import { resultPanel } from "./result.js";
import { capital, inSentence, joinNames, stateWord } from "./words.js";

/** @import { Model } from "./types" */

/**
 * @param {Model} model
 * @param {string} prefix
 * @param {number} level
 * @param {AbortSignal} signal
 * @param {object} on
 * @param {() => void} on.next
 * @param {(sentence: string) => void} on.say
 */
export function practise(model, prefix, level, signal, on) {
  const heading = /** @type {"h4"} */ (`h${Math.min(level, 6)}`);
  const names = new Map(model.sites.map((site) => [site.id, site.name]));
  const title = html(heading, { class: "nrll-headline" });
  const story = html("div", { class: "nrll-case" });
  const choices = [...names, [CANNOT_TELL, "Cannot be told from this"]].map(
    ([id, name]) => {
      const input = html("input", {
        type: "radio",
        name: `${prefix}-answer`,
        value: id,
      });
      const label = html(
        "label",
        { class: "nr-choice" },
        input,
        html("span", {}, name),
      );
      return { id: String(id), input, label };
    },
  );
  const commit = html(
    "button",
    { type: "submit", class: "nr-button nr-button-primary" },
    "Commit",
  );
  const missing = html(
    "p",
    { class: "nrll-missing", hidden: true },
    "Choose an answer first.",
  );
  const form = html(
    "form",
    { class: "nrll-answers" },
    html(
      "fieldset",
      {},
      html("legend", {}, "Where does the lesion lie?"),
      html("div", { class: "nrll-answer-list" }, ...choices.map(({ label }) => label)),
    ),
    missing,
    html("p", {}, commit),
  );
  const verdict = html("p", { class: "nrll-verdict", tabindex: -1 });
  const panel = resultPanel(model, level + 1);
  const next = html("button", { type: "button", class: "nr-button" }, "Next case");
  const feedback = html("div", { class: "nrll-feedback", "data-part": "feedback" });
  listen(next, "click", () => on.next(), signal);
  let shown = 0;

  listen(
    form,
    "submit",
    (event) => {
      event.preventDefault();
      const chosen = choices.find(({ input }) => input.checked);
      missing.hidden = chosen !== undefined;
      if (chosen === undefined) {
        on.say("Choose an answer first.");
        choices[0]?.input.focus();
        return;
      }
      reveal(chosen.id);
    },
    signal,
  );

  /** @param {string} answer */
  function reveal(answer) {
    const { site, result } = practiceCase(model, shown);
    const right = rightAnswers(result);
    const good = right.includes(answer);
    const best = joinNames(
      right.map((id) =>
        id === CANNOT_TELL ? "it cannot be told" : inSentence(names.get(id) ?? id),
      ),
    );
    const made = `The case was composed from ${inSentence(site.name)}. ${site.tellTale}`;
    verdict.textContent = good
      ? `✓ Right. ${made}`
      : `✗ Not the best answer. Best: ${best}. ${made}`;
    verdict.setAttribute("data-state", good ? "right" : "wrong");
    panel.update(result);
    for (const { input } of choices) input.disabled = true;
    commit.hidden = true;
    replaceChildren(feedback, verdict, panel.element, html("p", {}, next));
    on.say(verdict.textContent);
    verdict.focus();
  }

  return {
    element: html(
      "div",
      { class: "nrll-practise" },
      html("div", { class: "nrll-case-side" }, title, story),
      html("div", { class: "nrll-answer-side" }, form, feedback),
    ),
    /** @param {number} number */
    update(number) {
      if (number === shown) return;
      shown = number;
      const { findings } = practiceCase(model, number);
      title.textContent = `Case ${number}`;
      const parts = [...new Set(model.findings.map(({ part }) => part))];
      replaceChildren(
        story,
        html(
          "p",
          { class: "nrll-note" },
          "Composed from the table of conditions, not a patient. What is not listed was not tested.",
        ),
        ...parts.flatMap((part) => {
          const own = model.findings.filter(
            (finding) => finding.part === part && findings[finding.id] !== undefined,
          );
          if (own.length === 0) return [];
          return html(
            "div",
            { class: "nrll-case-part" },
            html("p", { class: "nrll-reasons-title" }, capital(part)),
            html(
              "ul",
              {},
              ...own.map((finding) =>
                html(
                  "li",
                  {},
                  `${finding.name}: `,
                  html("b", {}, stateWord(finding, findings[finding.id] ?? "")),
                ),
              ),
            ),
          );
        }),
      );
      for (const { input } of choices) {
        input.checked = false;
        input.disabled = false;
      }
      commit.hidden = false;
      missing.hidden = true;
      replaceChildren(feedback);
    },
  };
}
