/**
 * What a server should send with the site, in one place: `_headers` of the build, `npm run preview`, `npm run serve`, the
 * development server, the policy in the page, and what `docs/hosting.md` says (`tests/tools/site-headers.test.ts`).
 */
import { germanFolder } from './german-folder.mjs';

/**
 * What the page may do (CSP level 3): run its own scripts and WebAssembly, and ask its own site for its own files. It stands in
 * the built page, so that every host has it, and is sent as a header, because a policy in a page does not reach its workers.
 *
 * - `'wasm-unsafe-eval'`: WebAssembly is compiled; no text is ever run as a script;
 * - `blob:`: a chart becomes a PNG by being drawn as a picture;
 * - `trusted-types default`: the one rule that there is, in `src/worker/own-scripts.ts`.
 */
export const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** Isolates a page from other origins; in return its workers may share memory, and a step is divided among the cores. */
export const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** Of every file. */
export const safety = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Of files whose names tell versions apart: they never change. */
export const keptForGood = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** As Netlify and Cloudflare Pages read it; they keep nothing without asking unless told to. */
export const headersFile = `${rule('/*', { ...safety, ...isolation })}${rule('/assets/*', keptForGood)}${rule(`/${germanFolder}/assets/*`, keptForGood)}`;

/**
 * @param {string} path
 * @param {Readonly<Record<string, string>>} headers
 */
function rule(path, headers) {
  return `${path}\n${Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')}`;
}
