// Quiz: an anywidget module. Asks one question at a time, explains, keeps the results.

import {
  headingLevel,
  html,
  listen,
  replaceChildren,
  uniquePrefix,
} from "../web/dom.js";
import { liveRegion } from "../web/live_region.js";
import { choiceForm } from "./quiz/choice_form.js";
import { Feedback } from "./quiz/feedback.js";
import { keeping } from "./quiz/keeping.js";
import { orderingForm } from "./quiz/ordering_form.js";
import { pointForm } from "./quiz/point_form.js";
import { printOnDemand, printSheet } from "./quiz/print_sheet.js";
import { Progress } from "./quiz/progress.js";
import { lastTry } from "./quiz/record.js";
import { scoreAnswer } from "./quiz/scoring.js";
import { seededOrder } from "./quiz/seeded_order.js";
import { Session } from "./quiz/session.js";
import { Store } from "./quiz/store.js";
import { Summary } from "./quiz/summary.js";

/** @import { Answer, AnswerForm, Drawing, Item, Model, Questions } from "./quiz/types" */

const FORMS = {
  single: choiceForm,
  multiple: choiceForm,
  ordering: orderingForm,
  point: pointForm,
};

const INSTRUCTIONS = {
  single: "Choose one.",
  multiple: "Choose all that apply.",
  ordering: "Put them in order, from the top.",
  point: "Point at the drawing, or choose by name.",
};

/** The browser's storage, or null where it is missing or closed. */
function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function newSeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const questions = /** @type {Questions} */ (model.get("_questions"));
  const atlas = /** @type {Record<string, Drawing>} */ (model.get("_atlas"));
  const prefix = uniquePrefix();
  const abort = new AbortController();
  const { signal } = abort;
  const level = headingLevel(el);
  const live = liveRegion();
  const store = new Store(browserStorage(), {
    newSeed,
    now: () => new Date().toISOString(),
  });
  const session = new Session(questions.items);
  /** @type {AnswerForm | undefined} */
  let form;
  /** @type {AbortController | undefined} ends the listeners of one question */
  let asking;

  const progress = new Progress();
  const title = html(/** @type {"h3"} */ (`h${level}`), {
    class: "nrq-question",
    id: `${prefix}-question`,
    tabindex: -1,
  });
  const instruction = html("p", { class: "nrq-instruction" });
  const body = html("div", { class: "nrq-body" });
  const missing = html("p", { class: "nrq-missing", hidden: true });
  const check = button("Check", "submit", true);
  const unknown = button("I do not know", "button", false);
  const feedback = new Feedback(Math.min(level + 1, 6));
  const next = button("Next question", "button", true);
  const section = html("a", { class: "nr-button", href: "#" }, "Read about it again");
  const kept = html("p", { class: "nrq-kept" });
  const before = html("div", { class: "nrq-buttons nrq-before" }, check, unknown);
  const asked = html(
    "form",
    { class: "nrq-form", novalidate: true },
    title,
    instruction,
    body,
    missing,
    before,
  );
  const after = html(
    "div",
    { class: "nrq-after", hidden: true },
    feedback.element,
    html("div", { class: "nrq-buttons" }, next, section),
    kept,
  );
  const summary = new Summary(level, signal, restart);
  const keep = keeping({ store, prefix, signal, say: live.say, onImport: showNotice });
  const notice = html("p", {
    class: "nrq-notice",
    "data-part": "notice",
    hidden: true,
  });
  const root = html(
    "div",
    {
      class: "nrq-tool",
      "data-tool": "quiz",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": `Quiz: ${questions.title}`,
    },
    notice,
    progress.element,
    asked,
    after,
    summary.element,
    keep.element,
    live.element,
  );

  /**
   * @param {string} words
   * @param {"submit" | "button"} type
   * @param {boolean} primary
   */
  function button(words, type, primary) {
    return html(
      "button",
      { type, class: primary ? "nr-button nr-button-primary" : "nr-button" },
      words,
    );
  }

  /** @param {Item} item */
  function orderOf(item) {
    const name = `${questions.quiz}/${item.id}`;
    return seededOrder(
      item.options.length,
      store.record.seed,
      name,
      item.kind === "ordering",
    );
  }

  function showNotice() {
    notice.hidden = store.notice === "";
    notice.textContent = store.notice;
    keep.update();
  }

  /** @param {boolean} focus whether the reader asked for it and should land on it */
  function show(focus) {
    const { item } = session;
    asking?.abort();
    progress.update(session);
    root.setAttribute("data-state", item === undefined ? "finished" : "asked");
    asked.hidden = item === undefined;
    after.hidden = true;
    feedback.clear();
    if (item === undefined) {
      showSummary("");
      if (focus) summary.title.focus();
      return;
    }
    summary.hide();
    ask(item);
    if (focus) title.focus();
  }

  /** @param {Item} item */
  function ask(item) {
    asking = new AbortController();
    title.textContent = item.question;
    instruction.textContent = INSTRUCTIONS[item.kind];
    root.setAttribute("data-kind", item.kind);
    form = FORMS[item.kind]({
      item,
      order: orderOf(item),
      prefix,
      labelledBy: title.id,
      regions: questions.regions,
      drawing: item.view === undefined ? undefined : atlas[item.view],
      signal: asking.signal,
      say: live.say,
    });
    replaceChildren(body, form.element);
    missing.hidden = true;
    before.hidden = false;
    instruction.hidden = false;
  }

  /** @param {Answer} answer */
  function give(answer) {
    const { item } = session;
    if (item === undefined || form === undefined || session.answered) return;
    const result = scoreAnswer(item, answer);
    session.answer(result);
    store.add(questions.quiz, item.id, result.score);
    form.reveal(answer);
    missing.hidden = true;
    before.hidden = true;
    instruction.hidden = true;
    feedback.show(item, answer, result);
    const last = session.place === session.queue.length - 1;
    next.textContent = last ? "See how it went" : "Next question";
    const anchor = item.section ?? "";
    section.hidden = anchor === "" || document.getElementById(anchor) === null;
    section.setAttribute("href", `#${anchor}`);
    kept.textContent = store.kept
      ? "Kept in this browser only."
      : "Kept until you leave this page.";
    after.hidden = false;
    root.setAttribute("data-state", "answered");
    progress.update(session);
    showNotice();
    tellPython();
    feedback.title.focus();
  }

  /** @param {string} when */
  function showSummary(when) {
    const { missed, queue } = session;
    summary.show({
      right: queue.length - missed.length,
      total: queue.length,
      missed,
      when,
    });
  }

  /** @param {string[] | null} ids */
  function restart(ids) {
    session.restart(ids ?? questions.items.map((item) => item.id));
    show(true);
    tellPython();
  }

  function tellPython() {
    const scores = [...session.results].map(([item, { score }]) => [item, score]);
    model.set("results", Object.fromEntries(scores));
    model.set("current", session.item?.id ?? "");
    model.save_changes();
  }

  /** Takes up where the reader left off: the first question never answered. */
  function resume() {
    const wanted = model.get("current");
    if (typeof wanted === "string" && wanted !== "") {
      session.goTo(wanted);
      show(false);
      return;
    }
    const tries = questions.items.map((item) =>
      lastTry(store.record, questions.quiz, item.id),
    );
    const open = tries.indexOf(undefined);
    questions.items.slice(0, open < 0 ? undefined : open).forEach((item, index) => {
      const score = tries[index]?.[1] ?? 0;
      session.results.set(item.id, { score, right: score === 1 });
    });
    if (open >= 0) {
      session.place = open;
      show(false);
      return;
    }
    session.goTo("");
    show(false);
    showSummary(tries.at(-1)?.[0] ?? "");
  }

  listen(
    asked,
    "submit",
    (event) => {
      event.preventDefault();
      const answer = form?.read();
      if (answer === undefined) return;
      if (typeof answer !== "string") {
        give(answer);
        return;
      }
      missing.hidden = false;
      missing.textContent = answer;
      live.say(answer);
    },
    signal,
  );
  listen(unknown, "click", () => give(null), signal);
  listen(
    next,
    "click",
    () => {
      session.next();
      show(true);
      tellPython();
    },
    signal,
  );

  const follow = () => {
    const wanted = model.get("current");
    if (typeof wanted !== "string" || wanted === (session.item?.id ?? "")) return;
    session.goTo(wanted);
    show(false);
  };
  model.on("change:current", follow);

  el.append(root);
  printOnDemand(root, () => printSheet(questions, orderOf), signal);
  resume();
  showNotice();
  root.setAttribute("data-ready", "true");

  return () => {
    asking?.abort();
    abort.abort();
    live.stop();
    model.off("change:current", follow);
    root.remove();
  };
}

export default { render };
