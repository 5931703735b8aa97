/** The stepper on WebAssembly: where it goes back to, and what it forgets. */
import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, it } from 'vitest';
import { taskOf } from '../../src/catalog/tasks/tasks';
import { experimentOf } from '../../src/experiment/defaults';
import { architectureOf } from '../../src/experiment/architecture-of';
import { bitNetOf } from '../../src/model/bitnet';
import { issueStep } from '../../src/training/issue-step';
import { NonFiniteLossError } from '../../src/training/recovery';
import { Run } from '../../src/training/run';
import { startOf, type Snapshot } from '../../src/training/snapshot';
import { WasmStepper } from '../../src/training/wasm-stepper';

const experiment = experimentOf({
  hiddenSize: 12,
  numHeads: 2,
  numLayers: 1,
  feedForwardSize: 10,
  seqLen: 8,
  batchSize: 2,
  steps: 20,
  warmupSteps: 1,
  lambdaSteps: 6,
});
const training = { experiment, task: taskOf(experiment) };

async function started(): Promise<WasmStepper> {
  const model = bitNetOf(architectureOf(experiment));
  return WasmStepper.create(model, startOf(model, experiment), experiment);
}

/** Takes steps from where it stands; the losses. */
async function train(stepper: WasmStepper, steps: number): Promise<number[]> {
  const losses: number[] = [];
  for (let i = 0; i < steps; i++) losses.push((await issueStep(stepper, training, stepper.step, experiment.learningRate)).lossNats);
  return losses;
}

const broken = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  latents: snapshot.latents.map((value, i) => (i === 5 ? Number.NaN : value)),
});

describe('rewind', () => {
  it('leads to the state before the last step, and from there the same way again', async () => {
    const stepper = await started();
    await train(stepper, 4);
    const before = await stepper.snapshot();
    const losses = await train(stepper, 1);
    expect(stepper.rewind(4)).toBe(true);
    expect(await stepper.snapshot()).toEqual(before);
    expect(await train(stepper, 1)).toEqual(losses);
  });

  it('leads nowhere else', async () => {
    const stepper = await started();
    await train(stepper, 4);
    const present = await stepper.snapshot();
    for (const step of [0, 2, 4, 5]) expect(stepper.rewind(step)).toBe(false);
    expect(await stepper.snapshot()).toEqual(present);
  });

  it('after a snapshot was restored knows that state, and none of the time before', async () => {
    const [stepper, other] = [await started(), await started()];
    await train(other, 5);
    const restored = await other.snapshot();
    await train(stepper, 5);
    stepper.restore(restored);
    // It held the state after four steps of its own: those are not the ones that led here.
    expect(stepper.rewind(4)).toBe(false);
    expect(stepper.rewind(5)).toBe(true);
    expect(await stepper.snapshot()).toEqual(restored);
  });

  it('skips a step whose loss was not finite, which has changed nothing', async () => {
    const stepper = await started();
    await train(stepper, 2);
    stepper.restore(broken(await stepper.snapshot()));
    expect(await train(stepper, 1)).toEqual([Number.NaN]);
    expect(stepper.rewind(2)).toBe(true);
    expect(stepper.step).toBe(2);
  });
});

describe('a run on it', () => {
  it('that explodes is back before the step that did it, and goes on with another rate as one that never had this one', async () => {
    const [run, calm] = [await Run.onPlan(experiment, { kind: 'wasm' }), await Run.onPlan(experiment, { kind: 'wasm' })];
    for (let i = 0; i < 3; i++) expect((await run.advance()).lossNats).toBe((await calm.advance()).lossNats);
    run.learningRate = 1e38;
    await expect(
      (async () => {
        for (let i = 0; i < 6; i++) await run.advance();
      })(),
    ).rejects.toThrow(NonFiniteLossError);
    expect((await run.snapshot()).latents.every(Number.isFinite)).toBe(true);
    expect(run.step).toBe(run.weightsStep);
    run.learningRate = experiment.learningRate;
    if (run.step === 3) expect((await run.advance()).lossNats).toBe((await calm.advance()).lossNats);
  });

  it('says so of a state that was restored broken, and stays at its step', async () => {
    const run = await Run.onPlan(experiment, { kind: 'wasm' });
    for (let i = 0; i < 3; i++) await run.advance();
    run.restore(broken(await run.snapshot()));
    await expect(run.advance()).rejects.toThrow(NonFiniteLossError);
    expect([run.step, run.weightsStep]).toEqual([3, 3]);
  });
});
