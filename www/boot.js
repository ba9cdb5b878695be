// Starts the application on a page of its own, then makes it work off line.

import { failure, mount } from "./mount.js";
import { stayOffline } from "./offline.js";

const element = document.getElementById("encours");
const parameters = { workspace: element.dataset.workspace };

mount(element, parameters).then(
  ({ ui }) => {
    // Files that the system opens with the installed application.
    globalThis.launchQueue?.setConsumer(async ({ files }) => {
      if (files?.length) ui.open_files(await Promise.all(files.map((file) => file.getFile())));
    });
    // Files that another application shared with it; they wait where the service worker put them.
    takeShared().then((files) => files.length && ui.open_files(files), () => {});
    // The page is there: what follows may take its time, and must never harm it.
    return stayOffline((apply) => ui.offer_update(apply)).catch(() => {});
  },
  (error) => element.replaceChildren(failure(error, document.documentElement.lang !== "en")),
);

/** Takes the files shared with the application out of where they wait (`service-worker.js`). */
async function takeShared() {
  if (!globalThis.caches) return [];
  const name = `encours-shared ${new URL("./", document.baseURI).pathname}`;
  if (!(await caches.has(name))) return [];
  const cache = await caches.open(name);
  const files = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const called = decodeURIComponent(response.headers.get("X-Name") ?? "partage");
    files.push(new File([await response.blob()], called));
  }
  await caches.delete(name);
  return files;
}
