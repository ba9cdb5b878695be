// A static host like any other: a folder, below a path, with the headers of whoever runs it; it can go away and come back.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.woff2': 'font/woff2', '.md': 'text/markdown; charset=utf-8',
};

/**
 * Serves a folder: `{ home, asked, stop, start, use }`. `below` is the path it is found at, `headers` go with each answer,
 * `types` may know less than ours, as some hosts do.
 */
export async function serve(folder, { below = '/', headers = {}, types = TYPES } = {}) {
  let root = folder;
  let port = 0;
  const asked = [];
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    asked.push(pathname);
    const inside = pathname.startsWith(below) ? pathname.slice(below.length) : undefined;
    let file = inside === undefined ? undefined : path.join(root, decodeURIComponent(inside));
    if (file && (await stat(file).catch(() => undefined))?.isDirectory()) file = path.join(file, 'index.html');
    const bytes = file && (await readFile(file).catch(() => undefined));
    if (!bytes) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
      return;
    }
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache', ...headers }).end(bytes);
  };
  let server;
  const site = {
    asked,
    /** Another folder from now on, as after an upload. */
    use: (other) => {
      root = other;
    },
    start: () => new Promise((resolve) => {
      server = createServer((request, response) => {
        answer(request, response).catch(() => response.writeHead(500).end());
      });
      server.listen(port, '127.0.0.1', resolve);
      // A host that nobody visits any more keeps no test waiting.
      server.unref();
    }),
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
  await site.start();
  ({ port } = server.address());
  site.home = `http://localhost:${port}${below}`;
  return site;
}
