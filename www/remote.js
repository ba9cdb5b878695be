// The engine of a mounted interface, for the page around it: the methods of `Encours`, done by the interface's own worker.

const METHODS = ["ask", "tell", "export", "configure", "notes", "cancel"];

/** The engine behind one `<encours-app>`. Calls wait until its workspace is open; they fail when it cannot be. */
export class RemoteEngine {
  #worker;
  #next = 1;
  #calls = new Map();
  #listeners = new Map();
  /** Settles once the workspace is open, or cannot be; calls wait for it. */
  #opened;
  #settle;
  #waiting = false;

  constructor() {
    this.opening();
    for (const method of METHODS) this[method] = (argument) => this.#call(method, argument);
  }

  /** For the component alone. */
  attach(worker) {
    this.#worker = worker;
    worker.addEventListener("message", this.#hear);
  }

  /** For the component alone. */
  opened() {
    this.opening();
    this.#waiting = false;
    this.#settle.resolve();
  }

  /** For the component alone: until it is opened again, every call fails so. */
  failed(problem) {
    this.opening();
    this.#waiting = false;
    this.#settle.reject(problem);
  }

  /** For the component alone: another try at opening has begun; calls wait from now on, those that wait go on waiting. */
  opening() {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#opened = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#opened.catch(() => {}); // who calls hears of it
  }

  /** For the component alone. */
  detach() {
    this.#worker?.removeEventListener("message", this.#hear);
    this.#worker = undefined;
    const problem = { kind: "failure", code: "closed", message: "The element left the page." };
    for (const { reject } of this.#calls.values()) reject(problem);
    this.#calls.clear();
    this.opening();
  }

  #hear = ({ data }) => {
    if (data?.push) {
      for (const listener of this.#listeners.get(data.push.event) ?? []) listener(data.push);
      return;
    }
    const call = this.#calls.get(data?.id);
    if (!call) return;
    this.#calls.delete(data.id);
    if (data.problem) call.reject(data.problem);
    else call.resolve(data.value);
  };

  async #call(method, argument, transfer = []) {
    await this.#opened;
    // It may have been taken away once more by then.
    while (!this.#worker || this.#waiting) await this.#opened;
    return new Promise((resolve, reject) => {
      // Numbers belong to the interface's own calls.
      const id = `page ${this.#next++}`;
      this.#calls.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, argument }, transfer);
    });
  }

  settings() {
    return this.ask({ query: "settings" });
  }

  preview(files) {
    return this.#call("preview", { files: [...files] });
  }

  revise(id, mappings) {
    return this.#call("revise", { id, mappings });
  }

  commit(id, mappings) {
    return this.#call("commit", { id, mappings });
  }

  discard(id) {
    return this.#call("discard", { id });
  }

  restore(bytes, passphrase = "", { intact = false } = {}) {
    return this.#call("restore", { bytes, passphrase, intact });
  }

  setNote(key, value) {
    return this.#call("setNote", { key, value });
  }

  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }
}
