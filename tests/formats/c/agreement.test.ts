/** The C program and the page answer alike, on trained models and held-out inputs. */
import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { widthsOf } from '../../../src/formats/c/footprint';
import { cc, compilers } from './compilers';
import {
  agreeing,
  compiledDriver,
  firstDifference,
  heldOutInputs,
  modes,
  scoresOfPage,
  scoresOfProgram,
  tokenTasks,
  trainedModel,
} from './trained-models';

/** Of each model; ten thousand of the five tasks and both modes. */
const positions = 1_000;
const gestures = 100;

const cases = [...tokenTasks, 'gestures' as const].flatMap((task) => modes.map((mode) => ({ task, mode })));

describe.skipIf(cc === '')(`model.c${cc === '' ? ' (skipped: neither gcc nor clang is installed)' : ''}`, { timeout: 120_000 }, () => {
  it.each(cases)('$task, $mode: the same as the page', async ({ task, mode }) => {
    const model = trainedModel(task, mode);
    const { outputs } = widthsOf(architectureOf(model.experiment));
    const inputs = heldOutInputs(model, task === 'gestures' ? gestures : Math.ceil(positions / model.experiment.seqLen));
    const ofPage = await scoresOfPage(model, inputs);
    const rows = ofPage.length / outputs;

    for (const compiler of compilers) {
      // To the bit: every score, not only the largest.
      const ofFloats = scoresOfProgram(compiledDriver(compiler, model, `${task}-${mode}-float-${compiler}`, '-DBITNET_FLOAT'), inputs);
      expect(firstDifference(ofPage, ofFloats)).toBeNull();
    }

    const ofIntegers = scoresOfProgram(compiledDriver(cc, model, `${task}-${mode}`), inputs);
    expect(ofIntegers).toHaveLength(ofPage.length);
    const same = agreeing(ofPage, ofIntegers, outputs);
    console.log(`${task}, ${mode}: ${same} of ${rows} answers the same in integers`);
    expect(same / rows).toBeGreaterThanOrEqual(0.999);
  });
});
