/** Made by the Vite plugin in `tools/standalone-page.mjs` from `src/standalone/`. */
declare module 'virtual:standalone-page' {
  /** The program as one classic script, its style sheet included: deflated (RFC 1951), and four bytes written as five signs. */
  export const program: { readonly text: string; readonly sizeBytes: number };
}
