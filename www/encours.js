// The public entry of the engine, for portals, scripts and tests, in the browser and in Node:
//
//   import { Encours } from "encours";
//   const app = await Encours.open({ store: "memory", today: "2026-11-21", locale: "fr" });
//
// The page's own worker uses this same class.

import init, { Engine } from "../pkg/encours.js";

const inNode = typeof process !== "undefined" && !!process.versions?.node;

/** What `init` takes for the address of a .wasm file: in Node, which fetches no files, its bytes. */
async function wasm(url) {
  if (!inNode) return url;
  const files = "node:fs/promises"; // a variable, so that bundlers for the browser leave it alone
  const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ files);
  return readFile(url);
}

// Addresses are written out, each in one piece: bundlers, and `cargo xtask dist`, find them so.
const engineAddress = () => new URL("../pkg/encours_bg.wasm", import.meta.url);
const documentsAddress = () => new URL("../pkg/documents_bg.wasm", import.meta.url);
const paperAddress = () => new URL("../pkg/paper_bg.wasm", import.meta.url);

let starting;
/** Starts the engine's WASM once; `module` is one already compiled (the page hands it to its worker). */
function start(module) {
  starting ??= (async () => init({ module_or_path: module ?? (await wasm(engineAddress())) }))();
  return starting;
}

/** WASM files of their own, each loaded when first needed: who prints pages, and who reads and writes all other files. */
const parts = {
  documents: { script: () => import("../pkg/documents.js"), address: documentsAddress },
  paper: { script: () => import("../pkg/paper.js"), address: paperAddress },
};
function load(part) {
  part.loading ??= (async () => {
    const module = await part.script();
    await module.default({ module_or_path: await wasm(part.address()) });
    return module;
  })();
  return part.loading;
}

/** What a file is called that stopped the program reading it. */
const damaged = {
  PdfInvoice: "damaged-pdf", XmlInvoice: "xml-syntax", Sheets: "damaged-workbook", Decrypt: "damaged-age-file",
  RenderPaper: "paper-not-printed", RenderMessages: "paper-not-printed",
};

/** Words are JSON, contents an array of bytes; so is the answer: `[words, contents]`. */
async function documents(words, contents) {
  const part = words.startsWith('{"Render') ? parts.paper : parts.documents;
  let module;
  try {
    module = await load(part);
  } catch (error) {
    part.loading = undefined; // a lost connection must not forbid a second try
    throw error;
  }
  try {
    return module.documents_call(words, contents);
  } catch (error) {
    // A file that makes a library stop leaves its memory in no known state: the next request gets a new one.
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    module.__wbg_reset_state();
    const [kind] = Object.keys(JSON.parse(words));
    return [JSON.stringify({ Refused: { code: damaged[kind] ?? "damaged-zip" } }), []];
  }
}

/** A file's bytes, and the promise of their SHA-256, which the platform computes on another thread while they are read. */
const bytesOf = async (file) => {
  const given = file.bytes ?? (await file.arrayBuffer());
  const bytes = given instanceof Uint8Array ? given : new Uint8Array(given);
  const digest = globalThis.crypto?.subtle?.digest("SHA-256", bytes);
  digest?.catch(() => {}); // the engine computes it then
  return { name: file.name, bytes, digest };
};

/** A question as JSON. What has none (`undefined`, a circle) is refused as any other question that is not understood. */
function asText(query) {
  try {
    return JSON.stringify(query) ?? "null";
  } catch ({ message }) {
    throw { kind: "refusal", code: "not-understood", message };
  }
}

/** One open workspace. Errors are objects `{ kind, code, message, place? }`. */
export class Encours {
  #engine;
  #listeners = new Map();
  #queue = Promise.resolve();
  #waiting = 0;
  #idle;

  /** Opens a workspace. `store`: "memory" or "indexeddb"; `takeOver` takes it from another tab. */
  static async open(options = {}) {
    const { module, ...plain } = options;
    await start(module);
    const app = new Encours();
    app.#engine = await Engine.open(
      { store: inNode ? "memory" : "indexeddb", workspace: "default", locale: "fr", ...plain },
      documents,
      (push) => app.#emit(push),
    );
    app.#rest();
    return app;
  }

  /** Commands and questions run one at a time, in the order asked. */
  #turn(work) {
    this.#waiting += 1;
    const done = this.#queue.then(work).finally(() => (this.#waiting -= 1));
    this.#queue = done.catch(() => {});
    return done;
  }

  #emit(push) {
    for (const listener of this.#listeners.get(push.event) ?? []) listener(push);
  }

  /** Calls `listener` on "changed", "progress" or "takenOver". Returns a function that stops it. */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Settings, as when opened. */
  settings() {
    return this.ask({ query: "settings" });
  }

  /** Answers a question: `{ query: "ageing", asOf: "2026-10-31" }`. */
  async ask(query) {
    return JSON.parse(await this.askText(asText(query)));
  }

  /** The same, JSON for JSON: for a worker that hands the answer on. */
  askText(query) {
    return this.#turn(() => this.#engine.ask(query));
  }

  /** Does a command: `{ command: "allocate", … }`. Resolves when it is on the disk. */
  tell(command) {
    return this.#turn(() => this.#engine.tell(command)).then((done) => (this.#rest(), done));
  }

  /** Reads files (`{ name, bytes }` or `File`) and says what importing them would do. Changes nothing. */
  preview(files) {
    return this.#turn(async () => this.#engine.preview(await Promise.all([...files].map(bytesOf))));
  }

  /** The same files, read with other mappings: `{ [hash]: mapping }`. */
  revise(id, mappings) {
    return this.#turn(() => this.#engine.revise(id, mappings));
  }

  /** Imports what a preview showed, with corrected mappings if given: all or nothing. */
  commit(id, mappings) {
    return this.#turn(async () => {
      if (mappings && Object.keys(mappings).length) await this.#engine.revise(id, mappings);
      return this.#engine.commit(id);
    }).then((done) => (this.#rest(), done));
  }

  /** Forgets a preview. */
  discard(id) {
    return this.#turn(() => this.#engine.discard(id));
  }

  /** A file: `{ kind: "invoices", format: "xlsx" }` → `{ name, mime, bytes }`. */
  export(request) {
    return this.#turn(() => this.#engine.export(request));
  }

  /** Takes a backup in, after proving it; of a damaged one, `intact` takes what is proved. */
  restore(bytes, passphrase = "", { intact = false } = {}) {
    return this.#turn(() => this.#engine.restore(new Uint8Array(bytes), passphrase, intact)).then(
      (done) => (this.#rest(), done),
    );
  }

  /** Deletes everything of this workspace. */
  wipe() {
    return this.#turn(() => this.#engine.wipe());
  }

  /** Another language or another day. */
  configure(options) {
    return this.#turn(() => this.#engine.configure(options));
  }

  /** Small notes of this device, outside the journal. */
  notes() {
    return this.#turn(() => this.#engine.notes());
  }

  /** Keeps a note of this device. */
  setNote(key, value) {
    return this.#turn(() => this.#engine.setNote(key, value));
  }

  /** Asks the work going on to stop; what was not yet written is not. */
  cancel() {
    this.#engine.cancel();
  }

  /**
   * When nothing was asked for half a second: invariants are checked and a snapshot is kept. Never rejects. Work that
   * goes on is not kept waiting by it: a preview is followed by its commit, an import by the first dashboard.
   */
  #rest() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#waiting) this.#rest();
      else this.#turn(() => this.#engine?.rest()).catch(() => {});
    }, 500);
    this.#idle.unref?.(); // in Node, a pending rest keeps no script alive
  }

  /** Waits for what is going on, then frees the engine and the workspace's lock. */
  async close() {
    clearTimeout(this.#idle);
    await this.#queue;
    this.#listeners.clear();
    this.#engine?.close();
    this.#engine?.free();
    this.#engine = undefined;
  }
}
