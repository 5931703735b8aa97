/** The file server of `npm run preview` and of the tests, asked by raw requests such as no browser would send. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from '../../tools/serve-folder.mjs';

const folder = mkdtempSync(join(tmpdir(), 'served-'));
let server: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>served</title>');
  writeFileSync(join(folder, 'a b%.js'), 'export const a = 1;');
  server = await serveFolder({ folder, base: '/some/where/' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** The status that a request line is answered with. */
function statusOf(target: string, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString()));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])));
    socket.on('error', reject);
    socket.write(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });
}

test.each(['/%', '/some/where/%', '//', '///', '/some/where/%E0%A4%A', 'http://', '/some/where/%c3%28'])(
  '%s is answered with 400, and the next request with the page',
  async (target) => {
    expect(await statusOf(target)).toBe(400);
    expect(await statusOf('/some/where/')).toBe(200);
  },
);

test.each(['/', '/some/where/none', '/some/where/%00', '/some/where/../../etc/passwd', '/some/where/%2e%2e%2fetc', '/some/where//', '*'])(
  '%s is not there',
  async (target) => {
    expect(await statusOf(target)).toBe(404);
    expect(await statusOf('/some/where/index.html')).toBe(200);
  },
);

test('names with spaces and signs are found, and asking for the head sends no body', async () => {
  expect(await statusOf('/some/where/a%20b%25.js')).toBe(200);
  expect(await statusOf('/some/where/a%20b%25.js?query', 'HEAD')).toBe(200);
});

test('a folder is answered with its own page', async () => {
  mkdirSync(join(folder, 'de'));
  expect(await statusOf('/some/where/de/')).toBe(404);
  writeFileSync(join(folder, 'de', 'index.html'), '<!doctype html><title>ausgeliefert</title>');
  expect(await (await fetch(`${server.url}de/?lang=de`)).text()).toContain('ausgeliefert');
});

test('what a browser has already is not sent again', async () => {
  const first = await fetch(server.url);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).not.toBe('');
  expect((await fetch(server.url, { headers: { 'if-none-match': tag } })).status).toBe(304);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>served again</title>');
  expect((await fetch(server.url, { headers: { 'if-none-match': tag } })).status).toBe(200);
});

test('for people it compresses what they accept, and what has its version in its name is kept for good', async () => {
  const text = 'export const words = "the same again and again";\n'.repeat(500);
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'assets', 'page-abc1234.js'), text);
  writeFileSync(join(folder, 'assets', 'picture-abc1234.png'), text);
  const open = await serveFolder({ folder, forPeople: true });
  const asked = (name: string, accepted: string) => fetch(`${open.url}${name}`, { headers: { 'accept-encoding': accepted } });
  for (const [accepted, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['identity', null],
  ] as const) {
    const answer = await asked('assets/page-abc1234.js', accepted);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('text/javascript');
    expect(await answer.text()).toBe(text);
    if (encoding !== null) expect(Number(answer.headers.get('content-length'))).toBeLessThan(text.length / 20);
  }
  expect((await asked('assets/picture-abc1234.png', 'gzip, br')).headers.get('content-encoding')).toBeNull();
  const page = await asked('index.html', 'gzip');
  // It is asked for as localhost: its workers may share memory.
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  // Another version under the same name is sent as it is now.
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>changed meanwhile</title>');
  expect(await (await asked('index.html', 'gzip')).text()).toContain('changed meanwhile');
  await open.close();
});
