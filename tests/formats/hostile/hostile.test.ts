/** At least 20,000 damaged files for each reader, and the classics, kept as files; so are those that ever break one. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { elementCount, parameterSpecs } from '../../../src/experiment/architecture';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { checkpoint } from '../../../src/formats/checkpoint';
import type { Format, PortableModel } from '../../../src/formats/format';
import { gguf, ggufForOlderPrograms } from '../../../src/formats/gguf';
import { ggufSealMarker } from '../../../src/formats/gguf-metadata';
import { packed } from '../../../src/formats/packed';
import { readAny } from '../../../src/formats/read-any';
import { OPEN_SEAL, seal } from '../../../src/formats/seal';
import { masters, transformers } from '../../../src/formats/transformers';
import { readZip } from '../../../src/formats/zip';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import { tinyModel } from '../random-model';
import { attack, attempt, type Target } from './attack';

const CASES = 20_000;
const tokens: ExperimentDraft = { feedForwardSize: 4, numHeads: 1 };

/** What any model that is handed out must keep, however it came in. */
function checkModel({ experiment, step, tensors, optimiser }: PortableModel): void {
  const specs = parameterSpecs(architectureOf(experiment));
  if (!Number.isSafeInteger(step) || step < 0) throw new Error(`A step of ${step}.`);
  if (tensors.map(({ name }) => name).join() !== specs.map(({ name }) => name).join()) throw new Error('Other tensors than the model has.');
  for (const [i, tensor] of tensors.entries()) {
    const numbers = tensor.kind === 'codes' ? tensor.codes : tensor.values;
    if (numbers.length !== elementCount(specs[i]?.shape ?? [])) throw new Error(`${tensor.name} has ${numbers.length} numbers.`);
    if (!numbers.every((value) => Number.isFinite(value))) throw new Error(`${tensor.name} has a number that is none.`);
    if (tensor.kind === 'codes' && !(tensor.scale >= 0 && Number.isFinite(tensor.scale) && tensor.codes.every((code) => Math.abs(code) <= 1))) throw new Error(`${tensor.name} has wrong codes.`);
  }
  if (optimiser !== undefined && optimiser.first.length !== optimiser.second.length) throw new Error('Moments of unequal length.');
}

/** Puts a checksum that fits where one has a place. */
function resealed(file: Uint8Array, marker?: Uint8Array): Uint8Array | null {
  try {
    const copy = file.slice();
    const text = Buffer.from(copy).toString('latin1');
    const place = marker === undefined ? text.indexOf('"crc32":"') + 9 : text.indexOf(Buffer.from(marker).toString('latin1')) + marker.length;
    copy.set(strToU8(OPEN_SEAL), place);
    seal(copy, marker);
    return copy;
  } catch {
    return null;
  }
}

const safetensors = (format: Format, ...drafts: readonly ExperimentDraft[]): Target<PortableModel> => ({
  files: drafts.map((draft) => format.write(tinyModel(draft, format.holds))),
  read: readAny,
  check: checkModel,
  forge: (damaged) => resealed(damaged),
});

const ggufFiles: Target<PortableModel> = {
  files: [gguf.write(tinyModel(tokens)), gguf.write(tinyModel({ ...tokens, mode: 'binary' })), ggufForOlderPrograms.write(tinyModel({ ...tokens, hiddenSize: 32, feedForwardSize: 32 }))],
  read: readAny,
  check: checkModel,
  forge: (damaged) => resealed(damaged, ggufSealMarker),
};

/** Archives whose weights or texts are damaged and packed again, so that no checksum of the archive tells. */
const folders = (format: Format): Target<PortableModel> => {
  const files = [format.write(tinyModel(tokens, format.holds)), format.write(tinyModel({ ...tokens, mode: 'none' }, format.holds))];
  const [whole = new Uint8Array()] = files;
  const entries = unzipSync(whole);
  return {
    files,
    read: readAny,
    check: checkModel,
    forge(damaged, random) {
      const name = random.pick(Object.keys(entries));
      const original = entries[name] ?? new Uint8Array();
      // The damage of the whole, done to one file of it.
      const content = original.slice();
      for (let i = 0; i < damaged.length && i < content.length; i++) if (damaged[i] !== whole[i]) content[i] = damaged[i] ?? 0;
      const changed: Zippable = { ...entries, [name]: name.endsWith('.safetensors') ? (resealed(content) ?? content) : content };
      return zipSync(changed, { level: random.integer(8) === 0 ? 6 : 0 });
    },
  };
};

const targets: Readonly<Record<string, Target<PortableModel>>> = {
  packed: safetensors(packed, {}, { mode: 'binary' }, { mode: 'none', task: 'gestures' }),
  checkpoint: safetensors(checkpoint, {}, { mode: 'none' }),
  gguf: ggufFiles,
  transformers: folders(transformers),
  masters: folders(masters),
};

describe.each(Object.entries(targets))('%s', { timeout: 120_000 }, (_name, target) => {
  it('accepts what nobody damaged', () => {
    for (const file of target.files) expect(attempt(target, file)).toBe('read');
  });

  it(`is refused or read rightly in ${CASES} ways to be damaged`, () => {
    const { refused, read } = attack(target, CASES);
    expect(refused).toBeGreaterThan(0.5 * CASES);
    // Else nothing reaches what lies behind the checksums.
    expect(read).toBeGreaterThan(0);
  });
});

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

describe('what is kept as a file', () => {
  const folder = fileURLToPath(new URL('cases/', import.meta.url));
  it.each(readdirSync(folder))('%s', (name) => {
    attempt({ read: readAny, check: checkModel }, new Uint8Array(readFileSync(`${folder}${name}`)));
  });
});
