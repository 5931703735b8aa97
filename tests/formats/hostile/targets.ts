/** What is attacked: small files of every format, ours and those of other programs, each with its reader. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { scaleShape } from '../../../src/catalog/modes/granularity';
import { modeOf, type ModeId } from '../../../src/catalog/modes/modes';
import { elementCount, parameterSpecs } from '../../../src/experiment/architecture';
import { architectureOf } from '../../../src/experiment/architecture-of';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import type { Format, PortableModel } from '../../../src/formats/format';
import { gguf, ggufForOlderPrograms } from '../../../src/formats/gguf/gguf';
import { ggufSealMarker } from '../../../src/formats/gguf/metadata';
import { c } from '../../../src/formats/c/c';
import { sealMarker } from '../../../src/formats/c/source';
import { html } from '../../../src/formats/html/html';
import { readHtmlPage } from '../../../src/formats/html/page';
import { readAny } from '../../../src/formats/read-any';
import { OPEN_SEAL } from '../../../src/formats/shared/open-seal';
import { seal } from '../../../src/formats/shared/seal';
import { toBase64 } from '../../../src/math/bytes/base64';
import { concatenated } from '../../../src/math/bytes/concatenated';
import { tinyModel } from '../random-model';
import { attack, attempt, randomFrom, type Target } from './attack';

/** A hundred thousand with `npm run fuzz`. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 2_000);
const tokens: ExperimentDraft = { feedForwardSize: 4, numHeads: 1 };
const fixture = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url))));

/** What any model that is handed out must keep, however it came in. */
export function checkModel({ experiment, step, tensors, optimiser }: PortableModel): void {
  const specs = parameterSpecs(architectureOf(experiment));
  if (!Number.isSafeInteger(step) || step < 0) throw new Error(`A step of ${step}.`);
  if (tensors.map(({ name }) => name).join() !== specs.map(({ name }) => name).join()) throw new Error('Other tensors than the model has.');
  for (const [i, tensor] of tensors.entries()) {
    const numbers = tensor.kind === 'codes' ? tensor.codes : tensor.values;
    if (numbers.length !== elementCount(specs[i]?.shape ?? [])) throw new Error(`${tensor.name} has ${numbers.length} numbers.`);
    if (!numbers.every((value) => Number.isFinite(value))) throw new Error(`${tensor.name} has a number that is none.`);
    if (tensor.kind !== 'codes') continue;
    const { granularity, values } = tensor.scale;
    if (
      values.length !== elementCount(scaleShape(granularity, tensor.shape)) ||
      !values.every((scale) => scale >= 0 && Number.isFinite(scale))
    )
      throw new Error(`${tensor.name} has wrong scales.`);
    const levels = modeOf(experiment.mode).levels ?? [-1, 0, 1];
    if (!tensor.codes.every((code) => levels.includes(code))) throw new Error(`${tensor.name} has wrong codes.`);
  }
  if (optimiser !== undefined && new Set(Object.values(optimiser.slots).map(({ length }) => length)).size !== 1)
    throw new Error('Moments of unequal length.');
}

/** Puts a checksum that fits where one has a place. */
function resealed(file: Uint8Array, marker?: Uint8Array): Uint8Array | null {
  try {
    const copy = file.slice();
    const bytes = Buffer.from(copy.buffer);
    const place = marker === undefined ? bytes.indexOf('"crc32":"', 0, 'latin1') + 9 : bytes.indexOf(marker) + marker.length;
    copy.set(strToU8(OPEN_SEAL), place);
    seal(copy, marker);
    return copy;
  } catch {
    return null;
  }
}

/** Files in our own safetensors containers. */
export const safetensorsOf = (format: Format, ...drafts: readonly ExperimentDraft[]): Target<PortableModel> => ({
  files: drafts.map((draft) => format.write(tinyModel(draft, format.holds))),
  read: readAny,
  check: checkModel,
  forge: (damaged) => resealed(damaged),
});

export const ourGguf = (): Target<PortableModel> => ({
  files: [
    gguf.write(tinyModel(tokens)),
    gguf.write(tinyModel({ ...tokens, mode: 'binary' })),
    ggufForOlderPrograms.write(tinyModel({ ...tokens, hiddenSize: 32, feedForwardSize: 32 })),
    ...['ternary-row', 'bits2-g32', 'bits4-row'].map((word) =>
      gguf.write(tinyModel({ ...tokens, hiddenSize: 32, feedForwardSize: 32, mode: word as ModeId })),
    ),
  ],
  read: readAny,
  check: checkModel,
  forge: (damaged) => resealed(damaged, ggufSealMarker),
});

/** What llama.cpp quantised: no checksum, so that every damage reaches what it damages. */
export const llamaGguf = (): Target<PortableModel> => ({
  files: ['f16', 'bf16', 'q8_0', 'q4_0'].map((type) => fixture(`llama-quantize/${type}.gguf`)),
  read: readAny,
  check: checkModel,
});

/** Archives whose weights or texts are damaged and packed again, so that no checksum of the archive tells. */
const archives = (files: readonly Uint8Array[]): Target<PortableModel> => {
  const [whole = new Uint8Array()] = files;
  const entries = unzipSync(whole);
  const names = Object.keys(entries).filter((name) => !name.endsWith('/'));
  return {
    files,
    read: readAny,
    check: checkModel,
    forge(damaged, random) {
      const name = random.pick(names);
      const original = entries[name] ?? new Uint8Array();
      // The damage of the whole, done to one file of it.
      const content = original.slice();
      for (let i = 0; i < damaged.length && i < content.length; i++) if (damaged[i] !== whole[i]) content[i] = damaged[i] ?? 0;
      const changed: Zippable = { ...entries, [name]: name.endsWith('.safetensors') ? (resealed(content) ?? content) : content };
      return zipSync(changed, { level: random.integer(64) === 0 ? 6 : 0 });
    },
  };
};

export const foldersOf = (format: Format): Target<PortableModel> =>
  archives([format.write(tinyModel(tokens, format.holds)), format.write(tinyModel({ ...tokens, mode: 'none' }, format.holds))]);

/** What transformers saved and `zip` packed. */
export const transformersFolders = (): Target<PortableModel> =>
  archives([fixture('transformers/packed.zip'), fixture('transformers/masters.zip')]);

/** Pages up to the end of their weights: the reader looks for nothing behind, and the program would make every case slow. */
export function pages(): Target<PortableModel> {
  const closing = '</script>';
  const files = [tinyModel(), tinyModel({ mode: 'binary' })].map((model) => {
    const page = html.write(model);
    return page.slice(0, Buffer.from(page.buffer).indexOf(closing) + closing.length);
  });
  return {
    files,
    read: readAny,
    check: checkModel,
    forge(damaged) {
      const start = Buffer.from(damaged.buffer).indexOf('id="bitnet-weights">') + 20;
      const inside = resealed(readable(damaged) ?? new Uint8Array());
      return inside === null ? null : concatenated([damaged.subarray(0, start), toBase64(inside), strToU8(closing)]);
    },
  };
}

/** C files, whose checksum is put right again after the damage. */
export function programs(): Target<PortableModel> {
  const marker = new TextEncoder().encode(sealMarker);
  return {
    files: [tinyModel(), tinyModel({ mode: 'binary', task: 'gestures' })].map((model) => c.write(model)),
    read: readAny,
    check: checkModel,
    forge(damaged) {
      try {
        const forged = damaged.slice();
        seal(forged, marker);
        return forged;
      } catch {
        return null;
      }
    },
  };
}

function readable(page: Uint8Array): Uint8Array | null {
  try {
    return readHtmlPage(page);
  } catch {
    return null;
  }
}

/** Both halves of the promise: right files are read, and {@link CASES} damaged ones are read rightly or refused. */
export function withstands(name: string, targetOf: () => Target<PortableModel>): void {
  describe(name, { timeout: 120_000 + 10 * CASES }, () => {
    const target = targetOf();

    it('accepts undamaged files', () => {
      for (const file of target.files) expect(attempt(target, file)).toBe('read');
    });

    it(`is refused or read rightly in ${CASES} ways to be damaged`, () => {
      const cut = attack(target, CASES / 2, 0, 7);
      const damaged = attack(target, CASES / 2, randomFrom);
      const [refused, read] = [cut.refused + damaged.refused, cut.read + damaged.read];
      expect(refused).toBeGreaterThan(0.5 * CASES);
      // Else nothing reaches what lies behind the checksums.
      expect(read).toBeGreaterThan(0);
    });
  });
}
