/** The last recorded weights of several runs, to be drawn one behind the other. Pure. */
import type { Lens } from '../../state/slices/view-slice';
import type { Histogram, LibraryEntry, LibraryId, RunLog } from '../../worker/protocol';

export const ALL_LAYERS = 'all';

export interface RunRidge {
  readonly id: LibraryId;
  readonly name: string;
  /** The n-th of the runs side by side. */
  readonly place: number;
  /** When it was recorded; null: it was not, or the run has no such matrix. */
  readonly recorded: { readonly step: number; readonly histogram: Histogram } | null;
}

/** One row for each run: the weights of one matrix, or of all together, as they were looked at last. */
export function runRidges(
  entries: readonly LibraryEntry[],
  logs: ReadonlyMap<LibraryId, RunLog>,
  lens: Lens,
  layer: string,
): readonly RunRidge[] {
  return entries.map(({ id, name }, place) => {
    const last = logs.get(id)?.looks.at(-1)?.inspection;
    const layers = (last?.layers ?? []).filter((each) => layer === ALL_LAYERS || each.name === layer);
    const [histogram] = layers.length === 0 ? [] : [summed(layers.map(({ histograms }) => histograms[lens]))];
    return { id, name, place, recorded: last === undefined || histogram === undefined ? null : { step: last.step, histogram } };
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
