/**
 * Finds the sign that would part the candidates best, and says why.
 */
import { expectation } from "./weigh.js";
import { capital, inSentence, joinNames } from "./words.js";

/** @import { Finding, Findings, Model, NextSign, Site } from "./types" */

const LABORATORY = "laboratory";
/** History and red flags are asked of everybody: they are not proposed as the next sign. */
const NOT_PROPOSED = ["red flags"];

/**
 * @param {Model} model
 * @param {Finding} finding
 * @param {Site[]} sites
 */
function split(model, finding, sites) {
  /** @param {string} wanted */
  const having = (wanted) =>
    sites.filter(
      (site) => expectation(finding, model.cells[site.id][finding.id][0]) === wanted,
    );
  const lost = having("lost");
  const kept = [...having("kept"), ...having("raised")];
  return { finding, lost, kept, varies: having("varies") };
}

/**
 * @param {Model} model
 * @param {Finding} finding
 * @param {Site[]} sites
 */
const confirmed = (model, finding, sites) =>
  sites.filter((site) => model.cells[site.id][finding.id][1] === "read").length;

/**
 * Propose the untested sign that parts the most pairs of candidates.
 *
 * A sign that one lesion takes and another leaves parts them fully and goes before one
 * that only may part them (one of the two varies); a sign at the bedside goes before one
 * of the laboratory, a better confirmed one before a recalled one.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @param {Site[]} sites the candidates to part
 * @returns {NextSign | null}
 */
export function nextSign(model, findings, sites) {
  const splits = model.findings
    .filter((finding) => (findings[finding.id] ?? "not_tested") === "not_tested")
    .filter((finding) => !NOT_PROPOSED.includes(finding.part))
    .map((finding) => split(model, finding, sites));
  const ranked = splits
    .map((item) => ({
      ...item,
      full: item.lost.length * item.kept.length,
      half: item.varies.length * (item.lost.length + item.kept.length),
      bedside: item.finding.part === LABORATORY ? 0 : 1,
      read: confirmed(model, item.finding, sites),
    }))
    .filter((item) => item.full + item.half > 0)
    .sort(
      (one, other) =>
        Math.sign(other.full) - Math.sign(one.full) ||
        other.bedside - one.bedside ||
        other.full - one.full ||
        other.half - one.half ||
        other.read - one.read,
    );
  return ranked.length > 0 ? described(ranked[0]) : null;
}

/**
 * @param {ReturnType<typeof split>} item
 * @returns {NextSign}
 */
function described({ finding, lost, kept, varies }) {
  const names = (/** @type {Site[]} */ sites) =>
    joinNames(sites.map((site) => inSentence(site.name)));
  const parts = [];
  if (lost.length > 0) {
    parts.push(`abnormal, it speaks for ${names(lost)}`);
  }
  if (kept.length > 0) {
    parts.push(
      lost.length > 0
        ? `normal, for ${names(kept)}`
        : `abnormal, it speaks against ${names(kept)}`,
    );
  }
  if (varies.length > 0) {
    parts.push(`it varies in ${names(varies)}`);
  }
  const supply = finding.supply ? ` It rests on ${finding.supply}.` : "";
  return {
    finding: finding.id,
    name: finding.name,
    laboratory: finding.part === LABORATORY,
    ifAbnormal: lost.map((site) => site.id),
    ifNormal: kept.map((site) => site.id),
    why: `${capital(parts.join("; "))}.${supply}`,
  };
}
