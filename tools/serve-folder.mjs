/**
 * The plainest static file server: files under a sub-path, a content type by extension, a tag by which a browser knows
 * that it has a file already, no special headers. The built site must work on it. `node tools/serve-folder.mjs dist` serves it for a person, with the headers that let
 * its workers share memory.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** @type {Record<string, string>} */
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** Isolates a page from other origins; in return its workers may share memory, and a step is divided among the cores. */
export const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/**
 * Serves a folder under `base`; everything else is 404, and what is no address is 400.
 * @param {{ folder: string, base?: string, port?: number, headers?: Readonly<Record<string, string>> }} options `port` 0: any free one; `headers` with every file.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveFolder({ folder, base = '/', port = 0, headers = {} }) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    const path = pathOf(request.url ?? '/');
    if (path === null) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('This is no address\n');
      return;
    }
    const file = fileAt(path);
    const entry =
      file === null
        ? null
        : await stat(file).then(
            (found) => (found.isFile() ? found : null),
            () => null,
          );
    if (file === null || entry === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      return;
    }
    const etag = `"${entry.size.toString(36)}-${entry.mtimeMs.toString(36)}"`;
    const always = { 'cache-control': 'no-cache', etag, ...headers };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, always).end();
      return;
    }
    response.writeHead(200, {
      'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
      'content-length': entry.size,
      ...always,
    });
    // A visitor who leaves, or a file that is gone meanwhile, ends this answer and no other.
    pipeline(createReadStream(file), response, () => undefined);
  }

  /**
   * The path of what is asked for, decoded; null when that is no address.
   * @param {string} address
   * @returns {string | null}
   */
  function pathOf(address) {
    try {
      return decodeURIComponent(new URL(address, 'http://localhost').pathname);
    } catch {
      return null;
    }
  }

  /**
   * @param {string} path
   * @returns {string | null}
   */
  function fileAt(path) {
    if (!path.startsWith(base)) return null;
    const relative = path.slice(base.length) || 'index.html';
    const file = normalize(join(root, relative));
    return file.startsWith(root + sep) ? file : null;
  }

  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => listening(undefined));
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return {
    url: `http://localhost:${bound.port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await serveFolder({ folder: process.argv[2] ?? 'dist', headers: isolation });
  console.log(`Serving ${process.argv[2] ?? 'dist'} at ${url}`);
}
