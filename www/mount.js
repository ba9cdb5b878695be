// Mounts one interface in an element: the module is compiled once for the page, each interface has a worker of its own,
// and both ends are always of one build.

import { script } from "../pkg/trust.js";

/** `new Worker(…)` where the page requires Trusted Types. */
function TrustedWorker(address, options) {
  return new globalThis.Worker(script(address), options);
}

function startWorker(Worker) {
  // Bundlers look for exactly these words.
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "encours" });
}

async function compile() {
  const address = new URL("../pkg/encours_bg.wasm", import.meta.url);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`);
  // A host that does not know the type of .wasm files cannot stream them.
  const streams = (response.headers.get("content-type") || "").startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

let compiling;
function compiled() {
  compiling ??= compile().catch((error) => {
    compiling = undefined; // a lost connection must not forbid a second try
    throw error;
  });
  return compiling;
}

function isReady(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event) => {
      if (event.data?.ready) resolve();
      else if (event.data?.problem) reject(new Error(event.data.problem.message));
    };
    worker.onerror = (event) => reject(new Error(event.message || "worker"));
  });
}

/** Waits for what a worker is doing, a second at most, then ends it: what it holds is free for the next one. */
async function end(worker) {
  await new Promise((resolve) => {
    const patience = setTimeout(resolve, 1000);
    worker.addEventListener("message", ({ data }) => {
      if (data?.id === "close") {
        clearTimeout(patience);
        resolve();
      }
    });
    worker.postMessage({ id: "close", method: "close" });
  });
  worker.terminate();
}

/**
 * Mounts the interface: `{ ui, worker, unmount }`. `options` are those of `Host::new` in `src/ui/host.rs`.
 * `unmount()` resolves once the workspace is free.
 */
export async function mount(element, options = {}) {
  const worker = startWorker(TrustedWorker);
  try {
    const ready = isReady(worker);
    ready.catch(() => {}); // looked at below, after what may fail first
    const [{ default: init, start_ui: startUi }, module] = await Promise.all([
      import("../pkg/encours.js"),
      compiled(),
    ]);
    worker.postMessage({ boot: module });
    await Promise.all([init({ module_or_path: module }), ready]);
    const ui = startUi(element, worker, options);
    return {
      ui,
      worker,
      unmount() {
        ui.unmount();
        ui.free();
        return end(worker);
      },
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** What is shown where the interface could not start. */
export function failure(error, french) {
  const old = typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError;
  const say = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const screen = Object.assign(document.createElement("main"), { className: "alone" });
  const words = Object.assign(document.createElement("div"), { className: "screen" });
  words.setAttribute("role", "alert");
  words.append(
    say("h1", french ? "Encours n’a pas pu démarrer" : "Encours could not start"),
    say("p", old
      ? (french
        ? "Ce navigateur est trop ancien. Vos données, s’il y en a, sont intactes. Mettez-le à jour, puis rechargez la page."
        : "This browser is too old. Your data, if any, is intact. Update it, then reload the page.")
      : (french
        ? "Vos données, s’il y en a, sont intactes. Rechargez la page ; si cela recommence, gardez le message ci-dessous."
        : "Your data, if any, is intact. Reload the page; if it happens again, keep the message below.")),
    say("code", String(error?.message || error)),
  );
  screen.append(words);
  return screen;
}
