// Where the charting library and the figures come from: files of a built page, or Python.

import { html } from "../../web/dom.js";
import { pageCharts } from "../web/page_library.js";

/** @import { DrawnFigure, Model } from "./types" */
/** @import { Plotly } from "../web/types" */

const PATIENCE = 60_000;

/**
 * @param {Model} model
 */
export function supply(model) {
  const page = pageCharts();
  const files = /** @type {Record<string, string>} */ (
    model.get("_figure_files") ?? {}
  );
  /** @type {Map<string, Promise<DrawnFigure>>} */
  const figures = new Map();
  /** @type {Map<string, { keep: (answer: any) => void, fail: (error: Error) => void }>} */
  const asked = new Map();
  /** @type {Promise<Plotly> | null} */
  let library = null;

  /** @param {unknown} [content] what Python sends */
  function receive(content) {
    const answer = /** @type {{ kind?: string, id?: string }} */ (content ?? {});
    const key = answer.kind === "figure" ? `figure ${answer.id}` : String(answer.kind);
    asked.get(key)?.keep(answer);
    asked.delete(key);
  }

  /**
   * @param {{ kind: string, id?: string }} question
   * @returns {Promise<any>}
   */
  function ask(question) {
    const key = question.id ? `figure ${question.id}` : question.kind;
    return new Promise((keep, reject) => {
      const timer = setTimeout(
        () => fail(new Error(`Python did not send the ${key}`)),
        PATIENCE,
      );
      const fail = (/** @type {Error} */ error) => {
        asked.delete(key);
        reject(error);
      };
      asked.set(key, {
        keep: (answer) => {
          clearTimeout(timer);
          keep(answer);
        },
        fail,
      });
      model.send(question);
    });
  }

  /** @returns {Promise<Plotly>} */
  async function fromPython() {
    const { text } = await ask({ kind: "library" });
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    try {
      await new Promise((loaded, failed) => {
        const script = html("script", { src: address });
        script.addEventListener("load", loaded);
        script.addEventListener("error", failed);
        document.head.append(script);
      });
    } finally {
      URL.revokeObjectURL(address);
    }
    const { Plotly } = /** @type {{ Plotly?: Plotly }} */ (
      /** @type {unknown} */ (globalThis)
    );
    if (!Plotly) throw new Error("The charting library did not start");
    return Plotly;
  }

  /**
   * @param {string} id
   * @returns {Promise<DrawnFigure>}
   */
  async function load(id) {
    if (page && files[id]) {
      const figure = await page.figureAt(files[id], id);
      return /** @type {DrawnFigure} */ (figure);
    }
    const answer = await ask({ kind: "figure", id });
    return answer.figure;
  }

  model.on("msg:custom", receive);
  return {
    /** @returns {Promise<Plotly>} loaded on the first call */
    plotly() {
      library ??= (page ? page.library() : fromPython()).catch((error) => {
        // The next touch tries again.
        library = null;
        throw error;
      });
      return library;
    },
    /**
     * @param {string} id
     * @returns {Promise<DrawnFigure>}
     */
    figure(id) {
      const known = figures.get(id);
      if (known) return known;
      const loading = load(id);
      loading.catch(() => figures.delete(id));
      figures.set(id, loading);
      return loading;
    },
    stop() {
      model.off("msg:custom", receive);
      for (const { fail } of asked.values()) fail(new Error("The tool was closed"));
    },
  };
}
