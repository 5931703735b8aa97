/**
 * The plainest static file server: files under a sub-path, a content type by extension, a tag by which a browser knows
 * that it has a file already, no special headers. The built site must work on it. For a person (`npm run preview`,
 * `npm run serve`) it compresses, lets browsers keep what never changes, and sends what `site-headers.mjs` says.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { germanFolder } from './german-folder.mjs';
import { isolation, keptForGood, safety } from './site-headers.mjs';

/** @type {Record<string, string>} */
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.wasm', '.webmanifest', '.txt']);

/** By name in `accept-encoding`, the smallest first. Brotli at its highest level takes seconds for what 9 does in a tenth of them. */
const encodings = {
  br: (/** @type {Buffer} */ bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (/** @type {Buffer} */ bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** Names that tell versions apart: such a file never changes. */
const hashedName = /-[\w-]{7,8}\.\w+$/;

/**
 * Serves a folder under `base`; everything else is 404, and what is no address is 400.
 * @param {object} options
 * @param {string} options.folder
 * @param {string} [options.base]
 * @param {number} [options.port] 0: any free one.
 * @param {string} [options.host] Where it listens; by default, nobody but this machine gets an answer.
 * @param {Readonly<Record<string, string>>} [options.headers] With every file.
 * @param {boolean} [options.forPeople] Compresses, lets browsers keep for good what never changes, states the policy of the page, and isolates it where browsers allow it.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveFolder({ folder, base = '/', port = 0, host = '127.0.0.1', headers = {}, forPeople = false }) {
  const root = resolve(folder);
  /** By encoding and tag: a class of thirty asks for the same within a minute. @type {Map<string, Promise<Buffer>>} */
  const compressed = new Map();
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
    const isForGood =
      forPeople &&
      hashedName.test(file) &&
      ['assets', join(germanFolder, 'assets')].some((each) => file.startsWith(join(root, each) + sep));
    const encoding = forPeople ? encodingOf(file, request.headers['accept-encoding']) : null;
    const always = {
      ...(isForGood ? keptForGood : { 'Cache-Control': 'no-cache' }),
      etag,
      ...(forPeople ? { vary: 'accept-encoding', ...safety, ...(isThisMachine(request) ? isolation : {}) } : {}),
      ...headers,
    };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, always).end();
      return;
    }
    const type = { 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream', ...always };
    if (encoding !== null) {
      const key = `${encoding} ${file} ${etag}`;
      const bytes = await (compressed.get(key) ?? compressed.set(key, readFile(file).then(encodings[encoding])).get(key));
      response.writeHead(200, { ...type, 'content-encoding': encoding, 'content-length': bytes?.length ?? 0 });
      response.end(request.method === 'HEAD' ? undefined : bytes);
      return;
    }
    response.writeHead(200, { ...type, 'content-length': entry.size });
    // A visitor who leaves, or a file that is gone meanwhile, ends this answer and no other.
    pipeline(createReadStream(file), response, () => undefined);
  }

  /**
   * Plain http cannot isolate a page on other machines: browsers would only complain about the headers.
   * @param {import('node:http').IncomingMessage} request
   */
  function isThisMachine({ headers: { host: asked = '' } }) {
    return /^(localhost|127\.0\.0\.1)(:|$)/.test(asked);
  }

  /**
   * @param {string} file
   * @param {string | string[]} accepted
   * @returns {keyof typeof encodings | null}
   */
  function encodingOf(file, accepted = '') {
    if (!compressible.has(extname(file))) return null;
    const names = String(accepted)
      .split(',')
      .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
      .map((each) => each.split(';')[0]?.trim());
    if (names.includes('br')) return 'br';
    return names.includes('gzip') ? 'gzip' : null;
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
    const relative = path.slice(base.length).replace(/^$|(?<=[^/]\/)$/, 'index.html');
    const file = normalize(join(root, relative));
    return file.startsWith(root + sep) ? file : null;
  }

  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => listening(undefined));
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
  const { url } = await serveFolder({ folder: process.argv[2] ?? 'dist', forPeople: true });
  console.log(`Serving ${process.argv[2] ?? 'dist'} at ${url}`);
}
