// The quiz card: asks, takes the answer, explains. Keeps its score while the page is open.

import { html, listen, replaceChildren } from "../../web/dom.js";
import { heading } from "../shared/words.js";
import { chosenValue, lowerFirst, optionGroup, sourceLines } from "./quiz_parts.js";
import {
  nerveVerdict,
  QUIZ_NAMES,
  question,
  verdict,
  verdictSentence,
} from "./quiz_questions.js";

/** @import { State } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { AtlasGeometry } from "../shared/geometry.js" */
/** @import { NameQuestion, Question, QuizKind, TellQuestion, Verdict } from "./quiz_questions.js" */

const VERDICT_WORDS = {
  right: "Right answer",
  partly: "Partly right",
  wrong: "Not this time",
  open: "Not decided",
};

/**
 * @typedef {object} QuizOptions
 * @property {FactIndex} index
 * @property {AtlasGeometry} atlas
 * @property {string} prefix
 * @property {number} level
 * @property {AbortSignal} signal
 * @property {(change: Partial<State>) => void} onChange
 * @property {(sentence: string) => void} say
 */

export class Quiz {
  /** @param {QuizOptions} options */
  constructor(options) {
    this.options = options;
    /** @type {QuizKind} */
    this.kind = "point";
    /** @type {Record<QuizKind, number>} */
    this.turns = { point: 0, name: 0, tell: 0 };
    this.asked = 0;
    this.right = 0;
    this.root = "";
    this.active = false;
    /** True from the question until its answer: then nothing on the page may tell it. */
    this.open = false;
    /** @type {Question | undefined} */
    this.question = undefined;
    this.title = heading(options.level, "nrm-card-title");
    this.title.tabIndex = -1;
    this.body = html("div", { class: "nrm-quiz-body" });
    this.feedback = html("div", { class: "nrm-feedback", "data-part": "feedback" });
    this.score = html("p", { class: "nrm-card-note nrm-score" });
    this.chooser = this.kindChooser();
    this.element = html(
      "div",
      { class: "nrm-quiz" },
      html("p", { class: "nrm-card-eyebrow" }, "Question"),
      this.title,
      this.body,
      this.feedback,
      this.score,
    );
  }

  kindChooser() {
    const { prefix, signal } = this.options;
    const fieldset = html(
      "fieldset",
      { class: "nrm-quiz-kinds" },
      html("legend", {}, "What to practise"),
    );
    for (const [kind, name] of Object.entries(QUIZ_NAMES)) {
      const radio = html("input", {
        type: "radio",
        name: `${prefix}-quiz`,
        value: kind,
        "data-quiz": kind,
      });
      radio.checked = kind === this.kind;
      listen(
        radio,
        "change",
        () => {
          this.kind = /** @type {QuizKind} */ (kind);
          this.ask(false);
        },
        signal,
      );
      fieldset.append(
        html(
          "label",
          { class: "nrm-source" },
          radio,
          html(
            "span",
            { class: "nrm-source-words" },
            html("span", { class: "nrm-source-name" }, name),
          ),
        ),
      );
    }
    return fieldset;
  }

  /** @param {State} state */
  update(state) {
    const active = state.mode === "quiz";
    if (!active) {
      this.active = false;
      this.open = false;
      return;
    }
    const begin = !this.active || this.root !== state.root;
    this.active = true;
    this.root = state.root;
    if (begin) this.ask(false);
  }

  /** @param {boolean} focus whether the reader asked for it and should land on it */
  ask(focus) {
    const { index, atlas, onChange } = this.options;
    const next = question(this.kind, this.turns[this.kind], {
      index,
      atlas,
      root: this.root,
    });
    this.turns[this.kind] += 1;
    this.question = next;
    this.open = true;
    replaceChildren(this.feedback);
    if (next.kind === "point") this.showPoint(next.view);
    else if (next.kind === "name") this.showName(next);
    else this.showTell(next);
    this.showScore();
    onChange({ view: next.view, region: next.kind === "point" ? "" : next.region });
    if (focus) this.title.focus({ preventScroll: false });
  }

  showScore() {
    this.score.textContent =
      this.asked === 0
        ? "Your score is kept while this page is open, and nowhere else."
        : `${this.right} of ${this.asked} answered as most sources do. Kept while this page is open.`;
  }

  /** @param {string} view */
  showPoint(view) {
    const phrase =
      this.options.index.facts.views.find((row) => row.id === view)?.phrase ?? "";
    this.title.textContent = `Point to ${this.root}`;
    replaceChildren(
      this.body,
      html(
        "p",
        {},
        `Choose a patch that the root ${this.root} supplies: on the ${phrase}, or by name in the list, in any view.`,
      ),
    );
  }

  /** @param {NameQuestion} asked */
  showName(asked) {
    const { index, prefix, signal } = this.options;
    const name = index.regions.get(asked.region)?.name ?? "";
    this.title.textContent = name;
    const roots = optionGroup(
      "Which root?",
      `${prefix}-name-root`,
      index.facts.roots.map((root) => ({ id: root, name: root })),
      "nrm-options-short",
    );
    const nerves = optionGroup(
      "Which skin nerve?",
      `${prefix}-name-nerve`,
      asked.nerves,
      "",
    );
    const check = html(
      "button",
      { type: "submit", class: "nr-button nr-button-primary" },
      "Check",
    );
    const missing = html("p", { class: "nrm-card-note" });
    const form = html("form", {}, roots, nerves, missing, check);
    listen(
      form,
      "submit",
      (event) => {
        event.preventDefault();
        const root = chosenValue(roots);
        const nerve = chosenValue(nerves);
        if (root === "" || nerve === "") {
          missing.textContent = "Choose a root and a nerve first.";
          this.options.say(missing.textContent);
          return;
        }
        for (const field of form.querySelectorAll("fieldset")) field.disabled = true;
        check.remove();
        missing.remove();
        this.answerName(asked, root, nerve);
      },
      signal,
    );
    replaceChildren(this.body, form);
  }

  /** @param {TellQuestion} asked */
  showTell(asked) {
    const { index, signal } = this.options;
    const name = index.regions.get(asked.region)?.name ?? "";
    this.title.textContent = "Root or nerve?";
    const tested =
      asked.finding === ""
        ? "Nothing else has been tested yet."
        : `${asked.sign.sign}: ${asked.finding}.`;
    const options = html("div", { class: "nrm-options" });
    for (const [id, words] of /** @type {const} */ ([
      ["root", `The ${asked.sign.roots.join(" or ")} root`],
      ["nerve", `The ${asked.sign.against}`],
      ["open", "It cannot be told from this"],
    ])) {
      const button = html("button", { type: "button", class: "nrm-option" }, words);
      listen(
        button,
        "click",
        () => {
          for (const other of options.querySelectorAll("button")) {
            other.disabled = true;
            other.toggleAttribute("data-chosen", other === button);
          }
          this.answerTell(asked, id);
        },
        signal,
      );
      options.append(button);
    }
    replaceChildren(
      this.body,
      html("p", {}, `Numb skin: ${name}. ${tested} Where is the lesion?`),
      options,
    );
  }

  /**
   * A patch was pointed at, on the drawing or in the list.
   *
   * @param {string} region
   */
  point(region) {
    if (!this.open || this.question?.kind !== "point") return;
    const { index } = this.options;
    const agreement = index.agreement(this.root, region);
    const name = index.regions.get(region)?.name ?? "";
    this.close(verdict(agreement), region);
    this.explain(
      verdict(agreement),
      `${name}: ${lowerFirst(verdictSentence(this.root, agreement))}`,
      sourceLines(this.root, agreement, index, region),
    );
  }

  /**
   * @param {NameQuestion} asked
   * @param {string} root
   * @param {string} nerve
   */
  answerName(asked, root, nerve) {
    const { index } = this.options;
    const agreement = index.agreement(root, asked.region);
    const ofRoot = verdict(agreement);
    const ofNerve = nerveVerdict(index, asked.region, nerve);
    const both = ofRoot === "right" && ofNerve === "right";
    const some = ofRoot !== "wrong" || ofNerve !== "wrong";
    const result = both ? "right" : some ? "partly" : "wrong";
    this.close(result, asked.region);
    const supply = index
      .supply(asked.region)
      .map((row) => `${row.name} (${row.source === "" ? "unchecked" : row.source})`)
      .join("; ");
    this.explain(result, `${root}: ${lowerFirst(verdictSentence(root, agreement))}`, [
      ...sourceLines(root, agreement, index, asked.region),
      html(
        "p",
        {},
        html("b", {}, ofNerve === "wrong" ? "Nerve: another one. " : "Nerve: right. "),
        `This skin: ${supply}.`,
      ),
    ]);
  }

  /**
   * @param {TellQuestion} asked
   * @param {"root" | "nerve" | "open"} answer
   */
  answerTell(asked, answer) {
    const { index } = this.options;
    const { sign } = asked;
    const result = answer === asked.answer ? "right" : "wrong";
    this.close(result, asked.region);
    const patch = index.regions.get(asked.region)?.name ?? "";
    const root = sign.roots[0] ?? "";
    const agreement = index.agreement(root, asked.region);
    const lead = {
      root: `${sign.sign} points to the root.`,
      nerve: `${sign.sign} points to the nerve.`,
      open: "Numb skin alone does not tell.",
    }[asked.answer];
    this.explain(result, lead, [
      html(
        "p",
        {},
        `The same skin belongs to the root and to the nerve: ${patch} is ${root} in ${agreement.k} of ${agreement.n} sources read. Test ${lowerFirst(sign.sign)}.`,
      ),
      html(
        "p",
        {},
        `${sign.roots.join(" or ")} lesion: ${lowerFirst(sign.rootLesion)}`,
      ),
      html("p", {}, `Lesion of the ${sign.against}: ${lowerFirst(sign.nerveLesion)}`),
      sign.figure === ""
        ? html("p", { class: "nrm-card-note" }, `No figure was found. ${sign.source}.`)
        : html("p", { class: "nrm-card-note" }, `${sign.figure}. ${sign.source}.`),
      ...sourceLines(root, agreement, index, asked.region),
    ]);
  }

  /**
   * @param {Verdict} result
   * @param {string} region
   */
  close(result, region) {
    this.open = false;
    this.asked += 1;
    if (result === "right") this.right += 1;
    this.options.onChange({ region });
  }

  /**
   * @param {Verdict} result
   * @param {string} sentence
   * @param {Node[]} reasons
   */
  explain(result, sentence, reasons) {
    const headline = heading(this.options.level + 1, "nrm-verdict-sentence", sentence);
    headline.tabIndex = -1;
    const next = html(
      "button",
      { type: "button", class: "nr-button nr-button-primary" },
      "Next question",
    );
    listen(next, "click", () => this.ask(true), this.options.signal);
    replaceChildren(
      this.feedback,
      html(
        "div",
        { class: `nrm-verdict nrm-verdict-${result}` },
        html("p", { class: "nrm-verdict-word" }, VERDICT_WORDS[result]),
        headline,
      ),
      ...reasons,
      next,
    );
    this.showScore();
    // What was pressed is gone or disabled now; without this the focus would be lost.
    headline.focus();
    this.options.say(`${VERDICT_WORDS[result]}. ${sentence}`);
  }
}
