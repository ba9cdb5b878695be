// Keeps the application on the device, and takes a new version when a person says so.
//
// A page that was built for hosting (`cargo xtask dist`) names its service worker in a `meta` element. Any other page, as
// while one works on it, gets rid of one that may be left from before.

import { script } from "../pkg/trust.js";

/** How often a page that stays open looks for a new version. */
const HOUR = 3_600_000;

/**
 * Registers the service worker. `offer(apply)` is called when a new version lies ready: nothing of it is used before
 * `apply()`, or before all pages of the old one are closed.
 */
export async function stayOffline(offer) {
  const container = navigator.serviceWorker;
  if (!container) return;
  const name = document.querySelector('meta[name="encours-service-worker"]')?.content;
  if (!name) {
    const left = await container.getRegistration();
    const script = (left?.active ?? left?.waiting ?? left?.installing)?.scriptURL;
    if (script === new URL("service-worker.js", document.baseURI).href) await left.unregister();
    return;
  }
  const registration = await container.register(script(new URL(name, document.baseURI)), { updateViaCache: "none" });
  // What is kept for pages of older versions may go when no such page is open.
  container.ready.then(({ active }) => active?.postMessage({ tidy: true }));

  let offered;
  const lookAt = (worker) => {
    if (!worker || worker === offered) return;
    const ready = () => {
      // Without a controller it is the very first version: there is nothing to change.
      if (worker.state !== "installed" || !container.controller || worker === offered) return;
      offered = worker;
      offer(() => {
        container.addEventListener("controllerchange", () => location.reload(), { once: true });
        worker.postMessage({ takeOver: true });
      });
    };
    worker.addEventListener("statechange", ready);
    ready();
  };
  lookAt(registration.waiting);
  lookAt(registration.installing);
  registration.addEventListener("updatefound", () => lookAt(registration.installing));

  let looked = Date.now();
  const look = () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {}); // off line: another time
  };
  document.addEventListener("visibilitychange", look);
  setInterval(look, HOUR);
}
