// The widget host, run in node with the few DOM calls that it makes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const SOURCE = readFileSync(
  new URL("../../../widgets/nerveroot/static_book/host.js", import.meta.url),
  "utf8",
);

/** A stand-in for an element: children, data and text, nothing more. */
class FakeElement {
  /** @type {any[]} */
  children = [];
  /** @type {Record<string, string>} */
  dataset = {};
  /** @type {Record<string, string>} */
  attributes = {};
  className = "";
  textContent = "";
  /** @type {FakeElement | null} */
  parent = null;

  /** @param {FakeElement} child */
  append(child) {
    child.parent = this;
    this.children.push(child);
  }

  /** @param {FakeElement} child */
  prepend(child) {
    child.parent = this;
    this.children.unshift(child);
  }

  remove() {
    const siblings = this.parent?.children ?? [];
    siblings.splice(siblings.indexOf(this), 1);
  }

  hasChildNodes() {
    return this.children.length > 0;
  }

  /** @param {string} selector */
  querySelector(selector) {
    return this.children.find((child) => `.${child.className}` === selector) ?? null;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
}

/** @param {string[]} ids the widgets shown, in page order */
function openPage(...ids) {
  const views = ids.map((id) => {
    const view = new FakeElement();
    view.dataset.widget = id;
    const fallback = new FakeElement();
    fallback.className = "nr-widget-fallback";
    view.append(fallback);
    return view;
  });
  /** @type {Record<string, ((event: {persisted: boolean}) => void)[]>} */
  const listeners = {};
  /** @type {unknown[][]} */
  const errors = [];
  const context = vm.createContext({
    console: {
      /** @param {unknown[]} words */
      error: (...words) => errors.push(words),
    },
    document: {
      currentScript: { src: "https://book.test/_static/nerveroot/host.js" },
      createElement: () => new FakeElement(),
      querySelectorAll: () => views,
    },
    /**
     * @param {string} name
     * @param {(event: {persisted: boolean}) => void} listener
     */
    addEventListener: (name, listener) => {
      listeners[name] = [...(listeners[name] ?? []), listener];
    },
    atob,
    URL,
  });
  vm.runInContext(SOURCE, context);
  const host = /** @type {any} */ (context).nerveroot;
  /** @param {boolean} persisted */
  const leave = (persisted) => {
    for (const listener of listeners.pagehide ?? []) listener({ persisted });
  };
  return { host, views, errors, leave };
}

/**
 * @param {Record<string, unknown>} state
 * @param {Record<string, string>} [values]
 */
const entry = (state, values = {}) => ({ module: "m", state, values });

/** @param {any} context */
const draw = ({ el }) => el.append(new FakeElement());

test("a widget replaces its printed figure and reads large values", async () => {
  const { host, views, errors } = openPage("w1");
  /** @type {any} */
  let seen;
  host.module("m", () => ({
    /** @param {any} context */
    render(context) {
      seen = context.model;
      draw(context);
    },
  }));
  host.value("v", '{"rows":[1,2],"href":"nr-file:image.1.webp"}');
  await host.page({ models: { w1: entry({ n: 3 }, { _facts: "v" }) }, links: [] });
  assert.equal(views[0].dataset.state, "ready");
  assert.equal(views[0].querySelector(".nr-widget-fallback"), null);
  assert.equal(seen.get("n"), 3);
  assert.equal(
    JSON.stringify(seen.get("_facts")),
    '{"rows":[1,2],"href":"https://book.test/_static/nerveroot/image.1.webp"}',
  );
  assert.deepEqual(errors, []);
});

test("listeners hear changes once, and not after off", async () => {
  const { host } = openPage("w1");
  /** @type {any} */
  let model;
  host.module("m", () => ({
    /** @param {any} context */
    render: (context) => {
      model = context.model;
      draw(context);
    },
  }));
  await host.page({ models: { w1: entry({ n: 1 }) }, links: [] });
  /** @type {unknown[]} */
  const heard = [];
  /** @param {unknown} value */
  const listener = (value) => heard.push(value);
  model.on("change:n", listener);
  model.on("change", () => heard.push("any"));
  model.set("n", 2);
  model.set("n", 2);
  model.save_changes();
  model.off("change:n", listener);
  model.set("n", 3);
  model.off();
  model.set("n", 4);
  model.send({ kind: "unheard" });
  assert.deepEqual(heard, [2, "any", "any"]);
  assert.equal(model.get("n"), 4);
});

test("one program and one initialize serve several views; cleanups run on leaving", async () => {
  const { host, views, leave } = openPage("w1", "w1", "w2");
  const count = { factory: 0, initialize: 0, render: 0, cleanup: 0 };
  host.module("m", () => {
    count.factory += 1;
    return {
      initialize: () => {
        count.initialize += 1;
      },
      /** @param {any} context */
      render: (context) => {
        count.render += 1;
        draw(context);
        return () => {
          count.cleanup += 1;
        };
      },
    };
  });
  await host.page({ models: { w1: entry({}), w2: entry({}) }, links: [] });
  assert.deepEqual(count, { factory: 1, initialize: 2, render: 3, cleanup: 0 });
  leave(true);
  assert.equal(count.cleanup, 0);
  leave(false);
  assert.equal(count.cleanup, 3);
  assert.ok(views.every((view) => view.dataset.state === "ready"));
});

test("linked models follow each other, one way or both", async () => {
  const { host } = openPage("w1", "w2", "w3");
  /** @type {any[]} */
  const models = [];
  host.module("m", () => ({
    /** @param {any} context */
    render: (context) => {
      models.push(context.model);
      draw(context);
    },
  }));
  await host.page({
    models: { w1: entry({ n: 1 }), w2: entry({ n: 2 }), w3: entry({ n: 3 }) },
    links: [
      [["w1", "n"], ["w2", "n"], true],
      [["w1", "n"], ["w3", "n"], false],
    ],
  });
  const values = () => models.map((model) => model.get("n"));
  assert.deepEqual(values(), [1, 1, 1]);
  models[1].set("n", 5);
  assert.deepEqual(values(), [5, 5, 5]);
  models[2].set("n", 9);
  assert.deepEqual(values(), [5, 5, 9]);
});

for (const [
  what,
  register,
  message,
] of /** @type {[string, (host: any) => void, RegExp][]} */ ([
  [
    "throws in render",
    (host) =>
      host.module("m", () => ({
        render: () => {
          throw new Error("broken");
        },
      })),
    /broken/,
  ],
  [
    "throws in initialize",
    (host) =>
      host.module("m", () => ({
        initialize: () => {
          throw new Error("broken early");
        },
        render: draw,
      })),
    /broken early/,
  ],
  ["did not load", () => {}, /program did not load/],
  [
    "draws nothing",
    (host) => host.module("m", () => ({ render: () => {} })),
    /drew nothing/,
  ],
])) {
  test(`a widget that ${what} leaves its figure, says so and reports it`, async () => {
    const { host, views, errors } = openPage("w1");
    register(host);
    await host.page({ models: { w1: entry({}) }, links: [] });
    const [view] = views;
    assert.equal(view.dataset.state, "failed");
    assert.ok(view.querySelector(".nr-widget-fallback"));
    assert.equal(view.children.length, 2);
    assert.equal(view.querySelector(".nr-widget-notice")?.attributes.role, "alert");
    assert.equal(errors.length, 1);
    assert.match(String(errors[0][1]), message);
  });
}

test("missing data is named; another widget on the page still works", async () => {
  const { host, views, errors } = openPage("w1", "w2");
  host.module("m", () => ({ render: draw }));
  await host.page({
    models: { w1: entry({}, { _atlas: "gone" }), w2: entry({}) },
    links: [],
  });
  assert.equal(views[0].dataset.state, "failed");
  assert.match(String(errors[0][1]), /"_atlas" did not load/);
  assert.equal(views[1].dataset.state, "ready");
});

test("binary traits arrive as data views; other models are reached by reference", async () => {
  const { host } = openPage("w1");
  /** @type {any} */
  let model;
  host.module("m", () => ({
    /** @param {any} context */
    render: (context) => {
      model = context.model;
      draw(context);
    },
  }));
  await host.page({
    models: {
      w1: {
        ...entry({ partner: "IPY_MODEL_w2" }),
        buffers: [{ path: ["image"], data: "QUJD" }],
      },
      w2: entry({ n: 7 }),
    },
    links: [],
  });
  assert.equal(model.get("image").getUint8(1), 66);
  const partner = await model.widget_manager.get_model(model.get("partner"));
  assert.equal(partner.get("n"), 7);
  await assert.rejects(model.widget_manager.get_model("IPY_MODEL_w9"), /No widget/);
});
