// Practice cases: composed from a lesion's own pattern, the same for the same number.

import { localise } from "./localise.js";
import { expectation } from "./weigh.js";

/** @import { Findings, Model, Result, Site, State } from "./types" */

/** The answer that is right where no place can be named. */
export const CANNOT_TELL = "cannot_tell";

/** Examined in nearly every case; the rest is drawn by lot. */
const CORE = [
  "ankle_dorsiflexion",
  "inversion",
  "hip_abduction",
  "sensation_lateral_leg_dorsum",
];
const SHARE = { core: 0.95, bedside: 0.42, laboratory: 0.16 };
const PARTIAL = 0.12;
const HALF = 0.5;
const ATTEMPTS = 200;
/** One case in this many may be one that cannot be told. */
const OPEN_CASES = 6;

/**
 * Numbers from 0 to 1 that follow from the seed (mulberry32).
 *
 * @param {number} seed
 * @returns {() => number}
 */
function generator(seed) {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @param {Model} model
 * @param {Site} site
 * @param {() => number} next
 * @returns {Findings}
 */
function compose(model, site, next) {
  /** @type {Findings} */
  const findings = {};
  for (const finding of model.findings) {
    const share = CORE.includes(finding.id)
      ? SHARE.core
      : finding.part === "laboratory"
        ? SHARE.laboratory
        : SHARE.bedside;
    const cell = model.cells[site.id]?.[finding.id];
    if (cell === undefined) continue;
    const [drawn, coin] = [next(), next()];
    if (drawn > share) continue;
    const says = expectation(finding, cell[0]);
    // Brisk jerks have a sign of their own; a red flag by lot would tell nothing.
    if (says === "raised" || (says === "varies" && finding.part === "red flags"))
      continue;
    // A lesion may be partial: now and then it leaves what it usually takes.
    const lost = says === "lost" ? coin > PARTIAL : says === "varies" && coin < HALF;
    findings[finding.id] = stateOf(finding.kind, lost);
  }
  return findings;
}

/**
 * @param {string} kind
 * @param {boolean} lost
 * @returns {State}
 */
function stateOf(kind, lost) {
  if (["pain", "test", "sign", "red flag"].includes(kind))
    return lost ? "present" : "absent";
  if (!lost) return "normal";
  return kind === "needle study" ? "present" : "reduced";
}

/**
 * The answers that are right: every site of the first group, or none.
 *
 * @param {Result} result
 * @returns {string[]}
 */
export function rightAnswers(result) {
  return result.cannotTell ? [CANNOT_TELL] : (result.groups[0]?.sites ?? []);
}

/**
 * A case: a lesion, what is found, and what the localiser makes of it.
 *
 * The lesion is among the right answers, unless the case is one that cannot be told.
 *
 * @param {Model} model
 * @param {number} number
 * @returns {{ site: Site, findings: Findings, result: Result }}
 */
export function practiceCase(model, number) {
  const next = generator(number);
  const open = number % OPEN_CASES === 0;
  /** @type {{ site: Site, findings: Findings, result: Result } | undefined} */
  let fair;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const site = /** @type {Site} */ (
      model.sites[Math.floor(next() * model.sites.length)]
    );
    const findings = compose(model, site, next);
    const result = localise(model, findings);
    const made = { site, findings, result };
    if (open && result.cannotTell?.reason === "not parted") return made;
    if (rightAnswers(result).includes(site.id)) {
      if (!open) return made;
      fair ??= made;
    }
  }
  if (fair === undefined) throw new Error(`no fair case has the number ${number}`);
  return fair;
}
