/**
 * What the built page may do, as a content security policy: run its own scripts and WebAssembly, and ask its own site for its own
 * files. It stands in the page itself, so that every host has it, and in `_headers`, because a policy in a page does not reach
 * workers (CSP level 3, §4.1). Scripts are loaded by addresses of the site alone: `src/worker/own-scripts.ts` checks them.
 *
 * - `'wasm-unsafe-eval'`: WebAssembly is compiled; no text is ever run as a script;
 * - `blob:`: a chart becomes a PNG by being drawn as a picture;
 * - `trusted-types default`: the one policy there may be.
 */
const directives = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
];

export const contentPolicy = directives.join('; ');

/**
 * A Vite plugin: the policy in the built page, before anything that it governs, and without the comments of its source. The development server has none,
 * because it puts scripts of its own into the page.
 * @returns {import('vite').Plugin}
 */
export function contentPolicyInPage() {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html
          .replace(
            /(<meta charset="[^"]*" ?\/?>)/,
            (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`,
          )
          .replaceAll(/<!--[\s\S]*?-->/g, '')
          .replaceAll(/^\s+/gm, ''),
    },
  };
}
