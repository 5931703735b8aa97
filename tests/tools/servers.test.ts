/** The servers of docs/hosting.md, as it says to set them up, where they are installed: what they send of a folder like the site's. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keptForGood, isolation, safety } from '../../tools/site-headers.mjs';
import { readText } from '../structure/project-files';

const snippetOf = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readText('docs/hosting.md'))?.[1] ?? '';

interface Server {
  readonly name: string;
  /** Writes its settings into a folder and returns the arguments to start it with. */
  settings(folder: string, site: string, port: number): Promise<readonly string[]>;
}

const servers: readonly Server[] = [
  {
    name: 'caddy',
    async settings(folder, site, port) {
      const file = join(folder, 'Caddyfile');
      const text = snippetOf('caddyfile').replace('example.org {', `http://127.0.0.1:${port} {`).replace('/srv/bitnet', site);
      await writeFile(file, `{\n  admin off\n}\n${text}`);
      return ['run', '--config', file, '--adapter', 'caddyfile'];
    },
  },
  {
    name: 'nginx',
    async settings(folder, site, port) {
      const text = snippetOf('nginx').replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/bitnet', site);
      const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((path) => `${path}_temp_path ${join(folder, path)};`)
        .join('\n');
      // As the package has it: some compress pages only.
      const file = join(folder, 'nginx.conf');
      const user = process.getuid?.() === 0 ? 'user root;\n' : '';
      await writeFile(
        file,
        `${user}daemon off;\npid ${join(folder, 'pid')};\nerror_log ${join(folder, 'errors')};\nevents {}\nhttp {\naccess_log off;\n${paths}\n${text}}\n`,
      );
      return ['-c', file];
    },
  },
];

const files = {
  'index.html': `<!doctype html><title>page</title>${'words '.repeat(1000)}`,
  '404.html': '<!doctype html><title>not here</title>',
  'manifest.webmanifest': '{}',
  'assets/page-abc.js': 'export {};\n'.repeat(1000),
  'assets/kernels-abc.wasm': 'x'.repeat(5000),
  'de/index.html': '<!doctype html><title>Seite</title>',
  'de/assets/page-abc.js': 'export {};\n'.repeat(1000),
};

const freePort = async (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port.'))));
    });
  });

describe.each(servers)('$name, set up as docs/hosting.md says', ({ name, settings }) => {
  // Where it is not installed, this is skipped.
  const isThere = spawnSync(name, [name === 'nginx' ? '-v' : 'version']).status === 0;
  let [folder, address] = ['', ''];
  let server: ChildProcess | null = null;

  const get = async (path: string): Promise<Response> => fetch(address + path, { headers: { 'accept-encoding': 'gzip' } });

  beforeAll(async () => {
    if (!isThere) return;
    folder = await mkdtemp(join(tmpdir(), 'bitnet-server-'));
    const site = join(folder, 'site');
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(site, path, '..'), { recursive: true });
      await writeFile(join(site, path), text);
    }
    const port = await freePort();
    address = `http://127.0.0.1:${port}/`;
    server = spawn(name, await settings(folder, site, port), { stdio: 'ignore', env: { ...process.env, HOME: folder } });
    await vi.waitFor(async () => expect((await get('')).status).toBe(200), { timeout: 20_000, interval: 100 });
  }, 30_000);
  afterAll(async () => {
    server?.kill();
    if (folder !== '') await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it.skipIf(!isThere)('sends every header with everything, what is missing included', async () => {
    for (const path of ['', 'assets/page-abc.js', 'de/', 'nowhere']) {
      const { headers, status } = await get(path);
      expect(status, path).toBe(path === 'nowhere' ? 404 : 200);
      for (const [header, value] of Object.entries({ ...safety, ...isolation }))
        expect(headers.get(header), `${path} ${header}`).toBe(value);
    }
    expect(await (await get('nowhere')).text()).toContain('not here');
  });

  it.skipIf(!isThere)('lets names that change be kept for good, and all else be asked for again', async () => {
    for (const [path, kept] of [
      ['', 'no-cache'],
      ['de/', 'no-cache'],
      ['manifest.webmanifest', 'no-cache'],
      ['assets/page-abc.js', keptForGood['Cache-Control']],
      ['assets/kernels-abc.wasm', keptForGood['Cache-Control']],
      ['de/assets/page-abc.js', keptForGood['Cache-Control']],
    ] as const)
      expect((await get(path)).headers.get('cache-control'), path).toBe(kept);
  });

  it.skipIf(!isThere)('says what each file is, and compresses what is worth it', async () => {
    for (const [path, type, compresses] of [
      ['', 'text/html', true],
      ['assets/page-abc.js', 'javascript', true],
      ['assets/kernels-abc.wasm', 'application/wasm', true],
      ['manifest.webmanifest', 'application/manifest+json', false],
    ] as const) {
      const { headers } = await get(path);
      expect(headers.get('content-type'), path).toContain(type);
      if (compresses) expect(headers.get('content-encoding'), path).toBe('gzip');
    }
  });
});
