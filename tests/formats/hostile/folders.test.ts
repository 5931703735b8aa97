/** Damaged archives of each kind: ours, packed and with masters, and what transformers saved; and zip bombs. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pytorch } from '../../../src/formats/pytorch/pytorch';
import { masters, transformers } from '../../../src/formats/transformers/transformers';
import { readZip } from '../../../src/formats/zip/zip';
import { foldersOf, transformersFolders, withstands } from './targets';

withstands('transformers', () => foldersOf(transformers));
withstands('pytorch', () => foldersOf(pytorch));
withstands('masters', () => foldersOf(masters));
withstands('folders that transformers saved', transformersFolders);

describe('zip bombs', () => {
  it('are refused by what they claim, before anything is inflated', () => {
    const bomb = zipSync({ 'model.safetensors': new Uint8Array(40 * 2 ** 20) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => readZip(bomb)).toThrow(/fill the memory/);
  });

  it('are refused when they claim less than they hold', () => {
    const bomb = zipSync({ 'model.safetensors': new Uint8Array(40 * 2 ** 20) }, { level: 9 });
    const view = new DataView(bomb.buffer);
    const directory = view.getUint32(bomb.length - 6, true);
    view.setUint32(directory + 24, 1_000, true);
    expect(() => readZip(bomb)).toThrow(/1000 bytes in "model.safetensors", found more than that/);
  });
});
