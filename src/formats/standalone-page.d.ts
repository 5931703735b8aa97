/** Made by the Vite plugin in `tools/standalone-page.mjs` from `src/standalone/`. */
declare module 'virtual:standalone-page' {
  /** The program as one classic script, its style sheet included: deflated (RFC 1951), in base64. */
  export const script: string;
}
