/**
 * How style sheets are built, for the page and for the page that is a model: Lightning CSS, which Vite brings and minifies with
 * anyway, also resolves their `@import` and the breakpoints of `src/ui/styles/breakpoints.css` (docs/decisions/0021).
 * @type {import('vite').CSSOptions}
 */
export const cssOptions = { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } };
