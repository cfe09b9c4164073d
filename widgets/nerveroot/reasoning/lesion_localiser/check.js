/**
 * Refuses what the localiser cannot read, by name.
 */

/** @import { Findings, Model } from "./types" */

/** @param {string[]} items */
const list = (items) => items.join(", ");

/**
 * Throws if a finding or a state is not known.
 *
 * Parameters
 * ----------
 * model : Model
 *     What the sites do to the findings.
 * findings : object
 *     State by finding id.
 *
 * Raises
 * ------
 * TypeError
 *     If `findings` is not an object of states.
 * RangeError
 *     For unknown findings, or states that do not fit; the message names all of them and
 *     lists what is allowed.
 *
 * @param {Model} model
 * @param {unknown} findings
 * @returns {asserts findings is Findings}
 */
export function checkFindings(model, findings) {
  if (typeof findings !== "object" || findings === null || Array.isArray(findings)) {
    throw new TypeError("findings must be an object of states by finding id");
  }
  const known = new Map(model.findings.map((finding) => [finding.id, finding]));
  const unknown = Object.keys(findings).filter((id) => !known.has(id));
  if (unknown.length > 0) {
    const named = list(unknown.map((id) => `"${id}"`));
    throw new RangeError(
      `unknown finding ${named}; allowed: ${list([...known.keys()])}`,
    );
  }
  const bad = Object.entries(findings).flatMap(([id, state]) => {
    const allowed = known.get(id)?.states ?? [];
    return allowed.includes(state)
      ? []
      : [`"${String(state)}" for "${id}"; allowed: ${list(allowed)}`];
  });
  if (bad.length > 0) {
    throw new RangeError(`unknown state ${bad.join("; ")}`);
  }
}
