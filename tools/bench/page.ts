import type { BenchRow } from './compare';
import { measureStockWasm, measureWasm } from './measure-wasm';
import { measureWebgpu } from './measure-webgpu';
import type { SizeId } from './sizes';

declare global {
  interface Window {
    /** What `bench.mjs` asks of this page, size by size. */
    bench: { readonly [T in 'webgpu' | 'wasm' | 'stockWasm']: (size: SizeId) => Promise<readonly BenchRow[]> };
  }
}

window.bench = { webgpu: measureWebgpu, wasm: measureWasm, stockWasm: measureStockWasm };
