import { bytes } from './simd-product.as.ts?wasm';

let compiled: Promise<WebAssembly.Module | null> | null = null;

/** The SIMD product, compiled once; null where this browser has no WebAssembly SIMD or forbids it. */
export function simdModule(): Promise<WebAssembly.Module | null> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<WebAssembly.Module | null> {
  if (!WebAssembly.validate(bytes)) return null;
  try {
    return await WebAssembly.compile(bytes);
  } catch {
    // Forbidden by a content security policy: typed arrays do the same, more slowly, and the page says which one runs.
    return null;
  }
}
