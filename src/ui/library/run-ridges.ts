/** The last recorded weights of several runs, to be drawn one behind the other. Pure. */
import { modeOf } from '../../catalog/modes/modes';
import type { Lens } from '../../state/slices/view-slice';
import type { Histogram, LibraryEntry, LibraryId, RunLog } from '../../worker/protocol';

export const ALL_LAYERS = 'all';

/** The weights of a run as they were looked at last. */
export interface RunRidge {
  readonly id: LibraryId;
  readonly name: string;
  /** The n-th of the runs side by side. */
  readonly place: number;
  /** Of which step; null: there is nothing to draw, for a reason. */
  readonly recorded: { readonly step: number; readonly histogram: Histogram; readonly counts: LevelCounts } | null;
  readonly missing: 'notRecorded' | 'notQuantised' | null;
}

/** How many weights have each level, from the lowest; none in a run of full precision. */
export type LevelCounts = readonly (readonly [level: number, count: number])[];

/** One row for each run: the weights of one matrix, or of all together. */
export function runRidges(
  entries: readonly LibraryEntry[],
  logs: ReadonlyMap<LibraryId, RunLog>,
  lens: Lens,
  layer: string,
): readonly RunRidge[] {
  return entries.map(({ id, name, experiment }, place) => {
    const { levels } = modeOf(experiment.mode);
    const last = logs.get(id)?.looks.at(-1)?.inspection;
    const layers = (last?.layers ?? []).filter((each) => layer === ALL_LAYERS || each.name === layer);
    const [histogram] = layers.length === 0 ? [] : [summed(layers.map(({ histograms }) => histograms[lens]))];
    if (last === undefined || histogram === undefined) return { id, name, place, recorded: null, missing: 'notRecorded' };
    if (lens === 'quantised' && levels === null) return { id, name, place, recorded: null, missing: 'notQuantised' };
    const counts = (levels ?? []).map(
      (level) => [level, layers.reduce((sum, each) => sum + (each.counts[String(level) as keyof typeof each.counts] ?? 0), 0)] as const,
    );
    return { id, name, place, recorded: { step: last.step, histogram, counts }, missing: null };
  });
}

/** Names of all matrices that any of the runs has, in their order. */
export const layersOf = (logs: Iterable<RunLog>): readonly string[] => [
  ...new Set([...logs].flatMap(({ looks }) => looks.at(-1)?.inspection.layers.map(({ name }) => name) ?? [])),
];

/** All histograms have the axis of ±2.5 of their scale, in equally many bins. */
function summed([first, ...others]: readonly Histogram[]): Histogram | undefined {
  if (first === undefined) return undefined;
  return { ...first, counts: first.counts.map((count, bin) => others.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), count)) };
}
