import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './cache-folder.mjs';
import { contentPolicy, headersFile } from './site-headers.mjs';
import { thirdPartyNotices } from './third-party.mjs';

/**
 * For builds of the site alone: pages of tools are built with the same settings, from roots of their own.
 * @param {import('vite').UserConfig} config
 * @param {import('vite').ConfigEnv} env
 */
export const ofSite = ({ root }, { command }) => command === 'build' && root === undefined;

/**
 * A Vite plugin: what a host needs besides the page. The built page has its policy, before anything that it governs, and no
 * comments; `_headers`, the licence and those of others lie beside it. The development server has no policy, because it puts
 * scripts of its own into the page.
 *
 * @param {string | undefined} address where the site will be, as `SITE_ADDRESS` says: pictures of links need whole addresses
 * @returns {import('vite').Plugin}
 */
export function siteFiles(address) {
  return {
    name: 'site-files',
    apply: ofSite,
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html
          .replace(/<meta charset="[^"]*" ?\/?>/, (charset) => charset + meta('http-equiv', 'Content-Security-Policy', contentPolicy))
          .replace('</title>', (end) => end + (address === undefined ? '' : preview(address)))
          .replaceAll(/<!--[\s\S]*?-->/g, '')
          .replaceAll(/^\s+/gm, ''),
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile });
      this.emitFile({ type: 'asset', fileName: 'LICENSE.txt', source: await readFile(join(projectFolder, 'LICENSE')) });
      this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source: await thirdPartyNotices() });
    },
  };
}

/**
 * What a link to the site is shown as elsewhere (Open Graph protocol).
 * @param {string} address
 */
function preview(address) {
  const site = new URL(address.endsWith('/') ? address : `${address}/`);
  return [
    meta('property', 'og:title', 'BitNet Playground'),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:url', site.href),
    meta('property', 'og:description', 'Train a tiny language model whose weights may only be −1, 0 or +1, in your browser.'),
    meta('property', 'og:image', new URL('social-preview.png', site).href),
    meta('property', 'og:image:alt', 'Three bars, at −1, 0 and +1'),
    meta('name', 'twitter:card', 'summary_large_image'),
    `\n<link rel="canonical" href="${escaped(site.href)}">`,
  ].join('');
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} content
 */
const meta = (kind, name, content) => `\n<meta ${kind}="${name}" content="${escaped(content)}">`;

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
