import { beforeEach, describe, expect, it } from 'vitest';
import { variantOf } from '../../../src/plan/gpu/device-variant';
import { variants, type VariantId } from '../../../src/plan/variants';
import { chooseVariant, type Trial } from '../../../src/worker/backends/choose-variant';

/** All that choosing asks of a device. */
const deviceWith = (...features: string[]): GPUDevice => ({ features: new Set(features) }) as unknown as GPUDevice;

let tried: VariantId[] = [];
beforeEach(() => {
  tried = [];
});
const trialsOf =
  (results: Readonly<Partial<Record<VariantId, number | string>>>) =>
  async (_device: GPUDevice, id: VariantId): Promise<Trial> => {
    tried.push(id);
    const result = results[id] ?? 'not expected';
    return typeof result === 'number' ? { id, stepMs: result } : { id, failure: result };
  };

describe('choosing kernels for a device', () => {
  it('takes the fastest of those that are right, and says by how much', async () => {
    const device = deviceWith('subgroups');
    const note = await chooseVariant(device, false, trialsOf({ direct: 12, tiled: 4, subgroups: 'Self-test: the gradient is wrong.' }));
    expect(variantOf(device)).toBe(variants.tiled);
    expect(tried.toSorted()).toEqual(['direct', 'subgroups', 'tiled']);
    expect(note).toContain('tiles in workgroup memory');
    expect(note).toContain('3.0× the time');
    expect(note).toContain('Self-test: the gradient is wrong.');
  });

  it('does not try what the device was not made for', async () => {
    const device = deviceWith();
    await chooseVariant(device, false, trialsOf({ direct: 3, tiled: 4 }));
    expect(tried.toSorted()).toEqual(['direct', 'tiled']);
    expect(variantOf(device)).toBe(variants.direct);
    tried = [];
    const withF16 = deviceWith('shader-f16');
    await chooseVariant(withF16, false, trialsOf({ direct: 3, tiled: 4, halves: 2 }));
    expect(tried.toSorted()).toEqual(['direct', 'halves', 'tiled']);
    expect(variantOf(withF16)).toBe(variants.halves);
    tried = [];
    await chooseVariant(deviceWith('subgroups', 'shader-f16'), false, trialsOf({ direct: 3 }));
    expect(tried).toHaveLength(5);
  });

  it('tries only the kernels without barriers on a software adapter, where the others take minutes to compile', async () => {
    const device = deviceWith('subgroups');
    await chooseVariant(device, true, trialsOf({ direct: 100, tiled: 1, subgroups: 1 }));
    expect(tried).toEqual(['direct']);
    expect(variantOf(device)).toBe(variants.direct);
  });

  it('fails with every reason where none is right', async () => {
    await expect(chooseVariant(deviceWith(), false, trialsOf({ direct: 'wrong', tiled: 'does not compile' }))).rejects.toThrow(
      /wrong.*does not compile|does not compile.*wrong/,
    );
  });

  it('goes on with the same kernels on a fresh device of the same adapter, as far as it has the features', async () => {
    await chooseVariant(deviceWith('subgroups'), false, trialsOf({ direct: 9, tiled: 3, subgroups: 2 }));
    expect(variantOf(deviceWith('subgroups'))).toBe(variants.subgroups);
    expect(variantOf(deviceWith())).toBe(variants.tiled);
  });
});
