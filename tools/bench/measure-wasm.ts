import { startWasm } from '../../src/worker/backends/wasm';
import { registerSegmentSum } from '../../src/worker/backends/wasm-kernels/segment-sum';
import { compare, noCalls, type BenchRow } from './compare';
import { definitionPath } from './paths/definition';
import { jaxPath } from './paths/jax';
import { planWasmPath } from './paths/plan-wasm';
import type { SizeId } from './sizes';

/** Plan, definition and jax-js on the processor: one thread, no graphics card asked for anything. */
export async function measureWasm(size: SizeId): Promise<readonly BenchRow[]> {
  await startWasm();
  return compare(size, { 'plan-wasm': planWasmPath(1), 'definition-wasm': definitionPath, 'jax-js-wasm': jaxPath('wasm') }, noCalls);
}

/**
 * The definition on TensorFlow's own kernels, but for the one that its backend lacks: without the replacements that this
 * project brings (docs/decisions/0007). In a page of its own, because kernels are registered once.
 */
export async function measureStockWasm(size: SizeId): Promise<readonly BenchRow[]> {
  await startWasm(registerSegmentSum);
  const [, ...rows] = await compare(size, { 'plan-wasm': planWasmPath(1), 'definition-wasm-stock': definitionPath }, noCalls);
  return rows;
}
