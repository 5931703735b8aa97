/** What multiplies by the codes of a run is chosen once: unless the choice fails, or its device is lost. */
import { expect, it, vi } from 'vitest';
import { KernelLostError, type ProductKernel } from '../../../src/packed/kernels/product-kernel';
import { tableKernel } from '../../../src/packed/kernels/table-kernel';
import type { PackedModel } from '../../../src/packed/packed-model';
import { createPackedRun } from '../../../src/worker/engine/packed-run';

const pack = async (kernel: ProductKernel): Promise<PackedModel> => {
  const model: Partial<PackedModel> = { kernelLabel: kernel.label, dispose: () => undefined };
  return model as PackedModel;
};
const label = async ({ kernelLabel }: PackedModel): Promise<string | null> => kernelLabel;

it('a choice that failed is made again when the run is asked again', async () => {
  const choose = vi.fn(async () => tableKernel).mockRejectedValueOnce(new Error('no memory just now'));
  const run = createPackedRun(choose);
  await expect(run.ask(() => 1, pack, label)).rejects.toThrow('no memory just now');
  expect(await run.ask(() => 1, pack, label)).toBe(tableKernel.label);
  expect(choose).toHaveBeenCalledTimes(2);
});

it('a choice that succeeded holds for every step and question, also for those asked at once', async () => {
  const choose = vi.fn(async () => tableKernel);
  const run = createPackedRun(choose);
  await Promise.all([1, 2, 3].map(async (step) => run.ask(() => step, pack, label)));
  expect(choose).toHaveBeenCalledTimes(1);
});

it('a kernel whose device is lost is chosen anew, and the question asked again', async () => {
  const choose = vi.fn(async () => tableKernel);
  const run = createPackedRun(choose);
  const ask = vi.fn(label).mockRejectedValueOnce(new KernelLostError('lost'));
  expect(await run.ask(() => 1, pack, ask)).toBe(tableKernel.label);
  expect(choose).toHaveBeenCalledTimes(2);
});
