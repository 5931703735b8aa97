/**
 * Under a policy with `require-trusted-types-for`, a browser asks the policy `default` before it starts a worker from an address
 * (W3C Trusted Types, §4.5): yes to scripts of this site, and to nothing else. There is no rule for texts, so no text ever
 * becomes a script or a piece of the page.
 *
 * Imported once by the page, and once by every worker that starts others.
 */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { readonly createScriptURL: (address: string) => string | null }): unknown;
}

// TypeScript's library has no Trusted Types, and not every browser has them.
const { trustedTypes, origin } = globalThis as { readonly trustedTypes?: TrustedTypes; readonly origin?: string };
trustedTypes?.createPolicy('default', { createScriptURL: (address) => (address.startsWith(`${origin}/`) ? address : null) });

export {};
