import { startWasm } from '../../src/worker/backends/wasm';
import { registerSegmentSum } from '../../src/worker/backends/wasm-kernels/segment-sum';
import { noCalls, type BenchRow } from './compare';
import { measurePackedProducts } from './packed-products';

/** Matrix × vector from packed codes beside the same in float32 on TensorFlow's own kernels. */
export async function measurePacked(): Promise<readonly BenchRow[]> {
  const rows = await measurePackedProducts([1024], async () => startWasm(registerSegmentSum));
  const [first] = rows;
  return rows.map(({ size, path, microseconds, faster }) => ({
    size: `${size} × ${size}`,
    path,
    ...noCalls(),
    encodeMs: 0,
    stepMs: microseconds / 1000,
    ratioToPlan: (first?.faster ?? Number.NaN) / faster,
  }));
}
