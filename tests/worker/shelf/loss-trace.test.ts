import { expect, test } from 'vitest';
import { noLosses, withEvaluations } from '../../../src/worker/shelf/loss-trace';
import { evaluationOf } from '../../ui/mock-engine';

test('a trace has the first loss and the last, and sixty-two spread evenly between them', () => {
  let trace = noLosses;
  for (let step = 0; step <= 1000; step += 2) trace = withEvaluations(trace, [evaluationOf(step, 1 / (step + 1))], null);
  expect(trace.steps).toHaveLength(64);
  expect([trace.steps[0], trace.steps.at(-1)]).toEqual([0, 1000]);
  expect(trace.lossNats).toEqual(trace.steps.map((step) => 1 / (step + 1)));
  expect(Math.max(...trace.steps.map((step, i) => step - (trace.steps[i - 1] ?? step)))).toBeLessThanOrEqual(32);
});

test('a run that went back has lost what came later, and what it measures anew counts', () => {
  const trace = withEvaluations(noLosses, [evaluationOf(0, 3), evaluationOf(5, 2), evaluationOf(9, 1)], null);
  expect(withEvaluations(trace, [evaluationOf(5, 2.5)], 5)).toEqual({ steps: [0, 5], lossNats: [3, 2.5] });
});
