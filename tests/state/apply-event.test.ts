import { describe, expect, it } from 'vitest';
import { applyEvent, noFacts, type EngineFacts } from '../../src/state/record/apply-event';
import type { EngineEvent } from '../../src/worker/protocol';
import { evaluationOf, inspectionOf, stepReport, summaryOf } from '../ui/mock-engine';

const fold = (...events: readonly EngineEvent[]): EngineFacts => events.reduce(applyEvent, noFacts);
const created: EngineEvent = { type: 'created', summary: summaryOf('a') };
const map = { step: 1, layer: 'l', shape: [1, 2], codes: Int8Array.of(1, -1), flipCounts: Uint32Array.of(0, 3) };

describe('applyEvent', () => {
  it('collects steps, newest summary first', () => {
    const summary = summaryOf('a', {}, { step: 3, state: 'running' });
    const { runs } = fold(
      created,
      { type: 'progressed', summary: summaryOf('a', {}, { step: 2 }), steps: [stepReport(1), stepReport(2)] },
      { type: 'progressed', summary, steps: [stepReport(3)] },
    );
    expect(runs['a']?.summary).toBe(summary);
    expect(runs['a']?.series.points.map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it('keeps evaluations in order, one per step, and puts the newest into the summary', () => {
    const { runs } = fold(
      created,
      { type: 'evaluated', id: 'a', evaluation: evaluationOf(0, 2.3) },
      { type: 'evaluated', id: 'a', evaluation: evaluationOf(5, 1.9) },
      { type: 'evaluated', id: 'a', evaluation: evaluationOf(5, 1.8, 0.7) },
    );
    expect(runs['a']?.evaluations.map(({ step, heldOutLossNats }) => [step, heldOutLossNats])).toEqual([
      [0, 2.3],
      [5, 1.8],
    ]);
    expect(runs['a']?.summary).toMatchObject({ heldOutLossNats: 1.8, score: 0.7 });
  });

  it('puts an evaluation and a look that come late where they belong, and loses none of the later ones', () => {
    const { runs } = fold(
      created,
      ...[15, 30, 0].map((step): EngineEvent => ({ type: 'evaluated', id: 'a', evaluation: evaluationOf(step, 2 - step / 100) })),
      ...[20, 10].map((step): EngineEvent => ({ type: 'inspected', id: 'a', inspection: inspectionOf(step), map: null, recorded: [] })),
    );
    expect(runs['a']?.evaluations.map(({ step }) => step)).toEqual([0, 15, 30]);
    expect(runs['a']?.summary.heldOutLossNats).toBe(1.7);
    expect(runs['a']?.inspection?.step).toBe(20);
  });

  it('goes back with a run that is restored, to what was measured by then', () => {
    const { runs } = fold(
      created,
      { type: 'progressed', summary: summaryOf('a', {}, { step: 3 }), steps: [stepReport(1), stepReport(2), stepReport(3)] },
      { type: 'evaluated', id: 'a', evaluation: evaluationOf(1, 2) },
      { type: 'evaluated', id: 'a', evaluation: evaluationOf(3, 1) },
      { type: 'inspected', id: 'a', inspection: inspectionOf(1), map: null, recorded: [] },
      { type: 'inspected', id: 'a', inspection: inspectionOf(3), map: null, recorded: [] },
      { type: 'restored', summary: summaryOf('a', {}, { step: 2 }) },
    );
    expect(runs['a']?.series.points.map(({ step }) => step)).toEqual([1, 2]);
    expect(runs['a']?.evaluations.map(({ step }) => step)).toEqual([1]);
    expect(runs['a']?.inspection?.step).toBe(1);
  });

  it('remembers the untrained weights and shows the newest', () => {
    const { runs } = fold(
      created,
      { type: 'inspected', id: 'a', inspection: inspectionOf(0), map, recorded: [] },
      { type: 'inspected', id: 'a', inspection: inspectionOf(9), map: null, recorded: [] },
    );
    expect(runs['a']?.firstInspection?.step).toBe(0);
    expect(runs['a']?.inspection?.step).toBe(9);
    expect(runs['a']?.timeline.map(({ inspection }) => inspection.step)).toEqual([0, 9]);
    expect(runs['a']?.timeline[0]?.flipCounts).toEqual([{ layer: 'l', counts: Uint16Array.of(0, 3) }]);
  });

  it('does not take trained weights for the untrained ones', () => {
    const { runs } = fold(created, { type: 'inspected', id: 'a', inspection: inspectionOf(4), map: null, recorded: [] });
    expect(runs['a']?.firstInspection).toBeNull();
  });

  it('forgets everything on reset, so that nothing of the former training is shown', () => {
    const summary = summaryOf('a');
    const { runs } = fold(
      created,
      { type: 'progressed', summary, steps: [stepReport(1)] },
      { type: 'inspected', id: 'a', inspection: inspectionOf(0), map, recorded: [] },
      { type: 'evaluated', id: 'a', evaluation: evaluationOf(1, 2) },
      { type: 'wasReset', summary },
    );
    expect(runs['a']).toEqual({
      summary,
      series: { points: [], stride: 1 },
      evaluations: [],
      inspection: null,
      firstInspection: null,
      timeline: [],
      exporting: null,
    });
  });

  it('drops events of runs that are gone', () => {
    const gone = fold(created, { type: 'removed', id: 'a' });
    expect(gone.runs).toEqual({});
    expect(applyEvent(gone, { type: 'progressed', summary: summaryOf('a'), steps: [stepReport(1)] })).toBe(gone);
    expect(applyEvent(gone, { type: 'inspected', id: 'a', inspection: inspectionOf(1), map: null, recorded: [] })).toBe(gone);
  });

  it('keeps the reason of a failure and the other runs', () => {
    const failed = summaryOf('a', {}, { state: 'failed', failure: 'The loss is not a number.' });
    const { runs } = fold(
      created,
      { type: 'created', summary: summaryOf('b') },
      { type: 'failed', summary: failed, reason: 'The loss is not a number.' },
    );
    expect(runs['a']?.summary.failure).toBe('The loss is not a number.');
    expect(runs['b']?.summary.state).toBe('ready');
  });

  it('changes nothing in place', () => {
    const before = fold(created);
    const copy = structuredClone(before);
    applyEvent(before, { type: 'progressed', summary: summaryOf('a', {}, { step: 1 }), steps: [stepReport(1)] });
    expect(before).toEqual(copy);
  });
});
