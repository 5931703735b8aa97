/** A mode that says how activations are rounded: everything that follows from it, from the architecture to files. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ModeActivations } from '../../../src/catalog/modes/activations';
import type { Mode } from '../../../src/catalog/modes/mode';
import type * as Registry from '../../../src/catalog/modes/modes';
import type { ModeId } from '../../../src/catalog/modes/modes';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import { formatIds, formatOf, type FormatId } from '../../../src/formats/formats';
import { packed } from '../../../src/formats/packed-weights/packed';
import { packedFileBytes } from '../../../src/formats/packed-weights/packed-size';
import { readSafetensors } from '../../../src/formats/safetensors/safetensors';
import { compilePlan } from '../../../src/plan/compile';
import { createEngine } from '../../../src/worker/engine/engine';

const activations = vi.hoisted(
  () =>
    ({
      rotated: { bits: 4, rule: 'absmean', rotation: true },
      byMean: { rule: 'absmean' },
      turned: { bits: 8, rotation: true },
      unrounded: { bits: null },
    }) as const satisfies Record<string, ModeActivations>,
);

vi.mock('../../../src/catalog/modes/modes', async (original) => {
  const actual = await original<typeof Registry>();
  const added = Object.entries(activations).map(([id, own], i): [string, Mode] => [
    id,
    { ...actual.modes.ternary, label: id, labelInText: id, order: 3 + i, comparedByDefault: false, roundsFull: false, activations: own },
  ]);
  const modes: Record<string, Mode> = { ...actual.modes, ...Object.fromEntries(added) };
  const ids = Object.keys(modes);
  return {
    ...actual,
    modes,
    modeIds: ids,
    modeOrder: ids.toSorted((one, other) => modes[one]!.order - modes[other]!.order),
    modeOf: (id: string) => modes[id],
    readModeId: (text: string) => ids.find((id) => id === text) ?? actual.readModeId(text),
    modeIdOf: (text: unknown) => ids.find((id) => id === text) ?? actual.modeIdOf(text),
    isQuantised: (id: string) => modes[id]!.levels !== null,
  };
});

beforeAll(async () => {
  await tf.setBackend('cpu');
});

type AddedId = keyof typeof activations;
const ids = Object.keys(activations) as readonly AddedId[];
const inMode = (id: AddedId, draft: ExperimentDraft = {}): ExperimentDraft => ({ ...draft, mode: id as string as ModeId });

const tiny = {
  task: 'reverse',
  hiddenSize: 8,
  numHeads: 2,
  numLayers: 1,
  feedForwardSize: 12,
  batchSize: 4,
  steps: 20,
  lambdaSteps: 4,
} as const;

describe('the architecture', () => {
  const seen = (draft: ExperimentDraft): unknown => {
    const { activationBits, activationRule, rotation } = architectureOf(experimentOf(draft));
    return { activationBits, activationRule, rotation };
  };

  it('has what the mode says, and the bits of the experiment where it does not', () => {
    expect(seen(inMode('rotated', { activationBits: 2 }))).toEqual({ activationBits: 4, activationRule: 'absmean', rotation: true });
    expect(seen(inMode('byMean', { activationBits: 2 }))).toEqual({ activationBits: 2, activationRule: 'absmean', rotation: false });
    expect(seen(inMode('unrounded'))).toEqual({ activationBits: null, activationRule: 'absmax', rotation: false });
    expect(seen({ mode: 'ternary', activationBits: 3 })).toEqual({ activationBits: 3, activationRule: 'absmax', rotation: false });
  });

  it('costs a plan four dispatches a layer where it rotates, and none otherwise', () => {
    const count = (draft: ExperimentDraft): number => compilePlan(architectureOf(experimentOf({ ...tiny, ...draft })), 4).step.length;
    const plain = count({ mode: 'ternary' });
    expect(count(inMode('rotated'))).toBe(plain + 4);
    expect(count(inMode('byMean'))).toBe(plain);
    // An odd width has no pairs to turn.
    expect(count(inMode('rotated', { feedForwardSize: 13 }))).toBe(plain + 2);
  });
});

describe('what other programs would not compute', () => {
  const model = { task: 'tales', hiddenSize: 16, numHeads: 2, feedForwardSize: 16 } as const;
  const cases: readonly (readonly [AddedId, FormatId, RegExp])[] = [
    ...(['gguf', 'gguf-compatible', 'transformers', 'masters'] as const).flatMap(
      (format): readonly (readonly [AddedId, FormatId, RegExp])[] => [
        ['rotated', format, /does not rotate activations.*noise/],
        ['turned', format, /does not rotate activations/],
        ['byMean', format, /rounds activations by the largest of them/],
        ['unrounded', format, /without rounding activations/],
      ],
    ),
    ['rotated', 'c', /does not rotate activations/],
    ['turned', 'c', /does not rotate activations/],
    ['byMean', 'c', /by the largest of them/],
    ['unrounded', 'c', /without rounding activations/],
  ];
  it.each(cases)('%s is refused as %s', (id, format, reason) => {
    expect(formatOf(format).refuse(experimentOf(inMode(id, model)))).toMatch(reason);
  });

  it('the others hold it', () => {
    for (const id of ids) {
      const holding = formatIds.filter((format) => formatOf(format).refuse(experimentOf(inMode(id, tiny))) === null);
      expect(holding).toEqual(['packed', 'pytorch', 'checkpoint', 'html']);
    }
  });
});

describe.each(ids)('a run in the mode %s', (id) => {
  it('trains, is taken apart, and answers the same from every file that holds it', async () => {
    const engine = createEngine({
      emit: () => undefined,
      chooseBackend: async () => ({ reports: [{ id: 'cpu', usable: true }], active: 'cpu', plan: { reason: 'no device in this test' } }),
    });
    const run = await engine.create({ experiment: inMode(id, tiny) });
    await engine.step({ id: run.id, count: 12 });
    const { activationBits, rotation } = architectureOf(run.experiment);

    for (const layer of ['attention.query', 'attention.output', 'feed_forward.down']) {
      const report = await engine.dissect({ id: run.id, input: '12345678', layer: `blocks.0.${layer}.weight`, position: -1, output: 1 });
      const { rounded, inputs, weights, activationStep, weightScales, groupInputs, bias, result } = report;
      expect(report.rotated).toBe(rotation && layer !== 'attention.query');
      const sum = weights.reduce(
        (total, weight, i) => total + weight * weightScales[Math.floor(i / groupInputs)]! * (rounded === null ? inputs[i]! : rounded[i]!),
        0,
      );
      expect(sum * activationStep + bias).toBeCloseTo(result, 5);
      if (activationBits === null) expect(rounded).toBeNull();
      else for (const code of rounded!) expect(Math.abs(code + 0.5)).toBeLessThanOrEqual(2 ** (activationBits - 1) - 0.5);
    }

    const question = { input: '12345678' };
    const { output } = await engine.predict({ id: run.id, ...question });
    for (const format of ['packed', 'html', 'checkpoint'] as const) {
      // The engine reads each file back, compares every number and runs it before it hands it over.
      const { bytes, check } = await engine.export({ id: run.id, format });
      expect(check.maxDifference).toBeLessThan(1e-5);
      const opened = await engine.open({ bytes, name: `model.${format}` });
      expect(opened.experiment).toEqual(run.experiment);
      expect((await engine.predict({ id: opened.id, ...question })).output).toBe(output);
      await engine.remove({ ids: [opened.id] });
    }
    await engine.remove({ ids: [run.id] });
  });

  it('says in its own files what a stranger has to know', async () => {
    const engine = createEngine({
      emit: () => undefined,
      chooseBackend: async () => ({ reports: [{ id: 'cpu', usable: true }], active: 'cpu', plan: { reason: 'no device in this test' } }),
    });
    const run = await engine.create({ experiment: inMode(id, tiny) });
    const { rotation, activationRule } = architectureOf(run.experiment);
    for (const format of ['packed', 'checkpoint'] as const) {
      const { bytes } = await engine.export({ id: run.id, format });
      const { metadata } = readSafetensors(bytes);
      expect(metadata.get('rotation') ?? '').toMatch(rotation ? /attention\.output and feed_forward\.down are rotated.*Hadamard/ : /^$/);
      expect(metadata.get('activations') ?? '').toMatch(activationRule === 'absmean' ? /rounded by their mean/ : /^$/);
      if (format === 'checkpoint') continue;
      expect(bytes.length).toBe(packedFileBytes(run.experiment, 0));
      expect(JSON.parse(metadata.get('architecture') ?? '{}')).toMatchObject({ rotation, activationRule });
      expect(packed.read(bytes).experiment).toEqual(run.experiment);
    }
    await engine.remove({ ids: [run.id] });
  });
});
