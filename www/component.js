// `<encours-app>`: the whole application as a part of somebody else's page. See «In a page of your own» in pkg/README.md.
//
// Everything is inside the element's shadow root: nothing of the page around is changed or listened to, and nothing is
// left behind when it goes. The workspace stays on the device; the element can come back to it at any time.

import { css, faces } from "../pkg/look.js";
import { failure, mount } from "./mount.js";
import { RemoteEngine } from "./remote.js";

/** One style sheet for all elements of the page. */
let sheet;
function look() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}

/** A shadow root cannot bring typefaces: they are lent to the page, under a name of our own, while an element is there. */
const typefaces = {
  users: 0,
  loaded: [],
  async take() {
    this.users += 1;
    if (this.users > 1) return;
    try {
      this.loading ??= Promise.all(faces.map(async ({ family, source, ...descriptors }) => {
        const bytes = typeof source === "string"
          ? Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0))
          : await (await fetch(source)).arrayBuffer();
        return new FontFace(family, bytes, descriptors).load();
      }));
      this.loaded = await this.loading;
    } catch {
      this.loading = undefined; // the system's typeface does as well
      return;
    }
    if (this.users > 0) this.loaded.forEach((face) => document.fonts.add(face));
  },
  giveBack() {
    this.users -= 1;
    if (this.users === 0) this.loaded.forEach((face) => document.fonts.delete(face));
  },
};

/** `clients`, `/clients` and `#/clients` are one address. */
const addressOf = (start) => (start ? `#/${start.replace(/^#?\/?/, "")}` : undefined);

export class EncoursApp extends HTMLElement {
  static observedAttributes = ["lang", "workspace", "start", "theme", "density", "store"];

  /** The engine of this element: `ask`, `tell`, `preview`, `commit`, `export` … as those of `Encours`. */
  engine = new RemoteEngine();

  #root = this.attachShadow({ mode: "open" });
  /** What is mounted, or will be: `mount`'s promise. */
  #mounted;
  #element;
  #stopping;
  /** Goes up when what was begun before no longer counts. */
  #turn = 0;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [look()];
  }

  connectedCallback() {
    // Moved within the page: it never left.
    if (!this.#mounted) this.#start(false);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected && this.#mounted) this.#stop();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#mounted) return;
    if (name === "workspace" || name === "store") {
      this.#stop();
      this.#start(false);
      return;
    }
    const mounted = this.#mounted;
    mounted.then((running) => {
      if (!running || mounted !== this.#mounted) return;
      if (name === "start") running.ui.go(addressOf(now) ?? "#/");
      else running.ui.choose(name, now ?? "");
    });
  }

  /** Goes to a page: `clients`, `factures`, `pilotage/balance` … */
  go(page) {
    this.#mounted?.then((running) => running?.ui.go(addressOf(page)));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`encours-${name}`, { detail, bubbles: true, composed: true }));
  }

  #start(takeOver) {
    this.#turn += 1;
    const turn = this.#turn;
    const current = () => turn === this.#turn;
    const element = document.createElement("div");
    element.className = "encours";
    element.setAttribute("part", "app");
    element.tabIndex = -1; // a click inside gives the keyboard to this interface
    this.#element = element;
    this.#root.replaceChildren(element);
    this.engine.opening();
    typefaces.take();

    const options = {
      embedded: true,
      takeOver,
      workspace: this.getAttribute("workspace") || "default",
      store: this.getAttribute("store") || "indexeddb",
      lang: this.getAttribute("lang") || undefined,
      theme: this.getAttribute("theme") || undefined,
      density: this.getAttribute("density") || undefined,
      start: addressOf(this.getAttribute("start")),
      notify: (name, detail) => {
        if (!current()) return;
        if (name === "ready") this.engine.opened();
        else if (name === "problem") this.engine.failed({ kind: "failure", ...detail });
        this.#tell(name, name === "ready" ? { workspace: options.workspace } : detail);
      },
      restart: (again) => {
        if (!current()) return;
        this.#stop();
        this.#start(again);
      },
    };
    this.#mounted = (async () => {
      // What this element held before is free only then.
      await this.#stopping;
      if (!current()) return undefined;
      try {
        const running = await mount(element, options);
        if (!current()) {
          await running.unmount();
          return undefined;
        }
        this.engine.attach(running.worker);
        running.worker.addEventListener("message", ({ data }) => {
          if (current() && data?.push?.event === "changed") this.#tell("changed", { revision: data.push.revision });
        });
        return running;
      } catch (error) {
        if (!current()) return undefined;
        const problem = { kind: "failure", code: "not-started", message: String(error?.message ?? error) };
        element.replaceChildren(failure(error, (options.lang ?? navigator.language).startsWith("en") === false));
        this.engine.failed(problem);
        this.#tell("problem", problem);
        return undefined;
      }
    })();
  }

  #stop() {
    this.#turn += 1;
    const mounted = this.#mounted;
    this.#mounted = undefined;
    this.engine.detach();
    typefaces.giveBack();
    this.#stopping = mounted.then((running) => running?.unmount()).catch(() => {});
    this.#element.remove();
  }
}

if (!customElements.get("encours-app")) customElements.define("encours-app", EncoursApp);
