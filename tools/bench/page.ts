import type { BenchRow } from './compare';
import { measureWebgpu } from './measure-webgpu';
import type { SizeId } from './sizes';

declare global {
  interface Window {
    /** What `bench.mjs` asks of this page, size by size. */
    bench: { webgpu(size: SizeId): Promise<readonly BenchRow[]> };
  }
}

window.bench = { webgpu: measureWebgpu };
