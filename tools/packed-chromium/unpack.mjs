/**
 * Installs and unpacks the Chromium that travels inside an npm package: the last resort of `find-browser.mjs`.
 *
 * The package lives behind its own lockfile, so that its 64 MB are downloaded only on demand. It unpacks
 * three archives (about 250 MB): the browser, SwiftShader, and libraries that a bare server may lack.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { cacheFolder } from '../cache-folder.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const decompress = promisify(brotliDecompress);
const run = promisify(execFile);

/** Why this machine cannot use the packed browser, or null when it can. */
export function refusePackedChromium() {
  if (process.platform === 'linux' && process.arch === 'x64') return null;
  return `it exists for linux x64 only, this is ${process.platform} ${process.arch}`;
}

/**
 * Two ways to start the packed browser: with the libraries of the system, and with those packed beside it.
 * Rejects when the package cannot be installed.
 * @returns {Promise<import('../probe-browser.mjs').Browser[]>}
 */
export async function unpackChromium() {
  const archives = join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  if (!existsSync(archives)) {
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, timeout: 300_000 });
  }
  const target = join(cacheFolder, 'packed-chromium');
  if (!existsSync(target)) {
    // Unpacked beside its place and renamed: an interrupted run leaves no half browser behind.
    const temporary = `${target}.${process.pid}`;
    await mkdir(temporary, { recursive: true });
    await writeFile(join(temporary, 'chromium'), await decompress(await readFile(join(archives, 'chromium.br'))));
    await chmod(join(temporary, 'chromium'), 0o755);
    // SwiftShader belongs beside the browser; the packed font configuration names fixed places, ours names this one.
    for (const name of ['swiftshader', 'fonts', 'al2023']) await extract(join(archives, `${name}.tar.br`), temporary);
    await writeFile(join(temporary, 'fonts.conf'), fontConfiguration);
    await rename(temporary, target).catch(async () => rm(temporary, { recursive: true }));
  }
  const executablePath = join(target, 'chromium');
  const source = 'Chromium packed inside npm';
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: target };
  return [
    { source, executablePath, env: { ...fonts } },
    { source: `${source}, with its own libraries`, executablePath, env: { ...fonts, LD_LIBRARY_PATH: join(target, 'lib') } },
  ];
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

/**
 * @param {string} archive
 * @param {string} into
 */
async function extract(archive, into) {
  /** @type {{ extract(folder: string, options: { chown: boolean }): import('node:stream').Writable }} */
  const tar = createRequire(join(folder, 'package.json'))('tar-fs');
  await pipeline(Readable.from([await decompress(await readFile(archive))]), tar.extract(into, { chown: false }));
}
