import type { BenchRow } from './compare';
import { measureArms } from './measure-arms';
import { measureNative } from './measure-native';
import { measurePacked } from './measure-packed';
import { measureThreads } from './measure-threads';
import { measureStockWasm, measureWasm } from './measure-wasm';
import { measureWebgpu } from './measure-webgpu';
import type { SizeId } from './sizes';

/** Those of the second line are of one size, whatever is asked for. */
export type BenchId = 'webgpu' | 'wasm' | 'stockWasm' | 'threads' | 'arms' | 'packed' | 'native';

declare global {
  interface Window {
    /** What `bench.mjs` asks of this page, size by size. */
    bench: { readonly [T in BenchId]: (size: SizeId) => Promise<readonly BenchRow[]> };
  }
}

window.bench = {
  webgpu: measureWebgpu,
  wasm: measureWasm,
  stockWasm: measureStockWasm,
  threads: measureThreads,
  arms: measureArms,
  packed: measurePacked,
  native: measureNative,
};
