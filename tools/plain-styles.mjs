/**
 * A Vite plugin: the page's own style sheet is asked for without `crossorigin`, which it does not need. With it, a page that is
 * opened from a disk or in a sandboxed frame has no styles, and there it is what the page says that has to be read.
 * @returns {import('vite').Plugin}
 */
export function plainStyles() {
  return {
    name: 'plain-styles',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replaceAll('<link rel="stylesheet" crossorigin', '<link rel="stylesheet"'),
    },
  };
}
