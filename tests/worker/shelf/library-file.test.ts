import { describe, expect, it, test } from 'vitest';
import { bySlot } from '../../../src/catalog/optimisers/optimisers';
import { experimentOf } from '../../../src/experiment/defaults';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { modelSize } from '../../../src/experiment/architecture';
import { FormatError } from '../../../src/formats/format-error';
import { packRun, runsOf } from '../../../src/worker/shelf/library-file';
import type { WholeRun } from '../../../src/worker/shelf/run-shelf';
import { tinyExperiment } from '../../tiny-experiment';
import { evaluationOf, inspectionOf, keptOf, stepReport, summaryOf } from '../../ui/mock-engine';

const experiment = experimentOf(tinyExperiment({ task: 'reverse', mode: 'ternary', steps: 12 }));
const { parameters, bitLinearParameters } = modelSize(architectureOf(experiment));

function wholeRun(id: string): WholeRun {
  const summary = summaryOf('a', experiment, { libraryId: id, step: 3, heldOutLossNats: Number.NaN });
  const kept = keptOf(summary);
  const values = Float32Array.from({ length: parameters }, (_, i) => (i % 7) / 3 - 1e-42);
  const snapshot = {
    step: 3,
    latents: values,
    slots: bySlot(experiment.optimiser, () => values.map((value) => -value)),
    flipCounts: new Uint32Array(bitLinearParameters),
  };
  return {
    row: {
      id,
      tab: 'a tab',
      name: 'quiet otter',
      note: 'the “small” one',
      starred: true,
      isSetAside: false,
      discardedBy: null,
      losses: { steps: [0, 3], lossNats: [2.3, 1 / 3] },
      step: 3,
      summary,
      keptAtMs: 5,
      sizeBytes: 1000,
    },
    kept: { ...kept, training: { ...kept.training!, snapshot } },
    log: {
      steps: [1, 2, 3].map((step) => stepReport(step, { lossNats: step === 2 ? Number.POSITIVE_INFINITY : 1 / 3 / step })),
      evaluations: [evaluationOf(0, 2.3), evaluationOf(3, Number.NaN)],
      looks: [
        {
          inspection: inspectionOf(3),
          recorded: [{ layer: 'l', shape: [2, 2], levels: [-1, 0, 1], codes: Uint8Array.of(7), latents: Int8Array.of(-127, 1, 2, 3) }],
          flipCounts: [{ layer: 'l', counts: Uint16Array.of(65_535, 0, 1, 2) }],
        },
      ],
    },
  };
}

async function read(...parts: readonly (Uint8Array | string)[]): Promise<readonly WholeRun[]> {
  const runs: WholeRun[] = [];
  for await (const run of runsOf(new Blob(parts.map((part) => (typeof part === 'string' ? part : new Uint8Array(part)))))) runs.push(run);
  return runs;
}

test('runs are read as they were written, to the bit, numbers that JSON lacks included', async () => {
  const [one, two] = [wholeRun('one'), wholeRun('two')];
  expect(await read(packRun(one), packRun(two))).toEqual([one, two]);
});

test('that a run went plain is read as it was written', async () => {
  const [run] = await read(changed({ 'kept.wentPlain': true, 'row.summary.wentPlain': true }));
  expect(run?.kept.wentPlain).toBe(true);
  expect(run?.row.summary.wentPlain).toBe(true);
});

test('two libraries one behind the other are one', async () => {
  const [one, two] = [packRun(wholeRun('one')), packRun(wholeRun('two'))];
  expect((await read(one, two, one)).map(({ row }) => row.id)).toEqual(['one', 'two', 'one']);
});

/** The run as a file says it, with other values at these paths. */
function changed(values: Readonly<Record<string, unknown>>): Uint8Array {
  const run = structuredClone(wholeRun('one'));
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    const last = names.pop()!;
    let holder: unknown = run;
    for (const name of names) holder = Reflect.get(holder as object, name);
    Reflect.set(holder as object, last, value);
  }
  return packRun(run);
}

describe('a file that', () => {
  const whole = packRun(wholeRun('one'));
  const damaged: Readonly<Record<string, readonly [file: Uint8Array | string, message: RegExp]>> = {
    'is empty': ['', /found an empty file/],
    'is something else': ['PK\u0003\u0004 and so on, longer than a head', /Expected a library of runs, saved by this page.*at byte 0/],
    'ends within the head': [whole.slice(0, 15), /not complete/],
    'ends within the JSON': [whole.slice(0, 400), /not complete/],
    'ends within the numbers': [whole.slice(0, -1), /not complete/],
    'has a length beyond everything': [whole.map((byte, i) => (i >= 12 && i < 20 ? 255 : byte)), /Expected a run, found one of/],
    'has a broken JSON': [whole.map((byte, i) => (i === 20 ? 0x5b : byte)), /Expected a run as JSON/],
    'has numbers of no known kind': [replaced(whole, '"Float32Array"', '"Float99Array"'), /numbers that are in the file/],
    'has numbers beyond its end': [replaced(whole, `"length":${parameters},`, '"length":9e9,'), /numbers that are in the file/],
    'has no name': [changed({ 'row.name': 7 }), /proper row\.name/],
    'has a name without end': [changed({ 'row.name': 'a'.repeat(5_000) }), /proper row\.name/],
    'has no id': [changed({ 'row.id': '', 'kept.libraryId': '' }), /proper row\.id/],
    'has no reference': [changed({ 'row.summary.reference': null }), /proper row\.summary\.reference/],
    'has a list for its summary': [changed({ 'row.summary': [] }), /proper row\.summary/],
    'has settings that nothing can be trained with': [changed({ 'kept.experiment.hiddenSize': 7 }), /settings that can be trained here/],
    'has no settings': [changed({ 'kept.experiment': null }), /settings/],
    'has a task from nowhere': [changed({ 'kept.experiment.task': 'constructor' }), /settings that can be trained here/],
    'has weights of another model': [
      changed({ 'kept.training.snapshot.latents': new Float32Array(3) }),
      new RegExp(`Expected ${parameters} weights`),
    ],
    'has weights as a list': [changed({ 'kept.training.snapshot.latents': [1, 2] }), /proper kept\.training\.snapshot\.latents/],
    'has another optimiser': [changed({ 'kept.experiment.optimiser': 'lion' }), /vectors of the optimiser “lion”/],
    'has flips of another model': [changed({ 'kept.training.snapshot.flipCounts': new Uint32Array(1) }), /counts of flips/],
    'has the state of another run': [changed({ 'kept.libraryId': 'two' }), /the state of run "one"/],
    'has a state of another step': [changed({ 'kept.training.snapshot.step': 2 }), /a state of step 3/],
    'has no state': [changed({ 'kept.training.snapshot': null }), /proper kept\.training\.snapshot/],
    'has gone plain in some other word': [changed({ 'kept.wentPlain': 'yes' }), /proper kept\.wentPlain/],
    'has not gone plain, and says so': [changed({ 'row.summary.wentPlain': false }), /proper row\.summary\.wentPlain/],
    'has steps in disorder': [changed({ 'log.steps': wholeRun('one').log.steps.toReversed() }), /steps in their order/],
    'has a look without layers': [changed({ 'log.looks.0.inspection.layers': 'none' }), /proper log\.looks\[0\]\.inspection\.layers/],
    'has a curve without losses': [changed({ 'row.losses.lossNats': [] }), /a loss for every step/],
  };

  it.each(Object.entries(damaged))('%s is refused in words', async (_what, [file, message]) => {
    const refusal = await read(file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FormatError);
    expect((refusal as FormatError).message).toMatch(message);
  });

  it('is damaged at any single byte is read or refused in words', async () => {
    for (let i = 0; i < whole.length; i += 97) {
      const refusal = await read(whole.map((byte, at) => (at === i ? byte ^ 0xff : byte))).catch((error: unknown) => error);
      if (!Array.isArray(refusal)) expect(refusal).toBeInstanceOf(FormatError);
    }
  });
});

function replaced(file: Uint8Array, from: string, to: string): Uint8Array {
  const text = new TextDecoder('latin1').decode(file);
  const at = text.indexOf(from);
  expect(at).toBeGreaterThan(0);
  const bytes = new Uint8Array(file);
  bytes.set(new TextEncoder().encode(to), at);
  return bytes;
}
