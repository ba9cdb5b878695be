// A static server on a free port. Cross-origin isolated, so that the browser's clock is fine-grained.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
  '.mjs': 'text/javascript', '.wasm': 'application/wasm',
};

/** `folders`: path prefix → folder, the longest prefix first. */
export async function serve(folders) {
  const server = createServer((request, response) => {
    const wanted = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const [prefix, folder] = folders.find(([start]) => wanted.startsWith(start));
    const file = path.join(folder, path.normalize(`/${wanted.slice(prefix.length)}`), wanted.endsWith('/') ? 'index.html' : '');
    let size;
    try {
      ({ size } = statSync(file));
    } catch {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-length': size,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cache-control': prefix === '/data/' ? 'no-store' : 'public, max-age=3600',
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
