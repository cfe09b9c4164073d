// Questions made from the data, and how an answer is judged. No DOM.
//
// There is no single right map, so an answer about a root is judged against each source:
// right by k of n. The verdict word only sums that up.

import { mainNerve } from "./overlay.js";

/** @import { Agreement, Region, Sign } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { AtlasGeometry } from "../shared/geometry.js" */

/** @typedef {"point" | "name" | "tell"} QuizKind */

/**
 * @typedef {object} PointQuestion
 * @property {"point"} kind
 * @property {string} view
 * @property {string} root
 *
 * @typedef {object} NameQuestion
 * @property {"name"} kind
 * @property {string} view
 * @property {string} region
 * @property {{ id: string, name: string }[]} nerves in alphabetical order
 *
 * @typedef {object} TellQuestion
 * @property {"tell"} kind
 * @property {string} view
 * @property {string} region
 * @property {Sign} sign
 * @property {string} finding what the sign showed, or "" if it was not tested
 * @property {"root" | "nerve" | "open"} answer
 *
 * @typedef {PointQuestion | NameQuestion | TellQuestion} Question
 */

/** @typedef {"right" | "partly" | "wrong" | "open"} Verdict */

/** @type {Record<QuizKind, string>} */
export const QUIZ_NAMES = {
  point: "Point to the root",
  name: "Name root and nerve",
  tell: "Root or nerve?",
};

const POINT_VIEWS = [
  "foot_dorsum",
  "lateral",
  "sole",
  "posterior",
  "anterior",
  "medial",
];

/**
 * @param {QuizKind} kind
 * @param {number} turn how many questions of this kind came before
 * @param {{ index: FactIndex, atlas: AtlasGeometry, root: string }} context
 * @returns {Question}
 */
export function question(kind, turn, context) {
  if (kind === "point") return pointQuestion(turn, context);
  if (kind === "name") return nameQuestion(turn, context);
  return tellQuestion(turn, context);
}

/**
 * @param {number} turn
 * @param {{ index: FactIndex, atlas: AtlasGeometry, root: string }} context
 * @returns {PointQuestion}
 */
function pointQuestion(turn, { index, atlas, root }) {
  const views = POINT_VIEWS.filter((view) =>
    atlas.view(view).regionIds.some((region) => index.agreement(root, region).k > 0),
  );
  const view = views[turn % Math.max(1, views.length)] ?? "foot_dorsum";
  return { kind: "point", view, root };
}

/**
 * @param {number} turn
 * @param {{ index: FactIndex, atlas: AtlasGeometry, root: string }} context
 * @returns {NameQuestion}
 */
function nameQuestion(turn, { index, atlas, root }) {
  const askable = index.facts.regions.filter(
    (region) => named(index, region) >= 2 && mainNerve(index, region.id) !== "",
  );
  // Every other question is about the highlighted root's own skin.
  const own = askable.filter((region) => index.agreement(root, region.id).k > 0);
  const region = pick(turn % 2 === 0 && own.length > 0 ? own : askable, turn, 17);
  const right = mainNerve(index, region.id);
  const others = [...index.nerveNames.keys()].filter(
    (nerve) => !index.supply(region.id).some((row) => row.nerve === nerve),
  );
  const first = (turn * 7) % others.length;
  const wrong = [0, 5, 11].map((step) => others[(first + step) % others.length] ?? "");
  const nerves = [...new Set([right, ...wrong])].map((id) => ({
    id,
    name: index.nerveNames.get(id) ?? id,
  }));
  nerves.sort((a, b) => a.name.localeCompare(b.name, "en"));
  return {
    kind: "name",
    view: atlas.viewFor(region.id, region.home, region.home),
    region: region.id,
    nerves,
  };
}

/**
 * @param {number} turn
 * @param {{ index: FactIndex, atlas: AtlasGeometry }} context
 * @returns {TellQuestion}
 */
function tellQuestion(turn, { index, atlas }) {
  /** @type {{ region: Region, sign: Sign }[]} */
  const askable = [];
  for (const sign of index.facts.signs) {
    // Other signs have limits that one word of feedback cannot carry.
    if (!sign.lead || sign.nerve === "" || sign.kind !== "sign") continue;
    if (sign.rootLesion === "" || sign.nerveLesion === "") continue;
    for (const region of index.facts.regions) {
      const fits = sign.roots.some((root) => index.agreement(root, region.id).k > 0);
      if (fits && mainNerve(index, region.id) === sign.nerve)
        askable.push({ region, sign });
    }
  }
  const { region, sign } = pick(askable, turn, 11);
  const answer = /** @type {const} */ (["root", "open", "nerve", "root", "nerve"])[
    turn % 5
  ];
  const finding = {
    root: bareFinding(sign.rootLesion),
    nerve: bareFinding(sign.nerveLesion),
    open: "",
  };
  return {
    kind: "tell",
    view: atlas.viewFor(region.id, region.home, region.home),
    region: region.id,
    sign,
    answer: answer ?? "open",
    finding: finding[answer ?? "open"],
  };
}

/**
 * The bare finding, without the reason that would give the answer away.
 *
 * @param {string} text such as "Weak: tibialis posterior is an L5 muscle."
 * @returns {string} such as "weak"
 */
function bareFinding(text) {
  return (/^[^:.,(]*?(?= in |[:.,(]|$)/.exec(text)?.[0] ?? text).trim().toLowerCase();
}

/**
 * @param {FactIndex} index
 * @param {Region} region
 */
function named(index, region) {
  return index.agreement("L5", region.id).n;
}

/**
 * Walks through a list in strides, so that neighbours in the table are not asked in a row.
 *
 * @template T
 * @param {readonly T[]} list not empty
 * @param {number} turn
 * @param {number} stride
 * @returns {T}
 */
function pick(list, turn, stride) {
  let step = stride;
  while (divisor(step, list.length) !== 1) step += 1;
  return /** @type {T} */ (list[(turn * step) % list.length]);
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function divisor(a, b) {
  return b === 0 ? a : divisor(b, a % b);
}

/**
 * @param {Agreement} agreement
 * @returns {Verdict}
 */
export function verdict({ k, n }) {
  if (n === 0) return "open";
  if (k === 0) return "wrong";
  return 2 * k > n ? "right" : "partly";
}

/**
 * @param {string} root
 * @param {Agreement} agreement
 * @returns {string} a sentence that names the count
 */
export function verdictSentence(root, agreement) {
  const { k, n } = agreement;
  if (n === 0) return "No source that was read names this patch.";
  const sources = n === 1 ? "the one source read" : `${n} sources read`;
  if (k === 0) return `Not ${root} by ${n === 1 ? "" : "any of "}${sources}.`;
  return n === 1 ? `Right by ${sources}.` : `Right by ${k} of ${sources}.`;
}

/**
 * @param {FactIndex} index
 * @param {string} region
 * @param {string} nerve
 * @returns {Verdict}
 */
export function nerveVerdict(index, region, nerve) {
  const row = index.supply(region).find((supply) => supply.nerve === nerve);
  if (row === undefined) return "wrong";
  return row.share === "secondary" ? "partly" : "right";
}
