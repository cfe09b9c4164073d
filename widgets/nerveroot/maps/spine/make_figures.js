// Writes the still figures that Python shows: `node …/make_figures.js` in the checkout.
// A test draws them again and compares.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { explorerFigure } from "./explorer_figure.js";
import { axialPlate } from "./plate_axial.js";
import { posteriorPlate } from "./plate_posterior.js";
import { sagittalPlate } from "./plate_sagittal.js";
import { el, toMarkup } from "./svg_tree.js";

/** @import { SpineGeometry } from "./types" */

const HERE = dirname(fileURLToPath(import.meta.url));
const GENERATED = join(HERE, "..", "generated");

/**
 * @param {string} name in the generated folder
 * @returns {string}
 */
export function figurePath(name) {
  return join(GENERATED, name);
}

/**
 * @returns {Record<string, string>} file name and text of every still figure
 */
export function makeFigures() {
  const read = (/** @type {string} */ path) => readFileSync(path, "utf-8");
  const geometry = /** @type {SpineGeometry} */ (
    JSON.parse(read(join(HERE, "spine_geometry.json")))
  );
  // The rows as Python puts them into sentences, so that both say the same.
  const cells = JSON.parse(read(figurePath("disc_cells.json")));
  const style = read(join(HERE, "spine.css"))
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .trim();
  const figures = [
    posteriorPlate(geometry, cells),
    sagittalPlate(geometry),
    axialPlate(geometry, cells),
    explorerFigure(geometry, cells, {
      level: "L4-5",
      zone: "subarticular",
      type: "protrusion",
      size: "medium",
      side: "right",
    }),
  ];
  return Object.fromEntries(
    figures.map(({ name, tree }) => {
      const [title, description, ...drawing] = tree.children;
      if (title === undefined || description === undefined)
        throw new Error(`${name} has no words`);
      const styled = {
        ...tree,
        children: [title, description, el("style", {}, style), ...drawing],
      };
      return [`${name}.svg`, `${toMarkup(styled)}\n`];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(makeFigures()))
    writeFileSync(figurePath(name), text);
}
