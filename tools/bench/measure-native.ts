import { hasFusedMultiplyAdd } from '../../src/math/fused-multiply-add';
import { compare, noCalls, type BenchRow } from './compare';
import { planWasmPath } from './paths/plan-wasm';
import { torchPath } from './paths/torch';
import { sizes, type SizeId } from './sizes';

/** They add up the same numbers in another order, which moves a few activations to the next of 8 bits. */
const firstLossShare = 1e-4;

/** The compiled step on one thread beside native PyTorch on one, in turn. Throws where their first losses differ. */
export async function measureNative(id: SizeId): Promise<readonly BenchRow[]> {
  const { label, path } = await torchPath(sizes[id]);
  const fused = hasFusedMultiplyAdd() ? { 'plan-wasm, fused': planWasmPath(1, 'fused') } : {};
  return compare(id, { 'plan-wasm': planWasmPath(1), ...fused, [label]: async () => path }, noCalls, firstLossShare);
}
