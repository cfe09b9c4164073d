// Draws the marks of patterned fills one by one: runs within the joined book.
//
// Chromium prints a pattern as a picture of pixels as large as the whole drawing, once
// for each fill. The same marks as lines and dots weigh a twentieth, and stay sharp.

/** @returns {number} how many fills were drawn */
() => {
  const NS = "http://www.w3.org/2000/svg";
  const SHAPES = "path, rect, circle, ellipse, polygon";
  const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "opacity"];
  const NUMBERS = /[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)/g;
  const TAKES = { M: 2, L: 2, T: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7, Z: 0 };
  let count = 0;

  /** @param {number} value */
  const short = (value) => String(Math.round(value * 100) / 100);

  /**
   * @param {string} d
   * @param {number} dx
   * @param {number} dy
   */
  function moved(d, dx, dy) {
    const words = d.match(NUMBERS) ?? [];
    let text = "";
    let command = "M";
    for (let at = 0; at < words.length; ) {
      const word = /** @type {string} */ (words[at]);
      if (/[a-zA-Z]/.test(word)) {
        command = word;
        at += 1;
      }
      const takes = TAKES[/** @type {keyof typeof TAKES} */ (command.toUpperCase())];
      if (takes === undefined) throw new Error(`a mark of a pattern draws ${d}`);
      const numbers = words.slice(at, at + takes).map(Number);
      at += takes;
      if (command === command.toUpperCase()) {
        const first = command === "A" ? 5 : 0;
        for (let place = first; place < numbers.length; place += 1) {
          const isAcross = command !== "V" && (place - first) % 2 === 0;
          numbers[place] = (numbers[place] ?? 0) + (isAcross ? dx : dy);
        }
      }
      text += `${command}${numbers.map(short).join(" ")}`;
    }
    return text;
  }

  /**
   * @param {Element} mark
   * @returns {string} its outline as a path
   */
  function outline(mark) {
    /** @param {string} name */
    const number = (name) => Number(mark.getAttribute(name) ?? 0);
    if (mark.localName === "path") return mark.getAttribute("d") ?? "";
    if (mark.localName === "rect") {
      const [x, y] = [number("x"), number("y")];
      return `M${x} ${y}h${number("width")}v${number("height")}h${-number("width")}z`;
    }
    if (mark.localName === "circle") {
      const [x, y, r] = [number("cx"), number("cy"), number("r")];
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    }
    throw new Error(`a pattern holds a ${mark.localName}`);
  }

  /**
   * @param {SVGPatternElement} pattern
   * @param {SVGGeometryElement} shape
   */
  function marks(pattern, shape) {
    const width = pattern.width.baseVal.value;
    const height = pattern.height.baseVal.value;
    const units = pattern.patternUnits.baseVal;
    if (units !== SVGUnitTypes.SVG_UNIT_TYPE_USERSPACEONUSE || !(width * height > 0))
      throw new Error(
        `the pattern ${pattern.id} is not measured in the drawing's units`,
      );
    const turn = pattern.patternTransform.baseVal.consolidate()?.matrix;
    const matrix = new DOMMatrix(
      turn && [turn.a, turn.b, turn.c, turn.d, turn.e, turn.f],
    );
    const back = matrix.inverse();
    const box = shape.getBBox();
    const corners = [
      [box.x, box.y],
      [box.x + box.width, box.y],
      [box.x, box.y + box.height],
      [box.x + box.width, box.y + box.height],
    ].map(([x, y]) => back.transformPoint({ x, y }));
    const across = corners.map(({ x }) => Math.floor(x / width));
    const along = corners.map(({ y }) => Math.floor(y / height));
    const [left, right] = [Math.min(...across), Math.max(...across)];
    const [top, bottom] = [Math.min(...along), Math.max(...along)];

    /** @type {[number, number][]} */
    const tiles = [];
    for (let column = left; column <= right; column += 1)
      for (let row = top; row <= bottom; row += 1)
        if (touches(column, row)) tiles.push([column * width, row * height]);

    /**
     * @param {number} column
     * @param {number} row
     */
    function touches(column, row) {
      const steps = [-0.1, 0.2, 0.5, 0.8, 1.1];
      return steps.some((x) =>
        steps.some((y) =>
          shape.isPointInFill(
            matrix.transformPoint({ x: (column + x) * width, y: (row + y) * height }),
          ),
        ),
      );
    }

    const group = document.createElementNS(NS, "g");
    if (turn)
      group.setAttribute(
        "transform",
        `matrix(${[turn.a, turn.b, turn.c, turn.d, turn.e, turn.f].join(" ")})`,
      );
    for (const mark of pattern.children) {
      const path = document.createElementNS(NS, "path");
      const look = getComputedStyle(mark);
      for (const name of STYLES)
        path.style.setProperty(name, look.getPropertyValue(name));
      path.setAttribute("d", repeated(mark));
      group.append(path);
    }
    return group;

    /**
     * @param {Element} mark
     * @returns {string} the mark in every tile; what fills a tile is drawn in one piece
     */
    function repeated(mark) {
      if (mark.localName !== "rect")
        return tiles.map(([x, y]) => moved(outline(mark), x, y)).join("");
      const {
        x,
        y,
        width: wide,
        height: high,
      } = /** @type {SVGRectElement} */ (mark).getBBox();
      if (y > 0 || y + high < height)
        return tiles.map(([dx, dy]) => moved(outline(mark), dx, dy)).join("");
      const [from, to] = [top * height, (bottom + 1) * height];
      const fills = x <= 0 && x + wide >= width;
      const columns = fills ? [left] : [...new Set(tiles.map(([dx]) => dx / width))];
      const broad = fills ? (right - left + 1) * width : wide;
      return columns
        .map((column) => {
          const start = short(column * width + (fills ? 0 : x));
          return `M${start} ${short(from)}h${short(broad)}V${short(to)}h${short(-broad)}z`;
        })
        .join("");
    }
  }

  const sheet = document.createElementNS(NS, "svg");
  document.body.append(sheet);
  for (const shape of document.querySelectorAll(`svg :is(${SHAPES})`)) {
    if (!(shape instanceof SVGGeometryElement)) continue;
    // What stands in <defs> may be a drawing that is shown twice.
    if (shape.closest("clipPath, mask, pattern")) continue;
    if (!shape.closest("defs") && !shape.getClientRects().length) continue;
    const look = getComputedStyle(shape);
    const found = /url\("?[^"#]*#([^")]+)"?\)/.exec(look.fill);
    const pattern = found && document.getElementById(found[1] ?? "");
    // What is not shown is not printed, and has no size.
    if (!(pattern instanceof SVGPatternElement)) continue;
    count += 1;
    const name = `paper-clip-${count}`;
    const clip = document.createElementNS(NS, "clipPath");
    clip.id = name;
    const form = /** @type {SVGElement} */ (shape.cloneNode());
    for (const attribute of ["id", "style", "fill", "stroke", "transform", "clip-path"])
      form.removeAttribute(attribute);
    form.setAttribute("clip-rule", look.fillRule);
    clip.append(form);
    const group = document.createElementNS(NS, "g");
    const turn = shape.getAttribute("transform");
    if (turn) group.setAttribute("transform", turn);
    const opacity = Number(look.opacity) * Number(look.fillOpacity);
    if (opacity < 1) group.setAttribute("opacity", String(opacity));
    const clipped = document.createElementNS(NS, "g");
    clipped.setAttribute("clip-path", `url(#${name})`);
    // The definition of a drawing may be hidden, and then has no size itself.
    const measured = /** @type {SVGGeometryElement} */ (form.cloneNode());
    measured.style.fillRule = look.fillRule;
    sheet.append(measured);
    clipped.append(marks(pattern, measured));
    measured.remove();
    group.append(clip, clipped);
    shape.before(group);
    shape.style.fill = "none";
  }
  sheet.remove();
  return count;
};
