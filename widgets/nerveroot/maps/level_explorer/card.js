// Beside the drawings: which root, why, the usual wrong answers, how often, what the
// names mean.

import { html, replaceChildren } from "../../web/dom.js";
import { cellFacts, levelName, reasons, stateSentence, verdict } from "./sentences.js";

/** @import { LevelFacts, ShareFacts, State } from "./types" */

/**
 * @param {string} root
 * @returns {HTMLElement}
 */
export function rootName(root) {
  return html(
    "span",
    {
      class: "nr-root-name",
      style: `--nr-root:var(--nr-root-${root.toLowerCase()}-fill)`,
    },
    root,
  );
}

/**
 * @param {LevelFacts} facts
 * @param {number} level of the headings
 */
export function card(facts, level) {
  const heading = /** @type {"h3"} */ (`h${Math.min(level, 6)}`);
  const smaller = /** @type {"h4"} */ (`h${Math.min(level + 1, 6)}`);
  const said = html("p", { class: "nrl-said" });
  const title = html(heading, { class: "nrl-verdict", "data-part": "verdict" });
  const roots = html("p", { class: "nrl-roots" });
  const why = html("div", { class: "nrl-why" });
  const basis = html("p", { class: "nrl-basis" });
  const wrong = html("div", { class: "nrl-wrong" });
  const often = html("div", { class: "nrl-often" });
  const term = html("div", { class: "nrl-term" });
  const variants = html("div", { class: "nrl-variant", hidden: true });
  return {
    answer: html("section", { class: "nrl-answer" }, said, title, roots, why, basis),
    notes: html("div", { class: "nrl-notes" }, variants, wrong, often, term),
    /** @param {State} state */
    update(state) {
      const cell = cellFacts(facts, state);
      said.textContent = stateSentence(facts, state).replace(/:.*/, "");
      title.textContent = verdict(facts, state);
      const hit = state.type === "bulge" ? [] : cell.hit;
      const others = [cell.traversing, cell.exiting].filter(
        (root) => !hit.includes(root),
      );
      replaceChildren(
        roots,
        ...hit.flatMap((root) => [
          rootName(root),
          cell.both ? " hit on both sides " : " hit ",
        ]),
        ...others.flatMap((root) => [
          rootName(root),
          state.type === "bulge" ? " at this disc " : " spared ",
        ]),
      );
      replaceChildren(why, ...reasons(facts, state).map((text) => html("p", {}, text)));
      basis.textContent = basisText(cell);
      replaceChildren(
        wrong,
        html(smaller, { class: "nrl-title" }, "Usual wrong answers"),
        ...(state.type === "bulge" ? bulgeMistake() : cell.wrong).map(
          ({ answer, because, but }) =>
            html(
              "p",
              {},
              html("b", {}, `You might say ${answer}, because ${because}`),
              ` ${but}`,
            ),
        ),
      );
      replaceChildren(
        often,
        html(smaller, { class: "nrl-title" }, "How often"),
        ...frequencies(facts, state),
      );
      const variant = facts.variants.find(({ id }) => id === state.variant);
      replaceChildren(
        variants,
        ...(variant === undefined || variant.id === "usual"
          ? []
          : [
              html(smaller, { class: "nrl-title" }, variant.name),
              ...variant.statements.map((text) => html("p", {}, text)),
            ]),
      );
      variants.hidden = variants.childElementCount === 0;
      const name = facts.terms.find(({ id }) => id === state.type);
      const zone = facts.terms.find(({ id }) => id === state.zone);
      replaceChildren(
        term,
        html(smaller, { class: "nrl-title" }, "What the names mean"),
        ...[name, zone].map((item) =>
          item === undefined
            ? null
            : html(
                "p",
                {},
                html(
                  "b",
                  {},
                  `${item.term.charAt(0).toUpperCase()}${item.term.slice(1)}. `,
                ),
                item.definition,
                html(
                  "span",
                  { class: "nrl-source" },
                  ` ${item.source}${item.verified ? "" : ", recalled, not checked"}`,
                ),
              ),
        ),
      );
    },
  };
}

/** @param {ReturnType<typeof cellFacts>} cell */
function basisText(cell) {
  const source = cell.source === "" ? "" : `: ${cell.source}`;
  const status = cell.verified ? "read" : "no source read";
  return `This cell rests on: ${cell.basis}${source} (${status}). ${cell.note}`;
}

function bulgeMistake() {
  return [
    {
      answer: "that a bulge is a small herniation",
      because: "both stand out from the disc.",
      but: "A herniation is focal: under a quarter of the rim. A bulge takes more than a quarter.",
    },
  ];
}

/**
 * @param {LevelFacts} facts
 * @param {State} state
 * @returns {HTMLElement[]}
 */
function frequencies(facts, state) {
  const disc = levelName(facts, state.level);
  const here = facts.shares.filter((share) =>
    share.disc.split(" and ").includes(state.level),
  );
  const far = state.zone === "foraminal" || state.zone === "extraforaminal";
  const levels = here.filter((share) => share.quantity.includes("all zones"));
  const lateral = [
    ...facts.shares.filter((share) => share.disc === "all"),
    ...here.filter((share) => share.quantity.startsWith("share of far-lateral")),
  ];
  /** @type {HTMLElement[]} */
  const nodes = [
    html("p", {}, `Of lumbar disc herniations, at ${disc}, all zones together:`),
    html("ul", {}, ...levels.map((share) => html("li", {}, ...shareText(share)))),
  ];
  if (far) {
    nodes.push(
      html("p", {}, "Far-lateral herniations, foraminal and extraforaminal together:"),
      html(
        "ul",
        {},
        ...lateral.map((share) =>
          html(
            "li",
            {},
            ...shareText(
              share,
              share.disc === "all"
                ? "of all lumbar herniations"
                : `of these at ${disc}`,
            ),
          ),
        ),
      ),
    );
  } else {
    nodes.push(
      html(
        "p",
        { class: "nrl-source" },
        "A share of levels is not a share of zones: for this zone no figure was found.",
      ),
    );
  }
  return nodes;
}

/**
 * @param {ShareFacts} share
 * @param {string} [of]
 * @returns {(string | HTMLElement)[]}
 */
function shareText(
  share,
  of = share.disc.includes(" and ")
    ? `(${share.disc.replaceAll("-", "–")} together)`
    : "",
) {
  const people =
    share.n === null
      ? share.population
      : `${share.n.toLocaleString("en-GB").replace(",", "\u2009")} ${share.population}`;
  return [
    html("b", {}, share.text),
    ` ${of}${of === "" ? "" : ", "}${people} `,
    html("span", { class: "nrl-source" }, share.source),
  ];
}
