/** What is recorded of a training: a line of JSON in `tests/fixtures/papers/runs.jsonl`, written as soon as it ends. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ModeId } from '../../src/catalog/modes/modes';
import type { Setting } from '../../src/experiment/measured-rates';

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
}

export const readRuns = (path: string): readonly RecordedRun[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as RecordedRun)
    : [];

export const appendRun = (path: string, run: RecordedRun): void => appendFileSync(path, `${JSON.stringify(run)}\n`);

export const isOf = (setting: Setting, run: Setting): boolean =>
  run.task === setting.task && run.recipe === setting.recipe && run.hiddenSize === setting.hiddenSize && run.steps === setting.steps;
