// The card beside the stage: what every source says about one muscle.

import { html, replaceChildren } from "../../web/dom.js";
import { statusMark } from "../../web/status_mark.js";
import { heading, rootTag, sentence } from "../shared/words.js";
import { EVIDENCE_WORDS, WEIGHT_WORDS } from "./facts.js";

/** @import { Child } from "../../web/dom.js" */
/** @import { MuscleIndex } from "./facts.js" */
/** @import { Authority, Claim, Metric, Muscle, State } from "./types" */

/** @param {{ index: MuscleIndex, prefix: string, level: number }} options */
export function muscleCard({ index, prefix, level }) {
  const title = heading(level, "nrm-card-title");
  title.id = `${prefix}-muscle`;
  const note = html("p", { class: "nrm-card-note" });
  const facts = html("div", {
    class: "nrm-probe",
    role: "region",
    tabindex: 0,
    "aria-labelledby": title.id,
  });
  const element = html(
    "div",
    { "data-part": "probe" },
    html("p", { class: "nrm-card-eyebrow" }, "Muscle"),
    title,
    note,
    facts,
  );
  const scale = mrcScale(index);
  let drawn = "";
  return {
    element,
    /** @param {State} state */
    update(state) {
      const key = `${state.muscle} ${state.source}`;
      if (key === drawn) return;
      drawn = key;
      const muscle = index.muscles.get(state.muscle);
      title.textContent = muscle?.name ?? "No muscle chosen";
      note.textContent = muscle
        ? placeWords(muscle)
        : "Point at a muscle, or choose one in the table below.";
      if (muscle === undefined) {
        replaceChildren(facts);
        return;
      }
      replaceChildren(
        facts,
        evidenceBlock(muscle, level),
        block(level, "Action", html("p", {}, muscle.action)),
        nerveBlock(index, muscle, level),
        ...sourceBlocks(index, muscle, state.source, level),
        testBlock(muscle, level, scale),
      );
    },
  };
}

/** @param {Muscle} muscle */
function placeWords(muscle) {
  const place = { back: "back", hip: "hip", thigh: "thigh", leg: "leg", foot: "foot" };
  const where = /** @type {Record<string, string>} */ (place)[muscle.segment] ?? "";
  const parts = [`${sentence(where)}, ${muscle.deep ? "deep" : "under the skin"}.`];
  if (muscle.members.length > 0) parts.push("Drawn as its parts.");
  if (muscle.note !== "") parts.push(muscle.note);
  return parts.join(" ");
}

/**
 * @param {number} level
 * @param {string} title
 * @param {...Child} children
 */
function block(level, title, ...children) {
  return html(
    "div",
    { class: "nrm-card-block" },
    heading(level + 1, "nrm-card-label", title),
    ...children,
  );
}

/**
 * @param {Muscle} muscle
 * @param {number} level
 */
function evidenceBlock(muscle, level) {
  return block(
    level,
    "L5 and this muscle",
    html(
      "p",
      { class: `nrm-evidence nrm-evidence-${muscle.evidence}` },
      `${sentence(EVIDENCE_WORDS[muscle.evidence])}.`,
    ),
    muscle.reason === "" ? null : html("p", {}, muscle.reason),
  );
}

/**
 * @param {MuscleIndex} index
 * @param {Muscle} muscle
 * @param {number} level
 */
function nerveBlock(index, muscle, level) {
  const lines = muscle.nerves.map((nerve) => {
    const [first, ...rest] = index.path(nerve);
    return html(
      "li",
      {},
      html("b", {}, first?.name ?? nerve),
      rest.map((step) => ` ← ${step.name}`).join(""),
    );
  });
  const source = muscle.nerveVerified
    ? `Source: ${muscle.nerveSource}`
    : "General anatomy, unconfirmed";
  return block(
    level,
    muscle.nerves.length > 1 ? "Nerves" : "Nerve",
    html("ul", { class: "nrm-paths" }, ...lines),
    html("p", { class: "nrm-card-note" }, `${source}.`),
  );
}

/**
 * The sources by what they measured: figures of different kinds never share a list.
 *
 * @param {MuscleIndex} index
 * @param {Muscle} muscle
 * @param {string} chosen source
 * @param {number} level
 */
function sourceBlocks(index, muscle, chosen, level) {
  /** @type {Map<Metric, [Authority, readonly Claim[]][]>} */
  const byMetric = new Map();
  /** @type {string[]} */
  const grouped = [];
  for (const authority of index.facts.authorities) {
    const named = index.namedAs(authority.id, muscle.id);
    if (named === "") continue;
    if (named !== muscle.id) {
      const group = index.muscles.get(named)?.name ?? named;
      const { roots } = index.leading(authority.id, named);
      grouped.push(`${authority.name}: ${roots.join(", ")} (${group})`);
      continue;
    }
    const claims = index.own(authority.id, muscle.id);
    const { metric } = /** @type {Claim} */ (claims[0]);
    byMetric.set(metric, [...(byMetric.get(metric) ?? []), [authority, claims]]);
  }
  const blocks = [...byMetric].map(([metric, said]) =>
    html(
      "div",
      { class: "nrm-metric" },
      heading(level + 2, "nrm-metric-title", metric.label),
      html("p", { class: "nrm-card-note" }, `${metric.meaning} ${metric.caution}`),
      ...said.map(([authority, claims]) => sourceLine(authority, claims, chosen)),
    ),
  );
  if (grouped.length > 0) {
    blocks.push(
      html(
        "div",
        { class: "nrm-metric" },
        heading(level + 2, "nrm-metric-title", "Named only with its group"),
        html("p", {}, `${grouped.join("; ")}.`),
      ),
    );
  }
  if (blocks.length === 0)
    blocks.push(html("div", {}, html("p", {}, "No source names its roots.")));
  return [
    heading(level + 1, "nrm-card-label nrm-roots-title", "Roots, source by source"),
    ...blocks,
  ];
}

/**
 * @param {Authority} authority
 * @param {readonly Claim[]} claims
 * @param {string} chosen
 */
function sourceLine(authority, claims, chosen) {
  const unverified = claims.every((claim) => !claim.verified);
  return html(
    "div",
    { class: "nrm-source-says", "data-chosen": authority.id === chosen },
    html(
      "p",
      { class: "nrm-source-says-name" },
      statusMark(authority.status),
      authority.name,
      unverified
        ? html("span", { class: "nrm-card-note" }, " (from memory, unverified)")
        : null,
    ),
    html(
      "ul",
      {},
      ...claims.map((claim) =>
        html(
          "li",
          { class: claim.weight === "none" ? "nrm-says-not" : "" },
          rootTag(claim.root),
          ` ${claim.figure === "" ? WEIGHT_WORDS[claim.weight] : claim.figure}`,
          claim.statement === "" ? null : html("small", {}, ` ${claim.statement}`),
        ),
      ),
    ),
  );
}

/**
 * @param {Muscle} muscle
 * @param {number} level
 * @param {HTMLElement} scale
 */
function testBlock(muscle, level, scale) {
  return block(
    level,
    "At the bedside",
    html("p", {}, muscle.test === "" ? "It cannot be tested by hand." : muscle.test),
    muscle.mrcNote === ""
      ? null
      : html("p", { class: "nrm-card-note" }, muscle.mrcNote),
    scale,
  );
}

/** @param {MuscleIndex} index */
function mrcScale(index) {
  return html(
    "details",
    { class: "nrm-mrc" },
    html("summary", {}, "MRC scale of strength"),
    html(
      "dl",
      {},
      ...index.facts.mrc.flatMap(({ grade, definition, bedside }) => [
        html("dt", {}, String(grade)),
        html("dd", {}, definition, html("small", {}, ` ${bedside}`)),
      ]),
    ),
  );
}
