/** What is recorded of a training: a line of JSON in `tests/fixtures/papers/runs.jsonl`, written as soon as it ends. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';
import type { MeasuredLatents } from '../../src/state/papers/measured';

export interface RecordedRun extends Setting {
  readonly mode: ModeId;
  /** Peak learning rate. */
  readonly rate: number;
  readonly seed: number;
  /** Held-out loss at the end. */
  readonly loss: number;
  /** Score at the end, 0 … 1. */
  readonly score: number;
  /** Steps and held-out losses along the way; of the runs that a card draws. */
  readonly curve?: readonly (readonly [step: number, loss: number])[];
  /** Of the runs of a card that shows them. */
  readonly latents?: MeasuredLatents;
}

export const readRuns = (path: string): readonly RecordedRun[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as RecordedRun)
    : [];

/** In the place of the same run recorded before, else at the end. */
export function recordRun(path: string, run: RecordedRun): void {
  const isSame = (other: RecordedRun): boolean =>
    isOf(run, other) && other.mode === run.mode && other.rate === run.rate && other.seed === run.seed;
  const runs = readRuns(path);
  const place = runs.findIndex(isSame);
  const kept = place < 0 ? [...runs, run] : runs.with(place, run);
  writeFileSync(path, kept.map((each) => `${JSON.stringify(each)}\n`).join(''));
}

export const isOf = (setting: Setting, run: Setting): boolean =>
  run.task === setting.task && run.recipe === setting.recipe && run.hiddenSize === setting.hiddenSize && run.steps === setting.steps;
