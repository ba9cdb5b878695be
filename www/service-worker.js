// Off line: keeps the files of one build, all of them or none, and answers the page from them.
//
// `cargo xtask dist` writes the list below, with the SHA-256 of each file: a build that is half uploaded, or altered on
// its way, is never taken. Nothing else is ever kept. A new version waits until a person asks for it or every page of
// the old one is closed; files carry their hash in their names, and an old version's stay as long as a page may need
// them. With an empty list, as while one works on the application, it removes itself.

const VERSION = "";
/** Path below the scope, and hash: `["www/boot.0123abcd.js", "sha256-…"]`. "" is the page itself. */
const FILES = [];

const SCOPE = new URL("./", self.location.href);
/** Other copies of the application on this origin have their own. */
const PREFIX = `encours ${SCOPE.pathname} `;
const CURRENT = PREFIX + VERSION;
/** Where files that another application shares wait for the page, which takes them out; see `boot.js`. */
const SHARED = `encours-shared ${SCOPE.pathname}`;
const PATHS = new Set(FILES.map(([path]) => path));

async function fetched(path, integrity) {
  const address = new URL(path, SCOPE);
  let response;
  try {
    // What the page has just loaded need not be sent again, if it is the right one.
    response = await fetch(address, { integrity, cache: path ? "default" : "reload", credentials: "same-origin" });
  } catch {
    response = await fetch(address, { integrity, cache: "reload", credentials: "same-origin" });
  }
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`);
  // A response that was redirected may not answer a navigation: keep what it says, not how it came.
  const { status, statusText, headers } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

async function install() {
  const cache = await caches.open(CURRENT);
  const known = new Set((await cache.keys()).map((request) => request.url));
  try {
    // Four at a time: the page's own requests come first.
    const queue = FILES.filter(([path]) => !known.has(new URL(path, SCOPE).href));
    const take = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await cache.put(new URL(next[0], SCOPE), await fetched(...next));
      }
    };
    await Promise.all([take(), take(), take(), take()]);
  } catch (error) {
    await caches.delete(CURRENT);
    throw error;
  }
}

const mine = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/** Forgets older versions, unless a page that may be one of theirs is open. */
async function tidy() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.filter((page) => page.url.startsWith(SCOPE.href)).length > 1) return;
  const waiting = self.registration.waiting ?? self.registration.installing;
  if (waiting) return; // the cache of the next version is not an old one
  for (const name of await mine()) {
    if (name !== CURRENT) await caches.delete(name);
  }
}

async function remove() {
  for (const name of await mine()) await caches.delete(name);
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: "window" })) await page.navigate(page.url);
}

self.addEventListener("install", (event) => {
  if (!FILES.length) self.skipWaiting();
  else event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  // The first version serves the page that brought it.
  event.waitUntil(FILES.length ? self.clients.claim() : remove());
});

self.addEventListener("message", (event) => {
  if (event.data?.takeOver) self.skipWaiting();
  else if (event.data?.tidy) event.waitUntil(tidy());
});

/** Files shared with the installed application: kept here, then the page is opened. The network sees nothing of it. */
async function share(request) {
  const files = (await request.formData()).getAll("files").filter((file) => file instanceof File && file.size > 0);
  const cache = await caches.open(SHARED);
  const turn = Date.now();
  await Promise.all(files.map((file, at) => cache.put(
    new URL(`partage/${turn}-${String(at).padStart(4, "0")}`, SCOPE),
    new Response(file, { headers: { "X-Name": encodeURIComponent(file.name) } }),
  )));
  return Response.redirect(new URL("./#/importer", SCOPE), 303);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === new URL("partage", SCOPE).href) {
    event.respondWith(share(request));
    return;
  }
  if (request.method !== "GET" || !request.url.startsWith(SCOPE.href)) return;
  const address = new URL(request.url);
  let path = address.pathname.slice(SCOPE.pathname.length);
  if (path === "index.html") path = "";
  // The page ignores what stands after `?`; a file does not have it.
  if (path ? address.search : request.mode !== "navigate") return;
  if (PATHS.has(path)) event.respondWith(answer(CURRENT, path, request));
  else if (path.startsWith("www/") || path.startsWith("pkg/")) event.respondWith(older(path, request));
});

async function kept(name, path) {
  return (await caches.open(name)).match(new URL(path, SCOPE));
}

async function answer(name, path, request) {
  // A browser that lost a file of its cache asks the host.
  return (await kept(name, path)) ?? fetch(request);
}

/** A file that is not of this version: of an older one, for a page that is still open; else the host's affair. */
async function older(path, request) {
  for (const name of await mine()) {
    const found = await kept(name, path);
    if (found) return found;
  }
  return fetch(request);
}
