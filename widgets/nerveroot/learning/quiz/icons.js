// The few signs of a quiz. All are decoration: words stand beside them.

import { svg } from "../../web/dom.js";

const PATHS = {
  tick: "M3 10.5 8 15.5 17 4.5",
  cross: "M4.5 4.5 15.5 15.5M15.5 4.5 4.5 15.5",
  up: "M10 16V4M4.5 9.5 10 4 15.5 9.5",
  down: "M10 4V16M4.5 10.5 10 16 15.5 10.5",
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  return svg(
    "svg",
    {
      class: `nrq-icon nrq-icon-${name}`,
      viewBox: "0 0 20 20",
      width: 20,
      height: 20,
      "aria-hidden": "true",
    },
    svg("path", { d: PATHS[name] }),
  );
}
