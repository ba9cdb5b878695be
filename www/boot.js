// Starts the application: one compiled module for the page and its worker, then the interface.
//
// The content-security policy of index.html asks for Trusted Types. Leptos builds static markup from strings of our own
// code; `default` lets that pass and refuses whatever could run. `encours` makes the worker's address and nothing else.

const FORBIDDEN = /<\s*\/?\s*(script|iframe|object|embed|base|link|meta|form)\b|\son\w+\s*=|javascript:/i;

function trustedWorkerAddress(address) {
  const types = globalThis.trustedTypes;
  if (!types) return address;
  types.createPolicy("default", {
    createHTML(markup) {
      if (FORBIDDEN.test(markup)) throw new TypeError("Encours: markup that could run is refused");
      return markup;
    },
  });
  const own = types.createPolicy("encours", {
    createScriptURL(url) {
      if (new URL(url).href !== address.href) throw new TypeError("Encours: only our own worker may start");
      return url;
    },
  });
  return own.createScriptURL(address.href);
}

async function compiled(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`);
  // A host that does not know the type of .wasm files cannot stream them.
  const streams = (response.headers.get("content-type") || "").startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

function ready(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event) => {
      if (event.data?.ready) resolve();
      else if (event.data?.problem) reject(new Error(event.data.problem.message));
    };
    worker.onerror = (event) => reject(new Error(event.message || "worker"));
  });
}

async function start() {
  const element = document.getElementById("encours");
  const workerAddress = trustedWorkerAddress(new URL("./worker.js", import.meta.url));
  const [{ default: init, start_ui: startUi }, module] = await Promise.all([
    import(new URL("../pkg/encours.js", import.meta.url).href),
    compiled(new URL("../pkg/encours_bg.wasm", import.meta.url)),
  ]);
  const worker = new Worker(workerAddress, { type: "module", name: "encours" });
  const isReady = ready(worker);
  worker.postMessage({ boot: module });
  await Promise.all([init({ module_or_path: module }), isReady]);
  return startUi(element, worker);
}

function failed(error) {
  const element = document.getElementById("encours");
  const french = document.documentElement.lang !== "en";
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
  element.replaceChildren(screen);
}

start().catch(failed);
