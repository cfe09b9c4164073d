// How each patch is painted in a given state. No DOM.

/** @import { AgreementStep, Claim, Paint, State } from "./types" */
/** @import { FactIndex } from "./facts.js" */

/** @type {Paint} */
const BARE = { key: "none", roots: [], kind: "none", step: 0, edge: "", dashed: false };

/** @type {Paint} */
const HIDDEN = {
  key: "hidden",
  roots: [],
  kind: "hidden",
  step: 0,
  edge: "",
  dashed: false,
};

/**
 * @param {FactIndex} index
 * @param {State} state
 * @param {string} region
 * @param {boolean} concealed true while a quiz question is open
 * @returns {Paint}
 */
export function paintOf(index, state, region, concealed) {
  if (concealed) return HIDDEN;
  if (state.mode !== "explore") return agreementPaint(index, state.root, region);
  return authorityPaint(index, state, region);
}

/**
 * Everything that paint depends on besides the patch: while it stays the same, nothing
 * needs to be painted again.
 *
 * @param {State} state
 * @param {boolean} concealed
 * @returns {string}
 */
export function paintKey(state, concealed) {
  return [state.mode, state.authority, state.root, concealed, ...state.layers].join(
    " ",
  );
}

/**
 * @param {FactIndex} index
 * @param {string} root
 * @param {string} region
 * @returns {Paint}
 */
function agreementPaint(index, root, region) {
  const { k } = index.agreement(root, region);
  const step = agreementStep(index.facts.look.agreement, k);
  if (step === 0) return BARE;
  return {
    key: `agreement-${step}`,
    roots: [root],
    kind: "agreement",
    step,
    edge: root,
    dashed: false,
  };
}

/**
 * @param {AgreementStep[]} steps
 * @param {number} count
 * @returns {number}
 */
export function agreementStep(steps, count) {
  return Math.max(
    0,
    steps.findIndex(({ from, to }) => count >= from && (to === null || count <= to)),
  );
}

/**
 * @param {FactIndex} index
 * @param {State} state
 * @param {string} region
 * @returns {Paint}
 */
function authorityPaint(index, state, region) {
  const authority = index.authorities.get(state.authority);
  // A standard names test points; it does not claim the skin around them.
  if (authority === undefined || authority.kind === "standard") return BARE;
  let claims = index.drawn(authority.id, region);
  if (!state.layers.includes("neighbours")) {
    claims = claims.filter((claim) => claim.root === state.root);
  }
  const checked = claims.filter((claim) => claim.verified);
  const shown = checked.length > 0 ? checked : claims;
  if (shown.length === 0) return BARE;
  const roots = (
    state.layers.includes("overlap") ? shown : [leading(shown, state.root)]
  ).map((claim) => claim.root);
  const kind =
    checked.length > 0 ? (roots.length > 1 ? "overlap" : "root") : doubt(shown);
  return {
    key: `${kind}-${roots.join("-")}`,
    roots,
    kind,
    step: 0,
    edge: /** @type {string} */ (roots[0]),
    dashed: checked.length === 0,
  };
}

/**
 * @param {Claim[]} claims none of them checked
 * @returns {"half" | "unread"}
 */
function doubt(claims) {
  return claims.some((claim) => claim.status === "unread") ? "unread" : "half";
}

/**
 * The one claim to draw when overlap is hidden: the strongest, then the highlighted root.
 *
 * @param {Claim[]} claims at least one
 * @param {string} root
 * @returns {Claim}
 */
function leading(claims, root) {
  const order = { core: 0, overlap: 1, variable: 2, none: 3, blank: 3 };
  const sorted = [...claims].sort(
    (a, b) =>
      order[a.involvement] - order[b.involvement] ||
      Number(b.root === root) - Number(a.root === root),
  );
  return /** @type {Claim} */ (sorted[0]);
}

/**
 * The roots that the shown authority gives a patch, for `data-root`.
 *
 * @param {FactIndex} index
 * @param {string} authority
 * @param {string} region
 * @returns {string} separated by spaces, empty where the authority leaves the patch blank
 */
export function rootsOf(index, authority, region) {
  return index
    .drawn(authority, region)
    .map((claim) => claim.root)
    .join(" ");
}

/**
 * Whose edge the border between two patches has, if it is more than a hairline.
 *
 * @param {Paint} left
 * @param {Paint} right
 * @param {string} root the highlighted root, whose edge wins
 * @param {readonly string[]} order
 * @returns {Paint | undefined} undefined for a hairline
 */
export function borderPaint(left, right, root, order) {
  if (left.key === right.key) return undefined;
  const painted = [left, right].filter((paint) => paint.edge !== "");
  painted.sort(
    (a, b) =>
      Number(b.edge === root) - Number(a.edge === root) ||
      Number(a.dashed) - Number(b.dashed) ||
      b.step - a.step ||
      order.indexOf(a.edge) - order.indexOf(b.edge),
  );
  return painted[0];
}
