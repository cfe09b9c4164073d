// Runs the book's widgets in a page that has no notebook kernel.
//
// A classic script, because pages opened from the disk may load no module scripts.
// Widget programs, large values and the page's models are classic scripts too; they
// register here by hash, and `page` starts the widgets once all have been read.

// The block keeps the classes out of the page's global scope.
{
  /**
   * @typedef {(event?: unknown) => void} Listener
   * @typedef {(() => void) | void} Cleanup
   * @typedef {object} Context
   * @property {Model} model
   * @property {HTMLElement} [el]
   * @property {Record<string, never>} experimental
   * @typedef {object} Widget
   * @property {(context: Context) => Cleanup | Promise<Cleanup>} [initialize]
   * @property {(context: Context) => Cleanup | Promise<Cleanup>} [render]
   * @typedef {Widget | (() => Widget | Promise<Widget>)} WidgetExport
   * @typedef {object} ModelEntry
   * @property {string} module
   * @property {Record<string, unknown>} state
   * @property {Record<string, string>} values
   * @property {{path: string[], data: string}[]} [buffers]
   * @typedef {[[string, string], [string, string], boolean]} Link
   */

  /** The state of one widget, as the anywidget front-end module contract wants it. */
  class Model {
    /** @type {Record<string, unknown>} */
    #state;
    /** @type {Map<string, Set<Listener>>} */
    #listeners = new Map();
    /** @type {Map<string, Model>} */
    #models;

    /**
     * @param {Record<string, unknown>} state
     * @param {Map<string, Model>} models every model of the page
     */
    constructor(state, models) {
      this.#state = state;
      this.#models = models;
    }

    /** Lets a widget reach another by the reference it holds, as in JupyterLab. */
    get widget_manager() {
      return {
        /** @param {string} id */
        get_model: async (id) => {
          const model = this.#models.get(id.replace("IPY_MODEL_", ""));
          if (!model) throw new Error(`No widget ${id} on this page`);
          return model;
        },
      };
    }

    /** @param {string} trait */
    get(trait) {
      return this.#state[trait];
    }

    /**
     * @param {string} trait
     * @param {unknown} value
     */
    set(trait, value) {
      if (Object.is(this.#state[trait], value)) return;
      this.#state[trait] = value;
      this.#emit(`change:${trait}`, value);
      this.#emit("change");
    }

    /** Nothing to save to: a built page has no kernel. */
    save_changes() {}

    /** Nobody to answer: a built page has no kernel. */
    send() {}

    /**
     * @param {string} name
     * @param {Listener} listener
     */
    on(name, listener) {
      const listeners = this.#listeners.get(name) ?? new Set();
      this.#listeners.set(name, listeners.add(listener));
    }

    /**
     * @param {string} [name] without it every listener goes
     * @param {Listener} [listener] without it every listener of the event goes
     */
    off(name, listener) {
      if (name === undefined) this.#listeners.clear();
      else if (listener === undefined) this.#listeners.delete(name);
      else this.#listeners.get(name)?.delete(listener);
    }

    /**
     * @param {string} name
     * @param {unknown} [value]
     */
    #emit(name, value) {
      for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(value);
    }
  }

  /** @param {string} text base64 */
  function decodeBuffer(text) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new DataView(bytes.buffer);
  }

  // Large values name the book's own image files by this mark and their bare names.
  const FILE_MARK = "nr-file:";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const folder = new URL(".", script.src).href;

  class WidgetHost {
    /** @type {Map<string, () => WidgetExport>} */
    #modules = new Map();
    /** @type {Map<string, Promise<Widget>>} */
    #widgets = new Map();
    /** @type {Map<string, string | unknown>} */
    #values = new Map();
    /** @type {Map<string, Model>} */
    #models = new Map();
    /** @type {(() => void)[]} */
    #cleanups = [];

    /**
     * Register a widget program; it runs when the page first needs it.
     * @param {string} key
     * @param {() => WidgetExport} factory
     */
    module(key, factory) {
      this.#modules.set(key, factory);
    }

    /**
     * Register a large value as JSON text.
     * @param {string} key
     * @param {string} text
     */
    value(key, text) {
      this.#values.set(key, JSON.parse(text.replaceAll(FILE_MARK, folder)));
    }

    /**
     * Start the widgets of this page.
     * @param {{models: Record<string, ModelEntry>, links: Link[]}} page
     */
    async page({ models, links }) {
      for (const [id, entry] of Object.entries(models)) {
        this.#models.set(id, this.#makeModel(entry));
      }
      for (const link of links) this.#connect(...link);
      // Back and forward may show this page again as it was: then nothing is undone.
      addEventListener("pagehide", (event) => {
        if (!event.persisted) for (const cleanup of this.#cleanups.splice(0)) cleanup();
      });
      /** @type {Map<string, Promise<Widget>>} */
      const initialized = new Map();
      for (const [id, entry] of Object.entries(models)) {
        const ready = this.#initialize(id, entry);
        // Reported where the widget is shown; a model without a view stays silent here.
        ready.catch(() => {});
        initialized.set(id, ready);
      }
      /** @type {NodeListOf<HTMLElement>} */
      const views = document.querySelectorAll(".nr-widget[data-widget]");
      await Promise.all([...views].map((view) => this.#show(view, initialized)));
    }

    /** @param {ModelEntry} entry */
    #makeModel(entry) {
      /** @type {Record<string, unknown>} */
      const state = { ...entry.state };
      for (const [trait, key] of Object.entries(entry.values)) {
        state[trait] = this.#values.get(key);
      }
      for (const { path, data } of entry.buffers ?? []) {
        /** @type {any} */
        let holder = state;
        for (const step of path.slice(0, -1)) holder = holder[step];
        holder[path[path.length - 1]] = decodeBuffer(data);
      }
      return new Model(state, this.#models);
    }

    /**
     * @param {[string, string]} source
     * @param {[string, string]} target
     * @param {boolean} bothWays
     */
    #connect([sourceId, sourceTrait], [targetId, targetTrait], bothWays) {
      const source = this.#models.get(sourceId);
      const target = this.#models.get(targetId);
      if (!source || !target) return;
      target.set(targetTrait, source.get(sourceTrait));
      source.on(`change:${sourceTrait}`, (value) => target.set(targetTrait, value));
      if (!bothWays) return;
      target.on(`change:${targetTrait}`, (value) => source.set(sourceTrait, value));
    }

    /**
     * Run a program once and a model's `initialize` once, whatever number of views.
     * @param {string} id
     * @param {ModelEntry} entry
     */
    async #initialize(id, entry) {
      for (const [trait, key] of Object.entries(entry.values)) {
        if (!this.#values.has(key)) throw new Error(`The data "${trait}" did not load`);
      }
      const widget = await this.#load(entry.module);
      const model = /** @type {Model} */ (this.#models.get(id));
      const cleanup = await widget.initialize?.({ model, experimental: {} });
      if (cleanup) this.#cleanups.push(cleanup);
      return widget;
    }

    /** @param {string} key */
    #load(key) {
      const known = this.#widgets.get(key);
      if (known) return known;
      const factory = this.#modules.get(key);
      const widget = (async () => {
        if (!factory) throw new Error("The widget's program did not load");
        const exported = factory();
        return typeof exported === "function" ? exported() : exported;
      })();
      this.#widgets.set(key, widget);
      return widget;
    }

    /**
     * Put the live widget in place of its printed version; on failure keep that one.
     * @param {HTMLElement} view
     * @param {Map<string, Promise<Widget>>} initialized
     */
    async #show(view, initialized) {
      const el = document.createElement("div");
      try {
        const id = view.dataset.widget ?? "";
        const model = this.#models.get(id);
        if (!model) throw new Error(`The page has no state for the widget ${id}`);
        const widget = await initialized.get(id);
        if (!widget?.render) throw new Error("The widget has no render function");
        // In the page before it renders: widgets measure themselves.
        view.append(el);
        const cleanup = await widget.render({ model, el, experimental: {} });
        if (cleanup) this.#cleanups.push(cleanup);
        if (!el.hasChildNodes()) throw new Error("The widget drew nothing");
        view.querySelector(".nr-widget-fallback")?.remove();
        view.dataset.state = "ready";
      } catch (error) {
        el.remove();
        view.dataset.state = "failed";
        const notice = document.createElement("p");
        notice.className = "nr-widget-notice";
        notice.setAttribute("role", "alert");
        notice.textContent =
          "The interactive version could not start. Its printed version is shown instead.";
        view.prepend(notice);
        console.error(`Widget ${view.dataset.widgetName ?? ""} failed:`, error);
      }
    }
  }

  Object.defineProperty(globalThis, "nerveroot", { value: new WidgetHost() });
}
