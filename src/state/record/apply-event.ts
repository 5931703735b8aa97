/**
 * Folds one engine event into what the page knows. Pure: the same events in the same order give the same picture.
 *
 * Events of unknown runs are dropped: they were in flight when the run was removed.
 */
import type { BackendId } from '../../experiment/experiment';
import type { BackendReport, EngineEvent, Evaluation, RunId, RunLog, RunSummary } from '../../worker/protocol';
import { newRunRecord, type RunRecord } from './run-record';
import { appendSteps, emptySeries, seriesUntil } from './series';
import { frameAt, frameOf, withFrame } from './timeline';
import { withRate, type MeasuredRates } from '../findings/training-cost';

export interface EngineFacts {
  /** Empty until the backends have been tried. */
  readonly backends: readonly BackendReport[];
  readonly activeBackend: BackendId | null;
  /** In order of creation. */
  readonly runs: Readonly<Record<RunId, RunRecord>>;
  /** Removed runs included. */
  readonly rates: MeasuredRates;
  /** Share of the kernels that are compiled, 0 … 1, while a run is being made; null otherwise. */
  readonly compiledShare: number | null;
  /** The graphics device is lost, and the runs are being moved to another one. */
  readonly isReplacingDevice: boolean;
  /** The step of each run that this browser keeps. */
  readonly shelved: Readonly<Record<RunId, number>>;
  /** Why this browser keeps nothing; null while it does. */
  readonly shelfProblem: string | null;
}

export const noFacts: EngineFacts = {
  backends: [],
  activeBackend: null,
  runs: {},
  rates: {},
  compiledShare: null,
  isReplacingDevice: false,
  shelved: {},
  shelfProblem: null,
};

export function applyEvent(facts: EngineFacts, event: EngineEvent): EngineFacts {
  switch (event.type) {
    case 'backendsReported':
      return { ...facts, backends: event.reports, activeBackend: event.active };
    case 'compiled':
      return { ...facts, compiledShare: event.share < 1 ? event.share : null };
    case 'created':
      return { ...facts, compiledShare: null, runs: { ...facts.runs, [event.summary.id]: newRunRecord(event.summary) } };
    case 'progressed':
      if (facts.runs[event.summary.id] === undefined) return facts;
      return change({ ...facts, rates: withRate(facts.rates, event.summary) }, event.summary.id, (run) => ({
        ...run,
        summary: event.summary,
        series: appendSteps(run.series, event.steps),
      }));
    case 'evaluated':
      return change(facts, event.id, (run) => ({
        ...run,
        summary: isNewest(run, event.evaluation) ? withEvaluation(run.summary, event.evaluation) : run.summary,
        evaluations: inOrder(run.evaluations, event.evaluation),
      }));
    case 'inspected':
      return change(facts, event.id, (run) => ({
        ...run,
        inspection: event.inspection.step < (run.inspection?.step ?? 0) ? run.inspection : event.inspection,
        firstInspection: run.firstInspection ?? (event.inspection.step === 0 ? event.inspection : null),
        timeline: withFrame(run.timeline, frameOf(event.inspection, event.map, event.recorded)),
      }));
    case 'exportProgressed':
      return change(facts, event.id, (run) => ({ ...run, exporting: { format: event.format, stage: event.stage, share: event.share } }));
    case 'paused':
    case 'finished':
    case 'failed':
      return change(facts, event.summary.id, (run) => ({ ...run, summary: event.summary }));
    case 'wasReset':
      return change({ ...facts, shelved: { ...facts.shelved, [event.summary.id]: 0 } }, event.summary.id, () =>
        newRunRecord(event.summary),
      );
    case 'restored':
      if (facts.runs[event.summary.id] === undefined)
        return { ...facts, runs: { ...facts.runs, [event.summary.id]: newRunRecord(event.summary) } };
      return change(facts, event.summary.id, (run) => wentBack(run, event.summary));
    case 'recalled':
      return change(facts, event.id, (run) => withLog(run, event.log));
    case 'shelved':
      return { ...facts, shelved: { ...facts.shelved, [event.id]: event.step }, shelfProblem: null };
    case 'notShelved':
      return { ...facts, shelfProblem: event.message };
    case 'libraryEmptied':
      return { ...facts, shelved: {} };
    case 'kept':
    case 'engineReplaced':
      return facts;
    case 'deviceLost':
      return { ...facts, isReplacingDevice: true };
    case 'deviceReplaced':
      return event.summaries.reduce<EngineFacts>((moved, summary) => change(moved, summary.id, (run) => ({ ...run, summary })), {
        ...facts,
        isReplacingDevice: false,
      });
    case 'removed': {
      const { [event.id]: _removed, ...runs } = facts.runs;
      return { ...facts, runs };
    }
  }
}

function change(facts: EngineFacts, id: RunId, changed: (run: RunRecord) => RunRecord): EngineFacts {
  const run = facts.runs[id];
  return run === undefined ? facts : { ...facts, runs: { ...facts.runs, [id]: changed(run) } };
}

function withEvaluation(summary: RunSummary, { heldOutLossNats, score }: Evaluation): RunSummary {
  return { ...summary, heldOutLossNats, score };
}

const isNewest = ({ evaluations }: RunRecord, { step }: Evaluation): boolean => step >= (evaluations.at(-1)?.step ?? 0);

/** Ascending, one evaluation per step: a second one of the same step replaces the first. They may arrive out of order. */
function inOrder(evaluations: readonly Evaluation[], added: Evaluation): readonly Evaluation[] {
  return [...evaluations.filter(({ step }) => step < added.step), added, ...evaluations.filter(({ step }) => step > added.step)];
}

/** The run with all that was seen of it before it was kept. */
const withLog = (run: RunRecord, { steps, evaluations, looks }: RunLog): RunRecord => ({
  ...run,
  series: appendSteps(emptySeries, steps),
  evaluations: evaluations.reduce(inOrder, run.evaluations),
  firstInspection: looks[0]?.inspection.step === 0 ? looks[0].inspection : run.firstInspection,
  inspection: run.inspection ?? looks.at(-1)?.inspection ?? null,
  timeline: looks.reduce((timeline, look) => withFrame(timeline, look), run.timeline),
});

/** The run rolled back to an earlier step: later measurements will be repeated. */
function wentBack(run: RunRecord, summary: RunSummary): RunRecord {
  const { step } = summary;
  return {
    ...run,
    summary,
    series: seriesUntil(run.series, step),
    evaluations: run.evaluations.filter((evaluation) => evaluation.step <= step),
    timeline: run.timeline.filter(({ inspection }) => inspection.step <= step),
    inspection: run.inspection !== null && run.inspection.step > step ? (frameAt(run.timeline, step)?.inspection ?? null) : run.inspection,
  };
}
