/**
 * Puts the sites into ranked groups, and looks for two sites where one does not do.
 */
import { isAbnormal, tally } from "./weigh.js";

/** @import { Findings, Model, Tally } from "./types" */

/** Two sites must explain so many more findings than one, or they are a guess too many. */
const MORE = 2;
/** Before every count, which begins at none. */
const EMERGENCY = [-1];

/**
 * One site: an emergency to which a red flag points stands before whatever fits better,
 * and two of them stand together, because both must be ruled out. Then what it explains
 * comes before what it spares, because a lesion is often partial. (A root that hurts and
 * is numb with every muscle strong is still that root.)
 *
 * @param {Tally} item the fewer the better, from left to right
 */
const ofOne = (item) =>
  item.emergency
    ? EMERGENCY
    : [item.impossible, item.impossibleUnconfirmed, -item.explained, item.loose];

/** Two sites, which explain everything anyhow: the tighter fit. @param {Tally} item */
const ofTwo = (item) => [item.impossible, item.impossibleUnconfirmed, item.loose];

/**
 * @param {Tally} one
 * @param {Tally} other
 */
function compare(one, other) {
  const key = one.sites.length > 1 ? ofTwo : ofOne;
  const [a, b] = [key(one), key(other)];
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : a[place] - b[place];
}

/** @param {Tally} item how many red flags it usually gives that point to it */
const warned = ({ weighed, sites: [site] }) =>
  weighed.filter(
    ({ finding, relation }) =>
      relation === "explained" && finding.redFlag?.pointsTo.includes(site.id),
  ).length;

/**
 * Inside a group: more of its own warnings first, then better confirmed, then more of
 * what was rightly found normal.
 *
 * @param {Tally} one
 * @param {Tally} other
 */
const insideGroup = (one, other) =>
  warned(other) - warned(one) ||
  other.explainedKnown - one.explainedKnown ||
  other.spared - one.spared;

/**
 * Group what the findings cannot part.
 *
 * @param {Tally[]} tallies
 * @returns {Tally[][]}
 */
function grouped(tallies) {
  const sorted = [...tallies].sort(
    (one, other) => compare(one, other) || insideGroup(one, other),
  );
  /** @type {Tally[][]} */
  const groups = [];
  for (const item of sorted) {
    const last = groups.at(-1);
    if (last && compare(last[0], item) === 0) {
      last.push(item);
    } else {
      groups.push([item]);
    }
  }
  return groups;
}

/**
 * Rank the sites that explain at least one abnormal finding, and the emergencies.
 *
 * Any other site that explains none is no candidate: it is `open` if nothing speaks
 * against it either.
 *
 * @param {Model} model
 * @param {Findings} findings
 */
export function rankSites(model, findings) {
  const tallies = model.sites.map((site) => tally(model, findings, [site]));
  const anything = tallies[0].weighed.some((item) =>
    isAbnormal(item.finding, item.state),
  );
  const isCandidate = (/** @type {Tally} */ item) =>
    item.emergency || item.explained > 0;
  return {
    tallies,
    groups: grouped(tallies.filter(isCandidate)),
    open: tallies
      .filter(
        (item) =>
          anything &&
          !isCandidate(item) &&
          item.impossible + item.impossibleUnconfirmed === 0 &&
          item.weighed.some((one) => one.relation === "allowed"),
      )
      .map((item) => item.sites[0].id),
  };
}

/** @param {Tally} item */
const reaches = (item) => item.impossible + item.impossibleUnconfirmed === 0;

/** @param {Tally} item how many of the findings are abnormal */
export const abnormalCount = (item) =>
  item.weighed.filter((one) => isAbnormal(one.finding, one.state)).length;

/**
 * Look for two sites that together explain what no single one does.
 *
 * Two sites are looked for only if no single one explains every abnormal finding. They
 * must reach everything, explain two more than any single site that reaches everything,
 * and each must explain something that the other does not. Two branches say nothing new
 * where the nerve that they come from reaches everything by itself. While an emergency
 * stands first, only pairs that hold it are offered.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @param {Tally[]} singles
 * @returns {Tally[]} the best pairs, all of one rank; two of one kind first
 */
export function rankPairs(model, findings, singles) {
  const whole = singles.filter((item) => item.explained > 0 && reaches(item));
  if (whole.some((item) => item.explained === abnormalCount(item))) return [];
  const most = Math.max(0, ...whole.map((item) => item.explained));
  const trunks = whole.map((item) => item.sites[0].id);
  const first = singles.filter((item) => item.emergency).map((item) => item.sites[0]);
  const usable = singles.filter((item) => item.explained > 0);
  const pairs = usable.flatMap((one, index) =>
    usable
      .slice(index + 1)
      .filter((other) => adds(one, other) && adds(other, one))
      .map((other) => tally(model, findings, [one.sites[0], other.sites[0]]))
      .filter((pair) => reaches(pair) && pair.explained >= most + MORE)
      .filter(
        ({ sites }) => first.length === 0 || first.some((site) => sites.includes(site)),
      )
      .filter(
        ({ sites: [a, b] }) =>
          !trunks.some((trunk) => a.within.includes(trunk) && b.within.includes(trunk)),
      ),
  );
  const best = grouped(pairs)[0] ?? [];
  const alike = (/** @type {Tally} */ { sites: [a, b] }) =>
    a.place === b.place ? 0 : 1;
  return best.sort((one, other) => alike(one) - alike(other));
}

/**
 * @param {Tally} one
 * @param {Tally} other
 * @returns {boolean} whether `one` explains a finding that `other` does not
 */
const adds = (one, other) =>
  one.weighed.some(
    (item, index) =>
      item.relation === "explained" && other.weighed[index].relation !== "explained",
  );
