// Writes the still figure that Python shows: `node …/make_figures.js` in the checkout,
// after `python -m nerveroot.maps.course_stops`. A test draws it again and compares.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { el, toMarkup } from "../spine/svg_tree.js";
import { coursePlate } from "./figure.js";

const HERE = dirname(fileURLToPath(import.meta.url));
const MAPS = join(HERE, "..");
export const FIGURE = join(MAPS, "generated", "root_course.svg");

/** @returns {string} the text of the still figure */
export function makeFigure() {
  const read = (/** @type {string} */ path) => readFileSync(join(MAPS, path), "utf-8");
  const json = (/** @type {string} */ path) => JSON.parse(read(path));
  const { stops, description } = json("generated/course_stops.json");
  const tree = coursePlate(
    {
      geometry: json("root_course/course_geometry.json"),
      spine: json("spine/spine_geometry.json"),
      body: json("generated/course_body.json"),
    },
    stops,
    description,
  );
  const style = read("spine/spine.css")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .trim();
  const [title, words, ...drawing] = tree.children;
  if (title === undefined || words === undefined)
    throw new Error("the figure has no words");
  const styled = {
    ...tree,
    children: [title, words, el("style", {}, style), ...drawing],
  };
  return `${toMarkup(styled)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(FIGURE, makeFigure());
