/**
 * From what was found to where the lesion may lie. No DOM: it runs under node as in the page.
 *
 * How it reasons, in this order (docs/adr/0008-lesion-localiser.md):
 * 1. Red flags come before any place, and an emergency to which one points stands before
 *    every other site, as long as it reaches everything that was found.
 * 2. A site that makes an abnormal finding impossible, because the tissue is out of its
 *    reach, stands behind every site that does not; cells without a source are counted
 *    after those with one.
 * 3. Then comes the site that explains more of what is abnormal: lesions are often partial.
 * 4. Then the loose ends are counted: a finding the site only may give, a normal finding
 *    that it usually takes, and, as two, an unexpected pain or provocation test.
 * 5. Sites that are equal in all this stand together: the findings cannot part them.
 * "Varies" is never for or against, and what was not tested is never normal.
 */
import { checkFindings } from "./check.js";
import { nextSign } from "./next_sign.js";
import { abnormalCount, rankPairs, rankSites } from "./rank.js";
import { isAbnormal } from "./weigh.js";
import { inSentence, joinNames, reason } from "./words.js";

/** @import { Candidate, Cell, Findings, Group, Model, Pair, RedFlag, Result, Tally } from "./types" */

const REASONS = 3;
/** More sites than this in one group are no answer. */
const LARGEST_GROUP = 3;
/** Less than one finding in this many explained is little. */
const LITTLE = 3;
const AGAINST = ["impossible", "unexpected", "missing"];
const GRADES = ["read", "derived", "unconfirmed"];

/**
 * Say where the lesion may lie.
 *
 * Parameters
 * ----------
 * model : Model
 *     Sites, findings, and what each site does to each finding; written by
 *     ``nerveroot.reasoning.lesion_model``.
 * findings : object
 *     State ("normal", "reduced", "absent", "present" or "not_tested") by the id of the
 *     finding. What is not named was not tested, and what was not tested is not normal.
 *
 * Returns
 * -------
 * Result
 *     Red flags first; ranked groups of candidate site ids, grouped where the findings
 *     cannot part them, each with what argues most for and against; pairs where no
 *     single site explains all; the next most informative sign; and why it cannot tell,
 *     where that is the honest answer. Rank words, never a percentage.
 *
 * Raises
 * ------
 * RangeError
 *     For an unknown finding or state, which the message names with what is allowed.
 *
 * Examples
 * --------
 * >>> localise(model, { ankle_dorsiflexion: "reduced", inversion: "normal" }).groups[0].sites
 *
 * @param {Model} model
 * @param {Findings} findings
 * @returns {Result}
 */
export function localise(model, findings) {
  checkFindings(model, findings);
  const redFlags = flags(model, findings);
  const { tallies, groups, open } = rankSites(model, findings);
  const pairs = rankPairs(model, findings, tallies);
  const abnormal = tallies[0].weighed.filter((item) =>
    isAbnormal(item.finding, item.state),
  );
  return {
    urgent: redFlags.length > 0 ? urgentText(model, findings, redFlags) : "",
    redFlags,
    groups: groups.map((_, index) => described(groups, index)),
    pairs: pairs.map(pairText),
    open,
    // Nobody who needs care now should be examined further first.
    next: redFlags.length > 0 ? null : proposal(model, findings, groups),
    cannotTell: cannotTell(groups, pairs, abnormal.length),
    hangsOnUnconfirmed: hanging(model, findings, groups),
    tested: Object.values(findings).filter((state) => state !== "not_tested").length,
  };
}

/**
 * @param {Model} model
 * @param {Findings} findings
 */
function flags(model, findings) {
  return model.findings.flatMap((finding) => {
    const state = findings[finding.id] ?? "not_tested";
    if (!finding.redFlag || !isAbnormal(finding, state)) {
      return [];
    }
    const { text, grade, basis } = finding.redFlag;
    return [
      { finding: finding.id, name: finding.name, state, why: text, grade, basis },
    ];
  });
}

/**
 * What may wait for the day may not wait for the evening where a leg is weak as well.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @param {RedFlag[]} redFlags
 */
function urgentText(model, findings, redFlags) {
  const now = model.findings.some(
    (finding) =>
      (finding.redFlag?.speed === "now" || finding.kind === "strength") &&
      isAbnormal(finding, findings[finding.id] ?? "not_tested"),
  );
  const why = redFlags.map((flag) => flag.why).join(" ");
  return now
    ? `Urgent care now. ${why}`
    : `Urgent care today. ${why} If a leg is newly weak as well: urgent care now.`;
}

/**
 * @param {Tally} item
 * @param {Tally[]} rivals
 * @returns {Candidate}
 */
function candidate(item, rivals) {
  const [site] = item.sites;
  // What few of the others can explain tells the most.
  const telling = (/** @type {number} */ index) =>
    rivals.filter((rival) =>
      ["impossible", "unexpected"].includes(rival.weighed[index].relation),
    ).length;
  const numbered = item.weighed.map((one, index) => ({ one, telling: telling(index) }));
  const grade = (/** @type {typeof numbered[0]} */ entry) =>
    GRADES.indexOf(entry.one.cell[1]);
  const order = ["explained", "allowed", "spared"];
  // What the site only may give argues for it just where it is a warning of it.
  const supports = numbered
    .filter(
      ({ one }) =>
        one.relation !== "allowed" || one.finding.redFlag?.pointsTo.includes(site.id),
    )
    .filter(({ one }) => order.includes(one.relation))
    .sort(
      (a, b) =>
        order.indexOf(a.one.relation) - order.indexOf(b.one.relation) ||
        b.telling - a.telling ||
        grade(a) - grade(b),
    );
  const opposes = numbered
    .filter(({ one }) => AGAINST.includes(one.relation))
    .sort(
      (a, b) =>
        AGAINST.indexOf(a.one.relation) - AGAINST.indexOf(b.one.relation) ||
        grade(a) - grade(b),
    );
  return {
    site: site.id,
    name: site.name,
    for: supports.slice(0, REASONS).map(({ one }) => reason(one, site)),
    against: opposes.slice(0, REASONS).map(({ one }) => reason(one, site)),
  };
}

/**
 * Say in words where a group stands: an order, never a chance.
 *
 * @param {Tally[][]} groups
 * @param {number} index
 */
function rankWord(groups, index) {
  const [item] = groups[index];
  const out = item.impossible + item.impossibleUnconfirmed > 0;
  if (item.emergency) return "must be ruled out first";
  if (index > 0 && out) return "argued against";
  // It may fit better than the emergency: only the order of care puts it behind.
  if (groups[index - 1]?.[0].emergency) return "fits once that is ruled out";
  if (index > 0) return "fits less well";
  if (out) return "least unlikely";
  const little = item.explained * LITTLE < abnormalCount(item);
  return little ? "possible, explains little" : "fits best";
}

/**
 * @param {boolean} emergency
 * @param {string} names
 */
const groupNote = (emergency, names) =>
  emergency
    ? `Both must be ruled out, whatever fits better: ${names}.`
    : `What was found cannot part ${names}.`;

/**
 * @param {Tally[][]} groups
 * @param {number} index
 * @returns {Group}
 */
function described(groups, index) {
  const group = groups[index];
  const rivals = groups.flat();
  const names = group.map((item) => inSentence(item.sites[0].name));
  return {
    rank: rankWord(groups, index),
    sites: group.map((item) => item.sites[0].id),
    note: group.length > 1 ? groupNote(group[0].emergency, joinNames(names)) : "",
    candidates: group.map((item) => candidate(item, rivals)),
  };
}

/** @param {Tally} pair @returns {Pair} */
function pairText(pair) {
  const [one, other] = pair.sites;
  return {
    sites: [one.id, other.id],
    why: `${one.name} and ${inSentence(other.name)} at once would explain more than any single place.`,
  };
}

/**
 * Part the first group; if it is one site, part it from the next group.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @param {Tally[][]} groups
 */
function proposal(model, findings, groups) {
  const [first = [], second = []] = groups;
  const pool = first.length > 1 ? first : [...first, ...second];
  if (pool.length === 0) {
    return null;
  }
  return nextSign(
    model,
    findings,
    pool.map((item) => item.sites[0]),
  );
}

/**
 * @param {Tally[][]} groups
 * @param {Tally[]} pairs
 * @param {number} abnormal how many findings are abnormal
 * @returns {Result["cannotTell"]}
 */
function cannotTell(groups, pairs, abnormal) {
  if (abnormal === 0) {
    return {
      reason: "nothing abnormal",
      text: "Cannot tell: nothing abnormal was found, so there is nothing to place. What was not tested is not normal.",
    };
  }
  const first = groups[0] ?? [];
  if (first.length === 0) {
    return {
      reason: "not parted",
      text: "Cannot tell: what was found argues for no place in this table.",
    };
  }
  if (first[0].impossible > 0 && pairs.length === 0) {
    return {
      reason: "no place explains all",
      text: "Cannot tell: no place in this table reaches everything that was found, nor do any two. Look again at each finding, or think of a place that is not in the table.",
    };
  }
  const many = first.length > LARGEST_GROUP || (first.length > 1 && abnormal === 1);
  if (many && !first[0].emergency) {
    return {
      reason: "not parted",
      text: `Cannot tell: ${first.length} places explain this equally well.`,
    };
  }
  return null;
}

/**
 * Rank again with every unconfirmed cell left open: a first group that changes hangs on
 * them.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @param {Tally[][]} groups
 */
function hanging(model, findings, groups) {
  const ids = (/** @type {Tally[] | undefined} */ group) =>
    (group ?? [])
      .map((item) => item.sites[0].id)
      .sort()
      .join();
  if (groups.length === 0) {
    return "";
  }
  const cells = Object.fromEntries(
    Object.entries(model.cells).map(([site, row]) => [
      site,
      Object.fromEntries(
        Object.entries(row).map(([id, cell]) => [
          id,
          /** @type {Cell} */ (
            cell[1] === "unconfirmed" ? ["varies", cell[1], cell[2]] : cell
          ),
        ]),
      ),
    ]),
  );
  const again = rankSites({ ...model, cells }, findings).groups;
  return ids(again[0]) === ids(groups[0])
    ? ""
    : "This order hangs on cells that nobody has yet confirmed in a source; without them another group would come first.";
}
