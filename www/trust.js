// What passes a page that requires Trusted Types: the one policy, `encours`, that all our scripts share.
//
// The interface builds static markup from strings of its own code; a worker and the service worker are started from our
// own files. Nothing else asks, and no policy named `default` is made: a page around keeps its own.

const FORBIDDEN = /<\s*\/?\s*(script|iframe|object|embed|base|link|meta|form)\b|\son\w+\s*=|javascript:/i;

let policy;
function own() {
  policy ??= globalThis.trustedTypes?.createPolicy("encours", {
    createHTML(markup) {
      if (FORBIDDEN.test(markup)) throw new TypeError("Encours: markup that could run is refused");
      return markup;
    },
    createScriptURL(address) {
      if (new URL(address).origin !== location.origin) throw new TypeError("Encours: only files beside the page may run");
      return address;
    },
  }) ?? { createHTML: String, createScriptURL: String };
  return policy;
}

/** Markup of our own code. */
export const html = (markup) => own().createHTML(markup);

/** The address of a script of our own, for a worker. */
export const script = (address) => own().createScriptURL(String(address));
