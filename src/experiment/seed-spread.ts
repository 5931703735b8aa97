/**
 * How far seeds alone move a result: the lowest and the highest held-out loss that default settings ended at, recorded with
 * `npm run verdicts -- --record defaults`. One run cannot know it of itself.
 */
import { experimentOf } from './defaults';
import type { Experiment } from './experiment';
import { fieldNames } from './fields';
import recorded from './seed-spreads.json';

export interface SeedSpread {
  /** How many seeds were trained. */
  readonly seeds: number;
  /** Held-out losses at the end of training, in the unit of the task. */
  readonly low: number;
  readonly high: number;
}

type Spreads = Partial<Readonly<Record<string, Partial<Readonly<Record<string, SeedSpread>>>>>>;
const spreads: Spreads = recorded;

/** What was recorded for an experiment of whatever seed, backend and arithmetic; null where its settings are not the defaults. */
export function seedSpread(experiment: Experiment): SeedSpread | null {
  const { task, mode } = experiment;
  const usual = experimentOf({ task, mode });
  const isUsual = fieldNames.every(
    (name) => name === 'seed' || name === 'backend' || name === 'arithmetic' || experiment[name] === usual[name],
  );
  return isUsual ? (spreads[task]?.[mode] ?? null) : null;
}
