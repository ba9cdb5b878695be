// The worker: owns the engine. Says `{ ready: true }`, then answers `{ id, method, argument }` with `{ id, value }` or
// `{ id, problem }`, and says by itself `{ push }`.

import { Encours } from "./encours.js";

let app;
const methods = {
  async open({ module, ...options }) {
    await app?.close();
    app = await Encours.open({ ...options, module: module ?? compiled });
    for (const event of ["changed", "progress", "takenOver"]) {
      app.on(event, (push) => self.postMessage({ push }));
    }
    return app.settings();
  },
  ask: (query) => app.ask(query),
  askText: (query) => app.askText(query),
  tell: (command) => app.tell(command),
  preview: ({ files }) => app.preview(files),
  revise: ({ id, mappings }) => app.revise(id, mappings),
  commit: ({ id, mappings }) => app.commit(id, mappings),
  discard: ({ id }) => app.discard(id),
  export: (request) => app.export(request),
  restore: ({ bytes, passphrase, intact }) => app.restore(bytes, passphrase, { intact }),
  wipe: () => app.wipe(),
  configure: (options) => app.configure(options),
  notes: () => app.notes(),
  setNote: ({ key, value }) => app.setNote(key, value),
  cancel: () => app.cancel(),
  close: () => app?.close(),
};

let compiled;
self.onmessage = ({ data }) => {
  compiled = data.boot;
  self.onmessage = ({ data }) => answer(data);
  self.postMessage({ ready: true });
};

async function answer({ id, method, argument }) {
  try {
    const value = await methods[method](argument);
    const transfer = value?.bytes instanceof Uint8Array ? [value.bytes.buffer] : [];
    self.postMessage({ id, value }, transfer);
  } catch (error) {
    self.postMessage({ id, problem: problemOf(error) });
  }
}

/** What the engine throws is a problem already; anything else is a failure with its words. */
function problemOf(error) {
  if (error && typeof error === "object" && "code" in error && "message" in error && "kind" in error) {
    return error;
  }
  return { kind: "failure", code: "engine-stopped", message: String(error?.message ?? error) };
}
